"""One published text as it was read, and how it is laid out."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from retold.model.errors import SpanError
from retold.model.span import Span
from retold.model.when import When


class Role(StrEnum):
    """What a region of a document is; the roles of the contract."""

    HEADLINE = "headline"
    DECK = "deck"
    HEADLINE_REPEAT = "headline_repeat"
    KICKER = "kicker"
    BYLINE = "byline"
    DATELINE = "dateline"
    STAMP = "stamp"
    BODY = "body"
    BLOCKQUOTE = "blockquote"
    CAPTION = "caption"
    CREDIT = "credit"
    RELATED = "related"
    PROMO = "promo"
    SHARE = "share"
    BIO = "bio"
    COMMENT = "comment"
    COMMENT_UI = "comment_ui"
    LEGAL = "legal"
    OTHER = "other"


STORY_ROLES = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.BLOCKQUOTE})
"""Roles whose words are the article itself; all other roles are furniture."""

TITLE_ROLES = frozenset({Role.HEADLINE, Role.DECK})
"""Roles whose words announce the article."""

DATA_TAG = "script"
"""Tag of a block that stands in no element a reader sees but in the page's data (``articleBody`` of JSON-LD, the state of a script)."""
DATA_RULE = "the page's data"
"""Rule of the regions of such blocks."""

PROSE_ROLES = frozenset({Role.BODY, Role.BLOCKQUOTE})
"""Roles whose words are the article's running text."""


class Kind(StrEnum):
    """What a document is: an article, or what stands where one was looked for.

    A ``paywalled`` document holds the beginning of an article, ``listing`` many headlines and no text, ``error`` a message
    instead of an article; ``unknown`` is a text that shows none of these.
    """

    ARTICLE = "article"
    LIVE_BLOG = "live_blog"
    PAYWALLED = "paywalled"
    GALLERY = "gallery"
    LISTING = "listing"
    VIDEO = "video"
    ERROR = "error"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a document's bytes came from: a path, URL or ``-``; their media type; the SHA-256 of the bytes (hex).

    ``fetched`` is when they were taken from the web, where an archive or the fetching itself says so.
    """

    uri: str
    media_type: str
    sha256: str
    fetched: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published text as it was read: everything readable, in order, never cut.

    ``text`` is immutable and all offsets of all tables point into it (Unicode code points, half-open). ``file`` is the
    input as it was given; ``url`` where it was published, if known. ``language`` is an ISO 639-1 code or ``None``.
    ``author`` is the names of ``authors`` joined; ``wire`` a news agency that the article came from. ``known_from`` tells
    for title, outlet, author, url, published, updated, section and wire where the value comes from: ``meta`` (the user's
    --meta file), ``page`` (markup), ``text`` (the visible text), ``front matter`` (of Markdown), ``pdf`` (its properties),
    ``warc``, ``web``, ``feed``, ``table`` (what holds the document); all that was said stands in ``Story.metadata``.
    """

    id: str
    file: str
    text: str
    origin: Origin
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: When | None = None
    updated: When | None = None
    section: str | None = None
    wire: str | None = None
    kind: Kind = Kind.UNKNOWN
    language: str | None = None
    known_from: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, span: Span) -> str:
        """The text of ``span``; raises ``SpanError`` where it belongs to another document or leaves this one."""
        if span.doc != self.id or span.end > len(self.text):
            raise SpanError(self.file, f"span {span.start}-{span.end} of {span.doc} is no place in it")
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class SourceRange:
    """Where a stretch of a document stands in the page it was read from: from one place in a text node to another.

    ``start`` and ``end`` are XPaths of text nodes (``/html/body[1]/p[2]/text()[1]``), the offsets count code points of the
    node as it is in the markup, white space not collapsed; half-open. After the RangeSelector with XPathSelectors of the
    W3C Web Annotation Data Model. XPaths hold for the page as libxml2 parses it, comments left out.
    """

    start: str
    start_offset: int
    end: str
    end_offset: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """From the document's character ``at`` on, text stands character for character at ``offset`` of the text node ``path``."""

    at: int
    path: str
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document as it is laid out: a line of a text file, a block element of a page.

    ``tag`` is the element's name (``line`` in plain text), ``path`` its XPath (empty in plain text), ``hint`` the role
    its markup suggests, ``names`` the class and id attributes of the element and of those around it, nearest first,
    ``images`` the pictures between the block above and its end, ``said`` how much of it (0-1) the page's data has as the
    article's text (``None``: the data has none, or the block is too short to say), ``anchors`` where its characters stand in the markup, in order, the first at its first character (pages only).
    """

    span: Span
    tag: str
    path: str = ""
    hint: Role | None = None
    names: tuple[str, ...] = ()
    images: int = 0
    said: float | None = None
    anchors: tuple[Anchor, ...] = field(default=(), repr=False)

    def source_of(self, span: Span) -> SourceRange | None:
        """The place in the markup of a stretch of this block; ``None`` where there is no markup.

        Raises ``SpanError`` for a stretch that leaves the block.
        """
        if not self.span.contains(span):
            raise SpanError(
                span.doc, f"characters {span.start}-{span.end} are not in the block {self.span.start}-{self.span.end}"
            )
        if not self.anchors:
            return None
        first, last = _holding(self.anchors, span.start), _holding(self.anchors, span.end - 1)
        return SourceRange(first.path, first.offset + span.start - first.at, last.path, last.offset + span.end - last.at)


def _holding(anchors: tuple[Anchor, ...], place: int) -> Anchor:
    """The last anchor at or before a character, which most often is the last of all."""
    if anchors[-1].at <= place:
        return anchors[-1]
    return anchors[bisect_right(anchors, place, key=_at) - 1]


def _at(anchor: Anchor) -> int:
    return anchor.at


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A labelled stretch of a document, at most a paragraph or a page element long; regions never overlap.

    ``rule`` names what decided the role, for people who wonder why; ``source`` is its place in the page it came from
    (``None`` for texts without markup).
    """

    span: Span
    role: Role
    rule: str = ""
    source: SourceRange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A hyperlink of an HTML document: the linked words and the address as written, made absolute where possible."""

    span: Span
    href: str


def _rest(stem: str, outlet: str) -> str:
    """What a file's stem says besides its outlet (``05-www.rt.com`` of rt.com: ``05``); the stem where that is nothing."""
    return stem.replace(f"www.{outlet}", "").replace(outlet, "").strip(" -_.,") or stem


def letters(number: int) -> str:
    """``A`` to ``Z``, then ``AA``, ``AB`` and so on, for 0, 1, 2 and so on."""
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(65 + rest) + out
    return out


def display_names(documents: tuple[Document, ...]) -> dict[str, str]:
    """Short names for people, unique in the set: the outlet without its ``www.``, else the file's stem; both where outlets repeat.

    A stem of figures (``01``) reads as a number in a sentence: such an article is called by its letter, as reports have it.
    """
    stems = {d.id: d.file.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0] or d.file for d in documents}
    outlets = {d.id: (d.outlet or "").removeprefix("www.") for d in documents}
    often = Counter(outlets.values())
    names: dict[str, str] = {}
    for n, d in enumerate(documents):
        outlet = outlets[d.id]
        name = outlet or (letters(n) if stems[d.id].isdecimal() else stems[d.id])
        if outlet and often[outlet] > 1:
            name = f"{outlet} ({_rest(stems[d.id], outlet)})"
        taken = sum(1 for n in names.values() if n == name or n.startswith(f"{name} #"))
        names[d.id] = f"{name} #{taken + 1}" if taken else name
    return names
