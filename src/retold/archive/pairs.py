"""Pairs of articles that have something rare in common: the one join that copies and stories are found with.

Rows (key, article, weight) are divided by key into groups; within a group all pairs of articles with a key in common are
counted. A key that many articles have would join everything with everything: of those only neighbours in time are
joined, and the first ones with all others, so that the work stays linear in the rows. Pairs are made and added up for a few
articles at a time, whose pairs nobody else makes: memory is that of the rows and of one such chunk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]
    Floats = NDArray[np.floating[Any]]

CHUNK = 2_000_000
"""Pairs that are made before they are added up, about."""
WEIGHT_BITS = 20
"""Weights of pairs are added up in steps of 2^-20: whole numbers, whose sum has no order."""
_ROOM = 64 - WEIGHT_BITS - 1


@dataclass(frozen=True, slots=True)
class Limits:
    """Of a key that at most ``all_of`` articles have, all pairs are made; of others each with the ``next_to`` following ones and the first ``hubs``."""

    all_of: int
    next_to: int
    hubs: int = 0


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs ``a[k]`` < ``b[k]``, each once, with the sum of what their common keys weigh (each at most one) and how many these are."""

    a: Ints
    b: Ints
    total: Floats
    count: Ints

    def taken(self, keep: NDArray[np.bool_]) -> Pairs:
        """Some of them."""
        return Pairs(self.a[keep], self.b[keep], self.total[keep], self.count[keep])

    @classmethod
    def joined(cls, parts: list[Pairs]) -> Pairs:
        """Pairs of several joins that have none in common."""
        if not parts:
            nothing = np.zeros(0, dtype=np.int64)
            return cls(nothing, nothing, np.zeros(0, dtype=np.float32), nothing)
        return cls(*(np.concatenate([getattr(p, c) for p in parts]) for c in ("a", "b", "total", "count")))


@dataclass(frozen=True, slots=True)
class Rows:
    """The columns that are joined: a key, the article that has it, the article's day, and what the key weighs in it (0 to 1)."""

    key: Ints
    article: Ints
    day: Ints
    weight: Floats

    def taken(self, keep: NDArray[Any]) -> Rows:
        """Some of them, by flags or by places."""
        return Rows(self.key[keep], self.article[keep], self.day[keep], self.weight[keep])


def join(rows: Rows, limits: Limits, first_new: int = 0, kept: Callable[[Pairs], Pairs] = lambda pairs: pairs) -> Pairs:
    """All pairs within ``limits`` of which one article has the number ``first_new`` or a higher one, as far as they are ``kept``.

    The articles of a key stand in the order of their days, then of their numbers. A pair's weight at a key is the product of both.
    """
    if first_new:
        rows = rows.taken(np.isin(rows.key, np.unique(rows.key[rows.article >= first_new])))
    articles, rank = _ranked(rows)
    by_key = np.lexsort((rank, rows.key))
    key, rank, weight = rows.key[by_key], rank[by_key], rows.weight[by_key]
    partners = _partners(key, limits)
    found: list[Pairs] = []
    for some in _chunks(rank, partners, len(articles)):
        one, other, total, count = _added_up(rank, weight, some, partners[some], len(articles))
        a, b = articles[one], articles[other]
        pairs = Pairs(np.minimum(a, b), np.maximum(a, b), total, count)
        found.append(kept(pairs.taken(pairs.b >= first_new) if first_new else pairs))
    return Pairs.joined(found)


def _ranked(rows: Rows) -> tuple[Ints, Ints]:
    """The articles in the order of their days, then of their numbers; for every row the place of its article there."""
    articles, first, which = np.unique(rows.article, return_index=True, return_inverse=True)
    order = np.lexsort((articles, rows.day[first]))
    place = np.empty(len(articles), dtype=np.int64)
    place[order] = np.arange(len(articles))
    return articles[order], place[which]


def _partners(key: Ints, limits: Limits) -> Ints:
    """With how many of the rows behind it, all of its key, each row of the sorted rows is joined."""
    if not len(key):
        return np.zeros(0, dtype=np.int64)
    edge = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1], [True]]))
    sizes = np.diff(edge)
    place = np.arange(len(key)) - np.repeat(edge[:-1], sizes)
    behind = np.repeat(sizes, sizes) - place - 1
    few = (np.repeat(sizes, sizes) > limits.all_of) & (place >= limits.hubs)
    return np.where(few, np.minimum(behind, limits.next_to), behind)


def _chunks(rank: Ints, partners: Ints, articles: int) -> Iterator[Ints]:
    """The rows that are joined with others, those of one article together, so many at a time that memory holds their pairs."""
    rows = np.flatnonzero(partners)
    rows = rows[np.argsort(rank[rows], kind="stable")]
    of = rank[rows]
    begin = np.flatnonzero(np.concatenate([[True], of[1:] != of[:-1]])) if len(rows) else np.zeros(0, dtype=np.int64)
    made = np.add.reduceat(partners[rows], begin) if len(rows) else begin
    most = max(1, (1 << _ROOM) // max(articles, 1))
    first, size = 0, 0
    for k, pairs in enumerate(made.tolist()):
        if k > first and (size + pairs > CHUNK or of[begin[k]] - of[begin[first]] >= most):
            yield rows[begin[first] : begin[k]]
            first, size = k, 0
        size += pairs
    if first < len(begin):
        yield rows[begin[first] :]


def _added_up(rank: Ints, weight: Floats, left: Ints, partners: Ints, articles: int) -> tuple[Ints, Ints, Floats, Ints]:
    """The pairs that some rows make: the two places of their articles, summed weight, number of common keys."""
    edges = np.cumsum(partners)
    right = np.repeat(left + 1 - (edges - partners), partners) + np.arange(edges[-1])
    lowest = rank[left[0]]
    pair = np.repeat((rank[left] - lowest) * articles, partners) + rank[right]
    worth = np.rint(np.repeat(weight[left].astype(np.float64), partners) * weight[right] * (1 << WEIGHT_BITS))
    packed = pair.astype(np.uint64) << np.uint64(WEIGHT_BITS + 1) | worth.astype(np.uint64)
    packed.sort()
    pair = (packed >> np.uint64(WEIGHT_BITS + 1)).astype(np.int64)
    at = np.flatnonzero(np.concatenate([[True], pair[1:] != pair[:-1]]))
    total = np.add.reduceat(packed & np.uint64((2 << WEIGHT_BITS) - 1), at)
    count = np.diff(np.append(at, len(pair)))
    pair = pair[at]
    return pair // articles + lowest, pair % articles, (total / (1 << WEIGHT_BITS)).astype(np.float32), count
