from __future__ import annotations

import csv
import io
import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from bridge_story import bridge
from retold.model.errors import OutputError
from retold.model.story import Story
from retold.report.columns import CHILDREN
from retold.report.tables import flat_tables, to_csv, to_jsonl
from retold.report.text import summary, summary_lines
from retold.report.writers import FORMATS, write, write_atomically, writer_for
from retold.testing import document
from retold.testing import story as story_of


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_csv_has_a_row_for_every_piece_of_evidence() -> None:
    story = bridge()
    table = rows(to_csv(story))
    assert len(table) == sum(len(f.evidence) for f in story.findings)
    assert next(iter(table[0])) == "id"
    assert len({r["id"] for r in table}) == len(table)
    for r in table:
        assert story.document(r["doc"]).text[int(r["start"]) : int(r["end"])] == r["words"]


def test_every_flat_table_has_unique_ids_and_children_find_their_parents() -> None:
    tables = flat_tables(bridge())
    for name, table in tables.items():
        ids = [r["id"] for r in table]
        assert len(set(ids)) == len(ids), name
        assert all(next(iter(r)) == "id" for r in table), name
    parents = {"claim_id": "claims", "origin_id": "claim_origins", "conflict_id": "conflicts", "finding_id": "findings",
               "quote_match_id": "quote_matches", "attribution_id": "attributions", "edge_id": "lineage_edges"}  # fmt: skip
    checked = 0
    for name in CHILDREN.values():
        for row in tables[name]:
            for column, parent in parents.items():
                if column in row:
                    assert row[column] in {p["id"] for p in tables[parent]}, (name, column)
                    checked += 1
    assert checked > 20


def test_flat_tables_hold_no_nesting() -> None:
    for name, table in flat_tables(bridge()).items():
        for row in table:
            assert all(v is None or isinstance(v, (str, int, float, bool)) for v in row.values()), name


@pytest.mark.parametrize(
    "table", ["claims", "claim_mentions", "origin_mentions", "conflict_members", "lineage_edges", "documents"]
)
def test_any_table_can_be_had_as_csv(table: str) -> None:
    assert len(rows(to_csv(bridge(), table))) == len(flat_tables(bridge())[table]) > 0


def test_a_table_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(OutputError, match="claim_mentions"):
        to_csv(bridge(), "klaims")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_no_cell_is_a_formula(start: str) -> None:
    story = story_of(document(f"Head\n{start} and more", "a.txt", title=start))
    [doc] = rows(to_csv(story, "documents"))
    assert doc["title"] == f"'{start}"


def test_json_lines_name_their_table() -> None:
    lines = [json.loads(line) for line in to_jsonl(bridge()).splitlines()]
    assert {"documents", "claim_mentions", "findings", "lineage_nodes"} <= {r["table"] for r in lines}
    assert len(lines) == sum(map(len, flat_tables(bridge()).values()))


@pytest.mark.parametrize("story", [bridge(), Story(), story_of("Only a headline")], ids=["full", "empty", "one"])
@pytest.mark.parametrize("extension", FORMATS)
def test_every_format_writes_every_story(tmp_path: Path, extension: str, story: Story) -> None:
    path = tmp_path / f"report{extension.upper()}"
    write(story, path)
    assert path.stat().st_size > 0 or (extension == ".jsonl" and story == Story())
    companions = ["report.metadata.yaml"] if extension == ".db" else []
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([path.name, *companions])


@pytest.mark.parametrize("name", ["report.docx", "report"])
def test_an_unknown_extension_is_refused_with_those_that_work(name: str) -> None:
    with pytest.raises(OutputError, match=r"\.html, \.json, \.jsonl, \.csv, .*\.db, \.duckdb, \.md, \.svg"):
        writer_for(name)


def test_writing_replaces_a_file_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_writing_follows_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    write_atomically(tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.json"]


def test_a_missing_folder_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="folder does not exist"):
        write_atomically(tmp_path / "no" / "x.json", b"")
    with pytest.raises(OutputError, match="is a folder"):
        write_atomically(tmp_path, b"")


def test_devices_are_written_through() -> None:
    write_atomically("/dev/null", b"x")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("width", [1, 40, 72, 100])
def test_summary_keeps_its_width(width: int) -> None:
    assert max(map(len, summary(bridge(), width).splitlines())) <= max(width, 40)


def test_summary_says_counts_findings_words_and_limits() -> None:
    text = " ".join(summary(bridge(), 80).split())
    assert "Two of the five likely have text of one original that the set does not hold" in text
    assert "1 of 6 inputs could not be read" in text
    assert "“closed the Harl bridge on Tuesday”" in text
    assert "Passages of fewer than eight words were not looked for." in text
    assert "\x1b" not in summary(bridge())
    assert {line.style for line in summary_lines(bridge())} >= {"title", "text", "heading", "finding", "words", "note", "blank"}


def test_summary_speaks_of_nothing_that_was_not_looked_for() -> None:
    unread = replace(
        bridge(),
        stages=("regions",),
        passages=(),
        conflicts=(),
        quote_matches=(),
        claims=(),
        headlines=(),
        findings=(),
        timeline=(),
    )
    text = summary(replace(unread, lineage=type(unread.lineage)()), 80)
    assert "conflict" not in text
    assert "differ" not in text
    assert "share" not in text


def test_hostile_names_cannot_steer_a_terminal() -> None:
    story = story_of(document("Head\nBody", "a\x1b[2J.txt", title="x\x1b]0;y\x07\u202e"))
    assert not {"\x1b", "\x07", "\u202e"} & set(summary(story))


def test_markdown_escapes_what_articles_bring() -> None:
    story = story_of(document("<b>x</b> [a](javascript:b) `c` *d* | e", "a|b.txt", title="<script>*x*|</script>"))
    text = FORMATS[".md"](story).decode()
    assert "<script" not in text.replace("\\<", "")
    assert "\\<script\\>\\*x\\*\\|\\</script\\>" in text


def test_markdown_tells_what_the_page_tells() -> None:
    text = FORMATS[".md"](bridge()).decode()
    assert "- B The Delta Post copied Oster Wire (not in the set): shares 42 words with A (confidence high (0.80 of 1))" in text
    assert "- C Canal News: “was closed on Monday, the Delta Post reported” (9 June 2031)" in text
    assert "not below: “ignored warnings”" in text
    assert "- A Harl Herald and B The Delta Post: “Engineers closed the Harl bridge" in text
    assert all(f"`{f.id}`" in text for f in bridge().findings)
