"""Values of different people, owners and acts are not held against each other; those of one are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from retold.compare.conflicts import find_conflicts
from retold.model.claims import Claim, ClaimKind, ConflictKind, Mention, Stance
from retold.model.span import Span
from retold.model.story import Story

Annotate = Callable[..., Story]

NUMBER, DURATION = ConflictKind.NUMBER, ConflictKind.DURATION


def clash(annotated: Annotate, kind: ConflictKind, one: str, two: str) -> bool:
    """Whether two sentences that one claim joins conflict over a value."""
    story = annotated(f"One\n\n{one}.", f"Two\n\n{two}.")
    spans = [Span(d.id, d.text.index(w), d.text.index(w) + len(w)) for d, w in zip(story.documents, (one, two), strict=True)]
    mentions = tuple(Mention(span=s, stance=Stance.ASSERTS, value=None, source=None) for s in spans)
    story = replace(story, claims=(Claim(id="c1", text=one, kind=ClaimKind.EVENT, mentions=mentions),))
    return any(k.kind is kind for k in find_conflicts(story).conflicts)


@pytest.mark.parametrize(
    ("kind", "one", "two", "same"),
    [
        (DURATION, "Holt has lived in the harbour town for 18 years", "Rocha has lived in the harbour town for 28 years", "Holt has lived in the harbour town for 28 years"),
        (NUMBER, "Holt bought 12 ferries for the harbour of Norhaven", "Rocha bought 31 ferries for the harbour of Norhaven", "Holt bought 31 ferries for the harbour of Norhaven"),
        (NUMBER, "He sold 12 ferries to the harbour of Norhaven", "She sold 31 ferries to the harbour of Norhaven", "He sold 31 ferries to the harbour of Norhaven"),
    ],
)  # fmt: skip
def test_other_subjects(annotated: Annotate, kind: ConflictKind, one: str, two: str, same: str) -> None:
    assert not clash(annotated, kind, one, two)
    assert not clash(annotated, kind, two, one)
    assert clash(annotated, kind, one, same)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("The storm sank his 12 ferries in the harbour", "The storm sank her 31 ferries in the harbour", "The storm sank his 31 ferries in the harbour"),
        ("The storm sank 12 of Lindholm's ferries in the harbour", "The storm sank 31 of Brandt's ferries in the harbour", "The storm sank 31 of Lindholm's ferries in the harbour"),
        ("The storm sank 12 of Lindholm's ferries in the harbour", "The storm sank 31 ferries in the harbour", "In Lindholm's harbour the storm sank 31 ferries"),
        ("They counted his 12 ferries in the harbour of Norhaven", "They counted 31 ferries in the harbour of Norhaven", "They counted his 31 ferries in the harbour of Norhaven"),
    ],
)  # fmt: skip
def test_other_owners(annotated: Annotate, one: str, two: str, same: str) -> None:
    assert not clash(annotated, NUMBER, one, two)
    assert not clash(annotated, NUMBER, two, one)
    assert clash(annotated, NUMBER, one, same)


def test_an_owner_that_is_a_pronoun_may_be_the_subject_of_both(annotated: Annotate) -> None:
    one = "The judges counted his 12 ferries in the harbour of Norhaven"
    assert clash(annotated, NUMBER, one, "The judges counted 31 ferries in the harbour of Norhaven")


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("The harbour rate was cut to 20 percent in Norhaven", "The harbour rate is now 35 percent in Norhaven", "The harbour rate was cut to 35 percent in Norhaven"),
        ("The bank will cut the harbour rate to 20 percent in Norhaven", "The bank cut the harbour rate to 35 percent in Norhaven", "The bank will cut the harbour rate to 35 percent in Norhaven"),
        ("The bank planned to cut the harbour rate to 20 percent in Norhaven", "The bank cut the harbour rate to 35 percent in Norhaven", "The bank planned to cut the harbour rate to 35 percent in Norhaven"),
    ],
)  # fmt: skip
def test_other_acts(annotated: Annotate, one: str, two: str, same: str) -> None:
    assert not clash(annotated, NUMBER, one, two)
    assert clash(annotated, NUMBER, one, same)


def test_how_long_somebody_did_it_whoever_that_was(annotated: Annotate) -> None:
    known = "The sailor spent nine years in the harbour prison of Norhaven"
    assert not clash(annotated, DURATION, "He spent three years in the harbour prison of Norhaven", known)
    assert clash(annotated, DURATION, "The sailor spent three years in the harbour prison of Norhaven", known)
    one, two = (f"They ended {n} weeks of protests in the harbour of Norhaven" for n in ("three", "nine"))
    assert clash(annotated, DURATION, one, two)


def test_tolls_may_be_told_with_another_verb(annotated: Annotate) -> None:
    one = "The storm killed 12 people in the harbour of Norhaven"
    assert clash(annotated, NUMBER, one, "The storm left 31 people dead in the harbour of Norhaven")
