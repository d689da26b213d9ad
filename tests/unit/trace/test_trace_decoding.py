"""Which edges are stated, given the probability of each."""

import numpy as np
import pytest

from retold.trace.decoding import LIKELY, LIKELY_KIN, LIKELY_LOST, stated_edges

A, B, C, NAMED, LOST = range(5)
Probabilities = dict[tuple[int, int], float]


def found(taken: Probabilities, kin: Probabilities | None = None) -> dict[tuple[int, int], float]:
    tables = np.zeros((2, 4, 4))
    for table, edges in zip(tables, (taken, kin or {}), strict=True):
        for (source, taker), probability in edges.items():
            table[source, taker] = probability
    return {(p, c): q for p, c, q in stated_edges(tables, 3)}


@pytest.mark.parametrize(("probability", "stated"), [(LIKELY, {(A, B)}), (LIKELY - 0.01, set())])
def test_an_edge_between_documents_leaves_room_for_no_other(probability: float, stated: set[tuple[int, int]]) -> None:
    assert set(found({(A, B): probability, (B, A): 0.3})) == stated


def test_two_that_may_be_each_others_copies_are_under_the_named_original() -> None:
    assert set(found({(NAMED, A): 0.9, (NAMED, B): LIKELY_LOST, (A, B): LIKELY_LOST - 0.05})) == {(NAMED, A), (NAMED, B)}


def test_an_original_of_one_taker_is_none() -> None:
    assert found({(NAMED, A): 0.9, (NAMED, B): LIKELY_LOST - 0.01}) == {}


def test_kin_have_a_lost_text_whichever_of_them_stands_for_it() -> None:
    assert found({(A, B): 0.3}, {(A, B): 0.3, (B, A): 0.3}) == pytest.approx({(LOST, A): 0.6, (LOST, B): 0.6})


def test_hardly_likely_kin_are_told_nothing_of() -> None:
    assert found({(A, B): 0.2}, {(A, B): LIKELY_KIN - 0.02, (B, A): 0.01}) == {}


def test_kin_of_one_that_has_a_named_original_have_it_too() -> None:
    stated = found({(NAMED, A): 0.9}, {(A, B): 0.7})
    assert stated == pytest.approx({(NAMED, A): 0.9, (NAMED, B): 0.63})


def test_what_one_of_two_kin_took_the_lost_text_took() -> None:
    assert set(found({(C, A): 0.6}, {(A, B): 0.8})) == {(LOST, A), (LOST, B), (C, LOST)}


def test_three_kin_have_one_lost_text() -> None:
    assert set(found({}, {(A, B): 0.8, (B, C): 0.7})) == {(LOST, A), (LOST, B), (LOST, C)}


def test_no_circle_is_stated() -> None:
    assert set(found({(A, B): 0.9, (B, A): 0.5, (C, A): 0.3})) == {(A, B)}
