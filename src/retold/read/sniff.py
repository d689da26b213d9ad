"""What kind of bytes these are, from the bytes themselves; a file's name only breaks ties between kinds of text.

Signatures follow the WHATWG MIME Sniffing standard where it has them.
"""

from __future__ import annotations

import re
from enum import StrEnum

HEAD = 4096
"""Bytes looked at from the start."""


class Format(StrEnum):
    """Kinds of input told apart; all are read but the last three, which are named with what to do instead."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    PDF = "PDF"
    WARC = "WARC"
    FEED = "feed"
    JSON = "JSON"
    CSV = "CSV"
    PARQUET = "Parquet"
    ZIP = "ZIP"
    XML = "XML file of another kind"
    OFFICE = "office document"
    BINARY = "binary"


ALONE = frozenset({Format.TEXT, Format.MARKDOWN, Format.HTML, Format.PDF, Format.XML, Format.OFFICE, Format.BINARY})
"""Formats of which a file is one document; the others hold many."""

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
ZSTD_DICTIONARY = b"\x5d\x2a\x4d\x18"
"""The skippable frame with which WARC files in zstd begin that bring their own dictionary."""


_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", Format.PDF),
    (b"WARC/", Format.WARC),
    (b"PAR1", Format.PARQUET),
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"\xd0\xcf\x11\xe0", Format.OFFICE),
    (b"{\\rtf", Format.OFFICE),
    (b"\x89PNG", Format.BINARY),
    (b"\xff\xd8\xff", Format.BINARY),
    (b"GIF8", Format.BINARY),
    (b"\x7fELF", Format.BINARY),
    (b"\xca\xfe\xba\xbe", Format.BINARY),
    (b"SQLite format 3", Format.BINARY),
    (b"7z\xbc\xaf\x27\x1c", Format.BINARY),
    (b"BZh", Format.BINARY),
    (b"\xfd7zXZ", Format.BINARY),
    (b"%!PS", Format.BINARY),
    (b"RIFF", Format.BINARY),
    (b"OggS", Format.BINARY),
    (b"ID3", Format.BINARY),
)
_HTML = re.compile(
    rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<meta[\s>]|<(?:p|div|h1)[\s>].{0,2000}?</",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(rb"\s*(?:<\?[^>]{0,300}>\s*|<!--.{0,1000}?-->\s*)*<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE | re.DOTALL)
_HTML_NAMES = (".html", ".htm", ".xhtml")
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_JSON_NAMES = (".jsonl", ".ndjson", ".json")
_CSV_NAMES = (".csv", ".tsv")
_CELL = re.compile(rb"[ \"'\w.-]{1,40}")
_PACKED_NAMES = (".gz", ".zst", ".zstd")
_DELIMITERS = (b",", b";", b"\t", b"|")
_MARKDOWN_NAMES = (".md", ".markdown")
_FRONT_MATTER = re.compile(
    rb"---[ \t]*\r?\n(?:[^\n]*\n){0,60}?[ \t]*(?:title|date|author|url)[ \t]*:[^\n]*\n(?:[^\n]*\n){0,60}?(?:---|\.\.\.)[ \t]*\r?\n"
)
_HEADING = re.compile(rb"^#{1,6} \S", re.MULTILINE)
_MARKUP = re.compile(rb"\[[^\]\n]{1,300}\]\((?:https?://|/)[^)\s]{1,900}\)|^>\ \S|\*\*\S[^*\n]{1,200}\*\*", re.MULTILINE)
COLUMN_WORDS = frozenset(
    [
        b"text",
        b"body",
        b"content",
        b"title",
        b"headline",
        b"url",
        b"link",
        b"date",
        b"published",
        b"author",
        b"outlet",
        b"source",
        b"publisher",
        b"id",
    ]
)
"""Names of columns by which a table of articles is known without its file's name."""
_PDF_AHEAD = 1024
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\x1b\x0b\x08")
_CONTROL_SHARE = 0.005


def sniff(data: bytes, name: str = "") -> Format:
    """The format of ``data``; ``name`` (a file name) decides only between formats that are all text."""
    head = data[:HEAD]
    if (signed := _signed(head)) is not None:
        return signed
    wide = is_wide(data)
    plain = (head.replace(b"\0", b"") if wide else head).lstrip(b"\xef\xbb\xbf\xff\xfe")
    lower = name.lower()
    for ending in _PACKED_NAMES:
        lower = lower.removesuffix(ending)
    table = _table(plain, lower)
    looks_like_page = table is None and _HTML.search(plain) is not None and b"<" in plain.lstrip()[:200]
    if not wide and _is_binary(data, marked=looks_like_page or table is not None):
        return Format.BINARY
    if table is not None:
        return table
    if _FEED.match(plain):
        return Format.FEED
    if looks_like_page or (lower.endswith(_HTML_NAMES) and b"<" in data):
        return Format.HTML
    return _written(plain, lower)


def _written(plain: bytes, lower: str) -> Format:
    """Markdown and plain text, told from XML that nobody reads."""
    if plain.lstrip().startswith(b"<?xml"):
        return Format.XML
    if _FRONT_MATTER.match(plain) or lower.endswith(_MARKDOWN_NAMES) or (_HEADING.search(plain) and _MARKUP.search(plain)):
        return Format.MARKDOWN
    return Format.TEXT


def _signed(head: bytes) -> Format | None:
    """The format whose signature stands at the beginning."""
    found = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    return Format.PDF if found is None and b"%PDF-" in head[:_PDF_AHEAD] else found


def _table(plain: bytes, lower: str) -> Format | None:
    """JSON by its first signs; CSV by a first line that names columns.

    Two and more of those that articles have are needed, or any where the file's name says so.
    """
    if _JSON.match(plain) or (lower.endswith(_JSON_NAMES) and plain.lstrip()[:1] in {b"{", b"["}):
        return Format.JSON
    first = plain.lstrip().split(b"\n", 1)[0].strip()
    if b"<" in first:
        return None
    delimiter = max(_DELIMITERS, key=first.count)
    cells = [c.strip(b" \"'").lower() for c in first.split(delimiter)]
    known = sum(c in COLUMN_WORDS for c in cells)
    if lower.endswith(_CSV_NAMES):
        return Format.CSV if len(cells) > 1 or known == 1 else None
    return Format.CSV if known >= 2 and all(_CELL.fullmatch(c) for c in cells if c) else None


def is_wide(data: bytes) -> bool:
    """Whether this is UTF-16 or UTF-32: a byte order mark, or zero bytes in every other place as in Western UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return True
    head = data[: HEAD - HEAD % 2]
    if len(head) < 4:
        return False
    return any(
        head[a::2].count(0) > 0.4 * len(head) / 2 and head[b::2].count(0) < 0.05 * len(head) / 2 for a, b in ((0, 1), (1, 0))
    )


def _is_binary(data: bytes, *, marked: bool) -> bool:
    """A zero byte is enough, save in pages (browsers skip a few) and tables; else a share of control characters no text has."""
    sample = data[: 64 * HEAD]
    if not marked and b"\0" in sample:
        return True
    control = len(sample) - len(sample.translate(None, _CONTROL))
    return control > _CONTROL_SHARE * len(sample) * (10 if marked else 1) and control > 0
