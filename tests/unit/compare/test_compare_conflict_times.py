from __future__ import annotations

import pytest

from retold.align.claims import group_claims
from retold.annotate.dates import add_dates
from retold.annotate.sentences import add_sentences
from retold.compare.conflicts import find_conflicts
from retold.model.claims import ConflictKind, Strength
from retold.model.story import Story
from retold.model.when import When
from retold.testing import document, story


def told(first: str, second: str, days: tuple[str, str] = ("2031-05-01", "2031-05-01")) -> Story:
    docs = [
        document(
            f"Trains collide in Norhaven\n\nTwo ferries collided in Norhaven on Thursday. {line}",
            f"{i}.txt",
            published=When(day),
        )
        for i, (line, day) in enumerate(zip((first, second), days, strict=True))
    ]
    return find_conflicts(group_claims(add_dates(add_sentences(story(*docs)))))


def strengths(s: Story) -> list[Strength]:
    return [k.strength for k in s.conflicts if k.kind is ConflictKind.TIME]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The accident happened around 6:20 a.m.", "The ferries collided at about 6 a.m.", [Strength.PRECISION_ONLY]),
        ("The accident happened at 6:20 a.m.", "The ferries collided at 6:52 a.m.", [Strength.CONTRADICTION]),
        ("The accident happened at 6:20 a.m.", "The ferries collided at 6:20 a.m.", []),
        ("The accident happened at 6:20 a.m.", "Police closed the station at 7:25 a.m.", []),
        ("The accident happened at 6:20 a.m.", "The ferries collided at 11:20 a.m.", []),
        ("The accident happened at about 6 a.m.", "The ferries collided at 7:25 a.m.", []),
        ("The accident happened at 6:20 a.m.", "“The ferries collided at 6:52 a.m.,” Ann Lee said.", []),
    ],
)
def test_times_of_one_accident(first: str, second: str, expected: list[Strength]) -> None:
    assert strengths(told(first, second)) == expected


def test_articles_far_apart_tell_of_two_accidents() -> None:
    lines = ("The accident happened at 6:20 a.m.", "The ferries collided at 6:52 a.m.")
    assert strengths(told(*lines, days=("2031-05-01", "2031-06-01"))) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The accident happened at 6:20 a.m. GMT.", "The ferries collided at 6:52 a.m. GMT.", [Strength.CONTRADICTION]),
        ("The accident happened at 6:20 a.m. GMT.", "The ferries collided at 1:20 a.m. EST.", []),
        ("The accident happened at 6:20 a.m. GMT.", "The ferries collided at 1:45 a.m. EST.", [Strength.CONTRADICTION]),
        ("The accident happened at 6:20 a.m. GMT.", "The ferries collided at 8:20 a.m.", []),
    ],
)
def test_times_in_their_zones(first: str, second: str, expected: list[Strength]) -> None:
    assert strengths(told(first, second)) == expected
