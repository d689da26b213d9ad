"""Rules for times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.annotate.time_found import Found, Reading, any_of
from retold.lang.months import CLOCK_WORDS, WEEKDAYS, ZONES
from retold.model.marks import TimeKind

_ABOUT = r"(?:(?P<about>about|around|approximately|roughly|nearly|almost|just before|just after|shortly before|shortly after|some time after|just past|close to|near) )?"
_ZONE_NAMES = rf"{any_of(ZONES)}|BST|ET|CT|MT|PT|local time|Eastern|Pacific|Central"
_ZONE = rf"(?: \(?(?P<zone>{_ZONE_NAMES})\b\)?(?: (?:time|Time))?)?"
_PART = rf"(?:(?:on )?(?:(?:{any_of(w for w in WEEKDAYS if len(w) > 5)}|this|tomorrow|yesterday) (?P<part>morning|afternoon|evening|night)|(?P<tonight>tonight|last night))\b)"

TWELVE = re.compile(
    rf"(?<![\w$£€.,:/-]){_ABOUT}(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<m>[0-5]\d))?(?::[0-5]\d)? ?(?P<half>[ap])(?:\.m\b\.?|m\b){_ZONE}",
    re.IGNORECASE,
)
TWENTY_FOUR = re.compile(
    rf"(?<![\w$£€.,:/-]){_ABOUT}(?P<h>[01]?\d|2[0-3])(?P<sep>[:.h]?)(?P<m>[0-5]\d)(?::[0-5]\d)?(?: (?P<zone>hours|hrs|{_ZONE_NAMES})\b)?(?![\d:%])",
)
OCLOCK = re.compile(
    rf"(?<!\w){_ABOUT}(?P<h>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o'clock", re.IGNORECASE
)
BEFORE_PART = re.compile(
    rf"(?:(?<=\bat )|(?<=\bby )|(?<=\bfrom )|(?<=\buntil )|(?<=\bsince )){_ABOUT}(?P<h>1[0-2]|[1-9])(?::(?P<m>[0-5]\d))?(?= {_PART})",
    re.IGNORECASE,
)
WORD = re.compile(rf"\b{_ABOUT}(?P<w>{'|'.join(CLOCK_WORDS)})\b(?!-)", re.IGNORECASE)


def clock(r: Reading) -> Iterator[Found]:
    """``about 6:20 a.m.``, ``6.20am``, ``17:48 GMT``, ``five o'clock``, ``at 8 tonight``, ``noon``.

    Values are ``THH:MM``, with the offset from universal time where the zone named has one (``T17:48Z``, ``T09:00-05:00``),
    ``~`` where about.
    """
    for m in TWELVE.finditer(r.text):
        hour = int(m["h"]) % 12 + (12 if m["half"].lower() == "p" else 0)
        yield _found(m, f"T{hour:02d}:{m['m'] or '00'}{_offset(m)}")
    for m in TWENTY_FOUR.finditer(r.text):
        if (m["sep"] == ":" or m["zone"]) and (len(m["h"]) == 2 or m["sep"]):
            led = re.search(
                r"\b(?:at|by|until|from|since|around|about|before|after)\s*$", r.text[max(0, m.start() - 12) : m.start()]
            )
            if m["zone"] or m["about"] or led:
                yield _found(m, f"T{int(m['h']):02d}:{m['m']}{_offset(m)}")
    for m in OCLOCK.finditer(r.text):
        yield _found(m, None)
    for m in BEFORE_PART.finditer(r.text):
        yield _found(m, f"T{_hour(int(m['h']), (m['part'] or 'night').lower()):02d}:{m['m'] or '00'}")
    for m in WORD.finditer(r.text):
        if m["w"][0].isupper() and m.start() and not m["about"]:
            continue
        yield _found(m, f"T{CLOCK_WORDS[m['w'].lower()]}")


def _hour(hour: int, part: str) -> int:
    """The hour, 0 to 23, of a clock's in a part of the day; one to four at night is before dawn."""
    if part == "morning" or (part == "night" and (hour == 12 or hour < 5)):
        return hour % 12
    return hour % 12 + 12


def _offset(m: re.Match[str]) -> str:
    return ZONES.get((m["zone"] or "").upper(), "")


def _found(m: re.Match[str], value: str | None) -> Found:
    return Found(m.start(), m.end(), TimeKind.TIME, value + ("~" if m["about"] else "") if value else None)
