"""Rows of one table as text: JSON, JSON lines, CSV, TSV or an aligned table, as sqlite-utils prints them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

import msgspec

from retold.report.plain import one_line, printable
from retold.report.tables import Cell, safe_cell

WIDEST = 60
"""Characters of a cell that an aligned table shows."""


class RowForm(StrEnum):
    """How rows are written: a JSON array, JSON lines, either with arrays for rows, CSV, TSV, or an aligned table for people."""

    JSON = "json"
    LINES = "nl"
    ARRAYS = "arrays"
    ARRAY_LINES = "nl-arrays"
    CSV = "csv"
    TSV = "tsv"
    TABLE = "table"


def row_lines(
    columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], form: RowForm, *, headers: bool = True
) -> Iterator[str]:
    """The rows, a line each without its line end, with no more than these columns, in their order.

    ``headers`` is for CSV, TSV and tables. Cells that a spreadsheet would run as a formula get a leading apostrophe in CSV and
    TSV; an aligned table shows the first ``WIDEST`` characters of a cell.
    """
    if form in (RowForm.JSON, RowForm.ARRAYS):
        yield from _array(_written(columns, rows, form))
    elif form in (RowForm.LINES, RowForm.ARRAY_LINES):
        yield from _written(columns, rows, form)
    elif form is RowForm.TABLE:
        yield from _aligned(columns, rows, headers=headers)
    else:
        delimiter = "," if form is RowForm.CSV else "\t"
        if headers:
            yield _separated(columns, delimiter)
        yield from (_separated([safe_cell(row.get(c)) for c in columns], delimiter) for row in rows)


def _written(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], form: RowForm) -> Iterator[str]:
    """Every row as JSON: an object, or an array where the form has arrays."""
    bare = form in (RowForm.ARRAYS, RowForm.ARRAY_LINES)
    for row in rows:
        cells = {c: printable(v) if isinstance(v := row.get(c), str) else v for c in columns}
        yield msgspec.json.encode(list(cells.values()) if bare else cells).decode()


def _array(rows: Iterable[str]) -> Iterator[str]:
    before = ""
    for row in rows:
        if before:
            yield f"{before},"
        before = f"{' ' if before else '['}{row}"
    yield f"{before}]" if before else "[]"


def _separated(cells: Sequence[Cell], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="").writerow(cells)
    return out.getvalue()


def _aligned(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], *, headers: bool) -> Iterator[str]:
    shown = [[_shown(row.get(c)) for c in columns] for row in rows]
    head = [list(columns), ["-" * len(c) for c in columns]] if headers else []
    widths = [max((len(line[i]) for line in [*head, *shown]), default=0) for i in range(len(columns))]
    if headers:
        head[1] = ["-" * w for w in widths]
    for line in [*head, *shown]:
        yield "  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip()


def _shown(value: Cell) -> str:
    text = "" if value is None else one_line(str(value))
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"
