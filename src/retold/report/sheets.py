"""Each article as a sheet: readable in full, its marks in place, and beside each paragraph what was found in it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from retold.model.codes import CATALOGUE
from retold.model.document import STORY_ROLES, Document, Region, Role
from retold.model.finding import Finding
from retold.model.story import Story
from retold.report.bylines import Byline
from retold.report.cites import Citer
from retold.report.marks import Mark, Paragraph, Piece, layer_marks, linkable, paragraphs
from retold.report.plain import ROLES, file_name, listing, one_line
from retold.report.values import in_words

TAGS: dict[Role, str] = {Role.HEADLINE: "h4", Role.BLOCKQUOTE: "blockquote"}


@dataclass(frozen=True, slots=True)
class Note:
    """A margin note: a few words and, for findings of one kind, their numbers with where each leads."""

    label: str
    links: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a sheet; ``furniture`` is not the article itself, ``label`` names its role once per run."""

    tag: str
    css: str
    furniture: bool
    label: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article: byline, what is known of it and where from, counts, and its blocks."""

    by: Byline
    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    counts: str
    blocks: tuple[Block, ...] = field(repr=False)


Lay = Callable[[Document, list[Paragraph]], list[Paragraph]]
"""What a sheet shows of a document's paragraphs."""


def sheets(story: Story, citer: Citer, lay: Lay) -> list[Sheet]:
    """A sheet for every document, in order; ``lay`` chooses what of its paragraphs is shown."""
    regions: dict[str, list[Region]] = defaultdict(list)
    for r in story.regions:
        regions[r.span.doc].append(r)
    marks, targets = layer_marks(story, citer.who), linkable(story)
    margin = _margin(story)
    out = []
    for d in story.documents:
        rows = lay(d, paragraphs(d, regions[d.id], marks[d.id], targets[d.id]))
        out.append(
            Sheet(
                by=citer.who[d.id],
                title=one_line(d.title or file_name(d.file)),
                language=one_line(d.language or "en"),
                facts=_facts(d),
                counts=_counts(d, regions[d.id], marks[d.id]),
                blocks=tuple(_blocks(rows, margin[d.id], marks[d.id], story.findings)),
            )
        )
    return out


def _facts(d: Document) -> tuple[tuple[str, str], ...]:
    told = {"page": "from the page's markup", "text": "from its text", "meta": "given by you"}

    def known(field_name: str) -> str:
        origin = told.get(d.known_from.get(field_name, ""), "")
        return f" ({origin})" if origin else ""

    rows = [
        ("File", file_name(d.file)),
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


def _margin(story: Story) -> dict[str, list[tuple[int, int]]]:
    """Where findings have evidence: (offset, the finding's index), by document, sorted."""
    rows: dict[str, set[tuple[int, int]]] = {d.id: set() for d in story.documents}
    for number, f in enumerate(story.findings):
        for e in f.evidence:
            rows[e.span.doc].add((e.span.start, number))
    return {doc: sorted(found) for doc, found in rows.items()}


def _kinds(found: set[int], findings: tuple[Finding, ...]) -> list[Note]:
    """A note for every kind of finding in a paragraph, in rank order."""
    kinds: dict[str, list[tuple[int, str]]] = {}
    for n in sorted(found):
        f = findings[n]
        kinds.setdefault(CATALOGUE[f.code].title, []).append((n + 1, f"#{f.id}"))
    return [Note(title, tuple(links)) for title, links in kinds.items()]


def _blocks(
    rows: list[Paragraph], margin: list[tuple[int, int]], marks: list[Mark], findings: tuple[Finding, ...]
) -> list[Block]:
    starts = [at for at, _ in margin]
    beside = sorted((m for m in marks if m.layer in ("shared", "quote")), key=lambda m: -m.start)
    active: list[Mark] = []
    out: list[Block] = []
    last: str | None = None
    for p in rows:
        furniture = p.role is not None and p.role not in STORY_ROLES
        role = ROLES[p.role] if p.role else ""
        notes = _kinds({n for _, n in margin[bisect_left(starts, p.start) : bisect_left(starts, p.end)]}, findings)
        while beside and beside[-1].start < p.end:
            active.append(beside.pop())
        active = [m for m in active if m.end > p.start]
        notes += _spoken(active)
        css = p.role.value.replace("_", "-") if p.role else "plain"
        tag = TAGS.get(p.role, "p") if p.role else "p"
        out.append(Block(tag, css, furniture, role if furniture and role != last else "", p.pieces, tuple(notes)))
        last = role if furniture else None
    return out


def _spoken(marks: list[Mark]) -> list[Note]:
    """Whose words, and with whom they are shared: once each."""
    shared = sorted({m.note for m in marks if m.layer == "shared"}, key=lambda x: (len(x), x))
    spoken = dict.fromkeys(m.note.removeprefix("quotation: ") for m in marks if m.layer == "quote")
    notes = [Note(f"Shared with {listing(shared, 6)}")] if shared else []
    return [*notes, *(Note(f"Quotes: {s}") for s in spoken)]
