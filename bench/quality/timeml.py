"""A mark of retold's as TimeML writes it, to be compared with TIMEX3 values letter by letter.

retold's contract has EDTF and ISO 8601 (``1998-02-23/1998-03-01``, ``~P2Y``), TimeML forms of its own (``1998-W09``, ``P2Y``).
What a mark's value leaves out and its words hold (a part of the day, whether ``now`` or ``recently``) is read from the words.
Signs of approximation and bounds are dropped: TimeML keeps them in ``mod``, which the value does not show; so is the zone of a
time, which its annotators left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from retold.annotate.number_words import CARDINAL, plain, value_of
from retold.annotate.time_amounts import designator
from retold.lang.months import UNITS
from retold.model.marks import DateMark, TimeKind

PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "tonight": "TNI"}
PRESENT = re.compile(r"\b(?:now|current|currently|nowadays|presently|today|these days|at the moment)\b", re.IGNORECASE)
FUTURE = re.compile(r"\b(?:future|coming|from now|hence|next|soon)\b", re.IGNORECASE)
PAST = re.compile(r"\b(?:recent|recently|lately|past|previous|previously|ago|earlier|before)\b", re.IGNORECASE)
APART = re.compile(
    rf"(?:[a-z]+ )??(?:(?P<number>an?|{CARDINAL}) )?(?P<unit>{'|'.join(UNITS)})s? (?:later|earlier|before|after|afterwards?)",
    re.IGNORECASE,
)
"""How far apart two events are, which TimeML counts as a duration."""
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"03": "SP", "06": "SU", "09": "FA", "12": "WI"}
JOINED = re.compile(r"\s*(?:\b(?:up to|to|until|till|through|thru|and(?: ending)?)\b|-+|[\u2013\u2014])\s*", re.IGNORECASE)
ZONE = re.compile(r"(?<=T\d\d:\d\d)(?:Z|[+-]\d\d:\d\d)$")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def timexes(mark: DateMark, words: str) -> Iterator[tuple[int, int, str, str]]:
    """Start and end, type and value of each TIMEX3 that says what ``mark`` over ``words`` does; offsets into ``words``.

    TimeML marks the ends of a range apart; a range whose ends cannot be told apart in the words stays one.
    """
    value = re.sub(r"[~?%<>=]", "", mark.value or "")
    between = [m for m in JOINED.finditer(words) if m.start() > 0 and m.end() < len(words)]
    if mark.kind is TimeKind.DATE and "/" in value and len(between) == 1 and "/" in _interval(value, words):
        low, high = value.split("/")
        yield 0, between[0].start(), "DATE", low
        yield between[0].end(), len(words), "DATE", high
        return
    written, kind = _written(mark.kind, value, words)
    yield 0, len(words), kind, written


def _written(kind: TimeKind, value: str, words: str) -> tuple[str, str]:
    if kind is TimeKind.DURATION:
        return _long(value.split("/", maxsplit=1)[0], words) or "PXX", "DURATION"
    if kind is TimeKind.SET:
        return value or _each(words), "SET"
    if not value and (m := APART.fullmatch(words)):
        number = (
            "X" if m["number"] is None else plain(1.0 if m["number"].lower() in {"a", "an"} else value_of(m["number"]) or 1.0)
        )
        return _long(designator(m["unit"].lower(), number), words), "DURATION"
    if not value:
        named = ((PRESENT, "PRESENT_REF"), (FUTURE, "FUTURE_REF"), (PAST, "PAST_REF"))
        return next((ref for cue, ref in named if cue.search(words)), ""), kind.value.upper()
    if "/" in value:
        return _interval(value, words), "DATE"
    part = next((code for word, code in PARTS.items() if re.search(rf"\b{word}\b", words, re.IGNORECASE)), "")
    if DAY.fullmatch(value) and part:
        return value + part, "TIME"
    if DAY.fullmatch(value) and re.search(r"\bweeks? (?:ago|from now)", words, re.IGNORECASE):
        return _week(date.fromisoformat(value)), "DATE"
    return (ZONE.sub("", value), "TIME") if "T" in value else (value, "DATE")


def _each(words: str) -> str:
    """What a set of named days, parts of days or seasons is made of."""
    weekday = next((n for n, day in enumerate(WEEK, 1) if day in words.lower()), 0)
    part = next((code for word, code in PARTS.items() if word in words.lower()), "")
    if weekday:
        return f"XXXX-WXX-{weekday}{part}"
    if "weekend" in words.lower():
        return "XXXX-WXX-WE"
    return f"XXXX-XX-XX{part}" if part else ""


def _long(value: str, words: str) -> str:
    """Decades, centuries and millennia under their own letters where the words count in them."""
    for word, letter, years in ((r"decades?", "E", 10), (r"centur(?:y|ies)", "C", 100), (r"millenni(?:um|a)", "L", 1000)):
        if re.search(rf"\b{word}\b", words, re.IGNORECASE) and (m := re.fullmatch(r"P(X|\d+)Y", value)):
            return f"P{m[1] if m[1] == 'X' else int(m[1]) // years}{letter}"
    return value


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _interval(value: str, words: str) -> str:
    """Weeks, weekends, quarters, halves, seasons, decades, centuries in TimeML's writing; others as they are."""
    low, high = value.split("/")
    if DAY.fullmatch(low) and DAY.fullmatch(high):
        first, last = date.fromisoformat(low), date.fromisoformat(high)
        if first.weekday() == 0 and last - first == timedelta(days=6):
            return _week(first)
        return f"{_week(first)}-WE" if last - first == timedelta(days=1) and "weekend" in words.lower() else value
    if len(low) == len(high) == 4:
        years = int(high) - int(low) + 1
        return {10: low[:3], 100: low[:2]}.get(years, value)
    if len(low) == len(high) == 7:
        months = (int(high[:4]) - int(low[:4])) * 12 + int(high[5:]) - int(low[5:]) + 1
        if months == 3 and not re.search(r"\bquarter", words, re.IGNORECASE) and low[5:] in SEASONS:
            return f"{low[:4]}-{SEASONS[low[5:]]}"
        if months == 3:
            return f"{low[:4]}-Q{(int(low[5:]) + 2) // 3}"
        if months == 6:
            return f"{low[:4]}-H{1 + (low[5:] != '01')}"
    return value
