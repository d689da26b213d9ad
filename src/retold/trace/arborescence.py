"""A probability for every tree over some texts, from a score for every edge.

Trees are weighted by the product of what their edges weigh (a log-linear model over arborescences). Their sum, and with
it the probability of each edge, is a determinant by the matrix-tree theorem (Tutte 1984), as in Koo, Globerson, Carreras
and Collins (2007), *Structured Prediction Models via the Matrix-Tree Theorem*; the best tree is a maximum arborescence (Chu and Liu 1965; Edmonds
1967). A text may stand by itself: that is an edge from the root, which is no text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


LEAST = 1e-6
"""Of the heaviest edge: what the weights of standing alone in a group come to at least."""


def marginals(scores: Floats, roots: Floats) -> tuple[Floats, Floats, float]:
    """The probability of every edge, of every text's standing by itself, and the logarithm of the sum over all trees.

    ``scores[k, p, c]`` (nats; minus infinity where there is no edge; kinds of edges x texts x texts, two texts being joined by one of them) and
    ``roots[c]``. Cost: the inverse of a matrix with as many rows as texts.
    """
    # Each column may be scaled on its own: every tree takes one edge of each.
    top = np.maximum(scores.max(axis=(0, 1), initial=-np.inf), roots)
    each = np.exp(scores - top)
    each[:, np.arange(len(roots)), np.arange(len(roots))] = 0.0
    weight = each.sum(axis=0)
    alone = _scaled(np.exp(roots - top), weight)
    laplacian = np.diag(weight.sum(axis=0) + alone) - weight
    _, log = np.linalg.slogdet(laplacian)
    inverse = np.linalg.inv(laplacian)
    own = np.diag(inverse)
    return each * (own[None, :] - inverse.T), alone * own, float(log + top.sum())


def _scaled(alone: Floats, weight: Floats) -> Floats:
    """Weights of standing alone that a matrix can bear: in a group where all are tiny, all are made larger alike.

    Such a group has one root in all trees that count, and which one is a matter of their proportions.
    """
    for of in _groups((weight + weight.T) > 0):
        most = float(alone[of].max())
        if most < LEAST:
            alone[of] = np.maximum(alone[of] * (LEAST / most), LEAST**2) if most > 0 else LEAST
    return alone


def _groups(joined: NDArray[np.bool_]) -> Iterator[list[int]]:
    """The nodes that hang together, group by group."""
    left = np.ones(len(joined), dtype=bool)
    while left.any():
        group = np.zeros(len(joined), dtype=bool)
        group[left.argmax()] = True
        while (grown := group | joined[group].any(axis=0)).sum() > group.sum():
            group = grown
        left &= ~group
        yield np.flatnonzero(group).tolist()


def best_tree(scores: Floats, roots: Floats) -> list[int | None]:
    """The source of each text in the tree of the highest score; ``None`` for one that stands by itself.

    ``scores[p, c]`` as a table of one kind of edge. Cost: the square of the texts for each circle on the way, of which there are fewer than texts.
    """
    n = len(roots)
    table = np.full((n + 1, n + 1), -np.inf)
    table[:n, :n], table[n, :n] = scores, roots
    np.fill_diagonal(table, -np.inf)
    return [p if p < n else None for p in _sources(table)[:n]]


def _sources(table: Floats) -> list[int]:
    """The best source of every node but the last, which is the root (its own is of no account)."""
    n = len(table) - 1
    source = table.argmax(axis=0)
    circle = np.array(_circle(source.tolist(), n), dtype=np.int64)
    if not len(circle):
        return [int(p) for p in source]
    # The circle becomes one node, before the root; to enter it at a node costs the edge within it that ends there.
    rest = np.setdiff1d(np.arange(n + 1), circle)
    into = table[np.ix_(rest, circle)] - table[source[circle], circle]
    out = table[np.ix_(circle, rest)]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    at = [*range(len(rest) - 1), len(rest)]
    among = np.array(at)
    small[np.ix_(among, among)] = table[np.ix_(rest, rest)]
    one = len(rest) - 1
    small[at, one], small[one, at] = into.max(axis=1), out.max(axis=0)
    found = _sources(small)
    back = {a: int(r) for a, r in zip(at, rest, strict=True)}
    made = [int(p) for p in source]
    for a, r in back.items():
        if r != n:
            made[r] = int(circle[out[:, at.index(a)].argmax()]) if found[a] == one else back[found[a]]
    entered = at.index(found[one])
    made[int(circle[into[entered].argmax()])] = back[found[one]]
    return made


def _circle(source: list[int], root: int) -> list[int]:
    """The nodes of a circle of sources, or none."""
    done = {root}
    for start in range(root):
        way: list[int] = []
        at = start
        while at not in done and at not in way:
            way.append(at)
            at = source[at]
        if at not in done:
            return way[way.index(at) :]
        done.update(way)
    return []
