"""All stretches of equal words between documents, found at once.

A seed is a short stretch of words that stands in several places; two places are joined where they have the same seed
and the words before differ, so a stretch of any length is met once. Common words would join everything with everything:
the seed at a place is the shortest stretch from four words up that is rare enough, as the adaptive seeds of genome
alignment are (Kiełbasa et al. 2011). As long as the joins of a story stay within ``PAIRS_AT_MOST``, four words are
rare enough everywhere; beyond, the commonest are lengthened first. Eight words are a seed however common.

Cost: reading the words a few times and sorting those that recur, plus the pairs that share something.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]
    Mask = NDArray[np.bool_]

SIZES = (4, 5, 6, 8)
PAIRS_AT_MOST = 2_000_000
"""Pairs of places that the seeds of one size may join."""
FEW = 500
"""Documents of a story an editor reads; of these nothing is passed over, even where all are copies of one text."""
PAIRS_OF_FEW = 8_000_000
"""What the seeds of one size may join in so few documents."""
REPEATS = 8
"""Of a stretch that one segment repeats, the first eight places are looked at."""
CHUNK = 1 << 18
"""Pairs that are looked at together."""
BLOCK = 16
"""Words that are compared at once."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Maximal stretches of equal words: ``length[k]`` words at the places ``a[k]`` < ``b[k]`` of the row.

    ``seed`` is the length of the longest seed that was needed; ``dropped`` how many places of eight words were left
    out because these stand in too many.
    """

    a: Ints
    b: Ints
    length: Ints
    seed: int = SIZES[0]
    dropped: int = 0

    def taken(self, keep: Mask | Ints) -> Runs:
        """Some of the stretches, by mask or order."""
        return Runs(self.a[keep], self.b[keep], self.length[keep], self.seed, self.dropped)


def _ranked(key: Ints) -> Ints:
    """Equal numbers from 0 for equal keys, in their order."""
    order = np.argsort(key)
    ordered = key[order]
    rank = np.zeros(len(key), dtype=np.int64)
    rank[order[1:]] = np.cumsum(ordered[1:] != ordered[:-1])
    return rank


def _together(left: Ints, right: Ints) -> Ints:
    """Equal numbers for equal pairs, in their order; ``right`` may be negative."""
    low = int(right.min(initial=0))
    width = int(right.max(initial=0)) - low + 1
    return _ranked(left.astype(np.int64) * width + (right - low))


def _recurring(ids: Ints, places: Ints, size: int) -> Mask:
    """Whether the words from a place on may stand in another place too: false only where they do not.

    The stretches are thrown into buckets by hash; one that is alone in its bucket is alone in the row.
    """
    mixed = np.zeros(len(ids) - size + 1, dtype=np.uint64)
    for k in range(size):
        mixed *= np.uint64(0x9E3779B97F4A7C15)
        mixed += ids[k : len(ids) - size + 1 + k].astype(np.uint64)
    mixed = mixed[places] * np.uint64(0xD6E8FEB86659FD93)
    bits = min(26, max(8, (4 * len(places)).bit_length()))
    bucket = (mixed >> np.uint64(64 - bits)).astype(np.int32)
    holder = np.zeros(1 << bits, dtype=np.int32)
    number = np.arange(len(places), dtype=np.int32)
    holder[bucket] = number
    several = np.zeros(1 << bits, dtype=bool)
    several[bucket[holder[bucket] != number]] = True
    return several[bucket]


def _within_first_repeats(gram: Ints, segment: Ints) -> Mask:
    """Whether a place is among the first ``REPEATS`` of its gram in its segment; places rise."""
    both = _together(gram, segment)
    order = np.argsort(both, kind="stable")
    new = np.ones(len(order), dtype=bool)
    new[1:] = both[order][1:] != both[order][:-1]
    first = np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))
    keep = np.empty(len(order), dtype=bool)
    keep[order] = np.arange(len(order)) - first < REPEATS
    return keep


def _joins(gram: Ints, before: Ints) -> Ints:
    """For every gram the pairs of places that have it and differ in the word before."""
    both = _together(gram, before)
    sizes = np.bincount(both)
    of = np.zeros(len(sizes), dtype=np.int64)
    of[both] = gram
    same = np.bincount(of, weights=sizes.astype(float) ** 2)
    return np.asarray((np.bincount(gram).astype(float) ** 2 - same) / 2).astype(np.int64)


def _rare(joins: Ints, gram: Ints, most: int) -> Mask:
    """Whether a place's gram is among the rarest ones, which together make no more joins than ``most``."""
    order = np.argsort(joins, kind="stable")
    fits = np.zeros(len(joins), dtype=bool)
    fits[order[np.cumsum(joins[order]) <= most]] = True
    return fits[gram]


