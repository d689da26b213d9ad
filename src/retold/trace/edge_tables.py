"""What is known of every two texts of a group, as tables: readings in common, signs by kind, who names whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from retold.model.lineage import Sign, SignKind
from retold.trace.readings import Readings, reading_weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

KINDS = tuple(SignKind)
SAID = (SignKind.MARK, SignKind.CREDIT, SignKind.SELF_REFERENCE, SignKind.LINK)
"""Signs that name the source."""
WAYS = (SignKind.MARK, SignKind.CREDIT, SignKind.SELF_REFERENCE)
"""How a text outside the set is named, the strongest way first."""
COUNTED_AS = {SignKind.LINK: SignKind.CREDIT}
"""A link is a credit: simulated texts have none, so that nothing could be learnt of links alone."""
SHORTER = (
    SignKind.ELLIPSIS, SignKind.QUOTE_SHORTENED, SignKind.SENTENCE_CUT, SignKind.LEFT_OUT, SignKind.WORDS_DROPPED,
    SignKind.TAIL_CUT,
)  # fmt: skip
"""Signs of one text's having less than the other where both tell the same."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """A text outside the set that documents name, with how each does (sign kind by place in ``docs``)."""

    name: str
    named: dict[int, SignKind]


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables over documents x documents.

    ``took[x, y, k]``: logarithm of one more than how often ``x`` shows a sign of the k-th kind towards ``y``; ``shared``: weight
    of the readings in common, ``private`` of those that no third document has, ``own`` of all of one; ``cut[x, y]``: places
    where ``x`` has less than ``y``; ``names_unseen``: documents x texts outside the set x ways of naming (``WAYS``).
    """

    took: Floats
    shared: Floats
    private: Floats
    own: Floats
    cut: Floats
    names: Bools
    names_unseen: Bools

    @property
    def text(self) -> Floats:
        """Signs of the words alone, all kinds together."""
        words = [k for k, kind in enumerate(KINDS) if kind not in SAID and kind is not SignKind.LATER]
        return np.asarray(self.took[:, :, words].sum(axis=2), dtype=np.float64)

    @property
    def later(self) -> Floats:
        """1 where a node came out later than another."""
        return np.asarray(self.took[:, :, KINDS.index(SignKind.LATER)] > 0, dtype=np.float64)

    @property
    def mixed(self) -> Floats:
        """How far each of two is shorter in some places and longer in others (0 to .5)."""
        return np.asarray(np.minimum(self.cut, self.cut.T) / (1.0 + self.cut + self.cut.T), dtype=np.float64)

    @property
    def dominated(self) -> Floats:
        """How far a node is shorter than another wherever they differ (-1 to 1)."""
        return np.asarray((self.cut - self.cut.T) / (1.0 + self.cut + self.cut.T), dtype=np.float64)


def tabulate(readings: Readings, signs: Sequence[Sign], unseen: Sequence[Unseen]) -> Tables:
    """The tables of some documents. Cost: their square."""
    counts = _counted(readings.docs, signs)
    weight = reading_weights(readings)
    held = readings.held.astype(np.float64)
    shared = (held * weight) @ held.T
    private = (held * (weight * (readings.held.sum(axis=0) == 2))) @ held.T
    own = np.diag(shared).copy()
    np.fill_diagonal(shared, 0.0)
    np.fill_diagonal(private, 0.0)
    names_unseen = np.zeros((len(held), len(unseen), len(WAYS)), dtype=bool)
    for u, lost in enumerate(unseen):
        for doc, way in lost.named.items():
            names_unseen[doc, u, WAYS.index(way)] = True
    return Tables(
        took=np.log1p(counts),
        shared=shared,
        private=private,
        own=own,
        cut=counts[:, :, [KINDS.index(k) for k in SHORTER]].sum(axis=2),
        names=counts[:, :, [KINDS.index(k) for k in SAID]].max(axis=2) > 0,
        names_unseen=names_unseen,
    )


def _counted(docs: Sequence[str], signs: Sequence[Sign]) -> Floats:
    place = {d: k for k, d in enumerate(docs)}
    table = np.zeros((len(docs), len(docs), len(KINDS)))
    for s in signs:
        if s.taker in place and s.giver in place:
            table[place[s.taker], place[s.giver], KINDS.index(COUNTED_AS.get(s.kind, s.kind))] += s.strength
    return table
