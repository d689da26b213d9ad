"""Headlines that name their source beside a colon: "Union: Calls Went Unanswered", "Calls Went Unanswered: Report"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retold.lang.cues import HEADLINE_LABELS, HEADLINE_SOURCES

MAX_SOURCE_WORDS = 4

_COLON = re.compile(r"(?<=[\w’'\")”]):(?=\s)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class HeadlineCue:
    """Offsets of source, colon and content in a headline."""

    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[int, int]


def headline_cue(text: str, start: int, end: int, sources: frozenset[str]) -> HeadlineCue | None:
    """The source a headline names beside its colon; ``sources`` are the lower-case words of the body's own sources.

    Few words before the colon are a source where the body gives statements to somebody of that name; few words after
    it, also where they are a common noun for one ("report", "officials").
    """
    colon = _COLON.search(text, start, end)
    if colon is None:
        return None
    before = _trim(text, start, colon.start())
    after = _trim(text, colon.end(), end)
    if before[0] >= before[1] or after[0] >= after[1]:
        return None
    head, tail = _words(text, before), _words(text, after)
    if not head or not tail:
        return None
    if len(tail) <= MAX_SOURCE_WORDS and (tail[-1] in HEADLINE_SOURCES or tail[-1] in sources) and len(head) > len(tail):
        return HeadlineCue(after, colon.span(), before)
    if len(head) <= MAX_SOURCE_WORDS and head[-1] in sources and head[0] not in HEADLINE_LABELS and len(tail) > 2:
        return HeadlineCue(before, colon.span(), after)
    return None


def _words(text: str, stretch: tuple[int, int]) -> list[str]:
    return [w.lower() for w in _WORD.findall(text, *stretch)]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
