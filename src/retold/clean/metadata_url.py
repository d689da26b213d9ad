"""What an address says: the outlet's host, a day, a section, an agency."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from retold.lang.agencies import URL_MARKS
from retold.lang.stamps import read_date
from retold.model.document import Document
from retold.model.metadata import MetaField, MetaSource, MetaValue
from retold.model.when import When

_DAY = re.compile(r"[/_-]((?:19|20)\d{2})[/_-](\d{1,2})[/_-](\d{1,2})(?=/|-|_|$)")
_COMPACT_DAY = re.compile(r"/((?:19|20)\d{2})(\d{2})(\d{2})(?=/|-|_|$)")
_SECTION = re.compile(r"[^\W\d_][^\W\d_ -]*(?:[-_][^\W\d_]+){0,2}")
_NO_SECTIONS = frozenset(
    [
        "article",
        "articles",
        "artikel",
        "artikkel",
        "story",
        "stories",
        "news",
        "nyheter",
        "noticias",
        "nachrichten",
        "actualites",
        "notizie",
        "content",
        "cnt",
        "post",
        "posts",
        "blog",
        "blogs",
        "archive",
        "archives",
        "archiv",
        "id",
        "doc",
        "docs",
        "view",
        "read",
        "page",
        "pages",
        "index",
        "amp",
        "en",
        "de",
        "fr",
        "es",
        "it",
        "www",
        "uk",
        "us",
        "int",
        "web",
        "item",
        "items",
        "p",
        "a",
        "s",
        "d",
    ]
)
LONGEST_SECTION = 30


def url_values(document: Document) -> list[MetaValue]:
    """The values that a document's address holds; none where it is no address."""
    if not document.url:
        return []
    try:
        parts = urlsplit(document.url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return []
    found: list[tuple[MetaField, str, str]] = []
    if host:
        found.append((MetaField.OUTLET, host, host))
    if when := _day(parts.path):
        found.append((MetaField.PUBLISHED, parts.path[:500], when.edtf))
    if section := _section(parts.path):
        found.append((MetaField.SECTION, section, section))
    found += [
        (MetaField.WIRE, parts.path[:500], name)
        for mark, name in URL_MARKS
        if name and re.search(mark, document.url[:2000].lower()) and host not in _homes()
    ][:1]
    return [
        MetaValue(doc=document.id, field=field, value=value, normalised=read, source=MetaSource.URL, where="url")
        for field, value, read in found
    ]


def _homes() -> frozenset[str]:
    from retold.lang.outlets import in_force
    from retold.model.marks import CreditKind

    return frozenset(domain for domain, outlet in in_force().domains.items() if outlet.kind is CreditKind.WIRE)


def _day(path: str) -> When | None:
    match = _DAY.search(path) or _COMPACT_DAY.search(path)
    return read_date(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}") if match else None


def _section(path: str) -> str | None:
    """The first part of a path of several that is a word and no word for articles."""
    parts = [unquote(p) for p in path.split("/") if p]
    for part in parts[:-1][:3]:
        if _SECTION.fullmatch(part) and len(part) <= LONGEST_SECTION and part.casefold() not in _NO_SECTIONS:
            return part
    return None
