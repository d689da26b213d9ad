"""The drawing of the lineage reads well from two to sixty articles: nothing lies over anything else, by geometry."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator

import pytest

from retold.model.document import letters
from retold.model.lineage import Edge, EdgeKind, Lineage, Node
from retold.model.span import Span
from retold.report.bylines import Byline
from retold.report.graph import LETTER, NODE_WIDTH, Drawing, draw, in_words
from retold.report.lineage import confident
from retold.report.open_ties import OpenTie

SIZES = (2, 5, 12, 30, 60)
SEEDS = range(6)
LABELS = {"in the page": in_words, "in a file": confident}
PAPERS = ("Harl Herald", "The Delta Post", "The Ferryman & Sons Gazette of the Lower Town", "Ebbing Evening Chronicle", "Oster")
LOST = ("letter of the pilots’ guild to the mayor", "Oster Wire", "lost original behind A, B and D")
Rect = tuple[float, float, float, float]


def made(articles: int, seed: int) -> tuple[Lineage, dict[str, Byline], list[OpenTie]]:
    """A lineage of as many articles, some with several sources or several ties to one, and some open ties."""
    rng = random.Random(seed)
    lost = [f"u{n}" for n in range(max(1, articles // 8))]
    order = [f"n{n}" for n in range(articles)]
    rng.shuffle(order)
    order = lost + order
    edges = [
        Edge(source=source, target=key, kind=kind, confidence=rng.choice((0.9, 0.6, 0.3)), evidence=(Span("d0", 0, 3),))
        for n, key in enumerate(order[len(lost) :], len(lost))
        if n == len(lost) or rng.random() > 0.12
        for source in rng.sample(order[:n], min(n, rng.choice((1, 1, 1, 2, 3))))
        for kind in rng.sample(list(EdgeKind), rng.choice((1, 1, 1, 2)))
    ]
    tied = {frozenset((e.source, e.target)) for e in edges}
    pairs = [rng.sample(order[len(lost) :], 2) for _ in range(articles // 6)]
    ties = [OpenTie(a, b, rng.randint(20, 1500)) for a, b in pairs if frozenset((a, b)) not in tied]
    who = {f"d{n}": Byline(n, letters(n), f"{rng.choice(PAPERS)} {n}") for n in range(articles)}
    nodes = [Node(id=f"n{n}", name=who[f"d{n}"].name, doc=f"d{n}") for n in range(articles)]
    nodes += [Node(id=key, name=rng.choice(LOST)) for key in lost]
    return Lineage(nodes=tuple(nodes), edges=tuple(edges)), who, ties


@pytest.fixture(params=list(itertools.product(SIZES, SEEDS, LABELS)), ids=lambda p: f"{p[0]} articles, {p[1]}, {p[2]}")
def drawing(request: pytest.FixtureRequest) -> Drawing:
    articles, seed, where = request.param
    lineage, who, ties = made(articles, seed)
    return draw(lineage, who, LABELS[where], ties)


def box_rects(d: Drawing) -> list[Rect]:
    return [(b.x, b.top, b.x + NODE_WIDTH, b.top + b.height) for b in d.boxes]


def label_rects(d: Drawing) -> list[Rect]:
    return [(line.x - LETTER * len(line.label), line.y - 10, line.x, line.y + 3) for line in d.lines]


def meet(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def points(path: str) -> Iterator[tuple[float, float]]:
    """Points on a path of moves, cubic curves and horizontal lines."""
    x = y = 0.0
    for command, numbers in re.findall(r"([MCH])([-\d. ]+)", path):
        v = [float(n) for n in numbers.split()]
        if command == "M":
            x, y = v
        for t in (n / 20 for n in range(21)):
            u = 1 - t
            if command == "H":
                yield x + (v[0] - x) * t, y
            elif command == "C":
                yield tuple(
                    u**3 * p + 3 * u * u * t * v[n] + 3 * u * t * t * v[n + 2] + t**3 * v[n + 4] for n, p in enumerate((x, y))
                )
        x, y = (v[4], v[5]) if command == "C" else (v[0], y)


def test_no_boxes_and_no_labels_lie_over_each_other(drawing: Drawing) -> None:
    rects = [*box_rects(drawing), *label_rects(drawing)]
    assert not [(a, b) for a, b in itertools.combinations(rects, 2) if meet(a, b)]


def test_no_line_runs_through_a_box_or_out_of_the_picture(drawing: Drawing) -> None:
    for line in drawing.lines:
        for x, y in points(line.path):
            assert 0 <= x <= drawing.width
            assert 0 <= y <= drawing.height
            assert not [r for r in box_rects(drawing) if r[0] + 1 < x < r[2] - 1 and r[1] + 1 < y < r[3] - 1]


def test_everything_stands_in_the_picture(drawing: Drawing) -> None:
    for left, top, right, bottom in (*box_rects(drawing), *label_rects(drawing)):
        assert 0 <= left < right <= drawing.width
        assert 0 <= top < bottom <= drawing.height


def test_lines_that_need_not_cross_do_not() -> None:
    """Two wires with five takers each, told in turn: kept apart, no two lines meet."""
    edges = tuple(
        Edge(source=f"u{n % 2}", target=f"n{n}", kind=EdgeKind.COPIED, confidence=0.9, evidence=(Span("d", 0, 1),))
        for n in range(10)
    )
    nodes = tuple(Node(id=key, name=key) for key in ("u0", "u1", *(f"n{n}" for n in range(10))))
    d = draw(Lineage(nodes=nodes, edges=edges), {})
    order = [b.key for b in sorted((b for b in d.boxes if b.key[0] == "n"), key=lambda b: b.y)]
    assert len({int(key[1:]) % 2 for key in order[:5]}) == 1
