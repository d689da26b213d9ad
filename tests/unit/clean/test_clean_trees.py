"""A forest of oblivious trees gives what asking its questions one by one gives."""

from __future__ import annotations

import numpy as np

from retold.clean.trees import ROWS, Forest


def forest(trees: int = 7, depth: int = 3, classes: int = 4, features: int = 5) -> Forest:
    dice = np.random.default_rng(3)
    return Forest(
        dice.integers(0, features, (trees, depth)),
        dice.normal(size=(trees, depth)).astype(np.float32),
        dice.normal(size=(trees, 1 << depth, classes)).astype(np.float32),
        dice.normal(size=classes).astype(np.float32),
    )


def asked(grown: Forest, row: np.ndarray) -> np.ndarray:
    scores = grown.bias.astype(np.float64)
    for columns, borders, leaves in zip(grown.columns, grown.borders, grown.leaves, strict=True):
        leaf = sum(int(row[c] > b) << level for level, (c, b) in enumerate(zip(columns, borders, strict=True)))
        scores = scores + leaves[leaf]
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum())


def test_all_rows_at_once_are_the_rows_one_by_one() -> None:
    grown = forest()
    rows = np.random.default_rng(4).normal(size=(ROWS + 3, 5)).astype(np.float32)
    found = grown.probabilities(rows)
    assert np.allclose(found, [asked(grown, row) for row in rows], atol=1e-5)
    assert np.allclose(found.sum(axis=1), 1.0, atol=1e-5)


def test_a_forest_kept_in_arrays_is_the_same_forest() -> None:
    grown = forest()
    rows = np.random.default_rng(5).normal(size=(20, 5)).astype(np.float32)
    again = Forest.of(grown.arrays("a_"), "a_")
    assert np.allclose(again.probabilities(rows), grown.probabilities(rows), atol=5e-3)


def test_no_rows_are_no_answers() -> None:
    assert forest().probabilities(np.zeros((0, 5), dtype=np.float32)).shape == (0, 4)
