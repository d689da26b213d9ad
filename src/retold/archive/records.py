"""One document's bytes -> a row of ``articles``, or of ``rejects``: what runs on many records at once, wherever the engine puts it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import numpy as np

from retold.archive.words import batches, mixed, number_words
from retold.model.document import PROSE_ROLES, STORY_ROLES
from retold.model.errors import EmptyInput, InputError
from retold.model.metadata import MetaField
from retold.model.story import Story
from retold.model.when import When
from retold.read.decode import decode
from retold.read.documents import read_item
from retold.read.items import Item, exhausted
from retold.read.seen import Seen
from retold.read.sniff import Format

if TYPE_CHECKING:
    from numpy.typing import NDArray

Row = dict[str, Any]
_TRACKING = re.compile(r"utm_|fbclid|gclid|ocid|cmpid|mc_[ce]id|ref$|src$", re.IGNORECASE)
_EPOCH = date(1970, 1, 1).toordinal()
EARLIEST, LATEST = date(1800, 1, 1).toordinal() - _EPOCH, date(2100, 1, 1).toordinal() - _EPOCH
"""Days since 1970 between which a date of publication is believed."""


def read_record(item: Item, *, clean_tables: bool) -> Row:
    """A row: the columns of ``articles`` but its number and keys, or ``error``, an ``InputError``'s code, reason and hint.

    What a table keeps apart (a plain text with its title) is taken as it is, unless ``clean_tables``: its rows are article text, nearly
    all of it, and telling their lines apart takes longer than everything else an archive does (``docs/archive.md`` has the
    figures). All else is read and cleaned as a single document would be.
    """
    try:
        if not clean_tables and item.headed and item.kind is Format.TEXT and item.values.get("title"):
            return _plain(item)
        return _cleaned(item)
    except InputError as error:
        return {"error": (error.code, error.reason, error.hint)}
    except (MemoryError, RecursionError) as error:
        bomb = exhausted(item.name, error)
        return {"error": (bomb.code, bomb.reason, bomb.hint)}


def _plain(item: Item) -> Row:
    text = decode(item.data, markup=False, declared=item.charset)
    if text is None or not text.text.strip():
        raise EmptyInput(item.name, "no readable character")
    return _row(item, text.text, dict(item.values), hashlib.sha256(item.data).hexdigest())


def _cleaned(item: Item) -> Row:
    from retold.clean.metadata import fill_metadata
    from retold.clean.regions import label_regions

    story: Story = fill_metadata(label_regions(read_item(item, Seen())))
    document = story.documents[0]
    said = {
        "title": document.title, "url": document.url, "outlet": document.outlet, "author": document.author,
        "published": document.published,
    }  # fmt: skip
    row = _row(item, document.text, said, document.origin.sha256)
    regions = sorted((r for r in story.regions if r.role in STORY_ROLES), key=lambda r: r.span.start)
    # Captions alone, or a notice: what has no prose is not made a copy of everything with its headline.
    told = any(r.role in PROSE_ROLES for r in regions)
    body = "\n\n".join(document[r.span] for r in regions) if told else None
    return {**row, "body": body or None, "language": document.language}


def _row(item: Item, text: str, said: Row, digest: str) -> Row:
    published = said.get("published")
    url = said.get("url")
    when = published if isinstance(published, When) else None
    if day_of(when) is None:
        when = _day_in(url) or when
    outlet = said.get("outlet") or _host(url)
    own = hashlib.sha256("\x1f".join((digest, url or "", outlet or "", item.key)).encode("utf-8", "replace")).hexdigest()
    doc = f"d{own[:16]}"
    return {
        "doc": doc, "doc_id": item.key or doc, "file": item.name, "url": url, "outlet": outlet, "author": said.get("author"),
        "title": said.get("title"), "published": when.edtf if when else None, "day": day_of(when), "language": None,
        "sha256": digest, "text": text, "body": None,
    }  # fmt: skip


def day_of(when: When | None) -> int | None:
    """Days since 1970 of a date that is precise to the day and possible; else ``None``."""
    if when is None or when.day is None:
        return None
    days = when.day.toordinal() - _EPOCH
    return days if EARLIEST <= days <= LATEST else None


def _day_in(url: str | None) -> When | None:
    """The day that an address names."""
    if not url:
        return None
    from retold.clean.metadata_url import url_values
    from retold.model.document import Document, Origin

    page = Document(id="d", file="", text="", origin=Origin(uri="", media_type="", sha256=""), url=url)
    found = next((v.normalised for v in url_values(page) if v.field is MetaField.PUBLISHED), None)
    return When(found) if found else None


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def number_of(text: str) -> int:
    """A number of 64 bits that stands for a text."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def url_key(url: str | None) -> int:
    """The number of an address, without what does not choose the page: protocol, ``www``, fragment, tracking; 0 for none."""
    if not url:
        return 0
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        asked = urlencode(sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k)))
    except ValueError:
        return number_of(url)
    return number_of(f"{host}{parts.path.rstrip('/')}?{asked}")


def text_keys(texts: Sequence[str]) -> NDArray[np.uint64]:
    """For every text a number that is the same where the words are the same."""
    found: list[NDArray[np.uint64]] = []
    for _, some in batches(texts):
        words = number_words(some)
        first = np.searchsorted(words.text, np.arange(len(some)))
        rank = np.arange(len(words.hashes)) - first[words.text]
        sums = np.zeros(len(some), dtype=np.uint64)
        np.add.at(sums, words.text, mixed(words.hashes + mixed(rank.astype(np.uint64) + np.uint64(1))))
        found.append(sums)
    return np.concatenate(found) if found else np.zeros(0, dtype=np.uint64)
