"""Draws how a cost grows, on two logarithmic scales, as SVG: points, the line fitted through them, and others to compare with."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 150, 40, 48


@dataclass(frozen=True, slots=True)
class Line:
    """Points of a line, drawn with a mark at each (measured) or dashed without (reckoned); ``name`` stands at its end."""

    name: str
    points: Sequence[tuple[float, float]]
    measured: bool
    colour: str


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Slope of the logarithms by least squares: 1 is linear growth, 2 quadratic. Raises ``ValueError`` for fewer than two points."""
    if len(points) < 2:
        raise ValueError("a slope needs two points")
    x, y = [math.log(a) for a, _ in points], [math.log(b) for _, b in points]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True)) / sum((a - mx) ** 2 for a in x)


def _decades(low: float, high: float) -> range:
    return range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)


class _Scale:
    """Places on the drawing for values from ``10 ** decades[0]`` to ``10 ** decades[-1]``."""

    def __init__(self, decades: range, start: float, end: float) -> None:
        self.decades, self._start, self._end = decades, start, end

    def __call__(self, value: float) -> float:
        share = (math.log10(value) - self.decades[0]) / (self.decades[-1] - self.decades[0])
        return round(self._start + share * (self._end - self._start), 1)


def _named(power: int, unit: str) -> str:
    return f"{10**power:,}{unit}" if power >= 0 else f"{10.0**power:.{-power}f}{unit}"


def drawing(title: str, x_name: str, lines: Sequence[Line]) -> str:
    """The SVG of some lines over one pair of logarithmic scales; ``x_name`` says what is counted, seconds are what it takes."""
    xs, ys = [x for ln in lines for x, _ in ln.points], [y for ln in lines for _, y in ln.points]
    x = _Scale(_decades(min(xs), max(xs)), LEFT, WIDTH - RIGHT)
    y = _Scale(_decades(min(ys), max(ys)), HEIGHT - BOTTOM, TOP)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="20" font-size="14">{escape(title)}</text>',
    ]
    for power in y.decades:
        at = y(10.0**power)
        out.append(f'<path d="M{LEFT} {at}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        out.append(f'<text x="{LEFT - 8}" y="{at + 4}" text-anchor="end">{_named(power, " s")}</text>')
    foot = HEIGHT - BOTTOM + 18
    out += [f'<text x="{x(10.0**p)}" y="{foot}" text-anchor="middle">{_named(p, "")}</text>' for p in x.decades]
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">{escape(x_name)}</text>')
    for line in lines:
        places = [(x(a), y(b)) for a, b in line.points]
        path = "L".join(f"{a} {b}" for a, b in places)
        dashes = "" if line.measured else ' stroke-dasharray="4 4"'
        out.append(f'<path d="M{path}" fill="none" stroke="{line.colour}" stroke-width="1.5"{dashes}/>')
        if line.measured:
            out += [f'<circle cx="{a}" cy="{b}" r="3.5" fill="{line.colour}"/>' for a, b in places]
        end = places[-1]
        out.append(f'<text x="{end[0] + 8}" y="{end[1] + 4}" fill="{line.colour}">{escape(line.name)}</text>')
    return "\n".join([*out, "</svg>", ""])
