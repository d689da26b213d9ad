"""Finds all passages of ever larger invented stories, against difflib over all pairs on the same words.

Articles are 30 invented sentences each: own ones, and some that are shared with other articles of the story, lightly
edited. difflib is timed where it is bearable (20 articles) and its cost for more is that many pairs times its seconds a
pair. The exponent says how the cost grows: 1 is linear in the articles, 2 is all pairs.
"""

from __future__ import annotations

import json
import math
import random
import sys
import time
from difflib import SequenceMatcher
from itertools import accumulate, combinations
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SIZES = (50, 100, 200, 500, 1000)
BASELINE = 20
SENTENCES = 30
SYLLABLES = ("ba", "do", "fi", "gu", "ke", "lo", "mi", "nu", "pa", "re", "si", "to", "vu", "ze", "qua", "sho")


def vocabulary(rng: random.Random, size: int) -> list[str]:
    """Invented words."""
    return ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(size)]


def sentence(rng: random.Random, words: list[str], weights: list[float]) -> str:
    """Words by Zipf's law, so that short stretches recur by chance as they do in language."""
    return " ".join(rng.choices(words, cum_weights=weights, k=rng.randint(12, 28)))


def articles(count: int, seed: int = 1) -> list[str]:
    """A story of ``count`` articles; each takes a third of its sentences from one of a few sources."""
    rng = random.Random(seed)
    words = vocabulary(rng, 8000)
    weights = list(accumulate(1 / (rank + 1) for rank in range(len(words))))
    sources = [[sentence(rng, words, weights) for _ in range(SENTENCES)] for _ in range(max(2, count // 10))]
    made = []
    for _ in range(count):
        source = rng.choice(sources)
        start = rng.randrange(SENTENCES * 2 // 3)
        taken = [edited(rng, s) for s in source[start : start + SENTENCES // 3]]
        own = [sentence(rng, words, weights) for _ in range(SENTENCES - len(taken))]
        at = rng.randrange(len(own))
        made.append("\n".join(["A headline", "", *own[:at], *taken, *own[at:]]))
    return made


def edited(rng: random.Random, text: str) -> str:
    """One word in twenty is changed or dropped."""
    return " ".join("changed" if rng.random() < 0.03 else w for w in text.split() if rng.random() > 0.02)


def ours(texts: list[str]) -> tuple[float, int]:
    """Seconds for all passages of a story, and how many there are."""
    from retold.align.passages import add_passages
    from retold.testing import story

    made = story(*texts)
    best = math.inf
    for _ in range(2):
        start = time.perf_counter()
        found = len(add_passages(made).passages)
        best = min(best, time.perf_counter() - start)
    return best, found


def difflib_pair(texts: list[str]) -> float:
    """Seconds difflib takes for one pair of articles, words against words."""
    rows = [t.split() for t in texts]
    start = time.perf_counter()
    for a, b in combinations(rows, 2):
        SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return (time.perf_counter() - start) / math.comb(len(rows), 2)


def exponent(sizes: list[int], seconds: list[float]) -> float:
    """Slope of log seconds over log size, by least squares."""
    x, y = [math.log(n) for n in sizes], [math.log(s) for s in seconds]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True)) / sum((a - mx) ** 2 for a in x)


def main() -> None:
    """Time, print, keep."""
    sizes = [int(a) for a in sys.argv[1:] if a.isdigit()] or list(SIZES)
    pair = difflib_pair(articles(BASELINE))
    print(f"baseline: difflib on words, {pair * 1000:.1f} ms a pair")
    print(f"{'articles':>9}{'seconds':>10}{'passages':>10}{'difflib':>12}{'ratio':>9}")
    rows = []
    for n in sizes:
        seconds, found = ours(articles(n))
        slow = pair * math.comb(n, 2)
        rows.append(
            {
                "articles": n,
                "seconds": round(seconds, 4),
                "passages": found,
                "times_faster_than_difflib": round(slow / seconds, 1),
            }
        )
        print(f"{n:>9}{seconds:>10.3f}{found:>10}{slow:>10.1f} s{slow / seconds:>8.0f}x")
    growth = exponent(sizes, [float(r["seconds"]) for r in rows]) if len(sizes) > 1 else math.nan
    print(f"grows with the articles to the power of {growth:.2f}")
    out = REPOSITORY / "out/bench"
    out.mkdir(parents=True, exist_ok=True)
    (out / "passages.json").write_text(json.dumps({"rows": rows, "exponent": round(growth, 2)}, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
