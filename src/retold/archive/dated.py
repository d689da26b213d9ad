"""What questions to a store rest on: rows as they come, articles with their house and moment, and who was first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from retold.archive.houses import house_name, house_of
from retold.archive.store import Store

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


def houses_of(database: DuckDBPyConnection) -> list[Row]:
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


def dated(store: Store) -> DuckDBPyConnection:
    """A connection with two views more: ``houses``, and ``dated``, the articles with house and moment.

    ``dated`` has ``n``, ``story_id``, ``house``, ``name``, ``day``, ``at`` (the moment, where a time of day is known) and ``zoned``
    (whether it has a zone). The macro ``before(x_day, x_at, x_zoned, y_day, y_at, y_zoned)`` is the order of
    :meth:`retold.model.when.When.after`: moments where both have a zone or neither has, else days; false where neither tells.
    """
    import pyarrow as pa

    database = store.connect()
    kinds = pa.schema([("outlet", pa.large_string()), ("house", pa.uint64()), ("name", pa.large_string())])
    database.register("houses", pa.Table.from_pylist(houses_of(database), schema=kinds))
    database.execute(_DATED)
    database.execute(_BEFORE)
    return database


_DATED = r"""
    CREATE VIEW dated AS
    SELECT n, story_id, house, name, day, outlet,
           CASE WHEN published LIKE '____-__-__T%' THEN try_cast(rtrim(published, '?~%') AS TIMESTAMP) END AS at,
           regexp_matches(published, '(Z|[+-]\d\d:\d\d)[?~%]?$') AS zoned
    FROM articles LEFT JOIN members USING (n) LEFT JOIN houses USING (outlet)
"""
_BEFORE = """
    CREATE MACRO before(x_day, x_at, x_zoned, y_day, y_at, y_zoned) AS
    coalesce(CASE WHEN x_at IS NOT NULL AND y_at IS NOT NULL AND x_zoned = y_zoned THEN x_at < y_at ELSE x_day < y_day END, false)
"""
