"""Scores the copies of a store against the planted pairs of make.py: how many of those with a containment of .5 were found, and how many found ones are none.

usage: score.py STORE OUT.pairs.csv
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

from retold.archive.store import Store

LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """Planted pairs, those of them that were found, pairs that were found, those of them that are none."""

    planted: int
    met: int
    found: int
    false: int


def planted(truth: Path) -> set[tuple[str, str]]:
    """The pairs with a containment of .5 and more, in the order of their ids."""
    with truth.open(newline="") as file:
        return {_pair(r["a"], r["b"]) for r in csv.DictReader(file) if float(r["containment"]) >= LEAST}


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def score(store: Store, truth: Path) -> Score:
    """The score of a store's copies."""
    query = "SELECT x.doc_id, y.doc_id FROM copies JOIN articles x ON x.n = a JOIN articles y ON y.n = b"
    found = {_pair(a, b) for a, b in store.connect().execute(query).fetchall()}
    wanted = planted(truth)
    return Score(len(wanted), len(wanted & found), len(found), len(found - wanted))


def main() -> None:
    """Print recall and false pairs."""
    made = score(Store(sys.argv[1]), Path(sys.argv[2]))
    print(f"planted {made.planted:,}  found {made.met:,} ({made.met / max(made.planted, 1):.4f})  ", end="")
    print(f"false {made.false:,} of {made.found:,} ({made.false / max(made.found, 1):.4f})")


if __name__ == "__main__":
    main()
