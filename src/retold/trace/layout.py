"""Where a place in a document is: its region, and the ranges of a document that are quotation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from retold.model.document import Region, Role
from retold.model.marks import Form
from retold.model.span import Span
from retold.model.story import Story

Ranges = list[tuple[int, int]]
_QUOTED = re.compile(r"[“„«][^“”„«»]{1,2000}[”“»]|\"[^\"]{1,2000}\"")


def merged(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """Sorted disjoint ranges that cover the same places."""
    out: Ranges = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def covered(ranges: Ranges, start: int, end: int) -> int:
    """How many of the places ``start`` to ``end`` lie in sorted disjoint ranges."""
    k = max(0, bisect_right(ranges, (start, start)) - 1)
    total = 0
    while k < len(ranges) and ranges[k][0] < end:
        total += max(0, min(ranges[k][1], end) - max(ranges[k][0], start))
        k += 1
    return total


class Layout:
    """The regions of a story by place."""

    def __init__(self, story: Story) -> None:
        self._regions: dict[str, list[Region]] = {d.id: [] for d in story.documents}
        for r in sorted(story.regions, key=lambda r: r.span):
            self._regions[r.span.doc].append(r)

    def regions(self, doc: str) -> list[Region]:
        """The regions of a document, in order."""
        return self._regions[doc]

    def index(self, span: Span) -> int | None:
        """Which region of its document holds the start of a span."""
        regions = self._regions[span.doc]
        k = bisect_right(regions, span.start, key=lambda r: r.span.start) - 1
        return k if k >= 0 and regions[k].span.end > span.start else None

    def region(self, span: Span) -> Region | None:
        """The region that holds the start of a span."""
        k = self.index(span)
        return None if k is None else self._regions[span.doc][k]


def quoted_ranges(story: Story) -> dict[str, Ranges]:
    """For every document the characters that are quotation: direct attributions, block quotations, pairs of quotation marks.

    Marks are paired within a region and over 2,000 characters at most, so an odd mark does no harm beyond its paragraph.
    """
    found: dict[str, Ranges] = {d.id: [] for d in story.documents}
    for a in story.attributions:
        if a.form is Form.DIRECT:
            found[a.doc] += [(s.start, s.end) for s in a.content]
    for r in story.regions:
        if r.role is Role.BLOCKQUOTE:
            found[r.span.doc].append((r.span.start, r.span.end))
        else:
            text = story.text(r.span)
            found[r.span.doc] += [(r.span.start + m.start(), r.span.start + m.end()) for m in _QUOTED.finditer(text)]
    return {doc: merged(ranges) for doc, ranges in found.items()}
