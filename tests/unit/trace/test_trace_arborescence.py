"""Probabilities of trees, against all trees counted one by one."""

from itertools import product

import numpy as np
import pytest

from retold.trace.arborescence import best_tree, marginals

Tree = tuple[int | None, ...]


def all_trees(n: int) -> list[Tree]:
    """Every choice of a source (or none) for each of ``n`` nodes without a circle."""

    def is_tree(source: Tree) -> bool:
        for start in range(n):
            at: int | None = start
            for _ in range(n + 1):
                if at is None:
                    break
                at = source[at]
            if at is not None:
                return False
        return True

    return [t for t in product(*([None, *(p for p in range(n) if p != c)] for c in range(n))) if is_tree(t)]


def value(tree: Tree, scores: np.ndarray, roots: np.ndarray) -> float:
    return float(sum(roots[c] if p is None else scores[p, c] for c, p in enumerate(tree)))


@pytest.mark.parametrize("seed", range(5))
def test_marginals_and_the_best_tree_are_those_of_all_trees(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores, roots = rng.normal(0, 2, (4, 4)), rng.normal(0, 2, 4)
    scores[rng.random((4, 4)) < 0.3] = -np.inf
    np.fill_diagonal(scores, -np.inf)
    trees = [t for t in all_trees(4) if np.isfinite(value(t, scores, roots))]
    worth = np.array([np.exp(value(t, scores, roots)) for t in trees])
    edges, alone, log = marginals(scores[None], roots)
    assert log == pytest.approx(np.log(worth.sum()))
    for c in range(4):
        assert alone[c] == pytest.approx(sum(w for t, w in zip(trees, worth, strict=True) if t[c] is None) / worth.sum())
        for p in range(4):
            expected = sum(w for t, w in zip(trees, worth, strict=True) if t[c] == p) / worth.sum()
            assert edges[0, p, c] == pytest.approx(expected, abs=1e-12)
    assert tuple(best_tree(scores, roots)) == trees[int(worth.argmax())]


def test_scores_that_are_far_apart_leave_the_proportions_of_roots() -> None:
    scores = np.array([[-np.inf, 60.0], [50.0, -np.inf]])
    edges, alone, _ = marginals(scores[None], np.array([-40.0, -39.0]))
    assert edges[0, 0, 1] == pytest.approx(np.exp(20) / (np.exp(20) + np.exp(11)), abs=1e-4)
    assert alone.sum() == pytest.approx(1.0, abs=1e-4)
    assert edges.sum() == pytest.approx(1.0, abs=1e-4)


def test_two_kinds_of_one_edge_share_what_both_together_have() -> None:
    one = np.array([[-np.inf, 1.0], [0.5, -np.inf]])
    together = marginals(np.logaddexp(one, one - 1.0)[None], np.zeros(2))[0][0]
    apart = marginals(np.stack([one, one - 1.0]), np.zeros(2))[0]
    assert apart.sum(axis=0) == pytest.approx(together)
    assert apart[1] == pytest.approx(apart[0] / np.e)
