"""Conflicts between typed values: ages, homes, places, speakers; and what is told once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retold.align.quotes import match_quotes
from retold.compare.conflicts import find_conflicts
from retold.lang.places_within import apart, level
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.story import Story
from retold.model.when import When
from retold.testing import document

Annotate = Callable[..., Story]


def of(story: Story, kind: ConflictKind) -> list[Conflict]:
    return [k for k in find_conflicts(story).conflicts if k.kind is kind]


def values(conflict: Conflict) -> set[str | None]:
    return {m.value for m in conflict.members}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Portland", "Seattle"),
        ("Portland", "Texas"),
        ("Hong Kong", "the Marshall Islands"),
        ("Oregon", "Maine"),
        ("Brooklyn", "Queens"),
        ("Leeds", "France"),
    ],
)
def test_places_that_exclude_each_other(one: str, two: str) -> None:
    assert apart(one, two)
    assert apart(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Portland", "Oregon"),
        ("Portland", "Maine"),
        ("Portland", "Ore."),
        ("Brooklyn", "New York City"),
        ("Brooklyn", "the United States"),
        ("London", "Britain"),
        ("Scotland", "the UK"),
        ("Hong Kong", "China"),
        ("Norhaven", "Seattle"),
        ("Seattle", "Washington"),
        ("Portland", "portland"),
    ],
)
def test_places_that_may_be_one(one: str, two: str) -> None:
    assert not apart(one, two)
    assert not apart(two, one)


def test_names_of_several_levels_have_none() -> None:
    assert level("Georgia") is None
    assert level("New York") is None
    assert level("Oregon") == "state"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ann Marlow, 34, was pulled from the harbour.", "The 36-year-old Ann Marlow was pulled from the harbour."),
        ("Ann Marlow, a 34-year-old welder, fell from the pier.", "Ann Marlow, who was 35, fell from the pier."),
        ("The 34-year-old welder Ann Marlow sang.", "Ann Marlow, 43, fell from the pier."),
        ("A 34-year-old welder fell from the pier. The welder, Ann Marlow, was alone.", "Ann Marlow, 43, fell from the pier."),
    ],
)
def test_two_ages_of_one_person(annotated: Annotate, first: str, second: str) -> None:
    (k,) = of(annotated(f"Harbour\n\n{first}", f"Pier\n\n{second}"), ConflictKind.NUMBER)
    assert k.strength is Strength.CONTRADICTION
    assert "Ann Marlow" in k.text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ann Marlow, 34, fell from the pier.", "Ben Marlow, 36, fell from the pier."),
        ("Ann Marlow, 34, fell from the pier.", "Ann Marlow, 34, was pulled from the harbour."),
        ("A 34-year-old welder married Ann Marlow.", "Ann Marlow, 43, fell from the pier."),
        ("Ann Marlow (10) scored twice for Norhaven.", "Ann Marlow (21) scored twice for Norhaven."),
    ],
)
def test_no_conflict_over_ages(annotated: Annotate, first: str, second: str) -> None:
    assert of(annotated(f"Harbour\n\n{first}", f"Pier\n\n{second}"), ConflictKind.NUMBER) == []


def test_an_age_of_long_ago_is_another_age(annotated: Annotate) -> None:
    lines = ("In 2009 Ann Marlow, 14, won the regatta.", "Ann Marlow, 34, won the regatta on Monday.")
    docs = [document(f"Harbour\n\n{line}", f"{i}.txt", published=When("2031-05-06")) for i, line in enumerate(lines)]
    assert of(annotated(*docs), ConflictKind.NUMBER) == []


def test_a_ship_of_two_flags(annotated: Annotate) -> None:
    one = "One\n\nThe guards boarded a Panama-flagged tanker at dawn. The tanker, the Maria Lind, carried grain."
    two = "Two\n\nThe Maria Lind is registered in Liberia, the guards said."
    (k,) = of(annotated(one, two), ConflictKind.PLACE)
    assert values(k) == {"Panama", "Liberia"}


def test_one_happening_in_two_towns(annotated: Annotate) -> None:
    one = "One\n\nThe dockers' leader Ann Marlow collapsed in Portland during the strike on Monday."
    two = "Two\n\nThe dockers' leader Ann Marlow collapsed in Seattle during the strike on Monday."
    (k,) = of(annotated(one, two), ConflictKind.PLACE)
    assert values(k) == {"Portland", "Seattle"}


@pytest.mark.parametrize("place", ["Oregon", "Norhaven", "Portland"])
def test_a_town_and_its_state_do_not_differ(annotated: Annotate, place: str) -> None:
    one = "One\n\nThe dockers' leader Ann Marlow collapsed in Portland during the strike on Monday."
    two = f"Two\n\nThe dockers' leader Ann Marlow collapsed in {place} during the strike on Monday."
    assert of(annotated(one, two), ConflictKind.PLACE) == []


def test_what_is_seen_in_two_towns_may_be_one(annotated: Annotate) -> None:
    one = "One\n\nThe green comet was seen in Portland on Monday night by thousands."
    two = "Two\n\nThe green comet was seen in Seattle on Monday night by thousands."
    assert of(annotated(one, two), ConflictKind.PLACE) == []


def test_death_at_the_scene_and_in_hospital(annotated: Annotate) -> None:
    one = "One\n\nThe ferry captain Ann Marlow died at the scene of the harbour collision."
    two = "Two\n\nThe ferry captain Ann Marlow died in hospital after the harbour collision."
    (k,) = of(annotated(one, two), ConflictKind.PLACE)
    assert values(k) == {"scene", "hospital"}


def test_a_quotation_given_to_two_people(annotated: Annotate) -> None:
    words = "“We will keep the northern harbour gate shut until the very last ferry is repaired,”"
    one = f"One\n\n{words} Ann Marlow said on Monday."
    two = f"Two\n\n{words} Carl Roe said on Monday."
    (k,) = of(match_quotes(annotated(one, two)), ConflictKind.ATTRIBUTION)
    assert values(k) == {"words of Ann Marlow", "words of Carl Roe"}
    assert k.strength is Strength.CONTRADICTION


def test_two_people_who_disagree_in_quotation_marks(annotated: Annotate) -> None:
    one = "One\n\n“The captain closed the northern harbour gate,” Ann Marlow said."
    two = "Two\n\n“The captain never closed the northern harbour gate,” Carl Roe said."
    (k,) = of(annotated(one, two), ConflictKind.POLARITY)
    assert values(k) == {"so", "not so"}
    alone = "Two\n\n“The captain never closed the northern harbour gate,” Ann Marlow said."
    assert of(annotated(one, alone), ConflictKind.POLARITY) == []


def test_a_law_of_another_month_is_another_law(annotated: Annotate) -> None:
    one = "One\n\nFishing is banned under a harbour law adopted in May 2031."
    two = "Two\n\nFishing is prohibited by a harbour law that was adopted in September 2031."
    other = "Two\n\nThe guards cited a harbour law that was adopted in September 2031."
    assert of(annotated(one, two), ConflictKind.DATE)
    assert of(annotated(one, other), ConflictKind.DATE) == []


def test_a_clause_whose_subject_looks_like_the_end_of_a_list(annotated: Annotate) -> None:
    one = "One\n\nA steward, who is also a singer, accused them of theft and the guests were asked to leave the ferry after a quarrel."
    two = "Two\n\nTwo guests were thrown off the ferry in Norhaven."
    (k,) = of(annotated(one, two), ConflictKind.CERTAINTY)
    assert values(k) == {"asked", "forced"}


def test_a_price_of_each_is_no_price_of_all(annotated: Annotate) -> None:
    one = "One\n\nNorhaven Lines offered to buy the Selda ferries for $110 per share in cash on the same terms."
    two = "Two\n\nNorhaven Lines offered to buy the Selda ferries for $47 billion in cash on the same terms."
    assert of(annotated(one, two), ConflictKind.NUMBER) == []


def test_an_idea_rejected_is_not_denied(annotated: Annotate) -> None:
    one = "One\n\nSelda proposed, envoys said, that Norhaven suspend its patrols on the estuary. The idea was rejected."
    two = "Two\n\nSelda proposed that Norhaven suspend its patrols on the estuary."
    assert of(annotated(one, two), ConflictKind.POLARITY) == []


def test_what_was_not_won_since_was_won_before(annotated: Annotate) -> None:
    one = "One\n\nThe Norhaven rowers had not won the harbour regatta since 1945."
    two = "Two\n\nThe Norhaven rowers won the harbour regatta."
    assert of(annotated(one, two), ConflictKind.POLARITY) == []


def test_a_holiday_may_be_what_is_celebrated(annotated: Annotate) -> None:
    one = "One\n\nThe crew of the Selda ferry celebrated the start of 2031 in the harbour."
    two = "Two\n\nThe crew of the Selda ferry celebrated the start of 2030 in the harbour."
    assert of(annotated(one, two), ConflictKind.DATE) == []
