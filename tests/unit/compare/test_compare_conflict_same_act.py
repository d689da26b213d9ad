"""One act told and negated, or surely and less surely: only where it is one act and something is said of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retold.compare.conflicts import find_conflicts
from retold.model.claims import ConflictKind
from retold.model.story import Story

Annotate = Callable[..., Story]


def found(annotated: Annotate, kind: ConflictKind, one: str, two: str) -> bool:
    return any(k.kind is kind for k in find_conflicts(annotated(f"One\n\n{one}", f"Two\n\n{two}")).conflicts)


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("The council fined schools that did not reopen the harbour gate for fishermen.", "Schools reopened the harbour gate for fishermen.", False),
        ("Schools did not reopen the harbour gate for fishermen.", "Schools reopened the harbour gate for fishermen.", True),
        ("The council fined Lindholm, which did not reopen the harbour gate for fishermen.", "Lindholm reopened the harbour gate for fishermen.", True),
        ("Lindholm has a policy of not asking guests at the harbour for a passport.", "Lindholm asked guests at the harbour for a passport.", False),
        ("Lindholm did not ask guests at the harbour for a passport.", "Lindholm asked guests at the harbour for a passport.", True),
    ],
)  # fmt: skip
def test_what_only_says_which_are_meant_denies_nothing(annotated: Annotate, one: str, two: str, apart: bool) -> None:  # noqa: FBT001 - parametrised
    assert found(annotated, ConflictKind.POLARITY, one, two) is apart


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("The council could not close the northern harbour gate for fishermen.", "The council closed the northern harbour gate for fishermen.", False),
        ("The council should not have closed the northern harbour gate for fishermen.", "The council closed the northern harbour gate for fishermen.", False),
        ("The council should close the northern harbour gate for fishermen.", "The council did not close the northern harbour gate for fishermen.", False),
        ("It was a chance for the council to pass the harbour bill on fishing.", "The council did not pass the harbour bill on fishing.", False),
        ("The council passed the harbour bill on fishing.", "The council did not pass the harbour bill on fishing.", True),
        ("The council had to close the northern harbour gate for fishermen.", "The council did not have to close the northern harbour gate for fishermen.", True),
    ],
)  # fmt: skip
def test_what_is_possible_or_right_is_not_told(annotated: Annotate, one: str, two: str, apart: bool) -> None:  # noqa: FBT001 - parametrised
    assert found(annotated, ConflictKind.POLARITY, one, two) is apart


def test_they_may_be_others_where_little_else_is_shared(annotated: Annotate) -> None:
    assert not found(
        annotated, ConflictKind.POLARITY, "They closed the harbour gate.", "The council did not close the harbour gate."
    )
    one, two = "They closed the northern gate of the harbour.", "The council did not close the northern gate of the harbour."
    assert found(annotated, ConflictKind.POLARITY, one, two)


def test_a_name_of_several_words_is_one_thing_in_common(annotated: Annotate) -> None:
    assert not found(annotated, ConflictKind.POLARITY, "Ann Marlow resigned.", "Ann Marlow never really resigned.")
    more = "from the council."
    assert found(annotated, ConflictKind.POLARITY, f"Ann Marlow resigned {more}", f"Ann Marlow never resigned {more}")
    assert not found(annotated, ConflictKind.CERTAINTY, "Ann Marlow allegedly resigned.", "Ann Marlow resigned.")
    assert found(annotated, ConflictKind.CERTAINTY, f"Ann Marlow allegedly resigned {more}", f"Ann Marlow resigned {more}")


def test_what_may_come_is_no_guess_at_what_was_done(annotated: Annotate) -> None:
    told = "The ferry of the Norhaven council sank in the northern harbour."
    assert not found(annotated, ConflictKind.CERTAINTY, told.replace("sank", "might sink"), told)
    assert found(annotated, ConflictKind.CERTAINTY, told.replace("sank", "might have sunk"), told)
    sinking = told.replace("sank", "was sinking")
    assert found(annotated, ConflictKind.CERTAINTY, told.replace("sank", "may be sinking"), sinking)


def test_a_hedge_is_over_what_is_stated_and_not_over_what_is_spoken_of(annotated: Annotate) -> None:
    told = "The guards closed the northern harbour gate of Selda."
    spoken = "The guards may have spoken of closing the northern harbour gate of Selda."
    assert not found(annotated, ConflictKind.CERTAINTY, spoken, told)
    charged = "The guards were accused of closing the northern harbour gate of Selda."
    assert found(annotated, ConflictKind.CERTAINTY, charged, told)


FLAT = "Guards closed the northern harbour gate of Norhaven"
HEDGED = "Guards allegedly closed the northern harbour gate of Norhaven."


def test_within_one_article_only_the_headline_is_held_against_the_text(annotated: Annotate) -> None:
    def drifts(text: str) -> bool:
        return any(k.kind is ConflictKind.CERTAINTY for k in find_conflicts(annotated(text)).conflicts)

    assert not drifts(f"Harbour\n\n{FLAT}. {HEDGED}")
    assert drifts(f"{FLAT}\n\n{HEDGED}")


@pytest.mark.parametrize(
    ("judged", "plain", "apart"),
    [
        ("Two stewards wrongfully accused the singers of stealing the silver spoons.", "Two stewards accused the singers of stealing the silver spoons.", True),
        ("Two stewards wrongfully accuse the singers of stealing the silver spoons.", "Two stewards accuse the singers of stealing the silver spoons.", False),
        ("Lindholm secretly sold the northern pier to the ferry line.", "Lindholm sold the northern pier to the ferry line.", True),
        ("Lindholm should secretly have sold the northern pier to the ferry line.", "Lindholm sold the northern pier to the ferry line.", False),
    ],
)  # fmt: skip
def test_a_judgement_is_of_what_was_done(annotated: Annotate, judged: str, plain: str, apart: bool) -> None:  # noqa: FBT001 - parametrised
    assert found(annotated, ConflictKind.CERTAINTY, judged, plain) is apart


def test_how_sure_it_is_that_something_was_said_is_no_drift(annotated: Annotate) -> None:
    said = "Ann Marlow allegedly announced the storm to the harbour council of Selda."
    assert not found(annotated, ConflictKind.CERTAINTY, said, said.replace("allegedly ", ""))
    done = said.replace("announced", "sold").replace("storm", "ship")
    assert found(annotated, ConflictKind.CERTAINTY, done, done.replace("allegedly ", ""))
