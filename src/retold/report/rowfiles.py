"""Files of rows written one document after the other: an archive of any size in the memory of one document."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from retold.model.story import Story
from retold.report.tables import FlatTables, csv_lines, csv_table, flat_tables, jsonl_lines
from retold.report.writers import open_atomically

COUNTED = ("problems", "notes")
"""Tables whose rows are called by their number in the file, not by what they say."""
PER_DOCUMENT = ("documents", "document_known_from", "regions", "links")
"""Tables of which each document has its own rows, with the same columns everywhere."""


class _NothingWrittenError(Exception):
    """Leaves the files as they were."""


def can_stream(path: str | os.PathLike[str], table: str | None) -> bool:
    """Whether a path's format is rows of documents: all of them as .jsonl, those of one table as .csv."""
    extension = Path(path).suffix.lower()
    return extension == ".jsonl" or (extension == ".csv" and table in PER_DOCUMENT)


class RowFiles:
    """Files at ``paths`` that take the rows of one story after the other.

    Use as a context manager: the files appear when the block ends well, whole, and not at all otherwise. ``table`` is
    the one that .csv files hold. ``written`` are the paths that have appeared. Raises ``OutputError``.
    """

    def __init__(self, paths: list[str], table: str | None) -> None:
        self.written: list[str] = []
        self._paths = paths
        self._table = table or ""
        self._stack = ExitStack()
        self._files: list[tuple[str, BinaryIO]] = []
        self._counts = dict.fromkeys(COUNTED, 0)
        self._columns: tuple[str, ...] = ()
        self._discarded = False

    def __enter__(self) -> Self:
        try:
            self._files = [(path, self._stack.enter_context(open_atomically(path))) for path in self._paths]
        except BaseException as error:
            self._stack.__exit__(type(error), error, error.__traceback__)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None and self._discarded:
            error = _NothingWrittenError()
            kind = type(error)
        try:
            self._stack.__exit__(kind, error, trace)
        except _NothingWrittenError:
            return
        if error is None:
            self.written = list(self._paths)

    def add(self, story: Story) -> None:
        """Append a story's rows."""
        tables = flat_tables(story)
        self._count(tables)
        for path, file in self._files:
            file.write(jsonl_lines(tables) if Path(path).suffix.lower() == ".jsonl" else self._csv(tables))

    def discard(self) -> None:
        """Let nothing appear."""
        self._discarded = True

    def _count(self, tables: FlatTables) -> None:
        for name in COUNTED:
            for number, row in enumerate(tables[name], self._counts[name]):
                row["id"] = f"{name}.{number}"
            self._counts[name] += len(tables[name])

    def _csv(self, tables: FlatTables) -> bytes:
        rows = tables[self._table]
        if not rows:
            return b""
        if self._columns:
            return csv_lines(self._columns, rows)
        self._columns = tuple(rows[0])
        return csv_table(self._columns, rows)
