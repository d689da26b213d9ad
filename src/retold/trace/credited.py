"""Edges from what is credited: outlets, agencies, documents, posts, unnamed reports."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retold.lang.documents import NEWS_REPORTS, RECORDINGS
from retold.model.lineage import Edge, EdgeKind, NodeKind
from retold.model.marks import TEXT_KINDS, Credit, CreditKind, Form
from retold.model.story import Story
from retold.trace.credits import same_source
from retold.trace.documents import document_names, is_bare, is_platform
from retold.trace.evidence import Evidence
from retold.trace.graph import Graph
from retold.trace.layout import covered, merged
from retold.trace.signed import OWN_MARKS
from retold.trace.unseen import MarkKind

_CAPITALISED = re.compile(r"\b[^\W\d_]*[A-Z]\w*")
_ANY = NEWS_REPORTS | RECORDINGS | {f"{w}s" for w in NEWS_REPORTS}


def _some(name: str) -> str:
    """A bare name with its article: of which statement is meant, the name says nothing."""
    if name.endswith("s"):
        return name
    return f"an {name}" if name[:1] in "aeiou" else f"a {name}"


@dataclass(frozen=True, slots=True)
class Copies:
    """By document the node of the lost original that it copies (``of_doc``), and the ``pairs`` of documents whose common words are its."""

    of_doc: dict[str, str]
    pairs: set[tuple[str, str]]


class Credited:
    """Turns credits into edges, to the document or to the original whose text the credit stands in."""

    def __init__(self, story: Story, evidence: Evidence, graph: Graph, nodes: dict[str, str], copies: Copies) -> None:
        self._story, self._evidence, self._graph, self._nodes, self._of_doc = story, evidence, graph, nodes, copies.of_doc
        self._quoting = {a.id for a in story.attributions if a.form is not Form.INDIRECT}
        marks = [m for ms in evidence.marks.values() for m in ms]
        self._signatures = {m.span for m in marks if m.kind in OWN_MARKS}
        self._partial = {m.span for m in marks if m.kind is MarkKind.CONTRIBUTED}
        taken: dict[str, list[tuple[int, int]]] = {d.id: [] for d in story.documents}
        self._partners: dict[str, set[str]] = {d.id: set() for d in story.documents}
        for p in story.passages:
            if p.id in evidence.quoted:
                continue
            self._partners[p.a.doc].add(p.b.doc)
            self._partners[p.b.doc].add(p.a.doc)
            if (p.a.doc, p.b.doc) in copies.pairs:
                taken[p.a.doc].append((p.a.start, p.a.end))
                taken[p.b.doc].append((p.b.start, p.b.end))
        self._taken = {doc: merged(ranges) for doc, ranges in taken.items()}
        self._document_names = document_names(story, self._target)

    def add_all(self) -> None:
        """The edges of all credits, each to the document or to the original whose text the credit stands in.

        Unnamed reports count only where no outlet is named: else they are mostly the named ones again. In the same way
        a post that is nobody's counts only where no other post is credited.
        """
        ordered = sorted(self._story.credits, key=lambda c: (c.span, c.id))
        vague = [c for c in ordered if self._is_vague(c)]
        clear = [c for c in ordered if c.kind is not CreditKind.OWN_OUTLET and not self._is_vague(c)]
        told = {(self._target(c), c.kind in TEXT_KINDS) for c in clear if self._add(c)}
        for c in vague:
            if (self._target(c), c.kind in TEXT_KINDS) not in told:
                self._add(c)

    def _is_vague(self, credit: Credit) -> bool:
        name = self._document_names.get(credit.id, credit.credited)
        return credit.kind is not CreditKind.OWN_OUTLET and (credit.nameless or is_platform(name))

    def _add(self, credit: Credit) -> bool:
        target = self._target(credit)
        source = self._source(credit, target)
        if source is None:
            return False
        kind = EdgeKind.QUOTED_DOCUMENT if credit.kind in TEXT_KINDS else EdgeKind.CREDITED
        confidence = 0.6 if credit.span in self._partial else 0.8
        why = f"credits {credit.credited}"
        self._graph.edge(Edge(source=source, target=target, kind=kind, confidence=confidence, evidence=(credit.span,), why=why))
        return True

    def _target(self, credit: Credit) -> str:
        doc = credit.span.doc
        inside = covered(self._taken[doc], credit.span.start, credit.span.end) * 2 >= len(credit.span)
        return self._of_doc[doc] if inside and doc in self._of_doc else self._nodes[doc]

    def _source(self, credit: Credit, target: str) -> str | None:
        names, doc = self._evidence.names, credit.span.doc
        if credit.nameless:
            return self._graph.unseen(f"unnamed:{credit.credited.casefold()}:{target}", credit.credited, NodeKind.REPORTS)
        if credit.kind in TEXT_KINDS:
            return self._document(credit, target)
        document = self._story.document(doc)
        key = names.key(credit.credited)
        if not key or same_source(names, credit.credited, document.outlet, document.url):
            return None
        if credit.span in self._signatures and doc in self._of_doc:
            return None
        if (origin := self._graph.has_original(key)) is not None:
            return origin
        return self._in_set(credit) or self._graph.unseen(f"outlet:{key}", self._outlet_name(credit), NodeKind.OUTLET)

    def _document(self, credit: Credit, target: str) -> str | None:
        """The node of a credited document; one that is only called a statement or a poll is its article's own.

        Of polls, footage and the like there may be any number: without a maker they get no node unless words are quoted.
        """
        name = self._document_names.get(credit.id, credit.credited)
        if not is_bare(name):
            return self._graph.unseen(f"document:{name.casefold()}", name, NodeKind.DOCUMENT)
        told = credit.attribution is not None and not any(w in _ANY or f"{w}s" in _ANY for w in name.casefold().split())
        if credit.attribution not in self._quoting and not told:
            return None
        return self._graph.unseen(f"document:{name.casefold()}:{target}", _some(name), NodeKind.SOME_DOCUMENT)

    def _outlet_name(self, credit: Credit) -> str:
        """The outlet's full name, and behind it, in brackets, how the text writes it where that is another word."""
        full = self._evidence.names.best(credit.credited)
        written = [w for w in _CAPITALISED.findall(self._story.text(credit.span)) if not w.isupper()]
        known = set(_CAPITALISED.findall(full))
        if len(written) != 1 or known & set(written) or written[0].casefold() in full.replace(" ", "").casefold():
            return full
        return f"{full} ({written[0]})"

    def _in_set(self, credit: Credit) -> str | None:
        """The one document of the credited outlet that shares text with this one which is not just the same quotation."""
        names, doc = self._evidence.names, credit.span.doc
        partners = self._partners[doc]
        those = [d for d in self._story.documents if d.id in partners and same_source(names, credit.credited, d.outlet, d.url)]
        return self._nodes[those[0].id] if len(those) == 1 else None
