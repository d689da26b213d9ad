"""RSS and Atom: entries with their whole text are documents, entries with a summary are documents said to be one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from retold.lang.stamps import read_date
from retold.model.errors import DamagedInput, EmptyInput, SummaryOnly
from retold.read.items import Found, Item, Note, Settings
from retold.read.sniff import Format
from retold.read.streams import Inlet
from retold.read.table_columns import whole

WHOLE = 250
"""Words from which a description is taken for the article itself: many feeds put it there."""


def feed_items(inlet: Inlet, settings: Settings) -> Iterator[Found]:
    """The entries of a feed, in its order.

    Raises ``EmptyInput`` where it has none, ``DamagedInput`` where it cannot be parsed, ``OversizedInput`` beyond the limit.
    """
    import feedparser

    data = inlet.whole(settings.limit)
    try:
        # A stream, not bytes: given anything else the library would take it for an address or a path.
        headers = {"content-type": "application/xml", "content-location": str(inlet.known.get("url", ""))}
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, response_headers=headers)
    except Exception as error:
        raise DamagedInput(inlet.name, f"a feed that cannot be read ({type(error).__name__})") from error
    entries = feed.get("entries") or []
    if not entries:
        if feed.get("bozo"):
            told = " ".join(str(feed.get("bozo_exception", "")).split())[:120]
            raise DamagedInput(inlet.name, f"a feed that cannot be read ({told})")
        raise EmptyInput(inlet.name, "a feed without entries")
    outlet = _words((feed.get("feed") or {}).get("title"))
    for number, entry in enumerate(entries, 1):
        yield _item(entry, number, outlet, inlet)


def _item(entry: Any, number: int, outlet: str | None, inlet: Inlet) -> Found:
    link = _words(entry.get("link")) or ""
    name = f"{inlet.name}!{link or _words(entry.get('id')) or f'entry {number}'}"
    text, is_page, is_summary = _text(entry)
    if not text.strip():
        return Note(EmptyInput(name, "an entry without text", "Save the page it links to and give that."))
    source = entry.get("source")
    dates = (read_date(d) for k in ("published", "created", "updated") if (d := _words(entry.get(k))))
    values = {
        "title": _words(entry.get("title")),
        "url": link or None,
        "outlet": (_words(source.get("title")) if isinstance(source, dict) else None) or outlet,
        "author": _words(entry.get("author")),
        "published": next((d for d in dates if d is not None), None),
    }
    return Item(
        name=name,
        data=text.encode("utf-8", "replace"),
        kind=Format.HTML if is_page else Format.TEXT,
        values={k: v for k, v in values.items() if v is not None},
        known_from="feed",
        headed=True,
        fetched=inlet.known.get("fetched"),
        remarks=(SummaryOnly(name, "the feed holds only a summary of this article"),) if is_summary else (),
    )


def _text(entry: Any) -> tuple[str, bool, bool]:
    """The longest text of an entry, whether it is markup, and whether it is but a summary."""
    contents = [c for c in entry.get("content") or () if isinstance(c, dict) and isinstance(c.get("value"), str)]
    if contents:
        best = max(contents, key=lambda c: len(c["value"]))
        if best["value"].strip():
            return whole(best["value"]), _is_page(best, best["value"]), False
    text = entry.get("summary")
    if not isinstance(text, str):
        return "", False, False
    return whole(text), _is_page(entry.get("summary_detail") or {}, text), len(text.split()) < WHOLE


def _is_page(detail: Any, text: str) -> bool:
    return ("html" in str(detail.get("type", "")) and "<" in text) or "</" in text


def _words(value: Any) -> str | None:
    return " ".join(whole(value[:5000]).split())[:2000] or None if isinstance(value, str) else None
