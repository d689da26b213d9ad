"""From stretches of equal words to passages: joined over small edits, grown word by word at both ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

LONGEST_GAP = 8  # words one side may have more or other between two equal stretches; more is text of its own
ALIVE = 32  # chains that a stretch may continue
LEAST_GROWTH = 3
FALL = 6  # more differing than equal words in a row that growing goes through; one more for each 24 words of the passage
FALL_AT_MOST = 16
WINDOW = 6  # times as many words are looked at when a passage is grown at its ends
LONGEST_BRIDGE = 64  # words between two chains of which most are the same


class Run(NamedTuple):
    """``length`` equal words from place ``a`` and from place ``b`` on."""

    a: int
    b: int
    length: int

    @property
    def a_end(self) -> int:
        """The place behind the last word in a."""
        return self.a + self.length

    @property
    def b_end(self) -> int:
        """The place behind the last word in b."""
        return self.b + self.length


@dataclass(frozen=True, slots=True)
class Chain:
    """Equal stretches in order, with other words between them."""

    runs: tuple[Run, ...]

    @property
    def matched(self) -> int:
        """Number of equal words."""
        return sum(r.length for r in self.runs)

    @property
    def a(self) -> tuple[int, int]:
        """First and last (exclusive) place in a."""
        return self.runs[0].a, self.runs[-1].a_end

    @property
    def b(self) -> tuple[int, int]:
        """First and last (exclusive) place in b."""
        return self.runs[0].b, self.runs[-1].b_end

    @property
    def longest(self) -> int:
        """Number of words of the longer side, with those between the stretches."""
        return max(self.a[1] - self.a[0], self.b[1] - self.b[0])


def _allowed(before: int, after: int) -> int:
    """How many other words may stand between two stretches of these lengths: no more than the shorter of them."""
    return min(LONGEST_GAP, 3 + min(before, after) // 2)


class _Growing:
    """A chain that may still go on: its stretches, how many equal words they have, and where they end."""

    __slots__ = ("a_end", "b_end", "matched", "runs")

    def __init__(self, run: Run) -> None:
        self.runs = [run]
        self.matched = run.length
        self.a_end, self.b_end = run.a_end, run.b_end

    def cost(self, run: Run) -> int | None:
        """How far a stretch is from continuing the chain, in words; ``None`` where the gap is too large, or nothing of it is left."""
        skip = max(0, self.a_end - run.a, self.b_end - run.b)
        left = run.length - skip
        if left < 1:
            return None
        gap_a, gap_b = run.a + skip - self.a_end, run.b + skip - self.b_end
        if max(gap_a, gap_b) > _allowed(self.matched, left):
            return None
        return abs(gap_a - gap_b) + skip

    def add(self, run: Run) -> None:
        """Continue with what of a stretch lies behind the chain."""
        skip = max(0, self.a_end - run.a, self.b_end - run.b)
        self.runs.append(run if not skip else Run(run.a + skip, run.b + skip, run.length - skip))
        self.matched += run.length - skip
        self.a_end, self.b_end = run.a_end, run.b_end


def link(runs: Sequence[Run]) -> list[Chain]:
    """Chain the stretches of one pair of texts, each to the nearest chain it continues; ``runs`` in any order.

    Only chains whose end lies within the longest gap are looked at, ``ALIVE`` at most, so the cost stays near the number of stretches.
    """
    done: list[_Growing] = []
    alive: list[_Growing] = []
    for run in sorted(runs):
        best: tuple[int, _Growing] | None = None
        ended = False
        for chain in alive:
            if chain.a_end + LONGEST_GAP < run.a:
                ended = True
            elif (cost := chain.cost(run)) is not None and (best is None or cost < best[0]):
                best = (cost, chain)
        if best is not None:
            best[1].add(run)
            continue
        if ended or len(alive) == ALIVE:
            keep = [c for c in alive if c.a_end + LONGEST_GAP >= run.a][-ALIVE + 1 :]
            done += [c for c in alive if c not in keep]
            alive = keep
        alive.append(_Growing(run))
    return [Chain(tuple(c.runs)) for c in (*done, *alive)]


def _equal_blocks(a: Sequence[int], b: Sequence[int]) -> Iterator[Run]:
    """The stretches that the shortest edit script of two rows of words leaves as they are, in order."""
    from rapidfuzz.distance import Levenshtein

    for op in Levenshtein.opcodes(a, b):
        if op.tag == "equal":
            yield Run(op.src_start, op.dest_start, op.src_end - op.src_start)


def _continued(a: Sequence[int], b: Sequence[int], fall: int) -> list[Run]:
    """The stretches that continue a passage, given the words that follow it in both texts.

    An equal word counts one, a differing one minus one; taken is what makes the sum greatest, and nothing is looked at
    once the sum has fallen by more than ``fall`` (X-drop extension, Zhang et al. 2000).
    """
    if set(a[: fall + 1]).isdisjoint(b[: fall + 1]):
        return []
    taken: list[Run] = []
    waiting: list[Run] = []
    best = total = equal = at_a = at_b = 0
    for run in _equal_blocks(a, b):
        total -= max(run.a - at_a, run.b - at_b)
        if total < best - fall:
            break
        at_a, at_b = run.a_end, run.b_end
        total += run.length
        equal += run.length
        waiting.append(run)
        if equal >= LEAST_GROWTH and (total > best or (total == best and run.length >= LEAST_GROWTH)):
            taken += waiting
            waiting, best = [], total
    return taken


def grow(chain: Chain, a: Sequence[int], b: Sequence[int]) -> Chain:
    """Take in equal words just before and behind the chain that are too few to be seeds; ``a`` and ``b`` are the words of the two texts."""
    runs = list(chain.runs)
    fall = min(FALL_AT_MOST, FALL + chain.matched // 24)
    window = WINDOW * fall
    while True:
        at_a, at_b = runs[-1].a_end, runs[-1].b_end
        found = _continued(a[at_a : at_a + window], b[at_b : at_b + window], fall)
        if not found:
            break
        runs += [Run(at_a + r.a, at_b + r.b, r.length) for r in found]
    while True:
        at_a, at_b = runs[0].a, runs[0].b
        found = _continued(a[max(0, at_a - window) : at_a][::-1], b[max(0, at_b - window) : at_b][::-1], fall)
        if not found:
            break
        runs[:0] = [Run(at_a - r.a_end, at_b - r.b_end, r.length) for r in reversed(found)]
    return Chain(tuple(runs))


def bridge(chains: Sequence[Chain], a: Sequence[int], b: Sequence[int]) -> list[Chain]:
    """Join chains that follow each other in both texts where most of the words between them are the same.

    So texts that differ in every fifth word, copies by hand for one, are one passage although their equal stretches are
    short and far apart. Each chain is compared with the next one only.
    """
    joined: list[Chain] = []
    for chain in sorted(chains, key=lambda c: (c.a, c.b)):
        if joined:
            (_, from_a), (_, from_b) = joined[-1].a, joined[-1].b
            gap_a, gap_b = chain.a[0] - from_a, chain.b[0] - from_b
            if 0 <= gap_a <= LONGEST_BRIDGE and 0 <= gap_b <= LONGEST_BRIDGE:
                between = tuple(_equal_blocks(a[from_a : chain.a[0]], b[from_b : chain.b[0]]))
                if 2 * sum(r.length for r in between) >= max(gap_a, gap_b):
                    moved = tuple(Run(from_a + r.a, from_b + r.b, r.length) for r in between)
                    joined[-1] = Chain((*joined[-1].runs, *moved, *chain.runs))
                    continue
        joined.append(chain)
    return joined


def split(chain: Chain, parted_a: Sequence[int], parted_b: Sequence[int]) -> Iterator[Chain]:
    """A chain in parts: it may not lead over furniture where words differ.

    ``parted_a`` and ``parted_b``, rising, are the places in each text before which something else stands.
    """
    if not parted_a and not parted_b:
        yield chain
        return
    first = 0
    for k, (left, right) in enumerate(pairwise(chain.runs), 1):
        if _between(parted_a, left.a_end, right.a) or _between(parted_b, left.b_end, right.b):
            yield Chain(chain.runs[first:k])
            first = k
    yield Chain(chain.runs[first:])


def _between(places: Sequence[int], low: int, high: int) -> bool:
    k = bisect_left(places, low)
    return k < len(places) and places[k] <= high


def _merge(spans: list[tuple[int, int]], new: tuple[int, int]) -> None:
    """Add a range to sorted disjoint ranges."""
    low = bisect_left(spans, (new[0], -1))
    if low and spans[low - 1][1] >= new[0]:
        low -= 1
    high = low
    start, end = new
    while high < len(spans) and spans[high][0] <= end:
        start, end = min(start, spans[high][0]), max(end, spans[high][1])
        high += 1
    spans[low:high] = [(start, end)]


def _covered(spans: list[tuple[int, int]], new: tuple[int, int]) -> int:
    """How many places of a range lie in sorted disjoint ranges."""
    k = max(0, bisect_left(spans, (new[0], -1)) - 1)
    total = 0
    while k < len(spans) and spans[k][0] < new[1]:
        total += max(0, min(spans[k][1], new[1]) - max(spans[k][0], new[0]))
        k += 1
    return total


def choose(chains: Sequence[Chain]) -> list[Chain]:
    """The best chains of one pair of texts: what better ones already show on both sides is left out.

    A stretch that one text repeats is kept at each place.
    """
    if len(chains) < 2:
        return list(chains)
    in_a: list[tuple[int, int]] = []
    in_b: list[tuple[int, int]] = []
    kept: list[Chain] = []
    for chain in sorted(chains, key=lambda c: (-c.matched, c.a, c.b)):
        known_a = _covered(in_a, chain.a) * 2 >= chain.a[1] - chain.a[0]
        known_b = _covered(in_b, chain.b) * 2 >= chain.b[1] - chain.b[0]
        if known_a and known_b:
            continue
        kept.append(chain)
        _merge(in_a, chain.a)
        _merge(in_b, chain.b)
    return sorted(kept, key=lambda c: (c.a, c.b))
