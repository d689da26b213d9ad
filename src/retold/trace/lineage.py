"""Who took what from whom: documents, the lost originals behind them, and what they credit."""

from __future__ import annotations

from dataclasses import replace

from retold.model.document import display_names
from retold.model.lineage import EdgeKind
from retold.model.story import Story
from retold.trace.credited import Copies, Credited
from retold.trace.evidence import gather
from retold.trace.graph import Graph
from retold.trace.signed import add_signed
from retold.trace.taken import Pair, add_taken, siblings
from retold.trace.taking import find_taking


def trace_lineage(story: Story) -> Story:
    """Fill ``lineage``: every document, the lost originals behind shared text, and everything that is credited.

    Edges run from the source to the one that took it and carry the words that show it, the signs of the direction and
    its probability. What a copied text credits is an edge to the original, not to each copy. There are no circles: where two
    edges would close one, the surer stays.
    """
    evidence = gather(story)
    graph = Graph()
    names = display_names(story.documents)
    nodes = {d.id: graph.seen(d.id, names[d.id]) for d in story.documents}
    taking = find_taking(story, evidence)
    of_doc = add_signed(story, evidence, add_taken(story, evidence, taking, graph, nodes), graph, nodes)
    copies = Copies(of_doc, _copied(siblings(taking), graph, nodes))
    Credited(story, evidence, graph, nodes, copies).add_all()
    return replace(story, lineage=graph.finished())


def _copied(pairs: set[Pair], graph: Graph, nodes: dict[str, str]) -> set[Pair]:
    """Pairs of which one at least copied word for word: what two who rewrote a text have in common, both may have added."""
    copies = {e.target for e in graph.edges.values() if e.kind is EdgeKind.COPIED}
    return {(a, b) for a, b in pairs if nodes[a] in copies or nodes[b] in copies}
