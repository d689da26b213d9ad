"""Every bad input has a clear message, the right exit code, and leaves the others compared and nothing half written."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Retold = Callable[..., Any]


def files_in(path: Path) -> list[str]:
    return sorted(Path(d["file"]).name for d in json.loads(path.read_bytes())["documents"])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "R003", id="empty"),
        pytest.param(b" \n\t\n", "R003", id="blank"),
        pytest.param(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, "R004", id="binary"),
    ],
)
def test_an_unusable_file_alone_is_nothing_usable(retold: Retold, tmp_path: Path, content: bytes, code: str) -> None:
    bad, out = tmp_path / "bad.txt", tmp_path / "story.json"
    bad.write_bytes(content)
    result = retold("compare", bad, "--json", out)
    assert result.code == 3
    assert result.out == ""
    assert f"{bad}: not read: " in result.err
    assert code in result.err
    assert not out.exists()
    assert "Traceback" not in result.err


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8], ids=["empty", "binary"])
def test_an_unusable_file_among_others_is_named_and_the_others_are_compared(
    retold: Retold, articles: Path, tmp_path: Path, content: bytes
) -> None:
    (articles / "bad.txt").write_bytes(content)
    result = retold("compare", articles, "--json", tmp_path / "story.json")
    assert result.code == 1
    assert result.err.count("bad.txt: not read: ") == 1
    assert files_in(tmp_path / "story.json") == ["one.txt", "three.txt", "two.txt"]


def test_a_missing_path_among_others(retold: Retold, articles: Path, tmp_path: Path) -> None:
    result = retold("compare", articles, tmp_path / "nope.txt", "--json", tmp_path / "story.json")
    assert result.code == 1
    assert "nope.txt: not read: no such file or folder (R001). Check the spelling" in result.err
    assert len(files_in(tmp_path / "story.json")) == 3


def test_a_missing_path_alone(retold: Retold, tmp_path: Path) -> None:
    result = retold("compare", tmp_path / "nope.txt")
    assert result.code == 3
    assert "R001" in result.err


def test_a_folder_without_articles(retold: Retold, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "photo.png").write_bytes(b"\x89PNG")
    result = retold("compare", tmp_path / "folder")
    assert result.code == 3
    assert "R008" in result.err


def test_a_50_mb_text_is_refused_unread_and_the_others_compared(retold: Retold, articles: Path, tmp_path: Path) -> None:
    with (articles / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    result = retold("compare", articles, "--json", tmp_path / "story.json")
    assert result.code == 1
    assert "huge.txt: not read: 50.0 MB" in result.err
    assert "--max-size" in result.err
    assert len(files_in(tmp_path / "story.json")) == 3


def test_max_size_sets_the_limit(retold: Retold, articles: Path) -> None:
    result = retold("read", articles / "one.txt", "--max-size", "100")
    assert result.code == 3
    assert "R005" in result.err


def test_invalid_utf_8_is_read_with_a_word_about_it_or_named(retold: Retold, articles: Path, tmp_path: Path) -> None:
    (articles / "latin.txt").write_bytes(
        "Café fire\n\nThe café in the rue Noël burned on Monday, a neighbour said.\n".encode("latin-1")
    )
    (articles / "broken.txt").write_bytes(
        b"Fire\n\nThe baker said that the oven \xff\xfe\xc3 had been off. The street was closed on Monday.\n"
    )
    result = retold("compare", articles, "--json", tmp_path / "story.json")
    assert result.code in {0, 1}
    assert "broken.txt: " in result.err
    assert {"one.txt", "two.txt", "three.txt"} <= set(files_in(tmp_path / "story.json"))
    assert "Traceback" not in result.err


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX")
def test_one_unreadable_file_among_five(retold: Retold, articles: Path, tmp_path: Path) -> None:
    (articles / "four.txt").write_text("Fire\n\nThe bakery burned on Monday, the baker said.\n", "utf8")
    locked = articles / "five.txt"
    locked.write_text("Fire\n\nThe bakery burned.\n", "utf8")
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        # The superuser reads everything: a link that leads nowhere is as unreadable for it as a locked file for others.
        locked.unlink()
        locked.symlink_to(tmp_path / "nowhere.txt")
    result = retold("compare", articles, locked, "--json", tmp_path / "story.json")
    assert result.code == 1
    assert "five.txt: not read: " in result.err
    assert "R002" in result.err
    assert len(files_in(tmp_path / "story.json")) == 4


def test_two_identical_files_are_both_compared_and_said_to_be_the_same(retold: Retold, articles: Path, tmp_path: Path) -> None:
    (articles / "copy.txt").write_bytes((articles / "one.txt").read_bytes())
    result = retold("compare", articles, "--json", tmp_path / "story.json")
    assert result.code == 0
    assert "R009" in result.err
    story = json.loads((tmp_path / "story.json").read_bytes())
    assert len(story["documents"]) == 4
    assert any(f["code"] == "F104" for f in story["findings"])


def test_a_broken_meta_file_is_a_wrong_command_line(retold: Retold, articles: Path, tmp_path: Path) -> None:
    meta = tmp_path / "meta.yaml"
    meta.write_text("- {file: one.txt, outlet: [", "utf8")
    result = retold("compare", articles, "--meta", meta, "--json", tmp_path / "story.json")
    assert result.code == 2
    assert "R010" in result.err
    assert not (tmp_path / "story.json").exists()
