"""Learning what a sign of copying is worth: the likelihood of side-by-side stories and its gradient."""

import sys
from pathlib import Path

import numpy as np
import pytest

from retold.trace.arborescence import marginals
from retold.trace.edges import FEATURES, Edges

sys.path.insert(0, str(Path(__file__).parents[3] / "bench"))

from training.lineage.fit import Batch, Problem


def problem(nodes: int, seed: int) -> Problem:
    rng = np.random.default_rng(seed)
    source, taker = np.tile(np.nonzero(~np.eye(nodes, dtype=bool)), 2)
    kin = np.arange(len(source)) >= len(source) // 2
    values, roots = rng.normal(size=(len(source), len(FEATURES))), rng.normal(size=(nodes, len(FEATURES)))
    edges = Edges(source, taker, kin, values, roots)
    true = [k for k, edge in enumerate(zip(source, taker, kin, strict=True)) if edge in {(0, 1, False), (1, 2, True)}]
    return Problem(edges, np.array(true), np.array([c for c in range(nodes) if c not in {1, 2}]))


WEIGHTS = np.random.default_rng(7).normal(scale=0.1, size=len(FEATURES))


def test_stories_side_by_side_weigh_what_each_does_alone() -> None:
    problems = [problem(3, 1), problem(5, 2)]
    alone = []
    for p in problems:
        scores, roots = p.edges.scores(WEIGHTS)
        true = float((p.edges.values @ WEIGHTS)[p.true].sum() + roots[p.alone].sum())
        alone.append(marginals(scores, roots)[2] - true)
    assert Batch(problems).loss(WEIGHTS)[0] == pytest.approx(np.mean(alone))


def test_the_gradient_is_the_slope() -> None:
    batch = Batch([problem(3, 1), problem(4, 3)])
    gradient = batch.loss(WEIGHTS)[1]
    for k in (0, 5, len(FEATURES) - 1):
        step = np.zeros(len(FEATURES))
        step[k] = 1e-5
        slope = (batch.loss(WEIGHTS + step)[0] - batch.loss(WEIGHTS - step)[0]) / 2e-5
        assert gradient[k] == pytest.approx(slope, abs=1e-6)
