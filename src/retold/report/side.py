"""Two articles side by side: paragraphs that share words stand in one row, edits are marked, and a map shows the whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from retold.model.span import Span
from retold.model.story import Story
from retold.report.bylines import Byline
from retold.report.cites import anchor
from retold.report.side_rows import Beside, Range, between, in_order, parts, rows

OWN = 900
"""Characters shown, row by row, of what stands in one article only; the rest is a click away in the article."""

WHOLE = 20_000
"""Characters shown of a cell at most: a paragraph of megabytes helps nobody twice."""

MAP = 1000
"""Units of the map that the longer article takes."""

THIN = 3
"""Units of the map that a shared stretch takes at least."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A run of text: ``same`` in both, ``only`` here within what is shared, ``far`` (the other has it elsewhere), ``own``.

    ``cut`` says how much more there is. ``href`` is where the other article has what is ``far``.
    """

    kind: str
    text: str
    href: str = ""


Cell = tuple[tuple[Bit, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs of the one beside paragraphs of the other, and the words they have in common."""

    id: str
    words: int
    a: Cell
    b: Cell


@dataclass(frozen=True, slots=True)
class Band:
    """A shared stretch in the map: where it begins and ends in each article, in units of the map; ``far`` crosses others."""

    href: str
    words: int
    a: Range
    b: Range
    far: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A pair laid out; ``ends`` are the lengths of both in units of the map."""

    rows: tuple[Row, ...] = field(repr=False)
    bands: tuple[Band, ...] = field(repr=False)
    ends: Range


def pair_id(a: Byline, b: Byline) -> str:
    """The anchor of a pair, the same in every run."""
    return f"pair-{a.letter}-{b.letter}"


def side_by_side(story: Story, a: str, b: str, name: str) -> SideBySide:
    """The documents ``a`` and ``b`` (ids) aligned; ``name`` begins the ids of rows."""
    shared = between(story, a, b)
    line, far = in_order(shared)
    left = _Side(story, a, [s.a for s in shared])
    right = _Side(story, b, [s.b for s in shared])
    left.paint([q.a for s in line for q in s.equal], [s.a for s in line], [(s.a, anchor(s.b)) for s in far])
    right.paint([q.b for s in line for q in s.equal], [s.b for s in line], [(s.b, anchor(s.a)) for s in far])
    found = list(rows(line, left.parts, right.parts, left.text))
    shown = tuple(Row(f"{name}-{n}", r.words, left.cell(r, r.a), right.cell(r, r.b)) for n, r in enumerate(found, 1))
    longest = max(left.length, right.length, 1)
    crossing = {id(s) for s in far}
    bands = tuple(
        Band(
            f"#{name}-{_row(found, left.number(s.a.start))}",
            s.words,
            left.on_map(s.a, longest),
            right.on_map(s.b, longest),
            id(s) in crossing,
        )
        for s in shared
    )
    return SideBySide(shown, bands, (left.length * MAP // longest, right.length * MAP // longest))


def _row(found: list[Beside], paragraph: int) -> int:
    """The row, from 1, in which a paragraph of the first article stands."""
    return next((n for n, r in enumerate(found, 1) if r.a[0] <= paragraph < r.a[1]), 1)


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    kind: str
    href: str


class _Side:
    """One article of a pair: its paragraphs, painted by what the other has of them."""

    def __init__(self, story: Story, doc: str, touched: list[Span]) -> None:
        self.text = story.document(doc).text
        self.parts = parts(story.document(doc), [r for r in story.regions if r.span.doc == doc], touched)
        self.length = sum(end - start for start, end in self.parts)
        self._pieces: list[_Piece] = []

    def paint(self, same: list[Range], line: list[Span], far: list[tuple[Span, str]]) -> None:
        """Say what of the text is shared, and how."""
        layers = [
            *(_Piece(*q, "same", "") for q in same),
            *(_Piece(s.start, s.end, "only", "") for s in line),
            *(_Piece(s.start, s.end, "far", f"#{href}") for s, href in far),
        ]
        self._pieces = list(_flat(layers, [bound for part in self.parts for bound in part]))

    def number(self, place: int) -> int:
        """The number of the paragraph in which a place stands, or of the one before."""
        return max(0, bisect_right(self.parts, place, key=lambda r: r[0]) - 1)

    def on_map(self, span: Span, longest: int) -> Range:
        """A span in units of the map, counted in shown characters."""
        start, end = (sum(min(b, at) - a for a, b in self.parts if a < at) * MAP // longest for at in (span.start, span.end))
        return start, max(end, start + THIN)

    def cell(self, row: Beside, numbers: Range) -> Cell:
        """Paragraphs as runs, cut after ``OWN`` characters where nothing is shared."""
        out: list[tuple[Bit, ...]] = []
        room = WHOLE if row.words else OWN
        for n in range(*numbers):
            start, end = self.parts[n]
            if room < end - start:
                stop = self.text.rfind(" ", start, start + room)
                stop = max(start, stop)
                rest = len(self.text[stop : self.parts[numbers[1] - 1][1]].split())
                out.append((*self._bits(start, stop), Bit("cut", f"… {rest:,} more words")))
                break
            room -= end - start
            out.append(tuple(self._bits(start, end)))
        return tuple(bits for bits in out if any(b.text.strip() for b in bits))

    def _bits(self, start: int, end: int) -> Iterator[Bit]:
        first = max(0, bisect_right(self._pieces, start, key=lambda p: p.start) - 1)
        last = bisect_left(self._pieces, end, key=lambda p: p.start)
        for p in self._pieces[first:last]:
            text = self.text[max(start, p.start) : min(end, p.end)]
            if p.kind != "only":
                yield Bit(p.kind, text, p.href)
                continue
            # White space is nobody's own, and nobody sees a line under it.
            words = text.strip()
            at = text.find(words) if words else len(text)
            yield from (Bit(k, t) for k, t in (("same", text[:at]), ("only", words), ("same", text[at + len(words) :])) if t)


def _flat(layers: Iterable[_Piece], bounds: Iterable[int]) -> Iterator[_Piece]:
    """The text cut at every bound, each piece of the strongest layer that covers it; a sweep, O(n log n)."""
    changes: dict[int, list[tuple[_Piece, int]]] = defaultdict(list)
    for p in layers:
        changes[p.start].append((p, 1))
        changes[p.end].append((p, -1))
    active: Counter[_Piece] = Counter()
    for start, end in pairwise(sorted({*changes, *bounds})):
        for p, step in changes.get(start, ()):
            active[p] += step
            if not active[p]:
                del active[p]
        top = min(active, key=lambda p: ("same", "only", "far").index(p.kind), default=None)
        yield _Piece(start, end, top.kind if top else "own", top.href if top else "")
