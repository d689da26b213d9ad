"""The count of credited names is a program too: which form a place has, and what counts as found."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCH = Path(__file__).parents[2] / "bench/quality/credit_names.py"


def node(name: str, mark: str = "") -> Any:
    from retelling.desk import Outlet
    from retelling.tree import Node

    return Node("n1", Outlet(name, "wire", f"{name.lower().replace(' ', '')}.example", mark), None)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("By Iris Kowal, Selwick Brief", "byline"),
        ("By Selwick Brief staff", "byline"),
        ("Selwick Brief", "name alone"),
        ("The Selwick Brief has the story:", "X reports:"),
        ("Sign up for the Selwick Brief newsletter", "newsletter of X"),
        ("It rained. The ferry sank, according to Selwick Brief. It rained.", "according to X"),
        ("He said in a statement to the Selwick Brief that it rained.", "statement to X"),
        ("Selwick Brief is a site.", "other"),
    ],
)
def test_the_form_of_a_place(bench: ModuleType, text: str, form: str) -> None:
    at = text.index("Selwick Brief")
    assert bench.form_of(text, at, at + len("Selwick Brief"))[0] == form


def test_places_are_names_hosts_and_initials(bench: ModuleType) -> None:
    text = "LOWMOOR (HNA) — It rained, Harbour News Agency said. See harbournewsagency.example. The HNA is old."
    found = list(bench.places(text, node("Harbour News Agency", "HNA"), []))
    assert [text[p.start :][:3] for p in found] == ["HNA", "Har", "har"]
    assert not any(p.found for p in found)


def test_nothing_to_measure_is_no_failure(
    bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["credit_names.py", "--shared", str(tmp_path)])
    assert bench.main() == 0
    assert "skipped" in capsys.readouterr().err
