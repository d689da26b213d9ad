"""Edges from what is credited: outlets, agencies, documents, posts, unnamed reports."""

from __future__ import annotations

from retold.model.lineage import Edge, EdgeKind
from retold.model.marks import Credit, CreditKind
from retold.model.story import Story
from retold.trace.copies import OWN_MARKS
from retold.trace.credits import UNNAMED, same_source
from retold.trace.documents import document_names
from retold.trace.evidence import Evidence
from retold.trace.graph import Graph
from retold.trace.layout import covered, merged
from retold.trace.unseen import MarkKind

DOCUMENT_KINDS = frozenset({CreditKind.DOCUMENT, CreditKind.SOCIAL, CreditKind.PRESS_RELEASE})


class Credited:
    """Turns credits into edges; ``of_doc`` names, by document, the lost original that it copies."""

    def __init__(self, story: Story, evidence: Evidence, graph: Graph, nodes: dict[str, str], of_doc: dict[str, str]) -> None:
        self._story, self._evidence, self._graph, self._nodes, self._of_doc = story, evidence, graph, nodes, of_doc
        self._document_names = document_names(story)
        marks = [m for ms in evidence.marks.values() for m in ms]
        self._signatures = {m.span for m in marks if m.kind in OWN_MARKS}
        self._partial = {m.span for m in marks if m.kind is MarkKind.CONTRIBUTED}
        taken: dict[str, list[tuple[int, int]]] = {d.id: [] for d in story.documents}
        for p in story.passages:
            if p.id in evidence.originals:
                taken[p.a.doc].append((p.a.start, p.a.end))
                taken[p.b.doc].append((p.b.start, p.b.end))
        self._taken = {doc: merged(ranges) for doc, ranges in taken.items()}

    def add(self, credit: Credit) -> None:
        """The edge of one credit, to the document or to the original whose text the credit stands in."""
        if credit.kind is CreditKind.OWN_OUTLET:
            return
        target = self._target(credit)
        source = self._source(credit, target)
        if source is None:
            return
        kind = EdgeKind.QUOTED_DOCUMENT if credit.kind in DOCUMENT_KINDS else EdgeKind.CREDITED
        confidence = 0.6 if credit.span in self._partial else 0.8
        why = f"credits {credit.credited}"
        self._graph.edge(Edge(source=source, target=target, kind=kind, confidence=confidence, evidence=(credit.span,), why=why))

    def _target(self, credit: Credit) -> str:
        doc = credit.span.doc
        inside = covered(self._taken[doc], credit.span.start, credit.span.end) * 2 >= len(credit.span)
        return self._of_doc[doc] if inside and doc in self._of_doc else self._nodes[doc]

    def _source(self, credit: Credit, target: str) -> str | None:
        names, doc = self._evidence.names, credit.span.doc
        if UNNAMED.match(credit.credited):
            return self._graph.unseen(f"unnamed:{credit.credited.casefold()}:{target}", credit.credited)
        if credit.kind in DOCUMENT_KINDS:
            name = self._document_names.get(credit.id, credit.credited)
            return self._graph.unseen(f"document:{name.casefold()}", name)
        document = self._story.document(doc)
        key = names.key(credit.credited)
        if not key or same_source(names, credit.credited, document.outlet, document.url):
            return None
        if (origin := self._graph.has_unseen(f"original:{key}")) is not None:
            return origin
        if credit.span in self._signatures and doc in self._of_doc:
            return None
        return self._in_set(credit) or self._graph.unseen(f"outlet:{key}", names.best(credit.credited))

    def _in_set(self, credit: Credit) -> str | None:
        """The one document of the credited outlet that shares a passage with this one."""
        names, doc = self._evidence.names, credit.span.doc
        partners = {s.doc for p in self._story.passages if doc in {p.a.doc, p.b.doc} for s in (p.a, p.b)} - {doc}
        those = [d for d in self._story.documents if d.id in partners and same_source(names, credit.credited, d.outlet, d.url)]
        return self._nodes[those[0].id] if len(those) == 1 else None
