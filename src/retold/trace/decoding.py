"""Which edges to state, given the probability of each over all trees: those that can be expected to make the statement better.

The likeliest tree is one of very many, and what is likely in most of them may be wanting in it. The edges stated are those of
the tree with the greatest expected number of right edges (the marginals as scores: minimum Bayes risk, as in Goodman 1996,
*Parsing Algorithms and Metrics*), down to fixed probabilities, chosen by the F1 of simulated stories (see the model card).
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
LIKELY_LOST = 0.3
"""The same of a text outside the set: of two that have it, each may as well be the other's copy, so that neither is likely by itself."""
LIKELY_KIN = 0.3
"""The same of two documents' both having what they share from a text that nobody names."""

Found = list[tuple[int, int, float]]


def stated_edges(likely: Floats, given: int) -> Found:
    """The edges to state, as source, taker and probability: of nodes that are ``given`` documents, then texts outside the set that have a name.

    ``likely[0, p, c]`` is the probability of ``c``'s being taken from ``p``, ``likely[1, p, c]`` that of their being kin. Documents that are kin by what is
    stated get a text that nobody names, numbered from ``likely.shape[1]`` on, or the named one that one of them has. A text outside the
    set has two takers or nothing is said of it.
    """
    taken, kin = _of_named(likely, given)
    both = np.maximum(taken, kin)
    tree = best_tree(np.where(both > 0, both, -np.inf), np.zeros(len(both)))
    edges, joined = [], []
    for c, p in enumerate(tree):
        if p is None:
            continue
        if kin[p, c] > taken[p, c]:
            if kin[p, c] >= LIKELY_KIN:
                joined.append((p, c))
        elif taken[p, c] >= (LIKELY if max(p, c) < given else LIKELY_LOST):
            edges.append((p, c, min(1.0, float(taken[p, c]))))
    return _with_two(_with_lost(edges, joined, kin, given), given)


def _of_named(likely: Floats, given: int) -> tuple[Floats, Floats]:
    """What is taken, and who is kin whichever of the two stands for the lost text; kin of one that has a named text have that one."""
    taken, kin = likely[0].copy(), likely[1]
    taken[given:, :given] += likely[0][given:, :given] @ kin[:given, :given]
    left = kin * (1.0 - np.minimum(1.0, likely[0][given:].sum(axis=0)))[:, None]
    return taken, left + left.T


def _with_lost(edges: Found, joined: Sequence[tuple[int, int]], kin: Floats, given: int) -> Found:
    """The edges with a text outside the set for each group of kin."""
    out = list(edges)
    for k, group in enumerate(_groups(joined)):
        own = {c: (p, q) for p, c, q in edges if c in group}
        named = [p for p, _ in own.values() if p >= given]
        node = named[0] if named else len(kin) + k
        for c in sorted(group):
            if named and c in own:
                continue
            out.append((node, c, min(1.0, float(kin[c, sorted(group - {c})].max()))))
            if c in own:
                out.remove((own[c][0], c, own[c][1]))
                out.append((own[c][0], node, own[c][1]))
    return out


def _groups(joined: Sequence[tuple[int, int]]) -> list[set[int]]:
    groups: list[set[int]] = []
    for p, c in joined:
        met = [g for g in groups if p in g or c in g]
        groups = [g for g in groups if g not in met] + [set().union({p, c}, *met)]
    return groups


def _with_two(edges: Found, given: int) -> Found:
    """The edges without texts outside the set that have fewer than two takers."""
    while True:
        takers = Counter(p for p, _, _ in edges)
        kept = [e for e in edges if all(x < given or takers[x] >= 2 for x in e[:2])]
        if len(kept) == len(edges):
            return edges
        edges = kept
