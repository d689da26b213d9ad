"""Trains the page labeller and says how good it is: `make train-pages`.

usage: train.py FOLDER [--folds N] [--trees N] [--write FILE]

FOLDER holds the gold sets unpacked (l3s, scrapinghub, fundus). With ``--folds`` the figures of a cross-validation by site are printed:
no site is in training and test at once. With ``--write`` a model is trained on all pages and written as arrays.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from retold.clean.page_classes import CLASSES, OTHER
from retold.clean.page_context import context
from retold.clean.page_features import FEATURES
from retold.clean.page_model import PageModel
from retold.clean.page_near import NEAR_FEATURES, Near
from retold.clean.trees import Forest, Matrix
from training.pages.gold import pages
from training.pages.samples import Sample, sample, variant

SEED = 20261125
DEPTH = 6
RATE = 0.1
KEPT = 0.4
"""Share of the blocks that are no part of an article that is learnt from, each counting for more."""
INNER = 3
"""Folds in which a look is taken at training pages for the next one to learn from."""


def fold(site: str, count: int) -> int:
    """The fold of a site, the same on every machine."""
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % count


Rows = tuple[Matrix, npt.NDArray[np.int64], npt.NDArray[np.float64]]
"""Rows, classes and weights of blocks whose class is known."""


def labels_of(page: Sample) -> npt.NDArray[np.int64]:
    """The class of each block as its number, -1 where it is not known."""
    return np.array([CLASSES.index(r.label) if r.label in CLASSES else -1 for r in page.rows], dtype=np.int64)


def table(samples: Sequence[Sample], matrices: Sequence[Matrix]) -> Rows:
    """What the first two looks learn from: all blocks of the article, some of the others."""
    rows, classes, weights = [], [], []
    rng = np.random.default_rng(SEED)
    for page, matrix in zip(samples, matrices, strict=True):
        labels = labels_of(page)
        taken = (labels >= 0) & ((labels != OTHER) | (rng.random(len(labels)) < KEPT))
        rows.append(matrix[taken])
        classes.append(labels[taken])
        weights.append((page.weights() / np.where(labels == OTHER, KEPT, 1.0))[taken])
    return np.concatenate(rows), np.concatenate(classes), np.concatenate(weights)


def near_table(samples: Sequence[Sample], likely: Sequence[Matrix]) -> Rows:
    """What the third look learns from: the doubtful blocks in and around the articles."""
    rows, classes, weights = [], [], []
    for page, found in zip(samples, likely, strict=True):
        near = Near.of(page.draft, found)
        asked = near.asked()
        places = asked + near.start
        labels = labels_of(page)[places]
        rows.append(near.features(asked)[labels >= 0])
        classes.append(labels[labels >= 0])
        weights.append(page.weights()[places][labels >= 0])
    return np.concatenate(rows), np.concatenate(classes), np.concatenate(weights)


def grown(known: Rows, trees: int, seed: int) -> Forest:
    """A forest trained on some blocks."""
    from catboost import CatBoostClassifier

    rows, classes, weights = known
    # One thread: sums taken by several differ from run to run, and the trees with them.
    model = CatBoostClassifier(
        iterations=trees, depth=DEPTH, learning_rate=RATE, loss_function="MultiClass", classes_count=len(CLASSES), thread_count=1,
        verbose=0, random_seed=seed, rsm=0.2, l2_leaf_reg=5, allow_writing_files=False,
    )  # fmt: skip
    model.fit(rows, classes, sample_weight=weights)
    return forest(model)


def forest(model: Any) -> Forest:
    """CatBoost's trees as arrays."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        model.save_model(file.name, format="json")
        data = json.loads(Path(file.name).read_text("utf8"))
    flat = [f["flat_feature_index"] for f in data["features_info"]["float_features"]]
    trees = data["oblivious_trees"]
    columns = np.zeros((len(trees), DEPTH), dtype=np.int64)
    borders = np.full((len(trees), DEPTH), np.inf, dtype=np.float32)
    leaves = np.zeros((len(trees), 1 << DEPTH, len(CLASSES)), dtype=np.float32)
    for t, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"] or ()):
            columns[t, level] = flat[split["float_feature_index"]]
            borders[t, level] = split["border"]
        values = np.array(tree["leaf_values"], dtype=np.float32).reshape(-1, len(CLASSES))
        leaves[t, : len(values)] = values
    scale, bias = data["scale_and_bias"]
    return Forest(
        columns, borders, leaves * np.float32(scale), np.broadcast_to(np.array(bias, dtype=np.float32), (len(CLASSES),)).copy()
    )


def train(samples: Sequence[Sample], trees: int) -> PageModel:
    """The three looks, trained on some pages and their variants; each learns from what the one before says of pages it has not seen."""
    rng = random.Random(SEED)
    donors = [s for s in samples if any(r.label == "comment" for r in s.rows)]
    named = guessed(samples, trees)
    whole = [*named, *(variant(s, donors, rng) for s in named)]
    part = [fold(f"{s.site}+", INNER) for s in whole]
    matrices = [s.matrix for s in whole]
    firsts = unseen(whole, matrices, part, trees, SEED)
    seconds = [both(s, firsts[k]) for s, k in zip(whole, part, strict=True)]
    inner = unseen(whole, seconds, part, trees, SEED + INNER)
    likely = [inner[k].probabilities(m) for m, k in zip(seconds, part, strict=True)]
    return PageModel(
        first=grown(table(whole, matrices), trees, SEED),
        second=grown(table(whole, seconds), trees, SEED),
        third=grown(near_table(whole, likely), trees, SEED),
    )


