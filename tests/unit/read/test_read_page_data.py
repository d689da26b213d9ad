from __future__ import annotations

import json
from pathlib import Path

from retold.model.document import DATA_RULE, Role
from retold.model.story import Story
from retold.pipeline import READ_STAGES, run
from retold.read.inputs import read_inputs

PARAGRAPHS = [
    "The harbour office said on Monday that a ferry had run aground near the old pier of Port Selda, and that nobody was hurt.",
    "Divers looked at the hull in the afternoon; the captain, who has sailed the route for twelve years, was asked what he saw.",
    "The ferry line put two buses on the coast road and told its passengers that the next boat would leave on Wednesday.",
    "A spokeswoman of the line said that the old pier had been due for repair since spring and that letters had gone unanswered.",
]


def read(tmp_path: Path, page: str) -> Story:
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")
    return run(read_inputs([str(file)]), READ_STAGES)


def ld(body: str) -> str:
    data = {"@type": "NewsArticle", "headline": "Ferry runs aground", "articleBody": body}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_text_that_stands_in_json_ld_only_is_put_behind_the_page(tmp_path: Path) -> None:
    shown = "<h1>Ferry runs aground</h1><p>Subscribers know more.</p>"
    plain = read(tmp_path, f"<html><head></head><body>{shown}</body></html>").documents[0].text
    whole = "\n\n".join(PARAGRAPHS)
    story = read(tmp_path, f"<html><head>{ld(whole)}</head><body>{shown}</body></html>")
    text = story.documents[0].text
    assert text == plain + "\n\n" + "\n\n".join(PARAGRAPHS)
    added = [r for r in story.regions if r.rule == DATA_RULE]
    assert {r.role for r in added} == {Role.BODY}
    assert "\n\n".join(story.text(r.span) for r in added) == "\n\n".join(PARAGRAPHS)
    finding = next(f for f in story.findings if f.code == "F906")
    assert story.text(finding.evidence[0].span) == PARAGRAPHS[0]


def test_text_that_a_reader_sees_is_not_read_twice(tmp_path: Path) -> None:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    story = read(
        tmp_path, f"<html><head>{ld(' '.join(PARAGRAPHS))}</head><body><h1>Ferry runs aground</h1>{body}</body></html>"
    )
    assert story.documents[0].text.count("Port Selda") == 1
    assert not [f for f in story.findings if f.code == "F906"]


def test_text_in_the_state_of_a_script_is_read_where_the_page_shows_none(tmp_path: Path) -> None:
    state = {"props": {"page": {"article": {"body": [{"type": "p", "text": p} for p in PARAGRAPHS]}}}}
    page = f'<html><body><h1>Ferry runs aground</h1><script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script></body></html>'
    story = read(tmp_path, page)
    assert [story.text(r.span) for r in story.regions if r.rule == DATA_RULE] == PARAGRAPHS


def test_a_page_whose_words_are_all_in_its_data_is_no_empty_page(tmp_path: Path) -> None:
    story = read(tmp_path, f"<html><head>{ld('<p>' + '</p><p>'.join(PARAGRAPHS) + '</p>')}</head><body></body></html>")
    assert story.documents[0].text == "\n\n".join(PARAGRAPHS)
