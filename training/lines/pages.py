"""Pages with human labels, as lines of text with a role each: what the line labeller learns from.

Three sets are read: L3S-GN1 (a class for every block, given by people), scrapinghub (the body, given by people) and fundus
(paragraphs, title and authors, given by parsers of single sites). What these say is kept; where they say only "not the
body", markup and the high-precision rules of wording say which of the other roles it is.
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

from retold.clean.cues import cue
from retold.clean.draft import Label
from retold.clean.head import byline_like, is_stamp
from retold.clean.lines import Line, words_of
from retold.lang import furniture
from retold.model.document import Block, Role
from retold.model.span import Span
from retold.model.view import DASHES, QUOTES
from retold.read.html import Page, PageBlock, parse, read_page
from training.lines.body import main_blocks

MARK = 0xE100
"""First of six private characters that stand in a page's text where a class of L3S begins."""
RUN = 3
HINTED = frozenset(
    {Role.BYLINE, Role.STAMP, Role.CAPTION, Role.CREDIT, Role.BIO, Role.KICKER, Role.DECK, Role.LEGAL, Role.SHARE, Role.PROMO}
)
"""Roles for which markup is believed about what people called supplemental."""
_CLASS = re.compile(r"x-nc-sel([0-5])")
_HOST = re.compile(r"https?://([\w.-]+)")
_PLAIN = str.maketrans({**QUOTES, **DASHES, "\u00a0": " ", "\n": " ", "\t": " "})
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu"})


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as it can be pasted: its text, role, whether a gap stands above, and which extractors took it."""

    text: str
    role: Role
    gap: bool
    took: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """What is known of a page from elsewhere: paragraphs, title and authors; empty where nobody says."""

    paragraphs: list[str]
    title: str = ""
    authors: tuple[str, ...] = ()

    @property
    def surnames(self) -> frozenset[str]:
        """The last names of the authors, folded."""
        return frozenset(a.split()[-1].casefold() for a in self.authors if a.split())


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """The lines from above the headline to the end of a page; ``site`` is what must not be in training and test at once."""

    name: str
    corpus: str
    site: str
    language: str
    lines: tuple[PageLine, ...]


def line_of(text: str) -> Line:
    """A line that stands alone, as the rules see it."""
    return Line(Block(span=Span("d", 0, max(1, len(text))), tag="line"), text.translate(_PLAIN), 0, gap=True, indent=0)


def read_pages(folder: Path) -> Iterator[LabelledPage]:
    """All pages under a folder into which the three archives were unpacked, in order of name."""
    for path in sorted((folder / "l3s/annotated").glob("*.html")):
        yield from _l3s(path)
    gold = json.loads((folder / "scrapinghub/ground-truth.json").read_text("utf8"))
    for path in sorted((folder / "scrapinghub/html").glob("*.html.gz")):
        key = path.name.removesuffix(".html.gz")
        if key in gold:
            yield from _golden(path, "scrapinghub", site_of(gold[key]["url"]), Gold(gold[key]["articleBody"].split("\n")))
    for path in sorted((folder / "fundus/test_data").glob("*/*.html.gz")):
        yield from _fundus(path)


def site_of(url: str) -> str:
    """The registrable part of an address's host, near enough: ``news.port.co.example`` gives ``port.co.example``."""
    match = _HOST.match(url)
    parts = (match[1] if match else url).lower().split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in _SECOND_LEVEL else parts[-2:])


def _l3s(path: Path) -> Iterator[LabelledPage]:
    source = path.read_text("utf8", "replace")
    tree = parse(source)
    if tree is None:
        return
    hosts = Counter(site_of(a.get("href")) for a in tree.iter("a") if (a.get("href") or "").startswith("http"))
    site = hosts.most_common(1)[0][0] if hosts else path.stem
    took = _taken(read_page(tree), source)
    _mark(tree)
    page = read_page(tree)
    rows: list[tuple[str, int, PageBlock]] = []
    current = 0
    for block in page.blocks:
        raw = page.text[block.start : block.end]
        counts: Counter[int] = Counter()
        text = ""
        for char in raw:
            if MARK <= ord(char) <= MARK + 5:
                current = ord(char) - MARK
            else:
                text += char
                counts[current] += char.isalnum()
        if text.strip() and counts.total():
            rows.append((" ".join(text.split()), counts.most_common(1)[0][0], block))
    if any(kind == 2 for _, kind, _ in rows):
        lines = _of_classes(rows, page, took)
        yield LabelledPage(path.stem, "l3s", site, "en", tuple(lines))


