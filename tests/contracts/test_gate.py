"""The gate is a program too: what it holds, what it lets through, and that floors cannot sink unseen."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from loaded_scripts import loaded

GATE = Path(__file__).parents[2] / "bench/quality/gate.py"


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    return loaded("bench/quality/gate.py")


def pinned(**floors: float) -> dict[str, Any]:
    return {"minima": {"furniture.F": 85}, "floors": {"furniture.F": 90.0, **floors}, "lowered": [], "corpus": {}}


def test_rows_become_one_number_each(gate: ModuleType) -> None:
    pooled = {
        "furniture": {"P": 1.0, "R": 2.0, "F": 3.0, "counts": []},
        "quotes.found": {"share": 70.5, "n": 1, "of": 2},
        "quotes.source": {"share": None, "n": 0, "of": 0},
        "origins": {"share": 75.0, "n": 3, "of": 4},
        "origins.one": {"share": 99.0, "n": 1, "of": 1},
        "headlines": {"share": 60.0, "macroF": 50.0, "of": 4},
    }
    assert gate.values(pooled) == {
        "furniture.F": 3.0, "quotes.found.share": 70.5, "quotes.source.share": 0.0, "origins.right": 3.0, "headlines.share": 60.0, "headlines.macroF": 50.0,
    }  # fmt: skip


def test_a_row_at_its_floor_holds_and_so_does_less_than_epsilon_below(gate: ModuleType) -> None:
    assert gate.judge({"furniture.F": 90.0}, pinned(), same_corpus=True) == []
    assert gate.judge({"furniture.F": 90.0 - gate.EPSILON}, pinned(), same_corpus=True) == []


def test_a_row_below_its_floor_fails(gate: ModuleType) -> None:
    (wrong,) = gate.judge({"furniture.F": 89.0}, pinned(), same_corpus=True)
    assert "89.0 is below its floor of 90.0" in wrong


def test_a_changed_corpus_frees_floors_but_not_minima(gate: ModuleType) -> None:
    assert gate.judge({"furniture.F": 86.0}, pinned(), same_corpus=False) == []
    assert gate.judge({"furniture.F": 84.0}, pinned(), same_corpus=False)


def test_a_zero_and_a_vanished_row_fail(gate: ModuleType) -> None:
    wrong = gate.judge({"furniture.F": 95.0, "labels.F": 0.0}, pinned(**{"claims.F": 50.0}), same_corpus=True)
    assert [w.split(":")[0] for w in wrong] == ["labels.F", "claims.F"]


def test_update_raises_floors(gate: ModuleType) -> None:
    assert gate.raised(pinned(), {"furniture.F": 91.0}, None)["floors"] == {"furniture.F": 91.0}


def test_update_refuses_to_lower_without_a_reason_and_keeps_the_reason(gate: ModuleType) -> None:
    with pytest.raises(ValueError, match="allow-regression"):
        gate.raised(pinned(), {"furniture.F": 89.9}, None)
    lowered = gate.raised(pinned(), {"furniture.F": 89.9}, "gold corrected")
    assert lowered["floors"] == {"furniture.F": 89.9}
    assert lowered["lowered"] == [{"rows": {"furniture.F": 89.9}, "reason": "gold corrected"}]


def lineage(*edges: tuple[str, str]) -> dict[str, Any]:
    nodes = [{"id": d, "doc": d, "seen": True} for d in ("d1", "d4")]
    nodes += [{"id": u, "doc": None, "seen": False} for u in ("u1", "u2")]
    documents = [{"id": "d1", "file": "x/01.txt"}, {"id": "d4", "file": "x/04.txt"}]
    return {"documents": documents, "lineage": {"nodes": nodes, "edges": [{"from": a, "to": b} for a, b in edges]}}


@pytest.mark.parametrize(
    ("edges", "found"),
    [
        ((("u1", "d1"), ("u1", "d4")), True),
        ((("u1", "u2"), ("u2", "d1"), ("u1", "d4")), True),
        ((("u1", "d1"), ("u2", "d4")), False),
        ((("d1", "d4"),), False),
    ],
)
def test_the_unseen_original_must_lead_to_both(gate: ModuleType, edges: tuple[tuple[str, str], ...], found: bool) -> None:  # noqa: FBT001 - a table
    assert gate.unseen_behind_both(lineage(*edges), "01.txt", "04.txt") is found


def test_it_skips_with_a_reason_where_the_stories_are_missing(
    gate: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gate.main(["--shared", str(tmp_path)]) == 0
    assert "gate skipped" in capsys.readouterr().out


def test_the_floors_on_file_hold_the_promised_minima() -> None:
    on_file = json.loads(GATE.with_name("floors.json").read_text("utf8"))
    assert on_file["minima"] == {
        "furniture.F": 85,
        "quotes.found.share": 70,
        "reuse.recall.share": 90,
        "reuse.precision.share": 90,
    }
    for name, minimum in on_file["minima"].items():
        assert on_file["floors"].get(name, minimum) >= minimum
