"""Clauses that look alike and are no accounts of one thing: other parties, other days, known facts, titles, one breath."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from retold.compare.conflict_growth import Counted, changed
from retold.compare.conflict_values import Extent
from retold.compare.conflict_wording import same_substance
from retold.compare.conflicts import find_conflicts
from retold.compare.other_days import compared, holds_then, left_open
from retold.compare.prose import in_title_case, matches_title
from retold.compare.worddiff import first_difference
from retold.model.claims import Claim, ClaimKind, Conflict, ConflictKind, Mention, Stance, Strength
from retold.model.span import Span
from retold.model.story import Story
from retold.model.when import When
from retold.testing import document

Annotate = Callable[..., Story]


def of(story: Story, kind: ConflictKind) -> list[Conflict]:
    return [k for k in find_conflicts(story).conflicts if k.kind is kind]


def claimed(story: Story, *words: str) -> Story:
    """The story with one claim, of which the nth article tells the nth words."""
    spans = []
    for d, w in zip(story.documents, words, strict=True):
        at = d.text.index(w)
        spans.append(Span(d.id, at, at + len(w)))
    mentions = tuple(Mention(span=s, stance=Stance.ASSERTS, value=None, source=None) for s in spans)
    return replace(story, claims=(Claim(id="c1", text=words[0], kind=ClaimKind.EVENT, mentions=mentions),))


@pytest.mark.parametrize(
    ("text", "day", "check"),
    [
        ("The fire was half out as of Monday night.", "Monday night", holds_then),
        ("The rate fell to 7.7 percent from 7.9 percent in October.", "October", compared),
        ("It was the lowest rate since March 2008.", "March 2008", compared),
        ("Wages rose 3 percent from a year earlier.", "a year earlier", compared),
        ("The pier was built in 2017 or 2018.", "2018", left_open),
    ],
)
def test_days_that_date_nothing(text: str, day: str, check: Callable[[str, Span], bool]) -> None:
    at = text.index(day)
    assert check(text, Span("d", at, at + len(day)))
    plain = f"The gate was shut on {day}."
    at = plain.index(day)
    assert not check(plain, Span("d", at, at + len(day)))


def test_two_resignations_are_not_one_on_two_days(annotated: Annotate) -> None:
    one, two = "the council accepted the resignation of Ann Marlow", "the council accepted the resignation of Ben Okoro"
    first = f"Council\n\nOn 3 May 2018, {one}."
    again = f"Council\n\nOn 9 June 2018, {two}."
    both = claimed(annotated(first, again), f"On 3 May 2018, {one}", f"On 9 June 2018, {two}")
    assert of(both, ConflictKind.DATE) == []
    same = claimed(
        annotated(first, again.replace("Ben Okoro", "Marlow")),
        f"On 3 May 2018, {one}",
        f"On 9 June 2018, {two.replace('Ben Okoro', 'Marlow')}",
    )
    assert len(of(same, ConflictKind.DATE)) == 1


def test_shares_of_one_article_are_of_two_things(annotated: Annotate) -> None:
    text = "Poll\n\nThe poll found that 70 percent of sailors backed the new harbour. The poll found that 51 percent of voters backed the new harbour."
    story = annotated(text)
    doc = story.documents[0]
    spans = [
        Span(doc.id, i, i + len("70 percent of sailors backed the new harbour"))
        for i in (doc.text.index("70"), doc.text.index("51"))
    ]
    mentions = tuple(Mention(span=s, stance=Stance.ASSERTS, value=None, source=None) for s in spans)
    claim = Claim(id="c1", text="x", kind=ClaimKind.NUMBER, mentions=mentions)
    assert of(replace(story, claims=(claim,)), ConflictKind.NUMBER) == []


def test_what_was_destroyed_grows_as_tolls_do(annotated: Annotate) -> None:
    words = [
        "the Selda fire has destroyed 435 structures in the foothills",
        "the Selda fire has destroyed 512 structures near the coast of the foothills",
    ]
    made = [
        document(f"Fire\n\nOfficials were out while {w}.", file=f"{i}.txt", published=When(f"2018-11-1{i}"))
        for i, w in enumerate(words, 3)
    ]
    (k,) = of(claimed(annotated(*made), *words), ConflictKind.NUMBER)
    assert k.strength is Strength.UPDATE_OVER_TIME


def test_counts_that_fall_are_no_contradiction() -> None:
    made = [document("x", file=f"{i}.txt", published=When(f"2018-11-1{i}")) for i in (3, 4)]
    assert changed([Counted(made[0], Extent(228, 228)), Counted(made[1], Extent(130, 130))]) is Strength.UPDATE_OVER_TIME
    assert changed([Counted(made[0], Extent(228, 228)), Counted(made[0], Extent(130, 130))]) is Strength.CONTRADICTION
    undated = document("x", file="9.txt")
    assert changed([Counted(made[0], Extent(228, 228)), Counted(undated, Extent(130, 130))]) is Strength.TENSION


FLAT = "Harbour news\n\nGuards at the Selda pier refused to open the northern gate for the fishermen."


def test_another_gate_is_another_act(annotated: Annotate) -> None:
    other = "Pier news\n\nGuards at the Selda pier allegedly refused to open another northern gate for the fishermen."
    assert of(annotated(FLAT, other), ConflictKind.CERTAINTY) == []


def test_what_ought_to_be_done_is_not_stated(annotated: Annotate) -> None:
    one = "One\n\nThe mayor said the Selda council should be allowed to build a harbour wall of its own."
    two = "Two\n\nPlanners fear the Selda council might build a harbour wall of its own."
    assert of(annotated(one, two), ConflictKind.CERTAINTY) == []


def test_nor_denies(annotated: Annotate) -> None:
    told = (
        "One\n\nI have never taken a bribe, nor have I ever worked for the governments of Selda or Norhaven, Ann Marlow said."
    )
    denied = "Two\n\nAnn Marlow denied ever working for the governments of Selda and Norhaven."
    assert of(annotated(told, denied), ConflictKind.POLARITY) == []


def test_what_a_denied_act_is_done_to_is_not_the_act(annotated: Annotate) -> None:
    told = "One\n\nProsecutors said that the prosecution of Ann Marlow began in May."
    denied = "Two\n\nThe judge refuted charges that the prosecution of Ann Marlow was motivated by envy."
    assert of(annotated(told, denied), ConflictKind.POLARITY) == []


@pytest.mark.parametrize("title", ["Under the Gun", "The Wells of Selda", "Harbour Nights"])
def test_titles_of_works(title: str) -> None:
    assert in_title_case(title)


@pytest.mark.parametrize("words", ["under the gun", "We are the harbour", "the Gun", ""])
def test_words_that_are_no_title(words: str) -> None:
    assert not in_title_case(words)


def test_a_title_in_quotation_marks_is_nobodys_statement(annotated: Annotate) -> None:
    said = "One\n\nAnn Marlow said: “Wells of Selda is a fair film about the water and the harbour.”"
    assert of(annotated(said, "Two\n\nThe film “Wells of Selda” opened in May."), ConflictKind.ATTRIBUTION) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("It ’ s a time for truth", "It is a time for truth"),
        ("a promise he does n't repeat", "a promise he doesn’t repeat"),
        ("a promise he does n't repeat", "a promise he does not repeat"),
        ("a mayor who ’ s out of touch", "a mayor who is out of touch"),
    ],
)
def test_contractions_set_apart_are_the_same_words(one: str, two: str) -> None:
    assert first_difference(one, two) is None
    assert same_substance(one, two)


def test_a_caption_is_no_headline_of_another_title() -> None:
    titled = document("x", title="Mayor opens the northern gate")
    assert matches_title(titled, "Mayor opens northern gate of harbour")
    assert not matches_title(titled, "Updated at 4:20 pm. See end of post")
    assert matches_title(document("x"), "Anything")


def test_a_named_son_may_be_who_acts_elsewhere(annotated: Annotate) -> None:
    son = "One\n\nMarlow’s son, Ben, responded forcefully to the editorial about the harbour."
    plain = "Two\n\nMarlow responded at length to the editorial about the harbour."
    assert of(annotated(son, plain), ConflictKind.ACTOR) == []


SAID = (
    "Power\n\nAnn Lee, the head of optics at Lumenix, said in a post: “Every camera of ours now runs a second lens at night.”"
)


@pytest.mark.parametrize(("outlet", "rows"), [("www.blog.lumenix", 0), ("Norhaven Gazette", 1)])
def test_a_companys_own_blog_credits_nobody_with_its_news(annotated: Annotate, outlet: str, rows: int) -> None:
    words = "Every camera of ours now runs a second lens at night"
    told = "Every camera of Lumenix now runs a second lens at night"
    made = annotated(document(SAID, file="1.txt", outlet="The Star"), document(f"Lens\n\n{told}.", file="2.txt", outlet=outlet))
    attribution = next(a for a in made.attributions if a.source is not None)
    made = replace(
        made, attributions=tuple(replace(a, speaker="Ann Lee") if a is attribution else a for a in made.attributions)
    )
    story = claimed(made, words, told)
    said, flat = story.claims[0].mentions
    said = replace(said, stance=Stance.ATTRIBUTED, source="Ann Lee", attribution=attribution.id)
    story = replace(story, claims=(replace(story.claims[0], mentions=(said, flat)),))
    assert len(of(story, ConflictKind.ATTRIBUTION)) == rows


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Analysts had forecast the Selda harbour company creating 185,000 jobs for dockers in northern ports",
            "the Selda harbour company created 75,000 jobs for dockers in northern ports",
        ),
        (
            "the Selda harbour company created 185,000 jobs for dockers in northern ports in 2017",
            "the Selda harbour company created 75,000 jobs for dockers in northern ports in 2018",
        ),
    ],
)
def test_what_was_looked_for_or_is_of_another_year_is_no_other_figure(annotated: Annotate, one: str, two: str) -> None:
    assert of(claimed(annotated(f"Ports\n\n{one}.", f"Jobs\n\nA report says {two}."), one, two), ConflictKind.NUMBER) == []


def test_two_figures_for_one_year_are(annotated: Annotate) -> None:
    one, two = (
        "the Selda harbour company created 185,000 jobs for dockers in northern ports in 2018",
        "the Selda harbour company created 75,000 jobs for dockers in northern ports in 2018",
    )
    found = of(
        claimed(annotated(f"Ports\n\nA survey says {one}.", f"Jobs\n\nA report says {two}."), one, two), ConflictKind.NUMBER
    )
    assert len(found) == 1


def test_a_shared_name_is_no_shared_act(annotated: Annotate) -> None:
    one, two = "Harbour Council President Ann Marlow is hinting", "Harbour Council President Ann Marlow rejected it"
    story = claimed(annotated(f"Ports\n\n{one}.", f"Jobs\n\n{two}."), one, two)
    told, denied = story.claims[0].mentions
    story = replace(story, claims=(replace(story.claims[0], mentions=(told, replace(denied, stance=Stance.DENIED))),))
    assert of(story, ConflictKind.POLARITY) == []


@pytest.mark.parametrize("denied", ["denied Ann Marlow a licence for", "denied a loan for"])
def test_what_is_denied_to_people_is_not_said_to_be_untrue(annotated: Annotate, denied: str) -> None:
    told = "One\n\nA report said that Ann Marlow killed seals at the harbour."
    refused = f"Two\n\nThe council {denied} killing seals at the harbour."
    assert of(annotated(told, refused), ConflictKind.POLARITY) == []
    refused = "Two\n\nAnn Marlow denied killing seals at the harbour."
    assert len(of(annotated(told, refused), ConflictKind.POLARITY)) == 1
