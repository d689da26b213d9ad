from __future__ import annotations

from typing import Any

import pytest

from retold.annotate.dates import add_dates
from retold.annotate.sentences import add_sentences
from retold.model.marks import DateMark, TimeKind
from retold.model.when import When
from retold.testing import document, story

TUESDAY = "2018-07-31"


def dates(text: str, published: str | None = TUESDAY, *others: Any) -> list[tuple[str, DateMark]]:
    doc = document(f"Headline without a time\n{text}", published=When(published) if published else None)
    told = add_dates(add_sentences(story(doc, *others)))
    return [(told.text(d.span), d) for d in told.dates if d.span.doc == doc.id]


def only(text: str, published: str | None = TUESDAY) -> DateMark:
    found = dates(text, published)
    assert len(found) == 1, found
    return found[0][1]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Dec. 29, 2017", "2017-12-29"),
        ("December 29, 2017", "2017-12-29"),
        ("29 December 2017", "2017-12-29"),
        ("31 Jul 2018", "2018-07-31"),
        ("7/31/2018", "2018-07-31"),
        ("2018-07-31", "2018-07-31"),
        ("Friday, Dec. 29, 2017", "2017-12-29"),
        ("June 2016", "2016-06"),
    ],
)
def test_absolute_dates_rest_on_their_own_words(words: str, value: str) -> None:
    mark = only(f"The bridge at Norwick was closed on {words} for repairs.")
    assert (mark.kind, mark.value, mark.anchored) == (TimeKind.DATE, value, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bridge was closed June 20 for repairs.", "2018-06-20"),
        ("The ferry sank on Monday.", "2018-07-30"),
        ("The ferry sank on Tuesday.", "2018-07-31"),
        ("The council will meet on Friday.", "2018-08-03"),
        ("The council will meet next Friday.", "2018-08-03"),
        ("The ferry sank yesterday.", "2018-07-30"),
        ("The ferry sank last week.", "2018-07-23/2018-07-29"),
        ("The ferry sank earlier this month.", "2018-07"),
        ("The ferry sank in June.", "2018-06"),
        ("The ferry sank in December.", "2017-12"),
        ("The ferry will be scrapped in December.", "2018-12"),
        ("The ferry sank two days ago.", "2018-07-29"),
        ("The hearing is scheduled to open Friday.", "2018-08-03"),
        ("The council postponed until Friday the vote on the bridge.", "2018-08-03"),
        ("The ferry sailed until Friday.", "2018-07-27"),
        ("The council meets this coming Monday.", "2018-08-06"),
        ("It was closed on June 20 and 21.", "2018-06-20/2018-06-21"),
        ("A hearing was held the week of March 6.", "2018-03-05/2018-03-11"),
        ("Tolls will rise in the first half of next year.", "2019-01/2019-06"),
        ("The port lost money in the year-ago quarter.", "2017-04/2017-06"),
        ("Tolls were $3 million, compared with $2 million a year earlier.", "2017"),
        ("Traffic fell for the week.", "2018-07-30/2018-08-05"),
        ("The ferry sank nearly two weeks ago.", "2018-07-18~"),
        ("The ferry sank three months ago.", "2018-04"),
        ("The ferry sank on Christmas Eve.", "2017-12-24"),
        ("The ferry sank over the weekend.", "2018-07-28/2018-07-29"),
        ("The camp stood between May 3 and May 9.", "2018-05-03/2018-05-09"),
        ("The office was shut from June 20 to July 3.", "2018-06-20/2018-07-03"),
        ("The fair ran July 20-25.", "2018-07-20/2018-07-25"),
    ],
)
def test_relative_dates_rest_on_publication(text: str, value: str) -> None:
    mark = only(text)
    assert (mark.kind, mark.value, mark.anchored) == (TimeKind.DATE, value, True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry sank in 2012.", "2012"),
        ("Fishing thrived in the 1990s.", "1990/1999"),
        ("The walls date from the 14th century.", "1300/1399"),
    ],
)
def test_years_and_longer(text: str, value: str) -> None:
    mark = only(text)
    assert (mark.value, mark.anchored) == (value, False)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("after two weeks", "P2W"),
        ("after more than a month", ">P1M"),
        ("for nearly two weeks", "~P2W"),
        ("for 30 minutes", "PT30M"),
        ("for at least three days", ">=P3D"),
        ("for several weeks", "PXW"),
        ("for half an hour", "PT30M"),
        ("for two and a half years", "P2Y6M"),
        ("for two to three weeks", "P2W/P3W"),
        ("after a week-long strike", "P1W"),
        ("after weeks-long protests", "PXW"),
    ],
)
def test_durations(words: str, value: str) -> None:
    mark = only(f"The dockers went back {words}.")
    assert (mark.kind, mark.value) == (TimeKind.DURATION, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferries collided at about 6:20 a.m. Wednesday.", "2018-07-25T06:20~"),
        ("The ferries collided on Wednesday at 6.20am.", "2018-07-25T06:20"),
        ("The ferries collided at 17:48 on June 12, 2018.", "2018-06-12T17:48"),
        ("The ferries collided at noon.", "T12:00"),
    ],
)
def test_times_of_day(text: str, value: str) -> None:
    mark = only(text)
    assert (mark.kind, mark.value) == (TimeKind.TIME, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry sails every day.", "P1D"),
        ("The ferry sails every two weeks.", "P2W"),
        ("The ferry sails every other day.", "P2D"),
        ("The ferry sails every Monday.", None),
        ("The bridge is inspected annually.", "P1Y"),
        ("The bridge costs $2 million a year.", "P1Y"),
    ],
)
def test_what_recurs_is_neither_a_date_nor_a_duration(text: str, value: str | None) -> None:
    mark = only(text)
    assert (mark.kind, mark.value) == (TimeKind.SET, value)


