"""Pairs of articles that have something rare in common: the one join that copies and stories are found with.

Rows (key, article, weight) are divided by key into groups; within a group all pairs of articles with a key in common are
counted. A key that many articles have would join everything with everything: of those only neighbours in time are
joined, and the first ones with all others, so that the work stays linear in the rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]
    Floats = NDArray[np.floating[Any]]

CHUNK = 4_000_000
"""Pairs that are made before they are added up."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of a key that at most ``all_of`` articles have, all pairs are made; of others each with the ``next_to`` following ones and the first ``hubs``."""

    all_of: int
    next_to: int
    hubs: int = 0


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs ``a[k]`` < ``b[k]``, each once, with the sum of what their common keys weigh and how many these are."""

    a: Ints
    b: Ints
    total: Floats
    count: Ints

    def taken(self, keep: NDArray[np.bool_]) -> Pairs:
        """Some of them."""
        return Pairs(self.a[keep], self.b[keep], self.total[keep], self.count[keep])


def join(  # noqa: PLR0913, PLR0917 - the columns of one table
    keys: Ints, order: Ints, articles: Ints, weights: Floats, limits: Limits, first_new: int = 0
) -> Pairs:
    """All pairs within ``limits`` of which one article has the number ``first_new`` or a higher one.

    The articles of a key stand in the order of ``order`` (days), then of their numbers. A pair's weight at a key is the product of both.
    """
    if first_new:
        told = np.isin(keys, np.unique(keys[articles >= first_new]))
        keys, order, articles, weights = keys[told], order[told], articles[told], weights[told]
    by_key = np.lexsort((articles, order, keys))
    keys, articles, weights = keys[by_key], articles[by_key], weights[by_key]
    found = _Sums(int(articles.max(initial=0)) + 1)
    for left, right in _places(keys, limits):
        new = np.maximum(articles[left], articles[right]) >= first_new
        one, other = left[new], right[new]
        found.add(articles[one], articles[other], weights[one] * weights[other])
    return found.pairs()


def _places(keys: Ints, limits: Limits) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of places in the sorted rows that have one key."""
    if not len(keys):
        return
    edge = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1], [True]]))
    sizes = np.diff(edge)
    small = sizes <= limits.all_of
    for size in np.unique(sizes[small & (sizes > 1)]).tolist():
        yield from _all_of(edge[:-1][sizes == size], size)
    large, ends = edge[:-1][~small], edge[1:][~small]
    if not len(large):
        return
    within = np.zeros(len(keys) + 1, dtype=np.int64)
    within[large] += ends
    end = np.maximum.accumulate(within[:-1])
    rows = np.flatnonzero(np.repeat(~small, sizes))
    for step in range(1, limits.next_to + 1):
        near = rows[rows + step < end[rows]]
        yield from _chunks(near, near + step)
    begin = np.repeat(edge[:-1], sizes)
    for hub in range(limits.hubs):
        far = rows[rows - begin[rows] - hub > limits.next_to]
        yield from _chunks(begin[far] + hub, far)


def _all_of(starts: Ints, size: int) -> Iterator[tuple[Ints, Ints]]:
    left, right = np.triu_indices(size, 1)
    step = max(1, CHUNK // len(left))
    for k in range(0, len(starts), step):
        some = starts[k : k + step, None]
        yield (some + left).ravel(), (some + right).ravel()


def _chunks(left: Ints, right: Ints) -> Iterator[tuple[Ints, Ints]]:
    for k in range(0, len(left), CHUNK):
        yield left[k : k + CHUNK], right[k : k + CHUNK]


class _Sums:
    """Pairs added up as they come, in memory for the different ones and one chunk."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._waiting: list[tuple[Ints, Floats, Ints]] = []
        self._size = 0
        self._limit = 2 * CHUNK

    def add(self, one: Ints, other: Ints, weight: Floats) -> None:
        key = np.minimum(one, other).astype(np.int64) * self._width + np.maximum(one, other)
        self._waiting.append((key, weight.astype(np.float32), np.ones(len(key), dtype=np.int32)))
        self._size += len(key)
        if self._size > self._limit:
            self._add_up()
            self._limit = 2 * CHUNK + 2 * self._size

    def _add_up(self) -> None:
        if not self._waiting:
            return
        key, weight, count = (np.concatenate(c) for c in zip(*self._waiting, strict=True))
        order = np.argsort(key, kind="stable")
        key = key[order]
        at = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]])) if len(key) else np.zeros(0, dtype=np.int64)
        summed = (np.add.reduceat(c[order], at) if len(at) else c for c in (weight, count))
        self._waiting = [(key[at], *summed)]  # type: ignore[list-item]
        self._size = len(at)

    def pairs(self) -> Pairs:
        self._add_up()
        if not self._waiting:
            nothing = np.zeros(0, dtype=np.int64)
            return Pairs(nothing, nothing, nothing.astype(np.float32), nothing)
        key, weight, count = self._waiting[0]
        return Pairs(key // self._width, key % self._width, weight, count)
