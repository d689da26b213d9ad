"""Times the labels of a plain text: the rules alone, and with the line labeller.

Without ../shared the example story is labelled over and over; with it, two hundred articles of the archive.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from retold.clean.draft import Draft
from retold.clean.line_labels import label_by_model, label_by_rules
from retold.clean.line_model import line_model
from retold.clean.lines import lines_of
from retold.read.text import text_blocks
from retold.testing import document

REPOSITORY = Path(__file__).resolve().parents[2]
ARTICLES, RUNS = 200, 3


def texts() -> list[str]:
    """What to label."""
    archive = Path(os.environ.get("RETOLD_SHARED") or REPOSITORY.parent / "shared") / "data/archive/articles.parquet"
    if not archive.is_file():
        files = sorted((REPOSITORY / "examples/harbour-ferry/articles").glob("*.txt"))
        return [f.read_text("utf8") for f in files] * 20
    import duckdb

    rows = duckdb.execute(
        "select title, text from read_parquet(?) where title is not null and text is not null order by id limit ?",
        [str(archive), ARTICLES],
    ).fetchall()
    return [f"{title}\n\n{text}" for title, text in rows]


def draft_of(text: str) -> Draft:
    """A fresh draft: lines know their words only once they were asked."""
    doc = document(text)
    return Draft(lines_of(doc, text_blocks(doc.id, text)))


def best(label: Callable[[Draft], None], articles: list[str]) -> float:
    """CPU seconds of the fastest run over all articles: other work on the machine must not count."""
    out = float("inf")
    for _ in range(RUNS):
        drafts = [draft_of(text) for text in articles]
        start = time.process_time()
        for draft in drafts:
            label(draft)
        out = min(out, time.process_time() - start)
    return out


def both(draft: Draft) -> None:
    """Rules, then the labeller."""
    label_by_rules(draft)
    label_by_model(draft, line_model())


def main() -> None:
    """Time and print."""
    articles = texts()
    rules, whole = best(label_by_rules, articles), best(both, articles)
    size = sum(map(len, articles))
    print(f"{len(articles)} texts, {size:,} characters")
    print(
        f"rules alone {rules:.3f} s; with the labeller {whole:.3f} s, {whole / rules:.2f} times as long, {size / whole:,.0f} characters/s"
    )


if __name__ == "__main__":
    main()
