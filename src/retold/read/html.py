"""A page as a reader sees it: all readable text in order, its block elements with their places, and its links.

White space is collapsed as browsers do, hidden elements are left out, nothing else is. Pages are hostile input:
the walk is a loop, not a recursion, and linear in the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from retold.model.document import Role
from retold.read.hints import STICKY, hint_of

SKIPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "head",
        "select",
        "textarea",
        "canvas",
        "audio",
        "video",
        "map",
        "datalist",
        "frameset",
        "applet",
        "meta",
        "link",
        "base",
        "param",
        "source",
        "track",
        "col",
        "colgroup",
    ]
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "button",
        "picture",
    ]
)
TIGHT = frozenset(["li", "dt", "dd", "tr", "td", "th", "option", "caption"])
"""Blocks that stand on a line of their own without an empty line between them."""
UNBROKEN = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "dd", "dt"])
"""Blocks of running text: a hint on words inside them does not make a block of its own."""
_SPACE = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
DEEPEST = 400
"""Nesting beyond which a page is not handed to the body extractor."""
INLINE_HINTS = frozenset({Role.BYLINE, Role.STAMP, Role.CREDIT, Role.KICKER})


@dataclass(slots=True)
class PageBlock:
    """A block of the page: characters ``start`` to ``end`` of its text, element name, XPath, hinted role."""

    start: int
    end: int
    tag: str
    path: str
    hint: Role | None


@dataclass(slots=True)
class Page:
    """What was read off a page; ``links`` are (start, end, href); ``tree`` is the parsed page; ``depth`` its nesting."""

    text: str
    blocks: list[PageBlock]
    links: list[tuple[int, int, str]]
    tree: Any
    depth: int


def parse(source: str) -> Any:
    """The element tree of a page, however broken; ``None`` where there is not one element in it."""
    from lxml import etree, html

    clean = _DECLARATION.sub("", source).replace("\0", "")
    parser = html.HTMLParser(encoding="utf-8", recover=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def read_page(tree: Any, base: str | None = None) -> Page:
    """Walk a parsed page; relative links are resolved against its ``<base>``, else against ``base``."""
    own = next((b.get("href") for b in tree.iter("base") if b.get("href")), None)
    walk = _Walk(_join(base, own) if own else base)
    walk.run(tree)
    return Page("".join(walk.out), walk.blocks, walk.links, tree, walk.deepest)


@dataclass(slots=True)
class _Frame:
    element: Any
    tag: str
    path: str
    hint: Role | None
    block: _Frame | None
    """The nearest element that makes a block, this one included."""
    breaks: bool
    link: int = -1
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Walk:
    base: str | None
    out: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[PageBlock] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    waiting: list[_Frame] = field(default_factory=list)
    open: PageBlock | None = None
    gap: str = ""
    breaks: int = 0
    deepest: int = 0

    def run(self, root: Any) -> None:
        """Visit every readable element in document order."""
        stack: list[tuple[_Frame, Any]] = []
        frame = self.enter(root, None)
        if frame is None:
            return
        stack.append((frame, iter(root)))
        while stack:
            self.deepest = max(self.deepest, len(stack))
            frame, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self.leave(frame)
                if stack:
                    self.write(frame.element.tail, stack[-1][0])
                continue
            inner = self.enter(child, frame)
            if inner is None:
                self.write(child.tail, frame)
            else:
                stack.append((inner, iter(child)))
        self.close()

    def enter(self, element: Any, parent: _Frame | None) -> _Frame | None:
        """Open an element and write its first text; ``None`` for elements nobody reads."""
        tag = element.tag
        if not isinstance(tag, str):
            return None
        if tag == "br":
            self.line_break()
            return None
        path = f"/{tag}"
        if parent is not None:
            number = parent.counts[tag] = parent.counts.get(tag, 0) + 1
            path = f"{parent.path}/{tag}[{number}]"
        if tag in SKIPPED or _is_hidden(element):
            return None
        above = parent.hint if parent else None
        own = hint_of(tag, element.attrib) if tag not in {"html", "body"} else None
        hint = above if above in STICKY or own is None else own
        inside = parent.block if parent else None
        breaks = tag not in INLINE or (
            hint in INLINE_HINTS and hint != above and (inside is None or inside.tag not in UNBROKEN)
        )
        frame = _Frame(element, tag, path, hint, inside, breaks)
        if breaks:
            frame.block = frame
            self.close("\n" if tag in TIGHT else "\n\n")
        if tag == "a" and element.get("href"):
            self.waiting.append(frame)
        self.write(element.text, frame)
        return frame

    def leave(self, frame: _Frame) -> None:
        """Close an element."""
        if frame.tag == "a":
            self.add_link(frame)
            if self.waiting and self.waiting[-1] is frame:
                self.waiting.pop()
        if frame.breaks:
            self.close("\n" if frame.tag in TIGHT else "\n\n")

    def write(self, text: str | None, frame: _Frame) -> None:
        """Append readable text, white space collapsed, opening a block where none is open."""
        if not text:
            return
        text = _SPACE.sub(" ", text)
        if self.open is None:
            text = text.lstrip(" ")
            if not text:
                return
            if self.out:
                self.append(self.gap)
            self.gap = ""
            owner = frame.block or frame
            self.open = PageBlock(self.length, self.length, owner.tag, owner.path, frame.hint or owner.hint)
        elif self.out[-1][-1:] in {" ", "\n"}:
            text = text.lstrip(" ")
        if text:
            self.breaks = 0 if text != " " else self.breaks
            if text != " ":
                self.start_links(len(text) - len(text.lstrip(" ")))
            self.append(text)

    def start_links(self, space: int) -> None:
        """The links waiting for their first word begin ``space`` characters on."""
        for frame in self.waiting:
            frame.link = self.length + space
        self.waiting.clear()

    def append(self, text: str) -> None:
        """Add characters to the page's text."""
        if text:
            self.out.append(text)
            self.length += len(text)

    def line_break(self) -> None:
        """One ``<br>`` is a line break inside a block, two begin a new one."""
        self.breaks += 1
        if self.breaks > 1:
            self.close("\n\n")
        elif self.open is not None and self.out[-1][-1:] != "\n":
            self.append("\n")

    def close(self, gap: str = "\n\n") -> None:
        """End the open block, without the white space at its end."""
        self.gap = max(self.gap, gap, key=len)
        if self.open is None:
            return
        while self.out and not self.out[-1].rstrip(" \n"):
            self.length -= len(self.out.pop())
        last = self.out[-1].rstrip(" \n")
        self.length -= len(self.out[-1]) - len(last)
        self.out[-1] = last
        self.open.end = self.length
        self.blocks.append(self.open)
        self.open = None
        self.breaks = 0

    def add_link(self, frame: _Frame) -> None:
        """Keep a link that has words and leads somewhere."""
        end = self.length
        for piece in reversed(self.out):
            end -= len(piece) - len(piece.rstrip(" \n"))
            if piece.strip(" \n"):
                break
        href = (frame.element.get("href") or "").strip()
        if (
            0 <= frame.link < end
            and href
            and not href.startswith("#")
            and not href.lower().startswith(("javascript:", "data:"))
        ):
            self.links.append((frame.link, end, _join(self.base, href)))


def _is_hidden(element: Any) -> bool:
    attributes = element.attrib
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    return "style" in attributes and _HIDDEN.search(attributes["style"][:400]) is not None


def _join(base: str | None, href: str) -> str:
    try:
        return urljoin(base, href) if base else href
    except ValueError:
        return href
