"""Which stretches of equal words may be part of a passage: most short ones are met by chance and lead nowhere.

Around every stretch the words are aligned on both sides as far as two changed, added or dropped words reach (furthest
reaching points, Ukkonen 1985 and Myers 1986), for all stretches at once. What cannot come to a passage is left out
before anything is looked at one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from retold.align.grams import CHUNK, Runs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]
    Mask = NDArray[np.bool_]

EDITS = 2
"""Words changed, added or dropped on either side of a stretch."""
SNAKE = 6
"""Equal words looked for behind each of them."""
NEARBY = 8
"""Words between two stretches that may belong together, however many of them differ."""
AHEAD = 4
"""Stretches looked at for one that is near: others of the same words may stand between in order."""


def _follow(ids: Ints, a: Ints, b: Ints, step: int) -> Ints:
    """How many words, ``SNAKE`` at most, are equal from the places on, in the direction of ``step``."""
    count = np.zeros(len(a), dtype=np.int64)
    alive = np.arange(len(a))
    for k in range(SNAKE):
        at_a = np.clip(a[alive] + step * k, 0, len(ids) - 1)
        at_b = np.clip(b[alive] + step * k, 0, len(ids) - 1)
        alive = alive[ids[at_a] == ids[at_b]]
        count[alive] += 1
    return count


def _matched(ids: Ints, a: Ints, b: Ints, step: int) -> list[Ints]:
    """Equal words next to the places ``a`` and ``b`` in the direction of ``step``, over no, one and two edits."""
    none = np.zeros(len(a), dtype=np.int64)
    reached: dict[int, tuple[Ints, Ints]] = {0: (none, none)}
    out: list[Ints] = [none]
    for edits in range(1, EDITS + 1):
        following: dict[int, tuple[Ints, Ints]] = {}
        for diagonal in range(-edits, edits + 1):
            far, equal = none - 1, none
            for before, moved in ((diagonal, 1), (diagonal - 1, 0), (diagonal + 1, 1)):
                if before in reached:
                    candidate, count = reached[before][0] + moved, reached[before][1]
                    better = candidate > far
                    far, equal = np.where(better, candidate, far), np.where(better, count, equal)
            snake = _follow(ids, a + step * far, b + step * (far + diagonal), step)
            following[diagonal] = (far + snake, equal + snake)
        reached = following
        out.append(np.maximum.reduce([out[-1], *(equal for _, equal in reached.values())]))
    return out


def _least(edits: int, least: int) -> int:
    """Equal words that a short passage with so many edits must have: two edits in eight words, two words more for each further."""
    return least + 2 * max(0, edits - 2)


def _alone(ids: Ints, runs: Runs, least: int) -> Mask:
    after = _matched(ids, runs.a + runs.length, runs.b + runs.length, 1)
    before = _matched(ids, runs.a - 1, runs.b - 1, -1)
    keep = runs.length >= least
    for i, right in enumerate(after):
        for j, left in enumerate(before):
            keep |= runs.length + right + left >= _least(i + j, least)
    return keep


def promising(ids: Ints, runs: Runs, pair: Ints, least: int) -> Mask:
    """Which stretches may be part of a passage of ``least`` equal words.

    Those that come to as many with a few edits, and those that have another one of the same ``pair`` of
    texts within ``NEARBY`` words. ``runs`` are sorted by pair and ``a``.
    """
    parts = [slice(k, k + CHUNK) for k in range(0, len(runs.a), CHUNK)]
    keep = np.concatenate(
        [np.zeros(0, dtype=bool), *(_alone(ids, Runs(runs.a[p], runs.b[p], runs.length[p]), least) for p in parts)]
    )
    for ahead in range(1, AHEAD + 1):
        here, there = slice(None, -ahead), slice(ahead, None)
        close = pair[there] == pair[here]
        for side in (runs.a, runs.b):
            gap = side[there] - side[here] - runs.length[here]
            close &= (gap <= NEARBY) & (side[there] > side[here])
        keep[there] |= close
        keep[here] |= close
    return keep
