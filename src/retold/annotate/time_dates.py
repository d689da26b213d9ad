"""Rules for dates: absolute, yearless, weekdays, and those told from the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from retold.annotate.calendar_values import full, month_of, nth_weekday, shift
from retold.annotate.time_found import Found, Reading, any_of
from retold.lang.months import (
    AMBIGUOUS_MONTHS,
    DEICTIC_DAYS,
    DETERMINERS,
    HOLIDAY_LEADERS,
    HOLIDAYS,
    LOOSE_HOLIDAYS,
    MONTH_LEADERS,
    MONTHS,
    MOVING_HOLIDAYS,
    SHORT_WEEKDAYS,
    VAGUE,
    WEEKDAY_NAMES,
    WEEKDAYS,
)
from retold.model.marks import TimeKind

DATE = TimeKind.DATE


_MON = rf"(?:(?P<mon>{any_of(MONTHS)})\b(?:(?<=\b\w\w\w)\.|(?<=\bsept)\.)?)"
_WD = rf"(?:(?:{any_of(WEEKDAYS)})\b\.?,? {{1,2}}(?:the )?)?"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)(?![\d%]|,\d|\.\d)"
_I = re.IGNORECASE

ISO = re.compile(r"(?<![\d/.-])(?P<year>\d{4})-(?P<mon>\d\d)-(?P<day>\d\d)(?![\d/-])")
SLASHED = re.compile(r"(?<![\d/.$-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})(?![\d/.-]?\d)")
MONTH_DAY = re.compile(
    rf"\b{_WD}{_MON} {{0,2}}{_DAY}(?![\d%]|[,.:]\d|(?: |-)(?:a\.?m|p\.?m)\b)(?:(?:,| of)? ?{_YEAR})?|"
    rf"\b{_WD}(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?: |-)(?:of )?(?P<mon2>{any_of(MONTHS)})\b\.?(?:,?[ -](?P<year2>1[0-9]\d\d|20\d\d)(?![\d%]|,\d))?",
    _I,
)
COMPACT_RANGE = re.compile(
    rf"\b{_MON} {{0,2}}{_DAY} ?(?P<sep>-|to|through|until|till|and|&) ?(?P<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%:]|[,.]\d)(?:,? {_YEAR})?",
    _I,
)
MONTH_OF_YEAR = re.compile(rf"\b(?:(?P<mod>early|late|mid)[ -])?{_MON} (?:of )?(?P<which>last|this|next) year\b", _I)
MONTH_YEAR = re.compile(rf"\b(?:(?P<mod>early|late|mid)[ -])?{_MON},?(?: of)? {_YEAR}", _I)
BARE_MONTH = re.compile(
    rf"\b(?:(?P<lead>[a-z]+)[ -]+)?(?:(?P<mod>last|next|this|early|late|mid)[ -])?(?P<mon>{any_of(MONTHS)})\b(?![.]? ?\d|-\d)",
    _I,
)
_NOUN_AFTER = re.compile(r" [a-z]{3,}")
WEEKDAY = re.compile(
    rf"\b(?:(?P<prev>[a-z]+) )?(?P<wd>{any_of(WEEKDAYS)})\b(?:'s\b)?(?-i:(?! [A-Z][a-z]+ (?:Times|Telegraph|Herald|Night|Football|Mail|Post)\b| (?:Times|Telegraph|Night|Mail|Herald|Post)\b))(?: (?P<part>morning|afternoon|evening|night))?",
    _I,
)
DEICTIC = re.compile(rf"\b(?P<d>{any_of(DEICTIC_DAYS)})\b(?:'s\b)?(?P<part> (?:morning|afternoon|evening|night))?", _I)
MOVING = re.compile(rf"\b(?P<h>{any_of(MOVING_HOLIDAYS)})(?!\w)(?:,? {_YEAR})?", _I)
HOLIDAY = re.compile(rf"\b(?P<h>{any_of(HOLIDAYS)})(?!\w)(?:,? {_YEAR})?", _I)
VAGUE_TIME = re.compile(
    rf"\b(?:{any_of(VAGUE)}|(?:in )?recent (?:days|weeks|months|years)|in (?:past|previous|earlier|coming|future) (?:days|weeks|months|years))\b(?!-)",
    _I,
)


def _capital(text: str) -> bool:
    return text[:1].isupper()


def absolute(r: Reading) -> Iterator[Found]:
    """``2018-06-20``, ``7/31/2018``, ``31.7.2018``: month first where both readings are possible, then marked uncertain."""
    for m in ISO.finditer(r.text):
        if value := full(int(m["year"]), int(m["mon"]), int(m["day"])):
            yield Found(m.start(), m.end(), DATE, value)
    for m in SLASHED.finditer(r.text):
        a, b, year = int(m["a"]), int(m["b"]), int(m["year"])
        if len(m["year"]) == 2:
            if m["sep"] != "/":
                continue
            year += 1900 if year > 60 else 2000
        day_first = a > 12 or (m["sep"] == "." and b <= 12)
        month, day = (b, a) if day_first else (a, b)
        if value := full(year, month, day):
            unsure = not day_first and b <= 12 and a != b
            yield Found(m.start(), m.end(), DATE, value + ("?" if unsure else ""))


def month_days(r: Reading) -> Iterator[Found]:
    """``Dec. 29, 2017``, ``29 December``, ``Wednesday, June 20``: without a year, the nearest to publication."""
    for m in MONTH_DAY.finditer(r.text):
        name, day, year = (m["mon"], m["day"], m["year"]) if m["mon"] else (m["mon2"], m["day2"], m["year2"])
        if not _capital(name) or r.named(m.start(), m.end()):
            continue
        month = MONTHS[name.lower()]
        if year:
            if value := full(int(year), month, int(day)):
                yield Found(m.start(), m.end(), DATE, value)
            continue
        if full(2000, month, int(day)):
            found = r.anchor.yearless(month, int(day), ahead=r.ahead(m.start(), m.end()))
            yield Found(m.start(), m.end(), DATE, found.isoformat() if found else None, anchored=found is not None)


def compact_ranges(r: Reading) -> Iterator[Found]:
    """``July 20-25``, ``July 20 to 25, 2018``; two days with ``and`` where one follows the other."""
    for m in COMPACT_RANGE.finditer(r.text):
        days = int(m["last"]) - int(m["day"])
        if not _capital(m["mon"]) or days < 1 or (m["sep"].lower() in {"and", "&"} and days > 1):
            continue
        month = MONTHS[m["mon"].lower()]
        year = int(m["year"]) if m["year"] else None
        if year is None:
            first = r.anchor.yearless(month, int(m["day"]), ahead=r.ahead(m.start(), m.end()))
            year = first.year if first else None
        low, high = (full(year, month, int(m["day"])), full(year, month, int(m["last"]))) if year else (None, None)
        value = f"{low}/{high}" if low and high else None
        yield Found(m.start(), m.end(), DATE, value, anchored=value is not None and not m["year"])


def months(r: Reading) -> Iterator[Found]:
    """``June 2018``, ``late December``, ``in June``, ``last June``."""
    for m in MONTH_YEAR.finditer(r.text):
        if _capital(m["mon"]):
            yield Found(m.start(), m.end(), DATE, f"{int(m['year']):04d}-{MONTHS[m['mon'].lower()]:02d}")
    for m in MONTH_OF_YEAR.finditer(r.text):
        if _capital(m["mon"]):
            year = r.anchor.day.year + {"last": -1, "this": 0, "next": 1}[m["which"].lower()] if r.anchor.day else None
            value = f"{year:04d}-{MONTHS[m['mon'].lower()]:02d}" if year else None
            yield Found(m.start(), m.end(), DATE, value, anchored=value is not None)
    for m in BARE_MONTH.finditer(r.text):
        name, mod, lead = m["mon"].lower(), (m["mod"] or "").lower(), (m["lead"] or "").lower()
        led = bool(mod) or lead in MONTH_LEADERS or (lead in DETERMINERS and _NOUN_AFTER.match(r.text, m.end()) is not None)
        if (
            not _capital(m["mon"])
            or (not led and (name in AMBIGUOUS_MONTHS or len(name) < 4))
            or r.named(m.start("mon"), m.end("mon"))
        ):
            continue
        ahead = {"last": False, "next": True}.get(mod, r.ahead(m.start("mon"), m.end()))
        found = r.anchor.yearless(MONTHS[name], None, ahead=ahead)
        if found and mod == "this" and r.anchor.day:
            found = found.replace(year=r.anchor.day.year)
        if found and mod in {"last", "next"} and r.anchor.day and month_of(found) == month_of(r.anchor.day):
            found = shift(found, months=12 if mod == "next" else -12)
        start = m.start("mod") if mod else m.start("mon")
        yield Found(start, m.end(), DATE, month_of(found) if found else None, anchored=found is not None)


def weekdays(r: Reading) -> Iterator[Found]:
    """``Monday``, ``on Tuesday night``, ``next Friday``: the last such day up to publication unless told as future."""
    for m in WEEKDAY.finditer(r.text):
        prev, name = (m["prev"] or "").lower(), m["wd"].lower()
        if not _capital(m["wd"]) or name in SHORT_WEEKDAYS or r.named(m.start("wd"), m.end("wd")):
            continue
        if prev in WEEKDAY_NAMES and _capital(m["prev"]):
            continue
        day = _weekday(r, m, prev, WEEKDAYS[name])
        start = m.start() if prev in {"last", "next", "this", "late", "early", "coming"} else m.start("wd")
        end = m.end("part") if m["part"] else m.end("wd")
        yield Found(start, end, DATE, day.isoformat() if day else None, anchored=day is not None)


def _weekday(r: Reading, m: re.Match[str], prev: str, weekday: int) -> date | None:
    here = r.anchor.day
    if here is None:
        return None
    if prev in {"previous", "following", "preceding"}:
        return None
    if prev == "last":
        day = r.anchor.weekday(weekday, ahead=False)
        return shift(day, days=-7) if day == here else day
    if prev in {"next", "coming"}:
        day = r.anchor.weekday(weekday, ahead=True)
        return shift(day, days=7) if day == here else day
    return r.anchor.weekday(weekday, ahead=r.ahead(m.start("wd"), m.end()))


def deictic(r: Reading) -> Iterator[Found]:
    """``yesterday``, ``this morning``, ``tomorrow night``, and holidays with a fixed date."""
    here = r.anchor.day
    for m in DEICTIC.finditer(r.text):
        day = shift(here, days=DEICTIC_DAYS[m["d"].lower()]) if here else None
        end = m.end("part") if m["part"] else m.end("d")
        if not r.named(m.start(), end) and not r.text[: m.start()].endswith("USA "):
            yield Found(m.start(), end, DATE, day.isoformat() if day else None, anchored=day is not None)
    for m in HOLIDAY.finditer(r.text):
        month, number = HOLIDAYS[m["h"].lower()]
        if not _capital(r.text[m.start("h") :].removeprefix("the ")):
            continue
        if m["h"].lower() in LOOSE_HOLIDAYS and not m["year"] and not _led(r.text, m.start()):
            continue
        if m["year"]:
            yield Found(m.start(), m.end(), DATE, full(int(m["year"]), month, number))
            continue
        found = r.anchor.yearless(month, number, ahead=r.ahead(m.start(), m.end()))
        yield Found(m.start(), m.end(), DATE, found.isoformat() if found else None, anchored=found is not None)
    for m in MOVING.finditer(r.text):
        day = _moving(r, m)
        if _capital(m["h"]) and (m["h"].lower() not in LOOSE_HOLIDAYS or m["year"] or _led(r.text, m.start())):
            yield Found(m.start(), m.end(), DATE, day.isoformat() if day else None, anchored=day is not None and not m["year"])
    for m in VAGUE_TIME.finditer(r.text):
        yield Found(m.start(), m.end(), DATE, None)


def _led(text: str, start: int) -> bool:
    """Whether a word that dates what follows stands before (``over Christmas``, not ``the Christmas lights``)."""
    word = re.search(r"([A-Za-z]+) $", text[max(0, start - 12) : start])
    return word is not None and word[1].lower() in HOLIDAY_LEADERS


def _moving(r: Reading, m: re.Match[str]) -> date | None:
    name = m["h"].lower()
    month, weekday, nth = MOVING_HOLIDAYS[name]
    near = r.anchor.yearless(month, 15, ahead=r.ahead(m.start(), m.end()))
    year = int(m["year"]) if m["year"] else near.year if near else None
    day = nth_weekday(year, month, weekday, nth) if year else None
    return nth_weekday(year or 0, month, weekday, 2) if day and name == "election day" and day.day == 1 else day
