"""Rows in a file that the user wrote, as YAML, JSON or CSV: what --meta and --aliases have in common."""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retold.model.errors import InputError
from retold.read.decode import decode

LARGEST = 20_000_000
"""Bytes beyond which such a file is refused."""
BEYOND = ""
"""The column of a CSV row's cells that stand beyond its header."""

_NULLS = frozenset({"", "null", "none", "~", "n/a", "unknown"})


@dataclass(frozen=True, slots=True)
class RowFile:
    """A file of rows: the option it is given with, the column that every row has, and the error that tells what is wrong."""

    option: str
    key: str
    error: type[InputError]

    def read(self, path: str | os.PathLike[str]) -> list[Any]:
        """The rows, at least one; whether each is a mapping is for the caller to see.

        Raises the file's ``error`` where it cannot be read or parsed, or has no rows.
        """
        name = os.fsdecode(path)
        return self._parse(name, self._text(Path(path), name))

    def _text(self, path: Path, name: str) -> str:
        try:
            if path.stat().st_size > LARGEST:
                raise self.error(name, "larger than 20 MB")
            data = path.read_bytes()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not a path"
            raise self.error(name, reason.lower(), f"Check the path given to {self.option}.") from error
        decoded = decode(data)
        if decoded is None or "\0" in decoded.text:
            raise self.error(name, "not a text file")
        return decoded.text

    def _parse(self, name: str, text: str) -> list[Any]:
        """JSON where it starts like JSON, CSV where the first line is a header with the key, else YAML."""
        start = text.lstrip()[:1]
        first = text.lstrip().split("\n", 1)[0]
        try:
            if start and start in "[{" and not name.lower().endswith((".yaml", ".yml")):
                data = json.loads(text)
            elif name.lower().endswith((".csv", ".tsv")) or (
                self.key in [c.strip().strip('"') for c in first.replace(";", ",").replace("\t", ",").split(",")]
            ):
                return _csv(text, first)
            else:
                data = _yaml(text)
        except (ValueError, RecursionError, csv.Error) as error:
            reason = str(error).splitlines()[0] if str(error) else "nested too deeply"
            raise self.error(name, f"cannot be parsed: {reason}") from error
        if isinstance(data, dict):
            data = next(
                (v for v in data.values() if isinstance(v, list)),
                [data] if self.key in data else [{self.key: k, **v} for k, v in data.items() if isinstance(v, dict)],
            )
        if not isinstance(data, list) or not data:
            raise self.error(name, "holds no rows")
        return data


def plain(value: Any) -> str | None:
    """A cell as text on one line; ``None`` where it is empty, says that it is, or is no single value."""
    text = " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
    return None if text.casefold() in _NULLS else text


def _csv(text: str, first: str) -> list[Any]:
    delimiter = max(",;\t", key=first.count)
    rows = csv.DictReader(io.StringIO(text.lstrip(), newline=""), delimiter=delimiter, restkey=BEYOND)
    return [{k.strip().lower(): v for k, v in row.items()} for row in rows]


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
