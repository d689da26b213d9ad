"""The verbs that tell who shares words with whom and who took what from whom."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

Retold = Callable[..., Any]


def test_reuse_prints_pairs_and_passages(retold: Retold, articles: Path) -> None:
    result = retold("reuse", articles)
    assert result.code == 0
    assert "Pairs: words in common" in result.out
    assert "The oven had been off for two hours" in result.out


def test_reuse_writes_passages_pairs_and_all_tables(retold: Retold, articles: Path, tmp_path: Path) -> None:
    passages, pairs, tables = (tmp_path / name for name in ("passages.csv", "pairs.csv", "all.json"))
    assert retold("reuse", articles, "-o", passages, "--json", tables).code == 0
    assert retold("reuse", articles, "-o", pairs, "--table", "pairs").code == 0
    story = json.loads(tables.read_bytes())
    rows = [list(csv.DictReader(p.open(encoding="utf-8", newline=""))) for p in (passages, pairs)]
    assert {r["id"] for r in rows[0]} == {p["id"] for p in story["passages"]}
    assert {r["id"] for r in rows[1]} == {p["id"] for p in story["pairs"]}
    assert all(r["begins"] for r in rows[0])
    assert story["run"]["stages"][-1] == "pairs"
    assert story["claims"] == story["findings"] == []


def test_reuse_of_another_language_is_told_by_its_words(retold: Retold, tmp_path: Path) -> None:
    text = "Die Bäckerei in der Ulmenstraße brannte am Montag, und die Feuerwehr kam nach zehn Minuten mit drei Wagen."
    for name in ("eins", "zwei"):
        (tmp_path / f"{name}.txt").write_text(f"Brand Nummer {name}\n\n{text}\n", "utf8")
    result = retold("reuse", tmp_path)
    assert result.code == 0
    assert "Die Bäckerei in der Ulmenstraße" in result.out
    assert "not in English" in result.out or "(de)" in result.out


def test_lineage_prints_ties_and_draws_them(retold: Retold, articles: Path, tmp_path: Path) -> None:
    (articles / "four.txt").write_text(
        "Bakery burns\n\nThe bakery on Elm Street burned on Monday, Reuters reported. Nobody was there at night.\n", "utf8"
    )
    result = retold("lineage", articles)
    assert result.code == 0
    assert "Reuters (not in the set)" in " ".join(result.out.split())
    drawing, tables = tmp_path / "lineage.svg", tmp_path / "lineage.json"
    assert retold("lineage", articles, "-o", drawing, "-o", tables).code == 0
    assert ET.parse(drawing).getroot().tag.endswith("svg")  # noqa: S314 - our own output
    story = json.loads(tables.read_bytes())
    assert "lineage" in story["run"]["stages"]
    assert "claims" not in story["run"]["stages"]
    assert story["lineage"]["edges"]
