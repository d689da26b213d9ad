"""Scores the copies of a store against the planted pairs of make.py: how many of those with a containment of .5 were found, and how many found ones are none.

usage: score.py STORE OUT.pairs.csv
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from retold.archive.store import Store

LEAST = 0.5


def main() -> None:
    """Print recall and false pairs."""
    store, truth = Store(sys.argv[1]), Path(sys.argv[2])
    with truth.open(newline="") as file:
        planted = {frozenset((r["a"], r["b"])): float(r["containment"]) for r in csv.DictReader(file)}
    rows = store.connect().execute(
        "SELECT x.doc_id, y.doc_id FROM copies JOIN articles x ON x.n = a JOIN articles y ON y.n = b"
    )  # fmt: skip
    found = {frozenset(pair) for pair in rows.fetchall()}
    wanted = {pair for pair, shared in planted.items() if shared >= LEAST}
    wrong = {pair for pair in found if planted.get(pair, 0.0) < LEAST}
    print(f"planted {len(wanted):,}  found {len(wanted & found):,} ({len(wanted & found) / max(len(wanted), 1):.4f})  ", end="")
    print(f"false {len(wrong):,} of {len(found):,} ({len(wrong) / max(len(found), 1):.4f})")


if __name__ == "__main__":
    main()
