"""Calendar arithmetic behind time expressions: from what a text says and when it was published to EDTF.

The anchor is the day of publication. Where it is unknown, expressions that need it have no value; a year is then taken
from the document's own full dates if they agree on one.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

WRONG_SIDE = 4.0
"""How many times nearer a date on the wrong side of publication must be than one on the side its verb's tense suggests."""

AHEAD_UNTOLD = 1.5
"""As above, for a date after publication where no tense says anything: news tells of what has been."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions rest on: the day of publication.

    Without it, ``year`` is the one that the document's full dates settle, and ``near`` a day close to which its story was
    published elsewhere: enough for a yearless date, not for ``yesterday``.
    """

    day: date | None
    year: int | None = None
    near: date | None = None

    def yearless(self, month: int, day: int | None, *, ahead: bool | None) -> date | None:
        """The year's ``month`` and ``day`` (first of the month for ``None``) nearest to publication; ``None`` if unsettled.

        ``ahead`` says which side the verb's tense suggests: ``True`` future, ``False`` past, ``None`` not known.
        """
        here = self.day or self.near
        if self.year or here is None:
            return _safe(self.year, month, day or 1) if self.year else None
        options = [d for y in (here.year - 1, here.year, here.year + 1) if (d := _safe(y, month, day or 1))]
        if day is None:
            return min(options, key=lambda d: _distance((d.year - here.year) * 12 + d.month - here.month, ahead), default=None)
        return min(options, key=lambda d: _distance((d - here).days, ahead), default=None)

    def weekday(self, weekday: int, *, ahead: bool | None) -> date | None:
        """The last such weekday up to publication, or the next one where the tense looks ahead."""
        if self.day is None:
            return None
        back = (self.day.weekday() - weekday) % 7
        return self.day + timedelta(days=7 - back) if ahead and back else self.day - timedelta(days=back)


def _distance(gap: float, ahead: bool | None) -> tuple[float, bool]:  # noqa: FBT001 - private
    wrong = (gap > 0 and ahead is False) or (gap < 0 and ahead is True)
    untold = gap > 0 and ahead is None
    return abs(gap) * (WRONG_SIDE if wrong else AHEAD_UNTOLD if untold else 1), gap > 0


def _safe(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year or 0, month, day)
    except ValueError:
        return None


def shift(day: date, *, days: int = 0, months: int = 0) -> date | None:
    """``day`` moved by whole days and calendar months (clipped to the month's end); ``None`` outside years 1-9999."""
    try:
        moved = day + timedelta(days=days)
        index = moved.year * 12 + moved.month - 1 + months
        year, month = divmod(index, 12)
        return date(year, month + 1, min(moved.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def full(year: int, month: int, day: int) -> str | None:
    """EDTF of a whole date, or ``None`` where the calendar has no such day."""
    found = _safe(year, month, day)
    return found.isoformat() if found else None


def month_of(day: date) -> str:
    """EDTF of the month ``day`` lies in."""
    return day.isoformat()[:7]


def week_of(day: date) -> str:
    """EDTF interval of the ISO week (Monday to Sunday) ``day`` lies in."""
    monday = day - timedelta(days=day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The ``nth`` such weekday of a month (``-1``: the last); ``None`` outside years 1-9999."""
    first = _safe(year, month, 1)
    if first is None:
        return None
    last = calendar.monthrange(year, month)[1]
    day = 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1)
    if nth < 0:
        day = last - (first.weekday() + last - 1 - weekday) % 7
    return _safe(year, month, day)


def quarter_of(year: int, quarter: int) -> str:
    """EDTF interval of a calendar quarter (1-4)."""
    return f"{year:04d}-{quarter * 3 - 2:02d}/{year:04d}-{quarter * 3:02d}"


def half_of(year: int, half: int) -> str:
    """EDTF interval of a half (1 or 2) of a calendar year."""
    return f"{year:04d}-{half * 6 - 5:02d}/{year:04d}-{half * 6:02d}"


def weekend_of(day: date) -> str:
    """EDTF interval of the Saturday and Sunday of the ISO week ``day`` lies in."""
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"
