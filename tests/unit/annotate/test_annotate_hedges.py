from __future__ import annotations

import pytest

from retold.annotate.hedges import add_hedges
from retold.annotate.sentences import add_sentences
from retold.model.marks import Certainty
from retold.testing import story


def hedges(text: str) -> list[tuple[str, str, Certainty]]:
    told = add_hedges(add_sentences(story(f"Headline\n{text}")))
    return [(told.text(h.span), told.text(h.scope), h.certainty) for h in told.hedges]


@pytest.mark.parametrize(
    ("text", "cue", "scope"),
    [
        ("Guards allegedly refused to help the sailors.", "allegedly", "Guards allegedly refused to help the sailors"),
        ("The captain appears to have slept.", "appears", "The captain appears to have slept"),
        ("The captain is believed to be in Norwick.", "believed", "The captain is believed to be in Norwick"),
        ("The ferry may sink.", "may", "The ferry may sink"),
        ("Police arrested the alleged thief on Monday.", "alleged", "the alleged thief"),
        ("The ferry sank, according to reports.", "according to reports", "The ferry sank, according to reports"),
    ],
)
def test_hedged(text: str, cue: str, scope: str) -> None:
    assert (cue, scope, Certainty.HEDGED) in hedges(text)


@pytest.mark.parametrize(
    ("text", "cue", "scope"),
    [
        ("The captain denied that he had slept.", "denied", "that he had slept"),
        ("The captain rejected claims that he had slept.", "rejected", "claims that he had slept"),
        ("The ministry dismissed the report.", "dismissed", "the report"),
    ],
)
def test_denied(text: str, cue: str, scope: str) -> None:
    assert hedges(text) == [(cue, scope, Certainty.DENIED)]


def test_conditional_covers_condition_and_consequence() -> None:
    assert hedges("The union will sue if the mayor refuses.") == [
        ("if", "The union will sue if the mayor refuses", Certainty.CONDITIONAL)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The captain did not sleep.",
        "The judge denied the request.",
        "No one could have saved the ferry.",
        "The ferry sank in May.",
        "May sales rose by two percent in Norhaven.",
        "May jobs figures showed a rise in Norhaven.",
        "May shows why.",
        "According to Ann Lee, the ferry sank.",
        "The club rejected the striker.",
        "The harbour council denied the pilot docking privileges.",
        "The council denied a licence for the ferry.",
        "They released a list of 130 people reported missing after the fire.",
    ],
)
def test_plain_negation_and_refusal_are_no_hedges(text: str) -> None:
    assert hedges(text) == []


def test_a_cue_leaves_the_coordinated_clause_alone() -> None:
    (_, scope, _), *_ = hedges("The captain reportedly slept, and the ferry sank.")
    assert "sank" not in scope
