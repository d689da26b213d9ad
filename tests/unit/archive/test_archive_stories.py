"""Ids of stories: they last, through growth, splits and merges."""

from __future__ import annotations

from retold.archive.stories import _ids


def rows(*numbers: int) -> list[dict[str, object]]:
    return [{"n": n, "doc": f"d{n}"} for n in numbers]


def test_a_new_story_is_named_after_its_oldest_article() -> None:
    assert _ids({1: rows(1, 2), 3: rows(3)}, {}) == {1: "s1", 3: "s3"}


def test_a_story_that_grows_or_is_joined_keeps_the_id_of_most() -> None:
    assert _ids({0: rows(0, 1, 2, 3, 4)}, {1: "s1", 2: "s2", 3: "s2"}) == {0: "s2"}


def test_where_a_story_splits_the_larger_part_keeps_the_id() -> None:
    before = dict.fromkeys((1, 2, 3), "s1")
    assert _ids({1: rows(1), 2: rows(2, 3)}, before) == {1: "s1.2", 2: "s1"}
