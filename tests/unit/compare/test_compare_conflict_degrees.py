"""Conflicts of degree, of days lent by the words around, of quotations from nobody, of headlines unheld."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retold.compare.conflicts import find_conflicts
from retold.compare.headlines import check_headlines
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.story import Story

Annotate = Callable[..., Story]


def of(story: Story, kind: ConflictKind) -> list[Conflict]:
    return [k for k in find_conflicts(story).conflicts if k.kind is kind]


def values(conflicts: list[Conflict]) -> set[str]:
    return {m.value for k in conflicts for m in k.members}


ASKED = "One\n\nThe two singers were asked to leave the Selda ferry after an argument over a trumpet."
THROWN = "Two\n\nThe two singers were kicked off the Selda ferry in the harbour of Norhaven."


def test_asked_to_leave_and_thrown_off(annotated: Annotate) -> None:
    (k,) = of(annotated(ASKED, THROWN), ConflictKind.CERTAINTY)
    assert k.strength is Strength.TENSION
    assert {m.value for m in k.members} == {"asked", "forced"}


def test_the_same_step_is_no_conflict(annotated: Annotate) -> None:
    assert of(annotated(ASKED, ASKED.replace("One", "Two")), ConflictKind.CERTAINTY) == []


def test_steps_of_two_happenings(annotated: Annotate) -> None:
    other = "Two\n\nThe drunken baker was thrown out of a tavern in Lindholm."
    assert of(annotated(ASKED, other), ConflictKind.CERTAINTY) == []


def test_what_was_done_to_a_body(annotated: Annotate) -> None:
    one = "One\n\nHundreds of dancers were groped at the Norhaven winter fair two years ago."
    two = "Two\n\nHundreds of dancers were assaulted at the Norhaven winter fair two years ago."
    assert values(of(annotated(one, two), ConflictKind.CERTAINTY)) == {"groped", "assaulted"}


FRAMED = "One\n\nIn June 2031, the dockers began a strike in Norhaven. The dockers set up a tent outside the tax office."
DATED = "Two\n\nThe dockers set up several tents outside the tax office between July 20 and July 25, 2031."


def test_a_day_at_the_head_of_a_paragraph(annotated: Annotate) -> None:
    (k,) = of(annotated(FRAMED, DATED), ConflictKind.DATE)
    assert k.strength is Strength.CONTRADICTION
    assert len({m.span.doc for m in k.members}) == 2


@pytest.mark.parametrize(
    "text", [FRAMED.replace("Norhaven. ", "Norhaven.\n\n"), FRAMED.replace("In June 2031", "In July 2031")]
)
def test_a_day_that_does_not_reach_or_does_not_exclude(annotated: Annotate, text: str) -> None:
    assert of(annotated(text, DATED), ConflictKind.DATE) == []


def test_what_came_after_a_dated_happening(annotated: Annotate) -> None:
    after = "One\n\nThe ship was impounded by Selda after the council passed a decree on December 22, 2031."
    before = "Two\n\nThe ship was seized in November 2031, weeks before the feast."
    assert of(annotated(after, before), ConflictKind.DATE)


SAID = "Two\n\n“Nobody could have come to the help of our clerks who were locked in the cellar that night,” said Ann Lee."


def test_words_quoted_from_nobody(annotated: Annotate) -> None:
    none = "One\n\nThe clerks were “locked in the cellar” for hours while the mob sang."
    (k,) = of(annotated(none, SAID), ConflictKind.ATTRIBUTION)
    assert {m.value for m in k.members} == {"credited to nobody", "words of Ann Lee"}


def test_a_speaker_close_by_is_named(annotated: Annotate) -> None:
    named = "One\n\nLee spoke of that night. The clerks were “locked in the cellar” for hours while the mob sang."
    assert of(annotated(named, SAID), ConflictKind.ATTRIBUTION) == []


HEADLINE = "Norhaven clerks refuse to open the gate after mayor sues dockers"
BODY = (
    "Clerks of the Norhaven harbour refused to open the northern gate on Monday. They said the lock was broken. "
    "The harbour office asked a locksmith to come. The gate stayed shut for two days. The fishermen waited at the pier."
)


def test_a_headline_that_its_text_does_not_hold(annotated: Annotate) -> None:
    found = of(check_headlines(annotated(f"{HEADLINE}\n\n{BODY}")), ConflictKind.HEADLINE)
    assert any("sues" in (m.value or "") for k in found for m in k.members)


def test_words_of_a_headline_that_only_colour_it_are_no_conflict(annotated: Annotate) -> None:
    coloured = HEADLINE.replace("after mayor sues dockers", "and heartache reigns")
    assert of(check_headlines(annotated(f"{coloured}\n\n{BODY}")), ConflictKind.HEADLINE) == []
    asked = HEADLINE + "?"
    assert of(check_headlines(annotated(f"{asked}\n\n{BODY}")), ConflictKind.HEADLINE) == []


def test_a_headline_that_its_text_holds(annotated: Annotate) -> None:
    held = HEADLINE.split(" after", maxsplit=1)[0]
    assert of(check_headlines(annotated(f"{held}\n\n{BODY}")), ConflictKind.HEADLINE) == []


@pytest.mark.parametrize("more", ["several tents", "three tents"])
def test_one_thing_and_several(annotated: Annotate, more: str) -> None:
    one = "One\n\nThe dockers set up a tent outside the tax office."
    (k,) = of(annotated(one, f"Two\n\nThe dockers set up {more} outside the tax office."), ConflictKind.NUMBER)
    assert k.strength is Strength.TENSION
    assert {m.value for m in k.members} == {"a tent", more}


def test_a_third_thing_is_one_of_several(annotated: Annotate) -> None:
    third = "One\n\nThe dockers set up a third tent outside the tax office."
    several = "Two\n\nThe dockers set up several tents outside the tax office."
    assert of(annotated(third, several), ConflictKind.NUMBER) == []
    assert of(annotated(third.replace("third ", ""), several), ConflictKind.NUMBER)


def test_who_asks_to_leave_is_not_whom_it_befell(annotated: Annotate) -> None:
    asked = "One\n\nAnn Marlow asked early to leave the old Selda ferry with the band."
    threw = "Two\n\nAnn Marlow kicked them off a ship in the harbour near Norhaven."
    assert of(annotated(asked, threw), ConflictKind.CERTAINTY) == []
    assert of(annotated(asked.replace("asked", "asked them"), threw), ConflictKind.CERTAINTY)


def test_a_headline_in_the_present_may_lie_ahead(annotated: Annotate) -> None:
    ahead = "Harbour Meeting Focuses On Rain\n\nThe harbour meeting will focus on rain."
    assert of(annotated(ahead), ConflictKind.HEADLINE) == []
    event = "Council Sues Norhaven Over Gate\n\nThe council will sue Norhaven over the gate."
    assert of(annotated(event), ConflictKind.HEADLINE)


def test_a_bare_plural_counts_nothing(annotated: Annotate) -> None:
    one = "One\n\nThe dockers set up a tent outside the tax office."
    assert of(annotated(one, "Two\n\nThe dockers set up tents outside the tax office."), ConflictKind.NUMBER) == []


def test_a_country_and_its_ships(annotated: Annotate) -> None:
    ships = "One\n\nNorwegian ships smuggled coal to the rebels of Selda."
    country = "Two\n\nNorway smuggled coal to the rebels of Selda."
    assert values(of(annotated(ships, country), ConflictKind.ACTOR)) == {"Norwegian ships", "Norway"}
    habit = "Two\n\nNorway sells coal to the rebels of Selda."
    assert of(annotated(ships, habit), ConflictKind.ACTOR) == []


def test_not_wholly_is_no_denial(annotated: Annotate) -> None:
    yes = "One\n\nThe council has banned the night fishing in Selda harbour."
    no = "Two\n\nThe council has not banned the night fishing in Selda harbour."
    assert of(annotated(yes, no), ConflictKind.POLARITY)
    assert of(annotated(yes, no.replace("not banned", "not entirely banned")), ConflictKind.POLARITY) == []


@pytest.mark.parametrize(("how", "rows"), [("resigned", 1), ("was forced to resign", 0)])
def test_who_is_forced_to_resign_does_not_leave_of_his_own_will(annotated: Annotate, how: str, rows: int) -> None:
    fired = "One\n\nThe council fired harbour master Jonas Brandt over the burnt gate of Norhaven on Monday."
    left = f"Two\n\nHarbour master Jonas Brandt {how} over the burnt gate of Norhaven on Monday."
    assert len([k for k in of(annotated(fired, left), ConflictKind.CERTAINTY) if "removed" in k.text]) == rows
