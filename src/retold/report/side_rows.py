"""Which paragraphs of two articles belong beside each other: worked out from the passages that they share.

Of passages that cross, those stay in line that hold the most words in the same order in both (the heaviest increasing
subsequence); the others are ``far``. All offsets are code points, half-open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from retold.model.document import STORY_ROLES, Document, Region
from retold.model.links import Passage, Relation
from retold.model.span import Span
from retold.model.story import Story
from retold.report.marks import blocks
from retold.report.worddiff import equal_words

LEAST = 3
"""Words that two paragraphs must share to stand in one row."""

MOST = 300
"""Passages aligned of a pair, the longest ones."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Equal:
    """The same words in both: where they stand in the first and in the second article."""

    a: Range
    b: Range


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage of a pair, the first article's side first: its words, and what between its edits is equal."""

    a: Span
    b: Span
    words: int
    equal: tuple[Equal, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Beside:
    """Paragraphs (by number, half-open) of the first and of the second article that stand in one row."""

    a: Range
    b: Range
    words: int


def between(story: Story, a: str, b: str) -> list[Shared]:
    """What two documents (ids) share, standing text left out, in the order of the first."""
    found = [p for p in story.passages if {p.a.doc, p.b.doc} == {a, b} and p.relation is not Relation.BOILERPLATE]
    longest = sorted(found, key=lambda p: (-p.words, p.a, p.b))[:MOST]
    return sorted((_oriented(p, a, story) for p in longest), key=lambda s: (s.a, s.b))


def _oriented(p: Passage, a: str, story: Story) -> Shared:
    equal: list[Equal] = []
    at_a, at_b = p.a.start, p.b.start
    for e in sorted(p.edits, key=lambda e: (e.a_start, e.b_start)):
        equal.append(Equal((at_a, e.a_start), (at_b, e.b_start)))
        at_a, at_b = e.a_end, e.b_end
    equal.append(Equal((at_a, p.a.end), (at_b, p.b.end)))
    texts = story.document(p.a.doc).text, story.document(p.b.doc).text
    kept = [r for q in equal if q.a[0] < q.a[1] and q.b[0] < q.b[1] for r in _refined(q, *texts)]
    if p.a.doc == a:
        return Shared(p.a, p.b, p.words, tuple(kept))
    return Shared(p.b, p.a, p.words, tuple(Equal(q.b, q.a) for q in kept))


def _refined(q: Equal, a: str, b: str) -> Iterator[Equal]:
    """A stretch between two edits without what only one has of it: furniture in its midst is no edit of a passage."""
    ours, theirs = a[q.a[0] : q.a[1]], b[q.b[0] : q.b[1]]
    if ours == theirs:
        yield q
        return
    for start, end, first, last in equal_words(ours, theirs):
        yield Equal((q.a[0] + start, q.a[0] + end), (q.b[0] + first, q.b[0] + last))


def in_order(shared: list[Shared]) -> tuple[list[Shared], list[Shared]]:
    """The heaviest passages that come in the same order in both, and the others; quadratic in their number."""
    best: list[tuple[int, int]] = []
    for n, s in enumerate(shared):
        before = [(best[m][0], m) for m, t in enumerate(shared[:n]) if t.a.end <= s.a.start and t.b.end <= s.b.start]
        weight, back = max(before, default=(0, -1))
        best.append((weight + s.words, back))
    at = max(range(len(best)), key=lambda n: best[n][0], default=-1)
    line = set()
    while at >= 0:
        line.add(at)
        at = best[at][1]
    return [s for n, s in enumerate(shared) if n in line], [s for n, s in enumerate(shared) if n not in line]


def parts(doc: Document, regions: list[Region], touched: list[Span]) -> list[Range]:
    """The paragraphs of a document that are shown: the article itself, and furniture where it is shared."""
    rows = blocks(doc, sorted(regions, key=lambda r: r.span))
    return [
        (start, end)
        for role, start, end in rows
        if role is None or role in STORY_ROLES or any(t.start < end and start < t.end for t in touched)
    ]


def rows(line: list[Shared], a: list[Range], b: list[Range], text: str) -> Iterator[Beside]:
    """All paragraphs in order: those that share words side by side, those between them beside each other with no words."""
    at_a = at_b = 0
    for g in _grouped(line, a, b, text):
        if g.a[0] > at_a or g.b[0] > at_b:
            yield Beside((at_a, g.a[0]), (at_b, g.b[0]), 0)
        yield g
        at_a, at_b = g.a[1], g.b[1]
    if at_a < len(a) or at_b < len(b):
        yield Beside((at_a, len(a)), (at_b, len(b)), 0)


def _grouped(line: list[Shared], a: list[Range], b: list[Range], text: str) -> Iterator[Beside]:
    held: Beside | None = None
    for ia, ib, words in _joined(line, a, b, text):
        if held is not None and (ia < held.a[1] or ib < held.b[1]):
            held = Beside((held.a[0], max(held.a[1], ia + 1)), (held.b[0], max(held.b[1], ib + 1)), held.words + words)
            continue
        if held is not None:
            yield held
        held = Beside((ia, ia + 1), (ib, ib + 1), words)
    if held is not None:
        yield held


def _joined(line: list[Shared], a: list[Range], b: list[Range], text: str) -> Iterator[tuple[int, int, int]]:
    """Which paragraphs share how many words: the equal stretches, cut where a paragraph of either ends."""
    pairs = [(ia, ib, n) for s in line for q in s.equal for ia, ib, n in _cut(q, a, b, text)]
    for (ia, ib), group in groupby(pairs, key=lambda r: (r[0], r[1])):
        words = sum(n for _, _, n in group)
        if words >= LEAST:
            yield ia, ib, words


def _cut(q: Equal, a: list[Range], b: list[Range], text: str) -> Iterator[tuple[int, int, int]]:
    # The two sides of an equal stretch may differ by a space: places in between are carried over by distance.
    for ia, (start, end) in enumerate(a):
        low, high = max(start, q.a[0]), min(end, q.a[1])
        if low >= high:
            continue
        to = (q.b[0] + low - q.a[0], q.b[0] + high - q.a[0])
        for ib, (first, last) in enumerate(b):
            left, right = max(first, to[0]), min(last, to[1])
            if left < right:
                yield ia, ib, len(text[low + left - to[0] : low + right - to[0]].split())
