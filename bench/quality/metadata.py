"""Titles, dates and authors of pages with known metadata, for retold beside trafilatura and newspaper4k.

``python bench/quality/metadata.py DIR``: DIR holds a folder for each country with ``meta.info`` (page -> url, crawl date),
``OUTLET.json`` (version -> title, authors, publishing_date, body) and ``OUTLET_DATE.html.gz``, as the test data of the fundus
library does; the versions of an outlet are its pages in the order of their dates. Needs the tools of ``requirements/workshop``
for the two other columns; without them there is one.

Titles are compared exactly after NFC and white-space folding, soft hyphens and zero-width characters left out. A date is right
when it is the same calendar day as written or, where both have a zone, the same instant. Authors: F1 of the two sets of
case-folded names, 1 where both are empty. Bodies: F1 of counted word 4-grams. Intervals are the middle 95 % of 2,000
bootstrap samples of pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from retold.model.document import PROSE_ROLES
from retold.pipeline import READ_STAGES, run
from retold.read.inputs import read_inputs

SAMPLES = 2_000
GRAM = 4


@dataclass(frozen=True, slots=True)
class Said:
    """What a page's gold or a tool says of it; ``published`` is ISO 8601 or a part of it."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One page: a name for people, its file, its address and its gold."""

    name: str
    file: Path
    url: str
    gold: Said


@dataclass(slots=True)
class Scores:
    """Scores of one tool, a number of 0 to 1 for each page and measure; counts for pooled authors."""

    pages: dict[str, list[float]] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)

    def mean(self, measure: str) -> float:
        """Mean over the pages, 0 to 1."""
        values = self.pages[measure]
        return sum(values) / len(values) if values else 0.0

    def interval(self, measure: str) -> tuple[float, float]:
        """The middle 95 % of means of bootstrap samples."""
        values = self.pages[measure]
        dice = random.Random(20180731)
        means = sorted(sum(dice.choices(values, k=len(values))) / len(values) for _ in range(SAMPLES))
        return means[int(0.025 * SAMPLES)], means[int(0.975 * SAMPLES)]

    @property
    def pooled_authors(self) -> float:
        """F1 of all names of all pages together."""
        total = self.names["gold"] + self.names["told"]
        return 2 * self.names["both"] / total if total else 1.0


def cases(folder: Path) -> list[Case]:
    """The pages of a collection in the order of folders and outlets; raises ``ValueError`` where versions and pages differ in number."""
    out = []
    for country in sorted(p for p in folder.iterdir() if p.is_dir()):
        info = json.loads((country / "meta.info").read_text("utf-8"))
        for gold in sorted(country.glob("*.json")):
            versions = list(json.loads(gold.read_text("utf-8")).values())
            pages = sorted(
                p
                for p in country.glob("*.html.gz")
                if re.fullmatch(rf"{re.escape(gold.stem)}_\d{{4}}_\d\d_\d\d\.html\.gz", p.name)
            )
            if len(pages) != len(versions):
                raise ValueError(f"{gold}: {len(versions)} versions of {len(pages)} pages")
            out += [
                Case(
                    f"{country.name}/{page.name.removesuffix('.html.gz')}",
                    page,
                    info.get(page.name, {}).get("url", ""),
                    _gold(version),
                )
                for page, version in zip(pages, versions, strict=True)
            ]
    return out


def _gold(row: dict[str, Any]) -> Said:
    body = row.get("body") or {}
    parts = [*body.get("summary", [])]
    for section in body.get("sections", []):
        parts += [*section.get("headline", []), *section.get("paragraphs", [])]
    return Said(row.get("title") or "", tuple(row.get("authors") or ()), row.get("publishing_date") or "", "\n".join(parts))


def retold(case: Case) -> Said:
    """What retold reads off a page."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_bytes(gzip.decompress(case.file.read_bytes()))
        story = run(read_inputs([str(page)]), READ_STAGES)
    if not story.documents:
        return Said()
    d = story.documents[0]
    body = "\n".join(d[r.span] for r in sorted(story.regions, key=lambda r: r.span) if r.role in PROSE_ROLES)
    return Said(d.title or "", d.authors, d.published.edtf if d.published else "", body)


def trafilatura(case: Case) -> Said:
    """What trafilatura's default extraction reads off a page."""
    import trafilatura as tool

    found: Any = tool.bare_extraction(gzip.decompress(case.file.read_bytes()).decode("utf-8", "replace"), with_metadata=True)
    if found is None:
        return Said()
    names = tuple(n.strip() for n in (found.author or "").split(";") if n.strip())
    return Said(found.title or "", names, found.date or "", found.text or "")


