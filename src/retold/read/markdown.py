"""Markdown as its source: the text stays as it is typed, marks and all; blocks, links and front matter are found in it.

The blocks are those of CommonMark that articles have: headings, paragraphs, quotations, list items, code; nesting is
not followed. Marks before a block (``##``, ``>``, ``-``) stand outside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from retold.lang.stamps import read_date
from retold.model.document import Role
from retold.read.items import Stretch

LONGEST_LINK = 2_000
LONGEST_FRONT = 20_000
"""Characters within which front matter must end."""

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_LINE = re.compile(r"[^\r\n]+")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}([*_-])[ \t]*(?:\1[ \t]*){2,}$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_REFERENCE = re.compile(r" {0,3}\[([^\]\n]{1,300})\]:[ \t]*<?(\S{1,2000}?)>?(?:[ \t]+[\"'(].*)?$")
_INLINE = re.compile(
    r"(!?)\[([^\[\]\n]{1,500})\](?:\(\s*<?([^\s()<>]{1,2000}(?:\([^\s()]{0,200}\)[^\s()<>]{0,500})?)>?(?:\s+[\"'(][^\n]{0,300}?)?\)|\[([^\]\n]{0,300})\])"
)
_ADDRESS = re.compile(r"<(https?://[^\s<>]{1,2000})>")
_KEYS = {
    "title": "title", "headline": "title", "author": "author", "authors": "author", "byline": "author", "date": "published",
    "published": "published", "pubdate": "published", "url": "url", "link": "url", "canonical": "url", "source": "outlet",
    "outlet": "outlet", "publisher": "outlet",
}  # fmt: skip


@dataclass(slots=True)
class MarkdownPage:
    """Blocks in order, links as (start, end, address), and what the front matter says of the article."""

    blocks: list[Stretch] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)


def read_markdown(text: str) -> MarkdownPage:
    """Find the blocks, links and front matter of a Markdown source; offsets are code points into ``text``."""
    page = MarkdownPage()
    start = 0
    if front := _FRONT.match(text, 0, LONGEST_FRONT):
        page.values = _front_matter(front[1])
        page.blocks.append(Stretch(0, len(front[0].rstrip()), "front-matter", Role.OTHER))
        start = front.end()
    walk = _Walk(text, page)
    for match in _LINE.finditer(text, start):
        walk.line(match.start(), match[0], gap=_gap(text, start, match.start()))
        start = match.end()
    walk.close()
    page.links = sorted(_links(text, walk.references))
    return page


def _gap(text: str, last: int, here: int) -> bool:
    """Whether an empty line stands between two places."""
    space = text[last:here]
    return space.count("\n") > 1 or space.count("\r") > 1 + space.count("\r\n") - space.count("\n")


class _Walk:
    """Takes the lines one by one and opens, continues and closes blocks."""

    def __init__(self, text: str, page: MarkdownPage) -> None:
        self.references: dict[str, str] = {}
        self._text = text
        self._page = page
        self._open: Stretch | None = None
        self._fence = ""
        self._headed = False

    def line(self, start: int, line: str, *, gap: bool) -> None:
        """One line that is not empty, at ``start``; ``gap``: an empty one stands above."""
        if self._fenced(start, line):
            return
        if gap or not line.strip():
            self.close()
        if heading := _HEADING.match(line):
            self._heading(start + heading.start(2), start + heading.end(2), len(heading[1]))
        elif self._open and self._open.tag == "p" and (under := _UNDERLINE.match(line)):
            block, self._open = self._open, None
            self._heading(block.start, block.end, 1 if under[1][0] == "=" else 2)
        elif _RULE.match(line) or not line.strip():
            self.close()
        elif reference := _REFERENCE.match(line):
            self.close()
            self.references.setdefault(_label(reference[1]), reference[2])
            self._page.blocks.append(Stretch(*_stripped(start, line), "p", Role.OTHER))
        else:
            self._running(start, line)

    def close(self) -> None:
        """End the open block."""
        if self._open is not None:
            self._page.blocks.append(self._open)
            self._open = None

    def _fenced(self, start: int, line: str) -> bool:
        fence = _FENCE.match(line)
        if not self._fence:
            if fence is None:
                return False
            self.close()
            self._fence = fence[1][:3]
            return True
        if fence and fence[1].startswith(self._fence):
            self.close()
            self._fence = ""
        elif line.strip():
            self._grow(start, line, "pre", None)
        return True

    def _heading(self, start: int, end: int, level: int) -> None:
        self.close()
        hint = Role.HEADLINE if level == 1 and not self._headed else None
        self._headed = self._headed or level == 1
        self._page.blocks.append(Stretch(start, end, f"h{level}", hint))

    def _running(self, start: int, line: str) -> None:
        if quote := _QUOTE.match(line):
            rest = line[quote.end() :]
            if rest.strip():
                self._grow(start + quote.end(), rest, "blockquote", Role.BLOCKQUOTE)
            else:
                self.close()
        elif item := _ITEM.match(line):
            self.close()
            self._grow(start + item.end(), line[item.end() :], "li", None)
        else:
            tag = self._open.tag if self._open and self._open.tag in {"li", "blockquote"} else "p"
            self._grow(start, line, tag, Role.BLOCKQUOTE if tag == "blockquote" else None)

    def _grow(self, start: int, line: str, tag: str, hint: Role | None) -> None:
        first, last = _stripped(start, line)
        if first == last:
            return
        if self._open is None or self._open.tag != tag:
            self.close()
            self._open = Stretch(first, last, tag, hint)
        else:
            self._open.end = last


def _stripped(start: int, line: str) -> tuple[int, int]:
    words = line.strip()
    first = start + len(line) - len(line.lstrip())
    return first, first + len(words)


def _label(text: str) -> str:
    return " ".join(text.casefold().split())


def _links(text: str, references: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    for match in _INLINE.finditer(text):
        href = match[3] or references.get(_label(match[4] or match[2]), "")
        words = match[2].strip()
        if match[1] or not href or not words or href.startswith("#"):
            continue
        start = match.start(2) + len(match[2]) - len(match[2].lstrip())
        yield start, start + len(words), href
    for match in _ADDRESS.finditer(text):
        yield match.start(1), match.end(1), match[1]


def _front_matter(source: str) -> dict[str, Any]:
    """Title, author, date, address and outlet in YAML front matter; what is not YAML says nothing."""
    import yaml

    try:
        data = yaml.load(source, yaml.BaseLoader)  # noqa: S506 - a loader that makes nothing but text, lists and mappings
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    values: dict[str, Any] = {}
    for key, value in data.items() if isinstance(data, dict) else ():
        name = _KEYS.get(str(key).strip().lower())
        words = ", ".join(str(v) for v in value[:20]) if isinstance(value, list) else value
        if name and isinstance(words, str) and words.strip() and name not in values:
            values[name] = read_date(words) if name == "published" else " ".join(words.split())[:500]
    return values
