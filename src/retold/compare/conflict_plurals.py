"""One thing here and several there: ``set up a tent`` against ``set up several tents``."""

from __future__ import annotations

from itertools import combinations

from retold.compare.conflict_growth import Counted, growth
from retold.compare.conflict_pairs import Pairs, keys
from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.conflict_values import Extent
from retold.compare.tellings import Telling, Voice, key
from retold.lang.numbers import ONES
from retold.lang.tellings import MANY, ONE_OF_SEVERAL
from retold.model.claims import Conflict, ConflictKind, Strength

_ALIKE = 0.15
"""Content that two tellings share, besides the same doer, act and object."""
_MOST = 160


def plural_conflicts(pairs: Pairs, names: dict[str, str]) -> list[Conflict]:
    """At most one tension (number) an act and object: articles that have somebody do it to one thing and to more than one.

    An update where those with more came out later.

    Only what says how many it is: ``a``, ``one``, figures, ``several``, ``a city of``; a bare plural does not.
    """
    rows: dict[tuple[str, str], list[tuple[Telling, str, bool]]] = {}
    for t in pairs.tellings.all:
        found = _object(t)
        if found is not None and t.voice not in {Voice.OPEN, Voice.DENIED} and not (t.negated or t.planned or t.habit):
            rows.setdefault((t.act, found[0]), []).append((t, *found[1:]))
    out: list[Conflict] = []
    for row in rows.values():
        apart = [(a, b) for a, b in combinations(row[:_MOST], 2) if a[2] != b[2] and _one_act(pairs, a[0], b[0])]
        told = {t.span: (t, words, many) for pair in apart for t, words, many in pair}
        if told:
            sides = [Side(t.span, words) for t, words, _ in told.values()]
            text = f"{pairs.told([t for t, _, _ in told.values()])}: how many? {by_value(sides, names)}."
            out.append(conflict(None, ConflictKind.NUMBER, _strength(pairs, list(told.values())), sides, text))
    return out


def _strength(pairs: Pairs, told: list[tuple[Telling, str, bool]]) -> Strength:
    story = pairs.tellings.story
    found = growth(Counted(story.document(t.doc), Extent(2, float("inf")) if many else Extent(1, 1)) for t, _, many in told)
    return found if found is Strength.UPDATE_OVER_TIME else Strength.TENSION


def _object(t: Telling) -> tuple[str, str, bool] | None:
    """Key, words and whether it is more than one, of what an act is done to, where that is counted."""
    tokens = t.sentence.tokens
    top = next((i for i, c in enumerate(tokens) if c.dep == "dobj" and c.head == t.verbs[-1]), None)
    if top is None or tokens[top].pos != "NOUN":
        return None
    many = _many(t, top)
    if many is None:
        return None
    head, more = many
    first = min((i for i, c in enumerate(tokens) if c.head == top and i < top), default=top)
    name = key(tokens[head])
    return (name, t.shown(range(first, head + 1)), more) if name is not None else None


def _many(t: Telling, top: int) -> tuple[int, bool] | None:
    """The noun that is counted and whether it is more than one; ``None`` where nothing says so, or it is a further one."""
    tokens = t.sentence.tokens
    below = {c.text.lower() for i, c in enumerate(tokens) if c.head == top and i < top}
    if below & ONE_OF_SEVERAL:
        return None
    if tokens[top].tag == "NNS":
        counted = below & MANY or any(ONES.get(w, 0) > 1 or w.isdecimal() for w in below)
        return (top, True) if counted else None
    if any(c.head == top and c.lemma == "of" for c in tokens):
        return None
    return (top, False) if below & {"a", "an", "one"} else None


def _one_act(pairs: Pairs, a: Telling, b: Telling) -> bool:
    """Whether two tellings of one act and object are of one doer and one time, in two articles, and name no other place or party."""
    if a.doc == b.doc or pairs.slots.far(a.span, b.span) or not keys(a, a.who) & keys(b, b.who):
        return False
    named = [t.names - keys(t, t.who) for t in (a, b)]
    if all(named) and not named[0] & named[1]:
        return False
    return pairs.one(a, b) and pairs.tellings.both(a, b) >= _ALIKE
