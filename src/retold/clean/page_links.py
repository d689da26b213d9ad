"""How much of each block of a page is hyperlinks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from retold.model.document import Block, Link


@dataclass(frozen=True, slots=True)
class Linked:
    """For each block the share (0-1) of its characters in links, and the number of links whose first character in a block is its."""

    share: list[float]
    count: list[int]

    @classmethod
    def of(cls, blocks: Sequence[Block], links: Sequence[Link]) -> Linked:
        """Count for blocks in order of their places; cost is linear, however many blocks a link covers."""
        starts, ends = [b.span.start for b in blocks], [b.span.end for b in blocks]
        covered, count = [0] * len(blocks), [0] * len(blocks)
        whole = [0] * (len(blocks) + 1)
        for link in links:
            first = bisect_right(ends, link.span.start)
            last = bisect_left(starts, link.span.end) - 1
            if first > last:
                continue
            count[first] += 1
            covered[first] += min(ends[first], link.span.end) - max(starts[first], link.span.start)
            if last > first:
                covered[last] += min(ends[last], link.span.end) - starts[last]
                whole[first + 1] += 1
                whole[last] -= 1
        amid = accumulate(whole)
        share = [
            1.0 if within > 0 else min(1.0, c / (end - start))
            for c, within, start, end in zip(covered, amid, starts, ends, strict=False)
        ]
        return cls(share, count)