@dataclass(frozen=True, slots=True)
class _Seeds:
    """Places that have a seed, rising, with its number; and as in :class:`Runs`."""

    places: Ints
    gram: Ints
    longest: int
    dropped: int


def _seeds(ids: Ints, segment: Ints, most: int) -> _Seeds:
    """The seed of every place: its shortest stretch of ``SIZES`` words that is not too common."""
    closed = np.concatenate(([0], np.cumsum(ids < 0)))
    places: Ints = np.flatnonzero(closed[SIZES[0] :] == closed[: -SIZES[0]])
    places = places[_recurring(ids, places, SIZES[0])]
    gram: Ints = ids[places].astype(np.int64)
    found: list[tuple[Ints, Ints]] = []
    known, width = 0, 1
    for size in SIZES:
        inside = np.minimum(places + size, len(closed) - 1)
        whole = (closed[inside] == closed[places]) & (places + size < len(closed))
        places, gram = places[whole], gram[whole]
        while width < size:
            gram = _together(gram, ids[places + width])
            width += 1
        first = _within_first_repeats(gram, segment[places])
        places, gram = places[first], _ranked(gram[first])
        joins = _joins(gram, ids[places - 1])
        rare = _rare(joins, gram, most)
        chosen = rare & (np.bincount(gram)[gram] > 1)
        found.append((places[chosen], gram[chosen] + known))
        known += len(joins)
        places, gram = places[~rare], gram[~rare]
        if not len(places):
            break
    return _Seeds(*_by_place(found), longest=size, dropped=len(places))


