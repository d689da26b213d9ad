"""Where the words of a quotation stand in a source: the longest stretches of equal words, in the order that explains most of them.

The stretches are found as in greedy string tiling (Wise 1993) and chained by dynamic programming; a step to another
place of the source costs words, so that a few words met by chance are no splice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.align.source_words import SEED, Held, MarkKind, Printed

NEAR = 8
"""Words of the source that may be left out between two stretches which are still one place."""
JUMP = 4.0
"""Words that a step to another place must explain besides ..."""
WHOLE = 2.0
"""... or one from the end of a sentence to the beginning of another ..."""
BACK = 5.0
"""... or one backwards ..."""
MARKED = 1.0
"""... or one forward over an ellipsis or brackets."""
PLACES = 60
"""Places of the source at which a stretch is looked at; what stands more often is a formula."""
TILES = 400
"""Stretches kept, the longest: more are met only in text that repeats itself."""


@dataclass(frozen=True, slots=True)
class Tile:
    """Words ``q`` to ``q + size`` of a quotation are words ``s`` to ``s + size`` of the source."""

    q: int
    s: int
    size: int

    @property
    def q_end(self) -> int:
        """Behind its last word in the quotation."""
        return self.q + self.size

    @property
    def s_end(self) -> int:
        """Behind its last word in the source."""
        return self.s + self.size


def tiles(quotation: Printed, source: Held) -> list[Tile]:
    """The chain of stretches that explains most words of the quotation, in its order; empty where none is found."""
    found = sorted(_maximal(quotation, source), key=lambda t: (-t.size, t.q, t.s))[:TILES]
    return _chain(sorted(found, key=lambda t: (t.q_end, t.q, t.s)), quotation, source)


def _maximal(quotation: Printed, source: Held) -> Iterator[Tile]:
    words, size = quotation.words, min(SEED, len(quotation.words))
    if not size:
        return
    for k in range(len(words) - size + 1):
        for at in source.lookup(words[k : k + size])[:PLACES]:
            if k and at and words[k - 1] == source.words[at - 1]:
                continue
            end = size
            while k + end < len(words) and at + end < len(source.words) and words[k + end] == source.words[at + end]:
                end += 1
            yield Tile(k, at, end)


def _chain(found: Sequence[Tile], quotation: Printed, source: Held) -> list[Tile]:
    best: list[float] = []
    before: list[int] = []
    for n, t in enumerate(found):
        best.append(float(t.size))
        before.append(-1)
        for m in range(n):
            gain = best[m] + _joined(found[m], t, quotation, source)
            if found[m].q < t.q and gain > best[n]:
                best[n], before[n] = gain, m
    if not found:
        return []
    at = max(range(len(found)), key=lambda n: (best[n], -found[n].s, -n))
    line: list[Tile] = []
    while at >= 0:
        line.append(found[at])
        at = before[at]
    return _trimmed(line[::-1])


def _joined(one: Tile, other: Tile, quotation: Printed, source: Held) -> float:
    """What a stretch adds behind another: its words without those both have, less the cost of the step."""
    shift = max(0, one.q_end - other.q)
    skipped = max(0, other.q - one.q_end)
    gap = other.s + shift - one.s_end
    if other.size - shift < 1:
        return -BACK
    if 0 <= gap <= NEAR + skipped:
        return other.size - shift - 0.1 * abs(gap - skipped)
    cost = BACK if gap < 0 else MARKED if mark_between(one, other, quotation) else JUMP
    if source.closes(one.s_end - 1) and source.opens(other.s + shift):
        cost = min(cost, WHOLE)
    return other.size - shift - cost


def mark_between(one: Tile, other: Tile, quotation: Printed) -> MarkKind | None:
    """The mark that stands between two stretches of a quotation, an ellipsis before brackets."""
    found = [quotation.breaks[k] for k in range(one.q_end, max(one.q_end, other.q) + 1) if k in quotation.breaks]
    return max(found, default=None)


def _trimmed(line: list[Tile]) -> list[Tile]:
    """Stretches without the words that the one before has already."""
    out: list[Tile] = []
    for t in line:
        shift = max(0, out[-1].q_end - t.q) if out else 0
        out.append(Tile(t.q + shift, t.s + shift, t.size - shift) if shift else t)
    return out
