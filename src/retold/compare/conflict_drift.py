"""One act told as fact here and at a distance there, or judged here and told plainly there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import combinations

from retold.compare.conflict_pairs import Pairs
from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.tellings import Telling, Voice
from retold.lang import hedges
from retold.lang.events import REPORTING
from retold.lang.events_keys import class_key
from retold.lang.tellings import JUDGING, OBLIGING
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.document import TITLE_ROLES

_WITHIN = 0.45
"""Content that two tellings of one article must share before they are held against each other."""

_FEWEST = 4
"""Content words of a telling of which one can say that it is told without a judgement."""

_ANCHORS = 2
"""What two tellings must have in common besides the act to be of one: people, things, places, figures."""

_SAYING = frozenset(class_key(v) for v in REPORTING)
"""Acts of speaking: how sure an article is that something was said is told by whom it credits."""

_Value = Callable[[Telling], "str | None"]


def drift_conflicts(pairs: Pairs, names: dict[str, str]) -> list[Conflict]:
    """A tension (certainty) for every act that one article tells flatly and another at a distance or with a judgement.

    Within one article only between headline and text, and where no other tells the act otherwise. Who judges once does not tell the act without the judgement by
    leaving it out the next time.
    """
    out: list[Conflict] = []
    for value, plain in ((_sure, "told as fact"), (_judged, "told without it")):
        groups = pairs.groups(partial(_drift, pairs, value), pairs.agree)
        across = [g for g in groups if len({t.doc for t in g}) > 1]
        known = {a for g in across for t in g for a in t.acts}
        within = [g for g in groups if g not in across and value is _sure and not known & {a for t in g for a in t.acts}]
        close = [
            g
            for g in within
            if any(
                _top_and_text(a, b) and pairs.tellings.both(a, b) >= _WITHIN and _differ(value, a, b)
                for a, b in combinations(g, 2)
            )
        ]
        for group in (*across, *close):
            out += _conflict(pairs, group, value, names, plain)
    return out


def _sure(t: Telling) -> str | None:
    if _able(t) or t.act in _SAYING:
        return None
    if t.voice is Voice.HEDGED:
        own = any(t.sentence.tokens[i].text.lower() in hedges.ADVERBS for i in t.words)
        return "hedged" if own or t.stated or t.charged else None
    if t.voice is Voice.CREDITED and t.own and not t.planned:
        return "stated by its source"
    return "told as fact" if t.voice is Voice.FLAT and t.own and not t.planned else None


def _able(t: Telling) -> bool:
    """Whether a clause says what one can, ought to or may come to do, not what was done: ``the ability to name them``, ``they should be let in``.

    ``may have sunk`` and ``may be sinking`` are guesses at what is done, ``may sink`` is none.
    """
    tokens, top = t.sentence.tokens, t.verbs[0]
    below = {c.text.lower() for c in tokens if c.head == top and c.dep == "aux"}
    if below & OBLIGING or (below & hedges.MODALS and "have" not in below and "be" not in below):
        return True
    return (tokens[top].dep == "acl" and "to" in below) or (
        tokens[top].dep == "advcl" and "could" in below and "have" not in below
    )


def _judged(t: Telling) -> str | None:
    if t.voice not in {Voice.FLAT, Voice.HEDGED, Voice.CREDITED} or len(t.keys) < _FEWEST or t.planned or _able(t):
        return None
    if t.sentence.tokens[t.verbs[-1]].tag in {"VB", "VBP", "VBZ"} and t.role not in TITLE_ROLES:
        return None
    found = [w for i in t.words if (w := t.sentence.tokens[i].text.lower()) in JUDGING and t.sentence.tokens[i].dep == "advmod"]
    return f"“{found[0]}”" if found else "told without it"


def _top_and_text(a: Telling, b: Telling) -> bool:
    """Whether one stands in the headline and the other below it: running text says once how sure it is, and goes on."""
    return (a.role in TITLE_ROLES) != (b.role in TITLE_ROLES)


def _differ(value: _Value, a: Telling, b: Telling) -> bool:
    x, y = value(a), value(b)
    return x is not None and y is not None and x != y and ("hedged" in {x, y} or value is not _sure)


def _drift(pairs: Pairs, value: _Value, a: Telling, b: Telling) -> bool:
    return _differ(value, a, b) and pairs.anchors(a, b) >= _ANCHORS and pairs.agree(a, b)


def _conflict(pairs: Pairs, group: Sequence[Telling], value: _Value, names: dict[str, str], plain: str) -> list[Conflict]:
    rows: dict[str, list[Telling]] = defaultdict(list)
    for t in group:
        v = value(t)
        if v is not None:
            rows[v].append(t)
    if value is _judged:
        judging = {t.doc for v, row in rows.items() if v != plain for t in row}
        rows[plain] = [t for t in rows[plain] if t.doc not in judging]
    if sum(bool(row) for row in rows.values()) < 2:
        return []
    sides = [Side(t.span, v) for v, row in rows.items() for t in row]
    text = f"{pairs.told(rows.get(plain) or list(group))}: {by_value(sides, names)}."
    return [conflict(None, ConflictKind.CERTAINTY, Strength.TENSION, sides, text)]
