from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html as lxml_html

from bridge_story import bridge
from retold.model.finding import Evidence, Finding
from retold.model.span import Span
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
