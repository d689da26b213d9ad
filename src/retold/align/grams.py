"""All stretches of equal words between documents, found at once.

Equal stretches of 1, 2, 4, 8 … words get equal ranks by prefix doubling (Karp, Miller & Rosenberg 1972), exactly and
in sorting time. Two places are joined where the ``k`` words that follow agree and the word before does not, so a
stretch of any length is met once, at its start; its length is then read off the ranks by binary descent. The cost is
that of sorting the words plus the number of stretches there are: five hundred copies of one text are no worse than five.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

LEVELS = 8  # ranks of 1 … 128 words; longer stretches are read off in steps of 128
REACH = 4  # words looked ahead for more
REPEATS = 8  # of a gram that one segment repeats, the first eight places are looked at
SEED_SIZES = (5, 8, 12, 16)
PAIRS_AT_MOST = 4_000_000


@dataclass(frozen=True, slots=True)
class Runs:
    """Maximal stretches of equal words: ``length[k]`` words at the places ``a[k]`` < ``b[k]`` of the row."""

    a: Ints
    b: Ints
    length: Ints
    seed: int

    def taken(self, keep: NDArray[np.bool_] | Ints) -> Runs:
        """Some of the stretches, by mask or order."""
        return Runs(self.a[keep], self.b[keep], self.length[keep], self.seed)


def _combine(left: Ints, right: Ints) -> Ints:
    key = left * (int(right.max(initial=0)) + 1) + right
    return np.asarray(np.unique(key, return_inverse=True)[1], dtype=np.int64)


def ranks(ids: Ints) -> list[Ints]:
    """Ranks of the stretches of 1, 2, 4 … words that start at every place; places too near the end are left out."""
    table = [np.unique(ids, return_inverse=True)[1].astype(np.int64)]
    for level in range(1, LEVELS):
        step = 1 << (level - 1)
        if len(ids) < 2 * step:
            break
        table.append(_combine(table[-1][: len(ids) - 2 * step + 1], table[-1][step : len(ids) - step + 1]))
    return table


def _grams(table: list[Ints], size: int) -> Ints:
    level = size.bit_length() - 1
    width = 1 << level
    if size == width:
        return table[level]
    count = len(table[0]) - size + 1
    return _combine(table[level][:count], table[level][size - width : size - width + count])


def _within_first_repeats(gram: Ints, segment: Ints) -> NDArray[np.bool_]:
    """Whether a place is among the first ``REPEATS`` of its gram in its segment."""
    order = np.lexsort((np.arange(len(gram)), segment, gram))
    new = np.ones(len(order), dtype=bool)
    new[1:] = (gram[order][1:] != gram[order][:-1]) | (segment[order][1:] != segment[order][:-1])
    first = np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))
    keep = np.empty(len(order), dtype=bool)
    keep[order] = np.arange(len(order)) - first < REPEATS
    return keep


def _ends_of_groups(changes: NDArray[np.bool_]) -> Ints:
    """For every place of a sorted table, where its group ends; ``changes[k]``: a new group starts at ``k``."""
    starts = np.flatnonzero(changes)
    if not len(starts):
        return np.zeros(0, dtype=np.int64)
    ends = np.append(starts[1:], len(changes))
    return np.asarray(np.repeat(ends, ends - starts), dtype=np.int64)


def _join(gram: Ints, before: Ints, places: Ints) -> tuple[Ints, Ints, Ints]:
    """Places sorted by gram and the word before, and for each the range of its partners in that order."""
    order = np.lexsort((before, gram))
    gram, before = gram[order], before[order]
    new_gram = np.ones(len(order), dtype=bool)
    new_gram[1:] = gram[1:] != gram[:-1]
    new_before = new_gram.copy()
    new_before[1:] |= before[1:] != before[:-1]
    return places[order], _ends_of_groups(new_before), _ends_of_groups(new_gram)


def _expand(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Pairs (k, partner) for every partner from ``first[k]`` to ``last[k]`` (half-open)."""
    counts = last - first
    left = np.repeat(np.arange(len(counts)), counts)
    offset = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    return left, first[left] + offset


