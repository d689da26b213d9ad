"""The main job on the acceptance story, where this machine has it: the command of the README, its files, its promises."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema

from retold.report.contract import json_schema

Retold = Callable[..., Any]


def test_five_articles_in_one_report_out(retold: Retold, shared: Path, tmp_path: Path) -> None:
    articles = shared / "data/stories/portland-2018/articles"
    result = retold("compare", articles, "-o", tmp_path / "report.html", "--json", tmp_path / "story.json")
    assert (result.code, result.out, result.err) == (0, "", "")
    story = json.loads((tmp_path / "story.json").read_bytes())
    jsonschema.validate(story, json_schema())
    assert [Path(d["file"]).name for d in story["documents"]] == ["01.txt", "02.txt", "03.txt", "04.txt", "05.txt"]
    assert all(d["text"] == Path(d["file"]).read_bytes().decode() for d in story["documents"])
    assert story["findings"]
    page = (tmp_path / "report.html").read_text("utf8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert "<script src" not in page
    assert sorted(p.name for p in tmp_path.iterdir()) == ["report.html", "story.json"]
