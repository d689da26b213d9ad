"""A number of people here and a list of their names there: ``the three missed the dinner`` against ``Lee and Roe missed the dinner``."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from retold.compare.conflict_pairs import Pairs, keys
from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.tellings import Telling, Voice
from retold.lang.numbers import ONES, PEOPLE
from retold.lang.tellings import IN_PART
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.marks import Name, NameKind
from retold.model.span import Span

_ALIKE = 0.28
"""Content that two tellings share, besides who is counted, to be of one happening."""
_MOST = 120
_SUFFERING = frozenset({"nsubjpass", "dobj"})


@dataclass(frozen=True, slots=True)
class _Counted:
    """``many`` people do something (or have it done to them), by number or, where ``named``, by name; ``rest`` is what else is told."""

    telling: Telling
    many: int
    named: bool
    suffer: bool
    words: str
    rest: frozenset[str]


def list_conflicts(pairs: Pairs, names: dict[str, str]) -> list[Conflict]:
    """A tension (number) for every act of which a number of people and a list of names say that it was of more and of fewer.

    Only lists of nothing but persons named apart, and numbers said exactly of all (``two of the three`` is a part).
    """
    persons = _Persons(pairs)
    rows: dict[tuple[str, bool], list[_Counted]] = defaultdict(list)
    for t in pairs.tellings.all:
        if t.voice not in {Voice.OPEN, Voice.DENIED} and not (t.negated or t.planned or t.habit):
            for c in _counted(t, persons):
                rows[t.act, c.suffer].append(c)
    out: list[Conflict] = []
    for row in rows.values():
        apart = [(a, b) for a, b in combinations(row[:_MOST], 2) if a.named != b.named and _differ(pairs, a, b)]
        told = list(dict.fromkeys(c for pair in apart for c in pair))
        if told:
            sides = [Side(c.telling.span, f"{c.many}: {c.words}") for c in told]
            text = f"{pairs.told([c.telling for c in told])}: how many? {by_value(sides, names)}."
            out.append(conflict(None, ConflictKind.NUMBER, Strength.TENSION, sides, text))
    return out


class _Persons:
    """Persons named, by place."""

    def __init__(self, pairs: Pairs) -> None:
        self._rows: dict[str, list[Name]] = defaultdict(list)
        for n in sorted(pairs.tellings.story.names, key=lambda n: n.span):
            if n.kind is NameKind.PERSON:
                self._rows[n.span.doc].append(n)

    def at(self, place: Span) -> str | None:
        """The full name of whom a word is part of the name of."""
        row = self._rows.get(place.doc, [])
        i = bisect_left(row, place.end, key=lambda n: n.span.start) - 1
        return row[i].canonical if i >= 0 and row[i].span.contains(place) else None


def _counted(t: Telling, persons: _Persons) -> Iterator[_Counted]:
    tokens = t.sentence.tokens
    tops = [i for i, c in enumerate(tokens) if c.head in t.verbs and c.dep in {"nsubj", *_SUFFERING}]
    for top in tops:
        suffer = tokens[top].dep in _SUFFERING
        items = _items(t, top)
        who = [persons.at(Span(t.doc, tokens[i].start, tokens[i].end)) for i in items]
        rest = t.keys - keys(t, tuple(_below(t, top)))
        if len(items) > 1 and all(who) and len(set(who)) == len(items):
            words = t.shown(range(items[0], items[-1] + 1))
            yield _Counted(t, len(items), named=True, suffer=suffer, words=words, rest=rest)
        elif len(items) == 1 and (n := _number(t, top)) is not None:
            yield _Counted(t, n[0], named=False, suffer=suffer, words=t.shown(range(n[1], top + 1)), rest=rest)


def _items(t: Telling, top: int) -> list[int]:
    """The heads of what a list joins."""
    tokens, out = t.sentence.tokens, [top]
    for i in range(top + 1, len(tokens)):
        if tokens[i].dep == "conj" and tokens[i].head in out:
            out.append(i)
    return out


def _below(t: Telling, top: int) -> set[int]:
    tokens, out = t.sentence.tokens, {top}
    for _ in range(6):
        out |= {i for i, c in enumerate(tokens) if c.head in out}
    return out


def _number(t: Telling, top: int) -> tuple[int, int] | None:
    """How many people a noun counts and the first word of that, where nothing says that it is a part or about so many."""
    tokens = t.sentence.tokens
    own = [i for i, c in enumerate(tokens) if c.head == top and i != top]
    figure = top if tokens[top].pos == "NUM" else next((i for i in own if tokens[i].dep == "nummod"), None)
    if (
        figure is None
        or any(tokens[i].lemma.lower() in IN_PART for i in own)
        or any(c.head == figure for c in tokens if c.dep in {"advmod", "quantmod", "prep"})
    ):
        return None
    bare = tokens[top].pos == "NUM" and any(tokens[i].lemma.lower() in {"the", "all"} for i in own)
    if not bare and not (tokens[top].tag == "NNS" and tokens[top].lemma in PEOPLE):
        return None
    low = tokens[figure].text.lower()
    many = ONES.get(low, int(low) if low.isdecimal() else 0)
    return (many, min([figure, *(i for i in own if i < figure)])) if many > 1 else None


def _differ(pairs: Pairs, a: _Counted, b: _Counted) -> bool:
    s, t = a.telling, b.telling
    if a.many == b.many or s.sentence is t.sentence or pairs.slots.far(s.span, t.span):
        return False
    if pairs.slots.elsewhen(s.span) != pairs.slots.elsewhen(t.span):
        return False
    shared = (a.rest & b.rest) - {*s.acts}
    return len(shared) > 1 and pairs.tellings.overlap(a.rest, b.rest) >= _ALIKE
