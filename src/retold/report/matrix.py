"""Claims by articles: who tells what, in which voice, with which value, and from how many origins."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from retold.model.claims import Claim, Conflict, Mention, OriginKind, Stance, Tells
from retold.model.span import Span
from retold.model.story import Story
from retold.report.cites import Cite, Citer
from retold.report.plain import ORIGINS, STANCES, one_line
from retold.report.values import in_words

MENTIONS_SHOWN = 3
"""Mentions of one article shown in a cell; the rest are counted."""

SCREENFUL = 8
"""Rows of claims shown at least."""

SHOWN = 80
"""Rows of claims shown at most."""

FOLDED = 150
"""Rows of claims folded away at most; what is left out is counted, and stands in the other formats."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One mention in a cell."""

    word: str
    stance: str
    value: str
    source: str
    cite: Cite
    differs: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says of one claim; without entries it is silent."""

    letter: str
    name: str
    entries: tuple[Entry, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Group:
    """The articles that tell a claim alike, in order."""

    word: str
    stance: str
    value: str
    differs: bool
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class OriginLine:
    """An origin of a claim in words (``kind`` is empty where nobody is named), and the letters of the articles that lead to it."""

    name: str
    kind: str
    letters: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with a cell for every article, in order."""

    id: str
    text: str
    kind: str
    tells: Tells
    told: int
    cells: tuple[Cell, ...]
    origins: tuple[OriginLine, ...]
    conflicts: tuple[str, ...]

    @property
    def named(self) -> int:
        """How many origins have a name; what nobody is credited with may come from anywhere."""
        return sum(bool(o.kind) for o in self.origins)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The entries of all cells gathered by voice and value, those that most articles have first."""
        rows: dict[tuple[str, str, str, bool], list[Cite]] = defaultdict(list)
        for e in (e for cell in self.cells for e in cell.entries):
            rows[e.word, e.stance, e.value, e.differs].append(e.cite)
        return tuple(Group(*key, tuple(cites)) for key, cites in sorted(rows.items(), key=lambda r: -len(r[1])))


def matrix(story: Story, citer: Citer) -> list[ClaimRow]:
    """Rows for all claims: happenings, background, statements; of each the most widely told first, conflicts before others, then in order of the articles."""
    against: dict[str, list[Conflict]] = defaultdict(list)
    for k in story.conflicts:
        if k.claim is not None:
            against[k.claim].append(k)
    rows = [_row(story, c, against.get(c.id, []), citer) for c in story.claims]
    return sorted(rows, key=lambda r: (r.tells.rank, -r.told, not r.conflicts))


def _row(story: Story, claim: Claim, conflicts: list[Conflict], citer: Citer) -> ClaimRow:
    disputed = {m.span for k in conflicts for m in k.members}
    by_doc: dict[str, list[Mention]] = defaultdict(list)
    for m in claim.mentions:
        by_doc[m.span.doc].append(m)
    cells = tuple(_cell(by_doc.get(d.id, []), d.id, disputed, citer) for d in story.articles)
    return ClaimRow(
        id=claim.id,
        text=one_line(claim.text),
        kind=claim.kind.value,
        tells=claim.tells,
        told=len(by_doc),
        cells=cells,
        origins=_origins(claim, citer),
        conflicts=tuple(k.id for k in conflicts),
    )


def _cell(mentions: list[Mention], doc: str, disputed: set[Span], citer: Citer) -> Cell:
    by = citer.who[doc]
    entries: list[Entry] = []
    seen: set[tuple[Stance, str | None]] = set()
    for m in sorted(mentions, key=lambda m: (m.span not in disputed, m.span)):
        if (m.stance, m.value) in seen or len(entries) == MENTIONS_SHOWN:
            continue
        seen.add((m.stance, m.value))
        word = STANCES[m.stance][1]
        source = one_line(m.source or "")
        cite = citer.cite(m.span, limit=200)
        entries.append(Entry(word, m.stance.value, in_words(one_line(m.value or "")), source, cite, m.span in disputed))
    return Cell(by.letter, by.name, tuple(entries), len(mentions) - len(entries))


def _origins(claim: Claim, citer: Citer) -> tuple[OriginLine, ...]:
    lines = []
    for o in sorted(claim.origins, key=lambda o: (o.kind is OriginKind.UNATTRIBUTED, -len(o.mentions))):
        docs = dict.fromkeys(claim.mentions[i].span.doc for i in o.mentions)
        told = " ".join(sorted((citer.who[d].letter for d in docs), key=lambda x: (len(x), x)))
        name = "no source named" if o.kind is OriginKind.UNATTRIBUTED else one_line(o.name)
        lines.append(OriginLine(name, "" if o.kind is OriginKind.UNATTRIBUTED else ORIGINS[o.kind], told))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Parts:
    """The claims of a page: ``shown``, those of two articles ``folded`` away, those of one, and the number left out."""

    shown: tuple[ClaimRow, ...]
    folded: tuple[ClaimRow, ...]
    single: tuple[ClaimRow, ...]
    left_out: int

    @property
    def shared(self) -> int:
        """How many claims more than one article tells."""
        return len(self.shown) + len(self.folded) + self.left_out


def split(rows: list[ClaimRow]) -> Parts:
    """Shown are claims that three articles tell or over which accounts differ, and in any case a screenful.

    A table of very many rows by very many columns helps nobody and stops a browser, so both tables have an end.
    """
    shared = [r for r in rows if r.told > 1]
    first = [r for n, r in enumerate(shared) if r.told > 2 or r.conflicts or n < SCREENFUL]
    keys = {r.id for r in first}
    rest = [r for r in shared if r.id not in keys]
    left_out = max(0, len(first) - SHOWN) + max(0, len(rest) - FOLDED)
    return Parts(tuple(first[:SHOWN]), tuple(rest[:FOLDED]), tuple(r for r in rows if r.told == 1), left_out)
