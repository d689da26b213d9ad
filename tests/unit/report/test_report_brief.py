"""The first screen: one paragraph, what is said to have happened by whose word, five findings, in every format alike."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from bridge_story import bridge
from retold.model.claims import Claim, ClaimKind, ConflictKind, Mention, Stance, TimelineEntry
from retold.model.errors import ModelError
from retold.model.finding import Evidence, Finding
from retold.model.lineage import EdgeKind, Lineage
from retold.model.story import Story
from retold.pipeline import run
from retold.report.brief import TOP, brief, paragraph
from retold.report.brief_copies import tellings
from retold.report.brief_title import articles_and_lineage
from retold.report.cites import Citer
from retold.report.html import to_html
from retold.report.shared_text import pairs
from retold.report.text import summary
from retold.report.writers import FORMATS
from retold.testing import document, find
from retold.testing import story as story_of

SHORT = "Nine people hurt on Monday\n\nNine people were hurt on Monday, Ann Lee said.\n“We closed the slip at once,” she added."


def told(story: Story) -> list[str]:
    return [s.text for s in paragraph(story, Citer(story))]


def run_of(*texts: str) -> Story:
    return run(story_of(*texts))


def test_the_paragraph_says_copies_tellings_origins_and_what_conflicts() -> None:
    text = " ".join(told(bridge()))
    assert "Two of the five likely have text of one original that the set does not hold: Oster Wire" in text
    assert "(copied by A Harl Herald and B The Delta Post)" in text
    assert "the five are four tellings at most" in text
    assert "Of three claims that several articles tell, one comes down to one named origin" in text
    assert "Accounts differ in two places and cannot all stand in one of them" in text
    assert "1 of 6 inputs could not be read" in text


def test_every_sentence_leads_to_what_proves_it() -> None:
    page = lxml_html.fromstring(to_html(bridge()).decode())
    sentences = page.xpath("//p[@class='brief']/bdi")
    assert len(sentences) == len(told(bridge()))
    for s in sentences:
        assert s.xpath(".//a"), s.text_content()
        assert all(page.get_element_by_id(a.get("href")[1:]) is not None for a in s.xpath(".//a"))


def test_formats_say_the_same() -> None:
    story = bridge()
    whole = brief(story, Citer(story))
    page = lxml_html.fromstring(to_html(story).decode())
    terminal = " ".join(summary(story, 80).split())
    markdown = " ".join(re.sub(r"\\(.)", r"\1", FORMATS[".md"](story).decode()).split())
    shown = " ".join(page.text_content().split())
    for line in (
        whole.title,
        whole.text,
        *(f.text for f in whole.first),
        *(t.what for t in whole.dates),
        *(q.text for q in whole.questions),
    ):
        assert line in terminal
        assert line in markdown
        assert line in shown
    order = ("What is said to have happened", "What to look at first", "Open questions")
    assert len(whole.first) == TOP
    for text in (terminal, markdown):
        places = [text.index(heading) for heading in order if heading in text]
        assert places == sorted(places)


def test_one_article_has_nothing_to_be_compared_with() -> None:
    lines = told(run_of(SHORT))
    assert lines[:2] == [
        "One article was read.",
        "Nothing can be compared: there is one article, and what follows is what it tells by itself.",
    ]
    assert "It gives the words of one voice, Ann Lee." in lines
    assert not [line for line in lines if "Accounts" in line or "share" in line]


def test_two_articles_are_both_and_not_two_of_two() -> None:
    text = " ".join(told(run_of(SHORT, SHORT + "\nThe slip reopens in May.")))
    assert "The two have " in text
    assert "two of the two" not in text
    assert "two of two" not in text


def test_what_was_not_looked_for_is_not_spoken_of() -> None:
    text = "Le bac heurte le quai\n\nNeuf personnes ont été blessées lundi lorsque le bac Linotte a heurté le quai de Valmer."
    made = run(story_of(*(document(text + end, f"{n}.txt", language="fr") for n, end in enumerate(("", " Oui.")))))
    assert [s.parts[1].href for s in paragraph(made, Citer(made))[1:]] == ["#common"]
    assert made.notes[0].startswith("2 of 2 articles are not in English (fr)")
    assert not [f for f in made.findings if f.code == "F901"]
    bare = replace(
        bridge(), stages=("regions",), passages=(), conflicts=(), quote_matches=(), claims=(), headlines=(), findings=()
    )
    assert len(told(replace(bare, lineage=Lineage(), sources=(), source_checks=()))) == 1


def test_nothing_is_said_of_no_articles() -> None:
    assert told(Story()) == ["No articles were read."]


def test_who_copied_and_who_perhaps_reworked_are_told_apart() -> None:
    story = bridge()
    first = next(e for e in story.lineage.edges if e.kind is EdgeKind.COPIED)
    unsure = tuple(
        replace(e, confidence=0.5, kind=EdgeKind.REWRITTEN) if e.kind is EdgeKind.COPIED and e is not first else e
        for e in story.lineage.edges
    )
    (lost,) = (line for line in told(replace(story, lineage=replace(story.lineage, edges=unsure))) if "likely" in line)
    assert lost.startswith("One of the five likely has text of one original")
    assert "copied by" in lost
    assert "perhaps reworked by" in lost


def test_text_that_was_taken_or_is_shared_counts_once() -> None:
    story = articles_and_lineage(bridge())
    groups = tellings(story, [p for p in pairs(story) if p.long])
    assert sorted(len(g) for g in groups) == [1, 1, 1, 2]
    assert set().union(*groups) == {d.id for d in story.documents}


def test_what_most_tell_is_told_by_whose_word() -> None:
    s = bridge()
    words = ("closed the Harl bridge", "was closed")
    docs = [d for d in s.articles if any(w in d.text for w in words)]
    places = [find(d, next(w for w in words if w in d.text)) for d in docs]
    assert len(places) >= 3
    sources = ("the guild", *[None] * (len(places) - 1))
    mentions = tuple(Mention(span=p, stance=Stance.ASSERTS, source=who) for p, who in zip(places, sources, strict=True))
    claim = Claim(id="c9", text="The bridge is closed.", kind=ClaimKind.STATUS, mentions=mentions)
    made = replace(s, claims=(claim,), conflicts=(), timeline=())
    row = brief(made, Citer(made)).central
    assert row is not None
    assert row.when == f"{len(docs)} of 5 articles tell this"
    assert row.by == "A credits the guild; B and C in their own words"
    hedged = replace(claim, mentions=(replace(mentions[0], stance=Stance.HEDGED), *mentions[1:]))
    row = brief(replace(made, claims=(hedged,)), Citer(made)).central
    assert row is not None
    assert row.by.startswith("A credits the guild, with a hedge;")


def test_dates_are_in_order_with_whose_word_and_lead_to_it() -> None:
    story = bridge()
    rows = brief(story, Citer(story)).dates
    assert [(t.when, t.by) for t in rows] == [
        ("May 2031", "A credits the guild; D in its own words"),
        ("10 June 2031 (uncertain)", "A and B in their own words"),
    ]
    page = lxml_html.fromstring(to_html(story).decode())
    links = page.xpath("//section[@id='happened']//p[@class='by']//a/@href")
    assert len(links) == 7
    assert all(page.get_element_by_id(h[1:]) is not None for h in links)


def test_of_many_dates_those_are_first_that_most_tell() -> None:
    story = bridge()
    a, b = (find(story.documents[n], "on Tuesday") for n in (0, 1))
    alone = [TimelineEntry(id=f"x{n}", when=f"20{n:02}", what=f"Year {n}", mentions=(a,)) for n in range(9)]
    both = [TimelineEntry(id=f"y{n}", when=f"19{n:02}", what=f"Both {n}", mentions=(a, b)) for n in (1, 2)]
    made = replace(story, timeline=(*alone, *both))
    whole = brief(made, Citer(made))
    assert [t.what for t in whole.dates] == ["Both 1", "Both 2"]
    page = lxml_html.fromstring(to_html(made).decode())
    assert len(page.xpath("//section[@id='timeline']//li")) == 11
    assert not lxml_html.fromstring(to_html(story).decode()).xpath("//section[@id='timeline']")


def test_a_source_for_every_mention_or_for_none() -> None:
    place = find(bridge().documents[0], "on Tuesday")
    with pytest.raises(ModelError, match="as many sources"):
        TimelineEntry(id="t", when="2031", what="It closed", mentions=(place,), sources=("a", "b"))


def test_findings_are_folded_and_hold_their_words() -> None:
    page = lxml_html.fromstring(to_html(bridge()).decode())
    rows = page.xpath("//section[@id='first']/details")
    assert len(rows) == TOP
    for row in rows:
        assert row.xpath("./summary//h3")
        assert row.xpath(".//ul[@class='cites']//a[@class='words']")
        [link] = row.xpath(".//p[contains(@class, 'tools')]/a[starts-with(., 'Link to')]/@href")
        assert page.get_element_by_id(link[1:]) is not None


def test_hostile_words_stay_words_in_the_paragraph() -> None:
    story = bridge()
    evil = "<script>alert(1)</script>\u202e"
    nodes = tuple(n if n.seen else replace(n, name=evil) for n in story.lineage.nodes)
    made = replace(story, lineage=replace(story.lineage, nodes=nodes))
    place = find(story.documents[0], "on Tuesday")
    found = Finding(code="F502", values={"text": evil}, confidence=0.5, evidence=(Evidence(place, evil),))
    made = replace(
        made, findings=(found,), timeline=(TimelineEntry(id="t", when="2031", what=evil, mentions=(place,), sources=(evil,)),)
    )
    page = lxml_html.fromstring(to_html(made).decode())
    assert not [s for s in page.xpath("//script") if "alert(1)" in (s.text or "")]
    assert "\u202e" not in summary(made)


def test_differences_of_headlines_and_quotations_are_counted_with_them() -> None:
    story = bridge()
    only = tuple(replace(k, kind=ConflictKind.QUOTE_WORDING) for k in story.conflicts)
    assert not [line for line in told(replace(story, conflicts=only)) if "ifference" in line or "differ" in line]
    assert "No differences between accounts were found." in told(replace(story, conflicts=(), timeline=()))
