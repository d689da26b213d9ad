from __future__ import annotations

import pytest

from retold.lang.stamps import Stamps, read_date, read_machine_date, read_stamps
from retold.model.when import When


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


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("31 juillet 2018 à 17h48", "2018-07-31T17:48"),
        ("12 de mayo de 2024, 10:20 CEST", "2024-05-12T10:20+02:00"),
        ("28. April 2023, 20:22 Uhr", "2023-04-28T20:22"),
        ("2018年7月31日 21時37分", "2018-07-31T21:37"),
        ("2025년 6월 3일 오후 2:37", "2025-06-03T14:37"),
        ("8. 4. 2025", "2025-04-08"),
        ("8 апреля 2025, 10:15", "2025-04-08T10:15"),
        ("22 tháng 10, 2025", "2025-10-22"),
        ("Thứ tư, 22/10/2025, 19:25 (GMT+7)", "2025-10-22T19:25+07:00"),
        ("Tue Dec 24 2024 12:15:27 GMT+0300", "2024-12-24T12:15:27+03:00"),
        ("May 3, 2024 at 4:05 p.m. EDT", "2024-05-03T16:05-04:00"),
        ("2025.06.04 02:37:08", "2025-06-04T02:37:08"),
        ("20240424T1203Z", "2024-04-24T12:03Z"),
        ("2024-01-07T00:00:00+0000", "2024-01-07"),
    ],
)
def test_dates_of_many_languages_with_their_zones(text: str, edtf: str) -> None:
    assert read_date(text) == When(edtf)


def test_the_day_is_first_where_the_language_puts_it_there() -> None:
    assert read_date("3/4/2018", "de") == When("2018-04-03")
    assert read_date("3/4/2018", "en") == When("2018-03-04?")


@pytest.mark.parametrize(
    "text", ["30 février 2018", "2018年13月1日", "31 foo 2018", "5551234567", "10 Minuten", "2024-02-30T10:00"]
)
def test_impossible_dates_of_other_languages_give_none(text: str) -> None:
    assert read_date(text) is None


def test_software_writes_seconds_and_milliseconds_and_nothing_as_1970() -> None:
    assert read_machine_date("1714135444") == read_machine_date("1714135444336") == When("2024-04-26T12:44:04Z")
    assert read_machine_date("1970-01-01T00:00:00Z") is None


@pytest.mark.parametrize(
    ("text", "published", "updated"),
    [
        ("Published 3 May 2024, 10:00 Updated: 4 May 2024, 11:00", "2024-05-03T10:00", "2024-05-04T11:00"),
        ("Aktualisiert am 4. Mai 2024 | Veröffentlicht am 3. Mai 2024", "2024-05-03", "2024-05-04"),
        ("입력 : 2025-06-03 02:37:08 수정 : 2025-06-04 10:00:00", "2025-06-03T02:37:08", "2025-06-04T10:00:00"),
        ("Stand: 28.04.2023 17:23 Uhr", None, "2023-04-28T17:23"),
        ("Updated 5 minutes ago", None, None),
    ],
)
def test_stamps_tell_publication_and_update(text: str, published: str | None, updated: str | None) -> None:
    assert read_stamps(text) == Stamps(When(published) if published else None, When(updated) if updated else None)
