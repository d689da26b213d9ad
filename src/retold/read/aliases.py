"""The outlets that a user names: the --aliases file, or rows of the same form (name, kind, aliases, domains)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from retold.lang.outlets import NO_NAMES, key, shipped
from retold.model.errors import AliasError
from retold.model.marks import CreditKind
from retold.model.outlet import Outlet
from retold.read.user_rows import BEYOND, RowFile, plain

Aliases = str | os.PathLike[str] | Sequence[Mapping[str, Any]]
"""A path, or the rows themselves."""

FIELDS = ("name", "kind", "aliases", "domains")
KINDS = (CreditKind.OUTLET, CreditKind.WIRE, CreditKind.BROADCAST, CreditKind.SOCIAL)
"""What an outlet can be; the other kinds of credit are no outlets."""
LONGEST_NAME = 100
"""Characters of a name."""

_FILE = RowFile("--aliases", "name", AliasError)
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?((?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_])/?")
_UNNAMED = "aliases"
"""What errors call rows that stand in no file."""


def read_aliases(given: Aliases | None) -> tuple[Outlet, ...]:
    """The outlets in a YAML, JSON or CSV file, or in rows; none where nothing is given.

    Each has its full name, which for a name that is known is the known one, its kind (``outlet`` where it is neither given
    nor known), and the aliases and domains that were given. Raises ``AliasError``, which names the row (from 1), where the
    file cannot be read, a row cannot be used or two rows claim the same name or domain.
    """
    if given is None:
        return ()
    if isinstance(given, str | os.PathLike):
        source, rows = os.fsdecode(given), _FILE.read(given)
    else:
        source, rows = _UNNAMED, list(given)
    if not rows:
        raise AliasError(source, "holds no rows")
    claims = _Claims(source)
    return tuple(_outlet(_Row(source, number, row), claims) for number, row in enumerate(rows, 1))


class _Row:
    """One row, and how to complain about it."""

    def __init__(self, source: str, number: int, row: Any) -> None:
        self.source, self.number = source, number
        self.name = ""
        if not isinstance(row, Mapping) or (name := plain(row.get("name"))) is None:
            raise self.wrong("has no `name`")
        self.name = self._good(name)
        self.row: Mapping[str, Any] = row
        for field, value in row.items():
            if field == BEYOND and value:
                raise self.wrong("has more cells than the first line", "Put quotes around cells, separate aliases by ;.")
            if field not in FIELDS and field != BEYOND:
                raise self.wrong(f"has a field `{str(field)[:60]}`", f"The fields are {', '.join(FIELDS)}.")

    def wrong(self, reason: str, hint: str = "") -> AliasError:
        """The error to raise."""
        who = f" ({self.name})" if self.name else ""
        return AliasError(self.source, f"row {self.number}{who} {reason}", hint)

    def kind(self) -> CreditKind | None:
        """The kind, where one is given."""
        value = plain(self.row.get("kind"))
        if value is None:
            return None
        if value.lower() not in KINDS:
            raise self.wrong(f"has the kind `{value[:60]}`", f"The kinds are {', '.join(KINDS)}.")
        return CreditKind(value.lower())

    def aliases(self) -> Iterator[str]:
        """The other names."""
        for value in self._list("aliases"):
            yield self._good(value)

    def domains(self) -> Iterator[str]:
        """The domains, in lower case and without what may stand before and after them."""
        for value in self._list("domains"):
            match = _DOMAIN.fullmatch(value.lower())
            if match is None:
                raise self.wrong(f"has `{value[:60]}`, which is no domain", "Write domains as harbour-post.example.")
            yield match[1]

    def _list(self, field: str) -> list[str]:
        value = self.row.get(field)
        if isinstance(value, str):
            value = value.split(";")
        if value is not None and (not isinstance(value, Sequence) or any(isinstance(v, list | Mapping) for v in value)):
            raise self.wrong(f"has `{field}` that are no list", f"Write {field} as a list, or with ; between them.")
        return [text for v in value or () if (text := plain(v)) is not None]

    def _good(self, name: str) -> str:
        if len(name) > LONGEST_NAME:
            raise self.wrong(f"has a name of {len(name)} characters", f"Names have at most {LONGEST_NAME}.")
        if not any(map(str.isalpha, name)) or key(name).lower() in NO_NAMES:
            raise self.wrong(f"has the name `{name}`, which would be found everywhere", "Leave it out.")
        return name


class _Claims:
    """Which row each name and domain is from: one that two rows have would go to whichever came first."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._rows: dict[str, _Row] = {}

    def add(self, row: _Row, written: str, claim: str) -> None:
        """Note a row's claim to a name or domain; raises ``AliasError`` where another row has it."""
        first = self._rows.setdefault(claim, row)
        if first is not row:
            hint = "A name or domain belongs to one outlet: make one row of the two, or take it out of one."
            raise row.wrong(f"has `{written}`, which is in row {first.number} ({first.name}) already", hint)


def _outlet(row: _Row, claims: _Claims) -> Outlet:
    known = shipped().named(row.name)
    full = known.name if known is not None else row.name
    names: dict[str, str] = {}
    for name in (row.name, *row.aliases()):
        names.setdefault(key(name), name)
    domains = dict.fromkeys(row.domains())
    for name in (full, *names.values()):
        claims.add(row, name, key(name))
    for domain in domains:
        claims.add(row, domain, domain)
    kind = row.kind() or (known.kind if known is not None else CreditKind.OUTLET)
    names.pop(key(full), None)
    return Outlet(full, kind, tuple(names.values()), tuple(domains))