def newspaper4k(case: Case) -> Said:
    """What newspaper4k reads off a page, pictures not fetched; as English where it lacks the page's word splitter."""
    import newspaper

    source = gzip.decompress(case.file.read_bytes()).decode("utf-8", "replace")
    for options in ({}, {"language": "en"}):
        article = newspaper.Article(case.url or "https://page.example/", fetch_images=False, **options)
        try:
            article.download(input_html=source)
            article.parse()
        except (newspaper.ArticleException, ImportError, LookupError):
            continue
        when = article.publish_date
        return Said(article.title or "", tuple(article.authors), when.isoformat() if when else "", article.text or "")
    return Said()


TOOLS: dict[str, Callable[[Case], Said]] = {"retold": retold, "trafilatura": trafilatura, "newspaper4k": newspaper4k}
MEASURES = ("title", "day", "instant", "authors", "body")


def score(pages: Sequence[Case], tool: Callable[[Case], Said], misses: list[str] | None = None) -> Scores:
    """Scores of a tool on pages; ``misses`` gets a line for every title, day and set of authors that is not right."""
    out = Scores({m: [] for m in MEASURES})
    for case in pages:
        said = tool(case)
        gold, told = ({n.casefold() for n in (_folded(a) for a in x.authors)} for x in (case.gold, said))
        out.names.update(gold=len(gold), told=len(told), both=len(gold & told))
        row = {
            "title": float(_folded(said.title) == _folded(case.gold.title)),
            "day": float(_same_day(said.published, case.gold.published)),
            "instant": float(_same_instant(said.published, case.gold.published)),
            "authors": 2 * len(gold & told) / (len(gold) + len(told)) if gold or told else 1.0,
            "body": _gram_f1(said.body, case.gold.body),
        }
        for measure, value in row.items():
            out.pages[measure].append(value)
        if misses is not None:
            pairs = (
                ("title", said.title, case.gold.title),
                ("day", said.published, case.gold.published),
                ("authors", said.authors, case.gold.authors),
            )
            misses += [f"{case.name} {m}: {a!r} for {b!r}" for m, a, b in pairs if row[m] < 1]
    return out


def _folded(text: str) -> str:
    return " ".join(re.sub("[\u00ad\u200b\u2060\ufeff]", "", unicodedata.normalize("NFC", text)).split())


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.rstrip("?~"))
    except ValueError:
        return None


def _same_day(told: str, gold: str) -> bool:
    return bool(gold) and (told[:10] == gold[:10] or _same_instant(told, gold))


def _same_instant(told: str, gold: str) -> bool:
    """Whether two times are one to the minute; of two of which one has no zone, whether they are written the same."""
    a, b = _moment(told), _moment(gold)
    if a is None or b is None:
        return False
    if a.tzinfo and b.tzinfo:
        a, b = a.astimezone(UTC), b.astimezone(UTC)
    return a.replace(second=0, microsecond=0, tzinfo=None) == b.replace(second=0, microsecond=0, tzinfo=None)


def _gram_f1(told: str, gold: str) -> float:
    a, b = _grams(told), _grams(gold)
    both = sum((a & b).values())
    return 2 * both / ((sum(a.values()) + sum(b.values())) or 1)


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + GRAM]) for i in range(max(1, len(words) - GRAM + 1)) if words)


def measure(folder: Path, tools: Sequence[str] = ("retold",), misses: list[str] | None = None) -> dict[str, Scores]:
    """Scores of each tool on the pages of a folder; a tool that is not installed is left out."""
    pages = cases(folder)
    out = {}
    for name in tools:
        try:
            out[name] = score(pages, TOOLS[name], misses if name == "retold" else None)
        except ImportError as error:
            print(f"{name}: not installed ({error.name})", file=sys.stderr)
    return out


def table(scores: dict[str, Scores]) -> str:
    """The scores as a Markdown table: mean over the pages in percent, with its interval."""
    lines = [f"| measure | {' | '.join(scores)} |", f"|---|{'---|' * len(scores)}"]
    for measure_name in MEASURES:
        cells = []
        for s in scores.values():
            low, high = s.interval(measure_name)
            cells.append(f"{100 * s.mean(measure_name):.1f} ({100 * low:.1f}–{100 * high:.1f})")
        lines.append(f"| {measure_name} | {' | '.join(cells)} |")
    lines.append(f"| authors, pooled | {' | '.join(f'{100 * s.pooled_authors:.1f}' for s in scores.values())} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table, and with ``--misses`` what retold got wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--misses", action="store_true", help="also print every title, day and set of authors that is not right"
    )
    parser.add_argument("--tools", nargs="*", default=list(TOOLS), choices=list(TOOLS))
    given = parser.parse_args()
    misses: list[str] = []
    scores = measure(given.folder, given.tools, misses)
    print(f"{len(next(iter(scores.values())).pages['title'])} pages\n\n{table(scores)}")
    if given.misses:
        print("\n" + "\n".join(misses))


if __name__ == "__main__":
    main()
