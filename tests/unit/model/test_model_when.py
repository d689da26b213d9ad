from __future__ import annotations

from datetime import date

import pytest

from retold.model.errors import ModelError
from retold.model.when import When


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [
        ("2018", "year"),
        ("2018-06", "month"),
        ("2018-07-30?", "day"),
        ("2018-07-31T17:48", "time"),
        ("2018-07-20/2018-07-25", "interval"),
        ("2018-07-20/..", "interval"),
    ],
)
def test_precision(edtf: str, precision: str) -> None:
    assert When(edtf).precision == precision


@pytest.mark.parametrize("wrong", ["", "July 4", "18-07-04", "2018-7-4", "2018-07-04/", "2018-07-04 12:00"])
def test_anything_else_is_refused(wrong: str) -> None:
    with pytest.raises(ModelError):
        When(wrong)


def test_a_day_is_known_for_days_and_times_only() -> None:
    assert When("2018-07-31T17:48").day == date(2018, 7, 31)
    assert When("2018-07-31~").day == date(2018, 7, 31)
    assert When("2018-07").day is None
    assert When("2018-07-20/2018-07-25").day is None
    assert When("2018-02-31").day is None
