"""The scorer on stories small enough to count by hand."""

from __future__ import annotations

from typing import Any

import pytest

from retelling.score import FIGURES, Score, calibration, f1, pooled, ranges, score, table


def told(
    *edges: tuple[str, str], hidden: str = "", names: dict[str, list[str]] | None = None, alone: str = ""
) -> dict[str, Any]:
    """A truth: nodes are letters, those in ``hidden`` not in the set, those in ``alone`` joined to nobody."""
    nodes = sorted({n for e in edges for n in e} | set(alone))
    documents = [{"id": n, "seen": n not in hidden, "names": (names or {}).get(n, [])} for n in nodes]
    return {
        "documents": documents,
        "edges": [{"from": a, "to": b, "profile": "light", "operations": [["glyphs", "x"]]} for a, b in edges],
    }


def found(*edges: tuple[str, str] | tuple[str, str, str] | tuple[str, str, str, float], seen: str = "abcdef") -> dict[str, Any]:
    """A lineage: letters of ``seen`` are documents, all other names originals that are not in the set."""
    full = [(*e, *("copied", 0.8)[len(e) - 2 :]) for e in edges]
    nodes = sorted({n for e in full for n in e[:2]} | set(seen))
    return {
        "nodes": [{"id": f"n-{n}", "doc": f"d-{n}" if n in seen else None, "name": n, "seen": n in seen} for n in nodes],
        "edges": [{"from": f"n-{a}", "to": f"n-{b}", "kind": k, "confidence": c, "evidence": []} for a, b, k, c in full],
    }


NAMED = {f"d-{n}": n for n in "abcdef"}


def counted(truth: dict[str, Any], lineage: dict[str, Any]) -> Score:
    return score(truth, lineage, NAMED)


def test_what_is_all_right_is_one() -> None:
    s = counted(told(("a", "b"), ("a", "c"), ("c", "d")), found(("a", "b"), ("a", "c"), ("c", "d")))
    assert FIGURES["edge F1"](s.counts) == 1.0
    assert s.counts["backwards"] == 0
    assert s.profiles == {("light", "found"): 3}


def test_a_turned_edge_is_wrong_and_backwards() -> None:
    s = counted(told(("a", "b"), ("b", "c")), found(("b", "a"), ("c", "a")))
    assert s.counts["right"] == 0
    assert s.counts["backwards"] == 2
    assert FIGURES["wrong directions of stated"](s.counts) == 1.0
    assert s.profiles["light", "backwards"] == 1


def test_an_edge_past_a_text_between_is_not_right_but_no_wrong_direction() -> None:
    s = counted(told(("a", "b"), ("b", "c")), found(("a", "b"), ("a", "c")))
    assert (s.counts["right"], s.counts["stated"], s.counts["skipping"], s.counts["backwards"]) == (1, 2, 1, 0)
    assert s.stated == [(0.8, True), (0.8, True)]
    assert s.profiles["light", "from another above"] == 1


def test_an_edge_between_takers_of_one_source() -> None:
    s = counted(told(("a", "b"), ("a", "c")), found(("b", "c")))
    assert (s.counts["siblings"], s.counts["backwards"]) == (1, 0)
    assert s.stated == [(0.8, False)]


def test_a_hidden_original_is_found_by_its_takers() -> None:
    s = counted(told(("h", "a"), ("h", "b"), ("h", "c"), hidden="h"), found(("x", "a"), ("x", "b")))
    assert (s.counts["found"], s.counts["hidden"], s.counts["invented"]) == (1, 1, 0)
    assert (s.counts["right"], s.counts["stated"], s.counts["true"]) == (2, 2, 3)
    assert s.profiles["light (hidden)", "found"] == 2


def test_an_edge_into_a_hidden_original_counts() -> None:
    s = counted(told(("a", "h"), ("h", "b"), ("h", "c"), hidden="h"), found(("a", "x"), ("x", "b"), ("x", "c")))
    assert FIGURES["edge F1"](s.counts) == 1.0


def test_one_taker_of_three_is_too_little() -> None:
    s = counted(told(("h", "a"), ("h", "b"), ("h", "c"), hidden="h"), found(("x", "a"), ("x", "d")))
    assert (s.counts["found"], s.counts["invented"], s.counts["originals"]) == (0, 1, 1)
    assert (s.counts["right"], s.counts["stated"]) == (0, 2)


def test_originals_pair_one_to_one() -> None:
    truth = told(("h", "a"), ("h", "b"), ("h", "c"), ("i", "d"), ("i", "e"), hidden="hi")
    s = counted(truth, found(("x", "a"), ("x", "b"), ("x", "c"), ("y", "a"), ("y", "b"), ("z", "d"), ("z", "e")))
    assert (s.counts["found"], s.counts["invented"]) == (2, 1)


def test_a_node_that_only_credits_name_is_no_original() -> None:
    truth = told(("a", "b"), ("a", "c"))
    s = counted(truth, found(("a", "b"), ("a", "c"), ("x", "b", "credited"), ("x", "c", "quoted_document")))
    assert (s.counts["originals"], s.counts["invented"], s.counts["stated"]) == (0, 0, 2)


def test_a_credit_that_stands_in_the_text_is_no_statement_about_copying() -> None:
    truth = told(("a", "b"), ("b", "c"), names={"c": ["a"]})
    s = counted(truth, found(("a", "b"), ("b", "c"), ("a", "c", "credited")))
    assert FIGURES["edge F1"](s.counts) == 1.0
    assert s.counts["credits"] == 1
    wrong = counted(truth, found(("c", "b", "credited")))
    assert wrong.counts["backwards"] == 1


def test_two_edges_of_one_pair_count_once() -> None:
    s = counted(told(("a", "b")), found(("a", "b", "credited", 0.9), ("a", "b", "copied", 0.7)))
    assert (s.counts["stated"], s.counts["right"]) == (1, 1)
    assert s.stated == [(0.7, True)]


def test_independent_documents_joined() -> None:
    truth = told(("a", "b"), alone="cd")
    s = counted(truth, found(("a", "b"), ("a", "c"), ("x", "c"), ("x", "d")))
    assert s.counts["independent"] == 5
    assert s.counts["joined"] == 2


def test_nothing_stated_is_zero_everywhere() -> None:
    s = counted(told(("h", "a"), ("h", "b"), hidden="h"), found())
    assert all(figure(s.counts) == 0.0 for figure in FIGURES.values())
    assert s.profiles == {("light (hidden)", "missing"): 2}


def test_pools_add_up_and_ranges_hold_the_value() -> None:
    good = counted(told(("a", "b")), found(("a", "b")))
    bad = counted(told(("a", "b")), found(("b", "a")))
    rows = [good] * 9 + [bad]
    total = pooled(rows)
    assert (total.counts["right"], total.counts["true"], total.counts["backwards"]) == (9, 10, 1)
    low, high = ranges(rows)["edge F1"]
    assert low <= f1(9, 10, 10) <= high
    assert low < high
    assert ranges(rows) == ranges(rows)
    assert "10 trees" in table(rows, "made up")


def test_calibration_counts_by_tenths() -> None:
    rows = calibration([(0.81, True), (0.89, False), (1.0, True), (0.3, False)])
    assert [(low, n, right) for low, _, n, _, right in rows] == [(0.3, 1, 0.0), (0.8, 2, 0.5), (0.9, 1, 1.0)]
    assert rows[1][3] == pytest.approx(0.85)


def test_an_unknown_document_is_an_error() -> None:
    with pytest.raises(KeyError):
        score(told(("a", "b")), found(("a", "b")), {"d-a": "a"})
