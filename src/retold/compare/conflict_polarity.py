"""One act told here and told not to be so there."""

from __future__ import annotations

from retold.compare.conflict_pairs import Pairs
from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.tellings import Telling, Voice
from retold.lang.events import CLASS_OF
from retold.lang.tellings import ABLE, NOT_WHOLLY, OBLIGING
from retold.model.claims import Conflict, ConflictKind, Strength

_ALIKE = 0.5
"""Content that two tellings must share before a ``not`` in one of them is a contradiction."""
_DISPUTED = 0.35
"""The same where two people speak, the one for and the other against."""
_FEWEST = 3
"""Content words of a telling that says enough to be denied, or of a denial that says nothing else than the other."""
_ANCHORS = 2
"""What two tellings must have in common besides the act; with no more than that, both or neither must say by a noun who acts."""
_HAPPENINGS = frozenset(CLASS_OF.values())
_SPEAKING = frozenset({Voice.FLAT, Voice.CREDITED, Voice.HEDGED})


def polarity_conflicts(pairs: Pairs, names: dict[str, str]) -> list[Conflict]:
    """A contradiction (polarity) for every act that is told in one article and negated in another, or by two people who are named."""
    out: list[Conflict] = []
    for group in pairs.groups(lambda a, b: _against(pairs, a, b), lambda _a, b: b.voice in _SPEAKING and not _possible(b)):
        sides = [Side(t.span, "not so" if t.negated else "so") for t in group]
        text = f"{pairs.told(group)}: {by_value(sides, names)}."
        out.append(conflict(None, ConflictKind.POLARITY, Strength.CONTRADICTION, sides, text))
    return out


def _against(pairs: Pairs, a: Telling, b: Telling) -> bool:
    if (
        a.negated == b.negated
        or a.planned != b.planned
        or a.act != b.act
        or Voice.OPEN in {a.voice, b.voice}
        or Voice.DENIED in {a.voice, b.voice}
    ):
        return False
    denied, told = (a, b) if a.negated else (b, a)
    if any(denied.sentence.tokens[i].text.lower() in NOT_WHOLLY for i in denied.words):
        return False
    dispute = _two_speakers(pairs, a, b)
    if not dispute and (a.doc == b.doc or Voice.QUOTED in {a.voice, b.voice}):
        return False
    if _describes(denied) or _possible(denied) or _possible(told):
        return False
    whole = len(denied.keys) == _FEWEST - 1 and denied.keys <= told.keys and denied.act in _HAPPENINGS
    enough = whole or (min(len(a.keys), len(b.keys)) >= _FEWEST and pairs.anchors(a, b) >= _ANCHORS)
    if bool(a.who) != bool(b.who) and pairs.anchors(a, b) <= _ANCHORS:
        return False
    return enough and pairs.tellings.both(a, b) >= (_DISPUTED if dispute else _ALIKE)


def _describes(t: Telling) -> bool:
    """Whether a clause says which ones are meant (``schools that do not reopen``, ``a policy of not asking``), and not that it is so."""
    tokens, top = t.sentence.tokens, t.verbs[0]
    if tokens[top].dep in {"pcomp", "acl"} and tokens[top].tag in {"VBG", "VB"}:
        return True
    return tokens[top].dep == "relcl" and tokens[tokens[top].head].pos != "PROPN"


def _possible(t: Telling) -> bool:
    """Whether a clause says what could, should or is to be (``a chance for them to pass a bill``), and not what is so.

    What one had to do, or is charged with, counts as told.
    """
    tokens = t.sentence.tokens
    aux = {c.text.lower() for c in tokens if c.head == t.verbs[0] and c.dep == "aux"}
    if aux & (OBLIGING | ABLE):
        return True
    return "to" in aux and tokens[t.verbs[0]].dep not in {"xcomp", "conj"}


def _two_speakers(pairs: Pairs, a: Telling, b: Telling) -> bool:
    """Whether two people are named who say it, the one and the other, and not of themselves (``I``) but of a subject with a name."""
    said = [pairs.tellings.speakers.get(t.attribution.id, "") if t.attribution is not None else "" for t in (a, b)]
    one, other = (set(s.lower().split()) for s in said)
    return bool(one) and bool(other) and not one & other and bool(a.who) and bool(b.who)
