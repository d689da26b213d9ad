"""Rules for dates written out as they are spoken: ``March eighth``, ``nineteen ninety-seven``, ``the nineties``.

Transcripts of broadcasts and quotations write them so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.annotate.calendar_values import full
from retold.annotate.time_found import Found, Reading, any_of
from retold.lang.months import MONTHS, ORDINAL_DAYS, SPOKEN_DECADES, WEEKDAYS
from retold.lang.numbers import ONES, TENS
from retold.model.marks import TimeKind

DATE = TimeKind.DATE
_I = re.IGNORECASE

_UNDER_TEN = any_of(w for w, n in ONES.items() if 0 < n < 10)
_TEENS = any_of(w for w, n in ONES.items() if 9 < n < 20)
_YEAR = (
    rf"(?:(?P<century>nineteen|twenty)(?: |-)(?:(?P<tens>{any_of(TENS)})(?:[- ](?P<ones>{_UNDER_TEN}))?|(?P<teens>{_TEENS}))"
    rf"|(?P<two>two thousand)(?: and)?(?:[- ](?P<more>{_TEENS}|{_UNDER_TEN}))?)"
)
_MONTH = rf"(?P<mon>{any_of(m for m in MONTHS if len(m) > 3 or m == 'may')})"

MONTH_DAY = re.compile(
    rf"\b(?:(?:this |this coming |next |last )?(?:{any_of(w for w in WEEKDAYS if len(w) > 5)}),? )?{_MONTH} (?:the )?(?P<day>{any_of(ORDINAL_DAYS)})\b(?!-| (?:quarter|half|round|week)\b)(?:,? {_YEAR}\b)?",
    _I,
)
MONTH_YEAR = re.compile(rf"\b{_MONTH},? {_YEAR}\b", _I)
LED_YEAR = re.compile(rf"\b(?:in|since|until|by|of|the year|fall of|before|after) (?P<w>{_YEAR})\b", _I)
BARE_YEAR = re.compile(
    rf"\b(?P<century>nineteen) (?P<tens>{any_of(TENS)})(?:[- ](?P<ones>{_UNDER_TEN}))?(?P<teens>)(?P<two>)(?P<more>)\b(?! (?:people|thousand|hundred))",
    _I,
)
DECADE = re.compile(rf"\b(?P<w>(?:the |early |late |mid-?)+(?:nineteen )?(?P<d>{any_of(SPOKEN_DECADES)}))\b(?! degrees)", _I)
_COUNTED = re.compile(r"\b(?:people|men|women|children|thousand|hundred|million|percent|dollars)\b", _I)
_WARM = re.compile(r"\b(?:high|highs|low|lows|temperatures?|degrees|shot|scored?)\b", _I)


def _days(r: Reading) -> Iterator[Found]:
    """``March eighth``: without a year, the nearest to publication."""
    for m in MONTH_DAY.finditer(r.text):
        if not m["mon"][0].isupper() or r.named(m.start(), m.end()):
            continue
        month, day, year = MONTHS[m["mon"].lower()], ORDINAL_DAYS[m["day"].lower()], _year(m)
        if year:
            if value := full(year, month, day):
                yield Found(m.start(), m.end(), DATE, value)
        elif full(2000, month, day):
            found = r.anchor.yearless(month, day, ahead=r.ahead(m.start(), m.end()))
            yield Found(m.start(), m.end(), DATE, found.isoformat() if found else None, anchored=found is not None)


def spoken(r: Reading) -> Iterator[Found]:
    """Days, months and years in words."""
    yield from _days(r)
    for m in MONTH_YEAR.finditer(r.text):
        first = _year(m)
        if m["mon"][0].isupper() and first:
            yield Found(m.start(), m.end(), DATE, f"{first:04d}-{MONTHS[m['mon'].lower()]:02d}")
    for m in (*LED_YEAR.finditer(r.text), *BARE_YEAR.finditer(r.text)):
        if not _COUNTED.match(r.text, m.end() + 1):
            start = m.start("w") if "w" in m.re.groupindex else m.start()
            yield Found(start, m.end(), DATE, str(_year(m)))
    for m in DECADE.finditer(r.text):
        if not _WARM.search(r.text, max(0, m.start() - 30), m.start()):
            decade = SPOKEN_DECADES[m["d"].lower()]
            yield Found(m.start("w"), m.end(), DATE, f"{decade:04d}/{decade + 9:04d}")


def _year(m: re.Match[str]) -> int | None:
    if m["two"]:
        return 2000 + ONES.get((m["more"] or "zero").lower(), 0)
    if not m["century"]:
        return None
    within = ONES[m["teens"].lower()] if m["teens"] else TENS[m["tens"].lower()] + ONES[(m["ones"] or "zero").lower()]
    return (1900 if m["century"].lower() == "nineteen" else 2000) + within
