"""Parquet through DuckDB, a batch of rows at a time, with nothing but this one file within its reach."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from retold.model.errors import BombInput, DamagedInput
from retold.read.items import Note
from retold.read.streams import Inlet
from retold.read.table_rows import Rows

BATCH = 64
"""Rows taken from the engine at a time."""
MEMORY = "1GB"


def parquet_rows(inlet: Inlet, limit: int) -> Rows:
    """The rows of a Parquet file in their order; raises ``DamagedInput`` for one that is none."""
    with tempfile.TemporaryDirectory(prefix="retold-") as folder:
        path = inlet.path
        # The engine takes a path for a pattern, and has no way to write one that is none.
        if path is None or inlet.packed or any(c in os.fspath(path) for c in "*?["):
            path = _spooled(inlet, limit, Path(folder))
        yield from _rows(path, inlet.name)


def _spooled(inlet: Inlet, limit: int, folder: Path) -> Path:
    path = folder / "table.parquet"
    with inlet.seekable(limit) as source, path.open("wb") as target:
        shutil.copyfileobj(source, target)
    return path


def _rows(path: Path, name: str) -> Rows:
    import duckdb

    number = 0
    connection = duckdb.connect(config={"threads": 1, "memory_limit": MEMORY, "autoinstall_known_extensions": "false"})
    try:
        _confine(connection, path)
        cursor = connection.execute("SELECT * FROM read_parquet(?)", [os.fspath(path)])
        names = [column[0] for column in cursor.description or ()]
        while rows := cursor.fetchmany(BATCH):
            for cells in rows:
                number += 1
                yield number, dict(zip(names, cells, strict=False)), None
    except duckdb.OutOfMemoryException:
        yield Note(BombInput(f"{name}!row {number + 1}", f"takes more than {MEMORY} of memory to read"))
    except (duckdb.Error, ValueError, OverflowError) as error:
        told = " ".join(str(error).split())[:160].replace(os.fspath(path), "the file")
        yield Note(DamagedInput(name, f"a Parquet file that cannot be read ({told})"))
    finally:
        connection.close()


def _confine(connection: Any, path: Path) -> None:
    """What a file says must not make the engine open another one."""
    connection.execute(f"SET allowed_paths=[{_quoted(os.fspath(path))}]")
    connection.execute("SET enable_external_access=false")
    connection.execute("SET lock_configuration=true")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
