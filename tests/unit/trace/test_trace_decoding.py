"""Which edges are stated, given the probability of each."""

import numpy as np
import pytest

from retold.trace.decoding import LIKELY, LIKELY_LOST, stated_edges

A, B, C, NAMED, UNKNOWN = range(5)


def table(edges: dict[tuple[int, int], float]) -> np.ndarray:
    made = np.zeros((5, 5))
    for (source, taker), probability in edges.items():
        made[source, taker] = probability
    return made


def pairs(edges: dict[tuple[int, int], float]) -> set[tuple[int, int]]:
    return {(p, c) for p, c, _ in stated_edges(table(edges), 3, [NAMED])}


@pytest.mark.parametrize(("probability", "stated"), [(LIKELY, {(A, B)}), (LIKELY - 0.01, set())])
def test_an_edge_between_documents_leaves_room_for_no_other(probability: float, stated: set[tuple[int, int]]) -> None:
    assert pairs({(A, B): probability, (B, A): 0.3}) == stated


def test_two_that_may_be_each_others_copies_are_under_the_named_original() -> None:
    of_two = {(NAMED, A): 0.9, (NAMED, B): LIKELY_LOST, (A, B): LIKELY_LOST - 0.05}
    assert pairs(of_two) == {(NAMED, A), (NAMED, B)}


def test_an_original_of_one_taker_is_none() -> None:
    assert pairs({(NAMED, A): 0.9, (NAMED, B): LIKELY_LOST - 0.01}) == set()


def test_what_is_said_of_an_unnamed_text_is_said_of_the_named_one_with_its_takers() -> None:
    split = {(NAMED, A): 0.9, (NAMED, B): 0.3, (UNKNOWN, B): 0.3, (A, B): 0.4}
    assert pairs(split) == {(NAMED, A), (NAMED, B)}
    [joined] = [q for p, c, q in stated_edges(table(split), 3, [NAMED]) if (p, c) == (NAMED, B)]
    assert joined == pytest.approx(0.6)


def test_an_unnamed_text_with_takers_of_its_own_stays() -> None:
    apart = {(NAMED, A): 0.9, (NAMED, B): 0.05, (UNKNOWN, B): 0.8, (UNKNOWN, C): 0.8}
    assert pairs(apart) == {(UNKNOWN, B), (UNKNOWN, C)}


def test_no_circle_is_stated() -> None:
    found = pairs({(A, B): 0.9, (B, A): 0.5, (C, A): 0.3})
    assert found == {(A, B)}
