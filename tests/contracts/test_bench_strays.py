"""The count of articles about something else is a program too: a stranger put into a story is one of its articles."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
from loaded_scripts import loaded


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    return loaded("bench/quality/strays.py")


def test_a_stranger_comes_with_its_sentences_and_regions(bench: ModuleType) -> None:
    ferry = bench.aligned([{"text": f"Ferry {n}\n\nThe Anna sank at the quay of Ulm on Monday."} for n in range(2)])
    goat = bench.aligned([{"text": "Goat\n\nFirefighters pulled a goat from the frozen lake."}])
    both = bench.among(ferry, goat, goat.documents[0])
    assert [d.id for d in both.documents] == [*(d.id for d in ferry.documents), goat.documents[0].id]
    assert sum(s.span.doc == goat.documents[0].id for s in both.sentences) == len(goat.sentences) > 0
    assert {r.span.doc for r in both.regions} == {d.id for d in both.documents}


def test_it_skips_without_the_events(
    bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["strays.py"])
    monkeypatch.setenv("RETOLD_SHARED", str(tmp_path))
    assert bench.main() == 0
    assert "skipped" in capsys.readouterr().err