def _by_place(found: list[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    places = np.concatenate([p for p, _ in found])
    gram = np.concatenate([g for _, g in found])
    order = np.argsort(places)
    return places[order], gram[order]


def _before(ids: Ints, places: Ints) -> Ints:
    """What stands before each seed: equal for two places only where a seed before them joins them already.

    That is the word before where it begins a seed too. Where it begins none, the words are taken together back to
    the next that does; where there is none near, nothing is equal.
    """
    seeded = np.zeros(len(ids), dtype=bool)
    seeded[places] = True
    what = np.zeros(len(places), dtype=np.int64)
    alone = np.ones(len(places), dtype=bool)
    todo = np.arange(len(places))
    for back in range(1, SIZES[-1]):
        todo = todo[places[todo] >= back]
        at = places[todo] - back
        what[todo] = _together(what[todo], ids[at]) * SIZES[-1] + back
        alone[todo[seeded[at]]] = False
        todo = todo[~seeded[at] & (ids[at] >= 0)]
    what[alone] = -1 - places[alone]
    return what


def _ends_of_groups(changes: Mask) -> Ints:
    """For every place of a sorted table, where its group ends; ``changes[k]``: a new group starts at ``k``."""
    starts = np.flatnonzero(changes)
    if not len(starts):
        return np.zeros(0, dtype=np.int64)
    ends = np.append(starts[1:], len(changes))
    return np.asarray(np.repeat(ends, ends - starts), dtype=np.int64)


def _pairs(gram: Ints, before: Ints, places: Ints) -> Iterator[tuple[Ints, Ints]]:
    """All pairs of places with one gram that differ before it, some hundred thousand at a time."""
    order = np.argsort(_together(gram, before))
    gram, before, places = gram[order], before[order], places[order]
    new_gram = np.ones(len(order), dtype=bool)
    new_gram[1:] = gram[1:] != gram[:-1]
    new_before = new_gram.copy()
    new_before[1:] |= before[1:] != before[:-1]
    first, last = _ends_of_groups(new_before), _ends_of_groups(new_gram)
    done = np.concatenate(([0], np.cumsum(last - first)))
    at = 0
    while at < len(order):
        end = max(at + 1, int(np.searchsorted(done, done[at] + CHUNK, side="right")) - 1)
        counts = (last - first)[at:end]
        left = np.repeat(np.arange(at, end), counts)
        offset = np.arange(int(counts.sum())) - np.repeat(done[at:end] - done[at], counts)
        yield places[left], places[first[left] + offset]
        at = end


def _equal_words(ids: Ints, a: Ints, b: Ints, step: int) -> Ints:
    """How many words are equal from the places ``a`` and ``b`` on (``step`` 1), or before them (-1).

    Words are compared two, four, eight and then sixteen at a time, so that long copies take few turns. Separators equal nothing.
    """
    length = np.zeros(len(a), dtype=np.int64)
    alive = np.arange(len(a))
    size = 2
    shift = 0 if step > 0 else -1
    while len(alive):
        reach = (np.arange(size) * step + shift)[None, :]
        at_a = (a[alive] + step * length[alive])[:, None] + reach
        at_b = (b[alive] + step * length[alive])[:, None] + reach
        inside = (at_a >= 0) & (at_b >= 0) & (at_a < len(ids)) & (at_b < len(ids))
        same = inside & (ids[np.where(inside, at_a, 0)] == ids[np.where(inside, at_b, -1)])
        run = np.where(same.all(axis=1), size, np.argmin(same, axis=1))
        length[alive] += run
        alive = alive[run == size]
        size = min(BLOCK, size * 2)
    return length


def shared_runs(ids: Ints, segment: Ints, owner: Ints) -> Runs:
    """Every maximal stretch of equal words between two owners (documents) that holds a seed.

    ``ids`` are word numbers with a separator (a negative number that occurs once) after every segment; ``segment[k]``
    and ``owner[k]``, numbered from 0, say what the word at ``k`` belongs to.
    """
    nothing = np.zeros(0, dtype=np.int64)
    if len(ids) <= SIZES[0]:
        return Runs(nothing, nothing, nothing)
    most = PAIRS_OF_FEW if int(owner.max()) < FEW else PAIRS_AT_MOST
    seeds = _seeds(ids, segment, most)
    gram, before = _ranked(seeds.gram), _before(ids, seeds.places)
    bearable = _rare(_joins(gram, before), gram, len(SIZES) * most)
    found = [nothing], [nothing]
    for a, b in _pairs(gram[bearable], before[bearable], seeds.places[bearable]):
        other = owner[a] != owner[b]
        low, high = np.minimum(a, b)[other], np.maximum(a, b)[other]
        back = _equal_words(ids, low, high, -1)
        found[0].append(low - back)
        found[1].append(high - back)
    a, b = np.concatenate(found[0]), np.concatenate(found[1])
    both = np.sort(a * len(ids) + b)
    both = both[np.diff(both, prepend=-1) > 0]
    a, b = both // len(ids), both % len(ids)
    parts = (slice(k, k + CHUNK) for k in range(0, len(a), CHUNK))
    length = np.concatenate([nothing, *(_equal_words(ids, a[p], b[p], 1) for p in parts)])
    return Runs(a, b, length, seeds.longest, seeds.dropped + int((~bearable).sum()))
