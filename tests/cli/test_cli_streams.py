"""Rows written as documents are read: whole files or none, the same rows as all at once, in little memory."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import input_samples as sample
import retold.cli.job as job_module
from retold.cli.progress import Progress
from retold.pipeline import READ_STAGES, run
from retold.read.inputs import read_inputs
from retold.read.items import Reached
from retold.report.tables import flat_tables

Retold = Callable[..., Any]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with an archive, a table, a bad row, a summary and a text."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.warc.gz", "a.zip", "a.rss", "a.md"):
        (folder / name).write_bytes(sample.every()[name])
    (folder / "b.jsonl").write_bytes(sample.jsonl() + b"{broken\n")
    return folder


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]


def test_rows_are_those_of_the_whole_story(retold: Retold, mixed: Path, tmp_path: Path) -> None:
    result = retold("read", mixed, "-o", tmp_path / "rows.jsonl")
    assert result.code == 1
    assert result.err.count("b.jsonl!row 4: not read: not valid JSON") == 1
    story = run(read_inputs([str(mixed)]), READ_STAGES)
    # That two documents are one text is told of a set, and a stream has no set.
    whole = {name: rows for name, rows in flat_tables(story).items() if not name.startswith("finding")}
    expected = [{"table": name, **row} for name, rows in whole.items() for row in rows]
    key = lambda row: json.dumps(row, sort_keys=True)  # noqa: E731 - sorting rows of unlike columns
    assert sorted(lines(tmp_path / "rows.jsonl"), key=key) == sorted(json.loads(json.dumps(expected)), key=key)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "rows.jsonl"]


@pytest.mark.parametrize("table", ["documents", "regions", "links"])
def test_a_table_of_documents_is_written_row_by_row(retold: Retold, mixed: Path, tmp_path: Path, table: str) -> None:
    result = retold("read", mixed, "-o", tmp_path / "t.csv", "--table", table)
    assert result.code == 1
    rows = list(csv.DictReader(io.StringIO((tmp_path / "t.csv").read_text("utf8"), newline="")))
    story = run(read_inputs([str(mixed)]), READ_STAGES)
    assert rows
    assert {r["id"] for r in rows} == {r["id"] for r in flat_tables(story)[table]}


def test_stories_are_read_one_at_a_time(retold: Retold, mixed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def counted(story: Any, stages: Any) -> Any:
        sizes.append(len(story.documents))
        return run(story, stages)

    monkeypatch.setattr(job_module, "run", counted)
    retold("read", mixed, "-o", tmp_path / "rows.jsonl", "-o", tmp_path / "t.csv", "--table", "regions")
    assert len(sizes) > 5
    assert set(sizes) == {1}


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_what_ends_early_leaves_nothing(
    retold: Retold, mixed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    (tmp_path / "rows.jsonl").write_text("old", "utf8")
    calls: list[int] = []

    def third_time(story: Any, stages: Any) -> Any:
        calls.append(1)
        if len(calls) == 3:
            raise stop
        return run(story, stages)

    monkeypatch.setattr(job_module, "run", third_time)
    result = retold("read", mixed, "-o", tmp_path / "rows.jsonl", "-o", tmp_path / "t.csv", "--table", "links")
    assert result.code == (130 if stop is KeyboardInterrupt else 2)
    assert (tmp_path / "rows.jsonl").read_text("utf8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "rows.jsonl"]


def test_nothing_usable_writes_nothing(retold: Retold, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{broken\n")
    result = retold("read", tmp_path / "a.jsonl", "-o", tmp_path / "rows.jsonl")
    assert result.code == 3
    assert "R022" in result.err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.jsonl"]


def test_what_retold_wrote_is_not_read_again(retold: Retold, mixed: Path) -> None:
    assert retold("read", mixed / "a.md", "-o", mixed / "rows.jsonl", "--json", mixed / "story.json").code == 0
    result = retold("read", mixed / "a.md", mixed / "rows.jsonl", mixed / "story.json", "-o", mixed / "again.jsonl")
    assert result.code == 1
    assert result.err.count("what retold itself wrote (R007)") == 2
    assert sum(row["table"] == "documents" for row in lines(mixed / "again.jsonl")) == 1


def test_named_columns_reach_the_reader(retold: Retold, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\nFerry aground,tern.example\n", "utf8")
    assert retold("read", tmp_path / "a.csv", "-o", tmp_path / "r.jsonl").code == 3
    result = retold("read", tmp_path / "a.csv", "--text-column", "a", "--outlet-column", "b", "-o", tmp_path / "r.jsonl")
    assert result.code == 0
    assert lines(tmp_path / "r.jsonl")[0]["outlet"] == "tern.example"
    wrong = retold("read", tmp_path / "a.csv", "--text-column", "z")
    assert wrong.code == 3
    assert "there are 'a', 'b'" in wrong.err


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_ctrl_c_in_the_middle_of_an_archive_leaves_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "retold", "read", "-", "-o", "rows.jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdin is not None
        for number in range(5_000):
            process.stdin.write(json.dumps({"text": f"{sample.TEXT} {number}"}).encode() + b"\n")
        process.stdin.flush()
        while not any(p.stat().st_size for p in tmp_path.iterdir()):
            time.sleep(0.02)  # from here on rows are in the temporary file, and more are waited for
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert not list(tmp_path.iterdir())


def test_progress_tells_documents_and_how_far_into_an_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    progress = Progress(quiet=False, verbose=0)
    monkeypatch.setattr(progress, "_show", told.append)
    progress.reached(Reached(0, 0, 1))
    progress.reached(Reached(1200, 0, 1, 5_000_000, 2_000_000_000))
    progress.reached(Reached(1201, 1, 3))
    progress.reached(Reached(1201, 0, 1, 7_000_000, None))
    assert told == [
        "reading: 0 documents",
        "reading: 1,200 documents, 5 of 2,000 MB",
        "reading: 1,201 documents, 1 of 3 inputs",
        "reading: 1,201 documents, 7 MB",
    ]
