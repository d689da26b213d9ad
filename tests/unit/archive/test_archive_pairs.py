"""The join and the grouping: all pairs where few share a key, bounded work where many do, no chains."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.archive.cluster import LARGEST, average_link
from retold.archive.pairs import Limits, Rows, join


def joined(rows: list[tuple[int, int]], limits: Limits, first_new: int = 0) -> dict[tuple[int, int], int]:
    keys, articles = (np.array([r[k] for r in rows], dtype=np.int64) for k in (0, 1))
    found = join(Rows(keys, articles, articles, np.ones(len(rows), dtype=np.float32)), limits, first_new)
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


def groups(pairs: list[tuple[int, int, float]], least: float) -> dict[int, int]:
    a, b, score = (np.array(c) for c in zip(*pairs, strict=True))
    items, found = average_link(a, b, score.astype(float), least)
    return dict(zip(items.tolist(), found.tolist(), strict=True))


def test_a_chain_is_no_group() -> None:
    found = groups([(k, k + 1, 0.5) for k in range(50)], 0.3)
    assert max(list(found.values()).count(g) for g in set(found.values())) <= 2


def test_what_is_alike_is_one_group_in_any_order() -> None:
    pairs = [(a, b, 0.5) for a in range(5) for b in range(a + 1, 5)] + [(7, 8, 0.9), (4, 7, 0.1)]
    found = groups(pairs, 0.2)
    assert found == groups(pairs[::-1], 0.2)
    assert len({found[k] for k in range(5)}) == 1
    assert found[7] == found[8] != found[0]


def test_groups_are_bounded() -> None:
    hubs = [(0, k, 9000.0) for k in range(1, LARGEST + 50)]
    found = groups(hubs, 0.01)
    assert max(list(found.values()).count(g) for g in set(found.values())) <= LARGEST
