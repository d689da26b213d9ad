"""Rules for what rests on the sentences before: periods that figures are told of, and ``the next day``.

The values given here are what the day of publication settles; :mod:`retold.annotate.time_thread` puts what was named before
in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.annotate.calendar_values import quarter_of
from retold.annotate.time_found import Found, Reading, any_of
from retold.annotate.time_periods import QUARTERS, period
from retold.lang.months import MONTHS
from retold.model.marks import TimeKind

DATE = TimeKind.DATE
_I = re.IGNORECASE

YEAR_AGO = re.compile(
    r"\b(?:the )?year(?:-(?:earlier|ago)| (?:earlier|ago)(?= (?:quarter|period|month)\b))(?: (?:fiscal )?(?:(?P<q>first|second|third|fourth)[ -])?(?P<quarter>quarter)|(?P<other> (?:period|month)))?\b",
    _I,
)
SAME_PERIOD = re.compile(
    r"\b(?:the (?:(?:same|corresponding|comparable|equivalent|similar|prior) )?|a (?:similar|comparable) |(?:same|corresponding) )"
    r"(?P<unit>quarter|period|month)(?: of| in|,)? (?:last year|the year before|(?:a|one) year (?:ago|earlier))\b"
    r"|\blast year's (?P<unit2>quarter|period|month)\b",
    _I,
)
LATEST = re.compile(r"\b(?:the )?latest period\b", _I)
OF_YEAR = re.compile(r"\bthe (?P<year>(?:19|20)\d\d) (?:quarter|period)\b", _I)
RUNNING = re.compile(
    r"\b(?:(?:early|late|earlier|later) in |for |by the end of |at the end of |through the end of |(?:during|in) (?=the (?:quarter|month))|(?=the (?:fiscal )?(?:quarter|year) (?:ended|ending) )|\b(?:first|last|final) \w+ months of )"
    r"(?P<w>the (?:full |fiscal )?(?P<unit>week|month|quarter|year))\b"
    rf"(?! (?:of (?!\$)|(?:before|after|that|in which|when|to)\b)|-)(?P<over> (?P<which>ended|ending) (?:(?P<mon>{any_of(MONTHS)})\b)?)?",
    _I,
)
NARRATED = re.compile(
    r"\b(?:(?:later|earlier) )?(?:that (?:same |very )?|the (?:same|following|previous|preceding|very next) |the next (?=day|morning|afternoon|evening))"
    r"(?P<unit>day|morning|afternoon|evening|night|week|month|year)\b(?! (?:of|in which|when|the)\b|-)"
    r"|\bthe (?P<unit2>day|night|year) (?:before|after)\b(?=[.,;:\"')]| *$)"
    r"|\b(?:later|earlier) in the (?P<unit3>day)\b",
    _I,
)
"""What goes on from a day, month or year named before."""
PART = re.compile(
    r"\b(?:in|during|until|by) (?P<w>(?:the )?(?:(?<=the )|early |late |mid[- ])(?:early |late |mid[- ])?(?:morning|afternoon|evening))\b"
    r"(?=[.,;:!?)\"']| *$| (?:on|to|and|but|when|after|before|as|by|for|because|with|in|at|from|local)\b)",
    _I,
)
PART_ALONE = re.compile(r"(?:the )?(?:early |late |mid[- ])*(?P<unit>morning|afternoon|evening)", _I)
""":data:`PART` without the word that leads it."""


def carried(r: Reading) -> Iterator[Found]:
    """``the year-ago quarter``, ``the same period last year``, ``for the quarter``, ``the following year``."""
    yield from _running(r)
    here = r.anchor.day
    for m in YEAR_AGO.finditer(r.text):
        value = None
        if here and m["quarter"]:
            value = _last_over(r, QUARTERS[m["q"].lower()] if m["q"] else None, back=1)
        elif here:
            value = f"{here.year - 1:04d}"
        yield Found(m.start(), m.end(), DATE, value, anchored=value is not None)
    for m in SAME_PERIOD.finditer(r.text):
        quarter = (m["unit"] or m["unit2"]).lower() == "quarter"
        value = _last_over(r, None, back=1) if quarter else f"{here.year - 1:04d}" if here else None
        yield Found(m.start(), m.end(), DATE, value, anchored=value is not None)
    for m in LATEST.finditer(r.text):
        yield Found(m.start(), m.end(), DATE, None)
    for m in OF_YEAR.finditer(r.text):
        yield Found(m.start(), m.end(), DATE, m["year"])
    for m in NARRATED.finditer(r.text):
        yield Found(m.start(), m.end(), DATE, None)
    for m in PART.finditer(r.text):
        yield Found(m.start("w"), m.end("w"), DATE, None)


def _last_over(r: Reading, quarter: int | None, *, back: int) -> str | None:
    """The last quarter (of that number) that was over by publication, so many years back."""
    here = r.anchor.day
    if here is None:
        return None
    over = (here.month - 1) // 3
    quarter = quarter or over or 4
    return quarter_of(here.year - back - (quarter > over), quarter)


def _running(r: Reading) -> Iterator[Found]:
    """``for the week``: the one of publication; ``for the year ended Sept. 30``: the one in which it ended.

    ``For the quarter`` is the last that was over: it is what companies report on. ``Later in the year`` goes on from a day
    named before and is left open.
    """
    here = r.anchor.day
    for m in RUNNING.finditer(r.text):
        unit, value = m["unit"].lower(), None
        if m["over"]:
            past = m["which"].lower() == "ended"
            last = r.anchor.yearless(MONTHS[m["mon"].lower()], None, ahead=not past) if m["mon"] and here else None
            if last is None or unit not in {"quarter", "year"}:
                continue
            value = quarter_of(last.year, (last.month + 2) // 3) if unit == "quarter" else f"{last.year:04d}"
        elif here is not None and not m.group().lower().startswith("late"):
            quarterly = unit == "quarter" and "end of" not in m.group().lower()
            value = (
                None
                if unit == "month" and m.group().lower().startswith(("in ", "during "))
                else period(here, unit, -1 if quarterly else 0)
            )
        yield Found(m.start("w"), m.end("w"), DATE, value, anchored=value is not None)
