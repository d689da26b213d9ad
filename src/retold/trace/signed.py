"""Documents signed by an outlet or agency outside the set: what the marks say, and the edges of those that share nothing with others."""

from __future__ import annotations

from collections import defaultdict

from retold.model.lineage import Edge, EdgeKind
from retold.model.span import Span
from retold.model.story import Story
from retold.trace.evidence import Evidence
from retold.trace.graph import Graph
from retold.trace.unseen import ONE_SIDED_WORDS, MarkKind

OWN_MARKS = frozenset({MarkKind.SIGNED, MarkKind.HAND_OVER})
WHOLE = frozenset({MarkKind.SIGNED, MarkKind.ADDRESS})
"""Marks that can be of a whole document."""
SIGNED = 0.85
"""Confidence, at least, that the text of a document is whose mark it carries as a whole."""
SHOWN = 4
"""Places where a name stands that an edge shows."""


def is_signed(evidence: Evidence, doc: str, name: str) -> bool:
    """Whether a document carries, as a whole, the mark of ``name``, or hands over to it."""
    marks = (m for m in evidence.marks[doc] if (m.kind in WHOLE and m.scope is None) or m.kind is MarkKind.HAND_OVER)
    return bool(name) and any(m.name and evidence.names.related(m.name, name) for m in marks)


def shown_marks(story: Story, evidence: Evidence, doc: str, name: str) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """How a document says that its words are ``name``'s, as verb phrases, and where; nothing for a text without a name."""
    if not name:
        return (), ()
    marks = [m for m in evidence.marks[doc] if m.name and not m.is_caption and evidence.names.related(m.name, name)]
    spans = sorted({m.span for m in marks if m.span is not None})
    reasons = [f"carries the mark of {name}"] if any(m.kind in OWN_MARKS for m in marks) else []
    reasons += [f"its address is one of {name}'s pages"] if any(m.kind is MarkKind.ADDRESS for m in marks) else []
    reasons += [f"says that {name} contributed"] if any(m.kind is MarkKind.CONTRIBUTED for m in marks) else []
    if not reasons:
        spans = sorted(c.span for c in story.credits if c.span.doc == doc and evidence.names.related(c.credited, name))
        reasons = [f"names {name}"] if spans else []
    return tuple(reasons), tuple(spans[:SHOWN])


def of_marks(story: Story, evidence: Evidence) -> set[tuple[str, str]]:
    """Pairs of documents, in the order of their passages, whose common words come by a mark from a text outside the set.

    Both are signed as wholes by one source (an address that says "from an agency" and not which agrees with any), or one is and they
    share enough words.
    """
    names = {d: [m.name for m in of if m.scope is None and m.kind in WHOLE] for d, of in evidence.marks.items()}
    words: dict[tuple[str, str], int] = defaultdict(int)
    for p in story.passages:
        words[p.a.doc, p.b.doc] += 0 if p.id in evidence.quoted else p.words
    return {
        (a, b)
        for (a, b), n in words.items()
        if any(evidence.names.related(x, y) if x and y else bool(x or y) for x in names[a] for y in names[b])
        or (n >= ONE_SIDED_WORDS and any(names[a]) != any(names[b]))
    }


def add_signed(story: Story, evidence: Evidence, of_doc: dict[str, str], graph: Graph, nodes: dict[str, str]) -> dict[str, str]:
    """Add, for documents signed as a whole that took from none, an edge from the original of whose mark they carry.

    ``of_doc`` and what is returned give the original's node by document. Where others have the text of an original of that name and a document has
    no word of it, its own is another. An address that says "from an agency" and not which is of the one whose words the document has.
    """
    signed = dict(of_doc)
    drawn = {target for _, target in graph.edges}
    spread = {source for source, _ in graph.edges}
    for doc, node in nodes.items():
        marks = [m for m in evidence.marks[doc] if m.kind in WHOLE and m.scope is None]
        shared, span = _shared(story, doc, of_doc)
        name = next((m.name for m in marks if m.name), (graph.nodes[shared].maker or "") if shared else "")
        if marks and name and node not in drawn:
            name = evidence.names.best(name)
            origin = graph.original(evidence.names.key(name), f"{name} original", name)
            if origin in spread and origin != shared:
                origin = graph.original(f"{evidence.names.key(name)}:{doc}", f"another {name} original", name)
            _add(story, evidence, graph, (doc, origin, node), (name, span))
            signed[doc] = origin
    return signed


def _shared(story: Story, doc: str, of_doc: dict[str, str]) -> tuple[str | None, Span | None]:
    """The original that most of a document's words in common with copies are of, and the longest of them."""
    found = [
        (p.words, o.doc, s) for p in story.passages for s, o in ((p.a, p.b), (p.b, p.a)) if s.doc == doc and o.doc in of_doc
    ]
    _, other, span = max(found, default=(0, None, None))
    return (of_doc[other], span) if other is not None else (None, None)


def _add(story: Story, evidence: Evidence, graph: Graph, ends: tuple[str, str, str], shared: tuple[str, Span | None]) -> None:
    doc, origin, node = ends
    name, span = shared
    reasons, spans = shown_marks(story, evidence, doc, name)
    reasons = reasons or (f"its address is one of an agency's pages, and it has words of {name}'s copies",)
    spans += () if span is None else (span,)
    shown = spans or tuple(r.span for r in story.regions if r.span.doc == doc)[:1]
    if shown:
        why = "; ".join(reasons)
        graph.edge(Edge(source=origin, target=node, kind=EdgeKind.COPIED, confidence=SIGNED, evidence=shown, why=why))
