"""Times of day of one happening that differ."""

from __future__ import annotations

import re
from itertools import combinations

from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.conflict_slots import Slots
from retold.compare.conflict_voice import Voices
from retold.model.claims import Claim, Conflict, ConflictKind, Mention, Strength
from retold.model.story import Story

_CLOCK = re.compile(r"(?:(\d{4}-\d\d-\d\d))?T(\d\d):(\d\d)")
_ROUND = 30
"""Minutes within which a time said to be about, or a full hour, may be another more exact one."""
_MOST = 100
"""Times that are held against each other."""
_SAME = 180
"""Minutes beyond which two times are of two happenings, or of two time zones."""


def time_conflicts(story: Story, claim: Claim, voices: Voices, slots: Slots, names: dict[str, str]) -> list[Conflict]:
    """At most one conflict, of a claim that asks for a time of day: precision only where one of two near times is rounded."""
    if claim.asks is None or not claim.asks.startswith("time:"):
        return []
    told = [m for m in claim.mentions if not voices.quoted(m.span) and _minutes(m) is not None]
    sharp, sides = False, set()
    for a, b in combinations(told[:_MOST], 2):
        apart = abs((_minutes(a) or 0) - (_minutes(b) or 0))
        if apart == 0 or apart > _SAME or _other_day(a, b) or slots.far(a.span, b.span):
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


def _minutes(mention: Mention) -> int | None:
    found = _CLOCK.search(mention.value or "")
    return None if found is None else 60 * int(found[2]) + int(found[3])


def _rounded(mention: Mention) -> bool:
    value = mention.value or ""
    return value[-1:] in {"~", "%"} or (_minutes(mention) or 0) % 60 == 0


def _other_day(a: Mention, b: Mention) -> bool:
    days = [found[1] for m in (a, b) if (found := _CLOCK.search(m.value or "")) is not None and found[1]]
    return len(set(days)) > 1
