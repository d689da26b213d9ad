"""Times the near-copy stage beside rensa and datasketch, on the texts of make.py, in one run: documents a second, planted pairs found.

usage: nearcopies.py STORE OUT.pairs.csv      (pip install rensa datasketch)

retold: sketches, join and exact verification, from text to pairs. The others: 128 permutations of five-word runs and their LSH at .5,
from text to candidate pairs, not verified; they look for Jaccard, which is why they miss short articles within long ones.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from score import LEAST, planted

from retold.archive.copies import add_copies, sharing
from retold.archive.engine import start_engine
from retold.archive.shingle import sketches_of
from retold.archive.store import Store

Found = set[frozenset[str]]
PERMUTATIONS = 128


def runs(text: str) -> list[str]:
    """The five-word runs of a text, as strings."""
    words = text.lower().split()
    return [" ".join(words[k : k + 5]) for k in range(len(words) - 4)]


def own(store: Store, ids: list[str], texts: list[str]) -> Found:
    """What retold does: the sketches are made here once more, for the store has them already."""
    sketches_of(texts)
    table = add_copies(store, sharing(store, 0, 1), 1, lambda *_: None)
    return {frozenset((ids[a], ids[b])) for a, b in zip(table["a"].to_pylist(), table["b"].to_pylist(), strict=True)}


def with_rensa(ids: list[str], texts: list[str]) -> Found:
    """Rensa's RMinHash and LSH."""
    rensa = import_module("rensa")
    index = rensa.RMinHashLSH(threshold=LEAST, num_perm=PERMUTATIONS, num_bands=32)
    found: Found = set()
    for number, text in enumerate(texts):
        signature = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
        signature.update(runs(text))
        found |= {frozenset((ids[number], ids[other])) for other in index.query(signature)}
        index.insert(number, signature)
    return found


def with_datasketch(ids: list[str], texts: list[str]) -> Found:
    """Datasketch's MinHash and LSH."""
    datasketch = import_module("datasketch")
    index = datasketch.MinHashLSH(threshold=LEAST, num_perm=PERMUTATIONS)
    found: Found = set()
    for number, text in enumerate(texts):
        signature = datasketch.MinHash(num_perm=PERMUTATIONS)
        signature.update_batch([r.encode() for r in runs(text)])
        found |= {frozenset((ids[number], ids[other])) for other in index.query(signature)}
        index.insert(number, signature)
    return found


def lines(store: Store, truth: Found) -> Iterator[str]:
    """A line for each way."""
    table = store.read("articles", ("doc_id", "text"))
    ids, texts = table["doc_id"].to_pylist(), table["text"].to_pylist()
    ways: dict[str, Callable[[], Found]] = {
        "retold": lambda: own(store, ids, texts),
        "rensa": lambda: with_rensa(ids, texts),
        "datasketch": lambda: with_datasketch(ids, texts),
    }
    for name, way in ways.items():
        wall, cpu = time.perf_counter(), time.process_time()
        found = way()
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        recall, false = len(truth & found) / len(truth), len(found - truth) / max(len(found), 1)
        rates = f"{len(ids) / wall:10,.0f} documents/s  {len(ids) / cpu:10,.0f} documents/CPU s"
        yield f"{name:12} {rates}  found {recall:.4f}  not of .5 {false:.4f}"


def main() -> None:
    """Print a line for each way."""
    start_engine()
    truth = {frozenset(pair) for pair in planted(Path(sys.argv[2]))}
    for line in lines(Store(sys.argv[1]), truth):
        print(line, flush=True)


if __name__ == "__main__":
    main()
