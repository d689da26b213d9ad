"""An article cut into pieces at every boundary of every mark, so that marks may overlap as they like.

All offsets are code points: pieces are cut by Python and carry their own place, so nothing is converted for JavaScript.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from retold.model.document import Document, Region, Role
from retold.model.links import Relation
from retold.model.marks import Form
from retold.model.span import Span
from retold.model.story import Story
from retold.report.bylines import Byline
from retold.report.cites import anchor
from retold.report.plain import listing, one_line

LAYERS: dict[str, str] = {
    "shared": "Shared with other articles",
    "evidence": "Words that findings rest on",
    "quote": "Quotations",
    "credit": "Credits",
    "hedge": "Hedges and denials",
}
"""Layers that can be switched in an article, in the order of the legend; the names are CSS classes ``l-…``."""

QUIET = frozenset("08")
"""Subjects whose evidence is not tinted: open questions, only-here passages and labels cover so much that nothing would stand out."""

LONGEST = 240
"""Characters of evidence that are tinted at most; longer stretches are named beside their paragraph."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start`` to ``end`` belong to a layer; ``note`` is what a reader is told about them."""

    start: int
    end: int
    layer: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks: ``start`` its offset, ``anchors`` the ids of places that begin here."""

    start: int
    text: str
    layers: tuple[str, ...] = ()
    note: str = ""
    anchors: tuple[str, ...] = ()
    target: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A region laid out: its role and pieces."""

    role: Role | None
    start: int
    end: int
    pieces: tuple[Piece, ...] = field(repr=False)


def layer_marks(story: Story, who: dict[str, Byline]) -> dict[str, list[Mark]]:
    """The marks of every document, by its id."""
    marks: dict[str, list[Mark]] = {d.id: [] for d in story.documents}
    for span, layer, note in _layered(story, who):
        marks[span.doc].append(Mark(span.start, span.end, layer, one_line(note)))
    return marks


def _layered(story: Story, who: dict[str, Byline]) -> Iterator[tuple[Span, str, str]]:
    for p in story.passages:
        if p.relation not in (Relation.SHARED_QUOTE, Relation.BOILERPLATE):
            yield p.a, "shared", who[p.b.doc].letter
            yield p.b, "shared", who[p.a.doc].letter
    for a in story.attributions:
        if a.form is not Form.INDIRECT:
            yield from ((part, "quote", f"quotation: {a.speaker or 'speaker not named'}") for part in a.content)
    yield from ((c.span, "credit", f"credits {c.credited}") for c in story.credits)
    yield from ((h.span, "hedge", h.certainty.value) for h in story.hedges)
    telling = (f for f in story.findings if f.code[1] not in QUIET)
    yield from ((e.span, "evidence", "") for f in telling for e in f.evidence if len(e.span) <= LONGEST)


def _linked(story: Story) -> set[Span]:
    return {
        *(e.span for f in story.findings for e in f.evidence),
        *(m.span for c in story.claims for m in c.mentions),
        *(m.span for k in story.conflicts for m in k.members),
        *(s for t in story.timeline for s in t.mentions),
        *(s for v in story.voices for s in (*(x.span for x in v.statements), *v.silent)),
        *(s for x in story.labels for s in x.words),
        *(s for e in story.lineage.edges for s in e.evidence),
        *(s for h in story.headlines for s in (h.span, *h.evidence, *h.missing)),
        *(m.span for q in story.quote_matches for m in q.members),
        *(s for k in story.source_checks for s in (k.span, *k.members)),
        *(s for p in story.passages for s in (p.a, p.b)),
    }


def linkable(story: Story) -> dict[str, list[Span]]:
    """Every place the report links to, by document, sorted."""
    rows: dict[str, list[Span]] = {d.id: [] for d in story.documents}
    for span in sorted(_linked(story)):
        rows[span.doc].append(span)
    return rows


def paragraphs(doc: Document, regions: Iterable[Region], marks: Iterable[Mark], targets: Iterable[Span]) -> list[Paragraph]:
    """The whole document as paragraphs: its regions, and any text between them by lines with no role."""
    rows = list(blocks(doc, sorted(regions, key=lambda r: r.span)))
    pieces = _pieces(doc.text, marks, targets, [b for row in rows for b in row[1:]])
    out: list[Paragraph] = []
    i = 0
    for role, start, end in rows:
        while i < len(pieces) and pieces[i].start < start:
            i += 1
        j = i
        while j < len(pieces) and pieces[j].start < end:
            j += 1
        out.append(Paragraph(role, start, end, tuple(pieces[i:j])))
        i = j
    return out


def blocks(doc: Document, regions: list[Region]) -> Iterator[tuple[Role | None, int, int]]:
    """The whole document in order: its regions (sorted) with their roles, and the lines of text between them with none."""
    at = 0
    for r in regions:
        yield from _lines(doc.text, at, r.span.start)
        yield r.role, r.span.start, r.span.end
        at = r.span.end
    yield from _lines(doc.text, at, len(doc.text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[Role | None, int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop + 1
        if text[start:stop].strip():
            yield None, start, stop
        start = stop


def _pieces(text: str, marks: Iterable[Mark], targets: Iterable[Span], bounds: Iterable[int]) -> list[Piece]:
    """Cut the text at every boundary; a sweep, O(n log n) in the number of marks."""
    begins: dict[int, list[str]] = defaultdict(list)
    changes: dict[int, list[tuple[Mark, int]]] = defaultdict(list)
    targeted = [Mark(s.start, s.end, "") for s in targets]
    for m, s in zip(targeted, targets, strict=True):
        begins[m.start].append(anchor(s))
    for m in (*marks, *targeted):
        changes[m.start].append((m, 1))
        changes[m.end].append((m, -1))
    cuts = sorted({0, len(text), *changes, *bounds})
    active: Counter[tuple[str, str]] = Counter()
    out: list[Piece] = []
    for start, end in pairwise(cuts):
        for m, step in changes.get(start, ()):
            active[m.layer, m.note] += step
            if not active[m.layer, m.note]:
                del active[m.layer, m.note]
        layers = tuple(x for x in LAYERS if any(layer == x for layer, _ in active))
        out.append(Piece(start, text[start:end], layers, _note(active), tuple(begins.get(start, ())), bool(active)))
    return out


def _note(active: Counter[tuple[str, str]]) -> str:
    shared = sorted((n for layer, n in active if layer == "shared"), key=lambda x: (len(x), x))
    notes = [f"shared with {listing(shared, 6)}"] if shared else []
    return "; ".join([*notes, *sorted(n for layer, n in active if layer not in ("shared", "") and n)])
