"""Denials: whose act is denied, what is no denial, and what a denial that says nothing else points at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retold.compare.conflicts import find_conflicts
from retold.model.claims import ConflictKind
from retold.model.story import Story

Annotate = Callable[..., Story]


def denied(annotated: Annotate, one: str, two: str) -> bool:
    """Whether one of two articles denies what the other tells."""
    conflicts = find_conflicts(annotated(f"One\n\n{one}", f"Two\n\n{two}")).conflicts
    return any(k.kind is ConflictKind.POLARITY for k in conflicts)


SEALS = "A report said that Ben Okoro killed seals in the northern harbour."


@pytest.mark.parametrize(
    ("told", "apart"),
    [(SEALS, True), (SEALS.replace("Ben Okoro", "Ann Marlow"), False), (SEALS.replace("Ben Okoro", "he"), True)],
)
def test_nobody_denies_what_another_is_said_to_have_done(annotated: Annotate, told: str, apart: bool) -> None:  # noqa: FBT001 - parametrised
    assert denied(annotated, told, "Ben Okoro denied killing seals in the northern harbour.") is apart


def test_what_another_is_said_to_have_done_may_be_denied_with_his_name(annotated: Annotate) -> None:
    told = SEALS.replace("Ben Okoro", "Ann Marlow")
    assert denied(annotated, told, "Ben Okoro denied that Ann Marlow killed seals in the northern harbour.")


LINES = "A report said that Norhaven Lines sold poisoned grain to the villages."


@pytest.mark.parametrize(
    "two",
    [
        "Norhaven Lines did not confirm or deny that it sold poisoned grain to the villages.",
        "Norhaven Lines could deny selling poisoned grain to the villages.",
        "Norhaven Lines did not deny selling poisoned grain to the villages.",
    ],
)
def test_who_does_not_deny(annotated: Annotate, two: str) -> None:
    assert not denied(annotated, LINES, two)
    assert denied(annotated, LINES, "Norhaven Lines denied that it sold poisoned grain to the villages.")


@pytest.mark.parametrize(
    "two",
    [
        "The council denied him the coal seized at the harbour.",
        "The council denied her the coal seized at the harbour.",
        "The council denied them the coal that it seized at the harbour.",
    ],
)
def test_what_is_denied_to_people_is_not_said_to_be_untrue(annotated: Annotate, two: str) -> None:
    told = "A report said that the council seized coal at the harbour."
    assert not denied(annotated, told, two)
    assert denied(annotated, told, "The council denied that it seized coal at the harbour.")


BEARS = "The council denied that it attacked the old bears of the forest in the harbour."


@pytest.mark.parametrize(
    ("told", "apart"),
    [
        ("A report said that the council attacked bears in the harbour.", True),
        ("A report said that Norhaven Lines attacked sailors in the harbour.", False),
        ("The Echo said that Lindholm attacked the town.", False),
    ],
)
def test_what_is_denied_must_be_what_is_told(annotated: Annotate, told: str, apart: bool) -> None:  # noqa: FBT001 - parametrised
    assert denied(annotated, told, BEARS) is apart


def test_who_denies_any_such_act_denies_what_he_is_charged_with(annotated: Annotate) -> None:
    assert denied(annotated, "The Echo said that Ann Marlow attacked the town.", "Ann Marlow denied any attack.")
    assert denied(annotated, "The Echo said that Ann Marlow attacked the town.", "He denied any attack.")
    assert not denied(annotated, "The Echo said that Ben Okoro attacked the town.", "Ann Marlow denied any attack.")


KILLED = "Norhaven Lines allegedly killed seals in the harbour."


@pytest.mark.parametrize(
    ("says", "apart"),
    [
        ("The old sailors of Selda would laugh if it were not true.", False),
        ("The old sailors of Selda swore that it was not true.", True),
    ],
)
def test_untrue_on_a_condition_is_no_denial(annotated: Annotate, says: str, apart: bool) -> None:  # noqa: FBT001 - parametrised
    assert denied(annotated, f"{KILLED} {says}", KILLED) is apart


@pytest.mark.parametrize(
    ("two", "apart"),
    [
        ("The report that the mayor killed seals in the harbour was debunked.", True),
        ("The study on seals killed by the mayor in the harbour was debunked.", False),
    ],
)
def test_what_was_debunked(annotated: Annotate, two: str, apart: bool) -> None:  # noqa: FBT001 - parametrised
    assert denied(annotated, "A report said that the mayor killed seals in the harbour.", two) is apart


SOLD = "The mayor allegedly sold the old pier."


@pytest.mark.parametrize(
    ("says", "apart"),
    [
        ("The mayor rejected the allegation.", True),
        ("Ann Marlow rejected the allegation.", False),
        ("The mayor rejected the criticism.", False),
        ("The mayor rejected the suggestion.", False),
        ("Marlow spoke for an hour and rebutted the allegations.", True),
        ("Marlow spoke for an hour, rebutting the allegations.", False),
    ],
)
def test_what_a_bare_denial_answers(annotated: Annotate, says: str, apart: bool) -> None:  # noqa: FBT001 - parametrised
    assert denied(annotated, f"{SOLD} {says}", SOLD) is apart


@pytest.mark.parametrize("guess", ["The mayor might sell the old pier.", "The mayor seems to have sold the old pier."])
def test_a_claim_that_is_denied_is_no_guess(annotated: Annotate, guess: str) -> None:
    assert not denied(annotated, f"{guess} The mayor rejected the claim.", guess)
    assert denied(annotated, f"{SOLD} The mayor rejected the claim.", SOLD)


def test_what_is_untrue_without_saying_what_stands_near(annotated: Annotate) -> None:
    untrue = "A report in Selda swore that it was not true."
    assert denied(annotated, f"{SOLD} {untrue}", SOLD)
    assert not denied(annotated, f"{SOLD} {'It rained on the pier for long. ' * 30}{untrue}", SOLD)


@pytest.mark.parametrize(("told", "apart"), [("The Echo said that the mayor sold the old pier.", False), (SOLD, True)])
def test_allegations_are_what_was_charged(annotated: Annotate, told: str, apart: bool) -> None:  # noqa: FBT001 - parametrised
    other = "The mayor sold the old pier, the Echo said."
    assert denied(annotated, f"{told} The mayor denied the allegations.", other) is apart
    assert denied(annotated, f"{told} The mayor denied the report.", other)
