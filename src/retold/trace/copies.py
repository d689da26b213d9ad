"""Edges from the lost originals that marks name to the documents that have their text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from retold.model.document import STORY_ROLES, Role
from retold.model.lineage import Edge, EdgeKind
from retold.model.links import Passage
from retold.model.span import Span, overlap
from retold.model.story import Story
from retold.trace.evidence import Evidence
from retold.trace.graph import Graph
from retold.trace.layout import Layout, merged
from retold.trace.unseen import Mark, MarkKind

COPIED_SCORE = 0.92  # of the words, on average over what is shared: then it is the original's text, else a rewriting
LEAST_WORDS = 25  # of running text that a document without the original's mark must share to be called a taker
OWN_MARKS = frozenset({MarkKind.SIGNED, MarkKind.HAND_OVER})
WHOLE = frozenset({MarkKind.SIGNED, MarkKind.ADDRESS})
"""Marks that can be of a whole document."""
GIVEN = frozenset({MarkKind.SIGNED, MarkKind.HAND_OVER, MarkKind.ADDRESS, MarkKind.CONTRIBUTED})
CONTRIBUTED = 0.7
"""Confidence where a document says that a source contributed and shares words with its copies."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Copy:
    """What one document shares with the other copies of a lost original; ``share`` of its compared characters (0-1)."""

    spans: list[Span]
    score: float
    words: int
    share: float


def _copies(story: Story, evidence: Evidence) -> dict[str, dict[str, _Copy]]:
    """For every lost original (by name key) the documents that have text of it; pictures' captions do not count."""
    found: dict[str, dict[str, list[tuple[Span, Passage]]]] = defaultdict(lambda: defaultdict(list))
    for p in story.passages:
        if p.id in evidence.originals:
            key = evidence.names.key(evidence.originals[p.id].name)
            for span in (p.a, p.b):
                region = evidence.layout.region(span)
                if region is None or region.role is not Role.CAPTION:
                    found[key][span.doc].append((span, p))
    return {key: {doc: _copy(story, evidence.layout, members) for doc, members in docs.items()} for key, docs in found.items()}


def _copy(story: Story, layout: Layout, members: list[tuple[Span, Passage]]) -> _Copy:
    members = sorted(members, key=lambda m: (-m[1].words, m[0], m[1].id))
    doc = members[0][0].doc
    union = merged((s.start, s.end) for s, _ in members)
    words = sum(len(_WORD.findall(story.document(doc).text, start, end)) for start, end in union)
    score = sum(p.score * p.words for _, p in members) / sum(p.words for _, p in members)
    story_regions = [r.span for r in layout.regions(doc) if r.role in STORY_ROLES]
    prose = sum(map(len, story_regions))
    # Own sentences between the shared ones make it a rewriting as much as changed words do.
    hull = Span(doc, union[0][0], union[-1][1])
    within = sum(overlap(r, hull) for r in story_regions)
    score *= min(1.0, sum(end - start for start, end in union) / max(within, 1))
    share = min(1.0, sum(end - start for start, end in union) / max(prose, 1))
    return _Copy([s for s, _ in members], score, words, share)


def _names_of_originals(evidence: Evidence) -> dict[str, str]:
    found = {evidence.names.key(o.name): o.name for o in evidence.originals.values()}
    for marks in evidence.marks.values():
        for m in marks:
            if m.kind in WHOLE and m.scope is None and m.name:
                found.setdefault(evidence.names.key(m.name), evidence.names.best(m.name))
    return found


def add_originals(story: Story, evidence: Evidence, graph: Graph, nodes: dict[str, str]) -> dict[str, str]:
    """Add the lost originals and edges to the documents that have their text.

    Returns the original's node by document, the one with most text where there are several. A document that is signed
    by an agency has its text even where no second copy shows it.
    """
    copies = _copies(story, evidence)
    most: dict[str, tuple[int, str]] = {}
    for key, name in sorted(_names_of_originals(evidence).items()):
        shared = graph.unseen(f"original:{key}", f"{name} original")
        docs = copies.get(key, {})
        for doc, node in nodes.items():
            copy = docs.get(doc)
            marks = [m for m in evidence.marks[doc] if m.kind in GIVEN and m.name and evidence.names.related(m.name, name)]
            whole = any(m.kind in WHOLE and m.scope is None for m in marks)
            agency = any(m.kind is MarkKind.ADDRESS for m in evidence.marks[doc])
            if not whole and (copy is None or (copy.words < LEAST_WORDS and not agency)):
                continue
            origin = shared
            if copy is None and docs:
                # Signed by the same agency, and no word in common: a story of its own.
                origin = graph.unseen(f"original:{key}:{doc}", f"another {name} original")
            if (edge := _edge(story, (origin, node, doc), copy, marks, name)) is not None:
                graph.edge(edge)
                most[doc] = max(most.get(doc, (-1, "")), (copy.words if copy else 0, origin))
    return {doc: origin for doc, (_, origin) in most.items()}


def _edge(story: Story, ends: tuple[str, str, str], copy: _Copy | None, marks: list[Mark], name: str) -> Edge | None:
    """The edge between ``ends`` (node of the original, node and id of the document), with what each mark is worth."""
    origin, node, doc = ends
    signed = [m.span for m in marks if m.span and m.kind in OWN_MARKS]
    addressed = any(m.kind is MarkKind.ADDRESS for m in marks)
    contributed = [m.span for m in marks if m.span and m.kind is MarkKind.CONTRIBUTED]
    shared = copy.spans if copy else []
    evidence = (*signed, *contributed, *shared) or tuple(r.span for r in story.regions if r.span.doc == doc)[:1]
    if not evidence:
        return None
    reasons = [f"{copy.words} words shared with other copies"] if copy else []
    reasons += [f"carries the mark of {name}"] if signed else []
    reasons += [f"its address is one of {name}'s pages"] if addressed else []
    reasons += [f"says that {name} contributed"] if contributed else []
    kind = EdgeKind.COPIED if signed or addressed or copy is None or copy.score >= COPIED_SCORE else EdgeKind.REWRITTEN
    inferred = max(0.5 + 0.3 * (copy.share if copy else 0.0), CONTRIBUTED if contributed else 0.0)
    confidence = 0.9 if signed and shared else 0.85 if signed or addressed else round(inferred, 2)
    return Edge(source=origin, target=node, kind=kind, confidence=confidence, evidence=evidence, why="; ".join(reasons))
