"""Slot values of the contract (EDTF, ISO 8601 durations, bounded numbers) as people write them."""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
BOUNDS = {">=": "at least ", "<=": "at most ", "~": "about ", ">": "more than ", "<": "less than "}

_BOUND = re.compile(r"(>=|<=|~|>|<)\s*(?=\S)")
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?)?([?~%]?)")
_DURATION = re.compile(
    r"P(?=.)(?:([\dX.]+)Y)?(?:([\dX.]+)M)?(?:([\dX.]+)W)?(?:([\dX.]+)D)?(?:T(?:([\dX.]+)H)?(?:([\dX.]+)M)?(?:([\dX.]+)S)?)?"
)
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
_DOUBT = {"": "", "?": " (uncertain)", "~": " (about)", "%": " (about, uncertain)"}


def in_words(value: str) -> str:
    """``>=2 calls`` as "at least 2 calls", ``2018-06-20/2018-07-03`` as "20 June – 3 July 2018", ``~P2W`` as "about 2 weeks".

    What is none of these comes back unchanged.
    """
    bound = _BOUND.match(value)
    prefix, rest = (BOUNDS[bound[1]], value[bound.end() :]) if bound else ("", value)
    if duration := _DURATION.fullmatch(rest):
        return prefix + _duration(duration.groups()) if any(duration.groups()) else value
    if "/" in rest:
        start, _, end = rest.partition("/")
        told = _interval(start, end)
        return prefix + told if told else prefix + rest
    return prefix + (_point(rest) or rest)


def _point(text: str) -> str:
    """A point in time; empty where ``text`` is none."""
    m = _POINT.fullmatch(text)
    if not m:
        return ""
    year, month, day, clock, doubt = m.groups()
    if month and not 1 <= int(month) <= 12:
        return ""
    parts = [str(int(day)) if day else "", MONTHS[int(month) - 1] if month else "", year]
    return " ".join(p for p in parts if p) + (f", {clock}" if clock else "") + _DOUBT[doubt]


def _interval(start: str, end: str) -> str:
    a, b = _point(start), _point(end)
    if end in ("..", "") and a:
        return f"from {a}"
    if start in ("..", "") and b:
        return f"until {b}"
    if not a or not b:
        return ""
    year = start[:4]
    return f"{a.removesuffix(f' {year}')} – {b}" if year == end[:4] and a != year else f"{a} – {b}"


def _duration(amounts: tuple[str | None, ...]) -> str:
    parts = []
    for amount, unit in zip(amounts, _UNITS, strict=True):
        if amount:
            number = "some" if "X" in amount else amount
            parts.append(f"{number} {unit}{'' if amount == '1' else 's'}")
    return " ".join(parts)
