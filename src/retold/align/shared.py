"""What any two texts of a story share word for word, text by text: what passages are built from."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from retold.align.chains import Run
from retold.align.grams import SIZES, Runs, shared_runs
from retold.align.promise import promising
from retold.align.row import Row, Segment

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Shared:
    """The stretches of equal words of a row, sorted by the pair of segments they belong to (first times the number of segments, plus second)."""

    row: Row
    runs: Runs
    pair: NDArray[np.int64]

    def pairs(self) -> Iterator[tuple[Segment, Segment, list[Run]]]:
        """Every two segments of different documents that share something, with their stretches, counted in the segments."""
        segments = self.row.segments
        edges = np.flatnonzero(np.diff(self.pair, prepend=-1, append=-1))
        one, other = np.divmod(self.pair, len(segments))
        first = np.array([s.first for s in segments])
        a, b = (self.runs.a - first[one]).tolist(), (self.runs.b - first[other]).tolist()
        length = self.runs.length.tolist()
        for low, high in pairwise(edges.tolist()):
            runs = list(map(Run._make, zip(a[low:high], b[low:high], length[low:high], strict=True)))
            yield segments[int(one[low])], segments[int(other[low])], runs

    def between(self, asked: Container[tuple[str, str]]) -> Shared:
        """What stands between two documents of which the pair of ids is asked for, in the order of the story."""
        segments = self.row.segments
        pairs, which = np.unique(self.pair, return_inverse=True)
        one, other = np.divmod(pairs, len(segments))
        told = zip(one.tolist(), other.tolist(), strict=True)
        wanted = np.array([(segments[a].doc, segments[b].doc) in asked for a, b in told], dtype=np.bool_)
        keep = np.flatnonzero(wanted[which])
        return Shared(self.row, self.runs.taken(keep), self.pair[keep])

    def limits(self) -> Iterator[str]:
        """What was not compared because too much of it is shared."""
        if self.runs.dropped:
            yield (
                f"passages: {self.runs.dropped} places were not compared because the eight words there stand in too many others; "
                "what consists of nothing else is not shown"
            )
        elif self.runs.seed > SIZES[0]:
            yield (
                "passages: the most common stretches of fewer than eight words were not compared; a passage of under sixteen "
                "words that consists of them, with a change in its midst, may be missing"
            )


def shared_words(row: Row, least: int) -> Shared:
    """The stretches of equal words of a row that may be part of a passage of ``least`` equal words."""
    sizes = [s.last - s.first + 1 for s in row.segments]
    owners = {doc: k for k, doc in enumerate(dict.fromkeys(s.doc for s in row.segments))}
    segment = np.repeat(np.arange(len(row.segments)), sizes)
    owner = np.repeat(np.array([owners[s.doc] for s in row.segments]), sizes)
    runs = shared_runs(row.ids, segment, owner)
    pair = segment[runs.a] * len(row.segments) + segment[runs.b]
    order = np.argsort(pair, kind="stable")
    runs, pair = runs.taken(order), pair[order]
    keep = promising(row.ids, runs, pair, least)
    return Shared(row, runs.taken(keep), pair[keep])
