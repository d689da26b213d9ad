"""From stretches of equal words to passages: joined over small edits, grown word by word at both ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_GAP = 8  # words one side may have more or other between two equal stretches; more is text of its own
LEAST_GROWTH = 3
REACH = 8  # words looked ahead when a passage is grown at its ends


@dataclass(frozen=True, slots=True)
class Run:
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
    def score(self) -> float:
        """Equal words over the words of the longer side."""
        return self.matched / max(self.a[1] - self.a[0], self.b[1] - self.b[0])


def _allowed(before: int, after: int) -> int:
    """How many other words may stand between two stretches of these lengths: no more than the shorter of them."""
    return min(LONGEST_GAP, 3 + min(before, after) // 2)


def _join(chain: list[Run], run: Run, matched: int) -> Run | None:
    """The part of ``run`` that continues ``chain`` across a gap that is small enough."""
    last = chain[-1]
    skip = max(0, last.a_end - run.a, last.b_end - run.b)
    if run.length - skip < 1:
        return None
    gap = max(run.a + skip - last.a_end, run.b + skip - last.b_end)
    if gap > _allowed(matched, run.length - skip):
        return None
    return Run(run.a + skip, run.b + skip, run.length - skip)


def link(runs: Sequence[Run]) -> list[Chain]:
    """Chain the stretches of one pair of texts, each to the nearest chain it continues; ``runs`` in any order.

    Only chains whose end lies within the longest gap are looked at, so the cost stays near the number of stretches.
    """
    done: list[list[Run]] = []
    alive: list[tuple[list[Run], int]] = []
    for run in sorted(runs, key=lambda r: (r.a, r.b)):
        keep = [(c, m) for c, m in alive if c[-1].a_end + LONGEST_GAP >= run.a]
        done += [c for c, _ in alive if c[-1].a_end + LONGEST_GAP < run.a]
        best: tuple[int, int, Run] | None = None
        for k, (chain, matched) in enumerate(keep):
            if (part := _join(chain, run, matched)) is not None:
                cost = abs((part.a - chain[-1].a_end) - (part.b - chain[-1].b_end)) + run.length - part.length
                if best is None or cost < best[0]:
                    best = (cost, k, part)
        if best is None:
            keep.append(([run], run.length))
        else:
            _, k, part = best
            keep[k][0].append(part)
            keep[k] = (keep[k][0], keep[k][1] + part.length)
        alive = keep[-32:]
        done += [c for c, _ in keep[:-32]]
    return [Chain(tuple(c)) for c in (*done, *(c for c, _ in alive))]


def _next_run(a: Sequence[int], b: Sequence[int]) -> tuple[int, int, int] | None:
    """The nearest stretch of three or more equal words: (words skipped in a, in b, its length); a gap needs as many words."""
    where: dict[int, list[int]] = {}
    for j, w in enumerate(b[:REACH]):
        where.setdefault(w, []).append(j)
    best: tuple[int, int, int] | None = None
    for i, w in enumerate(a[:REACH]):
        for j in where.get(w, ()):
            n = 1
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            if n >= max(i, j, LEAST_GROWTH) and (best is None or (max(i, j), -n) < (max(best[0], best[1]), -best[2])):
                best = (i, j, n)
    return best


def grow(chain: Chain, ids: Sequence[int], a_bounds: tuple[int, int], b_bounds: tuple[int, int]) -> Chain:
    """Take in short equal stretches just before and behind the chain that are too short to be seeds.

    ``ids`` are the words of the whole row; the bounds are the segments the chain may not leave.
    """
    runs = list(chain.runs)
    window = 3 * REACH
    while True:
        a, b = runs[-1].a_end, runs[-1].b_end
        found = _next_run(ids[a : min(a + window, a_bounds[1])], ids[b : min(b + window, b_bounds[1])])
        if found is None:
            break
        runs.append(Run(a + found[0], b + found[1], found[2]))
    while True:
        a, b = runs[0].a, runs[0].b
        before_a = ids[max(a - window, a_bounds[0]) : a]
        before_b = ids[max(b - window, b_bounds[0]) : b]
        found = _next_run(before_a[::-1], before_b[::-1])
        if found is None:
            break
        runs.insert(0, Run(a - found[0] - found[2], b - found[1] - found[2], found[2]))
    return Chain(tuple(runs))


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
