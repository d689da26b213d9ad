"""Weights that make the true trees likeliest: the exact likelihood of a log-linear model over trees, and its gradient.

The gradient is what the model expects of each feature less what the true tree has of it (Koo, Globerson, Carreras and Collins 2007);
it is followed with Adam (Kingma and Ba 2015) on all stories at once, so that a run is the same every time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retold.trace.arborescence import LEAST
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
    place = {key: k for k, key in enumerate(zip(edges.source.tolist(), edges.taker.tolist(), edges.kin.tolist(), strict=True))}
    found = sources(case, {(p, c) for p, c, _ in place})
    true = [place[p[0], c, p[1]] for c, p in enumerate(found) if p is not None]
    alone = [c for c, p in enumerate(found) if p is None]
    return Problem(edges, np.array(true, dtype=np.int64), np.array(alone, dtype=np.int64))


class Batch:
    """Problems side by side, so that a step is a few operations on tables of stories x nodes x nodes; a story with fewer nodes is filled up.

    As in :func:`retold.trace.arborescence.marginals`, each column is scaled by its heaviest edge; standing alone weighs ``LEAST`` of it at least.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self._shape = (len(problems), max(len(p.edges.roots) for p in problems))
        self._edges = np.concatenate([p.edges.values for p in problems])
        self._roots = np.concatenate([p.edges.roots for p in problems])
        self._source = np.concatenate([p.edges.source for p in problems])
        self._taker = np.concatenate([p.edges.taker for p in problems])
        self._kin = np.concatenate([p.edges.kin for p in problems]).astype(np.int64)
        self._of_edge = np.repeat(np.arange(len(problems)), [len(p.edges.source) for p in problems])
        self._of_root = np.repeat(np.arange(len(problems)), [len(p.edges.roots) for p in problems])
        self._node = np.concatenate([np.arange(len(p.edges.roots)) for p in problems])
        # What the true trees have of each feature.
        self._true = sum(
            (p.edges.values[p.true].sum(axis=0) + p.edges.roots[p.alone].sum(axis=0) for p in problems),
            start=np.zeros(self._edges.shape[1]),
        )

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """The mean negative log-likelihood of the true trees (nats a story) and its gradient."""
        stories, nodes = self._shape
        tables, roots = np.full((2, stories, nodes, nodes), -np.inf), np.zeros((stories, nodes))
        tables[self._kin, self._of_edge, self._source, self._taker] = self._edges @ weights
        roots[self._of_root, self._node] = self._roots @ weights
        top = np.maximum(tables.max(axis=(0, 2)), roots)
        each, alone = np.exp(tables - top[None, :, None, :]), np.maximum(np.exp(roots - top), LEAST)
        weight = each.sum(axis=0)
        laplacian, at = -weight, np.arange(nodes)
        laplacian[:, at, at] += weight.sum(axis=1) + alone
        inverse, log = np.linalg.inv(laplacian), np.linalg.slogdet(laplacian)[1]
        own = inverse[:, at, at]
        likely = each * (own[:, None, :] - inverse.transpose(0, 2, 1))
        expected = likely[self._kin, self._of_edge, self._source, self._taker] @ self._edges
        expected += (alone * own)[self._of_root, self._node] @ self._roots
        total = float(log.sum() + top.sum() - self._true @ weights)
        return total / stories, (expected - self._true) / stories


def fit(problems: Sequence[Problem], penalty: float) -> Floats:
    """The weights of the features in the order of ``FEATURES``; ``penalty`` is that of half their squares."""
    batch = Batch(problems)
    weights, first, second = (np.zeros(len(FEATURES)) for _ in range(3))
    for step in range(1, STEPS + 1):
        gradient = batch.loss(weights)[1] + penalty * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights
