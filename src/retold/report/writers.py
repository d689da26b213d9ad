"""The one door to files: formats by extension, and writing whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from retold.model.errors import OutputError
from retold.model.story import Story

Writer = Callable[[Story], bytes]


def _html(story: Story) -> bytes:
    from retold.report.html import to_html

    return to_html(story)


def _json(story: Story) -> bytes:
    from retold.report.json import dumps

    return dumps(story)


def _jsonl(story: Story) -> bytes:
    from retold.report.tables import to_jsonl

    return to_jsonl(story)


def _csv(story: Story) -> bytes:
    from retold.report.tables import to_csv

    return to_csv(story)


def _markdown(story: Story) -> bytes:
    from retold.report.markdown import to_markdown

    return to_markdown(story)


def _svg(story: Story) -> bytes:
    from retold.report.lineage import to_svg

    return to_svg(story)


def _csv_zip(story: Story) -> bytes:
    from retold.report.tables import to_csv_zip

    return to_csv_zip(story)


def _sqlite(story: Story) -> bytes:
    from retold.report.sqlite import to_sqlite

    return to_sqlite(story)


def _duckdb(story: Story) -> bytes:
    from retold.report.duck import to_duckdb

    return to_duckdb(story)


def _parquet(story: Story) -> bytes:
    from retold.report.duck import to_parquet

    return to_parquet(story)


def _parquet_zip(story: Story) -> bytes:
    from retold.report.duck import to_parquet_zip

    return to_parquet_zip(story)


FORMATS: dict[str, Writer] = {
    ".html": _html, ".json": _json, ".jsonl": _jsonl, ".csv": _csv, ".csv.zip": _csv_zip, ".parquet": _parquet,
    ".parquet.zip": _parquet_zip, ".db": _sqlite, ".duckdb": _duckdb, ".md": _markdown, ".svg": _svg,
}  # fmt: skip
"""What ``-o`` can write, by extension (lower case, with its dots)."""


def _beside_a_database(path: Path) -> tuple[Path, bytes]:
    from retold.report.sqlite import datasette_metadata

    return datasette_metadata(path)


COMPANIONS: dict[Writer, Callable[[Path], tuple[Path, bytes]]] = {_sqlite: _beside_a_database}
"""Formats with a second small file that belongs to them, which is written beside it."""


def extension_of(path: str | os.PathLike[str]) -> str:
    """The extension that chooses the format: the longest that is known, else the last; lower case, with its dots."""
    name = Path(path).name.lower()
    known = [e for e in FORMATS if name.endswith(e) and len(name) > len(e)]
    return max(known, key=len, default=Path(name).suffix)


def writer_for(path: str | os.PathLike[str]) -> Writer:
    """The writer for a path's extension; raises ``OutputError`` naming the extensions that work."""
    extension = extension_of(path)
    if extension not in FORMATS:
        reason = f"retold writes no {extension} files" if extension else "the name has no extension, so the format is open"
        raise OutputError(os.fspath(path), reason, f"Use one of {', '.join(FORMATS)}.")
    return FORMATS[extension]


def write(story: Story, path: str | os.PathLike[str]) -> None:
    """Write the story in the format of the path's extension, whole or not at all; raises ``OutputError``."""
    writer = writer_for(path)
    for name, data in files_of(path, writer, writer(story)):
        write_atomically(name, data)


def files_of(path: str | os.PathLike[str], writer: Writer, data: bytes) -> list[tuple[Path, bytes]]:
    """The files that what ``writer`` made for ``path`` consists of: itself, and what belongs beside it."""
    companion = COMPANIONS.get(writer)
    return [(Path(path), data), *([companion(Path(path))] if companion else [])]


def write_atomically(path: str | os.PathLike[str], data: bytes) -> None:
    """Write ``data`` to ``path`` so that nobody ever sees half of it: a temporary file beside it, then a rename.

    A symbolic link is followed; an existing file keeps its mode. Raises ``OutputError`` where the folder is missing,
    may not be written to, or ``path`` is a folder; then nothing has changed.
    """
    with open_atomically(path) as file:
        file.write(data)


@contextmanager
def open_atomically(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """A file to write to that stands at ``path`` only when the block has ended well; otherwise nothing has changed.

    As :func:`write_atomically` in all else.
    """
    name = os.fspath(path)
    special = Path(name).exists() and not Path(name).is_file() and not Path(name).is_dir()
    target = Path(os.path.realpath(name))
    if not special and target.is_dir():
        raise OutputError(name, "this is a folder", "Give the name of a file.")
    if not special and not target.parent.is_dir():
        raise OutputError(name, "its folder does not exist", f"Make it first: mkdir -p {target.parent}")
    try:
        # Devices and pipes (/dev/stdout) cannot be renamed over.
        with Path(name).open("wb") if special else _replacing(target) as file:
            yield file
    except OSError as error:
        raise OutputError(name, _reason(error)) from error


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
