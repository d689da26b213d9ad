"""Weights that make the true trees likeliest: the exact likelihood of a log-linear model over trees, and its gradient.

The gradient is what the model expects of each feature less what the true tree has of it (Koo, Globerson, Carreras and Collins 2007);
it is followed with Adam (Kingma and Ba 2015) on all stories at once, so that a run is the same every time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retold.trace.arborescence import marginals
from retold.trace.edges import FEATURES, Edges, find_edges
from training.lineage.stories import Case, sources

Floats = NDArray[np.float64]
STEPS = 700
RATE = 0.05


@dataclass(frozen=True, slots=True)
class Problem:
    """The edges of a story and which of them are true: places in ``edges.values``, and the nodes that stand alone."""

    edges: Edges
    true: NDArray[np.int64]
    alone: NDArray[np.int64]


def problem_of(case: Case) -> Problem | None:
    """A story's edges with the truth; ``None`` where its documents share nothing."""
    if not case.readings.docs:
        return None
    edges = find_edges(case.readings, case.signs, case.unseen, case.members)
    place = {pair: k for k, pair in enumerate(zip(edges.source.tolist(), edges.taker.tolist(), strict=True))}
    found = sources(case, place)
    true = [place[p, c] for c, p in enumerate(found) if p is not None]
    alone = [c for c, p in enumerate(found) if p is None]
    return Problem(edges, np.array(true, dtype=np.int64), np.array(alone, dtype=np.int64))


def loss(problems: Sequence[Problem], weights: Floats) -> tuple[float, Floats]:
    """The mean negative log-likelihood of the true trees (nats a story) and its gradient."""
    total, gradient = 0.0, np.zeros(len(weights))
    for p in problems:
        scores, roots = p.edges.scores(weights)
        likely, alone, log = marginals(scores, roots)
        flat = p.edges.values @ weights
        total += log - float(flat[p.true].sum() + roots[p.alone].sum())
        gradient += likely[p.edges.source, p.edges.taker] @ p.edges.values + alone @ p.edges.roots
        gradient -= p.edges.values[p.true].sum(axis=0) + p.edges.roots[p.alone].sum(axis=0)
    return total / len(problems), gradient / len(problems)


def fit(problems: Sequence[Problem], penalty: float) -> Floats:
    """The weights of the features in the order of ``FEATURES``; ``penalty`` is that of half their squares."""
    weights, first, second = (np.zeros(len(FEATURES)) for _ in range(3))
    for step in range(1, STEPS + 1):
        gradient = loss(problems, weights)[1] + penalty * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights
