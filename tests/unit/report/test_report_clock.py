from __future__ import annotations

from retold.model.when import When
from retold.report.cites import Citer
from retold.report.clock import WIDTH, Clock, clock
from retold.testing import document
from retold.testing import story as story_of


def line(*dates: str | None) -> Clock | None:
    docs = [document(f"Head {n}", f"{n}.txt", published=When(d) if d else None) for n, d in enumerate(dates)]
    story = story_of(*docs)
    return clock(story, Citer(story))


def test_articles_stand_where_their_time_is() -> None:
    made = line("2031-06-11T06:00Z", "2031-06-12T06:00Z", "2031-06-13T06:00Z")
    assert made is not None
    first, middle, last = (m.x for m in made.moments)
    assert first < middle < last <= WIDTH
    assert middle - first == last - middle
    assert [m.by.letter for m in made.moments] == ["A", "B", "C"]


def test_zones_are_one_time() -> None:
    made = line("2031-06-11T12:00+02:00", "2031-06-11T10:00Z", "2031-06-11T22:00Z")
    assert made is not None
    assert made.moments[0].x == made.moments[1].x
    assert made.moments[0].y != made.moments[1].y


def test_a_day_is_its_middle_and_says_that_the_hour_is_not_known() -> None:
    made = line("2031-06-11T00:00Z", "2031-06-11", "2031-06-12T00:00Z", "2031", None)
    assert made is not None
    assert (made.dated, made.total) == (3, 5)
    assert [m.exact for m in made.moments] == [True, False, True]
    assert made.moments[1].x == (made.moments[0].x + made.moments[2].x) / 2


def test_without_two_moments_there_is_no_line() -> None:
    assert line("2031-06-11", None) is None
    assert line("2031-06-11", "2031-06-11") is None
    assert line() is None


def test_letters_never_stand_on_each_other() -> None:
    made = line(*(f"2031-06-11T06:{n:02d}Z" for n in range(60)), "2031-06-19T06:00Z")
    assert made is not None
    assert len({(round(m.x / 20), m.y) for m in made.moments}) == 61
    assert made.base > 60 * 20


def test_the_line_has_a_handful_of_marks_and_the_first_has_a_year() -> None:
    for last in ("2031-06-11T09:00Z", "2031-06-19T06:00Z", "2032-06-19T06:00Z"):
        made = line("2031-06-11T06:00Z", last)
        assert made is not None
        assert 1 <= len(made.ticks) <= 9
        assert "203" in made.ticks[0][1]
