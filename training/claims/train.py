"""Learns how likely two uses of a word speak of the same thing: python -m training.claims.train [--out FILE].

usage: train.py [--shared FOLDER] [--folds 5] [--out FILE]          needs SHARED/data/claims/ecbplus.tar.xz

Pairs are uses of one word (by its class) in two articles of a topic, both marked as events and with a word in common around them;
true where they stand in one chain. A logistic regression on the features that the program asks for; the same every time.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retold.align.claim_alike import FEATURES, features
from retold.align.claim_anchors import Anchor, anchors_of
from retold.align.claim_pairs import weigh
from retold.align.claim_units import units_of
from retold.annotate.sentences import add_sentences
from training.claims.corpus import Topic, read

Floats = NDArray[np.float64]
REPOSITORY = Path(__file__).resolve().parents[2]
PENALTY = 0.001
MOST = 400
"""Pairs of one word in a topic: the commonest words would outweigh all others."""
STEPS = 60


def pairs(topic: Topic, seed: int = 3) -> tuple[Floats, Floats]:
    """Features (pairs x features) and truth (0 or 1) of a topic's pairs."""
    story = add_sentences(topic.story)
    units = units_of(story)
    weights = weigh(units)
    uses: dict[str, list[tuple[Anchor, frozenset[str]]]] = defaultdict(list)
    for a in anchors_of(story, units):
        marked = topic.chains.get(a.unit.span.doc, ())
        chain = frozenset(name for start, end, name in marked if start < a.at + 1 and a.at < end)
        if chain:
            uses[a.key].append((a, chain))
    rows = [(features(a, b, weights), float(bool(x & y))) for (a, x), (b, y) in _chosen(uses, seed)]
    return np.array([r for r, _ in rows]).reshape(-1, len(FEATURES)), np.array([t for _, t in rows])


def _chosen(
    uses: dict[str, list[tuple[Anchor, frozenset[str]]]], seed: int
) -> Iterator[tuple[tuple[Anchor, frozenset[str]], tuple[Anchor, frozenset[str]]]]:
    chance = random.Random(seed)
    for key in sorted(uses):
        row = [
            (x, y)
            for x, y in combinations(uses[key], 2)
            if x[0].unit.span.doc != y[0].unit.span.doc and x[0].around & y[0].around
        ]
        chance.shuffle(row)
        yield from row[:MOST]


def fit(values: Floats, truth: Floats, penalty: float = PENALTY) -> Floats:
    """The weights of a logistic regression, by Newton's method."""
    weights = np.zeros(values.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (likely - truth) / len(truth) + penalty * weights
        curve = (values * (likely * (1 - likely))[:, None]).T @ values / len(truth) + penalty * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def held_out(topics: Sequence[tuple[Floats, Floats]], folds: int) -> tuple[float, float, float]:
    """Precision and recall at a probability of .7, and the share of true pairs, on topics that were not learnt from."""
    likely, truth = [], []
    for fold in range(folds):
        learnt = [t for k, t in enumerate(topics) if k % folds != fold]
        weights = fit(np.concatenate([x for x, _ in learnt]), np.concatenate([y for _, y in learnt]))
        for values, true in (t for k, t in enumerate(topics) if k % folds == fold):
            likely.append(1 / (1 + np.exp(-values @ weights)))
            truth.append(true)
    said, true = np.concatenate(likely) >= 0.7, np.concatenate(truth) == 1
    return float(true[said].mean()), float(said[true].mean()), float(true.mean())


def main() -> int:
    """Read, measure, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=REPOSITORY / "src/retold/models/claims/weights.json")
    chosen = parser.parse_args()
    topics = [pairs(t) for t in read(chosen.shared / "data/claims/ecbplus.tar.xz")]
    if chosen.folds:
        print("precision {:.3f}, recall {:.3f} at .7; true {:.3f} of all".format(*held_out(topics, chosen.folds)))
    values, truth = np.concatenate([x for x, _ in topics]), np.concatenate([y for _, y in topics])
    row = {name: round(float(w), 3) for name, w in zip(FEATURES, fit(values, truth), strict=True)}
    chosen.out.write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")
    print(f"{len(truth)} pairs of {len(topics)} topics: {row}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
