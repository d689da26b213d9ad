"""``retold rows``: one table of a story that was kept, in the forms of sqlite-utils."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bridge_story import bridge
from retold.report.tables import flat_tables
from retold.report.writers import write

Run = Callable[..., Any]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    write(bridge(), tmp_path / "story.json")
    return tmp_path / "story.json"


def test_without_a_table_those_that_exist_are_listed(retold: Run, kept: Path) -> None:
    result = retold("rows", kept)
    assert result.code == 0
    counts = {r["table"]: r["count"] for r in json.loads(result.out)}
    assert counts == {name: len(rows) for name, rows in flat_tables(bridge()).items()}


def test_rows_are_a_json_array_of_objects(retold: Run, kept: Path) -> None:
    assert json.loads(retold("rows", kept, "claims").out) == flat_tables(bridge())["claims"]


def test_nl_prints_an_object_a_line(retold: Run, kept: Path) -> None:
    lines = retold("rows", kept, "claims", "--nl").out.splitlines()
    assert [json.loads(line) for line in lines] == flat_tables(bridge())["claims"]


@pytest.mark.parametrize(("flag", "delimiter"), [("--csv", ","), ("--tsv", "\t")])
def test_csv_and_tsv_have_headers_unless_they_are_not_wanted(retold: Run, kept: Path, flag: str, delimiter: str) -> None:
    told = retold("rows", kept, "claim_mentions", flag).out
    rows = list(csv.reader(io.StringIO(told, newline=""), delimiter=delimiter))
    assert rows[0] == list(flat_tables(bridge())["claim_mentions"][0])
    bare = retold("rows", kept, "claim_mentions", flag, "--no-headers").out
    assert list(csv.reader(io.StringIO(bare, newline=""), delimiter=delimiter)) == rows[1:]


def test_a_table_is_aligned_and_its_cells_are_short(retold: Run, kept: Path) -> None:
    head, rule, *rows = retold("rows", kept, "documents", "-t", "-c", "file", "-c", "text").out.splitlines()
    assert head.split() == ["file", "text"]
    assert set(rule) == {"-", " "}
    assert len(rows) == len(bridge().documents)
    at = head.index("text")
    assert all(row[at - 1] == " " and row[at] != " " and len(row) - at <= 60 for row in rows)


def test_columns_and_pages_of_rows_can_be_chosen(retold: Run, kept: Path) -> None:
    all_rows = flat_tables(bridge())["claim_mentions"]
    told = json.loads(retold("rows", kept, "claim_mentions", "-c", "stance", "-c", "id", "--limit", "2", "--offset", "1").out)
    assert told == [{"stance": r["stance"], "id": r["id"]} for r in all_rows[1:3]]
    assert json.loads(retold("rows", kept, "claim_mentions", "--limit", "0").out) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("klaims",), "claim_mentions"),
        (("claims", "-c", "colour"), "There are id, text, kind, tells, asks"),
        (("claims", "--csv", "--nl"), "in one form"),
    ],
)
def test_what_does_not_exist_is_told_with_what_does(retold: Run, kept: Path, arguments: tuple[str, ...], told: str) -> None:
    result = retold("rows", kept, *arguments)
    assert result.code == 2
    assert told in result.err
    assert result.out == ""


def test_files_that_are_no_story_are_refused(retold: Run, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"a": 1}', "utf8")
    for name, told in (("other.json", "R022"), ("none.json", "R001"), (".", "R002")):
        result = retold("rows", tmp_path / name)
        assert result.code == 3
        assert told in result.err


def test_arrays_hold_cells_in_the_order_of_the_columns(retold: Run, kept: Path) -> None:
    rows = flat_tables(bridge())["claims"]
    asked = ("rows", kept, "claims", "-c", "kind", "-c", "id", "--arrays")
    assert json.loads(retold(*asked).out) == [[r["kind"], r["id"]] for r in rows]
    assert [json.loads(line) for line in retold(*asked, "--nl").out.splitlines()] == [[r["kind"], r["id"]] for r in rows]
    assert retold(*asked, "--csv").code == 2


def test_rows_are_ordered_before_they_are_limited(retold: Run, kept: Path) -> None:
    told = retold(
        "rows", kept, "lineage_edges", "--order", "kind desc, confidence", "--arrays", "-c", "kind", "-c", "confidence"
    )
    rows = [(r["kind"], r["confidence"]) for r in flat_tables(bridge())["lineage_edges"]]
    expected = sorted(rows, key=lambda r: ([-ord(c) for c in r[0]], r[1]))
    assert expected != rows
    assert json.loads(told.out) == [list(r) for r in expected]
    last = retold("rows", kept, "lineage_edges", "-o", "kind desc", "--limit", "1", "--arrays", "-c", "kind")
    assert json.loads(last.out) == [[max(r[0] for r in rows)]]


@pytest.mark.parametrize("order", ["nothing", "kind sideways"])
def test_an_order_that_is_none_is_a_usage_error(retold: Run, kept: Path, order: str) -> None:
    assert retold("rows", kept, "claims", "--order", order).code == 2
