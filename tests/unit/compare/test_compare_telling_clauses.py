"""What stands over a verb: refusals, gerunds, charges, questions, proof that is missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retold.compare.conflicts import find_conflicts
from retold.compare.telling_clauses import Clauses
from retold.model.claims import ConflictKind
from retold.model.story import Story

Annotate = Callable[..., Story]


def clause(annotated: Annotate, sentence: str, verb: str) -> tuple[Clauses, int]:
    """The clauses of a sentence, and which of its words is the verb."""
    tokens = annotated(f"One\n\n{sentence}").sentences[-1].tokens
    return Clauses(tokens), [t.text for t in tokens].index(verb)


@pytest.mark.parametrize(
    ("sentence", "verb", "negated"),
    [
        ("The council defended its refusal to open the gate.", "open", True),
        ("The council defended its failure to open the gate.", "open", True),
        ("The council defended its plan to open the gate.", "open", False),
        ("The council closed the gate without asking the fishermen.", "asking", True),
        ("The mayor advised against asking the fishermen.", "asking", True),
        ("The mayor insisted on asking the fishermen.", "asking", False),
        ("The mayor advised against not asking the fishermen.", "asking", False),
        ("The council refused to open the gate.", "refused", True),
        ("The council never refused to open the gate.", "refused", False),
    ],
)
def test_what_is_not_done(annotated: Annotate, sentence: str, verb: str, negated: bool) -> None:  # noqa: FBT001 - parametrised
    clauses, head = clause(annotated, sentence, verb)
    assert clauses.negated(head) is negated


@pytest.mark.parametrize(
    ("sentence", "verb", "charged"),
    [
        ("Clerks denounced rumours the council had closed the gate.", "closed", True),
        ("Clerks denounced letters the council had closed the gate.", "closed", False),
        ("Clerks read the allegation that the council closed the gate.", "closed", True),
        ("Clerks ignored the allegation the Norhaven Echo had printed in May.", "printed", False),
        ("Clerks ignored the allegation, which the Norhaven Echo had printed in May.", "printed", False),
        ("The council was accused of selling the gate.", "selling", True),
        ("Ann Marlow liked the idea of serving the council.", "serving", False),
        ("Ann Marlow dropped the idea that the council served tea.", "served", True),
    ],
)
def test_what_is_a_charge(annotated: Annotate, sentence: str, verb: str, charged: bool) -> None:  # noqa: FBT001 - parametrised
    clauses, head = clause(annotated, sentence, verb)
    assert clauses.charged(head) is charged


@pytest.mark.parametrize(
    ("sentence", "verb", "asks"),
    [
        ("So the council closed the gate, and the mayor agreed?", "closed", True),
        ("So the council closed the gate, and the mayor agreed.", "closed", False),
        ("The mayor spoke without evidence that the council closed the gate.", "closed", True),
        ("There was no sign that the council closed the gate.", "closed", True),
        ("There was little evidence the council closed the gate.", "closed", True),
        ("There was a sign that the council closed the gate.", "closed", False),
        ("The mayor spoke with evidence that the council closed the gate.", "closed", False),
    ],
)
def test_what_is_left_open(annotated: Annotate, sentence: str, verb: str, asks: bool) -> None:  # noqa: FBT001 - parametrised
    clauses, head = clause(annotated, sentence, verb)
    assert clauses.asks(head) is asks


@pytest.mark.parametrize(
    ("sentence", "verb", "beside"),
    [
        ("It may rain, because the mayor knows that the council closed the gate.", "closed", "because the mayor knows that the council closed the gate"),
        ("The mayor knows that the council closed the gate.", "closed", ""),
        ("It may rain, because the mayor knows it.", "knows", ""),
    ],
)  # fmt: skip
def test_the_clause_around_one_that_stands_beside(annotated: Annotate, sentence: str, verb: str, beside: str) -> None:
    clauses, head = clause(annotated, sentence, verb)
    assert " ".join(clauses.tokens[i].text for i in clauses.beside(head)) == beside


def found(annotated: Annotate, kind: ConflictKind, one: str, two: str) -> bool:
    return any(k.kind is kind for k in find_conflicts(annotated(f"One\n\n{one}", f"Two\n\n{two}")).conflicts)


@pytest.mark.parametrize(
    "open_",
    [
        "So the council closed the northern harbour gate for fishermen, and the mayor agreed?",
        "The mayor spoke without evidence that the council closed the northern harbour gate for fishermen.",
        "There was no sign that the council closed the northern harbour gate for fishermen.",
    ],
)
def test_what_is_open_contradicts_nothing(annotated: Annotate, open_: str) -> None:
    denied = "The council did not close the northern harbour gate for fishermen."
    assert not found(annotated, ConflictKind.POLARITY, open_, denied)
    told = "There was a sign that the council closed the northern harbour gate for fishermen."
    assert found(annotated, ConflictKind.POLARITY, told, denied)


def test_a_refusal_is_not_what_a_denial_denies(annotated: Annotate) -> None:
    denied = "Norhaven Lines denied opening the northern gate."
    refused = "The Echo said that Norhaven Lines defended its refusal to open the northern gate."
    assert not found(annotated, ConflictKind.POLARITY, refused, denied)
    told = "The Echo said that Norhaven Lines opened the northern gate."
    assert found(annotated, ConflictKind.POLARITY, told, denied)


def test_without_asking_and_did_not_ask_are_one(annotated: Annotate) -> None:
    one = "The council closed the gate without asking the northern harbour fishermen of Selda for advice."
    two = "They did not ask the northern harbour fishermen of Selda for advice."
    assert not found(annotated, ConflictKind.POLARITY, one, two)


def test_a_charge_without_that_is_no_fact(annotated: Annotate) -> None:
    told = "The council had closed the northern harbour gate for fishermen."
    charged = "Clerks denounced rumours the council had closed the northern harbour gate for fishermen."
    assert found(annotated, ConflictKind.CERTAINTY, charged, told)
    assert not found(annotated, ConflictKind.CERTAINTY, charged.replace("rumours", "letters"), told)


def test_the_idea_of_an_act_is_no_charge(annotated: Annotate) -> None:
    idea = "Ann Marlow liked the idea of serving the harbour council of Norhaven."
    assert not found(annotated, ConflictKind.CERTAINTY, idea, "Ann Marlow served the harbour council of Norhaven.")


@pytest.mark.parametrize("around", ["as the mayor says", "because the mayor knows"])
def test_a_hedge_does_not_reach_into_a_clause_that_stands_beside(annotated: Annotate, around: str) -> None:
    hedged = f"It may rain in May, {around} that the council closed the northern harbour gate."
    assert not found(annotated, ConflictKind.CERTAINTY, hedged, "The council closed the northern harbour gate.")
