"""One happening in two places that exclude each other: in Portland here and in Seattle there, at the scene and in hospital."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retold.compare.conflict_pairs import Pairs
from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.tellings import Telling, Voice
from retold.lang.places_within import apart, level
from retold.lang.tellings import AT, DEATHBEDS, EVERYWHERE
from retold.model.claims import Conflict, ConflictKind, Strength

_DYING = frozenset({"die", "pronounce", "kill", "perish"})
_NAME_PARTS = frozenset({"compound", "amod", "nmod"})


@dataclass(frozen=True, slots=True)
class _Placed:
    telling: Telling
    place: str
    known: bool


def place_conflicts(pairs: Pairs, names: dict[str, str]) -> list[Conflict]:
    """A contradiction (place) for every act that articles put into places of which neither lies in the other.

    Only what hangs on the verb itself counts (``died in Leeds``), and only places of a known level; a town and the state that holds it
    do not differ. What may be in many places at once (``seen in Maine``) takes no part.
    """
    groups: dict[int, list[_Placed]] = {}
    of: dict[int, int] = {}
    for _, a, b in pairs.found:
        x, y = _where(a), _where(b)
        if x is None or y is None or a.doc == b.doc or a.act != b.act or not pairs.agree(a, b) or not _differ(x, y):
            continue
        group = of.get(id(a), of.get(id(b), id(a)))
        for p in (x, y):
            if of.setdefault(id(p.telling), group) == group:
                groups.setdefault(group, []).append(p)
    return [_conflict(pairs, row, names) for row in groups.values() if len({p.telling.doc for p in row}) > 1]


def _where(t: Telling) -> _Placed | None:
    """The place of an act, where the clause names one only."""
    if t.voice in {Voice.OPEN, Voice.DENIED} or t.negated or t.planned or t.habit:
        return None
    verbs = [t.sentence.tokens[v].lemma for v in t.verbs]
    if EVERYWHERE.intersection(verbs):
        return None
    found = {p: known for p, known in _places(t) if known or _DYING.intersection(verbs)}
    return _Placed(t, *found.popitem()) if len(found) == 1 else None


def _places(t: Telling) -> Iterator[tuple[str, bool]]:
    tokens = t.sentence.tokens
    for i, c in enumerate(tokens):
        over = tokens[c.head]
        if c.dep != "pobj" or over.lemma.lower() not in AT or over.dep != "prep" or over.head not in t.verbs:
            continue
        parts = [j for j, x in enumerate(tokens) if x.head == i and x.dep in _NAME_PARTS and j < i]
        words = t.shown([*(j for j in parts if tokens[j].pos == "PROPN"), i])
        if c.pos == "PROPN" and level(words) is not None:
            yield words, True
        elif c.lemma in DEATHBEDS:
            yield c.lemma, False


def _differ(a: _Placed, b: _Placed) -> bool:
    if a.known and b.known:
        return apart(a.place, b.place)
    return not a.known and not b.known and a.place != b.place


def _conflict(pairs: Pairs, row: list[_Placed], names: dict[str, str]) -> Conflict:
    sides = [Side(p.telling.span, p.place) for p in row]
    text = f"{pairs.told([p.telling for p in row])}: where? {by_value(sides, names)}."
    return conflict(None, ConflictKind.PLACE, Strength.CONTRADICTION, sides, text)
