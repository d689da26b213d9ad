"""Conflicts between clauses that tell one act, with no claim to join them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retold.compare.conflicts import find_conflicts
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.story import Story

Annotate = Callable[..., Story]


def of(story: Story, kind: ConflictKind) -> list[Conflict]:
    return [k for k in find_conflicts(story).conflicts if k.kind is kind]


FLAT = "Harbour news\n\nGuards at the Selda pier refused to open the northern gate for the fishermen."
HEDGED = "Pier news\n\nGuards at the Selda pier allegedly refused to open the northern gate for the fishermen."


def test_fact_here_and_hedged_there(annotated: Annotate) -> None:
    (k,) = of(annotated(FLAT, HEDGED), ConflictKind.CERTAINTY)
    assert k.strength is Strength.TENSION
    assert {m.value for m in k.members} == {"told as fact", "hedged"}
    assert len({m.span.doc for m in k.members}) == 2


@pytest.mark.parametrize(("one", "two"), [(FLAT, FLAT), (HEDGED, HEDGED)])
def test_no_drift_where_both_tell_alike(annotated: Annotate, one: str, two: str) -> None:
    assert of(annotated(one, two), ConflictKind.CERTAINTY) == []


def test_of_two_acts_one_hedge_is_no_drift(annotated: Annotate) -> None:
    other = "Town news\n\nThe mayor of Norhaven allegedly refused to answer the letter of the teachers."
    assert of(annotated(FLAT, other), ConflictKind.CERTAINTY) == []


def test_a_judgement_that_only_one_makes(annotated: Annotate) -> None:
    plain = "One\n\nA steward accused the two singers of stealing the silver spoons."
    judged = "Two\n\nA steward wrongfully accused the two singers of stealing the silver spoons."
    (k,) = of(annotated(plain, judged), ConflictKind.CERTAINTY)
    assert "“wrongfully”" in {m.value for m in k.members}


def test_a_clause_beside_a_hedge_is_not_hedged(annotated: Annotate) -> None:
    one = "One\n\nThe ferry company may sell the old pier after the council closed the northern harbour gate."
    two = "Two\n\nThe council closed the northern harbour gate."
    assert of(annotated(one, two), ConflictKind.CERTAINTY) == []


def test_a_denial_against_what_it_denies(annotated: Annotate) -> None:
    told = "One\n\nA report said that Norhaven Lines sold poisoned grain to the villages."
    denied = "Two\n\nNorhaven Lines denied selling poisoned grain to the villages."
    (k,) = of(annotated(told, denied), ConflictKind.POLARITY)
    assert k.strength is Strength.CONTRADICTION
    assert {m.value for m in k.members} == {"told", "denied"}


@pytest.mark.parametrize("what", ["report", "findings"])
def test_a_denial_that_points_back_at_a_report(annotated: Annotate, what: str) -> None:
    one = f"One\n\nThe Norhaven Echo reported that the ferry line sold the old pier. The ferry line denied the {what}."
    two = "Two\n\nThe ferry line sold the old pier, the Norhaven Echo said."
    (k,) = of(annotated(one, two), ConflictKind.POLARITY)
    assert k.strength is Strength.CONTRADICTION
    assert {m.value for m in k.members} == {"told", "denied"}


def test_a_denial_that_says_what_it_denies_points_nowhere(annotated: Annotate) -> None:
    one = "One\n\nThe Echo reported that the line sold the pier. The mayor denied a report that he was ill."
    assert of(annotated(one, "Two\n\nThe line sold the pier."), ConflictKind.POLARITY) == []


def test_untrue_claims_are_denied_too(annotated: Annotate) -> None:
    told = "One\n\n“Colonel Brandt attacked me,” Ann Lee said."
    denied = "Two\n\nHer claims of being attacked by Brandt are untrue, the colonel said."
    assert of(annotated(told, denied), ConflictKind.POLARITY)


def test_permission_denied_is_no_denial(annotated: Annotate) -> None:
    told = "One\n\nThe ship entered the port of Norhaven with coal."
    denied = "Two\n\nThe council denied port access to the ship with coal from Norhaven."
    assert of(annotated(told, denied), ConflictKind.POLARITY) == []


def test_told_here_and_negated_there(annotated: Annotate) -> None:
    yes = "One\n\nThe widow had to pay the full harbour fee by November."
    no = "Two\n\nThe widow did not have to pay the full harbour fee until November."
    (k,) = of(annotated(yes, no), ConflictKind.POLARITY)
    assert {m.value for m in k.members} == {"so", "not so"}


def test_a_union_is_not_its_company(annotated: Annotate) -> None:
    union = "One\n\nThe Lindholm union threatened to sue the city over the gate."
    company = "Two\n\nLindholm is preparing to sue the city over the gate."
    (k,) = of(annotated(union, company), ConflictKind.ACTOR)
    assert k.strength is Strength.TENSION


def test_what_a_protest_is_over(annotated: Annotate) -> None:
    tax = "One\n\nThe dockers marched over the new fuel tax."
    wage = "Two\n\nThe dockers marched over their unpaid holiday wages."
    (k,) = of(annotated(tax, wage), ConflictKind.CAUSE)
    assert k.strength is Strength.TENSION
    assert of(annotated(tax, tax), ConflictKind.CAUSE) == []


def test_a_headline_surer_than_its_text(annotated: Annotate) -> None:
    one = "Lindholm To Sue Norhaven Over Harbour Gate\n\nLindholm is considering suing Norhaven over the gate."
    (k,) = of(annotated(one), ConflictKind.HEADLINE)
    assert {m.value for m in k.members} == {"headline: announced", "body: hedged or only considered"}
    held = "Lindholm To Sue Norhaven Over Harbour Gate\n\nLindholm will sue Norhaven over the gate."
    assert of(annotated(held), ConflictKind.HEADLINE) == []


def test_a_day_that_is_left_open_is_no_day(annotated: Annotate) -> None:
    either = "One\n\nThe old station will crash into the sea in 2031 or 2032, engineers said."
    later = "Two\n\nThe old station will crash into the sea in 2032, engineers said."
    assert of(annotated(either, later), ConflictKind.DATE) == []


@pytest.mark.parametrize(
    ("kind", "one", "two", "apart"),
    [
        (ConflictKind.NUMBER, "Rebels blew up a bridge over the Selda near Ulm.", "Rebels blew up two bridges over the Selda near Ulm.", True),
        (ConflictKind.NUMBER, "Surgeons in Ulm removed a bullet from the mayor's leg.", "Surgeons in Ulm removed three bullets from the mayor's leg.", True),
        (ConflictKind.NUMBER, "The bakery chain Kern recalled a product in Norhaven.", "The bakery chain Kern recalled several products in Norhaven.", True),
        (ConflictKind.NUMBER, "Kern opened a shop in Ulm last week.", "Kern opened three shops in Norhaven last year.", False),
        (ConflictKind.NUMBER, "Lee scored a goal against Ulm.", "Lee scored two goals against Selda.", False),
        (ConflictKind.CAUSE, "Farmers protested in Ulm against the new milk tax.", "Farmers protested in Ulm over falling grain prices.", True),
        (ConflictKind.CAUSE, "Minister Brandt resigned over a forged letter.", "Minister Brandt resigned over her husband's debts.", True),
        (ConflictKind.CAUSE, "The pilots' union struck over unpaid night shifts.", "The pilots' union struck over the sale of the harbour line.", True),
        (ConflictKind.CAUSE, "Lindholm sued the town for 2 million dollars.", "Lindholm sued the town over the harbour gate.", False),
        (ConflictKind.CAUSE, "Students marched for three hours in Ulm.", "Students marched against the closing of the library in Ulm.", False),
        (ConflictKind.ACTOR, "The widow of Tom Quill sued the town.", "Tom Quill sued the town.", True),
        (ConflictKind.ACTOR, "Norwegian trawlers exported the herring to Chile despite the ban.", "Norway exported the herring to Chile despite the ban.", True),
        (ConflictKind.ACTOR, "A Chilean company bought the harbour of Ulm.", "Chile bought the harbour of Ulm.", True),
        (ConflictKind.ACTOR, "Norwegian planes bombed the harbour of Tripoli.", "Norway bombed the harbour of Tripoli.", False),
        (ConflictKind.ACTOR, "Chilean ships attacked the fleet of Peru off Ulm.", "Chile attacked the fleet of Peru off Ulm.", False),
        (ConflictKind.DATE, "In May 2031, the museum was robbed. Thieves stole the golden bell.", "Thieves stole the golden bell on April 2, 2031.", True),
        (ConflictKind.DATE, "Anna Kern sold the bank in Ulm after March 2, 2031.", "Anna Kern sold the bank in Ulm on January 5, 2031.", True),
        (ConflictKind.DATE, "In May 2031, Anna Kern came to Ulm. She sold the old ferry line.", "Anna Kern sold the old ferry line in August 2030.", True),
        (ConflictKind.DATE, "In May 2031, the ferry sank off Ulm. Anna Kern sold the ferry line.", "Anna Kern sold the ferry line in August 2031.", False),
        (ConflictKind.DATE, "In May 2031 the museum opened in Ulm. The owner bought the bell from a dealer.", "The owner bought the bell from a dealer in 2019.", False),
    ],
)  # fmt: skip
def test_one_act_told_otherwise(annotated: Annotate, kind: ConflictKind, one: str, two: str, apart: bool) -> None:  # noqa: FBT001 - parametrised
    assert bool(of(annotated(f"One\n\n{one}", f"Two\n\n{two}"), kind)) is apart
