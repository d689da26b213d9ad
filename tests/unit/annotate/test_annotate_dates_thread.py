"""What the sentences before a time expression settle for it, and dates as they are spoken."""

from __future__ import annotations

import pytest

from retold.annotate.dates import add_dates
from retold.annotate.sentences import add_sentences
from retold.model.marks import TimeKind
from retold.model.when import When
from retold.testing import document, story


def values(text: str, published: str = "2018-10-30") -> dict[str, str | None]:
    told = add_dates(add_sentences(story(document(f"Headline without a time\n{text}", published=When(published)))))
    return {told.text(d.span): d.value for d in told.dates}


THIRD = "Norwick Ferries posted a third-quarter loss of $3 million. "


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (THIRD + "Sales fell to $8 million from $9 million a year earlier.", "a year earlier", "2017-07/2017-09"),
        (
            THIRD + "It had earned $2 million, or 14 cents a share, in the year-ago period.",
            "the year-ago period",
            "2017-07/2017-09",
        ),
        (THIRD + "A year earlier, it earned $2 million.", "A year earlier", "2017-07/2017-09"),
        (THIRD + "Tolls were lower than a year ago.", "a year ago", "2017-07/2017-09"),
        (THIRD + "Tolls rose in the latest quarter.", "the latest quarter", "2018-07/2018-09"),
        (THIRD + "In the nine months, it lost $7 million, compared with $1 million a year earlier.", "a year earlier", "2017"),
        (THIRD + "The captain left a year ago.", "a year ago", "2017"),
        ("Tolls rose 5% in September. Trade was lower than a year earlier.", "a year earlier", "2017-09"),
        ("Tolls rose 5% in September. Trade fell 3% from the year-ago month.", "the year-ago month", "2017-09"),
        ("Tolls rose 5% in September. Trade fell in the month.", "the month", "2018-09"),
        ("Sales fell in the same period last year.", "the same period last year", "2017"),
        ("Tolls for September rose 3% from a year earlier.", "a year earlier", "2017-09"),
        ("Tolls for September rose 3% from a month earlier.", "a month earlier", "2018-08"),
        ("In 1988 there were 12 ferries, up from 10 a year earlier.", "a year earlier", "1987"),
        ("The port lost money for the year ended June 30.", "the year", "2018"),
    ],
)
def test_a_comparison_is_with_the_period_that_figures_are_told_of(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ferry sank on Oct. 12. It was raised the next day.", "the next day", "2018-10-13?"),
        ("The ferry sank on Oct. 12. Divers came later that year.", "later that year", "2018?"),
        ("The pier was built in 1996. It burnt down the following year.", "the following year", "1997?"),
        ("The ferry sank on Oct. 12. It had been checked the previous Monday.", "Monday", "2018-10-08?"),
        ("The ferry sank on Oct. 12. It was raised at 6 a.m. the next day.", "6 a.m. the next day", "2018-10-13T06:00?"),
    ],
)
def test_what_goes_on_from_a_day_follows_the_one_told_last(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


def test_a_day_of_speaking_is_no_day_to_go_on_from() -> None:
    found = values("The ferry sank on Oct. 12. Police said on Oct. 20 that it was raised the next day.")
    assert found["the next day"] == "2018-10-13?"


def test_the_next_day_after_nothing_is_no_date() -> None:
    assert values("It was raised the next day.") == {}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ferry sank on March eighth.", "March eighth", "2018-03-08"),
        ("The ferry sank in January nineteen ninety-seven.", "January nineteen ninety-seven", "1997-01"),
        ("The port closed in the late nineties.", "the late nineties", "1990/1999"),
        ("The pier was rebuilt in 1950-53.", "1950-53", "1950/1953"),
        ("Ferries sailed in the 1960s and 70s.", "70s", "1970/1979"),
        ("The port opened in '88.", "'88", "1988"),
        ("The divers began in July.", "July", "2018-07"),
        ("It had been due to open Friday.", "Friday", "2018-10-26"),
        ("They sold their tickets ahead of the weekend.", "the weekend", "2018-11-03/2018-11-04"),
    ],
)
def test_spoken_and_shortened_dates(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The hearing opens at 8 tonight.", "8 tonight", "2018-10-30T20:00"),
        ("The ferry sailed at 9 Monday morning.", "9 Monday morning", "2018-10-29T09:00"),
        ("The ferry sank at 17:48 GMT.", "17:48 GMT", "T17:48Z"),
        ("The ferry sank at 9 a.m. EST on Monday.", "9 a.m. EST on Monday", "2018-10-29T09:00-05:00"),
        ("The ferry sank at 9 a.m. ET on Monday.", "9 a.m. ET on Monday", "2018-10-29T09:00"),
    ],
)
def test_times_before_a_part_of_the_day_and_with_their_zone(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


def test_plural_weekdays_recur() -> None:
    told = add_dates(add_sentences(story(document("The ferry sails on Mondays.", published=When("2018-10-30")))))
    assert [(d.kind, d.value) for d in told.dates] == [(TimeKind.SET, None)]


def test_a_name_shortened_in_quotes_is_no_year() -> None:
    assert values("He was a fan of '60 Norwick Minutes' on the radio.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "The port hired between 1600-1700 sailors.",
        "They raised her rusty 2008 Norwick Clipper from the sea.",
        "Temperatures were in the high seventies.",
        "A search went on during the morning commute.",
    ],
)
def test_counts_makes_and_temperatures_are_no_dates(text: str) -> None:
    assert values(text) == {}


def test_two_months_told_together_leave_that_month_open() -> None:
    found = values("The law of July was to start in September. The ferry sank earlier that month.")
    assert "earlier that month" not in found


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The hearing is on the day before Christmas Eve.", "the day before Christmas Eve", "2018-12-23"),
        ("The ferry sank one day before Christmas Eve.", "one day", "P1D"),
        ("Tolls fell in the June quarter.", "the June quarter", "2018-04/2018-06"),
        ("Few ferries sailed in past years.", "in past years", None),
    ],
)
def test_days_beside_days_and_quarters_by_their_last_month(text: str, words: str, value: str | None) -> None:
    assert values(text)[words] == value
