"""Edges of text that was taken: those of the tree of copies that are sure enough to be stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from retold.model.document import STORY_ROLES
from retold.model.lineage import SURE, Edge, EdgeKind
from retold.model.links import Direction, Passage, Relation
from retold.model.span import Span, overlap
from retold.model.story import Story
from retold.model.words import count_words
from retold.trace.evidence import Evidence
from retold.trace.graph import Graph
from retold.trace.layout import Layout, Ranges, merged
from retold.trace.signed import SIGNED, is_signed, shown_marks
from retold.trace.taking import Take, Taking

COPIED_SCORE = 0.92  # of the words, on average over what is shared: then it is the source's text, else a rewriting
SHOWN = 4
"""Passages an edge shows: the longest prove the point."""
Pair = tuple[str, str]


def passages_of(story: Story) -> dict[Pair, list[Passage]]:
    """The passages of every two documents, under both orders of the two, the longest first."""
    found: dict[Pair, list[Passage]] = defaultdict(list)
    for p in sorted(story.passages, key=lambda p: (-p.words, p.a, p.b)):
        found[p.a.doc, p.b.doc].append(p)
        found[p.b.doc, p.a.doc].append(p)
    return found


def directions(takes: Iterable[Take]) -> dict[Pair, Direction]:
    """For two documents of which one took from the other, perhaps through others, the direction of what they share."""
    below: dict[str, set[str]] = defaultdict(set)
    for t in takes:
        if t.probability >= SURE:
            below[t.source].add(t.taker)
    found: dict[Pair, Direction] = {}
    for source in list(below):
        todo, met = list(below[source]), set[str]()
        while todo:
            at = todo.pop()
            if at not in met:
                met.add(at)
                todo += below.get(at, ())
        for taker in met:
            found[source, taker], found[taker, source] = Direction.A_TO_B, Direction.B_TO_A
    return found


def siblings(taking: Taking) -> set[Pair]:
    """Pairs of documents that took from one text outside the set, under both orders of the two."""
    takers: dict[str, list[str]] = defaultdict(list)
    for t in taking.takes:
        if t.source in taking.unseen:
            takers[t.source].append(t.taker)
    return {(a, b) for found in takers.values() for a in found for b in found if a != b}


def add_taken(story: Story, evidence: Evidence, taking: Taking, graph: Graph, nodes: dict[str, str]) -> dict[str, str]:
    """Add the takes as edges; a text outside the set is the node of the outlet that documents name, if they do.

    Returns, by document, the node of the text outside the set that it took from.
    """
    shared = passages_of(story)
    signed = {t for t in taking.takes if t.taker in nodes and is_signed(evidence, t.taker, taking.unseen.get(t.source, ""))}
    takes = [replace(t, probability=max(t.probability, SIGNED)) if t in signed else t for t in taking.takes]
    takes = [t for t in takes if not _from_source(shared.get((t.source, t.taker), ()))]
    own = dict(nodes)
    for key, name in taking.unseen.items():
        place = evidence.names.key(name) if name else key
        own[key] = graph.original(place, f"{name} original" if name else "unknown original", name or None)
    for t in takes:
        passages = _between(t, takes, shared)
        if passages:
            graph.edge(_edge(t, own, passages, _told(story, evidence, taking.unseen, t, passages)))
    return {t.taker: own[t.source] for t in takes if t.source in taking.unseen and t.taker in nodes}


def _from_source(passages: Collection[Passage]) -> bool:
    """Whether all that two documents share is from a common source in hand."""
    return bool(passages) and all(p.relation is Relation.SHARED_ORIGIN for p in passages)


def _between(take: Take, takes: Iterable[Take], shared: dict[Pair, list[Passage]]) -> list[Passage]:
    """The passages that show a take: the two documents' own, or those with the other takers of a text outside the set."""
    if (take.source, take.taker) in shared:
        return shared[take.source, take.taker]
    others = [t.taker for t in takes if t.source == take.source and t.taker != take.taker]
    others += [t.taker for t in takes if t.source == take.taker]
    ends = (take.taker, take.source)
    return sorted(
        chain.from_iterable(shared.get((end, o), []) for end in ends for o in others if end != o),
        key=lambda p: (-p.words, p.a, p.b),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What an edge says first, the words in which its taker names a source outside the set, and how much of its text (0-1) between the first shared words and the last is shared."""

    why: tuple[str, ...]
    spans: tuple[Span, ...]
    unbroken: float = 1.0


def _told(story: Story, evidence: Evidence, unseen: Mapping[str, str], take: Take, passages: Iterable[Passage]) -> _Told:
    if take.taker in unseen:
        return _Told(("its copies have words in common with it",), ())
    shared = merged((s.start, s.end) for p in passages for s in (p.a, p.b) if s.doc == take.taker)
    words = sum(count_words(story.document(take.taker).text, start, end) for start, end in shared)
    if take.source not in unseen:
        return _Told((f"{words} words in common",), ())
    name = unseen[take.source]
    reasons, spans = shown_marks(story, evidence, take.taker, name)
    unbroken = 1.0 if is_signed(evidence, take.taker, name) else _unbroken(evidence.layout, take.taker, shared)
    return _Told((*reasons, f"{words} words in common with other copies"), spans, unbroken)


def _unbroken(layout: Layout, doc: str, shared: Ranges) -> float:
    """Own sentences between the shared ones make a rewriting as much as changed words do."""
    hull = Span(doc, shared[0][0], shared[-1][1])
    within = sum(overlap(r.span, hull) for r in layout.regions(doc) if r.role in STORY_ROLES)
    return min(1.0, sum(end - start for start, end in shared) / max(within, 1))


def _edge(take: Take, nodes: dict[str, str], passages: list[Passage], told: _Told) -> Edge:
    words = sum(p.words for p in passages)
    score = told.unbroken * sum(p.score * p.words for p in passages) / max(words, 1)
    speaking = [s for s in take.signs if s.weight > 0]
    shown = [span for p in passages[:SHOWN] for span in _ordered(p, take)]
    evidence = tuple(dict.fromkeys([*told.spans, *(span for s in speaking for span in s.spans), *shown]))
    return Edge(
        source=nodes[take.source],
        target=nodes[take.taker],
        kind=EdgeKind.COPIED if score >= COPIED_SCORE else EdgeKind.REWRITTEN,
        confidence=round(take.probability, 2),
        evidence=evidence,
        why="; ".join([*told.why, *(s.says for s in speaking)]),
        signs=take.signs,
    )


def _ordered(passage: Passage, take: Take) -> tuple[Span, Span]:
    return (passage.a, passage.b) if passage.a.doc == take.taker else (passage.b, passage.a)
