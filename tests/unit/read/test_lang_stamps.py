from __future__ import annotations

import pytest

from retold.lang.stamps import read_date


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("7/31/2018", "2018-07-31"),
        ("31/7/2018", "2018-07-31"),
        ("3/4/2018", "2018-03-04?"),
        ("4/4/2018", "2018-04-04"),
        ("31.07.2018", "2018-07-31"),
        ("PUBLISHED: 4:12 PM 29 Aug 2019", "2019-08-29T16:12"),
        ("Updated 12:05 a.m., Sept. 1, 2019", "2019-09-01T00:05"),
        ("December 29, 2017", "2017-12-29"),
        ("29 December 2017", "2017-12-29"),
        ("2017-12-28T11:20:04", "2017-12-28T11:20:04"),
        ("2017-12-28T11:20:04.123Z", "2017-12-28T11:20:04Z"),
        ("2017-12-28T11:20:04+0530", "2017-12-28T11:20:04+05:30"),
        ("2017-12-28T00:00:00", "2017-12-28"),
        ("2017-12-28 17:52", "2017-12-28T17:52"),
        ("Tue, 31 Jul 2018 17:48:00 GMT", "2018-07-31T17:48:00Z"),
        ("July 2018", "2018-07"),
        ("2018-07", "2018-07"),
        ("2018", "2018"),
    ],
)
def test_dates_at_the_precision_they_are_given_in(text: str, edtf: str) -> None:
    when = read_date(text)
    assert when is not None
    assert when.edtf == edtf


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2018-13-45", "31 Feb 2018", "13/13/2018", "5:48 PM", "Room 2018 opened", "1/2", "99/99/9999"]
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert read_date(text) is None
