"""The source documents in hand: what passages come from them, which credits mean them, and their place in the lineage."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from retold.model.ids import stable_id
from retold.model.lineage import TAKEN, Edge, EdgeKind, Lineage, Node
from retold.model.links import BEYOND_CHANCE, VERBATIM, Direction, Passage, Relation
from retold.model.naming import source_names
from retold.model.sources import SourceCheck, Verdict
from retold.model.span import Span
from retold.model.story import Story
from retold.trace.direction import earlier
from retold.trace.graph import EVIDENCE_AT_MOST
from retold.trace.layout import Ranges, covered, merged, quoted_ranges
from retold.trace.source_credits import credited_sources

QUOTED = 0.8  # of the characters of a member: then it is given as a quotation
COVERED = 0.8  # of both members of a passage of two articles: then both have it from the source
BY_WORDS, BY_NAME = 0.9, 0.6
"""Confidence where words of the source are found in the article, and where only a name says that it is meant."""
_WORD = re.compile(r"\w+")


def relate_sources(story: Story) -> Story:
    """Tell relation and direction of the passages that articles share with a source, and of those that come from it.

    In quotation marks it is a ``shared_quote``, else ``copy`` or ``rewrite`` by how much was changed; it went from the source to the
    article unless the article is older. What two articles share and both have from one source is a ``shared_origin``.
    """
    held = story.source_ids
    if not held:
        return story
    related = _of_sources(story)
    given: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for p in related.values():
        if p.relation in {Relation.COPY, Relation.REWRITE}:
            article = _in_article(p, held)
            given[article.doc, p.a.doc if p.b is article else p.b.doc].append((article.start, article.end))
    ranges = {key: merged(r) for key, r in given.items()}
    passages = tuple(related.get(p.id) or _from_source(p, held, ranges) for p in story.passages)
    return replace(story, passages=passages)


def _of_sources(story: Story) -> dict[str, Passage]:
    """The passages of an article and a source, by id. Few words that are not quoted may be chance, and say nothing."""
    held, quoted = story.source_ids, quoted_ranges(story)
    ours = [p for p in story.passages if (p.a.doc in held) != (p.b.doc in held)]
    cited = {p.id for p in ours if covered(quoted[(s := _in_article(p, held)).doc], s.start, s.end) >= QUOTED * len(s)}
    words: Counter[tuple[str, str]] = Counter()
    for p in ours:
        words[p.a.doc, p.b.doc] += p.words if p.id not in cited else 0
    related = {}
    for p in ours:
        relation, direction = Relation.UNKNOWN, Direction.UNKNOWN
        if p.id in cited:
            relation = Relation.SHARED_QUOTE
        elif words[p.a.doc, p.b.doc] >= BEYOND_CHANCE:
            relation = Relation.COPY if p.score >= VERBATIM else Relation.REWRITE
            direction = _direction(story, p)
        related[p.id] = replace(p, relation=relation, direction=direction)
    return related


def _in_article(p: Passage, held: frozenset[str]) -> Span:
    return p.b if p.a.doc in held else p.a


def _direction(story: Story, p: Passage) -> Direction:
    """From the source to the article, unless the article is older."""
    source_first = p.a.doc in story.source_ids
    article, source = (p.b, p.a) if source_first else (p.a, p.b)
    if earlier(story.document(article.doc), story.document(source.doc)):
        return Direction.UNKNOWN
    return Direction.A_TO_B if source_first else Direction.B_TO_A


def _from_source(p: Passage, held: frozenset[str], ranges: dict[tuple[str, str], Ranges]) -> Passage:
    if p.relation in {Relation.SHARED_QUOTE, Relation.SHARED_ORIGIN, Relation.BOILERPLATE}:
        return p
    for source in sorted(held):
        parts = [(ranges.get((s.doc, source), []), s) for s in (p.a, p.b)]
        if all(covered(r, s.start, s.end) >= COVERED * len(s) for r, s in parts):
            return replace(p, relation=Relation.SHARED_ORIGIN, direction=Direction.UNKNOWN)
    return p


def place_sources(story: Story) -> Story:
    """Give every source its node in the lineage, with edges to the articles that credit, quote or copy it.

    Nodes of credited documents that turn out to be a source go, and their edges start at the source. Fills ``sources`` with
    the credits that mean each; of ``source_checks`` those go that are credited to another document and found in none.
    """
    if not story.sources:
        return story
    sources = credited_sources(story)
    meant = {c: s.doc for s in sources for c in s.credits}
    checks = tuple(k for check in story.source_checks if (k := _settled(story, check, meant)) is not None)
    story = replace(story, sources=sources, source_checks=checks)
    return replace(story, lineage=_Placing(story).lineage())


def _settled(story: Story, check: SourceCheck, meant: dict[str, str]) -> SourceCheck | None:
    """A check of words that are not found goes to the source that its credit means; credited to another document it goes."""
    if check.verdict is not Verdict.NOT_FOUND:
        return check
    cited = [c.id for c in story.credits if c.attribution == check.attribution]
    if not cited:
        return check
    docs = sorted({meant[c] for c in cited if c in meant})
    if not docs:
        return None
    return replace(check, source=docs[0], id=stable_id("s", check.span, docs[0]))


@dataclass(slots=True)
class _Tie:
    """What joins a source to one node: credits, quotations found, and words given without quotation marks.

    ``own`` is true where an edge of the lineage says that the node itself credits it.
    """

    own: bool = False
    credits: list[Span] = field(default_factory=list)
    quoted: list[Span] = field(default_factory=list)
    taken: list[tuple[Passage, Span, Span]] = field(default_factory=list)


class _Placing:
    """The lineage with its sources."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._nodes = {n.id: n for n in story.lineage.nodes}
        self._of_doc = {n.doc: n.id for n in story.lineage.nodes if n.doc is not None}
        by_id = {c.id: c.span for c in story.credits}
        self._meant = {by_id[c]: s.node for s in story.sources for c in s.credits}

    def lineage(self) -> Lineage:
        """The new graph: sources have no ancestors, so that no circle can close."""
        names = source_names(self._story)
        kept, ties = self._rewired()
        self._add_words(ties)
        self._pass_on(ties, kept)
        edges = [*kept, *(self._edge(*ends, tie) for ends, tie in sorted(ties.items()))]
        shown = tuple(e for e in edges if e is not None)
        used = {n for e in shown for n in (e.source, e.target)}
        nodes = [n for n in self._nodes.values() if n.seen or n.id in used]
        nodes += [Node(id=s.node, name=names[s.doc], doc=s.doc) for s in self._story.sources]
        return Lineage(nodes=tuple(nodes), edges=tuple(sorted(shown, key=lambda e: (-e.confidence, e.source, e.target))))

    def _rewired(self) -> tuple[list[Edge], dict[tuple[str, str], _Tie]]:
        """The edges that stay as they are, and those of credited documents which are a source, by their new ends."""
        kept: list[Edge] = []
        ties: dict[tuple[str, str], _Tie] = defaultdict(_Tie)
        for e in self._story.lineage.edges:
            ours = [s for s in e.evidence if s in self._meant]
            if not ours or e.kind is not EdgeKind.QUOTED_DOCUMENT:
                kept.append(e)
                continue
            tie = ties[self._meant[ours[0]], e.target]
            tie.own = True
            tie.credits += e.evidence
        return kept, ties

    def _add_words(self, ties: dict[tuple[str, str], _Tie]) -> None:
        """Quotations found and text taken join a source to the article itself, and so do credits that had no node."""
        node = {s.doc: s.node for s in self._story.sources}
        shown = {s for tie in ties.values() for s in tie.credits}
        for span, source in sorted(self._meant.items()):
            if span not in shown:
                ties[source, self._of_doc[span.doc]].credits.append(span)
        for k in self._story.source_checks:
            if k.verdict is not Verdict.NOT_FOUND:
                ties[node[k.source], self._of_doc[k.span.doc]].quoted += [k.span, *k.members]
        for p in self._story.passages:
            if p.direction is not Direction.UNKNOWN:
                giver, taker = (p.a, p.b) if p.direction is Direction.A_TO_B else (p.b, p.a)
                if giver.doc in node and taker.doc not in node:
                    ties[node[giver.doc], self._of_doc[taker.doc]].taken.append((p, giver, taker))

    def _pass_on(self, ties: dict[tuple[str, str], _Tie], kept: Iterable[Edge]) -> None:
        """What an article has through a text that it copies is no edge to it, but shows that text's."""
        givers: dict[str, list[str]] = defaultdict(list)
        for e in kept:
            if e.kind in TAKEN:
                givers[e.target].append(e.source)
        for (source, target), tie in sorted(ties.items()):
            through = next((g for g in givers[target] if (source, g) in ties), None)
            if through is not None and not tie.own and self._words(tie) < BEYOND_CHANCE:
                ties[source, through].quoted += tie.quoted
                ties[source, through].credits += tie.credits
                del ties[source, target]

    @staticmethod
    def _words(tie: _Tie) -> int:
        return sum(p.words for p, _, _ in tie.taken)

    def _edge(self, source: str, target: str, tie: _Tie) -> Edge | None:
        words = self._words(tie)
        places = (*tie.credits, *tie.quoted, *(s for _, a, b in tie.taken for s in (b, a)))
        if not places:
            return None
        rewritten = any(p.relation is Relation.REWRITE for p, _, _ in tie.taken)
        kind = EdgeKind.REWRITTEN if rewritten else EdgeKind.COPIED
        return Edge(
            source=source, target=target, kind=kind if words >= BEYOND_CHANCE else EdgeKind.QUOTED_DOCUMENT,
            confidence=BY_WORDS if tie.quoted or tie.taken else BY_NAME, evidence=tuple(dict.fromkeys(places))[:EVIDENCE_AT_MOST],
            why="; ".join(self._reasons(tie, words)),
        )  # fmt: skip

    def _reasons(self, tie: _Tie, words: int) -> Iterator[str]:
        held = self._story.source_ids
        count = 0
        for doc in {s.doc for s in tie.quoted} - held:
            text = self._story.document(doc).text
            ranges = merged((s.start, s.end) for s in tie.quoted if s.doc == doc)
            count = max(count, sum(len(_WORD.findall(text, start, end)) for start, end in ranges))
        if count:
            yield f"quotes {count} words that stand there"
        if words:
            yield f"has {words} words of it without quotation marks"
        if tie.credits:
            yield "credits it"
