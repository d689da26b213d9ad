"""``retold archive``: built, added to, asked, interrupted and damaged."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from archive_records import records, write_records

pytest.importorskip("daft", reason="the extra retold[archive] is not installed")

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_records(tmp_path_factory.mktemp("records") / "news.jsonl", records())


@pytest.fixture(scope="module")
def built(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from retold.cli.main import run

    store = tmp_path_factory.mktemp("store") / "news"
    assert run(["archive", "build", str(source), "--into", str(store), "-q"]) == 0
    return store


def stories_of(retold: Run, store: Path) -> set[frozenset[str]]:
    rows = csv.DictReader(io.StringIO(retold("archive", "stories", store, "--members", "--csv").out))
    groups: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        groups[row["story_id"]].add(row["doc_id"])
    return {frozenset(g) for g in groups.values()}


EXPECTED = {frozenset(f"e{event}-{k}" for k in range(4)) for event in range(6)} | {
    frozenset({f"x{event}"}) for event in range(6)
}


def test_articles_of_one_event_are_one_story_and_others_stand_alone(retold: Run, built: Path) -> None:
    assert stories_of(retold, built) == EXPECTED


def test_a_row_a_story_with_title_keywords_and_dates(retold: Run, built: Path) -> None:
    rows = json.loads(retold("archive", "stories", built, "--min-articles", "2", "--json").out)
    assert len(rows) == 6
    for row in rows:
        assert row["articles"] == 4
        assert row["copies"] == 2
        assert row["title"]
        assert row["keywords"]
        assert row["first"] < row["last"]


def test_stories_are_chosen_by_day_outlet_and_words(retold: Run, built: Path) -> None:
    rows = json.loads(retold("archive", "stories", built, "--min-articles", "2").out)
    word = rows[0]["title"].split()[0]
    assert [
        r["story_id"]
        for r in json.loads(retold("archive", "stories", built, "--query", word.upper(), "--min-articles", "2").out)
    ] == [rows[0]["story_id"]]
    late = max(r["last"] for r in rows)
    assert {r["last"] for r in json.loads(retold("archive", "stories", built, "--since", late).out)} == {late}
    told = retold("archive", "stories", built, "--outlet", "Nobody's Paper")
    assert told.code == 2
    assert "R210" in told.err


def test_copies_are_found_by_what_is_contained(built: Path) -> None:
    from retold.archive.store import Store

    pairs = Store(built).connect().execute(
        "SELECT x.doc_id, y.doc_id, containment, jaccard FROM copies JOIN articles x ON x.n = a JOIN articles y ON y.n = b"
    ).fetchall()  # fmt: skip
    assert {(a, b) for a, b, _, _ in pairs} == {(f"e{event}-0", f"e{event}-3") for event in range(6)}
    assert all(contained > 0.95 > jaccard for _, _, contained, jaccard in pairs)


def test_passages_stand_where_the_table_says(built: Path) -> None:
    from retold.archive.store import Store

    rows = Store(built).connect().execute(
        """SELECT x.doc_id, y.doc_id, words, kind, substr(x.text, a_start + 1, a_end - a_start), substr(y.text, b_start + 1, b_end - b_start)
        FROM passages JOIN articles x ON x.n = a JOIN articles y ON y.n = b"""
    ).fetchall()  # fmt: skip
    long = {(a, b): (kind, one, other) for a, b, words, kind, one, other in rows if words > 100}
    assert set(long) == {(f"e{event}-0", f"e{event}-3") for event in range(6)}
    for kind, one, other in long.values():
        assert kind == "shared"
        assert one[:40].lower() == other[:40].lower()


def test_what_an_outlet_prints_everywhere_is_boilerplate_and_makes_no_copies(retold: Run, tmp_path: Path) -> None:
    from retold.archive.store import Store

    notice = " ".join(f"notice{k} of the harbour gazette" for k in range(30))
    rows = [r for event, r in enumerate(records(8)) if event % 5 == 4]
    rows = [
        {**r, "outlet": "Harbour Gazette", "published": f"2026-04-{3 * k + 1:02}", "text": f"{r['text']}\n\n{notice}"}
        for k, r in enumerate(rows)
    ]
    store = tmp_path / "store"
    assert retold("archive", "build", write_records(tmp_path / "news.jsonl", rows), "--into", store, "-q").code == 0
    database = Store(store).connect()
    told = database.execute("SELECT outlet, articles, text FROM boilerplate").fetchall()
    assert {(outlet, articles) for outlet, articles, _ in told} == {("Harbour Gazette", 8)}
    assert all(text in notice or notice.startswith(text.split("\n\n")[-1]) for _, _, text in told)
    assert sum(len(text) for _, _, text in told) > len(notice) / 2
    assert database.execute("SELECT count(*) FROM copies").fetchone() == (0,)
    assert database.execute("SELECT count(*) FROM passages").fetchone() == (0,)


def test_the_graph_of_outlets_runs_from_the_first_to_the_later(retold: Run, built: Path) -> None:
    edges = json.loads(retold("archive", "outlets", built).out)
    assert sum(e["articles"] for e in edges) == 6
    assert all(e["undated"] == 0 for e in edges)
    assert {(e["source"], e["taker"]) for e in edges} >= {("Harbour Gazette", "The Lantern")}
    totals = json.loads(retold("archive", "outlets", built, "--of", "outlets").out)
    assert sum(t["taken_by_others"] for t in totals) == sum(t["taken_from_others"] for t in totals) == 6
    measures = json.loads(retold("archive", "outlets", built, "--of", "stories").out)
    assert {m["copied"] for m in measures} == {0.5}


def test_search_finds_all_words_and_says_which_story(retold: Run, built: Path) -> None:
    title = records()[0]["title"]
    found = json.loads(retold("archive", "search", built, *title.split()[:2]).out)
    assert {f["doc_id"] for f in found} >= {"e0-0", "e0-1"}
    assert len({f["story_id"] for f in found}) == 1


def test_export_without_copies_leaves_the_older_ones(retold: Run, built: Path, tmp_path: Path) -> None:
    assert retold("archive", "export", built, "--no-copies", "-o", tmp_path / "out.jsonl").code == 0
    kept = {json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_text("utf8").splitlines()}
    assert kept == {r["id"] for r in records() if not r["id"].endswith("-3")}


def test_a_story_goes_through_the_whole_analysis(retold: Run, built: Path, tmp_path: Path) -> None:
    story = json.loads(retold("archive", "stories", built, "--min-articles", "2", "--limit", "1").out)[0]["story_id"]
    assert retold("archive", "story", built, story, "--json", tmp_path / "story.json", "-o", tmp_path / "report.html").code == 0
    assert len(json.loads((tmp_path / "story.json").read_bytes())["documents"]) == 4
    assert (tmp_path / "report.html").stat().st_size > 1000
    missing = retold("archive", "story", built, "s0", "-q")
    assert missing.code == 2
    assert "R210" in missing.err


def test_check_and_status_of_a_sound_store(retold: Run, built: Path) -> None:
    assert retold("archive", "check", built).code == 0
    assert retold("archive", "status", built).out.startswith("30 articles, 0 duplicates, 0 records set aside\n")


def test_what_is_the_same_counts_once_and_bad_records_are_kept_aside(retold: Run, tmp_path: Path) -> None:
    rows = records(2)
    again = {**rows[0], "id": "again", "url": rows[0]["url"] + "?utm_source=feed#top", "text": rows[0]["text"] + " More."}
    same = {**rows[1], "id": "same", "url": None}
    copy = {**rows[2], "id": "copy", "url": None, "outlet": "Another Paper"}
    source = write_records(
        tmp_path / "news.jsonl", [*rows, again, same, copy, {**rows[3], "id": "empty", "text": "  ", "url": None}]
    )
    with source.open("a") as file:
        file.write('{"id": "broken", "text": "half a\n')
    store = tmp_path / "store"
    retold("archive", "build", source, "--into", store, "-q")
    assert retold("archive", "status", store).out.startswith(f"{len(rows) + 1} articles, 2 duplicates, 2 records set aside\n")
    members = {r["doc_id"]: r["story_id"] for r in json.loads(retold("archive", "stories", store, "--members").out)}
    assert members["again"] == members["same"] == members["copy"] == members["e0-0"]
    assert retold("archive", "check", store).code == 0


def test_all_kinds_of_input_are_read(retold: Run, tmp_path: Path) -> None:
    rows = records(3)
    folder = tmp_path / "in"
    folder.mkdir()
    write_records(folder / "one.jsonl", rows[:5])
    with (folder / "two.csv").open("w", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows[5:10])
    page = "<html><head><title>T</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    with zipfile.ZipFile(folder / "three.zip", "w") as archive:
        for row in rows[10:]:
            archive.writestr(f"{row['id']}.html", page.format(**row))
    store = tmp_path / "store"
    assert retold("archive", "build", folder, "--into", store, "-q").code == 0
    assert retold("archive", "status", store).out.startswith("15 articles")


def test_adding_equals_building_at_once(retold: Run, built: Path, tmp_path: Path) -> None:
    rows = records()
    first, second = write_records(tmp_path / "a.jsonl", rows[::2]), write_records(tmp_path / "b.jsonl", rows)
    store = tmp_path / "store"
    assert retold("archive", "build", first, "--into", store, "-q").code == 0
    before = {r["doc_id"]: r["story_id"] for r in json.loads(retold("archive", "stories", store, "--members").out)}
    assert retold("archive", "add", store, second, "-q").code == 0
    assert stories_of(retold, store) == EXPECTED == stories_of(retold, built)
    after = {r["doc_id"]: r["story_id"] for r in json.loads(retold("archive", "stories", store, "--members").out)}
    assert {d: after[d] for d in before} == before, "a story keeps its id when articles arrive"
    assert retold("archive", "status", store).out.startswith("30 articles, 0 duplicates")
    assert retold("archive", "add", store, second, "-q").code == 0
    assert retold("archive", "status", store).out.startswith("30 articles, 0 duplicates")
    assert retold("archive", "check", store).code == 0


class StopHereError(Exception):
    """In place of the end of the process."""


def test_stopped_at_any_commit_the_same_command_finishes_with_the_same_result(
    retold: Run, source: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from retold.archive import ingest, store

    monkeypatch.setattr(ingest, "RECORDS", 7)
    commit = store.Store.commit
    allowed = 0
    while True:
        left = allowed

        def limited(self: Any, *args: Any, **named: Any) -> None:
            nonlocal left
            if left == 0:
                raise StopHereError
            left -= 1
            commit(self, *args, **named)

        monkeypatch.setattr(store.Store, "commit", limited)
        place = tmp_path / f"store{allowed}"
        code = retold("archive", "build", source, "--into", place, "-q").code
        monkeypatch.setattr(store.Store, "commit", commit)
        if code == 0:
            break
        (place / "articles").mkdir(exist_ok=True)
        (place / "articles" / "999999.parquet").write_bytes(b"half a file that a killed run left")
        assert retold("archive", "build", source, "--into", place, "-q").code == 0
        assert retold("archive", "check", place).code == 0
        assert stories_of(retold, place) == stories_of(retold, built)
        assert not (place / "articles" / "999999.parquet").exists()
        allowed += 3
    assert allowed >= 9


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9")
def test_killed_it_goes_on_where_it_was(retold: Run, source: Path, built: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    command = [sys.executable, "-m", "retold", "archive", "build", str(source), "--into", str(store), "-q"]
    running = subprocess.Popen(command)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and running.poll() is None and not list(store.glob("articles/*.parquet")):
        time.sleep(0.005)
    if running.poll() is None:
        os.kill(running.pid, signal.SIGKILL)
    running.wait()
    assert retold("archive", "build", source, "--into", store, "-q").code == 0
    assert retold("archive", "check", store).code == 0
    assert stories_of(retold, store) == stories_of(retold, built)


@pytest.mark.parametrize("table", ["articles", "marks", "stories"])
def test_a_damaged_file_is_named_and_made_again(retold: Run, source: Path, built: Path, tmp_path: Path, table: str) -> None:
    store = tmp_path / "store"
    shutil.copytree(built, store)
    file = next((store / table).glob("*.parquet"))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 255
    file.write_bytes(data)
    told = retold("archive", "check", store)
    assert told.code == 1
    assert f"{table}/{file.name}" in told.out
    assert retold("archive", "build", source, "--into", store, "-q").code == 0
    assert retold("archive", "check", store).code == 0
    assert stories_of(retold, store) == EXPECTED
    assert retold("archive", "status", store).out.startswith("30 articles, 0 duplicates, 0 records set aside")


def test_a_full_disk_leaves_the_store_as_it_was(
    retold: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    from retold.archive import store

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    place = tmp_path / "store"
    with monkeypatch.context() as patch:
        patch.setattr(store.Store, "_write", full)
        told = retold("archive", "build", source, "--into", place, "-q")
        assert told.code == 2
        assert "no space left on device" in told.err
        assert "again" in told.err
    assert retold("archive", "build", source, "--into", place, "-q").code == 0
    assert stories_of(retold, place) == EXPECTED


def test_two_runs_do_not_write_at_once(retold: Run, source: Path, built: Path) -> None:
    from retold.archive.store import Store

    with Store(built).writing():
        told = retold("archive", "add", built, source, "-q")
    assert told.code == 2
    assert "another run" in told.err


def test_an_archive_of_other_inputs_is_not_overwritten(retold: Run, built: Path, tmp_path: Path) -> None:
    other = write_records(tmp_path / "other.jsonl", records(2, seed=5))
    told = retold("archive", "build", other, "--into", built, "-q")
    assert told.code == 2
    assert "R210" in told.err
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x")
    assert retold("archive", "build", other, "--into", tmp_path / "mine", "-q").code == 2
    assert retold("archive", "stories", tmp_path / "nowhere").code == 2


def test_without_the_extra_it_says_what_to_install(
    retold: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from retold.archive import engine

    monkeypatch.setattr(engine, "_started", [])
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    told = retold("archive", "build", source, "--into", tmp_path / "store", "-q")
    assert told.code == 2
    assert "R202" in told.err
    assert "pip install 'retold[archive]'" in told.err
