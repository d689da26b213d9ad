"""Which column of a table holds what: as the user says, else by names in common use, else the one with long text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from statistics import median
from typing import Any

from retold.lang.stamps import read_date
from retold.model.errors import NoTextColumn
from retold.model.when import When
from retold.read.items import Columns

Row = Mapping[str, Any]

LONG = 200
"""Characters that the middle cell of a column has where it holds articles."""
NAMED_MOST = 40
"""Columns listed in an error."""

_NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "articletext", "articlebody", "fulltext", "maintext", "content", "contenttext", "textcontent", "article",
        "plaintext", "bodytext", "storytext", "story", "cleantext", "transcript", "contenthtml", "bodyhtml", "html", "rawhtml", "page",
        "rawcontent", "contents", "paragraphs",
    ),
    "title": ("title", "headline", "head", "articletitle", "pagetitle", "hed", "titel"),
    "url": ("url", "link", "uri", "articleurl", "canonicalurl", "weburl", "permalink", "pageurl", "href", "sourceurl", "address", "webpublicationurl"),
    "outlet": (
        "outlet", "publisher", "publication", "newspaper", "sourcename", "sitename", "source", "site", "medium", "media", "medianame",
        "domain", "sourcedomain", "hostname", "feed", "newsoutlet",
    ),
    "published": (
        "published", "publishedat", "datepublished", "publisheddate", "publishdate", "publicationdate", "pubdate", "publishedon",
        "datepublish", "webpublicationdate", "date", "datetime", "published_time", "publishedtime", "pubtime", "articledate", "timestamp",
        "createdat", "created", "time", "day",
    ),
    "author": ("author", "authors", "byline", "writer", "creator", "journalist", "reporter", "authorname", "by"),
    "id": ("id", "articleid", "docid", "documentid", "uid", "uuid", "guid", "key", "recordid"),
}  # fmt: skip
_OTHER = re.compile(r"[^a-z0-9]+")


def choose(rows: Sequence[Row], wanted: Columns, name: str) -> Columns:
    """The columns of a table, from its first rows. ``name`` is the table an error speaks of.

    Raises ``NoTextColumn`` where one that the user named is missing, or where none looks like the text of articles.
    """
    names = list(dict.fromkeys(str(key) for row in rows for key in row))
    plain: dict[str, str] = {}
    for column in names:
        plain.setdefault(_OTHER.sub("", column.lower()), column)
    chosen: dict[str, str | None] = {}
    for field in fields(Columns):
        own = getattr(wanted, field.name)
        if own is not None and own not in names:
            raise NoTextColumn(
                name, f"no column {own!r}; there {_listed(names)}", f"Give another one to --{field.name}-column."
            )
        chosen[field.name] = own or next((c for n in _NAMES[field.name] if (c := plain.get(n)) and _filled(rows, c)), None)
    if chosen["text"] is None or (wanted.text is None and not _texts(rows, chosen["text"])):
        taken = {v for k, v in chosen.items() if k != "text"}
        chosen["text"] = _longest(rows, [n for n in names if n not in taken])
    if chosen["text"] is None:
        raise NoTextColumn(name, f"no column looks like the text of articles; there {_listed(names)}")
    return Columns(**chosen)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(repr(n[:60]) for n in names[:NAMED_MOST])
    more = f" and {len(names) - NAMED_MOST} more" if len(names) > NAMED_MOST else ""
    return f"{'is' if len(names) == 1 else 'are'} {shown}{more}" if names else "are none"


def _filled(rows: Sequence[Row], column: str) -> bool:
    return any(words(row.get(column)) or long_text(row.get(column)) for row in rows)


def _texts(rows: Sequence[Row], column: str) -> list[int]:
    """Lengths of the cells of a column that are text and not empty."""
    return [len(text) for row in rows if (text := long_text(row.get(column))) and text.strip()]


def _longest(rows: Sequence[Row], names: Sequence[str]) -> str | None:
    lengths = {name: median(found) for name in names if (found := _texts(rows, name))}
    best = max(lengths, key=lambda n: lengths[n], default=None)
    return best if best is not None and lengths[best] >= LONG else None


def long_text(value: Any) -> str | bytes | None:
    """A cell as the text of an article, unchanged; a list of paragraphs with empty lines between; else ``None``."""
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value)
    if isinstance(value, list | tuple) and value and all(isinstance(v, str) for v in value):
        return whole("\n\n".join(value))
    return whole(value) if isinstance(value, str) else None


def words(value: Any) -> str | None:
    """A cell as one line of at most 2,000 characters: lists joined by commas, objects by their name; ``None`` where empty."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return words(next((value[k] for k in ("name", "title", "label", "full_name") if isinstance(value.get(k), str)), None))
    if isinstance(value, list | tuple):
        return ", ".join(w for v in value[:20] if not isinstance(v, list | tuple) and (w := words(v)))[:2000] or None
    if isinstance(value, int | float):
        return _number(value)
    return " ".join(whole(value[:20_000]).split())[:2000] or None if isinstance(value, str) else None


def _number(value: float) -> str | None:
    try:
        return str(value)
    except ValueError:  # more digits than Python writes out
        return None


def when(value: Any) -> When | None:
    """A cell as a date: written out, or seconds or milliseconds since 1970."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not 1e8 < value < 4.2e12:
            return None
        seconds = value / 1000 if value > 1e11 else value
        return read_date(datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    text = words(value)
    return read_date(text) if text else None


def whole(text: str) -> str:
    """A text without halves of surrogate pairs, which JSON can bring and nothing can write."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
