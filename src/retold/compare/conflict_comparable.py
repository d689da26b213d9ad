"""Whether two values are of one thing: times of one happening, figures in like words, tolls of one disaster."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retold.compare.conflict_pairs import Pairs
from retold.compare.conflict_slots import Filled, Slots
from retold.compare.conflict_strangers import by_verbs, other_acts, strangers
from retold.lang.events import CUMULATIVE, ENDING, LOSSES, PROGRESS, RECURRING
from retold.lang.events_keys import class_key, content_keys, shared_keys
from retold.model.claims import ConflictKind
from retold.model.document import TITLE_ROLES, Role
from retold.model.span import Span
from retold.model.story import Story

_ALIKE = 0.4
"""Content two mentions must share, besides belonging to one claim, before their numbers are held against each other; times
must belong to the same happening instead."""
_DATED = frozenset({ConflictKind.DATE, ConflictKind.DURATION})
_SHARE = "%"
_AGE = "year-old"
"""Ages are of persons, and clauses alike may tell of two."""
_APART = 50.0
"""Durations further apart than this are of two happenings (an evening's delay, a century's wait)."""
_TOLLS = 3.0
"""Tolls further apart than this are tolls of two happenings."""
_FAR = 10.0
"""Counts further apart than this are of a whole and of its part."""
_NAMES = re.compile(r"\b[A-Z]\w*")
_TOLL_WORDS = 2
"""Content words besides the toll's own that the sentences of two tolls must share."""


def comparable(story: Story, pairs: Pairs, a: tuple[Span, Filled], b: tuple[Span, Filled]) -> bool:
    """Whether two stretches of text fill the slot for the same thing: times of one happening; counts in like words, or one toll.

    Counts of one text are of two things, unless one stands in its headline; shares of one text always are. Counts ten times apart never
    are of one thing.
    """
    (s1, f1), (s2, f2) = a, b
    slots = pairs.slots
    if strangers(pairs, f1.span, f2.span):
        return False
    if f1.anchored and f2.anchored and story.text(f1.span).casefold() == story.text(f2.span).casefold():
        return False
    if f1.kind in _DATED:
        if f1.kind is ConflictKind.DURATION and (by_verbs(pairs, f1.span, f2.span) or slots.elsewhen(s1) != slots.elsewhen(s2)):
            return False
        if f1.kind is ConflictKind.DATE and not _one_dated(story, a, b):
            return False
        return _one_happening(slots, f1, f2) and not slots.differ(s1, s2, ConflictKind.NUMBER)
    return _one_count(story, pairs, a, b)


def _one_count(story: Story, pairs: Pairs, a: tuple[Span, Filled], b: tuple[Span, Filled]) -> bool:
    """Whether two counts, shares or amounts are of one thing."""
    (s1, f1), (s2, f2) = a, b
    slots = pairs.slots
    if f1.unit == _AGE or (not grows(f1) and other_acts(pairs, f1.span, f2.span)):
        return False
    if f1.kind is ConflictKind.NUMBER and (slots.far(s1, s2) or slots.apart(s1, s2)):
        return False
    if s1.doc == s2.doc and (f1.unit == _SHARE or not {_role(pairs, s) for s in (s1, s2)} & TITLE_ROLES):
        return False
    if slots.elsewhen(s1) or slots.elsewhen(s2) or slots.foreseen(f1.span) != slots.foreseen(f2.span):
        return False
    low, high = sorted((f1.extent.low, f2.extent.low))
    alike = shared_keys(_rest(story, s1, f1), _rest(story, s2, f2)) >= _ALIKE
    return not high > _FAR * low > 0 and (alike or (high <= _TOLLS * low and _one_toll(slots, a, b)))


def _one_toll(slots: Slots, a: tuple[Span, Filled], b: tuple[Span, Filled]) -> bool:
    """Whether two counts of what can only grow are of one disaster."""
    (s1, f1), (s2, f2) = a, b
    if not (grows(f1) and grows(f2) and f1.governor == f2.governor):
        return False
    around = content_keys(slots.around(s1)) & content_keys(slots.around(s2))
    return len(around - {class_key(f1.unit), "people"}) >= _TOLL_WORDS


def _one_dated(story: Story, a: tuple[Span, Filled], b: tuple[Span, Filled]) -> bool:
    """Whether two dated clauses have something in common besides names and what was done, or one of them has nothing else.

    Who signs a bill one day may sign a letter the next. ``December`` may be that of the year which another names.
    """
    (_, f), (_, g) = a, b
    if (f.anchored or g.anchored) and f.written[4:7] == g.written[4:7] and {len(f.written), len(g.written)} == {len("2031-05")}:
        return False
    keys = [content_keys(_NAMES.sub(" ", _rest(story, place, filled))) - {filled.governor} for place, filled in (a, b)]
    return bool(keys[0] & keys[1]) or any(not k for k in keys)


def _role(pairs: Pairs, place: Span) -> Role | None:
    sentence = pairs.tellings.voices.sentence(place)
    return pairs.tellings.roles.get(sentence.span) if sentence is not None else None


def grows(filled: Filled) -> bool:
    """Whether a count can only grow while a story runs: a toll, or what was destroyed."""
    return class_key(filled.unit) in CUMULATIVE or filled.governor in LOSSES


def _one_happening(slots: Slots, a: Filled, b: Filled) -> bool:
    """Whether two days, or two durations, are of one happening."""
    if a.governor is None or a.governor != b.governor:
        return False
    if a.kind is ConflictKind.DURATION:
        short, long = sorted(f.extent.low if f.extent.high == float("inf") else f.extent.high for f in (a, b))
        return long <= _APART * short
    told = slots.says_when(a) and slots.says_when(b)
    return told and a.governor not in RECURRING and not slots.fresh(a, b) and not slots.strangers(a, b)


def moves(story: Story, row: Sequence[tuple[Span, Filled]]) -> bool:
    """Whether figures may rise and fall with time: people missing, and shares of what goes on until it is whole."""
    if row[0][1].unit in ENDING:
        return True
    return row[0][1].unit == _SHARE and all(content_keys(story.text(place)) & PROGRESS for place, _ in row)


def _rest(story: Story, place: Span, filled: Filled) -> str:
    """The text without the value that is compared."""
    text = story.text(place)
    a, b = filled.span.start - place.start, filled.span.end - place.start
    return f"{text[:a]} {text[b:]}"
