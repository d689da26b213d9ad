"""What the page labeller sees of a block's markup: its element, the role that its names suggest, what it stands in, its names."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from retold.lang import pages as lang
from retold.model.document import Block, Role

Matrix = npt.NDArray[np.float32]

_Key = TypeVar("_Key", bound=Hashable)

TAGS = (
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "td",
    "a",
    "span",
    "figcaption",
    "blockquote",
    "time",
    "font",
    "button",
    "label",
)

AREAS = ("article", "main", "aside", "header", "footer", "nav", "figure", "form", "ul", "ol", "table", "section", "blockquote")

HINTS = tuple(Role)

_TAG = {tag: i for i, tag in enumerate(TAGS)}

_HINT = {role: i for i, role in enumerate(HINTS)}


def markup(blocks: Sequence[Block], shapes: list[str]) -> list[Matrix]:
    """Columns for elements, hints, areas and names, in the order of their features; ``shapes`` are paths without numbers."""
    n = len(blocks)
    tags = np.zeros((n, len(TAGS)), dtype=np.float32)
    hints = np.zeros((n, len(HINTS)), dtype=np.float32)
    for i, block in enumerate(blocks):
        if block.tag in _TAG:
            tags[i, _TAG[block.tag]] = 1
        if block.hint is not None:
            hints[i, _HINT[block.hint]] = 1
    return [
        tags,
        hints,
        _looked_up(shapes, _areas),
        _looked_up([b.names for b in blocks], _named),
    ]


def _looked_up(keys: Sequence[_Key], row: Callable[[_Key], Sequence[float] | Matrix]) -> Matrix:
    """A row for each key, made once for each that differs."""
    places: dict[_Key, int] = {}
    index = [places.setdefault(k, len(places)) for k in keys]
    return np.array([row(k) for k in places], dtype=np.float32)[index]


@lru_cache(maxsize=20_000)
def _areas(shape: str) -> tuple[float, ...]:
    steps = set(shape.split("/"))
    return tuple(float(a in steps) for a in AREAS)


@lru_cache(maxsize=20_000)
def _named(names: tuple[str, ...]) -> Matrix:
    own = _parts(names[0] if names else "")
    outside = np.maximum.reduce([_parts(n) for n in names[1:]] or [_parts("")])
    return np.concatenate([own[:-1], outside[:-1], own[-1:], outside[-1:]])


@lru_cache(maxsize=50_000)
def _parts(name: str) -> Matrix:
    """Which of the known parts an element's name has, and whether it names a column of running text."""
    name = name.lower()
    plain = name.replace("-", "").replace("_", "")
    return np.array([*[n in name for n in lang.NAMES], any(n in plain for n in lang.COLUMNS)], dtype=np.float32)
