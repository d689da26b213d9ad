"""Score retold's time expressions against TempEval-3 (UzZaman et al. 2013): relaxed match, and match with the right value.

usage: timex.py FOLDER [--half tune|report|all] [--errors]       FOLDER holds .tml files (TimeBank, AQUAINT), unpacked

The sets hold texts under their owners' terms; only figures leave this script unless --errors is given.

TimeML values are put into the forms of retold's contract first, and nothing else is forgiven: weeks, quarters, halves,
seasons and decades become intervals; parts of the day (``TMO``, ``TNI``) the day; trailing ``X`` the precision before it;
PRESENT_REF, PAST_REF and FUTURE_REF no value. retold's signs of approximation are dropped (TimeML keeps them in ``mod``),
and an approximate day agrees with the week it lies in. Expressions of type SET, which retold does not mark, count as missed.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from pathlib import Path

from retold.annotate.dates import add_dates
from retold.annotate.sentences import add_sentences
from retold.model.document import Region, Role
from retold.model.span import Span
from retold.model.story import Story
from retold.model.when import When
from retold.testing import document

TIMEX = re.compile(r"<TIMEX3 (?P<attrs>[^>]*)>|(?P<end></TIMEX3>)|<[^>]+>")


@dataclass(frozen=True)
class Gold:
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


def as_contract(value: str) -> str:
    """A TimeML value in retold's writing; empty for references without a value."""
    if value.endswith("_REF"):
        return ""
    value = re.sub(r"T(?:MO|AF|EV|NI|DT|MI)$", "", value)
    if m := re.fullmatch(r"(\d{4})-W(\d\d?)(-WE)?", value):
        monday = date.fromisocalendar(int(m[1]), max(1, min(int(m[2]), 52)), 1)
        first = monday + timedelta(days=5 if m[3] else 0)
        return f"{first}/{monday + timedelta(days=6)}"
    if m := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"{m[1]}-{int(m[2]) * 3 - 2:02d}/{m[1]}-{int(m[2]) * 3:02d}"
    if m := re.fullmatch(r"(\d{4})-H([12])", value):
        return f"{m[1]}-{int(m[2]) * 6 - 5:02d}/{m[1]}-{int(m[2]) * 6:02d}"
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        low, high = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}[m[2]]
        return f"{m[1]}-{low:02d}/{int(m[1]) + (high < low)}-{high:02d}"
    if m := re.fullmatch(r"(\d{3})X?", value):
        return f"{m[1]}0/{m[1]}9"
    if re.fullmatch(r"\d{4}(?:-\d\d|-XX|-WXX|-QX)*", value):
        return re.sub(r"-(?:XX|WXX|QX).*", "", value)
    if m := re.fullmatch(r"P(\d+)Q", value):
        return f"P{int(m[1]) * 3}M"
    return value


def agrees(ours: str | None, gold: str) -> bool:
    """Whether a mark's value says what the gold value says."""
    want = as_contract(gold)
    if ours is None:
        return not want
    mine = re.sub(r"[~?%<>=]", "", ours)
    if "~" in ours and re.fullmatch(r"\d{4}-\d\d-\d\d", mine) and "/" in want and len(want) == 21:
        low, high = want.split("/")
        return low <= mine <= high
    return mine == want


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
    """Counts of gold, predicted, overlapping and rightly valued expressions."""
    story, counts = annotate(files), Counter[str]()
    for path, doc in zip(files, story.documents, strict=True):
        golds = read(path)[1]
        marks = [d for d in story.dates if d.span.doc == doc.id]
        counts["gold"] += len(golds)
        counts["predicted"] += len(marks)
        used: set[int] = set()
        for g in golds:
            hit = next(
                (i for i, m in enumerate(marks) if i not in used and m.span.start < g.end and g.start < m.span.end), None
            )
            words = " ".join(doc.text[g.start : g.end].split())
            if hit is None:
                show and print(
                    "MISSED", g.kind, g.value, repr(words), repr(doc.text[max(0, g.start - 40) : g.end + 25]), sep="\t"
                )
                continue
            used.add(hit)
            mark = marks[hit]
            right = agrees(mark.value, g.value)
            counts["matched"] += 1
            counts["kind"] += mark.kind.value == g.kind.lower()
            counts["right"] += right
            if show and not right:
                print(
                    "VALUE",
                    g.value,
                    mark.value,
                    repr(words),
                    repr(doc.text[mark.span.start - 30 : mark.span.end + 20]),
                    sep="\t",
                )
        for i, m in enumerate(marks):
            if show and i not in used:
                print("EXTRA", m.value, repr(doc.text[max(0, m.span.start - 30) : m.span.start]), repr(doc[m.span]), sep="\t")
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("tune", "report", "all"), default="report")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    files = sorted(p for p in args.folder.rglob("*.tml") if p.parent.name != "testpipeline")
    if not files:
        sys.exit(f"no .tml files under {args.folder}")
    random.Random(0).shuffle(files)
    half = len(files) // 2
    chosen = {"tune": files[:half], "report": files[half:], "all": files}[args.half]
    c = score(chosen, show=args.errors)
    for name, hits in (("span", c["matched"]), ("value", c["right"])):
        p, r = hits / max(1, c["predicted"]), hits / max(1, c["gold"])
        print(f"{name:6} P {100 * p:.1f}  R {100 * r:.1f}  F {200 * p * r / max(1e-9, p + r):.1f}")
    print(
        f"{len(chosen)} documents, {c['gold']} expressions; value right of matched {100 * c['right'] / max(1, c['matched']):.1f}"
    )


if __name__ == "__main__":
    main()
