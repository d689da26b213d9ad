"""Makes an archive of any size with known copies, from real articles that are retold so far that only the planted copies share text.

usage: make.py ARTICLES.parquet OUT.jsonl --articles 100000 [--more 1000] [--seed 1] [--words 300]

An original takes the beginning of a real article and swaps 45 words of a hundred for words of other articles, always the same
for the same word: of its five-word runs next to none is anywhere else. One original in eight is copied one to four times:
a copy keeps a stretch of it, changes two words of a hundred, and adds words of its own. Beside OUT.jsonl stands
OUT.pairs.csv with the planted pairs (a, b, containment of the shorter one's five-word runs in the other one), counted exactly.
With --more OUT.more.jsonl has further articles, some of them copies of those, to be added. A million take some ten minutes and the memory of the real archive.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import duckdb

GRAM = 5
SWAPPED = 0.45
COPIED = 1 / 8
CHANGED = 0.02
LEAST_KEPT = 60


def runs(words: list[str]) -> set[tuple[str, ...]]:
    """The five-word runs of a text."""
    return set(zip(*(words[k:] for k in range(GRAM)), strict=False))


class Maker:
    """Texts from the articles of a real archive."""

    def __init__(self, source: str, seed: int, words: int) -> None:
        rows = duckdb.connect().execute("SELECT text, outlet FROM read_parquet(?) ORDER BY id", [source]).fetchall()
        self.chance = random.Random(seed)
        self.texts = [[w.lower() for w in text.split() if w.isalnum()][: 4 * words] for text, _ in rows]
        self.texts = [t for t in self.texts if len(t) >= words]
        self.outlets = sorted({outlet for _, outlet in rows if outlet})
        self.vocabulary = sorted({w for t in self.texts for w in t[:200]})
        self.words = words

    def _some(self, of: list[Any]) -> Any:
        """One of some things; three times as fast as ``choice``."""
        return of[int(self.chance.random() * len(of))]

    def original(self) -> list[str]:
        """A text that nobody else has."""
        text = self._some(self.texts)
        length = self.chance.randint(self.words // 2, self.words * 3 // 2)
        first = self.chance.randrange(max(1, len(text) - length))
        told = text[first : first + length]
        draw = self.chance.random
        swapped = {w: self._some(self.vocabulary) for w in dict.fromkeys(told) if draw() < SWAPPED}
        return [swapped.get(w, w) for w in told]

    def copy(self, words: list[str]) -> list[str]:
        """A text that has a stretch of another one."""
        kept = self.chance.randint(min(LEAST_KEPT, len(words)), len(words))
        first = self.chance.randrange(len(words) - kept + 1)
        draw = self.chance.random
        part = [self._some(self.vocabulary) if draw() < CHANGED else w for w in words[first : first + kept]]
        own = self.original()[: self.chance.choice((0, 20, 60, 120))]
        return [*own, *part] if draw() < 1 / 2 else [*part, *own]


def families(maker: Maker, articles: int) -> Iterator[list[list[str]]]:
    """Texts that belong together, until there are enough."""
    made = 0
    while made < articles:
        family = [maker.original()]
        if maker.chance.random() < COPIED:
            family += [maker.copy(family[0]) for _ in range(maker.chance.randint(1, 4))]
        family = family[: articles - made]
        made += len(family)
        yield family


def shares(family: list[list[str]]) -> Iterator[tuple[int, int, float]]:
    """The pairs of a family that share something, with the containment."""
    if len(family) < 2:
        return
    sets = [runs(words) for words in family]
    for one, other in combinations(range(len(family)), 2):
        shared = len(sets[one] & sets[other]) / max(min(len(sets[one]), len(sets[other])), 1)
        if shared >= 0.05:
            yield one, other, shared


def rows(maker: Maker, family: list[list[str]], number: int) -> Iterator[dict[str, str]]:
    """The records of a family, of which the first has a number."""
    begin = date(2025, 1, 1) + timedelta(days=maker.chance.randrange(365))
    for k, words in enumerate(family):
        yield {
            "id": f"m{number + k}", "outlet": maker.chance.choice(maker.outlets), "url": f"https://made.example/{number + k}",
            "published": str(begin + timedelta(days=k // 2)), "title": " ".join(words[:8]), "text": " ".join(words),
        }  # fmt: skip


def write(maker: Maker, out: Path, articles: int, more: int) -> None:
    """Write the archive, what is to be added to it, and the truth, as they are made."""
    with (
        out.open("w") as first,
        out.with_suffix(".more.jsonl").open("w") as later,
        out.with_suffix(".pairs.csv").open("w", newline="") as pairs,
    ):
        truth = csv.writer(pairs)
        truth.writerow(("a", "b", "containment"))
        number = 0
        for family in families(maker, articles + more):
            for k, row in enumerate(rows(maker, family, number)):
                (first if number + k < articles else later).write(json.dumps(row) + "\n")
            truth.writerows((f"m{number + a}", f"m{number + b}", f"{shared:.4f}") for a, b, shared in shares(family))
            number += len(family)


def main() -> None:
    """Write the archive and its truth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--more", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=300)
    asked = parser.parse_args()
    write(Maker(asked.source, asked.seed, asked.words), asked.out, asked.articles, asked.more)


if __name__ == "__main__":
    main()
