"""The flat tables as an SQLite database: typed, with primary and foreign keys, indexes on these, and full-text search.

Search tables are FTS5 tables with external content, named and made as Datasette and sqlite-utils expect them, so that a
search box appears by itself. Beside the database stands a Datasette metadata file that says what the tables are and brings
questions to start with.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import yaml

from retold.model.story import Story
from retold.report.columns import Column, Kind, flat_columns
from retold.report.datasette import QUERIES, TABLES
from retold.report.plain import printable
from retold.report.tables import Cell, FlatRow, flat_tables

SEARCHED: dict[str, tuple[str, ...]] = {
    "documents": ("title", "text"),
    "attribution_content": ("excerpt",),
    "claims": ("text",),
    "findings": ("text",),
    "sentences": ("excerpt",),
}
"""Tables that can be searched by words, with the columns searched."""

_TYPES = {Kind.TEXT: "TEXT", Kind.INTEGER: "INTEGER", Kind.REAL: "FLOAT", Kind.BOOLEAN: "INTEGER"}


def to_sqlite(story: Story) -> bytes:
    """A database file with every flat table; the same story gives the same bytes.

    Text is stored as it is but for lone surrogates and control characters, which become U+FFFD one for one, so that offsets hold
    (``substr(text, start + 1, end - start)``).
    """
    with closing(sqlite3.connect(":memory:")) as database:
        for name, rows in flat_tables(story).items():
            _fill(database, name, flat_columns()[name], rows)
        for name, columns in SEARCHED.items():
            _make_searchable(database, name, columns)
        database.commit()
        database.execute("VACUUM")
        return bytes(database.serialize())


def _fill(database: sqlite3.Connection, name: str, columns: tuple[Column, ...], rows: list[FlatRow]) -> None:
    cells = [f"[{c.name}] {_TYPES[c.kind]}{' PRIMARY KEY' if c.name == 'id' else ''}" for c in columns]
    keys = [f"FOREIGN KEY ([{c.name}]) REFERENCES [{c.table}]([id])" for c in columns if c.table is not None]
    database.execute(f"CREATE TABLE [{name}] ({', '.join(cells + keys)})")
    for c in columns:
        if c.table is not None:
            database.execute(f"CREATE INDEX [idx_{name}_{c.name}] ON [{name}] ([{c.name}])")
    marks = ", ".join("?" * len(columns))
    # Names come from the contract, values are bound.
    database.executemany(
        f"INSERT INTO [{name}] VALUES ({marks})",  # noqa: S608
        ([_cell(row[c.name]) for c in columns] for row in rows),
    )


def _make_searchable(database: sqlite3.Connection, name: str, columns: tuple[str, ...]) -> None:
    listed = ", ".join(f"[{c}]" for c in columns)
    database.execute(f"CREATE VIRTUAL TABLE [{name}_fts] USING FTS5 ({listed}, tokenize='porter', content=[{name}])")
    database.execute(f"INSERT INTO [{name}_fts] (rowid, {listed}) SELECT rowid, {listed} FROM [{name}]")  # noqa: S608 - as above


def _cell(value: Cell) -> Cell:
    return printable(value) if isinstance(value, str) else value


def datasette_metadata(database: Path) -> tuple[Path, bytes]:
    """The metadata file for a database at this path, beside it: ``story.db`` has ``story.metadata.yaml``.

    Serve both with ``datasette story.db -m story.metadata.yaml``.
    """
    known: dict[str, Any] = {
        "title": "How a story was retold",
        "description": "Who copied whom, who vouches for what, where accounts differ. It describes coverage and judges no truth.",
        "databases": {database.stem: {"tables": TABLES, "queries": QUERIES}},
    }
    return database.with_suffix(".metadata.yaml"), yaml.safe_dump(
        known, sort_keys=False, allow_unicode=True, width=120
    ).encode()
