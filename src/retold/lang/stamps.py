"""How publication dates are written: in stamps, meta tags and --meta files, in ISO, RFC 2822 and the languages of news.

Source: compiled by the retold project (Apache-2.0) from ISO 8601, RFC 2822 and the style guides of news sites.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from retold.lang.month_names import ALL_MONTHS
from retold.lang.stamp_words import PUBLISHED, UPDATED
from retold.model.when import When

_WORD = r"(?P<month>[^\W\d_]{3,12})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|°)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_TIME = (
    r"(?:(?P<before>오전|오후|上午|下午|午前|午後)\s?)?(?P<hour>\d{1,2})(?:[:.h時点]|시\s?)(?P<minute>\d{2})(?!\d)"
    r"(?:[:分](?P<second>\d{2})(?:[.,]\d{1,9})?)?(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
)
_NAMED = {
    "Z": "Z", "UTC": "Z", "GMT": "Z", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00",
    "PST": "-08:00", "PDT": "-07:00", "BST": "+01:00", "WEST": "+01:00", "CET": "+01:00", "MEZ": "+01:00", "CEST": "+02:00",
    "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00", "SAST": "+02:00", "MSK": "+03:00", "WIB": "+07:00", "JST": "+09:00",
    "KST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00",
}  # fmt: skip
"""Names of zones with one meaning in news; not IST (India, Ireland, Israel) and CST (America, China), not ET, PT (which hour?)."""
_ZONE = rf"(?P<zone>\(?(?:GMT|UTC)?\s?[+-]\d{{1,2}}(?::?\d{{2}})?\b\)?|(?:{'|'.join(_NAMED)})\b)?"

_DIGIT = re.compile(r"\d")
"""What every date has."""
_ISO = re.compile(
    rf"(?<!\d){_YEAR}-(?P<month>\d{{1,2}})(?:-(?P<day>\d{{1,2}})(?:(?:T|,?\s{{1,2}})\s?{_TIME}\s?{_ZONE})?)?(?!\d)",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"\s*(?P<year>(?:19|20)\d{2})(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?)?\s*"
)
_EPOCH = re.compile(r"\s*(?P<seconds>\d{10})(?:\.\d+|\d{3})?\s*")
_NAMED_DAYS = (
    re.compile(rf"(?<![^\W\d_]){_WORD}\.?\s{{1,3}}{_DAY}(?:,?\s{{1,3}}|,)(?:at\s)?{_YEAR}\b", re.IGNORECASE),
    re.compile(
        rf"(?<!\d){_DAY}\.?(?:\s{{1,3}}|-)(?:de\s|of\s|d')?{_WORD}\.?,?(?:\s{{1,3}}|-)(?:de\s|del\s)?{_YEAR}\b", re.IGNORECASE
    ),
)
_NUMBERED_DAYS = (
    re.compile(rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일]?"),
    re.compile(rf"(?<![\d.]){_YEAR}(?P<sep>[/.])\s?(?P<month>\d{{1,2}})(?P=sep)\s?(?P<day>\d{{1,2}})\b"),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\s(?:tháng)\s(?P<month>\d{{1,2}}),?\s(?:năm\s)?{_YEAR}\b", re.IGNORECASE),
)
_NUMBERS = re.compile(rf"(?<![\d.])(?P<a>\d{{1,2}})(?P<sep>[/.-]|\.\s)(?P<b>\d{{1,2}})(?P=sep){_YEAR}\b")
_CLOCK = re.compile(rf"(?<![\d:.,/-]){_TIME}\s{{0,2}}{_ZONE}", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"(?<![^\W\d_]){_WORD}\.?\s{{1,3}}(?:de\s)?{_YEAR}\b", re.IGNORECASE)
_ONLY_YEAR = re.compile(rf"\s*{_YEAR}\s*")
_NEAR = 24
"""Characters before or after a date within which a clock time belongs to it."""
LONGEST = 200
"""Characters of a text in which a date is looked for."""
MONTH_FIRST = frozenset({None, "en"})
"""Languages in which ``3/4/2018`` may be a day in March; in the others it is the third of April."""


def read_date(text: str, language: str | None = None) -> When | None:
    """The first whole date in ``text`` (at most 200 characters), as precise as it is given; ``None`` where there is none.

    Midnight sharp in an ISO date without a zone or in UTC is how software writes a day without a time, and is read as
    the day. ``7/31/2018`` is read month first; where both orders are possible (``3/4/2018``) the month is first too, as
    in the United States, but the value is marked uncertain (``?``); in a ``language`` (ISO 639-1) other than English the
    day is first. Zones are kept as numbers. Impossible dates give ``None``.
    """
    text = text[:LONGEST]
    found = _first(text, language)
    return found[0] if found else None


def read_machine_date(text: str, language: str | None = None) -> When | None:
    """A date as software writes it: like :func:`read_date`, and seconds or milliseconds since 1970.

    The first hours of 1970 are what software writes for no date, and give ``None``.
    """
    when: When | None
    if match := _EPOCH.fullmatch(text[:LONGEST]):
        when = When(datetime.fromtimestamp(int(match["seconds"]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    else:
        when = read_date(text, language)
    return None if when and when.edtf.startswith(("1970-01-01", "1969-12-31", "1900-01-01")) else when


@dataclass(frozen=True, slots=True)
class Stamps:
    """The days in a stamp: when the article was published, and when it was changed."""

    published: When | None = None
    updated: When | None = None


def read_stamps(text: str, language: str | None = None) -> Stamps:
    """Both dates of a stamp like ``Published 3 May 2024, updated 4 May 2024``; each date is what the word before it says.

    A date with no such word before it is of publication. At most four dates of the first 200 characters are read.
    """
    published: When | None = None
    updated: When | None = None
    rest, change = text[:LONGEST], False
    for _ in range(4):
        found = _first(rest, language)
        if found is None:
            break
        when, start, end = found
        before = rest[:start]
        marks = [(m.start(), True) for m in UPDATED.finditer(before)] + [(m.start(), False) for m in PUBLISHED.finditer(before)]
        change = max(marks)[1] if marks else change
        if change:
            updated = updated or when
        else:
            published = published or when
        rest = rest[end:]
    return Stamps(published, updated)


def _first(text: str, language: str | None) -> tuple[When, int, int] | None:
    """The first date with its place."""
    if _DIGIT.search(text) is None:
        return None
    if (whole := _whole(text)) is not None:
        return whole, 0, len(text)
    if match := _ISO.search(text):
        when = _iso(match)
        return (when, match.start(), match.end()) if when else None
    for named in sorted((m for form in _NAMED_DAYS for m in form.finditer(text)), key=re.Match.start):
        if number := ALL_MONTHS.get(named["month"].lower()):
            return _placed(named, _when(int(named["year"]), number, int(named["day"]), _clock(text, named)))
    numbered = next((m for form in _NUMBERED_DAYS if (m := form.search(text))), None)
    if numbered is not None:
        when = _when(int(numbered["year"]), int(numbered["month"]), int(numbered["day"]), _clock(text, numbered))
        return _placed(numbered, when)
    if match := _NUMBERS.search(text):
        return _placed(match, _numbers(match, _clock(text, match), language))
    return _coarse(text)


def _coarse(text: str) -> tuple[When, int, int] | None:
    """The first month with its year, or a year that is all there is."""
    for named in _MONTH_YEAR.finditer(text):
        if number := ALL_MONTHS.get(named["month"].lower()):
            return When(f"{named['year']}-{number:02}"), named.start(), named.end()
    if match := _ONLY_YEAR.fullmatch(text):
        return When(match["year"]), match.start(), match.end()
    return None


def _placed(match: re.Match[str], when: When | None) -> tuple[When, int, int] | None:
    return (when, match.start(), match.end()) if when else None


def _whole(text: str) -> When | None:
    """A text that is nothing but a compact date: ``20240424``, ``20240424T1203Z``."""
    if match := _COMPACT.fullmatch(text):
        clock = _clock_text(match) if match["hour"] else ""
        return _when(int(match["year"]), int(match["month"]), int(match["day"]), clock)
    return None


def _iso(match: re.Match[str]) -> When | None:
    if match["day"] is None:
        month = int(match["month"])
        return When(f"{match['year']}-{month:02}") if 1 <= month <= 12 and len(match["month"]) == 2 else None
    clock = _clock_text(match) if match["hour"] else ""
    if clock in {"T00:00", "T00:00:00", "T00:00Z", "T00:00:00Z", "T00:00:00+00:00", "T00:00+00:00"}:
        clock = ""
    return _when(int(match["year"]), int(match["month"]), int(match["day"]), clock)


def _numbers(match: re.Match[str], clock: str, language: str | None) -> When | None:
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if match["sep"] != "/" or a > 12 or language not in MONTH_FIRST:
        return _when(year, b, a, clock)
    found = _when(year, a, b, clock)
    if found is None or a == b or b > 12 or a > 12:
        return found
    return When(found.edtf[:10] + "?")


def _clock(text: str, day: re.Match[str]) -> str:
    """The clock time next to a date, as EDTF writes it (``T17:48``), or nothing; the one behind it before the one ahead."""
    low, high = max(0, day.start() - _NEAR), min(len(text), day.end() + _NEAR)
    behind = [m for m in _CLOCK.finditer(text, day.end(), len(text)) if m.start() < high]
    ahead = list(_CLOCK.finditer(text, low, day.start()))
    return next((written for match in (*behind, *ahead) if (written := _clock_text(match))), "")


_PM = frozenset({"오후", "下午", "午後"})


def _clock_text(match: re.Match[str]) -> str:
    parts = match.groupdict()
    hour, minute = int(match["hour"]), int(match["minute"])
    half = (parts.get("half") or "").lower()
    if half or parts.get("before"):
        hour = hour % 12 + (12 if half == "p" or parts.get("before") in _PM else 0)
    if hour > 23 or minute > 59 or int(match["second"] or 0) > 59:
        return ""
    second = f":{match['second']}" if match["second"] else ""
    return f"T{hour:02}:{minute:02}{second}{_zone(match['zone'] or '')}"


def _zone(written: str) -> str:
    name = written.upper().strip("() ")
    if name in _NAMED:
        return _NAMED[name]
    digits = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", name)
    if digits is None or int(digits[2]) > 14 or int(digits[3] or 0) > 59:
        return ""
    return f"{digits[1]}{int(digits[2]):02}:{digits[3] or '00'}"


def _when(year: int, month: int, day: int, clock: str) -> When | None:
    try:
        return When(date(year, month, day).isoformat() + clock)
    except ValueError:
        return None
