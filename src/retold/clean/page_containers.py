"""The smallest elements of a page that hold most of something: where an article's column is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from retold.clean.trees import Matrix

DEEPEST = 1_500
"""Characters of a path that are looked at: some hundred elements within one another."""
CONTAINERS = (0.5, 0.8, 0.95)
"""Shares of the running text whose smallest common elements are looked for."""


def containers(paths: Sequence[str], weight: npt.NDArray[Any]) -> list[Matrix]:
    """For the smallest elements that hold 50, 80 and 95 % of ``weight``: which blocks stand in them; then their share of the last."""
    n = len(paths)
    if float(weight.sum()) <= 0:
        return [np.full(n, -1.0, dtype=np.float32)] * (len(CONTAINERS) + 1)
    held = _held(paths, weight)
    found = [_deepest(held, share * float(weight.sum())) for share in CONTAINERS]
    inside = {path: _inside(paths, path) for path in set(found)}
    out = [inside[path] for path in found]
    return [*out, np.full(n, out[-1].sum() / n, dtype=np.float32)]


def smallest(paths: Sequence[str], weight: npt.NDArray[Any], share: float) -> str:
    """The path of the smallest element that holds so much (0-1) of ``weight``, which must be above zero somewhere."""
    return _deepest(_held(paths, weight), share * float(weight.sum()))


def _inside(paths: Sequence[str], element: str) -> Matrix:
    """Which paths are an element's own or lead into it."""
    within = f"{element}/"
    return np.array([p.startswith(within) or p == element for p in paths], dtype=np.float32)


def _held(paths: Sequence[str], weight: npt.NDArray[Any]) -> dict[str, float]:
    """What each element holds; the blocks of one parent are put together first, as they have all else in common."""
    held: dict[str, float] = {}
    parents: dict[str, float] = {}
    for i in np.flatnonzero(weight > 0).tolist():
        path, own = paths[i], float(weight[i])
        if len(path) < DEEPEST:
            held[path] = held.get(path, 0.0) + own
        parent = path[:DEEPEST].rpartition("/")[0]
        parents[parent] = parents.get(parent, 0.0) + own
    for parent, own in parents.items():
        path = parent
        while path:
            held[path] = held.get(path, 0.0) + own
            path = path.rpartition("/")[0]
    return held


def _deepest(held: dict[str, float], least: float) -> str:
    return max((p for p, w in held.items() if w >= least * (1 - 1e-9)), key=len)
