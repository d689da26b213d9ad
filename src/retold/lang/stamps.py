"""How publication dates are written: in stamps, meta tags and --meta files. English and ISO.

Source: compiled by the retold project (Apache-2.0) from ISO 8601, RFC 2822 and the style guides of news sites.
"""

from __future__ import annotations

import re

from retold.lang.months import MONTHS
from retold.model.when import When

_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_TIME = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d{1,9})?)?(?:\s?(?P<half>[ap])\.?m\b\.?)?"
_ZONE = r"(?P<zone>Z\b|UTC\b|GMT\b|[+-]\d{2}:?\d{2}\b)?"

_ISO = re.compile(rf"{_YEAR}-(?P<month>\d{{2}})(?:-(?P<day>\d{{2}})(?:[T ]{_TIME}\s?{_ZONE})?)?(?!\d)", re.IGNORECASE)
_DAY_FORMS = (
    re.compile(rf"\b{_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s{{1,3}}{_MONTH},?\s{{1,3}}{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_YEAR}/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})\b"),
)
_NUMBERS = re.compile(rf"\b(?P<a>\d{{1,2}})(?P<sep>[/.-])(?P<b>\d{{1,2}})(?P=sep){_YEAR}\b")
_CLOCK = re.compile(rf"(?<![\d:.]){_TIME}\s{{0,2}}{_ZONE}", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"\b{_MONTH}\s{{1,3}}{_YEAR}\b", re.IGNORECASE)
_ONLY_YEAR = re.compile(rf"\s*{_YEAR}\s*")
_NEAR = 24
"""Characters before or after a date within which a clock time belongs to it."""
LONGEST = 200
"""Characters of a text in which a date is looked for."""


def read_date(text: str) -> When | None:
    """The first whole date in ``text`` (at most 200 characters), as precise as it is given; ``None`` where there is none.

    Midnight sharp in an ISO date is how software writes a day without a time, and is read as the day. ``7/31/2018``
    is read month first; where both orders are possible (``3/4/2018``) the month is first too, as in the United States,
    but the value is marked uncertain (``?``). Impossible dates give ``None``.
    """
    text = text[:LONGEST]
    if match := _ISO.search(text):
        return _iso(match)
    for form in _DAY_FORMS:
        if match := form.search(text):
            month = match["month"].lower()
            number = int(month) if month.isdigit() else MONTHS[month]
            return _when(int(match["year"]), number, int(match["day"]), _clock(text, match.start(), match.end()))
    if match := _NUMBERS.search(text):
        return _numbers(match, _clock(text, match.start(), match.end()))
    if match := _MONTH_YEAR.search(text):
        return When(f"{match['year']}-{MONTHS[match['month'].lower()]:02}")
    if match := _ONLY_YEAR.fullmatch(text):
        return When(match["year"])
    return None


def _iso(match: re.Match[str]) -> When | None:
    if match["day"] is None:
        month = int(match["month"])
        return When(f"{match['year']}-{month:02}") if 1 <= month <= 12 else None
    clock = _clock_text(match) if match["hour"] else ""
    if clock.startswith("T00:00") and clock[6:] in {"", ":00", ":00Z"}:
        clock = ""
    return _when(int(match["year"]), int(match["month"]), int(match["day"]), clock)


def _numbers(match: re.Match[str], clock: str) -> When | None:
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if match["sep"] != "/" or a > 12:
        return _when(year, b, a, clock)
    found = _when(year, a, b, clock)
    if found is None or a == b or b > 12 or a > 12:
        return found
    return When(found.edtf[:10] + "?")


def _clock(text: str, start: int, end: int) -> str:
    """The clock time next to a date, as EDTF writes it (``T17:48``), or nothing."""
    for match in _CLOCK.finditer(text, max(0, start - _NEAR), min(len(text), end + _NEAR)):
        if (match.end() <= start or match.start() >= end) and (written := _clock_text(match)):
            return written
    return ""


def _clock_text(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), int(match["minute"])
    if half := (match["half"] or "").lower():
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or int(match["second"] or 0) > 59:
        return ""
    second = f":{match['second']}" if match["second"] else ""
    zone = (match["zone"] or "").upper()
    if zone in {"Z", "UTC", "GMT"}:
        zone = "Z"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"T{hour:02}:{minute:02}{second}{zone}"


def _when(year: int, month: int, day: int, clock: str) -> When | None:
    from datetime import date

    try:
        return When(date(year, month, day).isoformat() + clock)
    except ValueError:
        return None
