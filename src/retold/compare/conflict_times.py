"""Times of day of one happening that differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.conflict_slots import Slots
from retold.compare.conflict_voice import Voices
from retold.model.claims import Claim, Conflict, ConflictKind, Mention, Strength
from retold.model.story import Story

_CLOCK = re.compile(r"(?:(\d{4}-\d\d-\d\d))?T(\d\d):(\d\d)(?::\d\d)?(?:(Z)|([+-])(\d\d):(\d\d))?")
_ROUND = 30
"""Minutes within which a time said to be about, or a full hour, may be another more exact one."""
_MOST = 100
"""Times that are held against each other."""
_SAME = 180
"""Minutes beyond which two times are of two happenings."""
_HOUR, _DAY = 60, 1440


def time_conflicts(story: Story, claim: Claim, voices: Voices, slots: Slots, names: dict[str, str]) -> list[Conflict]:
    """At most one conflict, of a claim that asks for a time of day: precision only where one of two near times is rounded."""
    if claim.asks is None or not claim.asks.startswith("time:"):
        return []
    told = [m for m in claim.mentions if not voices.quoted(m.span) and _clock(m) is not None]
    sharp, sides = False, set()
    for a, b in combinations(told[:_MOST], 2):
        apart = _apart(a, b)
        if apart is None or slots.far(a.span, b.span):
            continue
        rounded = _rounded(a) or _rounded(b)
        if rounded and apart > _ROUND:
            continue
        sharp = sharp or not rounded
        sides |= {Side(m.span, m.value or "") for m in (a, b)}
    if len({s.span.doc for s in sides}) < 2:
        return []
    ordered = sorted(sides, key=lambda s: s.span)
    spoken = [Side(s.span, f"“{_words(story, s)}”") for s in ordered]
    strength = Strength.CONTRADICTION if sharp else Strength.PRECISION_ONLY
    text = f"{claim.text.rstrip('.')}: {by_value(spoken, names)}."
    return [conflict(claim.id, ConflictKind.TIME, strength, ordered, text)]


def _words(story: Story, side: Side) -> str:
    """The time in the article's words, where a mark for it stands in the side."""
    marks = [d.span for d in story.dates if d.value == side.value and side.span.contains(d.span)]
    return " ".join(story.text(marks[0] if marks else side.span).split())


@dataclass(frozen=True, slots=True)
class _Clock:
    """Minutes of the day, the day as an ordinal where one is given, and the minutes that a named zone is ahead of UTC."""

    minutes: int
    day: int | None
    ahead: int | None


def _clock(mention: Mention) -> _Clock | None:
    found = _CLOCK.search(mention.value or "")
    if found is None:
        return None
    day = date.fromisoformat(found[1]).toordinal() if found[1] else None
    ahead = 0 if found[4] else None
    if found[5]:
        ahead = (_HOUR * int(found[6]) + int(found[7])) * (-1 if found[5] == "-" else 1)
    return _Clock(_HOUR * int(found[2]) + int(found[3]), day, ahead)


def _apart(a: Mention, b: Mention) -> int | None:
    """Minutes between two times of one happening; ``None`` where they agree, or may be of two happenings or of two zones.

    Times with zones are compared in UTC; where only one names its zone, full hours between them may be the zone's.
    """
    x, y = _clock(a), _clock(b)
    if x is None or y is None:
        return None
    both = x.ahead is not None and y.ahead is not None
    days = _DAY * (x.day - y.day) if x.day is not None and y.day is not None else 0
    if days and not both:
        return None
    apart = abs(days + x.minutes - y.minutes - ((x.ahead or 0) - (y.ahead or 0) if both else 0))
    zone = (x.ahead is None) != (y.ahead is None) and apart % _HOUR == 0
    return None if apart == 0 or apart > _SAME or zone else apart


def _rounded(mention: Mention) -> bool:
    value = mention.value or ""
    return value[-1:] in {"~", "%"} or ((clock := _clock(mention)) is not None and clock.minutes % _HOUR == 0)
