"""Counts, days and durations of one act that exclude each other, whether or not a claim joins their articles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from retold.compare.conflict_comparable import comparable, grows, moves
from retold.compare.conflict_growth import Counted, changed, growth, moved
from retold.compare.conflict_pairs import Pairs
from retold.compare.conflict_sides import Side, by_value, conflict, value_in
from retold.compare.conflict_slots import Filled, spoken
from retold.compare.tellings import Telling, Voice
from retold.lang.events_keys import class_key
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.document import TITLE_ROLES

_Slot = tuple[ConflictKind, str]


def measure_conflicts(pairs: Pairs, names: dict[str, str]) -> list[Conflict]:
    """A conflict for every act with a slot whose values exclude each other; a telling with two values for it takes no part."""
    slots = sorted({s for _, a, b in pairs.found for t in (a, b) for s in _values(pairs, t)}, key=str)
    out: list[Conflict] = []
    for slot in slots:
        groups = pairs.groups(partial(_clash, pairs, slot), partial(_fills, pairs, slot))
        out += [_conflict(pairs, slot, g, names) for g in groups]
    return out


def _values(pairs: Pairs, t: Telling) -> dict[_Slot, Filled]:
    rows: dict[_Slot, list[Filled]] = {}
    for f in pairs.slots.within(t.span):
        rows.setdefault((f.kind, class_key(f.unit) if f.unit else ""), []).append(f)
    return {slot: row[0] for slot, row in rows.items() if len({f.written for f in row}) == 1}


def _fills(pairs: Pairs, slot: _Slot, known: Telling, new: Telling) -> bool:
    return slot in _values(pairs, new) and (slot[0] is not ConflictKind.DATE or pairs.same_thing(known, new))


def _clash(pairs: Pairs, slot: _Slot, a: Telling, b: Telling) -> bool:
    apart = a.doc != b.doc or (a.role in TITLE_ROLES) != (b.role in TITLE_ROLES)
    if Voice.OPEN in {a.voice, b.voice} or a.negated != b.negated or not apart:
        return False
    x, y = _values(pairs, a).get(slot), _values(pairs, b).get(slot)
    if x is None or y is None or x.extent.meets(y.extent) or (slot[0] is ConflictKind.DATE and not pairs.same_thing(a, b)):
        return False
    return comparable(pairs.tellings.story, pairs, (a.span, x), (b.span, y))


def _conflict(pairs: Pairs, slot: _Slot, group: Sequence[Telling], names: dict[str, str]) -> Conflict:
    story = pairs.tellings.story
    rows = [(t, _values(pairs, t)[slot]) for t in group]
    sides = [Side(t.span, f.written) for t, f in rows]
    shown = [Side(t.span, spoken(story, f)) for t, f in rows]
    strength = Strength.CONTRADICTION
    if slot[0] is ConflictKind.NUMBER and moves(story, [(t.span, f) for t, f in rows]):
        strength = changed(Counted(story.document(t.doc), f.extent) for t, f in rows)
    elif slot[0] is ConflictKind.NUMBER and all(grows(f) for _, f in rows):
        strength = growth(Counted(story.document(t.doc), f.extent) for t, f in rows)
    if slot[0] is ConflictKind.DATE:
        strength = moved(Counted(story.document(t.doc), f.extent) for t, f in rows)
    return conflict(None, slot[0], strength, sides, f"{value_in(slot[0], pairs.told(group))}: {by_value(shown, names)}.")
