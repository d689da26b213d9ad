"""Pages with labels made by people, as blocks with a class each: what the page labeller learns from and is scored on.

Three sets: L3S-GN1 (every text block labelled), the article-extraction benchmark (bodies) and fundus (bodies, titles).
Labels are carried from the gold to the words of our own reading of the page by aligning the two word sequences.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.distance import LCSseq

from retold.model.document import DATA_TAG, Block, Link
from retold.model.metadata import MetaField
from retold.model.span import Span
from retold.read.decode import decode
from retold.read.html import Page, parse, read_page
from retold.read.page_data import add_data_text
from retold.read.page_meta import page_meta

WORD = re.compile(r"\w+")
L3S_CLASSES = {"1": "headline", "2": "body", "3": "supplement", "4": "related", "5": "comment", "0": "other"}
_SELECTED = re.compile(r"x-nc-sel([0-5])")


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page with a label for each word of its text.

    ``labels`` has an entry per word (``WORD`` over ``page.text``): a class, or ``None`` where the gold does not say.
    ``site`` groups pages for cross-validation.
    """

    name: str
    set: str
    site: str
    title: str | None
    page: Page
    labels: list[str | None]

    def blocks(self) -> tuple[Block, ...]:
        """The page's blocks as nouns of a document ``d``."""
        return tuple(
            Block(
                span=Span("d", b.start, b.end), tag=b.tag, path=b.path, hint=b.hint, names=b.names, images=b.images, said=b.said,
                anchors=tuple(b.anchors),
            )
            for b in self.page.blocks
        )  # fmt: skip

    def links(self) -> list[Link]:
        """Its hyperlinks."""
        return [Link(span=Span("d", start, end), href=href) for start, end, href in self.page.links]


def spans(text: str) -> list[tuple[int, int]]:
    """The places of the words of a text."""
    return [m.span() for m in WORD.finditer(text)]


def words(text: str) -> list[str]:
    """The words of a text, case folded."""
    return [w.casefold() for w in WORD.findall(text)]


def carried(ours: list[str], gold: list[str]) -> list[int | None]:
    """For each of our words the gold word it is, by the longest common subsequence; ``None`` for words of ours alone."""
    out: list[int | None] = [None] * len(ours)
    for op in LCSseq.opcodes(ours, gold):
        if op.tag == "equal":
            out[op.src_start : op.src_end] = range(op.dest_start, op.dest_end)
    return out


def pages(folder: Path) -> Iterator[GoldPage]:
    """All pages of the three sets, unpacked below ``folder`` as ``l3s``, ``scrapinghub`` and ``fundus``."""
    yield from l3s(folder / "l3s")
    yield from scrapinghub(folder / "scrapinghub")
    yield from fundus(folder / "fundus")


def l3s(folder: Path) -> Iterator[GoldPage]:
    """L3S-GN1: ``original/*.html`` with ``annotated/*.html``."""
    sites = dict(_site_of(line) for line in (folder / "url-mapping.txt").read_text("utf8").splitlines() if line.strip())
    for file in sorted((folder / "original").glob("*.html")):
        page = _page(file.read_bytes())
        if page is None:
            continue
        gold = _selected((folder / "annotated" / file.name).read_bytes())
        places = carried(words(page.text), [w for w, _ in gold])
        labels = [gold[p][1] if p is not None else None for p in places]
        yield GoldPage(file.stem, "l3s", sites.get(file.stem, file.stem), None, page, labels)


def _site_of(line: str) -> tuple[str, str]:
    identity, url = line.split("\t", 1)
    return identity.strip("<>").rpartition(":")[2], url.split("/")[2]


def _selected(data: bytes) -> list[tuple[str, str]]:
    """The words of an annotated page with their classes, those of the innermost labelled span."""
    out: list[tuple[str, str]] = []
    tree = parse(decode(data, markup=True).text)  # type: ignore[union-attr]
    stack: list[tuple[Any, str]] = [(tree, "other")]
    while stack:
        node, label = stack.pop()
        if isinstance(node, str):
            out += [(w, label) for w in words(node)]
            continue
        if not isinstance(node.tag, str) or node.tag in {"script", "style", "noscript", "head", "iframe"}:
            continue
        found = _SELECTED.findall(node.get("class") or "")
        own = L3S_CLASSES[found[-1]] if found else label
        inside: list[tuple[Any, str]] = [(node.text, own)] if node.text else []
        for child in node:
            inside.append((child, own))
            if child.tail:
                inside.append((child.tail, own))
        stack.extend(reversed(inside))
    return out


def scrapinghub(folder: Path) -> Iterator[GoldPage]:
    """The article-extraction benchmark: ``html/*.html.gz`` with ``ground-truth.json``."""
    gold = json.loads((folder / "ground-truth.json").read_text("utf8"))
    for file in sorted((folder / "html").glob("*.gz")):
        name = file.name.removesuffix(".html.gz")
        page = _page(gzip.decompress(file.read_bytes()))
        if page is None:
            continue
        site = gold[name]["url"].split("/")[2]
        yield GoldPage(name, "scrapinghub", site, None, page, _known(page, [("body", gold[name]["articleBody"])]))


def fundus(folder: Path) -> Iterator[GoldPage]:
    """fundus: a JSON file per publisher whose versions, in order, belong to its pages in order of their dates."""
    for file in sorted((folder / "test_data").glob("*/*.json")):
        versions = json.loads(file.read_text("utf8"))
        for data, html in zip(versions.values(), sorted(file.parent.glob(f"{file.stem}_2*.gz")), strict=True):
            page = _page(gzip.decompress(html.read_bytes()))
            if page is not None:
                name = html.name.removesuffix(".html.gz")
                yield GoldPage(name, "fundus", file.stem, data["title"], page, _known(page, fundus_parts(data)))


def fundus_parts(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Title, summary and body of a fundus article, with their classes."""
    body = data["body"]
    parts = [("headline", data["title"] or "")] + [("deck", s) for s in body["summary"]]
    for section in body["sections"]:
        parts += [("body", t) for t in (*section["headline"], *section["paragraphs"])]
    return parts


def _known(page: Page, parts: list[tuple[str, str]]) -> list[str | None]:
    """Labels where only the article is known: its parts by alignment, ``rest`` for what is surely none of it."""
    gold = [(w, label) for label, text in parts for w in words(text)]
    runs = Counter(zip(*(([w for w, _ in gold][k:]) for k in range(3)), strict=False))
    ours = words(page.text)
    labels: list[str | None] = ["rest"] * len(ours)
    for i, p in enumerate(carried(ours, [w for w, _ in gold])):
        if p is not None and _in_run(ours, i, runs):
            labels[i] = gold[p][1]
    return labels


def _in_run(ours: list[str], i: int, runs: Counter[tuple[str, ...]]) -> bool:
    return any(tuple(ours[k : k + 3]) in runs for k in range(max(0, i - 2), i + 1))


def _page(data: bytes) -> Page | None:
    decoded = decode(data, markup=True)
    tree = parse(decoded.text) if decoded else None
    if decoded is None or tree is None:
        return None
    known = page_meta(tree, decoded.text)
    page = read_page(tree)
    add_data_text(page, known, tree)
    page.title = known.said(MetaField.TITLE)
    shown = [b for b in page.blocks if b.tag != DATA_TAG]
    if len(shown) < len(page.blocks):
        page.text = page.text[: shown[-1].end] if shown else ""
        page.blocks = shown
    return page
