"""Scores whole readings of the gold pages, each with the model of the fold that has not seen its site.

usage: evaluate.py FOLDER MODELS [--errors SET GOLD FOUND]

FOLDER holds the gold sets, MODELS the files that `train.py --folds N --keep MODELS` wrote.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter
from pathlib import Path

from retold.clean.page_classes import CLASSES
from retold.clean.page_model import PageModel
from retold.clean.regions import label_blocks
from retold.model.document import Document, Origin, Region, Role
from training.pages.gold import GoldPage, pages, spans
from training.pages.train import figures, fold

KINDS = {
    "headline": "headline", "headline_repeat": "headline", "deck": "headline", "body": "body", "blockquote": "body", "caption": "supplement", "credit": "supplement",
    "byline": "supplement", "stamp": "supplement", "dateline": "body", "bio": "supplement", "kicker": "supplement", "legal": "supplement", "related": "related",
    "comment": "comment", "comment_ui": "comment",
}  # fmt: skip
"""The class of L3S-GN1 that a role is counted for; all others are its "not content"."""


def regions(gold: GoldPage, model: PageModel) -> list[Region]:
    """The page's regions as the model labels it."""
    page, text = gold.page, gold.page.text
    document = Document(
        id="d",
        file=gold.name,
        text=text,
        origin=Origin(uri="", media_type="text/html", sha256=""),
        title=page.title,
    )
    return label_blocks(document, gold.blocks(), gold.links(), model)


def counted(gold: GoldPage, found: list[Region]) -> tuple[Counter[tuple[str, str]], list[tuple[str, Role, str, str]]]:
    """Words by gold class and found class, and the regions where the two differ."""
    pairs: Counter[tuple[str, str]] = Counter()
    starts = [r.span.start for r in found]
    by_region: dict[int, Counter[str]] = {}
    for (start, _), label in zip(spans(gold.page.text), gold.labels, strict=True):
        if label is None:
            continue
        i = bisect_right(starts, start) - 1
        kind = KINDS.get(found[i].role, "other") if i >= 0 and start < found[i].span.end else "other"
        pairs[label, kind] += 1
        if label != kind and not (label == "rest" and kind != "body"):
            by_region.setdefault(i, Counter())[label] += 1
    wrong = []
    for i, labels in by_region.items():
        label, n = labels.most_common(1)[0]
        wrong.append(
            (
                label,
                found[i].role,
                f"{n} {gold.name[:10]} {gold.site} [{found[i].rule}]",
                gold.page.text[found[i].span.start : found[i].span.end][:100].replace("\n", "/"),
            )
        )
    return pairs, wrong


def main() -> None:
    """Score, print."""
    folder, models = Path(sys.argv[1]), Path(sys.argv[2])
    loaded = {int(f.stem.removeprefix("fold")): PageModel.read(str(f)) for f in models.glob("fold*.npz")}
    count = int((models / "folds").read_text("utf8"))
    totals: dict[str, Counter[tuple[str, str]]] = {}
    means: dict[str, list[float]] = {}
    errors = []
    for gold in pages(folder):
        if not gold.page.blocks or fold(gold.site, count) not in loaded:
            continue
        pairs, wrong = counted(gold, regions(gold, loaded[fold(gold.site, count)]))
        totals.setdefault(gold.set, Counter()).update(pairs)
        means.setdefault(gold.set, []).append(figures(pairs, "body")[2])
        errors += [(gold.set, *w) for w in wrong]
    for name, whole in totals.items():
        print(f"{name}: body F1 {sum(means[name]) / len(means[name]):.3f} as a mean of {len(means[name])} pages")
        for label in CLASSES if name == "l3s" else ("body", "headline"):
            print(f"  {label:<11}" + " {:.3f} {:.3f} {:.3f}".format(*figures(whole, label)))
        if name == "l3s":
            for g in CLASSES:
                print(f"  {g:<11}" + " ".join(f"{whole[g, c]:>8}" for c in CLASSES))
    if len(sys.argv) > 3:
        chosen = [e for e in errors if e[0] == sys.argv[4] and e[1] == sys.argv[5] and KINDS.get(e[2], "other") == sys.argv[6]]
        chosen.sort(key=lambda e: -int(e[3].split()[0]))
        for e in chosen[: int(sys.argv[7])]:
            print(*e[1:])
        print(len(chosen))


if __name__ == "__main__":
    main()
