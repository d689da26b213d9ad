from __future__ import annotations

from pathlib import Path

import pytest

from retold.model.document import Kind
from retold.model.story import Story
from retold.pipeline import READ_STAGES, run
from retold.read.inputs import read_inputs

LINES = [
    "The harbour office said on Monday that a ferry had run aground near the old pier of Port Selda, and that nobody was hurt.",
    "Divers looked at the hull in the afternoon; the captain, who has sailed the route for twelve years, was asked what he saw.",
    "The ferry line put two buses on the coast road and told its passengers that the next boat would leave on Wednesday.",
    "A spokeswoman of the line said that the old pier had been due for repair since spring and that letters had gone unanswered.",
]
BODY = "".join(f"<p>{p}</p>" for p in LINES)


def page(body: str, head: str = "<title>Ferry runs aground</title>", heading: str = "Ferry runs aground") -> str:
    return f"<html><head>{head}</head><body><article><h1>{heading}</h1>{body}</article></body></html>"


def read(tmp_path: Path, *pages: str) -> Story:
    files = []
    for i, source in enumerate(pages):
        file = tmp_path / f"{i}.html"
        file.write_text(source, "utf-8")
        files.append(str(file))
    return run(read_inputs(files), READ_STAGES)


def codes(story: Story) -> list[str]:
    return [f.code for f in story.findings]


def closed(value: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry runs aground", "isAccessibleForFree": {value}}}</script>'


def test_an_article_is_an_article(tmp_path: Path) -> None:
    story = read(tmp_path, page(BODY))
    assert (story.documents[0].kind, codes(story)) == (Kind.ARTICLE, [])


@pytest.mark.parametrize("value", ["false", '"False"'])
def test_a_short_closed_article_breaks_off(tmp_path: Path, value: str) -> None:
    story = read(tmp_path, page(f"<p>{LINES[0]}</p>", closed(value)))
    assert story.documents[0].kind is Kind.PAYWALLED
    assert codes(story) == ["F903"]
    assert story.text(story.findings[0].evidence[0].span) == LINES[0]


def test_a_long_closed_article_is_whole(tmp_path: Path) -> None:
    story = read(tmp_path, page(BODY * 4, closed("false")))
    assert (story.documents[0].kind, codes(story)) == (Kind.ARTICLE, [])


def test_wording_tells_a_wall_and_is_the_evidence(tmp_path: Path) -> None:
    wall = "<div class='paywall'><p>Subscribe to continue reading this article.</p></div>"
    story = read(tmp_path, page(f"<p>{LINES[0]}</p>{wall}"))
    assert story.documents[0].kind is Kind.PAYWALLED
    assert "Subscribe to continue" in story.text(story.findings[0].evidence[0].span)


def test_stamps_among_the_paragraphs_make_a_live_blog(tmp_path: Path) -> None:
    entries = "".join(f'<time class="timestamp">1{i}:0{i}</time><p>{p}</p>' for i, p in enumerate([*LINES, *LINES[::-1]]))
    story = read(tmp_path, page(f"<p>{LINES[1]}</p>{entries}"))
    assert story.documents[0].kind is Kind.LIVE_BLOG
    assert codes(story) == ["F904"]
    assert len(story.findings[0].evidence) >= 4


def test_headings_that_begin_with_a_time_make_a_live_blog(tmp_path: Path) -> None:
    entries = "".join(
        f'<h2 class="timestamp">1{i}.0{i} Uhr: The harbour office speaks again of the ferry and of the pier at Port Selda</h2><p>{p}</p>'
        for i, p in enumerate([*LINES, *LINES[::-1]])
    )
    assert read(tmp_path, page(f"<p>{LINES[1]}</p>{entries}")).documents[0].kind is Kind.LIVE_BLOG


def test_a_page_that_calls_itself_a_live_blog_is_one(tmp_path: Path) -> None:
    head = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Ferry runs aground"}</script>'
    assert read(tmp_path, page(BODY, head)).documents[0].kind is Kind.LIVE_BLOG


@pytest.mark.parametrize(
    ("heading", "body", "kind"),
    [
        ("404 - Page not found", "<p>The page you requested is gone.</p>", Kind.ERROR),
        ("Seite nicht gefunden", "<p>Das tut uns leid.</p>", Kind.ERROR),
        ("Search results for ferry", "<p>Three things.</p>", Kind.LISTING),
        ("Harbour", "".join(f"<p><a href='/{i}'>{p[:40]}</a></p>" for i, p in enumerate(LINES * 3)), Kind.LISTING),
    ],
)
def test_pages_that_are_no_article_are_said(tmp_path: Path, heading: str, body: str, kind: Kind) -> None:
    story = read(tmp_path, page(body, f"<title>{heading}</title>", heading))
    assert story.documents[0].kind is kind
    assert codes(story) == ["F905"]


def test_the_same_text_under_two_addresses_is_said_whatever_stands_around_it(tmp_path: Path) -> None:
    def at(path: str, more: str) -> str:
        return page(BODY + more, f'<link rel="canonical" href="https://post.example/{path}"><title>Ferry runs aground</title>')

    story = read(tmp_path, at("a", ""), at("b", "<footer>Imprint and other things</footer>"))
    assert codes(story) == ["F902"]
    assert {story.text(e.span) for e in story.findings[0].evidence} == {LINES[0]}
    other = at("c", "").replace("post.example", "courier.example")
    assert codes(read(tmp_path, at("a", ""), other)) == []


def test_texts_without_a_word_are_unknown(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Ferry", "utf-8")
    assert run(read_inputs([str(file)]), READ_STAGES).documents[0].kind is Kind.UNKNOWN
