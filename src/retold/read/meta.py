"""The --meta file: what an article's file cannot say of itself (file, outlet, url, published, title)."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from retold.lang.stamps import read_date
from retold.model.document import Document
from retold.model.errors import MetaError
from retold.model.when import When
from retold.read.decode import decode

MAX_META = 20_000_000
_FIELDS = ("outlet", "url", "title", "author")
_NULLS = frozenset({"", "null", "none", "~", "n/a", "unknown"})


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
    rows = _parse(name, _text(Path(path), name))
    out: list[Row] = []
    warnings: list[MetaError] = []
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not _value(row.get("file")):
            raise MetaError(name, f"row {number} has no `file`")
        file = _value(row["file"]) or ""
        published = _value(row.get("published"))
        when = read_date(published) if published else None
        if published and when is None:
            warnings.append(
                MetaError(
                    name,
                    f"row {number} ({file}): `{published[:60]}` is no date",
                    "Write dates as 2018-07-31 or 2018-07-31T17:48.",
                )
            )
        values = {field: value for field in _FIELDS if (value := _value(row.get(field)))}
        out.append(Row(file, values, when))
    return tuple(out), tuple(warnings)


def apply_meta(
    documents: Sequence[Document], rows: Sequence[Row], name: str
) -> tuple[tuple[Document, ...], tuple[MetaError, ...]]:
    """Documents with what ``rows`` say of them, and a warning for each row that names none or several.

    A row belongs to the file at its path (from the working folder or from the meta file's own), else to the one
    whose path ends in it, else to the one with its base name.
    """
    finder = _Finder(documents, Path(name).parent)
    known: dict[int, Row] = {}
    warnings: list[MetaError] = []
    for row in rows:
        found = finder.find(row.file)
        if len(found) != 1:
            what = "names no input file" if not found else f"could mean {len(found)} input files"
            warnings.append(MetaError(name, f"`{row.file}` {what}", "Write the path as it is given to retold."))
        elif found[0] in known:
            warnings.append(MetaError(name, f"`{row.file}` describes a file that has a row already; the first one counts"))
        else:
            known[found[0]] = row
    return tuple(_apply(d, known[i]) if i in known else d for i, d in enumerate(documents)), tuple(warnings)


def _apply(document: Document, row: Row) -> Document:
    changes: dict[str, Any] = dict(row.values)
    if row.published is not None:
        changes["published"] = row.published
    known = {**document.known_from, **dict.fromkeys(changes, "meta")}
    if "author" in changes:
        changes["authors"] = ()
    return replace(document, known_from=known, **changes)


class _Finder:
    """Documents by path, by the ends of their paths, by base name."""

    def __init__(self, documents: Sequence[Document], home: Path) -> None:
        self.home = home
        self.real: dict[str, list[int]] = {}
        self.ends: dict[str, list[int]] = {}
        for i, document in enumerate(documents):
            self.real.setdefault(os.path.realpath(document.file), []).append(i)
            parts = document.file.replace("\\", "/").split("/")
            for k in range(len(parts)):
                self.ends.setdefault("/".join(parts[k:]), []).append(i)

    def find(self, file: str) -> list[int]:
        clean = file.replace("\\", "/").removeprefix("./").replace("\0", "")
        for key in (os.path.realpath(clean), os.path.realpath(self.home / clean)):
            if key in self.real:
                return self.real[key]
        return self.ends.get(clean) or self.ends.get(clean.rsplit("/", 1)[-1]) or []


def _text(path: Path, name: str) -> str:
    try:
        if path.stat().st_size > MAX_META:
            raise MetaError(name, "larger than 20 MB")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise MetaError(name, reason.lower(), "Check the path given to --meta.") from error
    decoded = decode(data)
    if decoded is None or "\0" in decoded.text:
        raise MetaError(name, "not a text file")
    return decoded.text


def _parse(name: str, text: str) -> list[Any]:
    """JSON where it starts like JSON, CSV where the first line is a header with ``file``, else YAML."""
    start = text.lstrip()[:1]
    first = text.lstrip().split("\n", 1)[0]
    try:
        if start and start in "[{" and not name.lower().endswith((".yaml", ".yml")):
            data = json.loads(text)
        elif name.lower().endswith((".csv", ".tsv")) or (
            "file" in [c.strip().strip('"') for c in first.replace(";", ",").replace("\t", ",").split(",")]
        ):
            return _csv(text, first)
        else:
            data = _yaml(text)
    except (ValueError, RecursionError, csv.Error) as error:
        raise MetaError(
            name, f"cannot be parsed: {str(error).splitlines()[0] if str(error) else 'nested too deeply'}"
        ) from error
    if isinstance(data, dict):
        data = next(
            (v for v in data.values() if isinstance(v, list)),
            [data] if "file" in data else [{"file": k, **v} for k, v in data.items() if isinstance(v, dict)],
        )
    if not isinstance(data, list) or not data:
        raise MetaError(name, "holds no rows")
    return data


def _csv(text: str, first: str) -> list[Any]:
    delimiter = max(",;\t", key=first.count)
    rows = list(csv.DictReader(io.StringIO(text.lstrip(), newline=""), delimiter=delimiter))
    return [{(k or "").strip().lower(): v for k, v in row.items() if k} for row in rows]


def _yaml(text: str) -> Any:
    import yaml

    class Loader(yaml.SafeLoader):
        """YAML whose dates stay text: an impossible date is one warning, not a broken file."""

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", ":int", ":float", ":bool"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    try:
        return yaml.load(text, Loader)  # noqa: S506 - a SafeLoader with fewer types
    except yaml.YAMLError as error:
        raise ValueError(str(error).replace("\n", " ")) from error


def _value(value: Any) -> str | None:
    text = " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
    return None if text.casefold() in _NULLS else text
