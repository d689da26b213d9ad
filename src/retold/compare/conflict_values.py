"""Whether two values of one slot can both hold. Nothing here looks at words, only at typed values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from retold.model.claims import Strength
from retold.model.marks import Bound, NumberMark

ABOUT = 0.1
"""How far from a rounded figure ("about 200") another may lie and still be the same figure: a tenth."""

_LARGE = 1000
_ROUND_ZEROS = 2
"""Trailing zeros from which a figure of a thousand or more counts as rounded."""

_DURATION = re.compile(
    r"(?P<bound>[<>]=?|~)?P(?:(?P<n>\d+(?:\.\d+)?|X)(?P<unit>[YMWD]))?(?:T(?P<hn>\d+(?:\.\d+)?)(?P<hunit>[HMS]))?"
)
_DAYS = {"Y": 365.0, "M": 30.4, "W": 7.0, "D": 1.0}
_HOURS = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}
_YEAR, _WEEK, _WEEKEND = 365, 7, 2
_SHIFT, _FRIDAY = 2, 1
"""Days by which a week told from one day's desk may lie off another's; days before and after a weekend that may be of it."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The values a statement leaves open, from ``low`` to ``high``; ``loose`` where it says that it is rounded or bounded."""

    low: float
    high: float
    loose: bool = False

    def meets(self, other: Extent) -> bool:
        """Whether one value could satisfy both."""
        return self.low <= other.high and other.low <= self.high


def number_extent(mark: NumberMark) -> Extent:
    """What a number leaves open: ``>=2`` everything from two up, ``~200`` a tenth to either side, ``dozens`` two dozen or more."""
    low, high = mark.low, mark.high
    match mark.bound:
        case Bound.AT_LEAST | Bound.MORE:
            return Extent(low, float("inf"), loose=True)
        case Bound.AT_MOST | Bound.LESS:
            return Extent(0.0, high, loose=True)
        case Bound.ABOUT if mark.rendered[:1].isalpha():
            return Extent(low * (1 - ABOUT), float("inf"), loose=True)
        case Bound.ABOUT:
            return Extent(low * (1 - ABOUT), high * (1 + ABOUT), loose=True)
        case _:
            slack = _rounding(low) if low == high else 0.0
            return Extent(low - slack, high + slack, loose=low != high or slack > 0)


def _rounding(value: float) -> float:
    """How far a large round figure may be rounded: one unit of its last digit that is not 0 (11,000,000: a million)."""
    if value < _LARGE or value != int(value):
        return 0.0
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(10**zeros) if zeros >= _ROUND_ZEROS else 0.0


def duration_extent(value: str) -> Extent | None:
    """Days that an ISO 8601 duration leaves open; ``None`` where it gives several units. ``PXW`` (weeks) is two or more.

    A figure is taken as rounded to the half of their unit: "a month" and "30 days" do not differ.
    """
    found = _DURATION.fullmatch(value)
    if found is None or not (found["n"] or found["hn"]):
        return None
    if found["n"] == "X":
        return Extent(2 * _DAYS[found["unit"]], float("inf"), loose=True)
    days, unit = (float(found["n"]), _DAYS[found["unit"]]) if found["n"] else (float(found["hn"]), _HOURS[found["hunit"]])
    low, high = (days - 0.5) * unit, (days + 0.5) * unit
    match found["bound"]:
        case ">" | ">=":
            return Extent(days * unit, float("inf"), loose=True)
        case "<" | "<=":
            return Extent(0.0, days * unit, loose=True)
        case "~":
            return Extent((days - 1) * unit, (days + 1) * unit, loose=True)
        case _:
            return Extent(low, high)


def counted_extent(value: str) -> Extent | None:
    """Days (ordinals) that a date counted from publication leaves open (``three years ago``, ``this week``); ``None`` where it is no date.

    A year may be the one beside it, a week or month begin or end two days off, a weekend one day; what is loose already stays as it is.
    """
    found = date_extent(value)
    if found is None or found.loose:
        return found
    days = found.high - found.low + 1
    slack = _YEAR if days >= _YEAR else _SHIFT if days >= _WEEK else _FRIDAY if days == _WEEKEND else 0
    return Extent(found.low - slack, found.high + slack, loose=bool(slack))


def date_extent(value: str) -> Extent | None:
    """Days (ordinals) that an EDTF date or interval leaves open; ``?`` and ``~`` widen it by its own precision's unit."""
    parts = value.split("/")
    ends = [_days(p) for p in parts]
    first, last = ends[0], ends[-1]
    if first is None or last is None or last[1] < first[0]:
        return None
    slack = (last[1] - last[0] + 1) if value.rstrip()[-1] in "?~%" else 0
    return Extent(first[0] - slack, last[1] + slack, loose=bool(slack))


def _days(point: str) -> tuple[int, int] | None:
    bare = point.rstrip("?~%")[:10]
    try:
        if len(bare) == 4:
            return date(int(bare), 1, 1).toordinal(), date(int(bare), 12, 31).toordinal()
        if len(bare) == 7:
            first = date.fromisoformat(f"{bare}-01")
            return first.toordinal(), (first + timedelta(days=32)).replace(day=1).toordinal() - 1
        day = date.fromisoformat(bare).toordinal()
    except ValueError:
        return None
    return day, day


def strength_of(a: Extent, b: Extent) -> Strength:
    """How two values that differ in writing collide: a contradiction where none satisfies both, else precision only."""
    return Strength.PRECISION_ONLY if a.meets(b) else Strength.CONTRADICTION
