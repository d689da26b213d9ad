"""A lineage in the making."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from retold.model.ids import stable_id
from retold.model.lineage import Edge, Lineage, Node, NodeKind
from retold.model.sources import seen_node

EVIDENCE_AT_MOST = 12  # spans an edge shows


@dataclass(slots=True)
class Graph:
    """Nodes and edges while they are found; at most one edge runs from one node to another."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str], Edge] = field(default_factory=dict)

    def seen(self, doc: str, name: str) -> str:
        """The id of the node of a document of the set."""
        return self._add(Node(id=seen_node(doc), name=name, doc=doc))

    def unseen(self, key: str, name: str, kind: NodeKind) -> str:
        """The id of the node of a text outside the set; one ``key``, one node."""
        return self._add(Node(id=_unseen(key), name=name, kind=kind))

    def original(self, key: str, name: str, maker: str | None) -> str:
        """The id of the node of a text outside the set that documents were taken from."""
        return self._add(Node(id=_unseen(f"original:{key}"), name=name, kind=NodeKind.ORIGINAL, maker=maker))

    def has_original(self, key: str) -> str | None:
        """The id of the node of the original with this key, if there is one."""
        node = _unseen(f"original:{key}")
        return node if node in self.nodes else None

    def _add(self, node: Node) -> str:
        self.nodes.setdefault(node.id, node)
        return node.id

    def edge(self, edge: Edge) -> None:
        """Add an edge, or its evidence to the one between the same two; the surer one gives kind and reason."""
        if edge.source == edge.target:
            return
        old = self.edges.get((edge.source, edge.target))
        if old is not None:
            best, other = (old, edge) if old.confidence >= edge.confidence else (edge, old)
            edge = replace(best, evidence=tuple(dict.fromkeys((*best.evidence, *other.evidence))))
        self.edges[edge.source, edge.target] = edge

    def finished(self) -> Lineage:
        """The graph without circles: surer edges first, an edge that would close a circle is left out.

        Unseen nodes that no edge touches are left out too.
        """
        sources: dict[str, set[str]] = defaultdict(set)
        kept: list[Edge] = []
        for e in sorted(self.edges.values(), key=lambda e: (-e.confidence, e.source, e.target)):
            if e.target not in _ancestors(e.source, sources):
                sources[e.target].add(e.source)
                kept.append(replace(e, evidence=e.evidence[:EVIDENCE_AT_MOST]))
        used = {n for e in kept for n in (e.source, e.target)}
        nodes = tuple(n for n in self.nodes.values() if n.seen or n.id in used)
        return Lineage(nodes=nodes, edges=tuple(kept))


def _unseen(key: str) -> str:
    return stable_id("n", "unseen", key)


def _ancestors(node: str, sources: dict[str, set[str]]) -> set[str]:
    """The node and everything that it goes back to."""
    found: set[str] = set()
    todo = [node]
    while todo:
        at = todo.pop()
        if at not in found:
            found.add(at)
            todo += sources.get(at, ())
    return found
