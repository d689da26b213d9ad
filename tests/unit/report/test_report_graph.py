from __future__ import annotations

import itertools

from bridge_story import bridge
from retold.model.lineage import Edge, EdgeKind, Lineage, Node
from retold.model.span import Span
from retold.report.bylines import bylines
from retold.report.graph import NODE_WIDTH, Drawing, draw


def lineage(*edges: tuple[str, str], confidence: float = 0.9) -> Lineage:
    names = dict.fromkeys(n for e in edges for n in e)
    rows = tuple(
        Edge(source=a, target=b, kind=EdgeKind.CREDITED, confidence=confidence, evidence=(Span("d", 0, 1),)) for a, b in edges
    )
    return Lineage(nodes=tuple(Node(id=n, name=n) for n in names), edges=rows)


def overlaps(d: Drawing) -> bool:
    boxes = d.boxes
    return any(
        a is not b and a.x == b.x and a.top < b.top + b.height and b.top < a.top + a.height for a in boxes for b in boxes
    )


def test_sources_stand_left_of_those_that_took_from_them() -> None:
    d = draw(lineage(("wire", "a"), ("a", "b"), ("wire", "b")), {})
    x = {b.key: b.x for b in d.boxes}
    assert x["wire"] < x["a"] < x["b"]


def test_boxes_never_overlap_and_stay_in_the_frame() -> None:
    edges = [(f"s{i % 7}", f"t{i}") for i in range(40)] + [(f"t{i}", f"u{i % 5}") for i in range(40)]
    d = draw(lineage(*edges), {})
    assert not overlaps(d)
    assert all(b.top >= 0 and b.top + b.height <= d.height and b.x + NODE_WIDTH <= d.width for b in d.boxes)


def test_labels_of_one_text_never_share_a_line() -> None:
    d = draw(lineage(*[(f"s{i}", "t") for i in range(6)]), {})
    heights = sorted(line.y for line in d.lines)
    assert all(b - a >= 14 for a, b in itertools.pairwise(heights))


def test_parallel_ties_are_drawn_once_with_both_words() -> None:
    story = bridge()
    d = draw(story.lineage, bylines(story))
    assert "copied, credited" in [line.label for line in d.lines]
    assert d.alone == ["E 05-nessel"]


def test_a_thin_tie_is_called_so() -> None:
    [line] = draw(lineage(("a", "b"), confidence=0.3), {}).lines
    assert line.label == "perhaps credited"


def test_no_ties_no_drawing() -> None:
    d = draw(Lineage(nodes=(Node(id="a", name="Alone"),)), {})
    assert (d.boxes, d.alone) == ([], ["Alone"])
