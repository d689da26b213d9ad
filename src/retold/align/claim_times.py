"""Claims about the time of day at which something happened, whatever else the sentences say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from retold.align.claim_tops import Tops
from retold.lang.events import CLASS_OF, SUDDEN
from retold.lang.events_governor import Governors
from retold.lang.events_times import ACCIDENT, asked
from retold.model.marks import TimeKind
from retold.model.span import Span
from retold.model.story import Story

_REACH = 90
"""Characters between a time and its happening beyond which the mention is the time alone."""
_CLOCK = re.compile(r"T\d\d:\d\d")
_CLASSES = frozenset(CLASS_OF.values())


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day with the word it hangs on: place, value, and the key of the happening."""

    span: Span
    value: str
    happening: str


def clocks(story: Story) -> list[list[Clock]]:
    """Times by happening, where at least two documents give one and they are not all the same.

    A happening is an accident under any of its names, or one whose class of words the tops of several articles share.
    """
    tops, governors = Tops(story), Governors(story.sentences)
    rows: dict[str, list[Clock]] = defaultdict(list)
    for d in story.dates:
        if d.kind is not TimeKind.TIME or d.value is None or not _CLOCK.search(d.value):
            continue
        sentence, found = tops.sentence(d.span), governors.of(d.span)
        if sentence is None or found is None or tops.elsewhen(sentence):
            continue
        key, token = found
        happening = ACCIDENT if key in SUDDEN else key
        if happening != ACCIDENT and (key not in tops.keys or key not in _CLASSES):
            continue
        both = d.span.hull(Span(d.span.doc, token.start, token.end))
        rows[happening].append(Clock(both if len(both) <= _REACH else d.span, d.value, happening))
    return [row for row in rows.values() if len({c.span.doc for c in row}) >= 2 and len({_hour(c) for c in row}) >= 2]


def question(row: Sequence[Clock]) -> str:
    """What the times answer, as the claim's text."""
    return asked(row[0].happening)


def _hour(clock: Clock) -> str:
    found = _CLOCK.search(clock.value)
    return found.group() if found is not None else ""
