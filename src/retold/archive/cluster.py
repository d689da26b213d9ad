"""Pairs with a likeness -> groups, by average link: two groups become one while the mean likeness between their members is high enough.

Pairs that were not compared count as nothing, so that a chain of articles each like the next does not become one group,
which is how single link ends with hundreds of thousands of unrelated texts in one. Groups are bounded as well.

All groups that are each other's nearest become one at the same time: with average link that is what merging the nearest of all,
one after the other, comes to (Murtagh 1983), and it is done on whole arrays. What has become one is never nearer to a third
than the nearer of both was; so groups between which there is no way of pairs that are alike enough never meet, and what
links them is forgotten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from retold.archive.pairs import begins

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]
    Floats = NDArray[np.floating[Any]]

LARGEST = 2_000
"""Members of a group; two groups that would have more stay two."""

STEPS = 1 << 30
"""Steps of likeness between 0 and 1: whole numbers, whose sum has no order."""


def average_link(a: Ints, b: Ints, score: Floats, least: float) -> tuple[Ints, Ints]:
    """All items of the pairs, sorted, and for each the number of its group, which is its smallest member.

    Cost: for each round of merging the pairs that are left are sorted. The result does not depend on the order of the pairs.
    """
    there = np.zeros(int(max(a.max(initial=-1), b.max(initial=-1))) + 1, dtype=np.bool_)
    there[a] = there[b] = True
    items, place = np.flatnonzero(there), np.cumsum(there) - 1
    into: Ints = np.arange(len(items))
    size = np.ones(len(items), dtype=np.int64)
    one: Ints = place[np.minimum(a, b)]
    other: Ints = place[np.maximum(a, b)]
    one, other, total = _summed(one, other, np.rint(score * STEPS).astype(np.int64), len(items))
    while True:
        mean = np.where(size[one] + size[other] <= LARGEST, total / (size[one] * size[other]) / STEPS, -np.inf)
        strong = mean >= least
        if not strong.any():
            break
        part = components(one[strong], other[strong], len(items))
        keep = part[one] == part[other]
        one, other, total, mean = one[keep], other[keep], total[keep], mean[keep]
        nearest = _nearest(one, other, mean, least, len(items))
        kept, gone = one[nearest], other[nearest]
        size[kept] += size[gone]
        into[gone] = kept
        now, then = into[one], into[other]
        apart = now != then
        one, other = np.minimum(now, then)[apart], np.maximum(now, then)[apart]
        one, other, total = _summed(one, other, total[apart], len(items))
    while not np.array_equal(root := into[into], into):
        into = root
    return items, items[into]


def components(a: Ints, b: Ints, count: int) -> Ints:
    """For each of ``count`` items the smallest one that it is connected with, by whatever way of pairs."""
    label: Ints = np.arange(count)
    while True:
        least = np.minimum(label[a], label[b])
        new = label.copy()
        np.minimum.at(new, label[a], least)
        np.minimum.at(new, label[b], least)
        while not np.array_equal(shorter := new[new], new):
            new = shorter
        if np.array_equal(new, label):
            return label
        label = new


def _summed(one: Ints, other: Ints, total: Ints, width: int) -> tuple[Ints, Ints, Ints]:
    """Each pair once, with its sum, in order."""
    key = one * width + other
    if (key[1:] > key[:-1]).all():
        return one, other, total
    order = np.argsort(key)
    key = key[order]
    at = begins(key)
    sums = np.add.reduceat(total[order], at) if len(at) else total
    return key[at] // width, key[at] % width, sums


def _nearest(one: Ints, other: Ints, mean: Floats, least: float, count: int) -> Ints:
    """The pairs of which each is the other's nearest; of pairs alike in likeness the first counts as nearer."""
    strong = np.flatnonzero(mean >= least)
    order = strong[np.argsort(-mean[strong], kind="stable")]
    rank = np.arange(len(order))
    best = np.full(count, len(order))
    np.minimum.at(best, one[order], rank)
    np.minimum.at(best, other[order], rank)
    mutual: Ints = order[(best[one[order]] == rank) & (best[other[order]] == rank)]
    return mutual