def _mark(tree: Any) -> None:
    """Put the class of each text node before its first character."""
    kinds: dict[Any, int] = {}
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        parent = element.getparent()
        above = kinds.get(parent, 0) if parent is not None else 0
        match = _CLASS.search(element.get("class") or "")
        kinds[element] = int(match[1]) if match else above
        if element.text and element.text.strip():
            element.text = chr(MARK + kinds[element]) + element.text
        if element.tail and element.tail.strip():
            element.tail = chr(MARK + above) + element.tail


def _of_classes(rows: list[tuple[str, int, PageBlock]], page: Page, took: dict[str, set[str]]) -> list[PageLine]:
    out: list[PageLine] = []
    first = next((i for i, (_, kind, _) in enumerate(rows) if kind == 1), -1)
    title = rows[first][0] if first >= 0 else ""
    prose = next(i for i, (_, kind, _) in enumerate(rows) if kind == 2)
    end = 0
    for i, (text, kind, block) in enumerate(rows):
        line = line_of(text)
        role = _refined(line, kind, block.hint, headline=_headline(line, title, is_first=i == first), below=i > prose)
        gap = "\n\n" in page.text[end : block.start] or end == 0
        end = block.end
        if role is not None:
            out.append(PageLine(text, role, gap, _who(text, took)))
    return out


def _headline(line: Line, title: str, *, is_first: bool) -> Role:
    """What one of several blocks is that people called headline."""
    if is_first:
        return Role.HEADLINE
    return Role.HEADLINE_REPEAT if _same(line.text, title) else Role.KICKER if len(line.words) <= 5 else Role.DECK


def _refined(line: Line, kind: int, hint: Role | None, *, headline: Role, below: bool) -> Role | None:
    """The role of a block of which people said the class; ``None`` where it cannot be told."""
    if kind == 1:
        return headline
    known = cue(line)
    if kind == 2:
        return _told_apart(line, known, below=below) or Role.BODY
    if kind == 4:
        return Role.RELATED
    if kind == 5:
        return Role.COMMENT_UI if known and known.role is Role.COMMENT_UI else Role.COMMENT
    if is_stamp(line):
        return Role.STAMP
    if byline_like(line):
        return Role.BYLINE
    if hint in HINTED:
        return hint
    if known is not None:
        return known.role
    return _supplement(line, below=below) if kind == 3 else Role.RELATED if hint is Role.RELATED else Role.OTHER


def _told_apart(line: Line, known: Label | None, *, below: bool) -> Role | None:
    """What people took for text where they had no class for it: names, dates, contributors, rights, addresses of writers."""
    if is_stamp(line):
        return Role.STAMP
    if byline_like(line):
        return Role.BYLINE
    if known is not None and (known.role is Role.LEGAL or known.rule in {"contributors", "writer's address"}):
        return known.role
    if below and len(line.words) <= 40 and furniture.BIO.match(line.text) and "@" in line.text:
        return Role.BIO
    return None


def _supplement(line: Line, *, below: bool) -> Role:
    if furniture.PHOTO_CREDIT.search(line.text) or furniture.POSE.search(line.text):
        return Role.CAPTION
    if furniture.BARE_NAME.fullmatch(line.text):
        return Role.CREDIT if below else Role.BYLINE
    if below and furniture.BIO.match(line.text):
        return Role.BIO
    return Role.CAPTION if len(line.words) >= 5 else Role.OTHER


def _same(a: str, b: str) -> bool:
    one, two = set(words_of(a)), set(words_of(b))
    return bool(one) and len(one & two) >= 0.8 * max(len(one), len(two))


def _fundus(path: Path) -> Iterator[LabelledPage]:
    publisher = path.name.split("_", maxsplit=1)[0]
    for gold in json.loads((path.parent / f"{publisher}.json").read_text("utf8")).values():
        body = gold.get("body") or {}
        parts = list(body.get("summary") or [])
        for section in body.get("sections") or []:
            parts += [*section["headline"], *section["paragraphs"]]
        source = gzip.decompress(path.read_bytes()).decode("utf8", "replace")
        if not _about(source, parts):
            continue
        yield from _golden(
            path, "fundus", f"fundus:{publisher}", Gold(parts, gold.get("title") or "", tuple(gold.get("authors") or ()))
        )
        return


