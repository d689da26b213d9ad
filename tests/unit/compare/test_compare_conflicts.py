from __future__ import annotations

from dataclasses import replace

import pytest

from retold.compare.conflict_values import date_extent, duration_extent, number_extent
from retold.compare.conflict_wording import same_substance
from retold.compare.conflicts import find_conflicts
from retold.model.claims import Claim, ClaimKind, Conflict, ConflictKind, Mention, Stance, Strength
from retold.model.marks import Bound, NumberMark
from retold.model.span import Span
from retold.model.story import Story
from retold.model.when import When
from retold.pipeline import run
from retold.testing import document, find, story

DAYS = (When("2031-05-01"), When("2031-05-02"))


def told(first: tuple[str, str, Bound], second: tuple[str, str, Bound], unit: str = "passenger") -> Story:
    docs = [
        document(f"Head\n\nThe ferry crash in Norhaven injured {words} {unit}s.", f"{i}.txt", published=DAYS[i])
        for i, (words, _, _) in enumerate((first, second))
    ]
    s = story(*docs)
    marks = []
    for doc, (words, figure, bound) in zip(docs, (first, second), strict=True):
        value = float(figure)
        marks.append(
            NumberMark(
                span=find(doc, f"{words} {unit}"),
                low=value,
                high=value,
                bound=bound,
                unit=unit,
                rendered=f"{bound}{figure} {unit}s",
            )
        )
    spans = [Span(d.id, 6, len(d.text)) for d in docs]
    claim = Claim(
        id="c1", text="A crash.", kind=ClaimKind.NUMBER, mentions=tuple(Mention(span=x, stance=Stance.ASSERTS) for x in spans)
    )
    return find_conflicts(replace(s, claims=(claim,), numbers=tuple(marks)))


def test_two_figures_for_one_count_contradict() -> None:
    s = told(("11", "11", Bound.EXACT), ("14", "14", Bound.EXACT))
    (k,) = s.conflicts
    assert (k.kind, k.strength) == (ConflictKind.NUMBER, Strength.CONTRADICTION)
    assert [m.value for m in k.members] == ["11 passengers", "14 passengers"] or len(k.members) == 2
    assert [f.code for f in s.findings] == ["F501"]
    assert "11 passengers" in s.findings[0].text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("11", "11", Bound.EXACT), ("11", "11", Bound.EXACT)),
        (("at least 2", "2", Bound.AT_LEAST), ("14", "14", Bound.EXACT)),
        (("about 200", "200", Bound.ABOUT), ("203", "203", Bound.EXACT)),
    ],
)
def test_values_that_can_both_hold_do_not_contradict(first: tuple[str, str, Bound], second: tuple[str, str, Bound]) -> None:
    assert not [k for k in told(first, second).conflicts if k.strength is Strength.CONTRADICTION]


def test_ages_are_of_persons_and_not_held_against_each_other() -> None:
    assert not told(("29", "29", Bound.EXACT), ("21", "21", Bound.EXACT), "year-old").conflicts


def test_a_rising_toll_of_a_later_day_is_an_update() -> None:
    (k,) = told(("3", "3", Bound.EXACT), ("5", "5", Bound.EXACT), "casualty").conflicts
    assert k.strength is Strength.UPDATE_OVER_TIME


def stances(*stance: Stance) -> list[Conflict]:
    s = story(*(f"Head\n\nThe old ferry crashed into pier {i}." for i, _ in enumerate(stance)))
    mentions = tuple(
        Mention(
            span=Span(d.id, 6, len(d.text)),
            stance=x,
            source="Ann Lee" if x is Stance.ATTRIBUTED else None,
            attribution="a1" if x is Stance.ATTRIBUTED else None,
        )
        for d, x in zip(s.documents, stance, strict=True)
    )
    claim = Claim(id="c1", text="The ferry crashed.", kind=ClaimKind.EVENT, mentions=mentions)
    return list(find_conflicts(replace(s, claims=(claim,))).conflicts)


@pytest.mark.parametrize(
    ("pair", "kind"),
    [
        ((Stance.ASSERTS, Stance.DENIED), ConflictKind.POLARITY),
        ((Stance.ASSERTS, Stance.ATTRIBUTED), ConflictKind.ATTRIBUTION),
    ],
)
def test_stances_that_differ(pair: tuple[Stance, Stance], kind: ConflictKind) -> None:
    (k,) = stances(*pair)
    assert k.kind is kind
    assert len(k.members) == 2


def test_stances_that_agree() -> None:
    assert stances(Stance.ASSERTS, Stance.ASSERTS) == []
    assert stances(Stance.ATTRIBUTED, Stance.ATTRIBUTED) == []


def test_extents() -> None:
    week, month = duration_extent("P1W"), duration_extent(">P1M")
    assert week is not None
    assert month is not None
    assert not week.meets(month)
    weeks = duration_extent("PXW")
    assert weeks is not None
    assert not weeks.meets(week)
    assert weeks.meets(month)
    assert duration_extent("P1Y2M") is None
    june, day = date_extent("2031-06"), date_extent("2031-06-20")
    assert june is not None
    assert day is not None
    assert june.meets(day)
    assert date_extent("2031-13-40") is None
    assert number_extent(
        NumberMark(span=Span("d", 0, 1), low=2, high=2, bound=Bound.AT_LEAST, unit="x", rendered=">=2 x")
    ).high == float("inf")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("I swear the ferry lifted onto one side", "I swear the ferry lifted on to one side", True),
        ("We were travelling fast that day", "We were traveling fast that day", True),
        ("We were travelling fast", "were travelling fast that day", True),
        ("We did know of the leak", "We did not know of the leak", False),
        ("He is clearly to blame", "He is quite clearly to blame", False),
    ],
)
def test_spelling_is_no_other_wording(a: str, b: str, same: bool) -> None:  # noqa: FBT001 - parametrised
    assert same_substance(a, b) is same


@pytest.mark.parametrize(
    ("first", "second", "clash"), [("two weeks", "three months", True), ("forty minutes", "300 days", False)]
)
def test_durations_worlds_apart_are_of_two_happenings(first: str, second: str, clash: bool) -> None:  # noqa: FBT001 - parametrised
    s = run(
        story(
            *(f"Strike in Selda\n\nThe strike at the docks of Selda lasted {span}, the union said." for span in (first, second))
        )
    )
    assert any(k.kind is ConflictKind.DURATION for k in s.conflicts) is clash


def test_a_duration_of_a_unit_of_time_is_no_claim() -> None:
    told = (
        "The satellite was lost after nine minutes and 46 seconds.",
        "The satellite was lost after nine minutes and 24 seconds.",
    )
    s = run(story(*(f"Rocket fails\n\n{words}" for words in told)))
    assert not any("minute lasted" in c.text for c in s.claims)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("I didn't want the ferry to leave", "I did not want the ferry to leave", True),
        ("We cannot and won't go", "We can't and will not go", True),
        ("It's the mayor's ship", "It is the mayor's ship", True),
        ("I did want the ferry to leave", "I didn't want the ferry to leave", False),
    ],
)
def test_contractions_are_the_words_they_stand_for(one: str, two: str, same: bool) -> None:  # noqa: FBT001 - a column of the table
    assert same_substance(one, two) is same
