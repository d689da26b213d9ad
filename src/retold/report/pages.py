"""What the page shows, as plain data for the template: no markup is made here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from retold.model.claims import Conflict, ConflictKind, HeadlineCheck, Strength, Support
from retold.model.codes import CATALOGUE, is_question
from retold.model.document import Role
from retold.model.finding import Finding
from retold.model.lineage import Edge
from retold.model.links import Difference, QuoteMatch
from retold.model.span import Span
from retold.model.story import Story
from retold.model.view import fold
from retold.report.bylines import Byline
from retold.report.cites import Cite, Citer, merged, varied
from retold.report.open_ties import OpenTie, open_ties
from retold.report.plain import (
    CONFLICT_KINDS,
    DIFFERENCES,
    EDGES,
    PARTS,
    STRENGTHS,
    SUBJECTS,
    SUPPORTS,
    UNSAID,
    one_line,
    sentence,
)
from retold.report.values import in_words
from retold.report.worddiff import Run, word_diff


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its words; ``conflict`` is the conflict that holds the same words, side by side."""

    id: str
    number: int
    kind: str
    code: str
    text: str
    confidence: str
    cites: tuple[Cite, ...]
    conflict: str = ""

    def about(self, *pair: Byline) -> bool:
        """Whether it is about who copied whom and rests on words of both of these."""
        holders = {by for c in self.cites for _, by in c.holders}
        return self.code.startswith("F1") and holders.issuperset(pair)


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A conflict side by side: values with the cites that give them."""

    id: str
    kind: str
    strength: str
    text: str
    claim: str
    sides: tuple[tuple[str, tuple[Cite, ...]], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a quotation, and where it stands."""

    cites: tuple[Cite, ...]
    runs: tuple[Run, ...]
    base: bool


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation with its wordings."""

    id: str
    speaker: str
    difference: str
    changed: bool
    wordings: tuple[Wording, ...]

    def trimmed(self, trim: Callable[[tuple[Run, ...]], tuple[Run, ...]]) -> QuoteView:
        """The same with every wording cut by ``trim``."""
        return replace(self, wordings=tuple(replace(w, runs=trim(w.runs)) for w in self.wordings))


@dataclass(frozen=True, slots=True)
class HeadlineView:
    """A headline or deck, its verdict, what carries it and what is missing."""

    role: str
    cite: Cite
    symbol: str
    verdict: str
    carried: bool
    evidence: tuple[Cite, ...]
    missing: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class TieView:
    """An edge of the lineage in words; without ``confidence`` it has no direction."""

    source: str
    target: str
    kind: str
    confidence: str
    why: str
    seen: bool
    cites: tuple[Cite, ...]


def findings(story: Story, citer: Citer) -> list[FindingView]:
    """All findings but open questions, in rank order."""
    sides = _sides(story)
    return [_finding(f, n, citer, sides) for n, f in enumerate(story.findings, 1) if not is_question(f.code)]


def questions(story: Story, citer: Citer) -> list[FindingView]:
    """The open questions, in rank order."""
    sides = _sides(story)
    return [_finding(f, n, citer, sides) for n, f in enumerate(story.findings, 1) if is_question(f.code)]


def _sides(story: Story) -> dict[frozenset[Span], str]:
    """Conflicts by the places they hold against each other."""
    return {frozenset(m.span for m in k.members): k.id for k in story.conflicts}


def _finding(f: Finding, number: int, citer: Citer, sides: dict[frozenset[Span], str]) -> FindingView:
    row = CATALOGUE[f.code]
    cites = varied(merged(citer.cite(e.span, e.says) for e in f.evidence))
    told = sentence(one_line(f.text), (b.name for b in citer.who.values()))
    conflict = sides.get(frozenset(e.span for e in f.evidence), "")
    return FindingView(f.id, number, row.title, f.code, told, _sure(f.confidence), cites, conflict)


def _sure(confidence: float) -> str:
    """Confidence in a word, with the figure for those who want it."""
    word = "high" if confidence >= 0.8 else "fair" if confidence >= 0.5 else "low"
    return f"{word} ({confidence:.2f} of 1)"


@dataclass(frozen=True, slots=True)
class Kind:
    """Findings of one code, with what the code means said once."""

    title: str
    code: str
    explanation: str
    findings: tuple[FindingView, ...]


def by_subject(rows: list[FindingView]) -> list[tuple[str, list[Kind]]]:
    """Findings grouped under their subjects and kinds, in the order of the catalogue; what is empty is left out."""
    kinds = [
        Kind(row.title, code, row.explanation, tuple(f for f in rows if f.code == code)) for code, row in CATALOGUE.items()
    ]
    groups = [(name, [k for k in kinds if k.code[1] == digit and k.findings]) for digit, name in SUBJECTS.items()]
    return [(name, group) for name, group in groups if group]


def conflicts(story: Story, citer: Citer) -> list[ConflictView]:
    """Conflicts, the sharpest first; of one strength those of one kind together, first the kind that most articles are in."""
    claims = {c.id: c.text for c in story.claims}
    order = list(Strength)
    docs = {k.id: len({m.span.doc for m in k.members}) for k in story.conflicts}
    most: dict[tuple[Strength, ConflictKind], int] = {}
    for k in story.conflicts:
        most[k.strength, k.kind] = max(most.get((k.strength, k.kind), 0), docs[k.id])
    ranked = sorted(
        story.conflicts,
        key=lambda k: (order.index(k.strength), -most[k.strength, k.kind], k.kind, -docs[k.id]),
    )
    return [_conflict(k, claims.get(k.claim or "", ""), citer) for k in ranked]


def _conflict(k: Conflict, claim: str, citer: Citer) -> ConflictView:
    sides: dict[str, list[Cite]] = {}
    for m in sorted(k.members, key=lambda m: (_part(m.value), citer.who[m.span.doc].number, m.span)):
        sides.setdefault(one_line(m.value or ""), []).append(citer.cite(m.span))
    return ConflictView(
        id=k.id,
        kind=CONFLICT_KINDS[k.kind],
        strength=STRENGTHS[k.strength],
        text=one_line(k.text),
        claim=one_line(claim),
        sides=tuple((_unless_said(value, c[0].words), merged(c)) for value, c in sides.items()),
    )


def _part(value: str | None) -> int:
    """The place of a side among those of a headline: it, the text below it, other articles; 0 where the sides are no such parts."""
    part, colon, _ = (value or "").partition(":")
    return list(PARTS).index(part) if colon and part in PARTS else 0


def _unless_said(value: str, words: str) -> str:
    """A value in words; nothing where it is only the beginning of the article's own words, which stand below anyway."""
    part, colon, rest = value.partition(": ")
    if colon and part in PARTS:
        return PARTS[part] if rest in UNSAID else f"{PARTS[part]}: {rest}"
    told = fold(value).text.rstrip(" …").removesuffix("...")
    return "" if len(told) > 15 and told in fold(words).text else in_words(value)


