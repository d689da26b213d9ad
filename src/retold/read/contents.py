"""What one opened source holds: itself a document, or the members of an archive, the entries of a feed, the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator

from retold.model.errors import EmptyInput
from retold.read.items import Found, Item, Settings, exhausted
from retold.read.sniff import ALONE, Format, sniff
from retold.read.streams import Inlet


def guarded(found: Iterator[Found], name: str) -> Iterator[Found]:
    """What is found in a source of this name; raises ``BombInput`` where the machine cannot go on."""
    try:
        yield from found
    except (MemoryError, RecursionError) as error:
        raise exhausted(name, error) from error


def contents(inlet: Inlet, settings: Settings, depth: int = 0) -> Iterator[Found]:
    """Every document in a source, one after the other, and what could not be read of it.

    ``depth`` counts the archives around it. Raises an ``InputError`` where the source as a whole gives nothing.
    """
    kind = sniff(inlet.head, inlet.name)
    if kind in ALONE:
        yield _alone(inlet, kind, settings)
    elif kind is Format.WARC:
        from retold.read.warc import warc_items

        yield from warc_items(inlet, settings)
    elif kind is Format.ZIP:
        from retold.read.zips import zip_items

        yield from zip_items(inlet, settings, depth, contents)
    elif kind is Format.FEED:
        from retold.read.feed import feed_items

        yield from feed_items(inlet, settings)
    else:
        from retold.read.table import table_items

        yield from table_items(inlet, kind, settings)


def _alone(inlet: Inlet, kind: Format, settings: Settings) -> Item:
    data = inlet.whole(settings.limit)
    if not data.strip():
        raise EmptyInput(inlet.name, "nothing but white space" if data else "empty")
    values = {k: v for k, v in inlet.known.items() if k != "fetched"}
    return Item(
        name=inlet.name,
        data=data,
        kind=kind,
        charset=inlet.charset,
        values=values,
        known_from="web",
        fetched=inlet.known.get("fetched"),
    )
