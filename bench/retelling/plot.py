"""Draws how often stated edges are right against the confidence they are stated with, as SVG."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape

SIDE, EDGE = 320, 48
COLOURS = ("#1f5a99", "#b5542a")
LOW = 0.4
"""Both scales begin here: below .5 nothing is stated."""


def _at(value: float) -> float:
    return round(EDGE + (value - LOW) / (1 - LOW) * SIDE, 1)


def bins(stated: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """For each tenth of confidence: mean confidence (0-1), share that is right (0-1), number of edges."""
    found: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in stated:
        found[min(9, int(confidence * 10))].append((confidence, right))
    return [
        (sum(c for c, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows), len(rows))
        for _, rows in sorted(found.items())
    ]


def calibration(title: str, series: Mapping[str, Sequence[tuple[float, bool]]]) -> str:
    """The SVG: a dot for each tenth with its number of edges, and the diagonal on which a perfect statement of confidence would lie."""
    whole = SIDE + 2 * EDGE
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole + 120} {whole}" role="img" font-family="sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{whole + 120}" height="{whole}" fill="#fff"/>',
        f'<path d="M{_at(LOW)} {whole - _at(LOW)}L{_at(1)} {whole - _at(1)}" stroke="#999" stroke-dasharray="4 4"/>',
    ]
    for tick in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0):
        out.append(f'<text x="{_at(tick)}" y="{whole - EDGE + 18}" text-anchor="middle" fill="#333">{tick:.1f}</text>')
        out.append(f'<text x="{EDGE - 8}" y="{whole - _at(tick) + 4}" text-anchor="end" fill="#333">{tick:.1f}</text>')
    out.append(f'<text x="{EDGE + SIDE / 2}" y="{whole - 10}" text-anchor="middle" fill="#333">confidence stated</text>')
    out.append(f'<text x="{EDGE}" y="{EDGE - 20}" fill="#333">share of edges that is right</text>')
    for number, (name, stated) in enumerate(series.items()):
        colour, shape = COLOURS[number % len(COLOURS)], "circle" if number % 2 == 0 else "rect"
        for mean, right, count in bins(stated):
            x, y = _at(mean), whole - _at(max(LOW, right))
            mark = (
                f'<circle cx="{x}" cy="{y}" r="5"'
                if shape == "circle"
                else f'<rect x="{x - 5}" y="{y - 5}" width="10" height="10"'
            )
            out.append(f'{mark} fill="{colour}"><title>{count} edges</title></{shape}>')
            out.append(f'<text x="{x + 9}" y="{y + (14 if number else -6)}" fill="{colour}">{count}</text>')
        out.append(f'<text x="{whole - EDGE + 16}" y="{EDGE + 20 * number}" fill="{colour}">{escape(name)}</text>')
    return "\n".join([*out, "</svg>"]) + "\n"