def unseen(samples: Sequence[Sample], matrices: Sequence[Matrix], part: Sequence[int], trees: int, seed: int) -> list[Forest]:
    """For each part of the pages a forest that has not seen it."""
    out = []
    for k in range(INNER):
        seen = [i for i, own in enumerate(part) if own != k]
        out.append(grown(table([samples[i] for i in seen], [matrices[i] for i in seen]), trees, seed + k))
    return out


def both(page: Sample, first: Forest) -> Matrix:
    """The columns of the second look."""
    return np.concatenate(
        [
            page.matrix,
            context(first.probabilities(page.matrix), page.groups, page.matrix[:, 0], [r.block.path for r in page.rows]),
        ],
        axis=1,
    )


def guessed(samples: Sequence[Sample], trees: int) -> list[Sample]:
    """The pages, where the gold knows only the article, with what a labeller trained on the others takes the rest for."""
    full = [s for s in samples if s.set == "l3s"]
    model = grown(table(full, [s.matrix for s in full]), trees, SEED)
    out = []
    for known in samples:
        page = known
        if page.set != "l3s":
            likely = model.probabilities(page.matrix)
            likely[:, CLASSES.index("body")] = 0
            rows = [
                row if row.label != "rest" else replace_label(row, CLASSES[int(p.argmax())])
                for row, p in zip(page.rows, likely, strict=True)
            ]
            page = Sample(page.name, page.set, page.site, page.title, rows)
        out.append(page)
    return out


def replace_label(row: Any, label: str) -> Any:
    """A row with another label."""
    from dataclasses import replace

    return replace(row, label=label)


def predict(page: Sample, model: PageModel) -> list[str]:
    """The class of each block."""
    likely = model.second.probabilities(both(page, model.first))
    return [CLASSES[i] for i in Near.of(page.draft, likely).judged(model.third)[0].argmax(axis=1)]


def report(scored: Iterable[tuple[Sample, list[str]]]) -> None:
    """Word-level precision, recall and F1 per class on L3S; of the body on every set, pooled and as a mean of pages."""
    by_set: dict[str, list[tuple[Counter[tuple[str, str]], float]]] = {}
    for page, classes in scored:
        pairs: Counter[tuple[str, str]] = Counter()
        for row, label in zip(page.rows, classes, strict=True):
            for gold, n in row.words.items():
                if gold is not None:
                    pairs[gold, label] += n
        by_set.setdefault(page.set, []).append((pairs, figures(pairs, "body")[2]))
    for name, rows in by_set.items():
        whole = sum((pairs for pairs, _ in rows), Counter())
        print(f"{name}: {len(rows)} pages, body F1 {np.mean([f for _, f in rows]):.3f} as a mean of pages")
        for label in CLASSES if name == "l3s" else ("body", "headline"):
            p, r, f = figures(whole, label)
            print(f"  {label:<11} P {p:.3f} R {r:.3f} F1 {f:.3f}  words {sum(n for (g, _), n in whole.items() if g == label)}")
        if name == "l3s":
            print("  gold \\ found " + " ".join(f"{c:>10}" for c in CLASSES))
            for gold in CLASSES:
                print(f"  {gold:<12} " + " ".join(f"{whole[gold, c]:>10}" for c in CLASSES))


def figures(pairs: Counter[tuple[str, str]], label: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a class over counted words."""
    hit = pairs[label, label]
    found = sum(n for (_, c), n in pairs.items() if c == label)
    gold = sum(n for (g, _), n in pairs.items() if g == label)
    return hit / max(1, found), hit / max(1, gold), 2 * hit / max(1, found + gold)


def write(file: Path, model: PageModel) -> None:
    """Keep the looks in one file of arrays."""
    arrays: Any = {**model.first.arrays("first_"), **model.second.arrays("second_"), **model.third.arrays("third_")}
    np.savez_compressed(
        file, features=np.array(FEATURES), near_features=np.array(NEAR_FEATURES), classes=np.array(CLASSES), **arrays
    )


def main() -> None:
    """Cross-validate, train, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--only", type=int, help="run this fold alone")
    parser.add_argument("--trees", type=int, default=200)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--dump", type=Path)
    parser.add_argument("--keep", type=Path, help="with --folds: a folder for the model of each fold")
    chosen = parser.parse_args()
    samples = [s for g in pages(chosen.folder) if (s := sample(g)) is not None]
    print(f"{len(samples)} pages, {sum(len(s.rows) for s in samples)} blocks, {len(FEATURES)} features", file=sys.stderr)
    if chosen.folds:
        scored = []
        if chosen.keep:
            (chosen.keep / "folds").write_text(str(chosen.folds), "utf8")
        for k in range(chosen.folds):
            if chosen.only is not None and k != chosen.only:
                continue
            model = train([s for s in samples if fold(s.site, chosen.folds) != k], chosen.trees)
            if chosen.keep:
                write(chosen.keep / f"fold{k}.npz", model)
            scored += [(s, predict(s, model)) for s in samples if fold(s.site, chosen.folds) == k]
            print(f"fold {k + 1} of {chosen.folds}", file=sys.stderr)
        report(scored)
        if chosen.dump:
            import pickle

            chosen.dump.write_bytes(pickle.dumps(scored))
    if chosen.write:
        write(chosen.write, train(samples, chosen.trees))


if __name__ == "__main__":
    main()
