"""Rules for weeks, months and years told from publication, quarters, seasons, years, decades and centuries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from retold.annotate.calendar_values import full, half_of, month_of, quarter_of, shift, week_of, weekend_of
from retold.annotate.time_found import Found, Reading, any_of
from retold.lang.months import MONTHS, SEASONS, YEAR_LEADERS
from retold.model.marks import TimeKind

DATE = TimeKind.DATE
_I = re.IGNORECASE

PERIOD = re.compile(
    rf"\b(?:(?P<mod>early|late|later|earlier) )?(?P<which>this past|last|next|this|the latest|the most recent|the previous|the current|the coming|the following|the prior)"
    rf" (?:fiscal (?=year|quarter))?(?P<unit>weekend|week|month|year|quarter|decade|century|{any_of(SEASONS)})\b",
    _I,
)
YEAR = re.compile(
    r"(?:(?<![\w$£€#./:,-])|(?<=\bmid-)|(?<=\bpost-)|(?<=\bpre-)|(?<=\blate-))(?P<year>1[5-9]\d\d|20\d\d)(?![\d%:]|,\d|[./-]\d|[a-z])"
)
SEASON_YEAR = re.compile(rf"\b(?:early |late |mid-)?(?P<s>{any_of(SEASONS)})(?:,| of)? (?P<year>19\d\d|20\d\d)\b", _I)
YEAR_END = re.compile(r"\b(?:the end of (?:the|this) year|the year's end|year's end|year[- ]end)\b(?!-)", _I)
DECADE = re.compile(
    r"(?<![\w$])(?:(?:early|late|mid)[ -])?(?:the )?(?P<d>(?:1[5-9]|20)\d0|'\d0|(?<=0s and )\d0|(?<=0s or )\d0)'?s\b"
)
YEARS = re.compile(r"(?<![\w$.,/-])(?P<first>1[5-9]\d\d|20\d\d)-(?P<last>\d\d|\d{4})(?![\w-]|[.,/]\d)")
SHORT_YEAR = re.compile(
    r"\b(?:in|since|of|until|by|fiscal|from|to|through|before|after|and|summer|winter) (?P<w>'(?P<yy>\d\d))\b(?!')"
)
CENTURY = re.compile(r"\b(?:the )?(?P<n>1?\d|2[01])(?:st|nd|rd|th)[ -]century\b", _I)
QUARTER = re.compile(
    r"\b(?:the )?(?:(?:fiscal )?(?P<y1>(?:19|20)\d\d)(?:'s)? |(?P<which>this|last|next) year's )?(?:fiscal[ -])?"
    r"(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarters?\b"
    r"(?:,? (?:of |in )?(?:fiscal )?(?:year )?(?:(?P<y2>(?:19|20)\d\d)|(?P<of>last|this|next) (?:fiscal )?year)\b)?",
    _I,
)
HALF = re.compile(
    r"\b(?P<adjective>first|second)-half\b(?= (?:profit|earnings|net|results?|sales|loss|revenues?|income|operating|pretax|pre-tax|figures)\b)|\b(?:the )?(?P<h>first|second|last|latter) half of (?:(?:fiscal )?(?P<year>(?:19|20)\d\d)|(?P<which>the|this|last|next) year)\b",
    _I,
)
MONTH_QUARTER = re.compile(rf"\b(?:the |its |last |this )?(?P<mon>{any_of(m for m in MONTHS if len(m) > 3)}) quarter\b", _I)
SEASON = re.compile(rf"\b(?:over|during|throughout) (?P<w>the (?P<s>{any_of(SEASONS)}))\b(?! of)", _I)
WEEK_OF = re.compile(
    rf"\bthe week of (?P<mon>{any_of(MONTHS)})\.? (?P<day>3[01]|[12]\d|0?[1-9])\b(?:,? (?P<year>(?:19|20)\d\d)\b)?", _I
)
WEEKEND = re.compile(r"\b(?:over |during |this |(?P<ahead>ahead of |before |until ))?(?P<w>the (?:past )?weekend)\b(?! of)", _I)

_NAME_BESIDE = re.compile(r" [A-Z]")
"""After a year nothing leads to, the name of a make (``the 2008 Tesla``)."""

_STEP = {
    "last": -1,
    "the latest": -1,
    "the most recent": -1,
    "the previous": -1,
    "the prior": -1,
    "this past": -1,
    "next": 1,
    "the coming": 1,
    "the following": 1,
    "this": 0,
    "the current": 0,
}


def periods(r: Reading) -> Iterator[Found]:
    """``last week``, ``earlier this month``, ``next year``, ``this summer``."""
    for m in PERIOD.finditer(r.text):
        which, unit = m["which"].lower(), m["unit"].lower()
        settled = which not in {"the previous", "the following", "the prior"}
        value = period(r.anchor.day, unit, _STEP[which]) if settled and r.anchor.day else None
        yield Found(m.start(), m.end(), DATE, value, anchored=value is not None)
    for m in WEEKEND.finditer(r.text):
        ahead = True if m["ahead"] else r.ahead(m.start(), m.end())
        saturday = r.anchor.weekday(5, ahead=ahead)
        yield Found(m.start("w"), m.end(), DATE, weekend_of(saturday) if saturday else None, anchored=saturday is not None)
    for m in YEAR_END.finditer(r.text):
        here = r.anchor.day
        yield Found(m.start(), m.end(), DATE, f"{here.year:04d}" if here else None, anchored=here is not None)
    yield from _weeks_and_seasons(r)
    yield from _quarters(r)
    yield from _month_quarters(r)
    yield from _parts_of_years(r)


def _parts_of_years(r: Reading) -> Iterator[Found]:
    """``the first half of 2018``, ``the second half of last year``."""
    here = r.anchor.day
    for m in HALF.finditer(r.text):
        step = {"last": -1, "next": 1}.get((m["which"] or "").lower(), 0)
        year = int(m["year"]) if m["year"] else here.year + step if here else None
        value = half_of(year, 1 if (m["h"] or m["adjective"]).lower() == "first" else 2) if year else None
        yield Found(m.start(), m.end(), DATE, value, anchored=value is not None and not m["year"])


def _weeks_and_seasons(r: Reading) -> Iterator[Found]:
    """``the week of March 6``; ``over the summer``: the last that had begun by publication unless told as future."""
    for m in WEEK_OF.finditer(r.text):
        month, day = MONTHS[m["mon"].lower()], int(m["day"])
        named = full(int(m["year"]), month, day) if m["year"] else None
        near = None if m["year"] else r.anchor.yearless(month, day, ahead=r.ahead(m.start(), m.end()))
        first = date.fromisoformat(named) if named else near
        if first:
            yield Found(m.start(), m.end(), DATE, week_of(first), anchored=not m["year"])
    here = r.anchor.day
    for m in SEASON.finditer(r.text):
        begun = here is not None and here.month >= SEASONS[m["s"].lower()][0]
        ahead = r.ahead(m.start(), m.end()) is True
        year = here.year + (ahead and begun) - (not ahead and not begun) if here else None
        yield Found(m.start("w"), m.end(), DATE, season(year, m["s"].lower()) if year else None, anchored=year is not None)


QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


def _quarters(r: Reading) -> Iterator[Found]:
    """``the third quarter``, ``second-quarter 2012``: without a year, the last that had begun by publication."""
    for m in QUARTER.finditer(r.text):
        quarter, here = QUARTERS[m["q"].lower()], r.anchor.day
        year = int(m["y1"] or m["y2"]) if m["y1"] or m["y2"] else None
        anchored = year is None and here is not None
        if year is None and here is not None:
            step = {"last": -1, "next": 1, "this": 0}.get((m["which"] or m["of"] or "").lower())
            year = here.year + step if step is not None else here.year - (quarter * 3 - 2 > here.month)
        yield Found(m.start(), m.end(), DATE, quarter_of(year, quarter) if year else None, anchored=anchored)


def _month_quarters(r: Reading) -> Iterator[Found]:
    """``the June quarter``: the three months up to the end of it, the last that was over unless told as future."""
    for m in MONTH_QUARTER.finditer(r.text):
        last = r.anchor.yearless(MONTHS[m["mon"].lower()], None, ahead=r.ahead(m.start(), m.end()) is True)
        if m["mon"][0].isupper() and last is not None and last.month % 3 == 0:
            yield Found(m.start(), m.end(), DATE, quarter_of(last.year, last.month // 3), anchored=True)


def period(here: date, unit: str, step: int) -> str | None:
    """EDTF of the unit of time (``week``, ``quarter``, a season) so many steps from the one that ``here`` lies in."""
    if unit in {"week", "weekend"}:
        day = shift(here, days=7 * step)
        if unit == "weekend" and step == -1 and here.weekday() >= 5:
            day = shift(here, days=-7)
        return None if day is None else week_of(day) if unit == "week" else weekend_of(day)
    if unit in SEASONS:
        return season(here.year + step, unit)
    day = shift(here, months=step * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])
    if day is None:
        return None
    if unit == "month":
        return month_of(day)
    if unit == "quarter":
        return quarter_of(day.year, (day.month - 1) // 3 + 1)
    if unit == "year":
        return f"{day.year:04d}"
    width = 10 if unit == "decade" else 100
    first = day.year // width * width
    return f"{first:04d}/{first + width - 1:04d}"


def season(year: int, name: str) -> str:
    """EDTF interval of a northern season, both ends approximate."""
    first, last = SEASONS[name]
    return f"{year:04d}-{first:02d}~/{year + (last < first):04d}-{last:02d}~"


def years(r: Reading) -> Iterator[Found]:
    """``the 1990s``, ``summer 2014``, ``the 14th century``, single years: a number alone is none."""
    for m in SEASON_YEAR.finditer(r.text):
        yield Found(m.start(), m.end(), DATE, season(int(m["year"]), m["s"].lower()))
    for m in DECADE.finditer(r.text):
        digits = m["d"]
        first = int(digits) if len(digits) == 4 else (1900 if int(digits[-2:]) > 10 else 2000) + int(digits[-2:])
        yield Found(m.start(), m.end(), DATE, f"{first:04d}/{first + 9:04d}")
    for m in CENTURY.finditer(r.text):
        first = int(m["n"]) * 100 - 100
        yield Found(m.start(), m.end(), DATE, f"{first:04d}/{first + 99:04d}")
    yield from _single_years(r)


def _single_years(r: Reading) -> Iterator[Found]:
    """``in 2012``, ``the 2016 election``, ``1950-53``, ``in '88``."""
    for m in YEARS.finditer(r.text):
        first, last = int(m["first"]), int(m["last"])
        last += first // 100 * 100 if len(m["last"]) == 2 else 0
        said = len(m["last"]) == 2 or r.labelled(m.start(), m.end())
        if said and first < last <= first + 100 and not r.named(m.start(), m.end()):
            yield Found(m.start(), m.end(), DATE, f"{first:04d}/{last:04d}")
    for m in SHORT_YEAR.finditer(r.text):
        here = r.anchor.day
        if here and r.text.find("'", m.end()) < 0:
            first = here.year // 100 * 100 + int(m["yy"])
            yield Found(m.start("w"), m.end(), DATE, f"{first - 100 * (first > here.year + 10):04d}")
    for m in YEAR.finditer(r.text):
        before = r.text[max(0, m.start() - 24) : m.start()]
        words = re.findall(r"[A-Za-z]+|[-('’]", before)
        lead = words[-1].lower() if words else ""
        after = r.text[m.end() : m.end() + 1]
        led = lead in YEAR_LEADERS or lead in MONTHS or (lead == "s" and "'s " in before[-4:]) or (lead == "(" and after == ")")
        alone = not _NAME_BESIDE.match(r.text, m.end()) and not (
            words and words[-1][0].isupper() and m.start() > len(words[-1]) + 1
        )
        if (led or (alone and r.labelled(m.start(), m.end()))) and not r.named(m.start(), m.end()):
            yield Found(m.start(), m.end(), DATE, m["year"])
