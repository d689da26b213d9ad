"""Days of one act that exclude each other, where a clause has its day from around it: ``In June, … began. They set up a tent``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from retold.compare.conflict_pairs import Pairs, keys
from retold.compare.conflict_sides import Side, by_value, conflict, value_in
from retold.compare.conflict_slots import Filled, spoken
from retold.compare.conflict_values import Extent
from retold.compare.tellings import Telling, Voice, key
from retold.lang.events import RECURRING
from retold.lang.subtrees import subtree
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.marks import Sentence
from retold.model.span import Span

_ALIKE = 0.28
"""Content that two tellings share to be of one happening where they do not name the same doer and the same object."""
_FRONT = 4
"""Characters before a date at the beginning of a sentence (``In ``)."""
_PAST = frozenset({"VBD", "VBN", "VB"})
_MOST = 160
"""Dated tellings of one act that are compared pair by pair, those with a lent day first."""
_LONGEST = 70
"""Words from a date to the clause that has it from there; farther ones are shown apart."""


@dataclass(frozen=True, slots=True)
class _Dated:
    telling: Telling
    extent: Extent
    shown: str
    place: Span
    lent: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """A date at the head of a sentence."""

    date: Filled
    sentence: Sentence

    def goes_on(self, t: Telling) -> bool:
        """Whether a telling is of somebody or something of the frame's sentence: by a word, or by a pronoun."""
        tokens = t.sentence.tokens
        if not t.who:
            return any(c.dep in {"nsubj", "nsubjpass"} and c.pos == "PRON" and c.head in t.verbs for c in tokens)
        return bool(keys(t, t.who) & {key(c) for c in self.sentence.tokens})


def frame_conflicts(pairs: Pairs, names: dict[str, str]) -> list[Conflict]:
    """At most one contradiction (date) an act, over tellings of which one has its day from another clause.

    A date at the head of a sentence holds for the sentences after it in its paragraph that have none (the framing adverbials of
    Charolles et al. 2005) and whose subject goes on with something of it (the continuing centre of Grosz, Joshi & Weinstein 1995); ``after`` and ``before`` a dated happening bound the day of what came after or before.
    """
    rows: dict[str, list[_Dated]] = defaultdict(list)
    frames = _frames(pairs)
    for t in pairs.tellings.all:
        if t.voice not in {Voice.OPEN, Voice.DENIED} and t.act not in RECURRING and not t.planned:
            found = _when(pairs, t, frames)
            if found is not None:
                rows[t.act].append(found)
    out: list[Conflict] = []
    for row in rows.values():
        some = sorted(row, key=lambda d: not d.lent)[:_MOST]
        apart = [(a, b) for a, b in combinations(some, 2) if a.lent and _exclude(pairs, a, b)]
        told = {d.telling.span: d for pair in apart for d in pair}
        if told:
            sides = [Side(d.place, d.shown) for d in told.values()]
            subject = value_in(ConflictKind.DATE, pairs.told([d.telling for d in told.values()]))
            text = f"{subject}: {by_value(sides, names)}."
            out.append(conflict(None, ConflictKind.DATE, Strength.CONTRADICTION, sides, text))
    return out


def _frames(pairs: Pairs) -> dict[Span, _Frame]:
    """The date that a sentence may have from one before it in its paragraph."""
    story = pairs.tellings.story
    rows: dict[str, list[Sentence]] = defaultdict(list)
    for s in sorted(story.sentences, key=lambda s: s.span):
        rows[s.span.doc].append(s)
    out: dict[Span, _Frame] = {}
    for doc, row in rows.items():
        text = story.document(doc).text
        frame: _Frame | None = None
        before = 0
        for s in row:
            frame = None if "\n" in text[before : s.span.start] or text[:before].endswith("\n") else frame
            own = _dates(pairs, s.span)
            if own:
                frame = _Frame(own[0], s) if len(own) == 1 and own[0].span.start - s.span.start <= _FRONT else None
            elif frame is not None:
                out[s.span] = frame
            before = s.span.end
    return out


def _dates(pairs: Pairs, span: Span) -> list[Filled]:
    return [f for f in pairs.slots.within(span) if f.kind is ConflictKind.DATE]


def _when(pairs: Pairs, t: Telling, frames: dict[Span, _Frame]) -> _Dated | None:
    story = pairs.tellings.story
    own = _dates(pairs, t.span)
    if own:
        return (
            _Dated(t, own[0].extent, spoken(story, own[0]), t.span, lent=False) if len({f.written for f in own}) == 1 else None
        )
    for mark, span in _bounds(t):
        found = _dates(pairs, span)
        if len(found) == 1:
            e = found[0].extent
            extent = Extent(e.low, float("inf"), loose=True) if mark == "after" else Extent(float("-inf"), e.high, loose=True)
            return _Dated(t, extent, f"{mark} {spoken(story, found[0])}", t.span.hull(found[0].span), lent=True)
    frame = frames.get(t.sentence.span)
    if frame is None or any(t.sentence.tokens[v].tag not in _PAST for v in t.verbs) or not frame.goes_on(t):
        return None
    place = frame.date.span.hull(t.span)
    near = len(story.text(place).split()) <= _LONGEST
    return _Dated(t, frame.date.extent, spoken(story, frame.date), place if near else t.span, lent=True)


def _bounds(t: Telling) -> Iterator[tuple[str, Span]]:
    """``after`` or ``before`` and the words of the clause or noun that it opens, below the verbs of a telling."""
    tokens = t.sentence.tokens
    for j, c in enumerate(tokens):
        if c.head not in t.verbs or c.dep not in {"advcl", "prep"} or j in t.verbs:
            continue
        mark = c.lemma if c.dep == "prep" else next((k.lemma for k in tokens if k.head == j and k.dep == "mark"), "")
        if mark in {"after", "before"}:
            below = subtree(tokens, [j])
            yield mark, Span(t.doc, tokens[below[0]].start, tokens[below[-1]].end)


def _exclude(pairs: Pairs, a: _Dated, b: _Dated) -> bool:
    """Whether two tellings are of one happening and no day satisfies both."""
    s, t = a.telling, b.telling
    if s.doc == t.doc or s.negated != t.negated or a.extent.meets(b.extent) or pairs.slots.far(s.span, t.span):
        return False
    if not pairs.one(s, t) or not pairs.same_thing(s, t) or pairs.slots.elsewhen(s.span) != pairs.slots.elsewhen(t.span):
        return False
    who, whom = (keys(s, s.who) & keys(t, t.who), keys(s, s.whom) & keys(t, t.whom))
    same = bool(who) and (bool(whom) or (_passive(s) and _passive(t)))
    return same or pairs.tellings.both(s, t) >= _ALIKE


def _passive(t: Telling) -> bool:
    """Whether the subject is who or what it was done to."""
    return any(c.dep == "nsubjpass" and c.head in t.verbs for c in t.sentence.tokens)
