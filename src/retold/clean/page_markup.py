"""What the page labeller sees of a block's markup: its element, the role that its names suggest, what it stands in, its names."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import TypeVar

import numpy as np

from retold.clean.trees import Matrix
from retold.lang import pages as lang
from retold.model.document import Block, Role

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
_PARTS = tuple((part, 1 << i) for i, part in enumerate(lang.NAMES))
"""Parts of names, each with its bit."""
_COLUMN = 1 << len(_PARTS)
"""The bit behind those of the parts."""


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
    return [tags, hints, _marked(shapes, _areas, len(AREAS)), _marked([b.names for b in blocks], _named, 2 * (len(_PARTS) + 1))]


def _marked(keys: Sequence[_Key], bits: Callable[[_Key], int], width: int) -> Matrix:
    """A row of ``width`` columns for each key, 1 where its ``bits`` are set; those are asked once for each key that differs."""
    known: dict[_Key, int] = {}
    index = [known.setdefault(k, len(known)) for k in keys]
    size = (width + 7) // 8
    packed = np.frombuffer(b"".join([bits(k).to_bytes(size, "little") for k in known]), dtype=np.uint8)
    rows = np.unpackbits(packed.reshape(len(known), size), axis=1, count=width, bitorder="little")
    return rows[index].astype(np.float32)


@lru_cache(maxsize=20_000)
def _areas(shape: str) -> int:
    steps = set(shape.split("/"))
    return sum([1 << i for i, area in enumerate(AREAS) if area in steps])


@lru_cache(maxsize=20_000)
def _named(names: tuple[str, ...]) -> int:
    """The parts of an element's own name, then those of the names around it; whether they name a column of text comes last."""
    own, outside = _parts(names[0]) if names else 0, 0
    for name in names[1:]:
        outside |= _parts(name)
    count = len(_PARTS)
    parts = (own & ~_COLUMN) | (outside & ~_COLUMN) << count
    return parts | (own & _COLUMN) << count | (outside & _COLUMN) << (count + 1)


@lru_cache(maxsize=50_000)
def _parts(name: str) -> int:
    """Which of the known parts an element's name has, and whether it names a column of running text."""
    name = name.lower()
    plain = name.replace("-", "").replace("_", "")
    found = sum([bit for part, bit in _PARTS if part in name])
    return found | _COLUMN if [c for c in lang.COLUMNS if c in plain] else found