def quotes(story: Story, citer: Citer) -> list[QuoteView]:
    """Quotations printed in more than one article: those that changed first, then by how many print them."""
    rows = [q for q in story.quote_matches if len({m.span.doc for m in q.members}) > 1]
    rows.sort(key=lambda q: (q.difference is Difference.NONE, -len(q.members)))
    return [_quote(q, story, citer) for q in rows]


def _quote(q: QuoteMatch, story: Story, citer: Citer) -> QuoteView:
    by_place = sorted(q.members, key=lambda m: (citer.who[m.span.doc].number, m.span))
    base = max(by_place, key=lambda m: len(m.span))
    full = story.text(base.span)
    wordings: dict[tuple[Run, ...], list[Cite]] = {}
    for m in (base, *(m for m in by_place if m is not base)):
        runs = word_diff(full, story.text(m.span))
        key = runs if any(r.kind != "same" for r in runs) else (Run("same", full),)
        wordings.setdefault(key, []).append(citer.cite(m.span))
    views = tuple(Wording(tuple(c), runs, n == 0) for n, (runs, c) in enumerate(wordings.items()))
    changed = q.difference is not Difference.NONE
    return QuoteView(q.id, one_line(q.speaker or ""), DIFFERENCES[q.difference], changed, views)


def headlines(story: Story, citer: Citer) -> list[HeadlineView]:
    """Headlines and decks in the order of the articles."""
    roles = {r.span: r.role for r in story.regions}
    order = list(Support)
    rows = sorted(story.headlines, key=lambda h: (-order.index(h.supported), citer.who[h.span.doc].number, h.span))
    return [_headline(h, roles.get(h.span, Role.HEADLINE), citer) for h in rows]


