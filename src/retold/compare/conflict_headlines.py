"""Headlines that say something more surely than the articles below them."""

from __future__ import annotations

from retold.compare.conflict_pairs import Pairs, keys
from retold.compare.conflict_sides import Side, conflict
from retold.compare.tellings import Telling, Voice
from retold.lang.events import CLASS_OF
from retold.lang.tellings import CONSIDERED
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.document import TITLE_ROLES

_EVENTS = frozenset(CLASS_OF.values())


def headline_conflicts(pairs: Pairs, names: dict[str, str]) -> list[Conflict]:
    """A tension for every headline or deck that tells or announces what its text only hedges, plans or considers.

    Where other articles have it less surely too it is over certainty, of which the headline is one degree; else over the headline.
    Words that a text does not hold at all are left to the check of headlines.
    """
    out: list[Conflict] = []
    seen: set[tuple[str, str]] = set()
    for top in pairs.tellings.all:
        if top.role not in TITLE_ROLES or top.voice is not Voice.FLAT or _sure(top) == 0 or (top.doc, top.act) in seen:
            continue
        below = [t for t in pairs.tellings.by_act[top.act] if t.doc == top.doc and t.role not in TITLE_ROLES and _same(top, t)]
        if below and all(_sure(t) < _sure(top) for t in below) and not _dated_ahead(top, below):
            seen.add((top.doc, top.act))
            sides = [Side(top.span, f"{top.role.value}: {_said(top)}"), *(Side(t.span, f"body: {_said(t)}") for t in below)]
            others = [Side(t.span, f"elsewhere: {_said(t)}") for t in _elsewhere(pairs, top)]
            text = (
                f"The {top.role.value} of {names[top.doc]} says {pairs.told([top])}; its text has it only as {_listed(below)}."
            )
            kind = ConflictKind.CERTAINTY if others else ConflictKind.HEADLINE
            out.append(conflict(None, kind, Strength.TENSION, [*sides, *others], text))
    return out


def _elsewhere(pairs: Pairs, top: Telling) -> list[Telling]:
    """Other articles that have the headline's act less surely, one telling each."""
    first: dict[str, Telling] = {}
    for t in pairs.tellings.by_word.get(top.act, ()):
        alike = bool((t.keys & top.keys) - {top.act}) and pairs.meet(t, top, "who")
        if t.doc != top.doc and t.voice is not Voice.OPEN and _sure(t) < _sure(top) and alike:
            first.setdefault(t.doc, t)
    return list(first.values())


def _dated_ahead(top: Telling, below: list[Telling]) -> bool:
    """Whether a headline in the present has what its text announces, and that is no event: ``Meeting Focuses On Rain`` may lie ahead."""
    present = top.sentence.tokens[top.verbs[0]].tag in {"VBZ", "VBP"}
    return present and top.act not in _EVENTS and any(_sure(t) == 1 for t in below)


def _same(top: Telling, below: Telling) -> bool:
    """Whether a sentence of the body tells the headline's act: same polarity, and a participant in common."""
    if top.negated != below.negated or below.voice is Voice.OPEN:
        return False
    who = keys(top, top.who), keys(below, below.who)
    return bool((top.keys & below.keys) - {*top.acts}) and (not all(who) or bool(who[0] & who[1]))


def _sure(t: Telling) -> int:
    """2 for what is told as done, 1 for what is announced, 0 for what is hedged or only considered."""
    if t.voice in {Voice.HEDGED, Voice.DENIED} or any(t.sentence.tokens[i].lemma in CONSIDERED for i in t.words):
        return 0
    return 1 if t.planned else 2


def _said(t: Telling) -> str:
    return ("hedged or only considered", "announced", "told as fact")[_sure(t)]


def _listed(below: list[Telling]) -> str:
    return " and ".join(dict.fromkeys(_said(t) for t in below))
