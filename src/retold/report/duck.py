"""The flat tables through DuckDB: a database with keys, and Parquet files."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING

import msgspec

from retold.model.story import Story
from retold.report.columns import Column, Kind, flat_columns
from retold.report.plain import printable
from retold.report.tables import READABLE, TABLE, FlatRow, flat_tables, rows_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES = {Kind.TEXT: "VARCHAR", Kind.INTEGER: "BIGINT", Kind.REAL: "DOUBLE", Kind.BOOLEAN: "BOOLEAN"}
_CELLS = ((Kind.BOOLEAN, {bool}), (Kind.INTEGER, {int}), (Kind.REAL, {int, float}))
_BLOCK = "16384"
"""Bytes of a block, the least that DuckDB takes: with its default a story of five articles is a file of 33 MB."""
_LONGEST = 1 << 30
"""Bytes of one row: more than a document may have."""


def to_duckdb(story: Story) -> bytes:
    """A DuckDB database file with every flat table, primary and foreign keys."""
    with tempfile.TemporaryDirectory(prefix="retold-") as folder:
        path = Path(folder) / "story.duckdb"
        with _connected(str(path)) as database:
            for name, rows in flat_tables(story).items():
                _fill(database, name, flat_columns()[name], rows, Path(folder))
        return path.read_bytes()


def to_parquet(story: Story, table: str = TABLE) -> bytes:
    """One table, as :func:`retold.report.tables.to_csv` has it, as a Parquet file with typed columns, compressed with Zstandard.

    The same story gives the same bytes. Raises ``OutputError`` for a table that does not exist, naming those that do.
    """
    names, rows = rows_of(story, table)
    columns = flat_columns()[table] if table not in READABLE else tuple(Column(n, _kind(n, rows)) for n in names)
    with tempfile.TemporaryDirectory(prefix="retold-") as folder, _connected(":memory:") as database:
        return _parquet(database, Path(folder), columns, rows)


def _kind(column: str, rows: list[FlatRow]) -> Kind:
    """The kind of a readable table's column, by its cells."""
    kinds = {type(row.get(column)) for row in rows} - {NoneType}
    return next((kind for kind, types in _CELLS if kinds and kinds <= types), Kind.TEXT)


def to_parquet_zip(story: Story) -> bytes:
    """Every flat table as a Parquet file of its name, in a ZIP; tables without rows are there too."""
    out = io.BytesIO()
    with (
        tempfile.TemporaryDirectory(prefix="retold-") as folder,
        _connected(":memory:") as database,
        zipfile.ZipFile(out, "w") as archive,
    ):
        for name, rows in flat_tables(story).items():
            # A ZipInfo without a time: the same story is the same file.
            archive.writestr(zipfile.ZipInfo(f"{name}.parquet"), _parquet(database, Path(folder), flat_columns()[name], rows))
    return out.getvalue()


def _parquet(database: DuckDBPyConnection, folder: Path, columns: Sequence[Column], rows: list[FlatRow]) -> bytes:
    keyless = [Column(c.name, c.kind) for c in columns]
    _fill(database, "rows", keyless, rows, folder)
    path = folder / "rows.parquet"
    database.execute(f"COPY \"rows\" TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
    database.execute('DROP TABLE "rows"')
    return path.read_bytes()


@contextmanager
def _connected(place: str) -> Iterator[DuckDBPyConnection]:
    import duckdb

    # One thread keeps rows in their order; extensions are never fetched; small blocks, for most tables of a story are small.
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "autoinstall_known_extensions": "false",
        "default_block_size": _BLOCK,
    }
    database = duckdb.connect(place, config=settings)
    try:
        yield database
    finally:
        database.close()


def _fill(database: DuckDBPyConnection, name: str, columns: Sequence[Column], rows: list[FlatRow], folder: Path) -> None:
    cells = [
        f'"{c.name}" {_TYPES[c.kind]}{" PRIMARY KEY" if c.table is None and c.name == "id" and name != "rows" else ""}'
        for c in columns
    ]
    keys = [f'FOREIGN KEY ("{c.name}") REFERENCES "{c.table}"("id")' for c in columns if c.table is not None]
    database.execute(f'CREATE TABLE "{name}" ({", ".join(cells + keys)})')
    if not rows:
        return
    path = folder / "rows.jsonl"
    path.write_bytes(
        b"\n".join(msgspec.json.encode({k: printable(v) if isinstance(v, str) else v for k, v in r.items()}) for r in rows)
    )
    kinds = ", ".join(f"'{c.name}': '{_TYPES[c.kind]}'" for c in columns)
    database.execute(
        f"INSERT INTO \"{name}\" SELECT * FROM read_json('{path}', format='newline_delimited', "  # noqa: S608 - names of the contract
        f"maximum_object_size={_LONGEST}, columns={{{kinds}}})"
    )
