"""A probability for every tree over some texts, from a score for every edge.

Trees are weighted by the product of what their edges weigh (a log-linear model over arborescences). Their sum, and with
it the probability of each edge, is a determinant by the matrix-tree theorem (Tutte 1984), as in Koo, Globerson, Carreras
and Collins (2007), *Structured Prediction Models via the Matrix-Tree Theorem*; the best tree is a maximum arborescence (Chu and Liu 1965; Edmonds
1967). A text may stand by itself: that is an edge from the root, which is no text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


LEAST = 1e-6
"""Of the heaviest edge: what the weights of standing alone in a group come to at least."""


def marginals(scores: Floats, roots: Floats) -> tuple[Floats, Floats, float]:
    """The probability of every edge, of every text's standing by itself, and the logarithm of the sum over all trees.

    ``scores[p, c]`` (nats; minus infinity where there is no edge; texts x texts) and ``roots[c]``. Cost: the inverse of a
    matrix with as many rows as texts.
    """
    # Each column may be scaled on its own: every tree takes one edge of each.
    top = np.maximum(np.where(np.isfinite(scores), scores, -np.inf).max(axis=0, initial=-np.inf), roots)
    weight = np.exp(scores - top)
    np.fill_diagonal(weight, 0.0)
    alone = _scaled(np.exp(roots - top), weight)
    laplacian = np.diag(weight.sum(axis=0) + alone) - weight
    _, log = np.linalg.slogdet(laplacian)
    inverse = np.linalg.inv(laplacian)
    own = np.diag(inverse)
    return weight * (own[None, :] - inverse.T), alone * own, float(log + top.sum())


def _scaled(alone: Floats, weight: Floats) -> Floats:
    """Weights of standing alone that a matrix can bear: in a group where all are tiny, all are made larger alike.

    Such a group has one root in all trees that count, and which one is a matter of their proportions.
    """
    for group in nx.connected_components(nx.from_numpy_array((weight + weight.T) > 0)):
        of = sorted(group)
        most = float(alone[of].max())
        if most < LEAST:
            alone[of] = np.maximum(alone[of] * (LEAST / most), LEAST**2) if most > 0 else LEAST
    return alone


def best_tree(scores: Floats, roots: Floats) -> list[int | None]:
    """The source of each text in the tree of the highest score; ``None`` for one that stands by itself."""
    n = len(roots)
    graph: nx.DiGraph[int] = nx.DiGraph()
    for c in range(n):
        graph.add_edge(n, c, weight=float(roots[c]))
    for p, c in zip(*np.nonzero(np.isfinite(scores)), strict=True):
        if p != c:
            graph.add_edge(int(p), int(c), weight=float(scores[p, c]))
    tree = nx.maximum_spanning_arborescence(graph)
    source: list[int | None] = [None] * n
    for p, c in tree.edges:
        source[c] = p if p < n else None
    return source
