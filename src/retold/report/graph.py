"""The lineage as a drawing: layers from left to right after Sugiyama, Tagawa and Toda (1981), all in plain coordinates.

Nodes stand in the layer of their longest way from a root; edges that pass a layer get a place of their own in it, and
each layer is ordered by the mean position of its neighbours. Coordinates are CSS pixels.
"""

from __future__ import annotations

import textwrap
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from retold.model.lineage import SURE, Edge, EdgeKind, Lineage
from retold.report.bylines import Byline
from retold.report.open_ties import OpenTie
from retold.report.plain import EDGES, one_line, shorten

OPEN = "open"
"""What a line is called that has no direction, where edges have their kind."""

WIDEST = 1500
"""CSS pixels from which a drawing is looked at piece by piece: made to fit, nobody could read it."""

NODE_WIDTH = 192
BEND = 70
"""CSS pixels between two layers in which lines bend, beside the room of the longest label."""

LETTER = 6.6
"""CSS pixels that a character of a label takes at most, on average."""

SWEEPS = 24
"""How often layers are put in order at most."""

GAP_Y = 22
LINE = 17
PORT = 18
MARGIN = 10


@dataclass(slots=True)
class Box:
    """A node (or, with ``key`` of an edge and no lines, a place an edge passes through): left ``x``, centre ``y``."""

    key: str
    layer: int
    name: str = ""
    lines: tuple[str, ...] = ()
    letter: str = ""
    href: str = ""
    seen: bool = True
    height: float = 12.0
    x: float = 0.0
    y: float = 0.0

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.y - self.height / 2


@dataclass(slots=True)
class Line:
    """An edge as drawn: an SVG path, its style, its label at ``x``, ``y`` (end of the text) and its confidence (0-1)."""

    kind: str
    label: str
    path: str = ""
    x: float = 0.0
    y: float = 0.0
    title: str = ""
    confidence: float = 1.0


@dataclass(slots=True)
class Drawing:
    """Boxes and lines in a frame of ``width`` by ``height``; ``alone`` are nodes without edges."""

    width: float = 0.0
    height: float = 0.0
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    alone: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    @property
    def wide(self) -> bool:
        """Whether it is too wide to be made to fit."""
        return self.width > WIDEST


Label = Callable[[Sequence[Edge]], str]


@dataclass(slots=True)
class _Route:
    """An edge, merged with its parallels, and the boxes it runs through; without edges an open tie of ``words``."""

    edges: list[Edge]
    stops: list[Box]
    label: str
    words: int = 0


def draw(lineage: Lineage, who: dict[str, Byline], label: Label | None = None, open_: Sequence[OpenTie] = ()) -> Drawing:
    """Lay a lineage out; an empty drawing where it has no edges.

    ``label`` writes what stands at an edge (given all that run from one node to another); their kinds unless said otherwise.
    ``open_`` are ties without direction: which end of them stands further left says nothing.
    """
    names = {n.id: str(who[n.doc]) if n.doc in who else one_line(n.name) for n in lineage.nodes}
    ways = _ways(lineage, open_)
    tied = {end for way in ways for end in way}
    alone = [names[n.id] for n in lineage.nodes if n.id not in tied]
    if not tied:
        return Drawing(alone=alone)
    depth = _layers(lineage, ways)
    boxes = {n.id: _box(n.id, n.doc, names[n.id], depth[n.id], who) for n in lineage.nodes if n.id in tied}
    routes = _routes(lineage, boxes, ways, label or in_words)
    layers = _order(boxes, routes)
    height = _place(layers, routes)
    width = max(b.x for b in boxes.values()) + NODE_WIDTH + MARGIN
    used = [k.value for k in EdgeKind if any(e.kind is k for e in lineage.edges)] + [OPEN] * bool(open_)
    return Drawing(width, height, list(boxes.values()), _lines(routes, names), alone, used)


