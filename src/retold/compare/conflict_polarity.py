"""One act told here and told not to be so there."""

from __future__ import annotations

from retold.compare.conflict_pairs import Pairs
from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.tellings import Telling, Voice
from retold.lang.tellings import NOT_WHOLLY
from retold.model.claims import Conflict, ConflictKind, Strength

_ALIKE = 0.5
"""Content that two tellings must share before a ``not`` in one of them is a contradiction."""
_FEWEST = 3
"""Content words of a telling that says enough to be denied."""
_SPEAKING = frozenset({Voice.FLAT, Voice.CREDITED, Voice.HEDGED})


def polarity_conflicts(pairs: Pairs, names: dict[str, str]) -> list[Conflict]:
    """A contradiction (polarity) for every act that is told in one article and negated in another."""
    out: list[Conflict] = []
    for group in pairs.groups(lambda a, b: _against(pairs, a, b), lambda _a, b: b.voice in _SPEAKING):
        sides = [Side(t.span, "not so" if t.negated else "so") for t in group]
        text = f"{pairs.told(group)}: {by_value(sides, names)}."
        out.append(conflict(None, ConflictKind.POLARITY, Strength.CONTRADICTION, sides, text))
    return out


def _against(pairs: Pairs, a: Telling, b: Telling) -> bool:
    if a.negated == b.negated or a.doc == b.doc or a.act != b.act or not {a.voice, b.voice} <= _SPEAKING:
        return False
    denied = a if a.negated else b
    if any(denied.sentence.tokens[i].text.lower() in NOT_WHOLLY for i in denied.words):
        return False
    return min(len(a.keys), len(b.keys)) >= _FEWEST and pairs.tellings.both(a, b) >= _ALIKE
