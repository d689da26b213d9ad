"""The trained line labeller: a linear-chain CRF over named features (Lafferty, McCallum and Pereira 2001), decoded here.

The weights file is JSON: ``format`` 1; ``roles``; ``transitions`` (from role to role, in their order); ``weights``
(feature, then role, then number); ``vocabulary``; ``rules`` (of each rule, the
sites where it claimed lines, and added up over these the share of furniture and of the rule's own role); ``caution`` (what is taken off a role where a line reads like a sentence).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from retold.model.document import Role

FORMAT = 1
TRUSTED, EXACT = 0.7, 0.5
"""Shares of a rule's lines that must have been furniture, and of these its role, for it to be believed."""
BELIEF, BELIEVED = 0.95, 10
"""A rule starts as one that was right in 95 of 100 lines, and that counts as much as ten sites seen."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LineModel:
    """Weights as arrays: ``table`` is features by roles, its first row empty."""

    roles: tuple[Role, ...]
    transitions: Floats
    index: dict[str, int]
    table: Floats
    vocabulary: frozenset[str]
    doubted: frozenset[str]
    """Rules that were wrong too often to be believed: what they say is only one thing among others."""
    loose: frozenset[str]
    """Rules that find furniture, but not the right kind of it."""
    caution: Floats

    @classmethod
    def of(cls, data: dict[str, Any]) -> LineModel:
        """The model of a decoded weights file; raises ``ValueError`` where it has another format."""
        if data.get("format") != FORMAT:
            raise ValueError(f"weights of format {data.get('format')!r}, not {FORMAT}: train them again (make train-lines)")
        roles = tuple(Role(r) for r in data["roles"])
        columns = {str(role): i for i, role in enumerate(roles)}
        rules: dict[str, tuple[float, float, float]] = data["rules"]
        table = np.zeros((len(data["weights"]) + 1, len(roles)))
        for row, weights in enumerate(data["weights"].values(), 1):
            for role, weight in weights.items():
                table[row, columns[role]] = weight
        return cls(
            roles=roles,
            transitions=np.array(data["transitions"], dtype=np.float64),
            index={name: row for row, name in enumerate(data["weights"], 1)},
            table=table,
            vocabulary=frozenset(data["vocabulary"]),
            doubted=frozenset(n for n, (seen, right, _) in rules.items() if _share(right, seen) < TRUSTED),
            loose=frozenset(n for n, (_, right, own) in rules.items() if _share(own, right) < EXACT),
            caution=np.array([data["caution"].get(str(role), 0.0) for role in roles]),
        )

    def scores(self, features: list[list[str]], cautions: list[float]) -> Floats:
        """How much the features of each line speak for each role, less ``cautions`` times the caution; lines by roles."""
        if not features:
            return np.zeros((0, len(self.roles)))
        # Row 0 is empty: every line has it, so that none is without a row; sorted, so that sums do not depend on the order.
        index = self.index
        known = [[0, *sorted([index[f] for f in row if f in index])] for row in features]
        starts = np.cumsum([0, *map(len, known)])[:-1]
        out: Floats = np.add.reduceat(self.table[list(chain.from_iterable(known))], starts, axis=0)
        out -= np.array(cautions)[:, None] * self.caution
        return out

    def best(self, scores: Floats) -> list[Role]:
        """The roles with the highest sum of scores and transitions (Viterbi 1967)."""
        if not len(scores):
            return []
        back = np.zeros(scores.shape, dtype=np.int64)
        total = scores[0]
        everyone = np.arange(len(self.roles))
        for i in range(1, len(scores)):
            ways = total[:, None] + self.transitions
            back[i] = ways.argmax(axis=0)
            total = ways[back[i], everyone] + scores[i]
        state = int(total.argmax())
        found = [state]
        for i in range(len(scores) - 1, 0, -1):
            state = int(back[i, state])
            found.append(state)
        return [self.roles[s] for s in reversed(found)]

    def reasons(self, features: list[str], role: Role, count: int = 3) -> list[str]:
        """The features that speak most for ``role`` rather than for body, strongest first."""
        own, body = self.roles.index(role), self.roles.index(Role.BODY)
        rows = [(self.table[self.index[f], own] - self.table[self.index[f], body], f) for f in features if f in self.index]
        strongest = sorted((pair for pair in rows if pair[0] > 0), key=lambda p: (-p[0], p[1]))
        return [name for _, name in strongest[:count]]


def _share(right: float, seen: float) -> float:
    """The share of right ones, where a rule that was seldom seen is believed as its author meant it."""
    return (right + BELIEF * BELIEVED) / (seen + BELIEVED)


@cache
def line_model() -> LineModel:
    """The model that ships with retold."""
    return LineModel.of(json.loads((files("retold") / "models/lines/weights.json").read_text("utf8")))
