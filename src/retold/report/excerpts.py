"""A report to pass on: of each article only the words that serve as evidence, and a little of what stands around them.

Other people's articles and readers' comments are theirs. Every place that the report links to keeps its anchor and its first
words; what is left out is counted where it stood.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from retold.model.document import Document, Role
from retold.model.span import Span
from retold.model.story import Story
from retold.report.marks import QUIET, Paragraph, Piece, linkable
from retold.report.plain import count

AROUND = 40
"""Characters kept on either side of what findings and conflicts rest on; other places keep their own words."""

HEAD = 120
"""Characters kept at the beginning of a long piece of evidence."""

TAIL = 40
"""Characters kept at its end."""

LONGEST = 50_000
"""Characters of one paragraph that the full report shows in a row: a line of megabytes stops a browser and informs nobody."""

GAP = "[…]"


@dataclass(frozen=True, slots=True)
class Kept:
    """The characters of each document that an excerpt holds: sorted ranges that do not touch, by document."""

    ranges: dict[str, list[tuple[int, int]]]

    def words(self, story: Story) -> int:
        """How many words of the documents these are."""
        return sum(len(d.text[a:b].split()) for d in story.documents for a, b in self.ranges[d.id])


def kept(story: Story) -> Kept:
    """What an excerpt of a story holds: every place the report leads to, with context; of long ones the beginning and the end."""
    regions: dict[str, list[Span]] = {d.id: [] for d in story.documents}
    for r in sorted(story.regions, key=lambda r: r.span):
        regions[r.span.doc].append(r.span)
    places = linkable(story)
    telling = {e.span for f in story.findings if f.code[1] not in QUIET for e in f.evidence}
    telling |= {m.span for k in story.conflicts for m in k.members}

    def ranges(doc: Document) -> Iterator[tuple[int, int]]:
        for s in places[doc.id]:
            for ends in _ends(s, doc.text):
                yield _widened(ends, doc.text, regions[doc.id]) if s in telling else ends

    return Kept({d.id: _joined(ranges(d)) for d in story.documents})


def _ends(span: Span, text: str) -> Iterator[tuple[int, int]]:
    if len(span) <= HEAD + TAIL:
        yield span.start, span.end
        return
    yield span.start, _word_end(text, span.start + HEAD)
    yield _word_start(text, span.end - TAIL), span.end


def _widened(ends: tuple[int, int], text: str, regions: list[Span]) -> tuple[int, int]:
    """``ends`` and a little around them, within the region."""
    at = bisect_right(regions, ends[0], key=lambda r: r.start) - 1
    low, high = (regions[at].start, max(regions[at].end, ends[1])) if at >= 0 and regions[at].end > ends[0] else ends
    return _word_start(text, max(low, ends[0] - AROUND)), _word_end(text, min(high, ends[1] + AROUND))


def _word_start(text: str, at: int) -> int:
    """The beginning of the word at a place, looked for in its neighbourhood."""
    low = max(0, at - 2 * AROUND)
    return at - len(text[low:at].rpartition(" ")[2].rpartition("\n")[2])


def _word_end(text: str, at: int) -> int:
    rest = text[at : at + 2 * AROUND]
    return at + len(rest.partition(" ")[0].partition("\n")[0])


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        # A word or two between two excerpts are not worth a gap.
        if out and start <= out[-1][1] + 2 * len(GAP):
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def holds(story: Story) -> str:
    """What the full report holds of other people's words, as sentences."""
    comments = sum(r.role is Role.COMMENT for r in story.regions)
    readers = f" and {count(comments, 'comment')} of readers" if comments else ""
    return (
        f"This page holds the full text of {count(len(story.documents), 'document')}{readers}; they belong to those who wrote them. "
        "To pass the report on, write it with --excerpts: then it holds only the words that serve as evidence."
    )


def holds_of(story: Story, held: Kept) -> str:
    """What an excerpt holds of other people's words, as a sentence."""
    words, total = held.words(story), sum(len(d.text.split()) for d in story.documents)
    share = f" ({round(100 * words / total)} %)" if total else ""
    return (
        f"This page is made to be passed on. Of the articles it holds only the words that serve as evidence and a little around "
        f"them: {words:,} of {total:,} words{share}. {GAP} stands for what is left out."
    )


def excerpted(doc: Document, rows: list[Paragraph], held: Kept) -> list[Paragraph]:
    """The paragraphs of a document with gaps for what is left out; paragraphs in a row that are left out become one."""
    ranges = held.ranges[doc.id]
    out: list[Paragraph] = []
    missing: list[Paragraph] = []
    for p in rows:
        pieces = tuple(_pieces(p, ranges))
        if pieces:
            out += _gap(missing, doc)
            missing = []
            out.append(replace(p, pieces=pieces))
        else:
            missing.append(p)
    return [*out, *_gap(missing, doc)]


def readable(doc: Document, rows: list[Paragraph], held: Kept) -> list[Paragraph]:
    """The paragraphs of a document in full; of those longer than ``LONGEST`` the beginning and what is referred to."""
    return [p if p.end - p.start <= LONGEST else replace(p, pieces=tuple(_pieces(p, _beginning(p, doc, held)))) for p in rows]


def _beginning(p: Paragraph, doc: Document, held: Kept) -> list[tuple[int, int]]:
    later = ((a, b) for a, b in held.ranges[doc.id] if a < p.end and b > p.start)
    return _joined([(p.start, p.start + LONGEST), *later])


def _gap(missing: list[Paragraph], doc: Document) -> list[Paragraph]:
    words = sum(len(doc.text[p.start : p.end].split()) for p in missing)
    if not words:
        return []
    at = missing[0].start
    return [Paragraph(None, at, at, (Piece(at, f"[… {count(words, 'word')} …]"),))]


def _pieces(p: Paragraph, ranges: list[tuple[int, int]]) -> Iterator[Piece]:
    """The pieces of a paragraph that are kept, a gap between them; nothing where none is."""
    at = p.start
    shown = False
    for piece in p.pieces:
        anchors = piece.anchors
        for start, stop in _within(ranges, piece.start, piece.start + len(piece.text)):
            if start > at:
                yield Piece(at, f" {GAP} " if shown else f"{GAP} ")
            yield replace(piece, start=start, text=piece.text[start - piece.start : stop - piece.start], anchors=anchors)
            anchors = ()
            at, shown = stop, True
    if shown and at < p.end:
        yield Piece(at, f" {GAP}")


def _within(ranges: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    first = max(0, bisect_right(ranges, start, key=lambda r: r[0]) - 1)
    out = []
    for a, b in ranges[first:]:
        if a >= end:
            break
        if b > start:
            out.append((max(a, start), min(b, end)))
    return out
