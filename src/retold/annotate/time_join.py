"""Neighbouring time expressions joined: a date with its time of day, a first with a last day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from retold.annotate.time_found import Found
from retold.model.marks import TimeKind

_TIME_THEN_DAY = re.compile(r",? ?(?:on |of |this |\()?(?:the )?")
_DAY_THEN_TIME = re.compile(r",? ?(?:at |from |by |shortly |early |just )?")
_RANGE = re.compile(r" ?(?:to|until|till|through|thru|-|--|and|up to|and ending) ?")
_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_BESIDE = re.compile(r"\bthe day (?P<side>before|after) $", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}")


def join(text: str, found: list[Found]) -> list[Found]:
    """``found`` (in order, disjoint) with neighbours joined where the words between them say so; linear."""
    out: list[Found] = []
    for f in (_day_beside(text, f) for f in found):
        if out and (joined := _joined(text, out[-1], f)) is not None:
            out[-1] = joined
        else:
            out.append(f)
    return out


def _day_beside(text: str, f: Found) -> Found:
    """``The day before Christmas Eve``: the words before a day that mean the one next to it."""
    m = _BESIDE.search(text, max(0, f.start - 18), f.start)
    if m is None or f.kind is not TimeKind.DATE or f.value is None or not _DAY.fullmatch(f.value):
        return f
    day = date.fromisoformat(f.value) + timedelta(days=1 if m["side"].lower() == "after" else -1)
    return Found(m.start(), f.end, f.kind, day.isoformat(), anchored=f.anchored)


def _joined(text: str, a: Found, b: Found) -> Found | None:
    if b.start - a.end > 12:
        return None
    gap = text[a.end : b.start]
    if a.kind is TimeKind.TIME and b.kind is TimeKind.DATE and _lone(a) and _TIME_THEN_DAY.fullmatch(gap):
        return _timed(a, b, a.start, b.end)
    if a.kind is TimeKind.DATE and b.kind is TimeKind.TIME and _lone(b) and _DAY_THEN_TIME.fullmatch(gap):
        return _timed(b, a, a.start, b.end)
    if a.kind is b.kind is TimeKind.DATE and _RANGE.fullmatch(gap):
        between = _BETWEEN.search(text[max(0, a.start - 14) : a.start]) is not None
        if ("and" in gap) == between:
            return _range(a, b)
    return None


def _lone(f: Found) -> bool:
    return f.value is not None and f.value.startswith("T")


def _timed(time: Found, day: Found, start: int, end: int) -> Found | None:
    if day.value is None:
        return Found(start, end, TimeKind.TIME, time.value)
    if not _DAY.match(day.value) or "/" in day.value:
        return None
    return Found(start, end, TimeKind.TIME, day.value[:10] + (time.value or ""), anchored=day.anchored)


def _range(a: Found, b: Found) -> Found | None:
    """``a/b``; a first end without a year takes the year that the last end states."""
    if a.value is None or b.value is None or not _POINT.fullmatch(a.value) or not _POINT.fullmatch(b.value):
        return None
    low = a.value
    if a.anchored and not b.anchored and len(low) > 4:
        low = b.value[:4] + low[4:]
        if low > b.value:
            low = f"{int(b.value[:4]) - 1:04d}{low[4:]}"
    if low >= b.value or len(low) < len(b.value) == 10:
        return None
    return Found(a.start, b.end, TimeKind.DATE, f"{low}/{b.value}", anchored=a.anchored and b.anchored)
