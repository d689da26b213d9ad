"""A source document in hand: read beside the articles, checked against, and counted as none of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import lamp_story
import retold as api
from retold.model.errors import InputError

Retold = Callable[..., Any]


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return lamp_story.write(tmp_path_factory.mktemp("lamps"))


@pytest.fixture(scope="module")
def compared(lamps: tuple[Path, Path]) -> api.Story:
    return api.compare_articles(lamps[0], sources=[lamps[1]])


@pytest.fixture(scope="module")
def without(lamps: tuple[Path, Path]) -> api.Story:
    return api.compare_articles(lamps[0])


def test_every_quotation_of_the_letter_has_its_verdict(compared: api.Story) -> None:
    found = {(compared.document(k.span.doc).file[-17:], k.verdict.value, k.silent) for k in compared.source_checks}
    assert found == {
        ("01-ormsby-echo.txt"[-17:], "truncated", True),
        ("01-ormsby-echo.txt"[-17:], "faithful", False),
        ("02-delta-post.txt", "spliced", True),
        ("02-delta-post.txt", "altered", False),
        ("02-delta-post.txt", "not_found", False),
        ("03-canal-news.txt", "faithful", False),
    }
    assert not any("seriously" in compared.text(k.span) for k in compared.source_checks)


def test_findings_show_the_words_on_both_sides(compared: api.Story) -> None:
    codes = Counter(f.code for f in compared.findings if f.code.startswith("F20"))
    assert codes == Counter({"F201": 1, "F204": 1, "F205": 1, "F206": 1, "F207": 1, "F208": 1})
    [letter] = compared.sources
    for finding in compared.findings:
        if finding.code in {"F204", "F205", "F206", "F208"}:
            docs = {e.span.doc for e in finding.evidence}
            assert letter.doc in docs
            assert len(docs) == 2


def test_the_letter_is_a_node_and_what_credits_it_starts_there(compared: api.Story) -> None:
    [letter] = compared.sources
    assert letter.called == ("letter",)
    nodes = {n.id: n for n in compared.lineage.nodes}
    assert nodes[letter.node].seen
    assert not any("letter" in n.name for n in nodes.values() if not n.seen)
    kinds = {compared.document(nodes[e.target].doc or "").file[-17:-4]: e.kind.value for e in compared.lineage.edges}
    assert kinds == {"1-ormsby-echo": "quoted_document", "02-delta-post": "quoted_document", "03-canal-news": "copied"}
    assert any(o.node == letter.node and o.kind.value == "seen" for c in compared.claims for o in c.origins)


def test_nothing_that_is_said_of_articles_changes(compared: api.Story, without: api.Story) -> None:
    [letter] = compared.sources
    articles = [d.id for d in compared.articles]
    assert articles == [d.id for d in without.documents]
    for table in ("quote_matches", "conflicts", "headlines", "labels", "timeline"):
        assert getattr(compared, table) == getattr(without, table), table
    assert [(c.text, c.mentions) for c in compared.claims] == [(c.text, c.mentions) for c in without.claims]
    subjects = set("356789")
    told = [{f.id for f in s.findings if f.code[1] in subjects} for s in (compared, without)]
    assert told[0] == told[1]
    assert not any(letter.doc == e.span.doc for f in compared.findings if f.code[1] in subjects for e in f.evidence)
    assert {len(o.mentions) for c in compared.claims for o in c.origins} <= set(range(1, 9))


def test_a_story_with_a_source_is_written_and_read_again(compared: api.Story, tmp_path: Path) -> None:
    for name in ("story.json", "story.html", "story.md", "story.svg", "story.jsonl"):
        api.save_story(compared, tmp_path / name)
    assert api.load_story(tmp_path / "story.json") == compared
    page = (tmp_path / "story.html").read_text("utf8")
    assert "Checked against the source" in page
    assert 'id="article-S1"' in page


def test_the_summary_counts_articles_and_tells_what_was_checked(retold: Retold, lamps: tuple[Path, Path]) -> None:
    result = retold("compare", lamps[0], "--source", lamps[1])
    told = " ".join(result.out.split())
    assert result.code == 0
    assert told.startswith("Three articles")
    assert "Of six quotations checked against letter.txt, two are printed word for word" in told
    assert "02-delta-post, joined from several places" in told


def test_lineage_takes_a_source_too(retold: Retold, lamps: tuple[Path, Path], tmp_path: Path) -> None:
    result = retold("lineage", lamps[0], "--source", lamps[1], "--json", tmp_path / "x.json", "-o", "-")
    assert result.code == 0
    assert "S1 letter.txt" in result.out
    story = json.loads((tmp_path / "x.json").read_bytes())
    assert len(story["source_checks"]) == 6
    assert api.trace_lineage(lamps[0], sources=[str(lamps[1])]).sources


def test_a_source_that_lies_among_the_articles_is_no_article(tmp_path: Path) -> None:
    for name, text in lamp_story.ARTICLES.items():
        (tmp_path / name).write_text(text, "utf8")
    letter = tmp_path / "letter.txt"
    letter.write_text(lamp_story.LETTER, "utf8")
    story = api.trace_lineage(tmp_path, sources=[letter])
    assert len(story.articles) == 3
    assert [story.document(s.doc).file for s in story.sources] == [str(letter)]
    assert not story.problems


def test_a_title_of_the_meta_file_names_the_source(lamps: tuple[Path, Path], tmp_path: Path) -> None:
    meta = tmp_path / "meta.yaml"
    meta.write_text("- file: letter.txt\n  title: the guild's letter\n", "utf8")
    story = api.compare_articles(lamps[0], sources=[lamps[1]], meta=meta)
    assert not story.problems
    assert any("the guild's letter" in f.text for f in story.findings)


def test_a_source_that_cannot_be_read_is_named(retold: Retold, lamps: tuple[Path, Path]) -> None:
    result = retold("lineage", lamps[0], "--source", lamps[1].with_name("nothing.pdf"))
    assert result.code == 1
    assert "nothing.pdf: not read" in result.err


def test_sources_without_articles_are_nothing_to_compare(retold: Retold, lamps: tuple[Path, Path]) -> None:
    assert retold("lineage", lamps[0] / "none.txt", "--source", lamps[1]).code == 3
    with pytest.raises(InputError):
        api.compare_articles(lamps[0] / "none.txt", sources=[lamps[1]])


@pytest.mark.parametrize("verb", ["reuse", "read", "annotate"])
def test_other_verbs_take_no_source(retold: Retold, lamps: tuple[Path, Path], verb: str) -> None:
    assert retold(verb, lamps[0], "--source", lamps[1]).code == 2


@pytest.mark.parametrize("code", ["F204", "F205", "F206", "F207", "F208"])
def test_codes_are_explained(retold: Retold, code: str) -> None:
    result = retold("explain", code)
    assert result.code == 0
    assert result.out.startswith(code)
