"""The join and the grouping: all pairs where few share a key, bounded work where many do, no chains."""

from __future__ import annotations

from itertools import combinations
from operator import itemgetter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.archive import pairs
from retold.archive.cluster import LARGEST, average_link
from retold.archive.pairs import Limits, Rows, Wanted, join


def joined(rows: list[tuple[int, int]], limits: Limits, first_new: int = 0) -> dict[tuple[int, int], int]:
    keys, articles = (np.array([r[k] for r in rows], dtype=np.int64) for k in (0, 1))
    found = join(
        Rows(keys, articles, articles, np.ones(len(rows), dtype=np.float32)), Wanted.of_new(articles >= first_new), limits
    )
    return dict(zip(zip(found.a.tolist(), found.b.tolist(), strict=True), found.count.tolist(), strict=True))


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 9)), max_size=40), st.integers(0, 10))
def test_all_pairs_with_a_new_one_are_found(rows: set[tuple[int, int]], first_new: int) -> None:
    expected: dict[tuple[int, int], int] = {}
    for key, a in rows:
        for other, b in rows:
            if key == other and a < b and b >= first_new:
                expected[a, b] = expected.get((a, b), 0) + 1
    assert joined(sorted(rows), Limits(all_of=100, next_to=1), first_new) == expected


def test_a_key_of_many_joins_neighbours_and_hubs_only() -> None:
    found = joined([(1, n) for n in range(100)], Limits(all_of=10, next_to=2, hubs=1))
    assert set(found) == {(a, a + step) for a in range(100) for step in (1, 2) if a + step < 100} | {
        (0, b) for b in range(3, 100)
    }
    assert set(found.values()) == {1}


@given(st.sets(st.tuples(st.integers(0, 2), st.integers(0, 15)), max_size=48), st.integers(1, 15))
def test_what_is_joined_with_new_ones_is_what_a_join_of_all_has_of_them(rows: set[tuple[int, int]], first_new: int) -> None:
    limits = Limits(all_of=4, next_to=2, hubs=1)
    whole = joined(sorted(rows), limits)
    assert joined(sorted(rows), limits, first_new) == {pair: n for pair, n in whole.items() if pair[1] >= first_new}


@given(st.sets(st.tuples(st.integers(0, 2), st.integers(0, 15)), max_size=48), st.sets(st.integers(0, 15)), st.integers(0, 16))
def test_of_what_is_late_all_pairs_are_made_and_no_others(rows: set[tuple[int, int]], new: set[int], first_late: int) -> None:
    limits = Limits(all_of=4, next_to=2, hubs=1)
    keys, articles = (np.array([r[k] for r in sorted(rows)], dtype=np.int64) for k in (0, 1))
    wanted = Wanted(np.isin(articles, list(new)), articles >= first_late)
    found = join(Rows(keys, articles, articles, np.ones(len(rows), dtype=np.float32)), wanted, limits)
    whole = joined(sorted(rows), limits)
    expected = {pair: n for pair, n in whole.items() if pair[1] >= first_late and new & set(pair)}
    assert dict(zip(zip(found.a.tolist(), found.b.tolist(), strict=True), found.count.tolist(), strict=True)) == expected


def test_pairs_are_the_same_in_chunks_of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(k % 7, n) for n in range(60) for k in range(n % 5 + 1)]
    whole = joined(sorted(set(rows)), Limits(all_of=8, next_to=3, hubs=2))
    monkeypatch.setattr(pairs, "CHUNK", 10)
    assert joined(sorted(set(rows)), Limits(all_of=8, next_to=3, hubs=2)) == whole


def groups(linked: list[tuple[int, int, float]], least: float) -> dict[int, int]:
    a, b, score = (np.array(c) for c in zip(*linked, strict=True))
    items, found = average_link(a, b, score.astype(float), least)
    return dict(zip(items.tolist(), found.tolist(), strict=True))


def test_a_chain_is_no_group() -> None:
    found = groups([(k, k + 1, 0.5) for k in range(50)], 0.3)
    assert max(list(found.values()).count(g) for g in set(found.values())) <= 2


def test_what_is_alike_is_one_group_in_any_order() -> None:
    linked = [(a, b, 0.5) for a in range(5) for b in range(a + 1, 5)] + [(7, 8, 0.9), (4, 7, 0.1)]
    found = groups(linked, 0.2)
    assert found == groups(linked[::-1], 0.2)
    assert len({found[k] for k in range(5)}) == 1
    assert found[7] == found[8] != found[0]


def test_groups_are_bounded() -> None:
    hubs = [(0, k, 9000.0) for k in range(1, LARGEST + 50)]
    found = groups(hubs, 0.01)
    assert max(list(found.values()).count(g) for g in set(found.values())) <= LARGEST


def one_by_one(linked: dict[tuple[int, int], float], least: float) -> set[frozenset[int]]:
    """Average link as it is told: always the two nearest groups."""
    found = {frozenset({n}) for pair in linked for n in pair}

    def mean(a: frozenset[int], b: frozenset[int]) -> float:
        return sum(linked.get((min(x, y), max(x, y)), 0.0) for x in a for y in b) / (len(a) * len(b))

    while len(found) > 1:
        near, one, other = max(((mean(a, b), a, b) for a, b in combinations(sorted(found, key=sorted), 2)), key=itemgetter(0))
        if near < least:
            break
        found = found - {one, other} | {one | other}
    return found


@settings(derandomize=True)
@given(
    st.dictionaries(st.sampled_from(list(combinations(range(7), 2))), st.integers(1, 10**6), min_size=1, max_size=16), st.data()
)
def test_groups_are_those_of_merging_the_nearest_one_by_one(linked: dict[tuple[int, int], int], data: st.DataObject) -> None:
    # No two pairs are alike in likeness, nor any means of them: which of equals comes first is nobody's promise.
    scores = {pair: (n + k * 1e-3) / 10**6 * (1 + k * 7e-7) for k, (pair, n) in enumerate(linked.items())}
    least = data.draw(st.sampled_from((0.05, 0.2, 0.5)))
    found = groups([(a, b, s) for (a, b), s in scores.items()], least)
    together = {frozenset(n for n, g in found.items() if g == group) for group in found.values()}
    assert together == one_by_one(scores, least)
    assert all(group == min(n for n, g in found.items() if g == group) for group in found.values())
