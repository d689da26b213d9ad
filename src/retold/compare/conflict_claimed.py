"""Numbers, dates, times and durations of one claim that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from retold.compare.conflict_comparable import comparable, grows, moves
from retold.compare.conflict_growth import Counted, changed, growth, moved, rose
from retold.compare.conflict_pairs import Pairs
from retold.compare.conflict_sides import Side, by_value, conflict, value_in
from retold.compare.conflict_slots import Filled, Slots, is_count, spoken
from retold.lang.events_keys import class_key
from retold.model.claims import Claim, Conflict, ConflictKind, Mention, Strength
from retold.model.span import Span
from retold.model.story import Story

_MOST = 24
"""Mentions of one slot that are compared pair by pair; of more, those with distinct values come first."""


def value_conflicts(pairs: Pairs, claim: Claim, names: dict[str, str]) -> list[Conflict]:
    """At most one conflict a slot of a claim. A mention that fills a slot twice with different values takes no part.

    An article that gives both values knows of two things, and holds none of them against the other, unless the claim asks for one.
    Nor is a count held against the one that its own article corrects.
    Counts with a lower bound (``at least two``) that rise with time are an update although all may hold. Counts that a claim of
    their own brings together are compared there alone.
    """
    slots = pairs.slots
    filled: dict[tuple[ConflictKind, str], list[tuple[Mention, Filled]]] = defaultdict(list)
    for m in claim.mentions:
        by_slot: dict[tuple[ConflictKind, str], list[Filled]] = defaultdict(list)
        for f in slots.within(m.span):
            by_slot[f.kind, class_key(f.unit) if f.unit else ""].append(f)
        for slot, row in by_slot.items():
            if len({f.written for f in row}) == 1 and (is_count(claim) or row[0].unit not in slots.counted):
                filled[slot].append((m, row[0]))
    out = [_compare(pairs, claim, row, names) for row in filled.values()]
    return [c for c in out if c is not None]


def _compare(pairs: Pairs, claim: Claim, row: list[tuple[Mention, Filled]], names: dict[str, str]) -> Conflict | None:
    story, slots = pairs.tellings.story, pairs.slots
    row = row if is_count(claim) else [(m, f) for m, f in row if not _two_things(slots, f, [g for _, g in row])]
    if len({f.written for _, f in row}) < 2:
        return None
    clashing = _clashing(pairs, claim, row)
    kind = row[0][1].kind
    risen = not clashing and is_count(claim) and rose(Counted(story.document(m.span.doc), f.extent) for m, f in row)
    if risen:
        clashing = {f.span for _, f in row if not f.written[:1].isalpha()}
    if not clashing:
        return None
    values = {f.written for _, f in row if f.span in clashing}
    told = [
        (m, f)
        for m, f in row
        if f.span in clashing
        or (f.written in values and not slots.elsewhen(m.span))
        or (is_count(claim) and not f.written[:1].isalpha())
    ]
    sides = [Side(m.span, f.written) for m, f in told]
    strength = Strength.UPDATE_OVER_TIME if risen else _strength(story, claim, kind, told)
    shown = [Side(m.span, spoken(story, f)) for m, f in _in_order(story, told)]
    text = f"{_subject(claim, kind)}: {by_value(shown, names)}."
    return conflict(claim.id, kind, strength, sides, text)


def _clashing(pairs: Pairs, claim: Claim, row: Sequence[tuple[Mention, Filled]]) -> set[Span]:
    """Where values stand that exclude another one of the same thing."""
    story = pairs.tellings.story
    first: dict[str, tuple[Mention, Filled]] = {}
    for m, f in row:
        first.setdefault(f.written, (m, f))
    some = list({id(f): (m, f) for m, f in (*first.values(), *row)}.values())[:_MOST]
    giving: dict[str, set[str]] = defaultdict(set)
    for m, f in row:
        giving[f.written].add(m.span.doc)
    clashing: set[Span] = set()
    for (m, f), (n, g) in combinations(some, 2):
        apart = f.written != g.written and not f.extent.meets(g.extent)
        known = claim.asks is None and bool(giving[f.written] & giving[g.written])
        corrected = m.span.doc == n.span.doc and (
            pairs.slots.in_one_breath(m.span, n.span) or pairs.slots.revised(m.span) or pairs.slots.revised(n.span)
        )
        if apart and not corrected and (is_count(claim) or (not known and comparable(story, pairs, (m.span, f), (n.span, g)))):
            clashing |= {f.span, g.span}
    return clashing


def _two_things(slots: Slots, filled: Filled, others: Sequence[Filled]) -> bool:
    """Whether an article gives another value in the same paragraph: it tells of two things (her hours of service and his)."""
    near = [f for f in others if f.span.doc == filled.span.doc and not f.extent.meets(filled.extent)]
    return any(slots.in_one_breath(f.span, filled.span) for f in near)


def _in_order(story: Story, told: Sequence[tuple[Mention, Filled]]) -> list[tuple[Mention, Filled]]:
    """Values by publication, each figure of an article once: ``seven`` and ``at least seven`` of one article read as one."""

    def published(row: tuple[Mention, Filled]) -> str:
        when = story.document(row[0].span.doc).published
        return when.edtf if when is not None else "~"

    once: dict[tuple[str, str], tuple[Mention, Filled]] = {}
    for m, f in told:
        once.setdefault((m.span.doc, f.figure), (m, f))
    return sorted(once.values(), key=published)


def _subject(claim: Claim, kind: ConflictKind) -> str:
    """What differs: the question a claim answers, or which part of its words, which are an article's."""
    told = claim.text.rstrip(".")
    return told if claim.asks is not None else value_in(kind, f"“{told}”")


def _strength(story: Story, claim: Claim, kind: ConflictKind, row: Sequence[tuple[Mention, Filled]]) -> Strength:
    """Counts that can only grow and days that lie ahead are told apart by time; everything else here excludes each other."""
    if kind is ConflictKind.DATE:
        return moved(Counted(story.document(m.span.doc), f.extent) for m, f in row)
    if kind is ConflictKind.NUMBER and moves(story, [(m.span, f) for m, f in row]):
        return changed(Counted(story.document(m.span.doc), f.extent) for m, f in row)
    if kind is not ConflictKind.NUMBER or not (is_count(claim) or all(grows(f) for _, f in row)):
        return Strength.CONTRADICTION
    return growth(Counted(story.document(m.span.doc), f.extent) for m, f in row)
