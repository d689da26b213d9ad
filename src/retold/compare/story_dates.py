"""Dates of a document without a publication date, read from the days on which the others of its story were published."""

from __future__ import annotations

import re
from datetime import date, timedelta

from retold.lang.months import MONTHS, WEEKDAYS
from retold.model.marks import DateMark, TimeKind
from retold.model.story import Story
from retold.model.view import fold

AHEAD = timedelta(days=30)
"""A date without a year may lie this far after the story's last article; beyond that it is last year's."""
CLOSE = timedelta(days=3)
"""Only where all articles appeared within so many days does a weekday say which day it is."""

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH_DAY = re.compile(rf"(?:({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?|(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH}))[.,]?")
_MONTH_ALONE = re.compile(rf"(?:in |early |late |mid-?)?({_MONTH})[.,]?")
_WEEKDAY = re.compile(rf"(?:on |last )?({'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})[.,]?")


class StoryCalendar:
    """When the articles of a story appeared, and what a date without a year says in the light of that."""

    def __init__(self, story: Story) -> None:
        days = sorted(d.published.day for d in story.documents if d.published is not None and d.published.day is not None)
        self._first = days[0] if days else None
        self._last = days[-1] if days else None
        self._dated = {d.id for d in story.documents if d.published is not None}

    def value(self, mark: DateMark, text: str) -> str | None:
        """The mark's own value, else (for a document of unknown date) an uncertain one from the story's days, else ``None``.

        Values made here are marked uncertain (``2018-06-20?``): the year or week is an inference.
        """
        if mark.value is not None or mark.kind is not TimeKind.DATE or mark.span.doc in self._dated or self._last is None:
            return mark.value
        folded = fold(text).text
        if (m := _MONTH_DAY.fullmatch(folded)) is not None:
            return self._in_year(MONTHS[m[1] or m[4]], int(m[2] or m[3]))
        if (m := _MONTH_ALONE.fullmatch(folded)) is not None:
            return self._in_year(MONTHS[m[1]], None)
        if (m := _WEEKDAY.fullmatch(folded)) is not None:
            return self._weekday(WEEKDAYS[m[1]])
        return None

    def _in_year(self, month: int, day: int | None) -> str | None:
        assert self._last is not None  # noqa: S101 - the caller asked
        for year in (self._last.year, self._last.year - 1):
            try:
                there = date(year, month, day or 1)
            except ValueError:
                continue
            if there <= self._last + AHEAD:
                return f"{there.isoformat() if day else there.isoformat()[:7]}?"
        return None

    def _weekday(self, weekday: int) -> str | None:
        assert self._last is not None  # noqa: S101 - as above
        assert self._first is not None  # noqa: S101 - as above
        if self._last - self._first > CLOSE:
            return None
        return f"{(self._last - timedelta(days=(self._last.weekday() - weekday) % 7)).isoformat()}?"
