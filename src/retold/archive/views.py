"""What questions to a store rest on: rows as they come, an outlet's spellings, articles with their house and moment, and who was first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from retold.archive.houses import house_name, house_of
from retold.archive.store import Store
from retold.model.errors import ArchiveError
from retold.model.when import When

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = dict[str, Any]
Rows = tuple[tuple[str, ...], Iterator[Row]]


def rows_of(database: DuckDBPyConnection, query: str, values: list[Any], columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a query, by the names of ``columns``, in memory for a thousand."""
    cursor = database.execute(query, values)
    while rows := cursor.fetchmany(1000):
        for cells in rows:
            yield dict(zip(columns, cells, strict=True))


def outlet_rows(database: DuckDBPyConnection) -> list[Row]:
    """Every spelling of an outlet in a store (``outlet``) with its ``house`` and that one's ``name``.

    The name is the one of the table of outlets, else the spelling that most articles have.
    """
    found = database.execute(
        "SELECT outlet, count(*) FROM articles WHERE outlet IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    ).fetchall()  # fmt: skip
    names: dict[int, str] = {}
    rows: list[Row] = []
    for outlet, _ in found:
        house = house_of(outlet)
        rows.append({"outlet": outlet, "house": house, "name": names.setdefault(house, house_name(outlet))})
    return rows


def first_day(when: When) -> int:
    """Days since 1970 of a date's first day."""
    year, month, day = (*when.edtf[:10].rstrip("?~%").split("-"), "1", "1")[:3]
    return date(int(year), int(month), int(day)).toordinal() - date(1970, 1, 1).toordinal()


def spellings(store: Store, outlet: str) -> list[str]:
    """How an outlet, given by any of its names or hosts, is written in a store; raises ``ArchiveError`` where it is not there."""
    house = house_of(outlet)
    found = [row["outlet"] for row in outlet_rows(store.connect()) if row["house"] == house]
    if not found:
        raise ArchiveError(outlet, "no article is of this outlet", "retold archive outlets STORE --of outlets lists them.")
    return found


def dated(store: Store) -> DuckDBPyConnection:
    """A connection with two views more: ``houses``, and ``dated``, the articles with house and moment.

    ``dated`` has ``n``, ``story_id``, ``house``, ``name``, ``day``, ``at`` (the moment, where a time of day is known; in UTC
    where it has a zone) and ``zoned`` (whether it has one). The macro ``before(x_day, x_at, x_zoned, y_day, y_at, y_zoned)`` is the order of
    :meth:`retold.model.when.When.after`: moments where both have a zone or neither has, else days; false where neither tells.
    """
    import pyarrow as pa

    database = store.connect()
    kinds = pa.schema([("outlet", pa.large_string()), ("house", pa.uint64()), ("name", pa.large_string())])
    database.register("houses", pa.Table.from_pylist(outlet_rows(database), schema=kinds))
    database.execute(_DATED)
    database.execute(_BEFORE)
    return database


_DATED = r"""
    CREATE VIEW dated AS
    SELECT n, story_id, house, name, day, regexp_matches(published, '(Z|[+-]\d\d:\d\d)[?~%]?$') AS zoned,
           CASE WHEN published NOT LIKE '____-__-__T%' THEN NULL
                -- Not cast to a TIMESTAMP, which leaves the zone out.
                WHEN zoned THEN make_timestamp(epoch_us(try_cast(rtrim(published, '?~%') AS TIMESTAMPTZ)))
                ELSE try_cast(rtrim(published, '?~%') AS TIMESTAMP) END AS at
    FROM articles LEFT JOIN members USING (n) LEFT JOIN houses USING (outlet)
"""
_BEFORE = """
    CREATE MACRO before(x_day, x_at, x_zoned, y_day, y_at, y_zoned) AS
    coalesce(CASE WHEN x_at IS NOT NULL AND y_at IS NOT NULL AND x_zoned = y_zoned THEN x_at < y_at ELSE x_day < y_day END, false)
"""
