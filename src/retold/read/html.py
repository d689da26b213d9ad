"""A page as a reader sees it: all readable text in order, its block elements with their places, and its links.

White space is collapsed as browsers do, hidden elements are left out, nothing else is. Pages are hostile input:
the walk is a loop, not a recursion, and linear in the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from retold.model.document import Anchor, Role
from retold.read.hints import STICKY, name_of, reading_of
from retold.read.html_links import joined
from retold.read.html_places import anchors

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
TIGHT = frozenset({"li", "dt", "dd", "tr", "td", "th", "option", "caption"})
"""Blocks that stand on a line of their own without an empty line between them."""
UNBROKEN = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "dd", "dt"})
"""Blocks of running text: a hint on words inside them does not make a block of its own."""
INLINE_HINTS = frozenset({Role.BYLINE, Role.STAMP, Role.CREDIT, Role.KICKER})
_WHOLE = frozenset({"html", "body"})
"""Elements whose names say something of the site and nothing of a part of the page."""
PICTURES = frozenset({"img", "video"})
_SPECIAL = SKIPPED | {"br", "img", "input", "wbr"}
NAMES = 5
"""Named elements kept for a block, from itself outwards."""
_SPACE = re.compile(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")
"""White space that is more than the one space it becomes."""
_HIDING = frozenset({"hidden", "style"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_TITLE_END = re.compile(r"</title", re.IGNORECASE)
_OPEN_TITLE = re.compile(r"(<title[^>]{0,200}>[^<]*)", re.IGNORECASE)
"""A title that is never closed swallows the whole page."""
_NOWHERE = ("#", "javascript:", "data:")


@dataclass(slots=True)
class PageBlock:
    """A block of the page: characters ``start`` to ``end`` of its text; the rest as in :class:`retold.model.document.Block`."""

    start: int
    end: int
    tag: str
    path: str
    hint: Role | None
    names: tuple[str, ...]
    images: int = 0
    said: float | None = None
    anchors: list[Anchor] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """What was read off a page; ``links`` are (start, end, href); ``depth`` is its nesting, ``title`` what its data call it."""

    text: str
    blocks: list[PageBlock]
    links: list[tuple[int, int, str]]
    depth: int
    title: str | None = None


def parse(source: str) -> Any:
    """The element tree of a page, however broken; ``None`` where there is not one element in it."""
    from lxml import etree

    declared = _DECLARATION.match(source)
    clean = source[declared.end() :] if declared else source
    if not _TITLE_END.search(clean):
        clean = _OPEN_TITLE.sub(r"\1</title>", clean, count=1)
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        return etree.fromstring(clean.encode("utf-8", "replace").replace(b"\0", b""), parser=parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def read_page(tree: Any, base: str | None = None) -> Page:
    """Walk a parsed page; relative links are resolved against its ``<base>``, else against ``base``."""
    own = next((b.get("href") for b in tree.iter("base") if b.get("href")), None)
    walk = _Walk(joined(base, own) if own else base)
    walk.run(tree)
    return Page("".join(walk.out), walk.blocks, walk.links, walk.deepest)


@dataclass(slots=True)
class _Frame:
    """An element whose children are being visited."""

    element: Any
    tag: str
    above: _Frame | None
    number: int
    """Which of its parent's children of this name it is, from 1; 0 for the root."""
    hint: Role | None
    names: tuple[str, ...]
    block: _Frame | None
    """The nearest element around it that makes a block; ``None`` for one that makes a block itself."""
    gap: str
    """What stands at least between it and what is around it; empty for one within a line."""
    link: int = -1
    texts: int = 0
    """Text nodes seen so far."""
    counts: dict[str, int] | None = None
    """Children seen so far, by name."""
    known_path: str = ""

    def count(self, tag: str) -> int:
        """The number of the next child of this name, from 1."""
        if self.counts is None:
            self.counts = {}
        number = self.counts[tag] = self.counts.get(tag, 0) + 1
        return number

    def path(self) -> str:
        """The element's XPath."""
        waiting: list[_Frame] = []
        frame: _Frame | None = self
        while frame is not None and not frame.known_path:
            waiting.append(frame)
            frame = frame.above
        path = frame.known_path if frame is not None else ""
        for element in reversed(waiting):
            path += f"/{element.tag}[{element.number}]" if element.number else f"/{element.tag}"
            element.known_path = path
        return path


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
    images: int = 0
    deepest: int = 0

    def run(self, root: Any) -> None:
        """Visit every readable element in document order."""
        frame = self.enter(root, None)
        if frame is None:
            return
        stack: list[tuple[_Frame, Any]] = [(frame, iter(root))]
        while stack:
            frame, children = stack[-1]
            for child in children:
                inner = self.enter(child, frame)
                if inner is not None and len(child):
                    stack.append((inner, iter(child)))
                    self.deepest = max(self.deepest, len(stack))
                    break
                if inner is not None:
                    self.leave(inner)
                if tail := child.tail:
                    self.write(tail, frame)
            else:
                stack.pop()
                self.leave(frame)
                if frame.above is not None and (tail := frame.element.tail):
                    self.write(tail, frame.above)
        self.close()

    def enter(self, element: Any, parent: _Frame | None) -> _Frame | None:
        """Open an element and write its first text; ``None`` for elements nobody reads."""
        tag = element.tag
        if not isinstance(tag, str):
            return None
        number = parent.count(tag) if parent is not None else 0
        text = element.text
        if tag in _SPECIAL or (not text and tag in INLINE and not len(element)):
            self.pass_by(tag)
            return None
        frame = _frame(element, tag, parent, number)
        if frame is None:
            return None
        if frame.gap:
            self.close(frame.gap)
        if tag == "a" and element.get("href"):
            self.waiting.append(frame)
        if text:
            self.write(text, frame)
        return frame

    def pass_by(self, tag: str) -> None:
        """Note an element without text of its own."""
        if tag == "br":
            self.line_break()
        elif tag in PICTURES:
            self.images += 1

    def leave(self, frame: _Frame) -> None:
        """Close an element."""
        if frame.tag == "a":
            self.add_link(frame)
            if self.waiting and self.waiting[-1] is frame:
                self.waiting.pop()
        if frame.gap:
            self.close(frame.gap)

    def write(self, raw: str, frame: _Frame) -> None:
        """Append the text node ``raw``, white space collapsed, opening a block where none is open."""
        frame.texts += 1
        if self.open is None and raw.isspace() and raw.isascii():
            return
        text = _SPACE.sub(" ", raw)
        if text == " " and (self.open is None or self.out[-1][-1:] in {" ", "\n"}):
            return
        if self.open is None:
            self.open_block(frame)
            text = text.lstrip(" ")
        elif self.out[-1][-1:] in {" ", "\n"}:
            text = text.lstrip(" ")
        if not text:
            return
        if text != " ":
            self.breaks = 0
            if self.waiting:
                self.start_links(len(text) - len(text.lstrip(" ")))
        if self.open is not None:
            self.open.anchors += anchors(raw, text, self.length, f"{frame.path()}/text()[{frame.texts}]")
        self.out.append(text)
        self.length += len(text)

    def open_block(self, frame: _Frame) -> None:
        """Begin a block for the text that comes next."""
        if self.out and self.gap:
            self.out.append(self.gap)
            self.length += len(self.gap)
        self.gap = ""
        owner = frame.block or frame
        self.open = PageBlock(self.length, self.length, owner.tag, owner.path(), frame.hint or owner.hint, frame.names)

    def start_links(self, space: int) -> None:
        """The links waiting for their first word begin ``space`` characters on."""
        for frame in self.waiting:
            frame.link = self.length + space
        self.waiting.clear()

    def line_break(self) -> None:
        """One ``<br>`` is a line break inside a block, two begin a new one."""
        self.breaks += 1
        if self.breaks > 1:
            self.close("\n\n")
        elif self.open is not None and self.out[-1][-1:] != "\n":
            self.out.append("\n")
            self.length += 1

    def close(self, gap: str = "\n\n") -> None:
        """End the open block, without the white space at its end."""
        if len(gap) > len(self.gap):
            self.gap = gap
        block = self.open
        if block is None:
            return
        while self.out and not self.out[-1].rstrip(" \n"):
            self.length -= len(self.out.pop())
        last = self.out[-1].rstrip(" \n")
        self.length -= len(self.out[-1]) - len(last)
        self.out[-1] = last
        block.end = self.length
        block.images, self.images = self.images, 0
        while block.anchors[-1].at >= block.end:
            block.anchors.pop()
        self.blocks.append(block)
        self.open = None
        self.breaks = 0

    def add_link(self, frame: _Frame) -> None:
        """Keep a link that has words and leads somewhere."""
        if frame.link < 0:
            return
        end = self.length
        for piece in reversed(self.out):
            end -= len(piece) - len(piece.rstrip(" \n"))
            if piece.strip(" \n"):
                break
        href = (frame.element.get("href") or "").strip()
        if frame.link < end and href and not href.lower().startswith(_NOWHERE):
            self.links.append((frame.link, end, joined(self.base, href)))


def _frame(element: Any, tag: str, parent: _Frame | None, number: int) -> _Frame | None:
    """A frame for an element; ``None`` where it is hidden."""
    attributes = dict(element.items())
    if not _HIDING.isdisjoint(attributes) and _is_hidden(attributes):
        return None
    above = hint = parent.hint if parent else None
    names = parent.names if parent else ()
    if tag not in _WHOLE:
        if above in STICKY:
            name = name_of(attributes)
        else:
            name, own = reading_of(tag, attributes)
            hint = above if own is None else own
        if name:
            names = (name, *names[: NAMES - 1])
    breaks = tag not in INLINE or (
        hint in INLINE_HINTS and hint != above and (parent is None or (parent.block or parent).tag not in UNBROKEN)
    )
    block = None if breaks or parent is None else parent.block or parent
    gap = "" if not breaks else "\n" if tag in TIGHT else "\n\n"
    return _Frame(element, tag, parent, number, hint, names, block, gap)


def _is_hidden(attributes: dict[str, str]) -> bool:
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    return "style" in attributes and _HIDDEN.search(attributes["style"][:400]) is not None
