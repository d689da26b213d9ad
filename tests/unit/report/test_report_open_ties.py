from __future__ import annotations

from dataclasses import replace

from retold.model.lineage import Edge, EdgeKind, Lineage, Node
from retold.model.links import Passage, Relation
from retold.model.span import Span
from retold.model.story import Story
from retold.report.bylines import bylines
from retold.report.cites import Citer
from retold.report.graph import draw
from retold.report.lineage import lineage_lines, to_svg
from retold.report.open_ties import open_ties
from retold.report.pages import ties
from retold.testing import story as story_of

TEXT = "word " * 120


def made(shared: list[tuple[int, int, int]], edges: list[tuple[int, int]] = [], number: int = 4) -> Story:  # noqa: B006 - not changed
    """A story whose articles share so many words, with copying edges from one to the other."""
    story = story_of(*(f"Head {n}\n{TEXT}{n}" for n in range(number)))
    ids = [d.id for d in story.documents]
    passages = tuple(
        Passage(id=f"p{a}{b}", a=Span(ids[a], 7, 600), b=Span(ids[b], 7, 600), words=w, score=1.0, relation=Relation.UNKNOWN)
        for a, b, w in shared
    )
    found = tuple(
        Edge(source=ids[a], target=ids[b], kind=EdgeKind.COPIED, confidence=0.9, evidence=(Span(ids[b], 0, 4),))
        for a, b in edges
    )
    nodes = tuple(Node(id=i, name=str(n), doc=i) for n, i in enumerate(ids))
    return replace(story, passages=passages, lineage=Lineage(nodes=nodes, edges=found))


def joined(story: Story) -> list[tuple[int, int]]:
    order = {d.id: n for n, d in enumerate(story.documents)}
    return [(order[t.a], order[t.b]) for t in open_ties(story)]


def test_the_strongest_ties_join_what_is_not_joined() -> None:
    assert joined(made([(0, 1, 300), (1, 2, 200), (0, 2, 150)])) == [(0, 1), (1, 2)]


def test_what_copying_joins_is_not_open() -> None:
    assert joined(made([(0, 1, 300), (1, 2, 200)], edges=[(0, 1)])) == [(1, 2)]


def test_a_few_words_are_no_tie() -> None:
    assert joined(made([(0, 1, 12)])) == []


def test_an_open_tie_is_drawn_without_an_arrow_and_told() -> None:
    story = made([(0, 1, 300)])
    drawing = draw(story.lineage, bylines(story), open_=open_ties(story))
    [line] = drawing.lines
    assert (line.kind, line.label) == ("open", "300 words in common")
    assert drawing.kinds == ["open"]
    svg = to_svg(story).decode()
    assert "who had them first is open" in svg
    assert 'class="edge e-open"' in svg
    assert "marker-end" not in svg
    [tie] = ties(story, Citer(story))
    assert (tie.kind, tie.confidence) == ("has words in common with", "")
    told = " ".join(line.text for line in lineage_lines(story, 200))
    assert "has words in common with" in told
    assert "Confidence" not in told


def test_open_ties_make_no_circle() -> None:
    story = made([(0, 2, 300), (3, 1, 250)], edges=[(2, 3)])
    ids = [d.id for d in story.documents]
    credit = Edge(source=ids[1], target=ids[0], kind=EdgeKind.CREDITED, confidence=0.9, evidence=(Span(ids[0], 0, 4),))
    story = replace(story, lineage=replace(story.lineage, edges=(*story.lineage.edges, credit)))
    drawing = draw(story.lineage, bylines(story), open_=open_ties(story))
    assert len(drawing.boxes) == 4
    assert len(drawing.lines) == 4
