"""Scores retold's time expressions against TempEval-3 (UzZaman et al. 2013) as the task's own scorer counts.

usage: timex.py FOLDER [--half tune|report|all] [--errors]       FOLDER holds .tml files (TimeBank, AQUAINT), unpacked

An expression is found where it overlaps one of the gold's (relaxed) or has the same characters (strict). Value F1 counts the
found whose ``value`` is the gold's letter by letter, over all that were predicted and all there are; the creation time of the
document is given and not counted. ``timeml.py`` writes retold's marks as TimeML does; nothing is forgiven.

The sets hold texts under their owners' terms; only figures leave this script unless --errors is given.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tarfile
from collections import Counter
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from retold.annotate.dates import add_dates
from retold.annotate.sentences import add_sentences
from retold.model.document import Region, Role
from retold.model.span import Span
from retold.model.story import Story
from retold.model.when import When
from retold.testing import document

sys.path.insert(0, str(Path(__file__).parent))
from timeml import timexes

ARCHIVE = "data/time/tempeval3-train.tar.xz"
TIMEX = re.compile(r"<TIMEX3 (?P<attrs>[^>]*)>|(?P<end></TIMEX3>)|<[^>]+>")


@dataclass(frozen=True)
class Gold:
    """A TIMEX3: offsets into the text, type and value."""

    start: int
    end: int
    kind: str
    value: str


def read(path: Path) -> tuple[str, list[Gold], str]:
    """Text, expressions (offsets into it) and creation day of one TimeML file."""
    raw = path.read_text("utf-8")
    created = re.search(
        r'functionInDocument="CREATION_TIME"[^>]*value="(\d{4}-\d\d-\d\d)|value="(\d{4}-\d\d-\d\d)[^"]*"[^>]*CREATION_TIME', raw
    )
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    text, golds, at, opened = "", [], 0, []
    for m in TIMEX.finditer(body):
        text += unescape(body[at : m.start()])
        at = m.end()
        if m["attrs"]:
            opened.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', m["attrs"]))))
        elif m["end"] and opened:
            start, attrs = opened.pop()
            if len(text) > start:
                golds.append(Gold(start, len(text), attrs.get("type", ""), attrs.get("value", "")))
    text += unescape(body[at:])
    return text, golds, (created[1] or created[2]) if created else ""


def annotate(files: list[Path]) -> Story:
    docs, regions = [], []
    for path in files:
        text, _, created = read(path)
        doc = document(text, path.name, published=When(created) if created else None)
        docs.append(doc)
        paragraphs = re.finditer(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", text, re.DOTALL)
        regions += [Region(span=Span(doc.id, m.start(), m.end()), role=Role.BODY, rule="bench") for m in paragraphs]
    return add_dates(add_sentences(Story(documents=tuple(docs), regions=tuple(regions))))


def score(files: list[Path], *, show: bool) -> Counter[str]:
    """Counts of gold and predicted expressions, of those that overlap, have the same words, the same type, the same value."""
    story, counts = annotate(files), Counter[str]()
    for path, doc in zip(files, story.documents, strict=True):
        golds = read(path)[1]
        ours = [
            Gold(d.span.start + a, d.span.start + b, kind, value)
            for d in story.dates
            if d.span.doc == doc.id
            for a, b, kind, value in timexes(d, doc[d.span])
        ]
        counts["gold"] += len(golds)
        counts["predicted"] += len(ours)
        used: set[int] = set()
        for g in golds:
            hit = next((i for i, o in enumerate(ours) if i not in used and o.start < g.end and g.start < o.end), None)
            if hit is not None:
                used.add(hit)
                counts["matched"] += 1
                counts["strict"] += (ours[hit].start, ours[hit].end) == (g.start, g.end)
                counts["type"] += ours[hit].kind == g.kind
                counts["value"] += ours[hit].value == g.value
            if show and (hit is None or ours[hit].value != g.value):
                _tell("MISSED" if hit is None else "VALUE", g, None if hit is None else ours[hit].value, doc.text)
        if show:
            for o in (o for i, o in enumerate(ours) if i not in used):
                _tell("EXTRA", o, o.value, doc.text)
    return counts


def _tell(what: str, at: Gold, ours: str | None, text: str) -> None:
    around = text[max(0, at.start - 40) : at.end + 25]
    print(what, at.kind, at.value, ours, repr(text[at.start : at.end]), repr(around), sep="\t")


def halves(folder: Path) -> dict[str, list[Path]]:
    """The files to choose on, those to report on, and all: drawn once, always the same."""
    files = sorted(p for p in folder.rglob("*.tml") if p.parent.name != "testpipeline")
    random.Random(0).shuffle(files)
    return {"tune": files[: len(files) // 2], "report": files[len(files) // 2 :], "all": files}


def f1(hits: int, c: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean, 0 to 100, of so many hits."""
    p, r = hits / max(1, c["predicted"]), hits / max(1, c["gold"])
    return 100 * p, 100 * r, 200 * p * r / max(1e-9, p + r)


def rows(shared: Path, out: Path) -> dict[str, float]:
    """The gate's rows, 0 to 100, of the half that nothing was chosen on."""
    with tarfile.open(shared / ARCHIVE) as archive:
        archive.extractall(out / "timex", filter="data")
    c = score(halves(out / "timex")["report"], show=False)
    return {"times.span.F": f1(c["matched"], c)[2], "times.value.F": f1(c["value"], c)[2]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("tune", "report", "all"), default="report")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    chosen = halves(args.folder)[args.half]
    if not chosen:
        sys.exit(f"no .tml files under {args.folder}")
    c = score(chosen, show=args.errors)
    for name, key in (("relaxed", "matched"), ("strict", "strict"), ("type", "type"), ("value", "value")):
        print("{:8} P {:.1f}  R {:.1f}  F {:.1f}".format(name, *f1(c[key], c)))
    print(
        f"{len(chosen)} documents, {c['gold']} expressions; value right of matched {100 * c['value'] / max(1, c['matched']):.1f}"
    )


if __name__ == "__main__":
    main()
