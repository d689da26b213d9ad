"""The sides of a conflict in words and spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retold.compare.prose import joined
from retold.model.claims import Conflict, ConflictKind, ConflictMember, Strength
from retold.model.ids import stable_id
from retold.model.span import Span


@dataclass(frozen=True, slots=True)
class Side:
    """One account: where it stands and its value in a few words."""

    span: Span
    value: str


def conflict(claim: str | None, kind: ConflictKind, strength: Strength, sides: Sequence[Side], text: str) -> Conflict:
    """A conflict with its members in document order and an id that rests on claim, kind and places."""
    ordered = sorted(set(sides), key=lambda s: (s.span, s.value))
    return Conflict(
        id=stable_id("k", claim, kind, *(s.span for s in ordered)),
        claim=claim,
        kind=kind,
        strength=strength,
        members=tuple(ConflictMember(span=s.span, value=s.value) for s in ordered),
        text=text,
    )


_VALUES = {
    ConflictKind.DATE: "The date in",
    ConflictKind.TIME: "The time in",
    ConflictKind.DURATION: "How long, in",
    ConflictKind.NUMBER: "The number in",
}


def value_in(kind: ConflictKind, told: str) -> str:
    """What of quoted words differs: ``The date in “the ferry was inspected on May 4”``; the words themselves for other kinds."""
    return f"{_VALUES[kind]} {told}" if kind in _VALUES else told


def by_value(sides: Iterable[Side], names: dict[str, str]) -> str:
    """``10 killed in A and B; 12 killed in C``: every value with the articles that give it, in order of appearance.

    Values that differ in nothing but case and dots (``U.S.``, ``US``) are one.
    """
    rows: dict[str, list[str]] = {}
    known: dict[str, str] = {}
    for s in sides:
        articles = rows.setdefault(known.setdefault(s.value.casefold().replace(".", ""), s.value), [])
        if names[s.span.doc] not in articles:
            articles.append(names[s.span.doc])
    return "; ".join(f"{value} in {joined(articles)}" for value, articles in rows.items())