def test_a_paper_called_daily_and_a_speed_recur_as_little_as_a_single_year() -> None:
    assert dates("He told the Norwick Zeitung daily about the bridge.") == []
    assert dates("The ferry made 30 miles an hour.") == []
    assert only("They waited a full year.").kind is TimeKind.DURATION


def test_a_later_time_of_a_year_told_elsewhere_is_left_open() -> None:
    assert only("A second ferry will be launched later in the year.").value is None


def test_a_time_in_a_sentence_with_days_of_its_own_takes_none_told_before() -> None:
    told = dates("The ferry sank on July 20. The tide will turn between July 24 and 25, at 2.24am.")
    assert told[-1][1].value == "T02:24"


def test_a_lone_time_takes_the_day_told_before_it_as_uncertain() -> None:
    found = dates("The ferry left on Monday. It sank at about 6:20 a.m. near Norwick.")
    assert [d.value for _, d in found] == ["2018-07-30", "2018-07-30T06:20%"]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody answered the 911 calls.",
        "The 14th Amendment was cited in court.",
        "The club is a 501(c)(3) charity.",
        "The Daily Norwicker printed the letter.",
        "They may leave, and some might march.",
        "Norwick was second in the league.",
        "Black Friday sales rose.",
        "It cost $2,018 in all.",
        "A 25-year-old sailor was saved.",
        "April Jones told the court so.",
    ],
)
def test_what_is_no_time_stays_unmarked(text: str) -> None:
    assert dates(text) == []


def test_without_a_day_of_publication_nothing_relative_is_settled() -> None:
    assert [d.value for _, d in dates("It sank yesterday, on June 20.", None)] == [None, None]


def test_full_dates_of_the_document_settle_its_year() -> None:
    found = dates("It was built on May 3, 2014. It sank June 20.", None)
    assert [d.value for _, d in found] == ["2014-05-03", "2014-06-20"]


def test_the_rest_of_the_story_settles_a_year_as_uncertain() -> None:
    other = document("Another outlet\nIt sank.", "b.txt", published=When("2018-07-30"))
    found = dates("It sank on Monday, June 18.", None, other)
    assert [(d.value, d.anchored) for _, d in found] == [("2018-06-18?", True)]


def test_dates_at_the_edge_of_the_calendar_have_no_value_instead_of_failing() -> None:
    for _, mark in dates("It sank on Feb. 30. It happened 9999 years ago and 9998 weeks ago, on 31/31/2018, Feb. 31, 2018."):
        assert mark.value is None or "-31" not in mark.value
