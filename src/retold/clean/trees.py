"""Boosted oblivious trees, read from a file of arrays and evaluated with numpy.

Oblivious trees (Kohavi 1994; CatBoost, Prokhorenkova et al. 2018) ask the same question on every node of a level, so a
tree of depth ``d`` is ``d`` comparisons and a table of ``2**d`` leaves, and a forest is a gather, a comparison and a sum.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
ROWS = 256
"""Rows evaluated at a time: what keeps the gathered table in the processor's cache."""
WIDE = 8
"""Scores in a row of the table: a vector of the processor."""


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """``trees`` trees of depth ``depth`` over named features, with a score for each class.

    ``columns`` and ``borders`` have shape (trees, depth): a level asks whether column > border. ``leaves`` has shape
    (trees, 2**depth, classes), ``bias`` (classes,).
    """

    columns: npt.NDArray[np.int64]
    borders: Matrix
    leaves: Matrix
    bias: Matrix
    table: Matrix = field(init=False, repr=False)
    """The leaves of all trees one below the other, filled up to ``WIDE`` scores: rows of that size are copied twice as fast."""

    def __post_init__(self) -> None:
        leaves = self.leaves.reshape(-1, len(self.bias))
        spare = -len(self.bias) % WIDE
        object.__setattr__(self, "table", np.pad(leaves, ((0, 0), (0, spare))))

    def probabilities(self, rows: Matrix) -> Matrix:
        """For rows of shape (n, features) the probability of each class, shape (n, classes); each row sums to 1."""
        out = np.empty((len(rows), len(self.bias)), dtype=np.float32)
        trees, depth = self.columns.shape
        offsets = np.arange(trees, dtype=np.int32) << depth
        every = np.ones((1, trees), dtype=np.float32)
        for start in range(0, len(rows), ROWS):
            # One row a feature: each level then copies whole rows instead of picking single numbers.
            part = np.ascontiguousarray(rows[start : start + ROWS].T)
            leaf = np.zeros((trees, part.shape[1]), dtype=np.int16)
            for level in range(depth):
                above = part.take(self.columns[:, level], axis=0) > self.borders[:, level, None]
                leaf += above.astype(np.int16) << level
            scores = (every @ self.table.take(leaf.T + offsets, axis=0))[:, 0, : len(self.bias)] + self.bias
            scores = np.exp(scores - scores.max(axis=1, keepdims=True))
            out[start : start + ROWS] = scores / scores.sum(axis=1, keepdims=True)
        return out

    def arrays(self, prefix: str) -> dict[str, npt.NDArray[Any]]:
        """The forest as arrays for ``numpy.savez``, their names beginning with ``prefix``."""
        return {
            f"{prefix}columns": self.columns.astype(np.uint16),
            f"{prefix}borders": self.borders.astype(np.float32),
            f"{prefix}leaves": self.leaves.astype(np.float16),
            f"{prefix}bias": self.bias.astype(np.float32),
        }

    @classmethod
    def of(cls, arrays: Any, prefix: str) -> Forest:
        """The forest in a mapping of arrays; raises ``KeyError`` where one is missing."""
        return cls(
            arrays[f"{prefix}columns"].astype(np.int64),
            arrays[f"{prefix}borders"].astype(np.float32),
            arrays[f"{prefix}leaves"].astype(np.float32),
            arrays[f"{prefix}bias"].astype(np.float32),
        )
