"""Each article as a sheet: readable in full, its marks in place, and beside each paragraph what was found in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from retold.model.codes import CATALOGUE
from retold.model.document import STORY_ROLES, Document, Region, Role
from retold.model.story import Story
from retold.report.bylines import Byline
from retold.report.cites import Citer
from retold.report.marks import Mark, Paragraph, Piece, layer_marks, linkable, paragraphs
from retold.report.plain import ROLES, listing, one_line
from retold.report.values import in_words

TAGS: dict[Role, str] = {Role.HEADLINE: "h4", Role.BLOCKQUOTE: "blockquote"}
NOTES_SHOWN = 6
"""Margin notes beside one paragraph; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Note:
    """A margin note: a word or two, and where it leads."""

    label: str
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a sheet; ``furniture`` is not the article itself, ``label`` names its role once per run."""

    tag: str
    css: str
    furniture: bool
    label: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article: byline, what is known of it and where from, counts, and its blocks."""

    by: Byline
    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    counts: str
    blocks: tuple[Block, ...] = field(repr=False)


def sheets(story: Story, citer: Citer) -> list[Sheet]:
    """A sheet for every document, in order."""
    regions: dict[str, list[Region]] = defaultdict(list)
    for r in story.regions:
        regions[r.span.doc].append(r)
    marks, targets = layer_marks(story, citer.who), linkable(story)
    margin = _margin(story)
    out = []
    for d in story.documents:
        rows = paragraphs(d, regions[d.id], marks[d.id], targets[d.id])
        out.append(
            Sheet(
                by=citer.who[d.id],
                title=one_line(d.title or d.file),
                language=one_line(d.language or "en"),
                facts=_facts(d),
                counts=_counts(d, regions[d.id], marks[d.id]),
                blocks=tuple(_blocks(rows, margin[d.id], marks[d.id])),
            )
        )
    return out


def _facts(d: Document) -> tuple[tuple[str, str], ...]:
    told = {"page": "from the page's markup", "text": "from its text", "meta": "given by you"}

    def known(field_name: str) -> str:
        origin = told.get(d.known_from.get(field_name, ""), "")
        return f" ({origin})" if origin else ""

    rows = [
        ("File", d.file),
        ("Outlet", (d.outlet + known("outlet")) if d.outlet else "not known"),
        ("Author", (d.author + known("author")) if d.author else ""),
        ("Published", (in_words(d.published.edtf) + known("published")) if d.published else "not known"),
        ("Address", d.url or ""),
        ("Language", d.language or ""),
    ]
    return tuple((a, one_line(b)) for a, b in rows if b)


def _counts(d: Document, regions: list[Region], marks: list[Mark]) -> str:
    words = sum(len(d[r.span].split()) for r in regions if r.role in STORY_ROLES)
    quotes = sum(m.layer == "quote" for m in marks)
    credited = sorted({m.note.removeprefix("credits ") for m in marks if m.layer == "credit"})
    told = [f"{words or len(d.text.split()):,} words", f"{quotes} quoted passages" if quotes != 1 else "1 quoted passage"]
    if credited:
        told.append(f"credits {listing(credited, 5)}")
    return "; ".join(told)


def _margin(story: Story) -> dict[str, list[tuple[int, Note]]]:
    """Findings by the place of their evidence, sorted, each finding once per place."""
    rows: dict[str, dict[tuple[int, str], Note]] = {d.id: {} for d in story.documents}
    for number, f in enumerate(story.findings, 1):
        for e in f.evidence:
            note = Note(f"{number} {CATALOGUE[f.code].title}", f"#{f.id}", one_line(f.text))
            rows[e.span.doc].setdefault((e.span.start, f.id), note)
    return {doc: sorted(((at, n) for (at, _), n in found.items()), key=lambda r: r[0]) for doc, found in rows.items()}


def _blocks(rows: list[Paragraph], margin: list[tuple[int, Note]], marks: list[Mark]) -> list[Block]:
    starts = [at for at, _ in margin]
    beside = sorted((m for m in marks if m.layer in ("shared", "quote")), key=lambda m: m.start)
    begins = [m.start for m in beside]
    out: list[Block] = []
    last: str | None = None
    for p in rows:
        furniture = p.role is not None and p.role not in STORY_ROLES
        role = ROLES[p.role] if p.role else ""
        notes = list(dict.fromkeys(n for _, n in margin[bisect_right(starts, p.start - 1) : bisect_right(starts, p.end - 1)]))
        inside = beside[bisect_right(begins, p.start - 1) : bisect_right(begins, p.end - 1)]
        notes += _spoken(inside)
        label = role if furniture and role != last else ""
        css = p.role.value.replace("_", "-") if p.role else "plain"
        tag = TAGS.get(p.role, "p") if p.role else "p"
        out.append(Block(tag, css, furniture, label, p.pieces, tuple(notes[:NOTES_SHOWN]), max(0, len(notes) - NOTES_SHOWN)))
        last = role if furniture else None
    return out


def _spoken(marks: list[Mark]) -> list[Note]:
    """Whose words, and with whom they are shared: once each."""
    shared = sorted({m.note for m in marks if m.layer == "shared"}, key=lambda x: (len(x), x))
    spoken = dict.fromkeys(m.note.removeprefix("quotation: ") for m in marks if m.layer == "quote")
    notes = [Note(f"Shared with {listing(shared, 6)}")] if shared else []
    return [*notes, *(Note(f"Quotes: {s}") for s in spoken)]
