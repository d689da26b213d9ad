"""Which edges to state, given the probability of each over all trees: those that can be expected to make the statement better.

The likeliest tree is one of very many, and what is likely in most of them may be wanting in it. The edges stated are those of
the tree with the greatest expected number of right edges (the marginals as scores: minimum Bayes risk, as in Goodman 1996,
*Parsing Algorithms and Metrics*), down to the probability at which one more still raises the expected F1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from retold.trace.arborescence import best_tree

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LIKELY = 0.5
"""Probability from which an edge between two documents is stated: it leaves room for no other."""
LIKELY_LOST = 0.35
"""The same of a text outside the set: of two that have it, each may as well be the other's copy, so that neither is likely by itself."""
SAME = 0.1
"""Takers that two lost texts have in common, as a sum of probabilities, from which they are two guesses at one."""

Found = list[tuple[int, int, float]]


def stated_edges(likely: Floats, given: int, named: Sequence[int]) -> Found:
    """The edges to state, as source, taker and probability: of nodes that are ``given`` documents, then texts outside the set.

    ``likely[p, c]`` is the probability of the edge from ``p`` to ``c``, ``named`` are the texts outside the set that have a name. What is said of
    one that nobody names is said of a named one where both have the same takers. A text outside the set has two takers or nothing is said of it.
    """
    joined = _joined(likely, given, named)
    tree = best_tree(np.where(joined > 0, joined, -np.inf), np.zeros(len(joined)))
    edges = [(p, c, min(1.0, float(joined[p, c]))) for c, p in enumerate(tree) if p is not None]
    edges = [e for e in edges if e[2] >= (LIKELY if max(e[:2]) < given else LIKELY_LOST)]
    while True:
        takers = Counter(p for p, _, _ in edges)
        kept = [e for e in edges if all(x < given or takers[x] >= 2 for x in e[:2])]
        if len(kept) == len(edges):
            return edges
        edges = kept


def _joined(likely: Floats, given: int, named: Sequence[int]) -> Floats:
    """The probabilities with each text that nobody names joined to the lost text with most takers in common, the weakest first."""
    out = likely.copy()
    mass = likely[:, :given].sum(axis=1)
    lost = sorted(range(given, len(likely)), key=lambda u: (u in named, mass[u]))
    for k, v in enumerate(lost):
        if v in named:
            break
        common, u = max(((float(np.minimum(out[u, :given], out[v, :given]).sum()), u) for u in lost[k + 1 :]), default=(0.0, v))
        if common > SAME:
            out[u] += out[v]
            out[:, u] += out[:, v]
            out[v], out[:, v], out[u, u] = 0.0, 0.0, 0.0
    return out
