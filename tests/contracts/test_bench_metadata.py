"""The comparison of metadata is a program too: what counts as right, and how pages and versions are paired."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[2] / "bench/quality/metadata.py"
PAGE = """<html><head><meta property="og:title" content="{title}"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="{day}T10:00:00Z"></head><body><h1>{title}</h1>
<p>The harbour office said on Monday that a ferry had run aground near the old pier of Port Selda.</p></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "xx"
    home.mkdir()
    info, gold = {}, {}
    for version, day, title in (("V1", "2024-05-06", "Ferry runs aground"), ("V2", "2025-01-02", "Ferry is afloat")):
        name = f"Post_{day.replace('-', '_')}.html.gz"
        (home / name).write_bytes(gzip.compress(PAGE.format(title=title, day=day).encode()))
        info[name] = {"url": "https://post.example/a"}
        gold[version] = {
            "title": title,
            "authors": ["ANN LEE"],
            "publishing_date": f"{day} 12:00:00+02:00",
            "body": {"summary": [], "sections": []},
        }
    gold["V2"]["authors"] = ["Ann Lee", "Bo Ray"]
    (home / "meta.info").write_text(json.dumps(info), "utf-8")
    (home / "Post.json").write_text(json.dumps(gold), "utf-8")
    return tmp_path


def test_pages_are_paired_with_versions_and_scored(bench: ModuleType, folder: Path) -> None:
    misses: list[str] = []
    scores = bench.measure(folder, ("retold",), misses)["retold"]
    assert scores.pages["title"] == scores.pages["day"] == scores.pages["instant"] == [1.0, 1.0]
    assert scores.pages["authors"] == [1.0, pytest.approx(2 / 3)]
    assert scores.pooled_authors == pytest.approx(0.8)
    assert [m.split(":")[0] for m in misses] == ["xx/Post_2025_01_02 authors"]
    low, high = scores.interval("authors")
    assert low <= scores.mean("authors") <= high
    assert "| title | 100.0 (100.0–100.0) |" in bench.table({"retold": scores})


def test_a_version_without_a_page_is_refused(bench: ModuleType, folder: Path) -> None:
    (folder / "xx/Post_2025_01_02.html.gz").unlink()
    with pytest.raises(ValueError, match="2 versions of 1 pages"):
        bench.cases(folder)


def test_no_authors_where_there_are_none_is_right(bench: ModuleType, folder: Path) -> None:
    page = next(iter(bench.cases(folder)))
    nobody = bench.Case(page.name, page.file, "", bench.Said())
    assert bench.score([nobody], lambda _: bench.Said()).pages["authors"] == [1.0]
    assert bench.score([nobody], lambda _: bench.Said(authors=("X Y",))).pages["authors"] == [0.0]
