from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html

from bridge_story import bridge
from crowd_story import crowd
from retold.model.finding import Evidence, Finding
from retold.model.span import Span
from retold.model.story import Story
from retold.pipeline import run
from retold.read.inputs import read_inputs
from retold.report.excerpts import kept
from retold.report.html import to_excerpts, to_html
from retold.testing import document, find
from retold.testing import story as story_of

OWN = "Nobody but its author needs this long aside about the weather over the harbour on that day, or what came of it. "


@pytest.fixture(scope="module")
def cut() -> lxml_html.HtmlElement:
    return lxml_html.fromstring(to_excerpts(bridge()))


def test_every_link_of_an_excerpt_leads_somewhere(cut: lxml_html.HtmlElement) -> None:
    ids = cut.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert [h for h in cut.xpath("//a/@href") if h.startswith("#") and h[1:] not in set(ids)] == []


def test_what_no_finding_needs_is_left_out_and_counted() -> None:
    text = f"The pier is shut\nThe pier is shut, police said.\n{OWN * 3}\n{OWN}The ferry sails. {OWN}"
    doc = document(text, outlet="Lowmoor News")
    finding = Finding(
        code="F502", values={"text": "x"}, confidence=0.5, evidence=(Evidence(find(doc, "The ferry sails."), "y"),)
    )
    story = replace(story_of(doc), findings=(finding,))
    page = to_excerpts(story).decode()
    assert "The ferry sails." in page
    assert OWN.strip() not in page
    assert "[… 76 words …]" in page
    assert kept(story).words(story) < 30
    assert OWN.strip() in to_html(story).decode()


def test_of_long_evidence_the_ends_remain() -> None:
    doc = document("Head\n" + "start " + "middle " * 200 + "end.")
    place = Span(doc.id, 5, len(doc.text))
    finding = Finding(code="F502", values={"text": "x"}, confidence=0.5, evidence=(Evidence(place, "y"),))
    story = replace(story_of(doc), findings=(finding,))
    [first, last] = [doc.text[a:b] for a, b in kept(story).ranges[doc.id]]
    assert first.startswith("start middle")
    assert last.endswith("middle end.")
    assert len(first) + len(last) < 260


def test_words_are_never_cut_in_two() -> None:
    story = bridge()
    for d in story.documents:
        for a, b in kept(story).ranges[d.id]:
            assert a == 0 or not (d.text[a - 1].isalnum() and d.text[a].isalnum())
            assert b == len(d.text) or not (d.text[b - 1].isalnum() and d.text[b].isalnum())


def test_both_pages_say_what_they_hold(cut: lxml_html.HtmlElement) -> None:
    assert "holds only the words that serve as evidence" in cut.text_content()
    full = lxml_html.fromstring(to_html(bridge())).text_content()
    assert "holds the full text of six documents and one comment of readers" in full


def test_an_excerpt_offers_no_whole_articles_side_by_side(cut: lxml_html.HtmlElement) -> None:
    assert cut.xpath("//table[@class='side'] | //@data-places") == []
    assert lxml_html.fromstring(to_html(bridge())).xpath("//@data-places") != []


RUN = 8
"""Words in a row that nobody writes twice by chance, and that no page may hold unless they serve as evidence."""


def in_runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    yield from (tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


def spelled(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def left_out(story: Story) -> set[tuple[str, ...]]:
    """Runs of words of the articles that no excerpt may hold: none of their words serves as evidence, here or in a copy."""
    ranges = kept(story).ranges
    evidence = {run for d in story.documents for a, b in ranges[d.id] for run in in_runs(spelled(d.text[a:b]))}
    known = {run for d in story.documents for t in (d.title or "", d.outlet or "") for run in in_runs(spelled(t))}
    apart: set[tuple[str, ...]] = set()
    for d in story.documents:
        at = 0
        for a, b in [*ranges[d.id], (len(d.text), len(d.text))]:
            apart.update(in_runs(spelled(d.text[at:a])))
            at = b
    return apart - evidence - known


def everything(page: bytes) -> Iterator[str]:
    """All that a page holds that somebody could read out of it: text, paragraph by paragraph, attributes, comments."""
    tree = lxml_html.fromstring(page)
    for element in tree.iter():
        if isinstance(element.tag, str):
            yield from element.attrib.values()
    yield " ".join(tree.itertext())
    yield tree.text_content()


@pytest.mark.parametrize("name", ["bridge", "crowd", "example"])
def test_an_excerpt_holds_no_run_of_words_that_is_no_evidence(name: str) -> None:
    example = Path(__file__).resolve().parents[3] / "examples/harbour-ferry"
    story = {
        "bridge": bridge,
        "crowd": lambda: crowd(12),
        "example": lambda: run(read_inputs([str(example / "articles")], meta=str(example / "meta.yaml"))),
    }[name]()
    apart = left_out(story)
    assert apart
    assert {run for text in everything(to_html(story)) for run in in_runs(spelled(text))} & apart
    assert {run for text in everything(to_excerpts(story)) for run in in_runs(spelled(text))} & apart == set()
