"""Databases and Parquet: the flat tables again, with types, keys and search."""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
import yaml

from bridge_story import bridge
from retold.model.errors import OutputError
from retold.model.story import Story
from retold.report.columns import Kind, flat_columns
from retold.report.datasette import QUERIES, TABLES
from retold.report.duck import to_parquet
from retold.report.sqlite import SEARCHED, to_sqlite
from retold.report.tables import flat_tables, to_csv_zip
from retold.report.writers import FORMATS, write
from retold.testing import document
from retold.testing import story as story_of

PYTHON = {Kind.TEXT: str, Kind.INTEGER: int, Kind.REAL: (int, float), Kind.BOOLEAN: bool}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    write(bridge(), tmp_path / "story.db")
    with closing(sqlite3.connect(tmp_path / "story.db")) as connection:
        yield connection


def test_columns_are_those_of_the_rows_and_hold_what_they_say() -> None:
    checked = 0
    for name, rows in flat_tables(bridge()).items():
        for row in rows:
            assert list(row) == [c.name for c in flat_columns()[name]], name
            for column in flat_columns()[name]:
                assert row[column.name] is None or isinstance(row[column.name], PYTHON[column.kind]), (name, column)
                checked += 1
    assert checked > 1000


def test_a_table_comes_after_those_it_points_at() -> None:
    done: set[str] = set()
    for name, columns in flat_columns().items():
        assert {c.table for c in columns if c.table is not None} <= done, name
        done.add(name)


def test_every_flat_table_is_in_the_database_row_by_row(database: sqlite3.Connection) -> None:
    for name, rows in flat_tables(bridge()).items():
        found = database.execute(f"select * from [{name}] order by rowid").fetchall()  # noqa: S608
        assert found == [tuple(row.values()) for row in rows], name


def test_foreign_keys_hold_and_are_declared(database: sqlite3.Connection) -> None:
    assert database.execute("pragma foreign_key_check").fetchall() == []
    declared = {
        (name, row[3], row[2])
        for name in flat_columns()
        for row in database.execute(f"pragma foreign_key_list([{name}])").fetchall()
    }
    assert ("claim_mentions", "claim_id", "claims") in declared
    assert ("lineage_edges", "from", "lineage_nodes") in declared


def test_a_broken_key_would_be_told(database: sqlite3.Connection) -> None:
    database.execute("update claim_mentions set claim_id = 'nothing'")
    assert database.execute("pragma foreign_key_check").fetchall()


@pytest.mark.parametrize("table", SEARCHED)
def test_words_are_found(database: sqlite3.Connection, table: str) -> None:
    column = SEARCHED[table][-1]
    text = database.execute(f"select [{column}] from [{table}]").fetchone()[0]  # noqa: S608
    word = max(re.findall(r"[A-Za-z]+", text), key=len)
    found = database.execute(
        f"select [{table}].[{column}] from [{table}_fts] join [{table}] on [{table}].rowid = [{table}_fts].rowid "  # noqa: S608
        f"where [{table}_fts] match ?",
        [word.upper()],
    ).fetchall()
    assert (text,) in found


@pytest.mark.parametrize("name", QUERIES)
def test_the_questions_that_come_with_a_database_can_be_asked(database: sqlite3.Connection, name: str) -> None:
    finding = bridge().findings[0].id
    rows = database.execute(QUERIES[name]["sql"], {"finding_id": finding}).fetchall()
    assert rows or name in {"hedged_and_flat", "credited_to_nobody"}  # nobody hedges here, and all is credited


def test_the_metadata_speaks_of_the_database_beside_it(tmp_path: Path) -> None:
    write(bridge(), tmp_path / "spill.db")
    known = yaml.safe_load((tmp_path / "spill.metadata.yaml").read_text(encoding="utf-8"))
    assert list(known["databases"]) == ["spill"]
    for name, told in TABLES.items():
        columns = {c.name for c in flat_columns()[name]}
        assert {*told.get("facets", []), *filter(None, [told.get("label_column"), told.get("sort")])} <= columns, name


def test_offsets_hold_where_text_was_hostile() -> None:
    story = story_of(document("Head\nA \ud800 lone \x00 mark and an \N{FIRE} here.", "a.txt"))
    [doc] = flat_tables(story)["documents"]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(to_sqlite(story))
        text = connection.execute("select text from documents").fetchone()[0]
    assert isinstance(doc["text"], str)
    assert len(text) == len(doc["text"])
    assert text.index("here") == doc["text"].index("here")


@pytest.mark.parametrize("extension", [".db", ".parquet", ".parquet.zip", ".csv.zip"])
def test_the_same_story_is_the_same_file(extension: str) -> None:
    assert FORMATS[extension](bridge()) == FORMATS[extension](bridge())


def test_duckdb_holds_the_tables_with_their_types(tmp_path: Path) -> None:
    write(bridge(), tmp_path / "story.duckdb")
    with duckdb.connect(str(tmp_path / "story.duckdb"), read_only=True) as connection:
        for name, rows in flat_tables(bridge()).items():
            assert connection.execute(f'select * from "{name}"').fetchall() == [tuple(row.values()) for row in rows], name  # noqa: S608
        keys = connection.execute("select count(*) from duckdb_constraints() where constraint_type = 'FOREIGN KEY'").fetchone()
    assert keys
    assert keys[0] >= sum(c.table is not None for columns in flat_columns().values() for c in columns)


def test_a_parquet_file_holds_the_table_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    path.write_bytes(to_parquet(bridge(), "claims"))
    rows = duckdb.read_parquet(str(path)).fetchall()
    assert rows == [tuple(row.values()) for row in flat_tables(bridge())["claims"]]
    with pytest.raises(OutputError, match="claim_mentions"):
        to_parquet(bridge(), "klaims")


@pytest.mark.parametrize("extension", [".csv.zip", ".parquet.zip"])
@pytest.mark.parametrize("story", [bridge(), Story()], ids=["full", "empty"])
def test_a_zip_holds_a_file_for_every_table(extension: str, story: Story) -> None:
    with zipfile.ZipFile(io.BytesIO(FORMATS[extension](story))) as archive:
        assert archive.testzip() is None
        assert {n.removesuffix(extension.removesuffix(".zip")) for n in archive.namelist()} == set(flat_columns())


def test_zipped_csv_has_a_header_even_without_rows() -> None:
    with zipfile.ZipFile(io.BytesIO(to_csv_zip(Story()))) as archive:
        header = archive.read("claim_mentions.csv").decode().strip()
    assert header.split(",") == [c.name for c in flat_columns()["claim_mentions"]]
