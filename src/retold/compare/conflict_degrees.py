"""One happening told by different degrees: asked to leave here and thrown out there, groped here and assaulted there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from retold.compare.conflict_pairs import Pairs, keys
from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.tellings import Telling, Voice, key
from retold.lang.degrees import DEGREES, GOING, LEAVING, OUTWARD, PRESSING
from retold.model.claims import Conflict, ConflictKind, Strength

_ALIKE = 0.3
"""Content, besides the verbs, that two tellings share to be of one happening whatever their participants."""
_MOST = 120


@dataclass(frozen=True, slots=True)
class _Told:
    """A telling with a verb of a scale; ``rest`` are its keys without that verb's, ``suffered`` says that it names anybody, also by a pronoun, whom it befell."""

    telling: Telling
    verb: int
    step: str
    rest: frozenset[str]
    doers: frozenset[str]
    done_to: frozenset[str]
    suffered: bool


def degree_conflicts(pairs: Pairs, names: dict[str, str]) -> list[Conflict]:
    """At most one tension (certainty) a scale: articles that take different steps of it for one happening."""
    out: list[Conflict] = []
    for rows in _by_scale(pairs).values():
        apart = [(a, b) for a, b in combinations(rows[:_MOST], 2) if _differ(pairs, a, b)]
        docs: dict[str, set[str]] = defaultdict(set)
        for r in rows:
            docs[r.telling.doc].add(r.step)
        apart = [p for p in apart if any({a.step, b.step} - docs[b.telling.doc] for a, b in (p, p[::-1]))]
        told = {id(r): r for p in apart for r in p}
        if told:
            sides = [Side(r.telling.span, r.step) for r in told.values()]
            text = f"{pairs.told([r.telling for r in told.values()])}: by degrees? {by_value(sides, names)}."
            out.append(conflict(None, ConflictKind.CERTAINTY, Strength.TENSION, sides, text))
    return out


def _by_scale(pairs: Pairs) -> dict[str, list[_Told]]:
    rows: dict[str, list[_Told]] = defaultdict(list)
    for t in pairs.tellings.all:
        if t.stated and t.voice not in {Voice.OPEN, Voice.DENIED} and not t.negated and not t.planned:
            for scale, told in _steps(t):
                rows[scale].append(told)
    return rows


def _steps(t: Telling) -> Iterator[tuple[str, _Told]]:
    tokens = t.sentence.tokens
    for v in t.verbs:
        low = tokens[v].lemma
        found = None if _pressed(t, v) else DEGREES.get(low)
        goes = low not in OUTWARD or any(tokens[i].lemma in GOING for i in (*t.words, *t.verbs))
        if found is not None and goes and tokens[v].pos == "VERB":
            passive = any(c.dep in {"nsubjpass", "auxpass"} and c.head in t.verbs for c in tokens)
            done_to, doers = (t.who, ()) if passive or low in LEAVING else (_objects(t, v), t.who)
            rest = t.keys - {key(tokens[v]), *t.acts}
            yield (
                found[0],
                _Told(t, v, found[1], rest, keys(t, doers), keys(t, done_to), passive or low in LEAVING or bool(done_to)),
            )


def _pressed(t: Telling, verb: int) -> bool:
    """Whether somebody was made to do what a verb says (``forced to resign``): that is no step of its own."""
    before = t.verbs[: t.verbs.index(verb)]
    return any(t.sentence.tokens[v].lemma in PRESSING for v in before)


def _objects(t: Telling, verb: int) -> tuple[int, ...]:
    return tuple(i for i, c in enumerate(t.sentence.tokens) if c.head == verb and c.dep == "dobj")


def _differ(pairs: Pairs, a: _Told, b: _Told) -> bool:
    """Whether two tellings of different steps are of one happening: much in common, or a sufferer and more, or a named doer where both say whom it befell."""
    s, t = a.telling, b.telling
    if a.step == b.step or s.doc == t.doc or not pairs.slots.agree(s.span, t.span):
        return False
    if pairs.slots.elsewhen(s.span) != pairs.slots.elsewhen(t.span):
        return False
    if _strangers(a.done_to, b.done_to) or _strangers(a.doers, b.doers):
        return False
    if pairs.tellings.overlap(a.rest, b.rest) >= _ALIKE and len(a.rest & b.rest) > 1:
        return True
    named = a.doers & b.doers & s.names & t.names
    return (bool(named) and a.suffered and b.suffered) or (bool(a.done_to & b.done_to) and len(a.rest & b.rest) > 1)


def _strangers(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and not a & b