def _headline(h: HeadlineCheck, role: Role, citer: Citer) -> HeadlineView:
    symbol, verdict = SUPPORTS[h.supported]
    return HeadlineView(
        role=role.value,
        cite=citer.cite(h.span),
        symbol=symbol,
        verdict=verdict,
        carried=h.supported is Support.YES,
        evidence=merged(citer.cites(h.evidence)),
        missing=tuple(citer.cites(h.missing)),
    )


def ties(story: Story, citer: Citer) -> list[TieView]:
    """The lineage's edges in words, the surest first, and after them text in common whose order is open."""
    nodes = {n.id: n for n in story.lineage.nodes}

    def name(key: str) -> str:
        node = nodes[key]
        return str(citer.who[node.doc]) if node.doc in citer.who else one_line(node.name)

    def view(e: Edge) -> TieView:
        cites = merged(citer.cites(e.evidence))
        why = one_line(e.why)
        return TieView(name(e.source), name(e.target), EDGES[e.kind], _sure(e.confidence), why, nodes[e.source].seen, cites)

    known = [view(e) for e in sorted(story.lineage.edges, key=lambda e: (-e.confidence, e.source, e.target))]
    return known + [_open(t, nodes[t.a].doc or "", nodes[t.b].doc or "", story, citer) for t in open_ties(story)]


def _open(tie: OpenTie, a: str, b: str, story: Story, citer: Citer) -> TieView:
    longest = max((p for p in story.passages if {p.a.doc, p.b.doc} == {a, b}), key=lambda p: p.words)
    cites = merged(citer.cites((longest.a, longest.b)))
    why = f"{tie.words:,} words of running text; who had them first is not settled"
    return TieView(str(citer.who[a]), str(citer.who[b]), "has words in common with", "", why, seen=True, cites=cites)


@dataclass(frozen=True, slots=True)
class LabelView:
    """A referent and, article by article, the words for it: each once, in the order they come."""

    id: str
    referent: str
    rows: tuple[tuple[Byline, tuple[Cite, ...]], ...]

    @property
    def groups(self) -> list[tuple[str, list[Cite]]]:
        """The other way round: for every wording the articles that have it, the most widely used first."""
        by_words: dict[str, list[Cite]] = {}
        for c in (c for _, cites in self.rows for c in cites):
            by_words.setdefault(fold(c.words).text, []).append(c)
        return sorted(((cites[0].words, cites) for cites in by_words.values()), key=lambda r: -len(r[1]))


def labels(story: Story, citer: Citer) -> list[LabelView]:
    """Words for the same referent, side by side."""
    out = []
    for x in story.labels:
        rows: dict[Byline, dict[str, Cite]] = {}
        for c in citer.cites(x.words):
            rows.setdefault(c.by, {}).setdefault(fold(c.words).text, c)
        out.append(LabelView(x.id, one_line(x.referent), tuple((by, tuple(words.values())) for by, words in rows.items())))
    return out
