"""The options of verbs that print rows: named as sqlite-utils names them, JSON unless another form is asked for."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from retold.report.tables import Cell


@dataclass(frozen=True, slots=True)
class RowFlags:
    """What was asked for: ``form`` is a value of :class:`retold.report.rowtext.RowForm`; ``columns`` empty means all.

    ``order`` are columns to sort by, each with whether the largest comes first.
    """

    form: str
    headers: bool
    columns: tuple[str, ...]
    order: tuple[tuple[str, bool], ...]
    limit: int | None
    offset: int


_FORMS = {
    "json": click.option("--json", is_flag=True, help="Print a JSON array, which is what is printed anyway."),
    "nl": click.option("--nl", is_flag=True, help="Print a JSON object a line instead of one JSON array."),
    "arrays": click.option("--arrays", is_flag=True, help="Print rows as arrays instead of objects; with --nl one a line."),
    "csv": click.option("--csv", is_flag=True, help="Print CSV."),
    "tsv": click.option("--tsv", is_flag=True, help="Print TSV."),
    "table": click.option("-t", "--table", is_flag=True, help="Print an aligned table."),
}
_OTHERS = (
    click.option("--no-headers", is_flag=True, help="Leave out the headers of CSV, TSV and tables."),
    click.option(
        "-c", "--column", "columns", multiple=True, metavar="NAME", help="Print this column only. Repeat for several."
    ),
    click.option("-o", "--order", metavar="NAMES", help="Sort by these columns: 'kind, confidence desc'."),
    click.option("--limit", type=click.IntRange(min=0), metavar="N", help="Print no more than N rows."),
    click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out the first N rows."),
)


def with_row_flags(verb: Callable[..., int]) -> Callable[..., int]:
    """Give a verb these options; it receives them as one :class:`RowFlags` named ``flags``."""

    @functools.wraps(verb)
    def packed(
        no_headers: bool,  # noqa: FBT001
        columns: tuple[str, ...],
        order: str | None,
        limit: int | None,
        offset: int,
        **others: Any,
    ) -> int:
        asked = [form for form in _FORMS if others.pop(form)]
        if asked == ["nl", "arrays"]:
            asked = ["nl-arrays"]
        if len(asked) > 1:
            raise click.UsageError(f"Rows are printed in one form: --{' or --'.join(asked)}.")
        flags = RowFlags(asked[0] if asked else "json", not no_headers, columns, _order(order or ""), limit, offset)
        return verb(flags=flags, **others)

    for decorate in reversed((*_FORMS.values(), *_OTHERS)):
        packed = decorate(packed)
    return packed


def _order(told: str) -> tuple[tuple[str, bool], ...]:
    """``kind, confidence desc`` as columns, each with whether the largest comes first, as SQL says it."""
    found = []
    for part in filter(None, (p.strip() for p in told.split(","))):
        name, _, way = part.partition(" ")
        if way.strip().lower() not in ("", "asc", "desc"):
            raise click.UsageError(f"Not an order: {part}. Say a column, and asc or desc after it.")
        found.append((name, way.strip().lower() == "desc"))
    return tuple(found)


def _rank(value: Cell) -> tuple[int, float, str]:
    """Where a cell stands among others: as SQLite sorts, nothing before numbers before text."""
    if value is None:
        return 0, 0, ""
    return (2, 0, value) if isinstance(value, str) else (1, value, "")


def _by(name: str) -> Callable[[Mapping[str, Cell]], tuple[int, float, str]]:
    return lambda row: _rank(row.get(name))


def print_rows(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], flags: RowFlags) -> None:
    """Print rows as asked; raises ``UsageError`` for a column that does not exist, naming those that do."""
    from retold.report.rowtext import RowForm, row_lines

    unknown = [c for c in (*flags.columns, *(name for name, _ in flags.order)) if c not in columns]
    if unknown:
        raise click.UsageError(f"No such column: {', '.join(unknown)}. There are {', '.join(columns)}.")
    for name, largest_first in reversed(flags.order):
        rows = sorted(rows, key=_by(name), reverse=largest_first)
    end = None if flags.limit is None else flags.offset + flags.limit
    chosen = flags.columns or tuple(columns)
    for line in row_lines(chosen, islice(rows, flags.offset, end), RowForm(flags.form), headers=flags.headers):
        click.echo(line)
