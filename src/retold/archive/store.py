"""The store of an archive: a folder of Parquet tables and a manifest that says which files are part of it.

A file counts from the moment the manifest names it. New files are written under names of their own, whole, and then the
manifest is replaced by one that names them: whatever interrupts a run, the store is as it was after the last such moment,
and files that no manifest names are removed by the next run.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from retold import __version__
from retold.archive.tables import READ, ROWS_TOGETHER, TABLES, schema_of
from retold.model.errors import ArchiveError, OutputError
from retold.report.writers import write_atomically

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

MANIFEST = "manifest.json"
LOCK = "lock"
FORMAT = 2
"""Of the tables and the manifest; a store of another format is not read."""
_ANEW = "Remove the folder and build it again."
_ROOM = "Make room and run the same command again: it goes on from here."
MANY_ROWS = 65_536
"""Rows of a file that are read together where ``ROWS_TOGETHER`` says nothing else."""


class Shard(msgspec.Struct, frozen=True):
    """One Parquet file: its path within the store, rows, bytes, SHA-256 (hex)."""

    file: str
    rows: int
    size: int
    sha256: str


class RunRecord(msgspec.Struct):
    """One run of ``build`` or ``add``: what was asked, and what it contributed.

    ``paths`` are the inputs as given, ``inputs`` what they were (:func:`retold.archive.ingest.fingerprint`), ``first`` the number
    of the first article it may have added. ``counts`` are of records: ``records`` read in all, those that became ``articles``, ``duplicates``
    and ``rejects``, ``again`` that were there already, ``failed`` that could not be read. ``shards`` says how many files of the tables of :data:`READ` are its own;
    ``held`` are these files while an earlier run is done again; ``None`` then: its inputs have to be read again.
    """

    verb: str
    paths: list[str]
    inputs: list[list[Any]]
    first: int = 0
    options: dict[str, Any] = {}
    counts: dict[str, int] = {}
    shards: dict[str, int] = {}
    held: dict[str, list[Shard]] | None = {}


class Manifest(msgspec.Struct):
    """What is in a store: the files of every table, the runs that made it, and how far the one in work has come.

    ``job["run"]`` is the number of the run in work, ``job["done"]`` that nothing is left of it to do.
    """

    format: int = FORMAT
    retold: str = __version__
    tables: dict[str, list[Shard]] = {}
    next_file: int = 1
    job: dict[str, Any] = {}
    runs: list[RunRecord] = []

    def shards(self) -> Iterator[Shard]:
        """All files of the store, those that are held for a run to come too."""
        for kept in self.tables.values():
            yield from kept
        for run in self.runs:
            for held in (run.held or {}).values():
                yield from held


class Store:
    """An open store; raises ``ArchiveError`` where there is none at ``path`` or it cannot be read."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self.manifest = self._load()

    @classmethod
    def create(cls, path: str | os.PathLike[str]) -> Store:
        """A new store, or the one that is there; raises ``ArchiveError`` for a folder that holds other things."""
        folder = Path(path)
        if not (folder / MANIFEST).exists():
            if folder.exists() and (not folder.is_dir() or any(not _begun(p.name) for p in folder.iterdir())):
                raise ArchiveError(str(path), "this is not a store, and not empty", "Give a new folder.")
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise OutputError(str(path), (error.strerror or str(error)).lower()) from error
            write_atomically(folder / MANIFEST, msgspec.json.encode(Manifest()))
        return cls(path)

    def _load(self) -> Manifest:
        try:
            data = (self.path / MANIFEST).read_bytes()
            manifest = msgspec.json.decode(data, type=Manifest)
        except FileNotFoundError as error:
            raise ArchiveError(str(self.path), "no archive is kept here") from error
        except (OSError, msgspec.DecodeError) as error:
            raise ArchiveError(str(self.path), f"its manifest cannot be read ({error})", _ANEW) from error
        if manifest.format != FORMAT:
            raise ArchiveError(str(self.path), f"a store of format {manifest.format}; this retold reads {FORMAT}", _ANEW)
        return manifest

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep other writers out, and begin without leftovers; raises ``ArchiveError`` where another run writes."""
        with (self.path / LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise ArchiveError(str(self.path), "another run is writing to it", "Wait until that one has ended.") from error
            self.manifest = self._load()
            self._sweep()
            yield

    def rows(self, table: str) -> int:
        """How many rows a table has."""
        return sum(s.rows for s in self.manifest.tables.get(table, ()))

    def files(self, table: str) -> list[str]:
        """The paths of a table's files."""
        return [str(self.path / s.file) for s in self.manifest.tables.get(table, ())]

    def read(self, table: str, columns: Sequence[str] | None = None) -> pa.Table:
        """A table, or some of its columns."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        schema = schema_of(table)
        if columns is not None:
            schema = pa.schema([schema.field(c) for c in columns])
        parts: list[pa.Table] = []
        for path in self.files(table):
            with pq.ParquetFile(path) as file:
                parts.append(file.read(columns=schema.names, use_threads=False).cast(schema))
        return pa.concat_tables(parts) if parts else schema.empty_table()

    def commit(
        self,
        add: Mapping[str, pa.Table] | None = None,
        *,
        replace: Mapping[str, pa.Table] | None = None,
        job: Mapping[str, Any] | None = None,
        counts: Mapping[str, int] | None = None,
    ) -> None:
        """Add files to tables, ``replace`` others whole, and say how far the job is, all at one moment.

        ``counts`` are added to those of the run in work. Raises ``OutputError`` where that cannot be written; then nothing has changed.
        """
        number = self.manifest.next_file
        tables = {name: list(shards) for name, shards in self.manifest.tables.items()}
        for name in replace or ():
            tables.pop(name, None)
        made: dict[str, int] = {}
        try:
            for name, table in [*(add or {}).items(), *(replace or {}).items()]:
                kept = tables.setdefault(name, [])
                if table.num_rows:
                    kept.append(self._write(name, number, table))
                    number += 1
                    made[name] = made.get(name, 0) + 1
        except OSError as error:
            raise OutputError(str(self.path), (error.strerror or str(error)).lower(), _ROOM) from error
        doing = dict(job) if job is not None else self.manifest.job
        self.adopt(
            Manifest(tables=tables, next_file=number, job=doing, runs=_told(self.manifest.runs, doing, counts or {}, made))
        )

    def adopt(self, manifest: Manifest) -> None:
        """Let a manifest be the store's from now on, and remove the files that it does not name.

        Raises ``OutputError`` where it cannot be written; then nothing has changed.
        """
        before = {s.file for s in self.manifest.shards()}
        try:
            write_atomically(self.path / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
            _settle(self.path)
        except OutputError as error:
            raise OutputError(str(self.path), error.reason, _ROOM) from error
        self.manifest = manifest
        for file in before - {s.file for s in manifest.shards()}:
            (self.path / file).unlink(missing_ok=True)

    def _write(self, name: str, number: int, table: pa.Table) -> Shard:
        import pyarrow.parquet as pq

        file = f"{name}/{number:06}.parquet"
        path = self.path / file
        path.parent.mkdir(exist_ok=True)
        pq.write_table(table.cast(schema_of(name)), path, compression="zstd", row_group_size=ROWS_TOGETHER.get(name, MANY_ROWS))
        with path.open("rb+") as written:
            os.fsync(written.fileno())
        return Shard(file, table.num_rows, path.stat().st_size, _digest(path))

    def _sweep(self) -> None:
        """Remove files that no manifest names."""
        known = {s.file for s in self.manifest.shards()}
        for path in self.path.glob("*/*.parquet"):
            if str(path.relative_to(self.path)) not in known:
                path.unlink()
        for path in self.path.glob(f".{MANIFEST}.*"):
            path.unlink()

    def damaged(self) -> Iterator[tuple[str, str]]:
        """The files that are not, to the byte, what the manifest says, each with what is wrong."""
        for shard in self.manifest.shards():
            path = self.path / shard.file
            try:
                size = path.stat().st_size
                if size != shard.size:
                    yield shard.file, f"{size} bytes instead of {shard.size}"
                elif _digest(path) != shard.sha256:
                    yield shard.file, "its bytes have changed"
            except FileNotFoundError:
                yield shard.file, "missing"
            except OSError as error:
                yield shard.file, (error.strerror or str(error)).lower()

    def connect(self) -> DuckDBPyConnection:
        """A DuckDB connection with every table of the store as a view of its name."""
        import duckdb

        connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
        for name in TABLES:
            files = self.files(name)
            if files:
                listed = ", ".join("'" + f.replace("'", "''") + "'" for f in files)
                connection.execute(f'CREATE VIEW "{name}" AS SELECT * FROM read_parquet([{listed}])')  # noqa: S608 - the store's own files
            else:
                columns = ", ".join(f'CAST(NULL AS {kind}) AS "{column}"' for column, kind in TABLES[name])
                connection.execute(f'CREATE VIEW "{name}" AS SELECT {columns} WHERE false')
        return connection


def _begun(name: str) -> bool:
    """Whether a file is one that a run leaves which was stopped before there was a manifest."""
    return name == LOCK or name.startswith(f".{MANIFEST}.")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _told(runs: list[RunRecord], job: Mapping[str, Any], counts: Mapping[str, int], made: Mapping[str, int]) -> list[RunRecord]:
    """The runs, with what the one in work has contributed now."""
    at = job.get("run")
    if at is None:
        return runs
    run = runs[at]
    shards = {name: run.shards.get(name, 0) + made.get(name, 0) for name in READ}
    told = {name: run.counts.get(name, 0) + counts.get(name, 0) for name in {**run.counts, **counts}}
    return [*runs[:at], msgspec.structs.replace(run, counts=told, shards=shards), *runs[at + 1 :]]


def _settle(folder: Path) -> None:
    """Let what was renamed in a folder outlive a power cut too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
