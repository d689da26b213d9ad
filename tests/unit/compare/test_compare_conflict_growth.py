from __future__ import annotations

import pytest

from retold.compare.conflict_growth import Counted, growth, rose
from retold.compare.conflict_values import Extent
from retold.model.claims import Strength
from retold.model.when import When
from retold.testing import document


def counted(when: str | None, count: float, file: str) -> Counted:
    return Counted(document("x", file, published=When(when) if when else None), Extent(count, count))


@pytest.mark.parametrize(
    ("first", "second", "strength"),
    [
        (("2031-05-01", 5), ("2031-05-02", 7), Strength.UPDATE_OVER_TIME),
        (("2031-05-01T08:00", 5), ("2031-05-01T09:30", 7), Strength.UPDATE_OVER_TIME),
        (("2031-05-01T08:00", 5), ("2031-05-01", 7), Strength.TENSION),
        ((None, 5), ("2031-05-01", 7), Strength.TENSION),
        (("2031-05-01T09:30", 5), ("2031-05-01T08:00", 7), Strength.TENSION),
        (("2031-05-03", 5), ("2031-05-01", 7), Strength.CONTRADICTION),
    ],
)
def test_time_decides_between_an_update_and_a_contradiction(
    first: tuple[str | None, float], second: tuple[str | None, float], strength: Strength
) -> None:
    a, b = counted(*first, "a.txt"), counted(*second, "b.txt")
    assert growth([a, b]) is strength
    assert growth([b, a]) is strength


def test_one_article_with_two_counts_contradicts_itself() -> None:
    assert growth([counted("2031-05-01", 5, "a.txt"), counted("2031-05-01", 7, "a.txt")]) is Strength.CONTRADICTION


def test_zones_are_heeded() -> None:
    early, late = counted("2031-05-01T20:00-05:00", 5, "a.txt"), counted("2031-05-02T00:30Z", 7, "b.txt")
    assert growth([early, late]) is Strength.TENSION


def test_copies_change_nothing() -> None:
    copies = [counted("2031-05-01", 5, f"{i}.txt") for i in range(400)]
    assert growth([*copies, counted("2031-05-02", 7, "last.txt")]) is Strength.UPDATE_OVER_TIME


def at_least(when: str | None, count: float, file: str) -> Counted:
    return Counted(document("x", file, published=When(when) if when else None), Extent(count, float("inf"), loose=True))


def test_bounds_rise_with_time() -> None:
    early, late = at_least("2031-05-01T08:00", 2, "a.txt"), at_least("2031-05-01T11:00", 6, "b.txt")
    assert rose([late, early])
    assert rose([early, at_least("2031-05-01T12:00", 4, "c.txt"), late])


@pytest.mark.parametrize(
    "counts",
    [
        [at_least("2031-05-01T08:00", 6, "a.txt"), at_least("2031-05-01T11:00", 2, "b.txt")],
        [at_least("2031-05-01T08:00", 2, "a.txt"), at_least("2031-05-01T11:00", 2, "b.txt")],
        [at_least(None, 2, "a.txt"), at_least("2031-05-01T11:00", 6, "b.txt")],
        [counted("2031-05-01T08:00", 2, "a.txt"), at_least("2031-05-01T11:00", 6, "b.txt")],
    ],
)
def test_what_is_no_rise_of_bounds(counts: list[Counted]) -> None:
    assert not rose(counts)
