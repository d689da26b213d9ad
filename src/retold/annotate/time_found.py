"""What the time grammar's rules take and give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from retold.annotate.calendar_values import Anchor
from retold.model.marks import TimeKind

Ahead = Callable[[int, int], bool | None]
"""Whether the words at an offset are told as future (``True``), past (``False``) or neither (``None``)."""

Named = Callable[[int, int], bool]
"""Whether the words between two offsets are part of a name that is no date (``April Jones``, ``Sunday Times``), or labelled as a date."""


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in a sentence: offsets into the sentence's text, and what a mark will carry."""

    start: int
    end: int
    kind: TimeKind
    value: str | None
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as the grammar reads it: its text with plain quotes, dashes and spaces (same offsets), and its surroundings."""

    text: str
    anchor: Anchor
    ahead: Ahead
    named: Named
    labelled: Named


def any_of(words: Iterable[str]) -> str:
    """A regular expression for one of the words, the longest that fits."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
