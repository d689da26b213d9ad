"""What the sentences before a time expression settle for it: the day named last, and the period a report is about.

``A year earlier`` in an account of the third quarter is the third quarter of the year before; ``the next day`` follows the
day on which something was last told to have happened. A day on which somebody said something (``police said Monday``)
dates the saying and is none of these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from retold.annotate.calendar_values import Anchor, quarter_of, shift, week_of
from retold.annotate.sentence_words import Words
from retold.annotate.time_amounts import is_compared
from retold.annotate.time_carried import NARRATED, PART_ALONE
from retold.annotate.time_found import Found
from retold.lang.cues import SPEECH
from retold.lang.months import WEEKDAYS
from retold.model.marks import TimeKind

_FOLLOW = 8
"""Sentences after which a lone time of day, or a comparison, no longer counts as told of what was named before it."""
_NEXT = 2
"""Sentences within which ``the next day`` still follows a day: a story goes on to the next happening soon."""

_MOST = 8
"""Expressions of a sentence that are looked back on."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!.*/)")
_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-\d\d)?(?!\d|.*/)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_QUARTER = re.compile(r"(\d{4})-(01|04|07|10)/\1-(?:03|06|09|12)")
_SO_FAR = re.compile(
    r"\b(?:the|first|latest|past) (?:first |latest |past |fiscal )?[\w-]+ months$|\b(?:the|full|fiscal) year$|\bhalf\b",
    re.IGNORECASE,
)
_AGO = re.compile(r"\b(?:(?:an?|one) (?P<unit>year|month) (?:ago|earlier)|(?P<last>last year))$", re.IGNORECASE)
_OTHER_YEAR = re.compile(
    r"\byear-(?:ago|earlier)\b|\b(?:quarter|period|month)\b.* (?:last year|the year before|(?:a|one) year (?:ago|earlier))$",
    re.IGNORECASE,
)
_RUNNING = re.compile(r"the (?:(?:latest|most recent) )?(?P<unit>quarter|period|month)", re.IGNORECASE)
_OF_YEAR = re.compile(r"(?:the )?(?P<year>\d{4}) (?:quarter|period)", re.IGNORECASE)
_NAMED_QUARTER = re.compile(r"\b(?:first|second|third|fourth|1st|2nd|3rd|4th)[- ]quarter", re.IGNORECASE)
_EMPTY = re.compile(
    r"^(?:that|later|earlier|the (?:same|very|next|latest|early|late|mid)|early|late|mid)\b|^the (?:day|night|year) (?:before|after)$|^the (?:morn|aft|eve|month$)",
    re.IGNORECASE,
)
"""What says nothing of when where nothing was named before it."""
_FIGURE = re.compile(r"[$£€]\s?\d|\d (?:cents|million|billion|percent)|\d%")
_BESIDE = re.compile(r"\b(?P<side>previous|preceding|following) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Report:
    """The period that figures are told of: a quarter (1-4), a month (1-12), or with neither the year or its first months."""

    year: int
    quarter: int | None
    month: int | None = None

    def value(self, years: int = 0) -> str:
        """EDTF of the period, or of the one so many years from it."""
        year = self.year + years
        if self.month:
            return f"{year:04d}-{self.month:02d}"
        return quarter_of(year, self.quarter) if self.quarter else f"{year:04d}"


class Thread:
    """The days and periods named so far in one document; give it the sentences in order."""

    def __init__(self, anchor: Anchor) -> None:
        self._here = anchor.day
        self._age = 0
        self._day: tuple[Found, int] | None = None
        self._told: tuple[list[Found], int] = [], 0
        self._told_days: tuple[list[Found], int] = [], 0
        self._report: tuple[_Report, int] | None = None

    def settle(self, words: Words, found: list[Found]) -> list[Found]:
        """``found`` of the next sentence with the values that it leaves to the sentences before."""
        self._age += 1
        out: list[Found] = []
        for f in found:
            settled = f
            if f.kind is not TimeKind.DURATION and f.kind is not TimeKind.SET:
                settled = self._compared(words.text, f, out) or self._narrated(words.text, f) or f
            self._reports(words.text, settled)
            self._tells(words, settled)
            if settled.value is not None or f.kind is not TimeKind.DATE or not _EMPTY.search(words.text[f.start : f.end]):
                out.append(settled)
        return self._dated(out)

    def _reported(self) -> _Report | None:
        return self._report[0] if self._report and self._age - self._report[1] <= _FOLLOW else None

    def _compared(self, text: str, f: Found, before: list[Found]) -> Found | None:
        """A period set against the one under report, or that one itself (``the latest quarter``)."""
        said, report = text[f.start : f.end], self._reported()
        ago = None if _OTHER_YEAR.search(said) else _AGO.search(said)
        if ago is not None and not is_compared(text, f.start) and not self._opens(text, f, ago):
            return None
        if ago is not None and (against := _against(ago, before)) is not None:
            return replace(f, value=against[0], anchored=against[1])
        if report is None or _NAMED_QUARTER.search(said):
            return None
        if ago is not None and ago["last"]:
            near = self._report is not None and self._age - self._report[1] <= 1
            return replace(f, value=report.value(-1), anchored=True) if near else None
        if _OTHER_YEAR.search(said) or (ago is not None and ago["unit"].lower() == "year"):
            return replace(f, value=report.value(-1), anchored=True)
        running = _RUNNING.fullmatch(said)
        if running and {"quarter": report.quarter, "month": report.month}.get(running["unit"].lower(), 1):
            return replace(f, value=report.value(), anchored=True)
        if (m := _OF_YEAR.fullmatch(said)) and report.quarter:
            return replace(f, value=quarter_of(int(m["year"]), report.quarter))
        return None

    def _opens(self, text: str, f: Found, ago: re.Match[str]) -> bool:
        """``A year earlier, it lost $2 million`` right after the figures of a period."""
        near = self._report is not None and self._age - self._report[1] <= _NEXT
        return near and f.start == 0 and ago["unit"] is not None and _FIGURE.search(text) is not None

    def _reports(self, text: str, f: Found) -> None:
        """Take note of the period that figures are told of from here on."""
        said, report = text[max(0, f.start - 12) : f.end], self._reported()
        if _OTHER_YEAR.search(said) or (_AGO.search(said) and is_compared(text, f.start)):
            self._report = (report, self._age) if report else None
        elif f.kind is not TimeKind.SET and _SO_FAR.search(said) and self._here:
            self._report = _Report(report.year if report else self._here.year, None), self._age
        elif f.kind is TimeKind.DATE and (m := _QUARTER.fullmatch(f.value or "")) and "quarter" in said.lower() and self._here:
            new = _Report(int(m[1]), (int(m[2]) + 2) // 3)
            over = (new.year, new.quarter or 0) < (self._here.year, (self._here.month + 2) // 3)
            later = report is None or (new.year, new.quarter or 0) >= (report.year, report.quarter or 0)
            if (over and (f.anchored or later) and self._here.year - new.year <= 1) or report is None:
                self._report = new, self._age
        elif f.kind is TimeKind.DATE and f.anchored and (report is None or report.month):
            m = _MONTH.fullmatch(f.value or "")
            if m is not None and _FIGURE.search(text) and not is_compared(text, f.start):
                self._report = _Report(int(m[1]), None, int(m[2])), self._age

    def _narrated(self, text: str, f: Found) -> Found | None:
        """``The next day``, ``that year``, ``the previous Friday``: told from what happened last; uncertain."""
        m = NARRATED.search(text, f.start, f.end) or PART_ALONE.fullmatch(text, f.start, f.end)
        told, age = self._told_days if m is None or _unit(m) not in {"month", "year"} else self._told
        base = told[-1] if told and self._age - age <= _NEXT else None
        if base is None or base.value is None:
            return None
        point = base.value
        if m is None:
            value = _weekday_beside(text, f, date.fromisoformat(point[:10]))
        else:
            step = 1 if re.search(r"next|following|after", m.group(), re.IGNORECASE) else 0
            step = -1 if re.search(r"previous|preceding|before", m.group(), re.IGNORECASE) else step
            precision = {"year": 4, "month": 7}.get(_unit(m), 10)
            if step < 1 and len({(t.value or "")[:precision] for t in told}) > 1:
                return None
            value = _stepped(point, _unit(m), step)
        if value is None:
            return None
        if f.kind is TimeKind.TIME:
            clock = f.value or ""
            value = value + clock if "/" not in value else clock
            return replace(f, value=value.replace("~", "") + ("%" if "~" in clock else "?"), anchored=base.anchored)
        return replace(f, value="/".join(p + "?" for p in value.split("/")), anchored=base.anchored)

    def _tells(self, words: Words, f: Found) -> None:
        """Take note of when something happened."""
        if f.kind not in {TimeKind.DATE, TimeKind.TIME} or f.value is None or not _POINT.match(f.value):
            return
        if any((v := words.verb_over(i)) is not None and words.tokens[v].lemma in SPEECH for i in words.at(f.start, f.end)):
            return
        self._told = self._with(self._told, f)
        if _DAY.match(f.value):
            self._told_days = self._with(self._told_days, f)

    def _with(self, told: tuple[list[Found], int], f: Found) -> tuple[list[Found], int]:
        """What the sentence tells of, with one more; those of an earlier sentence are over."""
        return [*(told[0][-_MOST:] if told[1] == self._age else []), f], self._age

    def _dated(self, found: list[Found]) -> list[Found]:
        """Lone times of day with the day their sentence names, else (uncertain) the day named shortly before.

        A sentence that names another stretch (``between January 1 and 2``) means none named before.
        """
        days = [f for f in found if f.kind in {TimeKind.DATE, TimeKind.TIME} and f.value and _DAY.match(f.value)]
        other = any(f.kind is TimeKind.DATE and f.value for f in found)
        earlier = self._day[0] if self._day and not other and self._age - self._day[1] <= _FOLLOW else None
        if days:
            self._day = days[-1], self._age
        return [_on_day(f, days, earlier) if f.value and f.value[0] == "T" else f for f in found]


def _on_day(found: Found, days: list[Found], earlier: Found | None) -> Found:
    time = found.value or ""
    near = min(days, key=lambda d: abs(d.start - found.start), default=None)
    if near is not None and near.value is not None:
        return replace(found, value=near.value[:10] + time, anchored=near.anchored)
    if earlier is not None and earlier.value is not None:
        value = earlier.value[:10] + time.rstrip("~") + ("%" if time.endswith("~") else "?")
        return replace(found, value=value, anchored=earlier.anchored)
    return replace(found, anchored=False)


def _against(ago: re.Match[str], before: list[Found]) -> tuple[str, bool] | None:
    """``A month earlier``, ``a year earlier`` than the month, or the year written out, that the sentence gives figures of."""
    for b in reversed(before[-_MOST:]):
        m = _POINT.fullmatch(b.value or "") if b.kind is TimeKind.DATE else None
        if m is None or len(b.value or "") > 7:
            continue
        if m[2] and ago["unit"]:
            step = -1 if ago["unit"].lower() == "month" else -12
            month = shift(date(int(m[1]), int(m[2]), 1), months=step)
            return (month.isoformat()[:7], b.anchored) if month else None
        if not m[2] and not b.anchored and ago["unit"] and ago["unit"].lower() == "year":
            return f"{int(m[1]) - 1:04d}", False
    return None


def _weekday_beside(text: str, f: Found, base: date) -> str | None:
    """The weekday named by ``f`` just before or after a day, where the words before it say which."""
    m = _BESIDE.search(text, max(0, f.start - 12), f.start)
    weekday = WEEKDAYS.get(text[f.start : f.end].lower())
    if m is None or weekday is None or f.value is not None:
        return None
    if m["side"].lower() == "following":
        return (base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)).isoformat()
    return (base - timedelta(days=(base.weekday() - weekday - 1) % 7 + 1)).isoformat()


def _unit(m: re.Match[str]) -> str:
    return next(u for u in m.groups() if u is not None).lower()


def _stepped(point: str, unit: str, step: int) -> str | None:
    """The unit of time that ``point`` lies in, or the one before (-1) or after (1) it."""
    if unit == "year":
        return f"{int(point[:4]) + step:04d}"
    if unit == "month":
        if not re.match(r"\d{4}-\d\d", point):
            return None
        month = shift(date(int(point[:4]), int(point[5:7]), 1), months=step)
        return month.isoformat()[:7] if month else None
    day = shift(date.fromisoformat(point[:10]), days=step * (7 if unit == "week" else 1))
    return None if day is None else week_of(day) if unit == "week" else day.isoformat()