def _about(source: str, parts: list[str]) -> bool:
    """Whether gold belongs to a page: a publisher's file holds several articles."""
    words = [re.findall(r"\w{4,}", p)[:4] for p in parts[:6]]
    own = set(re.findall(r"\w{4,}", source))
    wanted = [w for group in words for w in group]
    return bool(wanted) and sum(w in own for w in wanted) >= 0.9 * len(wanted)


def _golden(path: Path, corpus: str, site: str, gold: Gold) -> Iterator[LabelledPage]:
    """A page of which the body is known, and perhaps title and authors; what nobody can tell is left out."""
    source = gzip.decompress(path.read_bytes()).decode("utf8", "replace")
    tree = parse(source)
    if tree is None:
        return
    page = read_page(tree)
    took = _taken(page, source)
    title = gold.title or next((page.text[b.start : b.end] for b in page.blocks if b.tag == "h1"), "")
    whole = {tuple(words_of(g)) for g in gold.paragraphs if g.strip()}
    runs = {g[k : k + RUN] for g in whole for k in range(len(g) - RUN + 1)}
    out: list[PageLine] = []
    end, headline, bodies = 0, False, 0
    for block in page.blocks:
        text = " ".join(page.text[block.start : block.end].split())
        line = line_of(text)
        role: Role | None
        if _same(text, title):
            role, headline = Role.HEADLINE_REPEAT if headline else Role.HEADLINE, True
        else:
            role = _told(line, block.hint, gold, body=_is_body(line.words, whole, runs), below=bodies > 0)
        gap = "\n\n" in page.text[end : block.start] or end == 0
        end = block.end
        if role is not None:
            bodies += role is Role.BODY
            out.append(PageLine(text, role, gap, _who(text, took)))
    if bodies >= 3:
        yield LabelledPage(path.stem, corpus, site, path.parent.name if corpus == "fundus" else "en", tuple(out))


def _told(line: Line, hint: Role | None, gold: Gold, *, body: bool, below: bool) -> Role | None:
    if body and hint not in {Role.RELATED, Role.CAPTION, Role.COMMENT}:
        return _told_apart(line, cue(line), below=below) or Role.BODY
    if is_stamp(line):
        return Role.STAMP
    if byline_like(line) or (len(line.words) <= 12 and not line.closed and any(w in gold.surnames for w in line.words)):
        return Role.BYLINE
    if hint in {Role.DECK, Role.KICKER} and below:
        return Role.RELATED
    if hint is not None and hint not in {Role.HEADLINE, Role.BLOCKQUOTE} and not (hint in HINTED and len(line.words) > 90):
        return hint
    known = cue(line)
    if known is not None:
        return known.role
    if not below and len(line.words) <= 4:
        return Role.KICKER if all(w in furniture.SECTION_WORDS for w in line.words) else Role.OTHER
    return None


def _is_body(words: tuple[str, ...], whole: set[tuple[str, ...]], runs: set[tuple[str, ...]]) -> bool:
    if words in whole:
        return True
    own = [words[k : k + RUN] for k in range(len(words) - RUN + 1)]
    return len(words) > RUN and sum(r in runs for r in own) >= 0.7 * len(own)


def _taken(page: Page, source: str) -> dict[str, set[str]]:
    """For each extractor, the folded texts of the blocks it took for the article."""
    mains = main_blocks(page, source) or [False] * len(page.blocks)
    one = {_key(page.text[b.start : b.end]) for b, main in zip(page.blocks, mains, strict=True) if main}
    return {"trafilatura": one, "newspaper": _newspaper(source)}


def _newspaper(source: str) -> set[str]:
    import newspaper
    import tldextract

    # It would ask the network for a list of suffixes once a page; the list it brings along is enough.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
    article = newspaper.Article("http://page.example/")
    article.fetch_images = lambda: None  # it would ask for the pages' pictures
    try:
        article.download(input_html=source)
        article.parse()
    except Exception:  # noqa: BLE001 - an extractor that fails on a page has taken nothing of it
        return set()
    return {_key(line) for line in article.text.split("\n") if line.strip()}


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()[:80]


def _who(text: str, took: dict[str, set[str]]) -> tuple[str, ...]:
    key = _key(text)
    return tuple(name for name in sorted(took) if key in took[name])
