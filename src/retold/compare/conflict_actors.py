"""One act with different people in it: the union here and the company there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.compare.conflict_pairs import Pairs, keys
from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.tellings import Telling, Voice, key
from retold.compare.wording import countries, folded
from retold.lang.events import CLASS_OF
from retold.lang.events_keys import content_keys
from retold.lang.subtrees import subtree
from retold.lang.tellings import BELONGING_TO, FORCE, SPEAKING_FOR
from retold.lang.voices import SPEAKERS
from retold.model.claims import Conflict, ConflictKind, Strength

_ALIKE = 0.4
"""Content that two tellings share before one more person in one of them is a difference between them."""
_CLASSES = frozenset(CLASS_OF.values())
_MOST = 6
_BESIDE = frozenset({"appos", "conj", "relcl", "acl", "punct"})
"""Relations of words that stand beside whoever acts, and say no owner: ``Lee's lawyer, Ben Marlow``."""


def actor_conflicts(pairs: Pairs, names: dict[str, str]) -> list[Conflict]:
    """Tensions (actor): an act of somebody's union, lawyer or family that another article makes their own."""
    return list(_parties(pairs, names))


def _parties(pairs: Pairs, names: dict[str, str]) -> Iterator[Conflict]:
    for act in sorted(_CLASSES & pairs.tellings.by_word.keys()):
        rows = [t for t in pairs.tellings.by_word[act] if t.voice not in {Voice.OPEN, Voice.DENIED}]
        doing = [(t, p) for t in rows if (p := _party(pairs, t))]
        speaking = [(t, p) for t, p in doing if p.head in SPEAKING_FOR and (t.act == act or not t.who)]
        owners = {o for _, p in speaking for o in p.owners}
        whole = [(t, p) for t, p in doing if p.head in owners and t.act == act and _has_name(t)]
        yield from _told_of(pairs, speaking, whole, names)
        things = [(t, p) for t, p in doing if p.head in BELONGING_TO and t.act == act not in FORCE and p.country]
        for country in sorted({p.country for _, p in things}):
            whole = [(t, p) for t, p in doing if p.head == p.country == country and t.act == act and not t.habit]
            parts = [(t, p) for t, p in things if p.country == country and any(_alike(t, u) for u, _ in whole[:_MOST])]
            yield from _told_of(pairs, parts, whole if parts else [], names)


def _told_of(
    pairs: Pairs, some: Sequence[tuple[Telling, _Party]], plain: Sequence[tuple[Telling, _Party]], names: dict[str, str]
) -> Iterator[Conflict]:
    docs = {t.doc for t, _ in plain}
    one = [(t, p) for t, p in some if any(pairs.meet(t, u, "whom") for u, _ in plain)]
    if not any(pairs.anchors(t, u) for t, _ in one for u, _ in plain):
        return
    apart = [(t, p) for t, p in one if t.doc not in docs and not any(_is(p, u) for u, _ in plain)]
    if plain and apart:
        sides = [*(Side(t.span, p.words) for t, p in apart[:_MOST]), *(Side(t.span, p.words) for t, p in plain[:_MOST])]
        text = f"{pairs.told([t for t, _ in plain])}: by whom? {by_value(sides, names)}."
        yield conflict(None, ConflictKind.ACTOR, Strength.TENSION, sides, text)


def _has_name(t: Telling) -> bool:
    """Whether whoever acts is called by a name, and not only by a word that a name holds too (``educators``, ``the Education Union``)."""
    return any(t.sentence.tokens[i].pos == "PROPN" for i in t.who)


def _is(party: _Party, plain: Telling) -> bool:
    """Whether somebody's son or lawyer is named beside (``Lee's son, Ben``) and the other article may mean him by that name or the last alone."""
    return bool(party.named) and (bool(party.named & plain.names) or len(plain.who) == 1)


def _alike(a: Telling, b: Telling) -> bool:
    """Whether two tellings of one act share what it is done to, or else two words besides who does it."""
    whom = keys(a, a.whom) & keys(b, b.whom)
    return a.negated == b.negated and (bool(whom) or len((a.keys & b.keys) - {a.act} - keys(a, a.who) - keys(b, b.who)) > 1)


@dataclass(frozen=True, slots=True)
class _Party:
    """Whoever acts: ``head`` is the noun (of a country its name), ``owners`` the names in it, ``country`` the country in it, ``named`` who is named beside it."""

    head: str
    owners: frozenset[str]
    words: str
    country: str = ""
    named: frozenset[str] = frozenset()


def _done_to(t: Telling) -> bool:
    """Whether the subject is whom it is done to: ``the nationals were expelled``, ``the nationals expelled by``."""
    tokens, last = t.sentence.tokens, t.verbs[-1]
    passive = any(c.head == last and c.dep in {"auxpass", "nsubjpass"} for c in tokens)
    return passive or (tokens[last].dep == "acl" and tokens[last].tag == "VBN")


def _party(pairs: Pairs, t: Telling) -> _Party | None:
    """Whoever acts: the subject, or where that is ``we`` in a quotation whoever it is credited to."""
    tokens = t.sentence.tokens
    if _done_to(t):
        return None
    if t.who:
        head = next((i for i in t.who if tokens[i].head not in t.who), t.who[-1])
        below = subtree(tokens, [head], _BESIDE)
        owners = frozenset(k for i in below if tokens[i].pos == "PROPN" and (k := key(tokens[i])) is not None)
        low = tokens[head].lemma.lower()
        country, last = _country(t, head)
        if last == head:
            return _Party(country, owners, t.shown(t.who), country)
        known = low in SPEAKING_FOR | BELONGING_TO
        beside = frozenset(k for c in tokens if c.head == head and c.dep == "appos" and (k := key(c)) is not None)
        return _Party(low if known else key(tokens[head]) or low, owners, t.shown(t.who), country, beside)
    if t.attribution is None or t.attribution.source is None or not any(tokens[i].text.lower() in SPEAKERS for i in t.words):
        return None
    words = pairs.tellings.story.text(t.attribution.source)
    found = [w for w in words.lower().split() if w.strip(".,") in SPEAKING_FOR]
    return _Party(found[-1].strip(".,"), frozenset(content_keys(words)), words) if found else None


def _country(t: Telling, head: int) -> tuple[str, int]:
    """The country that the subject is or is of (its last word at or before the head), and the place of that word; else nothing."""
    tokens = t.sentence.tokens
    for i in (head, head - 1):
        for first in (i - 1, i):
            words = " ".join(tokens[k].text for k in range(max(0, first), i + 1)) if i in t.who else ""
            found = countries().get(folded(words)) if words and (i == head or tokens[i].head == head) else None
            if found is not None:
                return found, i
    return "", -1
