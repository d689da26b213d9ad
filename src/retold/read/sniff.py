"""What kind of bytes these are, from the bytes themselves; a file's name only breaks ties.

Signatures follow the WHATWG MIME Sniffing standard where it has them.
"""

from __future__ import annotations

import re
from enum import StrEnum

HEAD = 4096
"""Bytes looked at from the start."""


class Format(StrEnum):
    """Kinds of input told apart; ``TEXT`` and ``HTML`` are read, the others named with what to do instead."""

    TEXT = "text"
    HTML = "html"
    PDF = "PDF"
    WARC = "WARC"
    FEED = "feed"
    TABLE = "table"
    OFFICE = "office document or archive"
    BINARY = "binary"


_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", Format.PDF),
    (b"WARC/", Format.WARC),
    (b"PAR1", Format.TABLE),
    (b"PK\x03\x04", Format.OFFICE),
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
    (b"\x28\xb5\x2f\xfd", Format.BINARY),
    (b"RIFF", Format.BINARY),
    (b"OggS", Format.BINARY),
    (b"ID3", Format.BINARY),
)
_HTML = re.compile(
    rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<meta[\s>]|<(?:p|div|h1)[\s>].{0,2000}?</",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_HTML_NAMES = (".html", ".htm", ".xhtml")
_TABLE_NAMES = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".json")
_FEED_NAMES = (".rss", ".atom", ".xml")
_PDF_AHEAD = 1024
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\x1b\x0b\x08")
_CONTROL_SHARE = 0.005


def sniff(data: bytes, name: str = "") -> Format:
    """The format of ``data``; ``name`` (a file name) decides only between formats that are all text."""
    head = data[:HEAD]
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head[:_PDF_AHEAD]:
        return Format.PDF
    wide = is_wide(data)
    plain = head.replace(b"\0", b"") if wide else head
    lower = name.lower()
    looks_like_page = _HTML.search(plain) is not None and b"<" in plain.lstrip()[:200]
    if not wide and _is_binary(data, page=looks_like_page):
        return Format.BINARY
    if _FEED.search(plain) and not _HTML.search(plain[: plain.find(b"<rss")] if b"<rss" in plain else plain):
        return Format.FEED
    if looks_like_page or (lower.endswith(_HTML_NAMES) and b"<" in data):
        return Format.HTML
    if lower.endswith(_TABLE_NAMES) or plain.lstrip().startswith((b'{"', b'[{"')):
        return Format.TABLE
    if lower.endswith(_FEED_NAMES) and plain.lstrip().startswith(b"<?xml"):
        return Format.FEED
    return Format.TEXT


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


def _is_binary(data: bytes, *, page: bool) -> bool:
    """A zero byte is enough, save in pages (browsers skip a few); else a share of control characters no text has."""
    sample = data[: 64 * HEAD]
    if not page and b"\0" in sample:
        return True
    control = len(sample) - len(sample.translate(None, _CONTROL))
    return control > _CONTROL_SHARE * len(sample) * (10 if page else 1) and control > 0
