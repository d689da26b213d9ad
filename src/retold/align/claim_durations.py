"""Claims about how long something lasted: every duration told of the same happening, whatever the sentence is about."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from retold.lang.events_governor import Governors, is_offset
from retold.lang.months import UNITS
from retold.model.marks import TimeKind
from retold.model.span import Span
from retold.model.story import Story

_YEARS = re.compile(r"P(?:\d+(?:\.\d+)?|X)Y$")
"""Years are what the news looks back on, seldom how long the news lasted."""
_NEXT = 20
_REACH = 90
"""Characters between a duration and its happening beyond which the mention is the duration alone."""


@dataclass(frozen=True, slots=True)
class Lasted:
    """A duration with the happening it belongs to: the words from the one to the other, the value, whether a noun names it."""

    span: Span
    happening: str
    value: str
    noun: bool


def lasted(story: Story) -> list[list[Lasted]]:
    """Durations by happening, where at least two documents give one; the word for the happening is that of the first.

    Only durations whose governing noun or verb names a happening take part: ``week-long protests``, ``waited for two hours``.
    """
    governors = Governors(story.sentences)
    rows: dict[str, list[Lasted]] = defaultdict(list)
    for d in story.dates:
        if d.kind is not TimeKind.DURATION or d.value is None:
            continue
        text = story.document(d.span.doc).text
        found = governors.of(d.span)
        if found is None or is_offset(text[d.span.start : d.span.end], text[d.span.end : d.span.end + _NEXT]):
            continue
        key, token = found
        if _YEARS.search(d.value) or token.lemma in UNITS:
            continue
        both = d.span.hull(Span(d.span.doc, token.start, token.end))
        rows[key].append(Lasted(both if len(both) <= _REACH else d.span, token.lemma, d.value, token.pos == "NOUN"))
    return [row for row in rows.values() if len({x.span.doc for x in row}) >= 2]
