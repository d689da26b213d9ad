"""Which clauses may tell the same thing, and how alike they are.

Likeness proposes: whether two mentions agree is decided later from typed slots. Cost: every clause is looked up by its
rarest keys only, and keys that stand in very many clauses open no candidates, so the work grows with the text and
not with the number of pairs.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from retold.align.claim_units import Unit
from retold.lang.opposites import opposed, sides
from retold.model.span import Span, overlap
from retold.model.story import Story

_PROBES = 8
_POSTINGS = 400
_LENT = 0.5
_HEAD_BONUS = 0.08
_COUNT_BONUS = 0.1
_LEAST_SHARED = 2
_CONTEXT = 0.5
"""Part of the likeness that the sentences around the clauses have: what happened to whom is often told beside the clause."""
_OWN_LEAST = 0.1
"""Likeness of the clauses themselves under which the sentences around them count for nothing."""
FLOOR = 0.2
"""Likeness under which a pair is not kept."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How telling a key is in this set: ``log(1 + sentences / sentences with it)``."""

    of: dict[str, float]
    usual: float
    known: dict[frozenset[str], float] = field(default_factory=dict, compare=False, repr=False)

    def weight(self, key: str) -> float:
        """The weight of a key; the usual one where no clause has it."""
        return self.of.get(key, self.usual)

    def sum(self, keys: Iterable[str]) -> float:
        """The weight of several keys together."""
        return math.fsum(map(self.weight, keys))

    def whole(self, keys: frozenset[str]) -> float:
        """The weight of a set of keys that is asked for again and again."""
        if keys not in self.known:
            self.known[keys] = self.sum(keys)
        return self.known[keys]

    def total(self, unit: Unit) -> float:
        """The weight of a unit's own keys and, at half, of those lent to it."""
        return self.whole(unit.keys) + _LENT * self.whole(unit.lent)

    def dice(self, a: frozenset[str], b: frozenset[str]) -> float:
        """0-1: the weight that two sets of keys share against both."""
        both = self.whole(a) + self.whole(b)
        return 2 * self.sum(a & b) / both if both else 0.0


def weigh(units: Sequence[Unit]) -> Weights:
    """Weights from the sentences in which the keys stand."""
    contexts = {u.sentence: u.context for u in units}
    seen = Counter(k for context in contexts.values() for k in context)
    of = {k: math.log(1 + len(contexts) / n) for k, n in seen.items()}
    return Weights(of, math.fsum(of.values()) / len(of) if of else 1.0)


def likeness(a: Unit, b: Unit, weights: Weights) -> float:
    """0-1: what two clauses share, and at equal parts what the sentences share in which they stand; 0 where the clauses share little."""
    score = _clauses(a, b, weights)
    return (1 - _CONTEXT) * score + _CONTEXT * weights.dice(a.context, b.context) if score >= _OWN_LEAST else 0.0


def _clauses(a: Unit, b: Unit, weights: Weights) -> float:
    """0-1: the weight two clauses share, half against both (Dice), half against the shorter (containment)."""
    own = a.keys & b.keys
    lent = ((a.keys | a.lent) & (b.keys | b.lent)) - own
    if len(own) + len(lent) < _LEAST_SHARED or not own:
        return 0.0
    if opposed(_sides(a), _sides(b)):
        return 0.0
    shared = weights.sum(own) + _LENT * weights.sum(lent)
    wa, wb = weights.total(a), weights.total(b)
    least = max(min(wa, wb), 3 * weights.usual)
    score = shared / (wa + wb) + 0.5 * min(1.0, shared / least)
    if a.event is not None and b.event is not None:
        score += _HEAD_BONUS if a.event == b.event else -_HEAD_BONUS
    if a.counted & b.counted:
        score += _COUNT_BONUS
    return max(0.0, min(1.0, score))


def _sides(unit: Unit) -> frozenset[tuple[int, int]]:
    return sides((unit.event,)) if unit.event is not None else frozenset()


def candidates(units: Sequence[Unit], weights: Weights) -> dict[tuple[int, int], float]:
    """Pairs ``(i, j)``, ``i < j``, of units with their likeness, where it is at least ``FLOOR``."""
    postings: dict[str, list[int]] = defaultdict(list)
    for i, u in enumerate(units):
        for k in sorted(u.keys, key=lambda k: (-weights.of[k], k))[:_PROBES]:
            postings[k].append(i)
    out: dict[tuple[int, int], float] = {}
    for j, u in enumerate(units):
        near: Counter[int] = Counter()
        for k in u.keys:
            row = postings.get(k, ())
            if len(row) <= _POSTINGS:
                near.update(row[: bisect_left(row, j)])
        for i, common in near.items():
            if common >= _LEAST_SHARED or len(u.keys) <= _LEAST_SHARED:
                score = likeness(units[i], u, weights)
                if score >= FLOOR:
                    out[i, j] = score
    return out


def same_place(story: Story, units: Sequence[Unit]) -> Iterable[tuple[int, int]]:
    """Pairs of units that one shared passage carries in both documents, by mapping offsets through its edits."""
    by_doc: dict[str, list[int]] = defaultdict(list)
    for i, u in enumerate(units):
        by_doc[u.span.doc].append(i)
    starts = {d: [units[i].span.start for i in row] for d, row in by_doc.items()}
    for p in story.passages:
        rows = by_doc.get(p.a.doc, [])
        at = starts.get(p.a.doc, [])
        for i in rows[bisect_left(at, p.a.start) : bisect_right(at, p.a.end)]:
            there = _carried(units[i].span, p.a, p.b, [(e.a_start, e.a_end, e.b_start, e.b_end) for e in p.edits])
            if there is not None:
                yield from ((min(i, j), max(i, j)) for j in _at(there, by_doc, starts, units))


def _carried(span: Span, a: Span, b: Span, edits: list[tuple[int, int, int, int]]) -> Span | None:
    if span.end > a.end:
        return None
    shift = b.start - a.start
    ends = []
    for offset in (span.start, span.end):
        before = [e for e in edits if e[1] <= offset]
        ends.append(offset + (before[-1][3] - before[-1][1] if before else shift))
    start, end = max(b.start, ends[0]), min(b.end, ends[1])
    return Span(b.doc, start, end) if start < end else None


def _at(place: Span, by_doc: dict[str, list[int]], starts: dict[str, list[int]], units: Sequence[Unit]) -> list[int]:
    rows, at = by_doc.get(place.doc, []), starts.get(place.doc, [])
    near = rows[max(0, bisect_left(at, place.start) - 2) : bisect_right(at, place.end)]
    return [j for j in near if 2 * overlap(units[j].span, place) >= max(len(units[j].span), len(place))]
