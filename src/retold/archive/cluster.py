"""Pairs with a likeness -> groups, by average link: two groups become one while the mean likeness between their members is high enough.

Pairs that were not compared count as nothing, so that a chain of articles each like the next does not become one group,
which is how single link ends with hundreds of thousands of unrelated texts in one. Groups are bounded as well.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]
    Floats = NDArray[np.floating[Any]]

LARGEST = 2_000
"""Members of a group; two groups that would have more stay two."""


def average_link(a: Ints, b: Ints, score: Floats, least: float) -> dict[int, int]:
    """For every item of a pair the number of its group, which is its smallest member.

    Cost: the pairs times the logarithm of their number. The result does not depend on the order of the pairs.
    """
    groups = _Groups(a.tolist(), b.tolist(), score.tolist(), least)
    return groups.merged()


class _Groups:
    """Groups with the summed likeness between them."""

    def __init__(self, a: list[int], b: list[int], score: list[float], least: float) -> None:
        self._sums: dict[int, dict[int, float]] = {}
        self._size: dict[int, int] = {}
        self._into: dict[int, int] = {}
        self._least = least
        for one, other, value in zip(a, b, score, strict=True):
            self._sums.setdefault(one, {})[other] = value
            self._sums.setdefault(other, {})[one] = value
        self._heap = [(-s, x, y) for x, y, s in zip(a, b, score, strict=True) if s >= least]
        heapq.heapify(self._heap)

    def merged(self) -> dict[int, int]:
        items = list(self._sums)
        while self._heap:
            negative, one, other = heapq.heappop(self._heap)
            total = self._sums.get(one, {}).get(other)
            if total is None or abs(negative + total / (self._count(one) * self._count(other))) > 1e-9:
                continue  # said of groups that have grown since
            if self._count(one) + self._count(other) <= LARGEST:
                self._merge(min(one, other), max(one, other))
        return {item: self._root(item) for item in items}

    def _count(self, group: int) -> int:
        return self._size.get(group, 1)

    def _merge(self, into: int, gone: int) -> None:
        self._size[into] = self._count(into) + self._count(gone)
        self._into[gone] = into
        mine, others = self._sums[into], self._sums.pop(gone)
        mine.pop(gone)
        for group, value in others.items():
            if group == into:
                continue
            total = mine.get(group, 0.0) + value
            mine[group] = total
            theirs = self._sums[group]
            del theirs[gone]
            theirs[into] = total
        size = self._count(into)
        for group, total in mine.items():
            mean = total / (size * self._count(group))
            if mean >= self._least:
                heapq.heappush(self._heap, (-mean, min(into, group), max(into, group)))

    def _root(self, item: int) -> int:
        while item in self._into:
            item = self._into[item]
        return item
