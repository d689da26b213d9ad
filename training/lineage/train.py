"""Learns the weights of the tree of copies and writes them: python -m training.lineage.train [--out FILE].

usage: train.py [--stories 300:120 400:120 2:80] [--folds 5] [--kept FOLDER] [--shared FOLDER] [--out FILE]

Stories of the seeds are made with times given and with times hidden. The penalty is the one with the best likelihood of stories that
were held out, fold by fold (both kinds of one story in one fold). Seed 1 is what bench/retelling/run.py reports, and is
not learnt from.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from retold.trace.edges import FEATURES
from training.lineage.fit import Batch, Problem, fit, problem_of
from training.lineage.stories import cases

REPOSITORY = Path(__file__).resolve().parents[2]
REPORTED = 1
PENALTIES = (0.001, 0.003, 0.01)


def stories(shared: Path, kept: Path, seed: int, trees: int) -> list[list[Problem]]:
    """For every simulated story of a seed its problems: times hidden, times given."""
    both = zip(cases(shared, kept, seed, trees, times=False), cases(shared, kept, seed, trees, times=True), strict=True)
    return [[p for case in pair if (p := problem_of(case)) is not None] for pair in both]


def held_out(found: Sequence[Sequence[Problem]], penalty: float, folds: int) -> float:
    """The mean negative log-likelihood (nats a story) of stories that the weights were not learnt from."""
    losses = []
    for fold in range(folds):
        learnt = [p for k, story in enumerate(found) if k % folds != fold for p in story]
        others = [p for k, story in enumerate(found) if k % folds == fold for p in story]
        losses.append(Batch(others).loss(fit(learnt, penalty))[0])
    return float(np.mean(losses))


def _seed(said: str) -> tuple[int, int]:
    seed, trees = map(int, said.split(":"))
    if seed == REPORTED:
        raise argparse.ArgumentTypeError(f"seed {REPORTED} is the one that is reported; learn from others")
    return seed, trees


def main() -> int:
    """Make, fit, choose, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--stories", type=_seed, nargs="+", default=[(300, 120), (400, 120), (2, 80)], metavar="SEED:TREES")
    parser.add_argument("--kept", type=Path, default=REPOSITORY / "out/retelling")
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "src/retold/models/lineage/weights.json")
    chosen = parser.parse_args()
    found = [pair for seed, trees in chosen.stories for pair in stories(chosen.shared, chosen.kept, seed, trees)]
    table = {penalty: held_out(found, penalty, chosen.folds) for penalty in PENALTIES} if chosen.folds else {}
    for penalty, value in table.items():
        print(f"penalty {penalty}: {value:.3f} nats a held-out story")
    best = min(table, key=table.__getitem__) if table else PENALTIES[1]
    weights = fit([p for story in found for p in story], best)
    said = {name: round(float(w), 3) for name, w in zip(FEATURES, weights, strict=True)}
    chosen.out.write_text(json.dumps(said, indent=1) + "\n", "utf8")
    print(f"{len(found)} stories, penalty {best}: {chosen.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
