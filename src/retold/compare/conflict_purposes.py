"""What an act was done over: a protest against a law here and against a policy there."""

from __future__ import annotations

from retold.compare.conflict_pairs import Pairs, keys
from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.tellings import Telling, Voice
from retold.lang.subtrees import subtree
from retold.lang.tellings import OVER, PURPOSEFUL
from retold.model.claims import Conflict, ConflictKind, Strength

_APART = 0.25
"""Weight of shared words under which two reasons are different ones."""
_FEWEST = 2
_TAKES = "protest"
"""The verb whose object is what it is done over."""


def purpose_conflicts(pairs: Pairs, names: dict[str, str]) -> list[Conflict]:
    """At most one tension (cause) a kind of act: the articles that give a reason, where two of them give different ones."""
    out: list[Conflict] = []
    rows: dict[str, list[tuple[Telling, tuple[int, ...]]]] = {}
    for t in pairs.tellings.all:
        verb = next((v for v in t.verbs if t.sentence.tokens[v].lemma in PURPOSEFUL), None)
        if verb is not None and t.voice not in {Voice.OPEN, Voice.QUOTED, Voice.DENIED} and not t.negated:
            why = _why(t, verb)
            if len(keys(t, why)) >= _FEWEST:
                rows.setdefault(t.act, []).append((t, why))
    for told in rows.values():
        apart = [
            (a, b)
            for i, a in enumerate(told)
            for b in told[i + 1 :]
            if a[0].doc != b[0].doc and pairs.tellings.overlap(keys(*a), keys(*b)) < _APART and pairs.meet(a[0], b[0], "who")
        ]
        if apart:
            shown = {t.span: (t, why) for pair in apart for t, why in pair}
            sides = [Side(span, t.shown(why)) for span, (t, why) in sorted(shown.items())]
            text = f"{pairs.told([a[0] for a, _ in apart])}: over what? {by_value(sides, names)}."
            out.append(conflict(None, ConflictKind.CAUSE, Strength.TENSION, sides, text))
    return out


def _why(t: Telling, verb: int) -> tuple[int, ...]:
    """The words of what a verb is done over."""
    tokens = t.sentence.tokens
    if tokens[verb].lemma == _TAKES and t.whom:
        return t.whom
    tops = [
        i
        for i in t.words
        if tokens[i].dep == "pobj" and tokens[tokens[i].head].head == verb and tokens[tokens[i].head].lemma in OVER
    ]
    return tuple(subtree(tokens, tops, without=set(range(len(tokens))) - set(t.words)))
