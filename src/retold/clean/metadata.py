"""What is known of each document: what --meta, markup, address and visible text say, ranked, and the best in its columns."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from retold.clean.metadata_text import text_values
from retold.clean.metadata_url import url_values
from retold.model.document import Document, Region
from retold.model.metadata import NAMES_JOIN, MetaField, MetaSource, MetaValue, ranked
from retold.model.story import Story
from retold.model.when import When

_GIVEN = "meta"
_COLUMNS = {
    MetaField.TITLE: "title", MetaField.OUTLET: "outlet", MetaField.AUTHOR: "author", MetaField.URL: "url", MetaField.PUBLISHED: "published",
    MetaField.UPDATED: "updated", MetaField.SECTION: "section", MetaField.WIRE: "wire",
}  # fmt: skip
_HOLDERS = {"table": MetaSource.GIVEN, "feed": MetaSource.FEED, "pdf": MetaSource.PDF, "front matter": MetaSource.META}
"""Who says what a document was given by the file that holds it; a table's columns are the user's own."""


def fill_metadata(story: Story) -> Story:
    """Fill ``metadata`` with every saying about every document, ranked, and the documents' columns with the chosen ones.

    Values from --meta always win. An outlet that nothing names is the host of the address without ``www.``; a text alone
    does not say who published it. A document that already knows a value keeps it.
    """
    own: dict[str, list[Region]] = defaultdict(list)
    for region in sorted(story.regions, key=lambda r: r.span.start):
        own[region.span.doc].append(region)
    said: dict[str, list[MetaValue]] = defaultdict(list)
    for value in story.metadata:
        said[value.doc].append(value)
    documents: list[Document] = []
    metadata: list[MetaValue] = []
    for document in story.documents:
        values = ranked(_values(document, own[document.id], said[document.id]))
        documents.append(_fill(document, values))
        metadata += values
    return replace(story, documents=tuple(documents), metadata=tuple(metadata))


def _values(document: Document, regions: list[Region], said: list[MetaValue]) -> list[MetaValue]:
    values = [*_given(document, said), *said]
    return [*values, *text_values(document, regions, values), *url_values(document)]


def _given(document: Document, said: list[MetaValue]) -> list[MetaValue]:
    """What the user said, and what a reader of other files knew without saying where it stands."""
    out = []
    named = {v.field for v in said}
    for field, column in _COLUMNS.items():
        value = getattr(document, column)
        given = document.known_from.get(column) == _GIVEN
        holder = _HOLDERS.get(document.known_from.get(column, ""))
        if value is None or not (given or holder or field not in named):
            continue
        text = value.edtf if isinstance(value, When) else str(value)
        normalised = NAMES_JOIN.join(document.authors or _names(text, document)) if field is MetaField.AUTHOR else text
        source = MetaSource.GIVEN if given else holder or MetaSource.META
        where = "--meta" if given else document.file
        out.append(MetaValue(doc=document.id, field=field, value=text, normalised=normalised, source=source, where=where))
    return out


def _names(text: str, document: Document) -> tuple[str, ...]:
    from retold.lang.bylines import read_names

    return read_names(text, outlet=document.outlet) or (text,)


def _fill(document: Document, values: tuple[MetaValue, ...]) -> Document:
    changes: dict[str, Any] = {}
    known = dict(document.known_from)
    for value in values:
        column = _COLUMNS.get(value.field)
        if column is None or not value.chosen:
            continue
        if value.field is MetaField.AUTHOR:
            changes["authors"] = tuple(value.normalised.split(NAMES_JOIN))
            changes["author"] = document.author if known.get("author") == _GIVEN else ", ".join(changes["authors"])
        else:
            dated = value.field in {MetaField.PUBLISHED, MetaField.UPDATED}
            changes[column] = When(value.normalised) if dated else value.normalised
        known[column] = _room(document, value, column)
    return replace(document, known_from=known, **changes)


def _room(document: Document, value: MetaValue, column: str) -> str:
    """Where a chosen value was found, as ``known_from`` calls it."""
    if value.where == "--meta":
        return "meta"
    if value.where == document.file:
        return document.known_from.get(column, "page")
    if value.source is MetaSource.URL:
        return document.known_from.get("url", "page")
    return "text" if value.source is MetaSource.TEXT else "page"
