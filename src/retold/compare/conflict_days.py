"""Days in the sentence of a difference: the article's words, and the calendar's where these leave the day open."""

from __future__ import annotations

import re

from retold.lang.months import MONTHS

_NAMES = {number: name.capitalize() for name, number in reversed(MONTHS.items())}
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d+")


def day_said(words: str, edtf: str) -> str:
    """``“Monday evening” (5 October 2026)``, but ``“September 14”`` alone, whose words name day and month themselves.

    ``edtf``: the date or closed interval that the words stand for.
    """
    points = [(int(y), int(m or 0), int(d or 0)) for y, m, d in _POINT.findall(edtf)]
    if points and all(_named(words, *p) for p in points):
        return f"“{words}”"
    told = " – ".join(_written(*p) for p in points) or edtf
    return f"“{words}” ({told})"


def _named(words: str, year: int, month: int, day: int) -> bool:
    """Whether words give all of a date but, where it has a month, the year."""
    figures = {int(f) for f in _FIGURE.findall(words)}
    if not month:
        return year in figures
    months = {MONTHS.get(w.casefold()) for w in _WORD.findall(words)}
    return month in months and (not day or day in figures)


def _written(year: int, month: int, day: int) -> str:
    return " ".join(p for p in (str(day) if day else "", _NAMES.get(month, ""), str(year)) if p)
