from __future__ import annotations

from datetime import date

import pytest

from retold.model.errors import ModelError
from retold.model.lineage import Edge, EdgeKind, Lineage, Node, dated
from retold.model.span import Span

NODES = tuple(Node(id=i, name=i, doc=i if i != "lost" else None) for i in ("a", "b", "c", "lost"))


def edge(source: str, target: str) -> Edge:
    return Edge(source=source, target=target, kind=EdgeKind.COPIED, confidence=0.5, evidence=(Span(target, 0, 1),))


def test_no_text_is_its_own_ancestor() -> None:
    with pytest.raises(ModelError):
        Lineage(nodes=NODES, edges=(edge("a", "b"), edge("b", "c"), edge("c", "a")))
    with pytest.raises(ModelError):
        Lineage(nodes=NODES, edges=(edge("a", "a"),))


def test_two_ways_to_one_text_are_no_cycle() -> None:
    edges = (edge("lost", "a"), edge("lost", "b"), edge("a", "c"), edge("b", "c"), edge("a", "c"))
    assert Lineage(nodes=NODES, edges=edges).edges == edges


def test_edges_name_nodes_that_exist() -> None:
    with pytest.raises(ModelError):
        Lineage(nodes=NODES, edges=(edge("a", "elsewhere"),))


def test_an_edge_needs_evidence() -> None:
    with pytest.raises(ModelError):
        Edge(source="a", target="b", kind=EdgeKind.COPIED, confidence=0.5, evidence=())
    with pytest.raises(ModelError):
        Edge(source="a", target="b", kind=EdgeKind.COPIED, confidence=1.5, evidence=(Span("b", 0, 1),))


def test_seen_is_what_was_given() -> None:
    assert [n.id for n in NODES if not n.seen] == ["lost"]


def test_a_name_loses_the_day_that_tells_texts_apart_and_no_other_brackets() -> None:
    letter = Node(id="l", name=dated("letter to the harbour board", date(2031, 5, 3)))
    assert letter.name == "letter to the harbour board (3 May 2031)"
    assert letter.undated == "letter to the harbour board"
    assert Node(id="n", name="harbour-herald.example (09)").undated == "harbour-herald.example (09)"