def _box(key: str, doc: str | None, name: str, layer: int, who: dict[str, Byline]) -> Box:
    by = who.get(doc) if doc is not None else None
    wrapped = textwrap.wrap(by.name if by else name, 19 if by else 23) or [name]
    lines = (*wrapped[:2], shorten(" ".join(wrapped[2:]), 22)) if len(wrapped) > 2 else tuple(wrapped)
    height = 16 + LINE * (len(lines) + (0 if by else 1))
    if by is None:
        return Box(key, layer, name, lines, seen=False, height=height)
    return Box(key, layer, name, lines, by.letter, f"#article-{by.letter}", height=height)


def _ways(lineage: Lineage, open_: Sequence[OpenTie]) -> dict[tuple[str, str], int]:
    """From which node to which lines run, with the words of open ties; these are turned so that no circle arises."""
    ways = {(e.source, e.target): 0 for e in lineage.edges}
    for tie in open_:
        below: dict[str, list[str]] = defaultdict(list)
        for source, target in ways:
            below[source].append(target)
        passed, todo = {tie.b}, [tie.b]
        while todo:
            for n in below[todo.pop()]:
                if n not in passed:
                    passed.add(n)
                    todo.append(n)
        ways.setdefault((tie.b, tie.a) if tie.a in passed else (tie.a, tie.b), tie.words)
    return ways


