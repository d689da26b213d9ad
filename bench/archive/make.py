"""Makes an archive of any size with known copies, from real articles that are retold so far that only the planted copies share text.

usage: make.py ARTICLES.parquet OUT.jsonl --articles 100000 [--seed 1] [--words 300]

An original takes the beginning of a real article and swaps 45 words of a hundred for words of other articles, always the same
for the same word: of its five-word runs next to none is anywhere else. One original in eight is copied one to four times:
a copy keeps a stretch of it, changes two words of a hundred, and adds words of its own. Beside OUT.jsonl stands
OUT.pairs.csv with the planted pairs (a, b, containment of the shorter one's five-word runs in the other one), counted exactly.
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

    def original(self) -> list[str]:
        """A text that nobody else has."""
        text = self.chance.choice(self.texts)
        length = self.chance.randint(self.words // 2, self.words * 3 // 2)
        first = self.chance.randrange(max(1, len(text) - length))
        told = text[first : first + length]
        swapped: dict[str, str] = {
            w: self.chance.choice(self.vocabulary) for w in sorted(set(told)) if self.chance.random() < SWAPPED
        }
        return [swapped.get(w, w) for w in told]

    def copy(self, words: list[str]) -> list[str]:
        """A text that has a stretch of another one."""
        kept = self.chance.randint(min(LEAST_KEPT, len(words)), len(words))
        first = self.chance.randrange(len(words) - kept + 1)
        part = [
            self.chance.choice(self.vocabulary) if self.chance.random() < CHANGED else w for w in words[first : first + kept]
        ]
        own = self.original()[: self.chance.choice((0, 20, 60, 120))]
        return [*own, *part] if self.chance.random() < 1 / 2 else [*part, *own]


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


def main() -> None:
    """Write the archive and its truth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=300)
    asked = parser.parse_args()
    maker = Maker(asked.source, asked.seed, asked.words)
    number = 0
    with asked.out.open("w") as out, asked.out.with_suffix(".pairs.csv").open("w", newline="") as pairs:
        truth = csv.writer(pairs)
        truth.writerow(("a", "b", "containment"))
        for family in families(maker, asked.articles):
            begin = date(2025, 1, 1) + timedelta(days=maker.chance.randrange(365))
            for k, words in enumerate(family):
                row = {
                    "id": f"m{number + k}", "outlet": maker.chance.choice(maker.outlets), "url": f"https://made.example/{number + k}",
                    "published": str(begin + timedelta(days=k // 2)), "title": " ".join(words[:8]), "text": " ".join(words),
                }  # fmt: skip
                out.write(json.dumps(row) + "\n")
            sets = [runs(words) for words in family]
            for one, other in combinations(range(len(family)), 2):
                smaller = min(len(sets[one]), len(sets[other]))
                shared = len(sets[one] & sets[other]) / max(smaller, 1)
                if shared >= 0.05:
                    truth.writerow((f"m{number + one}", f"m{number + other}", f"{shared:.4f}"))
            number += len(family)


if __name__ == "__main__":
    main()
