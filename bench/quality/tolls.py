"""How often the numbers of an article hold how many were killed and injured: articles on shootings with both counted.

usage: tolls.py [--split dev|train] [--limit N] [--errors] [--shared FOLDER]

The set (data/claims/gunviolence.tar.xz) holds articles with the counts of the Gun Violence Archive. A count is found where a
number of the article's whose unit is ``killed`` (``injured``) has it; articles whose count is 0 are not asked. Most articles on
one victim write no number (``a man was shot dead``), so counts of two and more stand apart. Counts were not taken from these
articles: none reaches 100. Articles stay under their owners' terms; only figures leave this script unless --errors is given.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tarfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from retold.annotate.dates import add_dates
from retold.annotate.numbers import add_numbers
from retold.annotate.sentences import add_sentences
from retold.model.document import Region, Role
from retold.model.span import Span
from retold.model.story import Story
from retold.testing import document

ARCHIVE = "data/claims/gunviolence.tar.xz"
FILES = {"dev": ("data-dev", "val"), "train": ("data-train", "train")}
FATES = ("killed", "injured")


@dataclass(frozen=True)
class Shooting:
    """An article and how many were killed and injured."""

    text: str
    counts: dict[str, int]


def read(shared: Path, split: str, most: int | None) -> list[Shooting]:
    """The articles of a split, in the order of the file."""
    folder, name = FILES[split]
    with tarfile.open(shared / ARCHIVE) as archive:
        texts, golds = (
            json.load(file)
            for part in ("X", "y")
            if (file := archive.extractfile(f"gunviolence/{folder}/{part}_{name}.json")) is not None
        )
    pairs = zip(texts[:most], golds[:most], strict=True)
    return [Shooting(x["text"], {f: int(y[f"n_{f}"]) for f in FATES}) for x, y in pairs]


def annotate(articles: list[Shooting]) -> Story:
    """Their numbers, with the sentences these stand in."""
    docs = [document(a.text, f"{i:04d}") for i, a in enumerate(articles)]
    regions = [
        Region(span=Span(d.id, m.start(), m.end()), role=Role.BODY, rule="bench")
        for d in docs
        for m in re.finditer(r"\S(?:.*\S)?", d.text)
    ]
    return add_numbers(add_dates(add_sentences(Story(documents=tuple(docs), regions=tuple(regions)))))


def score(articles: list[Shooting], *, show: bool) -> Counter[tuple[str, str, str]]:
    """Per fate and size (``one``, ``more``): articles asked, articles with any such number, articles with the right one."""
    story, out = annotate(articles), Counter[tuple[str, str, str]]()
    for article, doc in zip(articles, story.documents, strict=True):
        for fate, gold in article.counts.items():
            if not gold:
                continue
            size = "one" if gold == 1 else "more"
            told = [n for n in story.numbers if n.span.doc == doc.id and n.unit == fate]
            right = any(n.low <= gold <= n.high for n in told)
            out[fate, size, "asked"] += 1
            out[fate, size, "told"] += bool(told)
            out[fate, size, "right"] += right
            if show and not right:
                around = [
                    n.rendered + ": " + doc.text[max(0, n.span.start - 30) : n.span.end + 40]
                    for n in story.numbers
                    if n.span.doc == doc.id
                ]
                print(fate, gold, [n.rendered for n in told], around[:8], sep="\t")
    return out


def main() -> int:
    """Print a line for each fate and size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=FILES, default="dev")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("RETOLD_SHARED") or Path(__file__).resolve().parents[3] / "shared")
    )
    chosen = parser.parse_args()
    if not (chosen.shared / ARCHIVE).is_file():
        print(f"skipped: {chosen.shared / ARCHIVE} is not on this machine", file=sys.stderr)
        return 0
    c = score(read(chosen.shared, chosen.split, chosen.limit), show=chosen.errors)
    for fate in FATES:
        for size in ("one", "more"):
            asked, told, right = (c[fate, size, what] for what in ("asked", "told", "right"))
            print(
                f"{fate:<8} {size:<5} {asked:4} articles, {told:4} with such a number, {right:4} with the count: "
                f"{100 * right / max(1, asked):.1f} % of all, {100 * right / max(1, told):.1f} % of those with a number"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
