"""Finds all passages of ever more real articles, side by side with difflib on all pairs and with passim where that is installed.

usage: passages.py [SIZE …] [--draw]

Articles are the first 750 words of those of the archive; where ../shared is missing, stories are invented: 30 sentences
an article, some of them shared with others and lightly edited. A story is invented in any case for the last table, in
which much is copied. Seconds are those from a story with regions to its passages, in the first run of a process of its own: by
the clock, and of the processor, which other work on the machine changes less; memory is the most that process held, articles
included. difflib is timed on all pairs of 60 articles; its cost for more is reckoned from that. Ratio and exponent are
those of the processor's seconds. The exponent is the slope of the logarithms: 1 is linear, 2 is all pairs. ``--draw`` writes docs/img/passages-growth.svg.
"""

from __future__ import annotations

import json
import math
import random
import resource
import subprocess
import sys
import time
from difflib import SequenceMatcher
from itertools import accumulate, combinations
from pathlib import Path
from typing import Any

from growth_plot import Line, drawing, exponent

from retold.align.passages import add_passages
from retold.align.row import word_row
from retold.model.story import Story
from retold.testing import story

REPOSITORY = Path(__file__).resolve().parents[2]
SIZES = (100, 300, 1000, 3000, 10_000)
BASELINE = 60
DRAWN = REPOSITORY / "docs/img/passages-growth.svg"
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


def real_or_invented(count: int) -> tuple[str, Story]:
    """So many articles, and what they are."""
    from real_articles import ARCHIVE, real_story

    if ARCHIVE.is_file():
        try:
            return "real", real_story(count)
        except ValueError:
            pass
    return "invented", story(*articles(count))


def measure(kind: str, count: int) -> dict[str, Any]:
    """One run in this process: what was measured, by name."""
    told, made = ("invented", story(*articles(count))) if kind == "copied" else real_or_invented(count)
    start, cpu = time.perf_counter(), time.process_time()
    found = add_passages(made)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    return {
        "articles": count,
        "text": told,
        "words": len(word_row(made).ids),
        "seconds": round(seconds, 3),
        "cpu_seconds": round(cpu, 3),
        "passages": len(found.passages),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "notes": list(found.notes),
    }


def apart(kind: str, count: int) -> dict[str, Any]:
    """The same in a process of its own, so that its memory is its own."""
    done = subprocess.run([sys.executable, __file__, "--one", kind, str(count)], stdout=subprocess.PIPE, check=True, text=True)
    return dict(json.loads(done.stdout))


def difflib_pair(made: Story) -> float:
    """Seconds difflib takes for one pair of articles, words against words, on the mean of all pairs."""
    rows = [d.text.split() for d in made.documents]
    start = time.process_time()
    for a, b in combinations(rows, 2):
        SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return (time.process_time() - start) / math.comb(len(rows), 2)


def table(rows: list[dict[str, Any]], pair: float) -> None:
    """Print rows beside what difflib would take."""
    print(f"{'articles':>9}{'words':>11}{'clock':>9}{'processor':>11}{'passages':>10}{'peak MB':>9}{'difflib':>12}{'ratio':>9}")
    for r in rows:
        slow = pair * math.comb(r["articles"], 2)
        print(
            f"{r['articles']:>9}{r['words']:>11,}{r['seconds']:>9.2f}{r['cpu_seconds']:>11.2f}{r['passages']:>10}{r['peak_mb']:>9}"
            f"{slow:>10.0f} s{slow / r['cpu_seconds']:>8.0f}x"
        )
        for note in r["notes"]:
            print(f"          {note}")


def draw(rows: list[dict[str, Any]], pair: float) -> None:
    """Write the drawing that docs/reuse.md shows."""
    ours = [(float(r["articles"]), float(r["cpu_seconds"])) for r in rows]
    pairs = [(n, pair * n * (n - 1) / 2) for n, _ in ours]
    lines = [
        Line("retold", ours, measured=True, colour="#0b5394"),
        Line("difflib, all pairs", pairs, measured=False, colour="#a64d00"),
    ]
    DRAWN.parent.mkdir(parents=True, exist_ok=True)
    title = f"All passages of articles of 750 words: grows with the articles to the power of {exponent(ours):.2f}"
    DRAWN.write_text(drawing(title, "articles", lines), "utf8")


def main() -> None:
    """Time, print, keep."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(sys.argv[2], int(sys.argv[3]))))
        return
    sizes = [int(a) for a in sys.argv[1:] if a.isdigit()] or list(SIZES)
    told, few = real_or_invented(BASELINE)
    pair = difflib_pair(few)
    print(f"difflib on words, {math.comb(BASELINE, 2)} pairs of {told} articles: {pair * 1000:.1f} ms a pair")
    rows = [apart("real", n) for n in sizes]
    print(f"{rows[0]['text']} articles")
    table(rows, pair)
    growth = exponent([(r["articles"], r["cpu_seconds"]) for r in rows]) if len(rows) > 1 else math.nan
    print(f"grows with the articles to the power of {growth:.2f}")
    copied = [apart("copied", min(1000, max(sizes)))]
    print("an invented story in which a third of every article is copied")
    table(copied, pair)
    subprocess.run([sys.executable, str(Path(__file__).with_name("passim_run.py"))], check=False)
    if "--draw" in sys.argv:
        draw(rows, pair)
    out = REPOSITORY / "out/bench"
    out.mkdir(parents=True, exist_ok=True)
    kept = {"rows": rows, "copied": copied, "exponent": round(growth, 2), "difflib_seconds_a_pair": round(pair, 6)}
    (out / "passages.json").write_text(json.dumps(kept, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
