"""What the second look of the page labeller sees besides the first: what the first one took the blocks around for.

Auto-context (Tu 2008): a comment area, a list of other articles or the running text is told by its surroundings.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from retold.clean.page_classes import BODY
from retold.clean.page_containers import containers
from retold.clean.page_features import Groups, shifted
from retold.clean.trees import Matrix

NEAR = (-4, -3, -2, -1, 1, 2, 3, 4)
WINDOWS = (8, 20)
LIKELY = 0.3
"""Probability from which a block counts where the article's element is looked for."""


def context(first: Matrix, groups: tuple[Groups, ...], chars: Matrix, paths: Sequence[str]) -> Matrix:
    """Columns made of the first look's probabilities ``first`` (blocks, classes): neighbours, groups, above and below.

    Blocks weigh by the square root of their characters ``chars``.
    """
    n, classes = first.shape
    weight = np.sqrt(chars + 1.0).astype(np.float64)
    weighed = first * weight[:, None]
    parts: list[npt.NDArray[Any]] = [first, *(shifted(first, k) for k in NEAR)]
    for group in groups:
        size = np.bincount(group, weight)
        means = [np.bincount(group, weighed[:, c]) / size for c in range(classes)]
        parts.append(np.stack(means, axis=1)[group])
    sums = np.concatenate([np.zeros((1, classes)), np.cumsum(weighed, axis=0)])
    weights = np.concatenate([np.zeros(1), np.cumsum(weight)])
    parts += [sums[:-1] / np.maximum(1.0, sums[-1:]), sums[1:], sums[-1:] - sums[1:]]
    index = np.arange(n)
    for k in WINDOWS:
        for low, high in ((np.maximum(0, index - k), index), (index + 1, np.minimum(n, index + 1 + k))):
            top = np.maximum(low, high)
            parts.append((sums[top] - sums[low]) / np.maximum(1.0, weights[top] - weights[low])[:, None])
    parts.append(np.stack(containers(paths, np.where(first[:, BODY] >= LIKELY, weighed[:, BODY], 0.0)), axis=1))
    return np.concatenate(parts, axis=1, dtype=np.float32)
