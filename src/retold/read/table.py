"""Tables of articles, a row each: JSON Lines, JSON arrays, CSV, TSV and Parquet, read in batches."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from retold.model.errors import EmptyInput, OversizedInput, UnknownFormat
from retold.read.items import Columns, Found, Item, Note, Settings, size_in_words
from retold.read.sniff import Format, sniff
from retold.read.streams import Inlet
from retold.read.table_columns import Row, choose, long_text, when, words
from retold.read.table_rows import Numbered, csv_rows, json_rows

SAMPLE = 50
"""Rows from which columns are guessed."""
_OURS = ({"schema_version", "retold_version"}, {"table", "id", "sha256"})
"""Columns of the first row in a story and in rows that retold wrote: they often lie beside the articles."""
SAMPLE_SIZE = 4_000_000
"""Characters of text after which the sample is large enough."""


def table_items(inlet: Inlet, kind: Format, settings: Settings) -> Iterator[Found]:
    """The articles of a table, one a row; what is wrong with a row is a note and the others are read.

    Raises ``NoTextColumn`` where no column holds the text, ``EmptyInput`` where there are no rows.
    """
    if kind is Format.PARQUET:
        from retold.read.parquet import parquet_rows

        rows = parquet_rows(inlet, settings.limit)
    else:
        rows = json_rows(inlet, settings.limit) if kind is Format.JSON else csv_rows(inlet, settings.limit)
    sample, notes = _sample(rows)
    if not sample:
        yield from notes
        if not notes:
            raise EmptyInput(inlet.name, "a table without rows")
        return
    if any(keys <= sample[0][1].keys() for keys in _OURS):
        raise UnknownFormat(inlet.name, "what retold itself wrote", "Give the articles themselves.")
    columns = choose([row for _, row, _ in sample], settings.columns, inlet.name)
    yield from notes
    for found in chain(sample, rows):
        yield found if isinstance(found, Note) else _item(found, columns, inlet, settings.limit)


def _sample(rows: Iterator[Numbered | Note]) -> tuple[list[Numbered], list[Note]]:
    sample: list[Numbered] = []
    notes: list[Note] = []
    size = 0
    for found in islice(rows, 2 * SAMPLE):
        if isinstance(found, Note):
            notes.append(found)
            continue
        sample.append(found)
        size += sum(len(v) for v in found[1].values() if isinstance(v, str | bytes))
        if len(sample) >= SAMPLE or size > SAMPLE_SIZE:
            break
    return sample, notes


def _item(found: Numbered, columns: Columns, inlet: Inlet, limit: int) -> Found:
    number, row, doubt = found
    key = words(_cell(row, columns.id)) or ""
    name = f"{inlet.name}!{key or f'row {number}'}"
    text = long_text(_cell(row, columns.text))
    if text is None or not text.strip():
        return Note(EmptyInput(name, f"no text in the column {columns.text!r}"))
    data = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
    if len(data) > limit:
        return Note(
            OversizedInput(name, f"{size_in_words(len(data))}, over the limit of {size_in_words(limit)} for one document")
        )
    values: dict[str, Any] = {
        field: words(_cell(row, getattr(columns, field))) for field in ("title", "url", "outlet", "author")
    }
    values["published"] = when(_cell(row, columns.published))
    kind = sniff(data)
    return Item(
        name=name,
        data=data,
        kind=kind if kind in {Format.HTML, Format.PDF, Format.BINARY} else Format.TEXT,
        values={k: v for k, v in values.items() if v is not None},
        known_from="table",
        headed=True,
        key=key,
        remarks=() if doubt is None else (type(doubt)(name, doubt.reason, doubt.hint),),
    )


def _cell(row: Row, column: str | None) -> Any:
    return None if column is None else row.get(column)
