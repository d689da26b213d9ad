"""The page labeller: for each block of a page how likely it is headline, running text, supplement, related, comment or other.

Three looks with boosted oblivious trees: the second one sees what the first took the surroundings for, the third judges the
doubtful blocks near the article again, now that it is known where that is (``page_near``). Weights and what they
were learnt from: ``models/pages/MODEL_CARD.md``; they are made by ``training/pages``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import IO

import numpy as np

from retold.clean.page_classes import CLASSES
from retold.clean.page_context import context
from retold.clean.page_features import FEATURES, features
from retold.clean.page_links import Linked
from retold.clean.page_near import NEAR_FEATURES
from retold.clean.trees import Forest, Matrix
from retold.model.document import Block, Document
from retold.model.errors import ResourceError

WEIGHTS = "pages/pages.npz"
MOST_BLOCKS = 20_000
"""Blocks of a page that are looked at; what stands behind them is no article's."""


@dataclass(frozen=True, slots=True, eq=False)
class PageModel:
    """The three looks."""

    first: Forest
    second: Forest
    third: Forest
    """What judges doubtful blocks near the article again (``page_near``)."""

    @classmethod
    def read(cls, file: IO[bytes] | str) -> PageModel:
        """The model in a file; raises ``ResourceError`` where it was made for other features or classes."""
        with np.load(file, allow_pickle=False) as arrays:
            made_for = {"features": FEATURES, "near_features": NEAR_FEATURES, "classes": CLASSES}
            if any(name not in arrays or tuple(arrays[name]) != known for name, known in made_for.items()):
                raise ResourceError(WEIGHTS, "the weights of the page labeller do not belong to this version of retold")
            return cls(Forest.of(arrays, "first_"), Forest.of(arrays, "second_"), Forest.of(arrays, "third_"))

    def likely(self, document: Document, blocks: Sequence[Block], linked: Linked) -> Matrix:
        """The probability of each of the classes for each block by the first two looks, shape (blocks, classes).

        ``linked`` may go on behind the blocks.
        """
        seen = blocks[:MOST_BLOCKS]
        out = np.zeros((len(blocks), len(CLASSES)), dtype=np.float32)
        out[:, -1] = 1.0
        if not seen:
            return out
        rows, groups = features(document.text, seen, linked, document.title)
        around = context(self.first.probabilities(rows), groups, rows[:, 0], [b.path for b in seen])
        out[: len(seen)] = self.second.probabilities(np.concatenate([rows, around], axis=1))
        return out


@cache
def shipped() -> PageModel:
    """The model that ships with retold; raises ``ResourceError`` where it is missing or another version's."""
    try:
        with resources.files("retold.models").joinpath(WEIGHTS).open("rb") as file:
            return PageModel.read(file)
    except (OSError, KeyError, ValueError) as error:
        raise ResourceError(WEIGHTS, f"the weights of the page labeller cannot be read ({type(error).__name__})") from error
