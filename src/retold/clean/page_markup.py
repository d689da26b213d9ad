"""What the page labeller sees of a block's markup: its element, the role that its names suggest, what it stands in, its names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
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
    return [tags, hints, _marked(shapes, _areas, len(AREAS)), _marked([b.names for b in blocks], _named, 2 * len(lang.NAMES) + 2)]


def _marked(keys: Sequence[_Key], places: Callable[[_Key], Collection[int]], width: int) -> Matrix:
    """A row of ``width`` columns for each key, 1 at its ``places``; those are asked once for each key that differs."""
    known: dict[_Key, int] = {}
    index = [known.setdefault(k, len(known)) for k in keys]
    out = np.zeros((len(known), width), dtype=np.float32)
    for row, key in zip(out, known, strict=True):
        row[list(places(key))] = 1
    return out[index]


@lru_cache(maxsize=20_000)
def _areas(shape: str) -> Collection[int]:
    steps = set(shape.split("/"))
    return [i for i, area in enumerate(AREAS) if area in steps]


@lru_cache(maxsize=20_000)
def _named(names: tuple[str, ...]) -> Collection[int]:
    """Columns of the parts of an element's own name, then of those of the names around it; the columns of running text come last."""
    own = _parts(names[0]) if names else frozenset[int]()
    outside = frozenset[int]().union(*map(_parts, names[1:]))
    count = len(lang.NAMES)
    return [
        *(2 * count if part == count else part for part in own),
        *(2 * count + 1 if part == count else count + part for part in outside),
    ]


@lru_cache(maxsize=50_000)
def _parts(name: str) -> frozenset[int]:
    """Which of the known parts an element's name has; one behind the last where it names a column of running text."""
    name = name.lower()
    plain = name.replace("-", "").replace("_", "")
    found = [i for i, part in enumerate(lang.NAMES) if part in name]
    column = [len(lang.NAMES)] if any([c in plain for c in lang.COLUMNS]) else []  # noqa: C419 - a list is quicker
    return frozenset(found + column)
