"""An archive of several runs: each tells its own result, and whatever happens to the store, it is made again as it was."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from archive_records import records, write_records

pytest.importorskip("daft", reason="the extra retold[archive] is not installed")

Run = Callable[..., Any]
EVENTS = 4


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Half of the records, then all of them with a duplicate and two records that cannot be read."""
    folder = tmp_path_factory.mktemp("records")
    rows = records(EVENTS)
    again = {**rows[0], "id": "again", "url": rows[0]["url"] + "?utm_source=feed", "text": rows[0]["text"] + " More."}
    second = write_records(folder / "second.jsonl", [*rows, again, {**rows[1], "id": "empty", "text": " ", "url": None}])
    with second.open("a") as file:
        file.write('{"id": "broken", "text": "half a\n')
    return write_records(folder / "first.jsonl", rows[::2]), second


@pytest.fixture(scope="module")
def two_runs(inputs: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A store after the first run, and one after both."""
    from retold.cli.main import run

    folder = tmp_path_factory.mktemp("stores")
    first, both = folder / "first", folder / "both"
    assert run(["archive", "build", str(inputs[0]), "--into", str(first), "-q"]) == 0
    shutil.copytree(first, both)
    assert run(["archive", "add", str(both), str(inputs[1]), "-q"]) == 1
    return first, both


def tables(store: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables."""
    from retold.archive.store import Store
    from retold.archive.tables import TABLES

    opened = Store(store)
    return {name: opened.read(name).to_pylist() for name in TABLES}


def spoil(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 255
    file.write_bytes(data)


def test_a_run_tells_its_own_result_and_status_tells_all(retold: Run, two_runs: tuple[Path, Path], tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(two_runs[1], store)
    new = [{**r, "id": f"new-{r['id']}", "url": f"{r['url']}/new"} for r in records(1, seed=9)]
    good = write_records(tmp_path / "good.jsonl", new)
    told = retold("archive", "add", store, good)
    assert told.code == 0, "the bad record of the run before is not this run's"
    assert "this run: add of 1 input, 5 records: 5 articles, 0 duplicates, 0 set aside" in told.out
    status = retold("archive", "status", store)
    assert status.code == 0
    assert f"run 1: build of 1 input, {EVENTS * 5 // 2} records" in status.out
    assert "run 2: add of 1 input" in status.out
    assert "2 set aside (2 could not be read)" in status.out
    assert "run 3: add" in status.out


def test_the_same_inputs_again_count_nothing_twice(
    retold: Run, inputs: tuple[Path, Path], two_runs: tuple[Path, Path], tmp_path: Path
) -> None:
    store = tmp_path / "store"
    shutil.copytree(two_runs[1], store)
    before = tables(store)
    assert retold("archive", "add", store, inputs[1], "-q").code == 1
    assert tables(store) == before
    assert retold("archive", "build", inputs[0], "--into", store, "-q").code == 0
    assert tables(store) == before


@pytest.mark.parametrize(
    ("table", "which"),
    [
        ("articles", 0),
        ("articles", -1),
        ("duplicates", 0),
        ("rejects", 0),
        ("vectors", 0),
        ("likeness", -1),
        ("members", 0),
        ("stories", 0),
    ],
)
def test_what_is_damaged_after_adding_is_named_and_made_again(
    retold: Run, two_runs: tuple[Path, Path], tmp_path: Path, table: str, which: int
) -> None:
    store = tmp_path / "store"
    shutil.copytree(two_runs[1], store)
    before = tables(store)
    spoil(sorted((store / table).glob("*.parquet"))[which])
    told = retold("archive", "check", store)
    assert told.code == 1
    assert f"damaged: {table}. retold archive repair {store}" in told.out
    made = retold("archive", "repair", store)
    assert f"made again, with what was made from it: {table}" in made.out
    assert retold("archive", "check", store).code == 0
    assert tables(store) == before


def test_every_command_that_computes_repairs_first(
    retold: Run, inputs: tuple[Path, Path], two_runs: tuple[Path, Path], tmp_path: Path
) -> None:
    before = tables(two_runs[1])
    for number, command in enumerate((("build", inputs[0], "--into"), ("add",))):
        store = tmp_path / str(number)
        shutil.copytree(two_runs[1], store)
        for table in ("articles", "copies"):
            spoil(next((store / table).glob("*.parquet")))
        (store / "members").joinpath("999999.parquet").write_bytes(b"left by a run that was killed")
        retold("archive", *command, store, *(() if command[0] == "build" else (inputs[1],)), "-q")
        assert retold("archive", "check", store).code == 0
        assert tables(store) == before


def test_an_input_that_is_gone_is_named_and_waited_for(
    retold: Run, inputs: tuple[Path, Path], two_runs: tuple[Path, Path], tmp_path: Path
) -> None:
    store, source = tmp_path / "store", tmp_path / "second.jsonl"
    shutil.copy(inputs[1], source)
    shutil.copytree(two_runs[0], store)
    assert retold("archive", "add", store, source, "-q").code == 1
    before = tables(store)
    spoil(max((store / "articles").glob("*.parquet")))
    source.rename(tmp_path / "away.jsonl")
    told = retold("archive", "repair", store)
    assert told.code == 2
    assert f"run 2 (add) has to read {source}, which is not there" in told.err
    source.write_text((tmp_path / "away.jsonl").read_text().replace("half a", "half b"))
    told = retold("archive", "repair", store)
    assert told.code == 1, "the same size and the same articles: what is read is what was read"
    assert {t: r for t, r in tables(store).items() if t != "rejects"} == {t: r for t, r in before.items() if t != "rejects"}
    spoil(max((store / "articles").glob("*.parquet")))
    lines = (tmp_path / "away.jsonl").read_text().splitlines(keepends=True)
    source.write_text(
        "".join(["{" + " " * (len(lines[-3]) - 2) + "\n" if k == len(lines) - 3 else x for k, x in enumerate(lines)])
    )
    told = retold("archive", "repair", store)
    assert told.code == 2
    assert "what run 2 (add) reads from its inputs is not what it read then" in told.err
    shutil.copy(tmp_path / "away.jsonl", source)
    assert retold("archive", "repair", store).code == 1
    assert tables(store) == before


class StopHereError(Exception):
    """In place of the end of the process."""


def test_adding_stopped_at_any_commit_ends_as_if_it_had_not_been(
    retold: Run, inputs: tuple[Path, Path], two_runs: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from retold.archive import ingest, store

    monkeypatch.setattr(ingest, "RECORDS", 7)
    adopt = store.Store.adopt
    before, allowed = tables(two_runs[1]), 0
    while True:
        left = allowed

        def limited(self: Any, manifest: Any) -> None:
            nonlocal left
            if left == 0:
                raise StopHereError
            left -= 1
            adopt(self, manifest)

        place = tmp_path / f"store{allowed}"
        shutil.copytree(two_runs[0], place)
        monkeypatch.setattr(store.Store, "adopt", limited)
        code = retold("archive", "add", place, inputs[1], "-q").code
        monkeypatch.setattr(store.Store, "adopt", adopt)
        if code == 1:
            break
        if allowed % 4 == 2:
            # Not by the same command: whoever comes next finishes what was begun.
            status = retold("archive", "status", place)
            assert "was interrupted before" in status.out
            assert retold("archive", "repair", place, "-q").code == 1
        else:
            assert retold("archive", "add", place, inputs[1], "-q").code == 1
        assert tables(place) == before
        assert retold("archive", "check", place).code == 0
        allowed += 2
    assert allowed >= 8


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9")
def test_adding_killed_at_random_moments_ends_as_if_it_had_not_been(
    inputs: tuple[Path, Path], two_runs: tuple[Path, Path], tmp_path: Path
) -> None:
    store = tmp_path / "store"
    command = [sys.executable, "-m", "retold", "archive", "add", str(store), str(inputs[1]), "-q"]
    shutil.copytree(two_runs[0], store)
    begun = time.monotonic()
    assert subprocess.run(command, check=False).returncode == 1
    takes = time.monotonic() - begun
    before = tables(two_runs[1])
    assert tables(store) == before
    chance = random.Random(7)
    shutil.rmtree(store)
    shutil.copytree(two_runs[0], store)
    for _ in range(5):
        running = subprocess.Popen(command)
        time.sleep(chance.uniform(0.4, 1.0) * takes)
        if running.poll() is None:
            os.kill(running.pid, signal.SIGKILL)
        running.wait()
    assert subprocess.run(command, check=False).returncode == 1
    assert tables(store) == before
    counts = [r["counts"] for r in json.loads((store / "manifest.json").read_bytes())["runs"]]
    assert sum(c["articles"] for c in counts) == len(before["articles"])
    assert counts[1]["records"] == EVENTS * 5 + 3


def test_a_disk_that_fills_while_adding_leaves_the_store_as_it_was(
    retold: Run, inputs: tuple[Path, Path], two_runs: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyarrow.parquet as pq

    before, chance = tables(two_runs[1]), random.Random(3)
    write = pq.write_table
    for number in sorted(chance.sample(range(9), 3)):
        place = tmp_path / f"store{number}"
        shutil.copytree(two_runs[0], place)
        left = number

        def full(table: Any, path: Path, **named: Any) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                path.write_bytes(b"PAR1 and no more")
                raise OSError(errno.ENOSPC, "No space left on device")
            write(table, path, **named)

        with monkeypatch.context() as patch:
            patch.setattr(pq, "write_table", full)
            told = retold("archive", "add", place, inputs[1], "-q")
        assert told.code == 2
        assert "no space left on device" in told.err
        assert retold("archive", "check", place).code == 0
        assert retold("archive", "add", place, inputs[1], "-q").code == 1
        assert tables(place) == before


def test_a_folder_that_grows_meanwhile_is_read_as_it_was_and_then_added(
    retold: Run, inputs: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from retold.archive import build

    folder, store = tmp_path / "feeds", tmp_path / "store"
    folder.mkdir()
    rows = records(3)
    write_records(folder / "monday.jsonl", rows[:5])
    assert retold("archive", "build", inputs[0], "--into", store, "-q").code == 0

    def stopped(*_: object) -> None:
        raise StopHereError

    with monkeypatch.context() as patch:
        patch.setattr(build, "ingest", stopped)
        assert retold("archive", "add", store, folder, "-q").code == 70
    other = tmp_path / "other"
    shutil.copytree(store, other)
    assert retold("archive", "add", other, folder, "--clean", "-q").code == 0
    assert "run 3: add of 1 input" in retold("archive", "status", other).out, "what is read in another way is another run"
    write_records(folder / "tuesday.jsonl", rows[5:])
    assert retold("archive", "add", store, folder, "-q").code == 0
    status = retold("archive", "status", store).out
    assert "run 2: add of 1 input, 5 records" in status
    assert "run 3: add of 2 inputs, 15 records" in status
    assert retold("archive", "check", store).code == 0


def test_an_interrupted_run_whose_input_is_gone_can_be_left_at_what_was_read(
    retold: Run, inputs: tuple[Path, Path], two_runs: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from retold.archive import ingest

    store, source = tmp_path / "store", tmp_path / "feed.jsonl"
    shutil.copytree(two_runs[0], store)
    shutil.copy(inputs[1], source)
    sorted_out, left = ingest._sorted_out, 2

    def stopped(*given: Any) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise StopHereError
        return sorted_out(*given)

    with monkeypatch.context() as patch:
        patch.setattr(ingest, "RECORDS", 7)
        patch.setattr(ingest, "_sorted_out", stopped)
        assert retold("archive", "add", store, source, "-q").code == 70
    source.unlink()
    told = retold("archive", "add", store, inputs[0], "-q")
    assert told.code == 2
    assert f"repair {store} --as-read" in told.err
    assert retold("archive", "repair", store, "--as-read", "-q").code == 1
    assert retold("archive", "check", store).code == 0
    assert (
        "run 2: add of 1 input, 14 records: 6 articles, 0 duplicates, 7 that were there already, 1 set aside"
        in retold("archive", "status", store).out
    )
    assert retold("archive", "add", store, inputs[1], "-q").code == 1
    assert len(tables(store)["articles"]) == len(tables(two_runs[1])["articles"])
