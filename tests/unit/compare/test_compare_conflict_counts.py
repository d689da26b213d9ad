"""Which figures and days of one claim are held against each other: not a correction, a part, another act or another desk's week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from retold.compare.conflict_claimed import value_conflicts
from retold.compare.conflict_comparable import comparable
from retold.compare.conflict_pairs import Pairs
from retold.compare.conflict_slots import Slots
from retold.compare.conflict_values import counted_extent, date_extent
from retold.compare.conflict_voice import Voices
from retold.compare.conflicts import find_conflicts
from retold.compare.tellings import Tellings
from retold.model.claims import Claim, ClaimKind, Conflict, ConflictKind, Mention, Stance
from retold.model.document import display_names
from retold.model.story import Story
from retold.model.when import When
from retold.testing import document, find

Annotate = Callable[..., Story]


def claimed(story: Story, *told: tuple[int, str], asks: str | None = None) -> Story:
    """The story with one claim: in the article of this number (from 0), these words."""
    mentions = tuple(
        Mention(span=find(story.documents[i], words), stance=Stance.ASSERTS, value=None, source=None) for i, words in told
    )
    kind = ClaimKind.NUMBER if asks else ClaimKind.EVENT
    return replace(story, claims=(Claim(id="c1", text=told[0][1], kind=kind, mentions=mentions, asks=asks),))


def of_claim(story: Story) -> list[Conflict]:
    """The conflicts over values of the claim alone, without those between clauses."""
    voices = Voices(story)
    slots = Slots(story, voices)
    return value_conflicts(Pairs(Tellings(story, voices), slots), story.claims[0], display_names(story.documents))


FEW = "The council bought 12 ferries for the northern harbour"
MORE = "The council bought 31 ferries for the northern harbour"


def test_an_article_that_gives_both_values_knows_of_two_things(annotated: Annotate) -> None:
    both, other = f"One\n\n{FEW}.\n\nIt rained.\n\n{MORE}.", f"Two\n\n{MORE}."
    assert of_claim(claimed(annotated(both, other), (0, FEW), (0, MORE), (1, MORE))) == []
    assert len(of_claim(claimed(annotated(f"One\n\n{FEW}.", other), (0, FEW), (1, MORE)))) == 1


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        ("Police had earlier said five people were killed in the harbour.", False),
        ("Police had initially said five people were killed in the harbour.", False),
        ("Police said five people were killed in the harbour.", True),
    ],
)
def test_a_toll_that_was_corrected(annotated: Annotate, words: str, apart: bool) -> None:  # noqa: FBT001 - parametrised
    told = "Seven people were killed in the harbour"
    story = annotated(f"One\n\n{told}.\n\nThe fire is out.\n\n{words}", "Two\n\nIt rained.")
    story = claimed(story, (0, told), (0, "five people were killed in the harbour"), asks="count:killed")
    assert bool(of_claim(story)) is apart


def test_a_toll_corrected_in_one_breath(annotated: Annotate) -> None:
    now, then = "Seven people were killed in the harbour", "Five people were killed in the harbour"
    story = annotated(f"One\n\n{now}. {then} at first count.", "Two\n\nIt rained.")
    assert of_claim(claimed(story, (0, now), (0, then), asks="count:killed")) == []


def test_a_whole_and_its_part(annotated: Annotate) -> None:
    part, half = FEW.replace("12", "2"), FEW.replace("12", "4")
    assert of_claim(claimed(annotated(f"One\n\n{part}.", f"Two\n\n{MORE}."), (0, part), (1, MORE))) == []
    assert of_claim(claimed(annotated(f"One\n\n{half}.", f"Two\n\n{MORE}."), (0, half), (1, MORE)))


@pytest.mark.parametrize(("between", "held"), [("\n\n", True), (".\n\nIt rained.\n\n", False)])
def test_counts_of_one_text_are_of_two_things_unless_one_stands_above_it(annotated: Annotate, between: str, held: bool) -> None:  # noqa: FBT001 - parametrised
    top = "" if held else "Harbour\n\n"
    story = annotated(f"{top}{FEW}{between}{MORE}.", "Two\n\nIt rained.")
    voices = Voices(story)
    slots = Slots(story, voices)
    few, more = (find(story.documents[0], words) for words in (FEW, MORE))
    a, b = (slots.within(place)[0] for place in (few, more))
    assert comparable(story, Pairs(Tellings(story, voices), slots), (few, a), (more, b)) is held


def dated(annotated: Annotate, one: tuple[str, str], two: tuple[str, str]) -> list[Conflict]:
    """Conflicts over days between two articles, each given as its day of publication and its sentence."""
    docs = [document(f"Harbour\n\n{words}.", file=f"{i}.txt", published=When(day)) for i, (day, words) in enumerate((one, two))]
    story = claimed(annotated(*docs), (0, one[1]), (1, two[1]))
    return [k for k in find_conflicts(story).conflicts if k.kind is ConflictKind.DATE]


DAY, SHUT = "2031-06-12", "The council closed the harbour gate"


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("in December", "in December 2029", False),
        ("in November", "in December 2029", True),
        ("last week", "on June 1, 2031", False),
        ("last week", "on May 1, 2031", True),
        ("last weekend", "on June 6, 2031", False),
        ("last weekend", "on June 4, 2031", True),
        ("three years ago", "in 2027", False),
        ("three years ago", "in 2025", True),
    ],
)
def test_days_counted_from_publication_are_loose(annotated: Annotate, one: str, two: str, apart: bool) -> None:  # noqa: FBT001 - parametrised
    assert bool(dated(annotated, (DAY, f"{SHUT} {one}"), (DAY, f"{SHUT} {two}"))) is apart


def test_the_same_words_counted_from_two_days_are_of_no_other_day(annotated: Annotate) -> None:
    now, later = (DAY, f"{SHUT} three years ago"), ("2036-06-12", f"{SHUT} three years ago")
    assert not dated(annotated, now, later)
    assert dated(annotated, now, ("2036-06-12", f"{SHUT} two years ago"))


def test_what_was_signed_each_day_is_not_one(annotated: Annotate) -> None:
    bill, letter = "Ann Marlow signed a harbour bill on May 3, 2031", "Ann Marlow signed a letter on June 9, 2031"
    assert not dated(annotated, (DAY, bill), (DAY, letter))
    assert dated(annotated, (DAY, bill), (DAY, letter.replace("a letter", "the harbour bill")))


def test_a_year_in_a_name_dates_nothing(annotated: Annotate) -> None:
    one, two = (f"Ann Marlow closed the gate with the {year} candidate" for year in (2012, 2016))
    assert not dated(annotated, (DAY, one), (DAY, two))
    one, two = (f"Ann Marlow closed the gate with the candidate in {year}" for year in (2012, 2016))
    assert dated(annotated, (DAY, one), (DAY, two))


def test_a_strike_of_long_ago_lasted_as_long_as_it_did(annotated: Annotate) -> None:
    def lasted(one: str, two: str) -> bool:
        docs = [document(f"Harbour\n\n{w}.", file=f"{i}.txt", published=When(DAY)) for i, w in enumerate((one, two))]
        story = claimed(annotated(*docs), (0, one), (1, two))
        return any(k.kind is ConflictKind.DURATION for k in find_conflicts(story).conflicts)

    now = "The harbour strike lasted nine weeks"
    assert lasted("The harbour strike lasted three weeks", now)
    assert not lasted("The harbour strike lasted three weeks in 2019", now)


@pytest.mark.parametrize(
    ("value", "before", "after"),
    [
        ("2031-06-12", 0, 0),
        ("2031-06-07/2031-06-08", 1, 1),
        ("2031-06-02/2031-06-08", 2, 2),
        ("2031-05", 2, 2),
        ("2031", 365, 365),
        ("2031-06~", 0, 0),
    ],
)
def test_what_a_counted_date_leaves_open(value: str, before: int, after: int) -> None:
    plain, counted = date_extent(value), counted_extent(value)
    assert plain is not None
    assert counted is not None
    assert (plain.low - counted.low, counted.high - plain.high) == (before, after)
    assert counted.loose is (before > 0 or plain.loose)


def test_no_date_leaves_nothing_open() -> None:
    assert counted_extent("in a while") is None