def _layers(lineage: Lineage, ways: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The longest way from a root, by walking the graph (it has no circles) in topological order."""
    children: dict[str, list[str]] = defaultdict(list)
    waiting: dict[str, int] = {n.id: 0 for n in lineage.nodes}
    for source, target in sorted(ways):
        children[source].append(target)
        waiting[target] += 1
    depth = dict.fromkeys(waiting, 0)
    ready = [n for n, w in waiting.items() if not w]
    while ready:
        node = ready.pop()
        for child in children[node]:
            depth[child] = max(depth[child], depth[node] + 1)
            waiting[child] -= 1
            if not waiting[child]:
                ready.append(child)
    return depth


def _routes(lineage: Lineage, boxes: dict[str, Box], ways: dict[tuple[str, str], int], label: Label) -> list[_Route]:
    merged: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for e in lineage.edges:
        merged[e.source, e.target].append(e)
    routes = []
    for (source, target), words in ways.items():
        a, b = boxes[source], boxes[target]
        between = [Box(f"{source}>{target}", layer) for layer in range(a.layer + 1, b.layer)]
        edges = merged[source, target]
        routes.append(_Route(edges, [a, *between, b], label(edges) if edges else f"{words:,} words in common", words))
    return routes


def _order(boxes: dict[str, Box], routes: list[_Route]) -> list[list[Box]]:
    """Boxes by layer; sweeps forth and back order each layer by the mean place of its neighbours, the one with fewest crossings counts."""
    layers: dict[int, list[Box]] = defaultdict(list)
    near: dict[int, list[Box]] = defaultdict(list)
    for box in boxes.values():
        layers[box.layer].append(box)
    for r in routes:
        for box in r.stops[1:-1]:
            layers[box.layer].append(box)
        for a, b in pairwise(r.stops):
            near[id(a)].append(b)
            near[id(b)].append(a)
    rows = [layers[n] for n in sorted(layers)]
    best, fewest = [list(row) for row in rows], _crossings(rows, near)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        # First from both neighbours, which finds the whole picture; then from the side the sweep comes from, which untangles.
        step = 0 if sweep < SWEEPS // 3 else 1 if sweep % 2 else -1
        _sweep(rows, near, step, forth=bool(sweep % 2))
        if (found := _crossings(rows, near)) < fewest:
            best, fewest = [list(row) for row in rows], found
    return best


def _sweep(rows: list[list[Box]], near: dict[int, list[Box]], step: int, *, forth: bool) -> None:
    """Order every row by the mean place of its neighbours: of those one layer back (1), one ahead (-1), or of both (0)."""
    place = {id(b): i / (len(row) - 1) if len(row) > 1 else 0.5 for row in rows for i, b in enumerate(row)}
    for row in rows if forth else reversed(rows):
        means = {}
        for b in row:
            beside = [place[id(n)] for n in near[id(b)] if not step or n.layer == b.layer - step]
            means[id(b)] = sum(beside) / len(beside) if beside else place[id(b)]
        row.sort(key=lambda b: means[id(b)])
        place.update({id(b): i / (len(row) - 1) if len(row) > 1 else means[id(b)] for i, b in enumerate(row)})


def _crossings(rows: list[list[Box]], near: dict[int, list[Box]]) -> int:
    """How many lines cross between neighbouring layers: inversions, counted by insertion."""
    place = {id(b): i for row in rows for i, b in enumerate(row)}
    crossed = 0
    for row in rows:
        seen: list[int] = []
        for b in row:
            ends = sorted(place[id(n)] for n in near[id(b)] if n.layer == b.layer + 1)
            crossed += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return crossed


def _place(layers: list[list[Box]], routes: list[_Route]) -> float:
    incoming: dict[int, int] = defaultdict(int)
    longest: dict[int, int] = defaultdict(int)
    for r in routes:
        incoming[id(r.stops[-1])] += 1
        longest[r.stops[-1].layer] = max(longest[r.stops[-1].layer], len(r.label))
    for row in layers:
        for box in row:
            box.height = max(box.height, PORT * incoming[id(box)] + 8 if box.lines else box.height)
    tall = [sum(b.height for b in row) + GAP_Y * (len(row) - 1) for row in layers]
    height = max(tall) + 2 * MARGIN
    x = float(MARGIN)
    for number, (row, own) in enumerate(zip(layers, tall, strict=True)):
        x += NODE_WIDTH + BEND + _label_room(longest[number]) if number else 0
        slack = (height - 2 * MARGIN - own) / (len(row) + 1)
        y = MARGIN + slack
        for box in row:
            box.x = x
            box.y = y + box.height / 2
            y += box.height + GAP_Y + slack
    return height


def _label_room(letters: int) -> float:
    """CSS pixels from where a line has come to rest before its label to its tip."""
    return 12 + LETTER * letters


def _lines(routes: list[_Route], names: dict[str, str]) -> list[Line]:
    arriving: dict[str, list[_Route]] = defaultdict(list)
    for r in routes:
        arriving[r.stops[-1].key].append(r)
    lines = []
    for group in arriving.values():
        group.sort(key=lambda r: (r.stops[-2].y, r.stops[-2].x))
        for number, r in enumerate(group):
            port = r.stops[-1].y + (number - (len(group) - 1) / 2) * PORT
            lines.append(_line(r, port, names))
    return lines


def in_words(edges: Sequence[Edge]) -> str:
    """The kinds of parallel edges: "copied", "perhaps rewritten"."""
    kinds = sorted({e.kind for e in edges}, key=list(EdgeKind).index)
    sure = max(e.confidence for e in edges)
    return ("" if sure >= SURE else "perhaps ") + ", ".join(EDGES[k] for k in kinds)


def _line(route: _Route, port: float, names: dict[str, str]) -> Line:
    kind = min((e.kind for e in route.edges), key=list(EdgeKind).index).value if route.edges else OPEN
    sure = max((e.confidence for e in route.edges), default=1.0)
    source, target = route.stops[0], route.stops[-1]
    end = target.x - 7
    stub = end - _label_room(len(route.label))
    x, y = source.x + NODE_WIDTH, source.y
    path = [f"M{x:.1f} {y:.1f}"]
    for stop in (*route.stops[1:-1], None):
        to_x, to_y = (stop.x, stop.y) if stop else (stub, port)
        bend = (to_x - x) / 2
        path.append(f"C{x + bend:.1f} {y:.1f} {to_x - bend:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}")
        x, y = to_x, to_y
        if stop:
            x += NODE_WIDTH
            path.append(f"H{x:.1f}")
    path.append(f"H{end:.1f}")
    title = (
        f"{names[target.key]} {in_words(route.edges)} from {names[source.key]}"
        if route.edges
        else f"{names[source.key]} and {names[target.key]} have {route.words:,} words in common; who had them first is open"
    )
    return Line(kind, route.label, "".join(path), end - 6, port - 6.5, title, sure)
