"""Tellings of one act that may be held against each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Literal

from retold.compare.conflict_slots import Slots
from retold.compare.prose import in_quotes
from retold.compare.tellings import Telling, Tellings, key
from retold.lang.events_keys import class_key
from retold.lang.tellings import ONE_OF_SEVERAL

_ALIKE = 0.28
"""Weighted content that two tellings of one act must share to be tellings of one happening."""
_STEPS = 6
"""Words from a noun up to the verb of its clause."""
_MOST = 160
"""Tellings of one act that are compared pair by pair."""


class Pairs:
    """Tellings that are of one happening by act, participants, counts and days."""

    def __init__(self, tellings: Tellings, slots: Slots) -> None:
        self.tellings = tellings
        self.slots = slots
        self.found: list[tuple[float, Telling, Telling]] = []
        seen: set[tuple[int, int]] = set()
        for row in tellings.by_act.values():
            for a, b in combinations(row[:_MOST], 2):
                if (id(a), id(b)) not in seen and a.sentence is not b.sentence:
                    seen.add((id(a), id(b)))
                    w = tellings.both(a, b)
                    if w >= _ALIKE and self.one(a, b):
                        self.found.append((w, a, b))
        self.found.sort(key=lambda r: (-r[0], r[1].span, r[2].span))

    def one(self, a: Telling, b: Telling) -> bool:
        """Whether participants and names of two tellings allow that they are of one happening."""
        named = not a.names or not b.names or bool(a.names & b.names)
        known = _may_be_by(a, b) and _may_be_by(b, a)
        return named and known and self.meet(a, b, "who") and self.meet(a, b, "whom")

    def agree(self, a: Telling, b: Telling) -> bool:
        """Whether besides polarity, counts and days are the same, and which of several it is."""
        then = self.slots.elsewhen(a.span) == self.slots.elsewhen(b.span)
        return a.negated == b.negated and then and _which(a) == _which(b) and self.slots.agree(a.span, b.span)

    def anchors(self, a: Telling, b: Telling) -> int:
        """What two tellings of one act have in common besides the act itself: things and people, a name of several words as one."""
        verbs = {k for t in (a, b) for v in t.verbs if (k := key(t.sentence.tokens[v])) is not None}
        shared = (a.keys & b.keys) - verbs - {*a.acts, *b.acts}
        return self.tellings.apart(shared)

    def same_thing(self, a: Telling, b: Telling) -> bool:
        """Whether two clauses may be of one thing: ``a law adopted in May`` is another's only where the same is told of both (``banned by``)."""
        hosts = [_host(t) for t in (a, b)]
        introduced = [h for h in hosts if h is not None]
        return not introduced or (len(introduced) == 2 and hosts[0] == hosts[1] != "")

    def meet(self, a: Telling, b: Telling, part: Literal["who", "whom"]) -> bool:
        """Whether subjects (or objects) of two tellings share a word, where both have one."""
        x, y = (keys(t, getattr(t, part)) for t in (a, b))
        return not x or not y or bool(x & y)

    def groups(
        self, differ: Callable[[Telling, Telling], bool], fits: Callable[[Telling, Telling], bool]
    ) -> list[list[Telling]]:
        """Sets of tellings around pairs that differ: the pair and whatever is as like one of them and fits it.

        Each telling stands in one set.
        """
        used: set[int] = set()
        out: list[list[Telling]] = []
        for _, a, b in self.found:
            if id(a) in used or id(b) in used or not differ(a, b):
                continue
            group = {id(a): a, id(b): b}
            for _, c, d in self.found:
                for known, new in ((c, d), (d, c)):
                    if (known is a or known is b) and id(new) not in used and fits(known, new):
                        group[id(new)] = new
            used |= group.keys()
            out.append(sorted(group.values(), key=lambda t: t.span))
        return out

    def like(self, telling: Telling) -> set[str]:
        """The other articles that tell it too."""
        rows = ((a, b) if a is telling else (b, a) for _, a, b in self.found if a is telling or b is telling)
        return {other.doc for _, other in rows} - {telling.doc}

    def told(self, group: Sequence[Telling]) -> str:
        """The words of the telling that is likest the others of a group, in quotation marks, on one line."""
        telling = max(group, key=lambda t: (sum(self.tellings.both(t, u) for u in group), t.span))
        return in_quotes(self.tellings.story.text(telling.span))


def _which(t: Telling) -> frozenset[str]:
    """The words of a telling that set one of several apart: ``another film``, ``a third victim``."""
    tokens = t.sentence.tokens
    return frozenset(w for i in t.words if (w := tokens[i].text.lower()) in ONE_OF_SEVERAL and tokens[i].dep in {"amod", "det"})


def _host(t: Telling) -> str | None:
    """The key of the verb over a noun that a clause introduces (``is banned under a law adopted in May``); ``None`` for other clauses."""
    tokens, top = t.sentence.tokens, t.verbs[0]
    if tokens[top].dep not in {"acl", "relcl"}:
        return None
    i = tokens[top].head
    if not any(c.head == i and c.dep == "det" and c.text.lower() in {"a", "an"} for c in tokens):
        return None
    for _ in range(_STEPS):
        if tokens[i].pos == "VERB" or tokens[i].head == i:
            break
        i = tokens[i].head
    return class_key(tokens[i].lemma) if tokens[i].pos == "VERB" else ""


def _may_be_by(a: Telling, b: Telling) -> bool:
    """Whether a telling without any subject, not even a pronoun, may be of the named subject of another: its sentence has the name."""
    tokens = a.sentence.tokens
    if a.who or any(t.dep in {"nsubj", "nsubjpass"} and t.head in a.verbs for t in tokens):
        return True
    names = {k for i in b.who if b.sentence.tokens[i].pos == "PROPN" and (k := key(b.sentence.tokens[i])) is not None}
    return not names or bool(names & {key(t) for t in tokens})


def keys(telling: Telling, words: tuple[int, ...]) -> frozenset[str]:
    """The keys of some words of a telling."""
    return frozenset(k for i in words if (k := key(telling.sentence.tokens[i])) is not None)