def _extend(table: list[Ints], a: Ints, b: Ints) -> Ints:
    """How many words are equal from the places ``a`` and ``b`` on."""
    length = np.zeros(len(a), dtype=np.int64)
    top = len(table) - 1

    def step(level: int, who: Ints) -> Ints:
        here = length[who]
        inside = np.maximum(a[who], b[who]) + here < len(table[level])
        who = who[inside]
        here = length[who]
        who = who[table[level][a[who] + here] == table[level][b[who] + here]]
        length[who] += 1 << level
        return who

    alive = np.arange(len(a))
    while len(alive):
        alive = step(top, alive)
    for level in range(top - 1, -1, -1):
        step(level, np.arange(len(a)))
    return length


def shared_runs(ids: Ints, segment: Ints, owner: Ints) -> Runs:
    """Every maximal stretch of at least five equal words between two owners (documents).

    ``ids`` are word numbers with a separator (a negative number that occurs once) after every segment; ``segment[k]``
    and ``owner[k]`` say what the word at ``k`` belongs to. The seed grows to 8, 12 or 16 words where shorter ones would
    join more than four million pairs of places; ``seed`` says which it was.
    """
    table = ranks(ids)
    separators = np.concatenate(([0], np.cumsum(ids < 0)))
    empty = np.zeros(0, dtype=np.int64)
    for size in SEED_SIZES:
        if len(ids) < size or len(table) < size.bit_length():
            return Runs(empty, empty, empty, size)
        gram = _grams(table, size)
        places = np.flatnonzero(separators[size:] == separators[: len(gram)])
        gram = gram[places]
        keep = _within_first_repeats(gram, segment[places])
        places, gram = places[keep], gram[keep]
        before = np.where(places > 0, ids[places - 1], -len(ids))
        place, first, last = _join(gram, before, places)
        if int((last - first).sum()) <= PAIRS_AT_MOST or size == SEED_SIZES[-1]:
            break
    last = _bounded(first, last)
    left, right = _expand(first, last)
    a, b = place[left], place[right]
    other = owner[a] != owner[b]
    a, b = np.minimum(a, b)[other], np.maximum(a, b)[other]
    return Runs(a, b, _extend(table, a, b), size)


def worth_growing(runs: Runs, ids: Ints, pair: Ints, least: int, near: int) -> NDArray[np.bool_]:
    """Which stretches may be part of a passage of ``least`` words; short lone ones are met by chance and left out.

    A stretch stays when it is long enough itself, when the next or last one of the same ``pair`` stands within
    ``near`` words on both sides, or when two more equal words follow or come before within four words. ``runs`` are
    sorted by pair and ``a``.
    """
    keep = runs.length >= least
    close = (
        (pair[1:] == pair[:-1])
        & (runs.a[1:] - runs.a[:-1] - runs.length[:-1] <= near)
        & (np.abs(runs.b[1:] - runs.b[:-1]) - runs.length[:-1] <= near)
    )
    keep[1:] |= close
    keep[:-1] |= close
    bigram = _combine(ids[:-1] - int(ids.min()), ids[1:] - int(ids.min()))
    top = len(bigram) - 1
    for skip_a in range(REACH):
        for skip_b in range(REACH):
            a, b = np.minimum(runs.a + runs.length + skip_a, top), np.minimum(runs.b + runs.length + skip_b, top)
            keep |= bigram[a] == bigram[b]
            a, b = np.maximum(runs.a - 2 - skip_a, 0), np.maximum(runs.b - 2 - skip_b, 0)
            keep |= bigram[a] == bigram[b]
    return keep


def _bounded(first: Ints, last: Ints) -> Ints:
    """Cut the partner ranges off where all of them together pass the bound: hostile repetition must not eat the memory."""
    counts = last - first
    room = np.maximum(0, PAIRS_AT_MOST - (np.cumsum(counts) - counts))
    return np.asarray(first + np.minimum(counts, room), dtype=np.int64)
