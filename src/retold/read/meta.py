"""The --meta file: what an article's file cannot say of itself (file, outlet, url, published, title)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from retold.lang.stamps import read_date
from retold.model.document import Document
from retold.model.errors import MetaError
from retold.model.when import When
from retold.read.user_rows import RowFile, plain

MEMBER = "!"
"""Stands between an archive, feed or table and what is inside it."""
_FIELDS = ("outlet", "url", "title", "author")
_FILE = RowFile("--meta", "file", MetaError)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the file it speaks of and what it knows; unknown fields are absent."""

    file: str
    values: dict[str, str]
    published: When | None


def read_meta(path: str | os.PathLike[str]) -> tuple[tuple[Row, ...], tuple[MetaError, ...]]:
    """The rows of a YAML, JSON or CSV file, and a warning for each value that cannot be used.

    Raises ``MetaError`` where the file cannot be read or is no list of rows with ``file``.
    """
    name = os.fsdecode(path)
    rows = _FILE.read(path)
    out: list[Row] = []
    warnings: list[MetaError] = []
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not plain(row.get("file")):
            raise MetaError(name, f"row {number} has no `file`")
        file = plain(row["file"]) or ""
        published = plain(row.get("published"))
        when = read_date(published) if published else None
        if published and when is None:
            warnings.append(
                MetaError(
                    name,
                    f"row {number} ({file}): `{published[:60]}` is no date",
                    "Write dates as 2018-07-31 or 2018-07-31T17:48.",
                )
            )
        values = {field: value for field in _FIELDS if (value := plain(row.get(field)))}
        out.append(Row(file, values, when))
    return tuple(out), tuple(warnings)


class Known:
    """What the rows of a --meta file say of each document, told one document at a time.

    A row belongs to the source at its path (from the working folder or from the meta file's own), else to the one
    whose path ends in it, else to the one with its base name. ``archive.zip!inside/a.html`` is one document of a source;
    a row for the source itself holds for all of them. A row that fits no source may name a document inside one by the
    end of its path (``a.html``).
    """

    def __init__(self, rows: Sequence[Row], sources: Sequence[str], name: str) -> None:
        self.doubts: list[MetaError] = []
        self._name = name
        self._rows: dict[str, Row] = {}
        self._inside: dict[str, Row] = {}
        self._used: set[str] = set()
        finder = _Finder(sources, Path(name).parent)
        for row in rows:
            outer, _, inner = row.file.partition(MEMBER)
            found = finder.find(outer) if inner else []
            inner = inner if found else ""
            found = found or finder.find(row.file)
            if len(found) > 1:
                self._doubt(row.file, f"could mean {len(found)} input files", "Write the path as it is given to retold.")
            elif not found:
                self._add(self._inside, _clean(row.file), row)
            else:
                whole = sources[found[0]]
                self._add(self._rows, f"{whole}{MEMBER}{inner}" if inner else whole, row)

    def told(self, document: Document) -> Document:
        """The document with what the rows say of it; the most particular row counts."""
        for key in _addresses(document.file):
            if key in self._rows:
                self._used.add(key)
                return _apply(document, self._rows[key])
        inner = document.file.partition(MEMBER)[2]
        for key in _ends(inner) if inner else ():
            if key in self._inside:
                if key in self._used:
                    self._doubt(key, "names more than one document; the first one counts", "Write the whole address.")
                    return document
                self._used.add(key)
                return _apply(document, self._inside[key])
        return document

    def unused(self) -> tuple[MetaError, ...]:
        """Once all documents have been told of: all doubts, with one for each row that named none of them."""
        members = {k: r for k, r in self._rows.items() if MEMBER in k}
        for key, row in (*members.items(), *self._inside.items()):
            if key not in self._used:
                self._doubt(row.file, "names no input file", "Write the path as it is given to retold.")
        return tuple(self.doubts)

    def _add(self, where: dict[str, Row], key: str, row: Row) -> None:
        if key in where:
            self._doubt(row.file, "describes a file that has a row already; the first one counts", "")
        else:
            where[key] = row

    def _doubt(self, file: str, what: str, hint: str) -> None:
        self.doubts.append(MetaError(self._name, f"`{file}` {what}", hint))


def _addresses(file: str) -> Iterator[str]:
    """``a.zip!b.zip!c.txt``, then ``a.zip!b.zip``, then ``a.zip``."""
    yield file
    while MEMBER in file:
        file = file.rpartition(MEMBER)[0]
        yield file


def _ends(inner: str) -> Iterator[str]:
    """A path inside an archive and its ends, the longest first."""
    parts = _clean(inner).split("/")
    for k in range(min(len(parts), 30)):
        yield "/".join(parts[k:])


def _clean(file: str) -> str:
    return file.replace("\\", "/").removeprefix("./").replace("\0", "")


def _apply(document: Document, row: Row) -> Document:
    changes: dict[str, Any] = dict(row.values)
    if row.published is not None:
        changes["published"] = row.published
    known = {**document.known_from, **dict.fromkeys(changes, "meta")}
    if "author" in changes:
        changes["authors"] = ()
    return replace(document, known_from=known, **changes)


class _Finder:
    """Sources by path, by the ends of their paths, by base name."""

    def __init__(self, sources: Sequence[str], home: Path) -> None:
        self.home = home
        self.real: dict[str, list[int]] = {}
        self.ends: dict[str, list[int]] = {}
        for i, source in enumerate(sources):
            self.real.setdefault(os.path.realpath(source), []).append(i)
            parts = source.replace("\\", "/").split("/")
            for k in range(len(parts)):
                self.ends.setdefault("/".join(parts[k:]), []).append(i)

    def find(self, file: str) -> list[int]:
        clean = _clean(file)
        for key in (os.path.realpath(clean), os.path.realpath(self.home / clean)):
            if key in self.real:
                return self.real[key]
        return self.ends.get(clean) or self.ends.get(clean.rsplit("/", 1)[-1]) or []
