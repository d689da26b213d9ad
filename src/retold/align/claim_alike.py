"""How likely two uses of a word speak of the same thing, by weights learnt from ECB+.

Groups of such uses, over all documents, are claims: the same word with the same participants in sentences that are alike.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from retold.align.claim_anchors import Anchor
from retold.align.claim_groups import group
from retold.align.claim_pairs import Weights
from retold.align.claim_units import Unit
from retold.lang.opposites import opposed, sides

FEATURES = ("bias", "telling", "held", "shared", "sentence")
"""What is asked of two uses of a word, in the order of the weights."""
ALIKE = 0.72
"""Mean probability at which groups join."""
_ONCE = 0.6
"""The same for a word that stands in no more sentences than articles: articles that use a word once mean the same by it."""
_LEAST = 0.1
"""Probability under which a pair is not kept: it could lift no mean."""
_OFTEN = 400
"""Uses of a word, repeats counted once, beyond which it tells nothing."""


@cache
def load() -> tuple[float, ...]:
    """The weights that ship with retold, in the order of :data:`FEATURES`."""
    row = json.loads(files("retold.models").joinpath("claims/weights.json").read_bytes())
    return tuple(float(row[name]) for name in FEATURES)


def features(a: Anchor, b: Anchor, weights: Weights) -> tuple[float, ...]:
    """What two uses of one word have in common, in the order of :data:`FEATURES`.

    ``telling``: the word's weight over the usual one; ``held``: weight of shared words around them over the lighter side, 0-1;
    ``shared``: the same over the usual weight, at most 3; ``sentence``: weight that the sentences share against both (Dice).
    """
    own = weights.sum(a.around & b.around)
    least = min(weights.whole(a.around), weights.whole(b.around))
    held = own / max(least, weights.usual)
    return (
        1.0,
        weights.weight(a.key) / weights.usual,
        held,
        min(3.0, own / weights.usual),
        weights.dice(a.unit.context, b.unit.context),
    )


def probability(a: Anchor, b: Anchor, weights: Weights) -> float:
    """0-1: how likely two uses of one word speak of the same thing."""
    score = sum(w * x for w, x in zip(load(), features(a, b, weights), strict=True))
    return 1 / (1 + math.exp(-score))


def alike(anchors: Sequence[Anchor], weights: Weights) -> list[list[Unit]]:
    """Groups of two clauses and more in which one word speaks of the same thing.

    Quadratic in the uses of one word, of which at most 400 are compared.
    """
    uses: dict[str, list[Anchor]] = defaultdict(list)
    for a in anchors:
        uses[a.key].append(a)
    out: list[list[Unit]] = []
    for key in sorted(uses):
        row = uses[key]
        if 1 < len(row) <= _OFTEN:
            groups = ([row[i] for i in g] for g in group(len(row), _pairs(row, weights), _bar(row)) if len(g) > 1)
            out += [[a.unit for a in g] for g in groups if _happens(g)]
    return out


def _happens(group: Sequence[Anchor]) -> bool:
    """Whether two articles tell the thing outside the words that say who says what: what others only say is then said of it."""
    return len({a.unit.span.doc for a in group if not a.frame}) > 1


def _pairs(row: Sequence[Anchor], weights: Weights) -> dict[tuple[int, int], float]:
    return {
        (i, j): p
        for j in range(len(row))
        for i in range(j)
        if _meet(row[i], row[j]) and (p := probability(row[i], row[j], weights)) >= _LEAST
    }


def _meet(a: Anchor, b: Anchor) -> bool:
    """Whether two uses have a word in common around them; one name is one word, so its other words want company in the clauses.

    What rose in one and fell in the other are two happenings.
    """
    shared = a.around & b.around
    named = a.name | b.name | {a.key}
    if opposed(_sides(a), _sides(b)):
        return False
    return bool(shared) and (not shared <= named or len((a.unit.keys & b.unit.keys) - named) >= _COMPANY)


def _sides(anchor: Anchor) -> frozenset[tuple[int, int]]:
    event = anchor.unit.event
    return sides(anchor.around if event is None else {*anchor.around, event})


_COMPANY = 2
"""Words that clauses must share besides a name."""


def _bar(row: Sequence[Anchor]) -> float:
    sentences, documents = len({a.unit.sentence for a in row}), len({a.unit.span.doc for a in row})
    return _ONCE if sentences <= documents else ALIKE
