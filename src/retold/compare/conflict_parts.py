"""A part here and the whole there: ``some of them members of the Lantern Guild`` against ``the Lantern Guild marchers``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.tellings import Telling, Tellings, Voice, key
from retold.lang.events import CLASS_OF
from retold.lang.numbers import PEOPLE
from retold.lang.tellings import BELONGING, CROWDS, PARTLY
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.marks import Token
from retold.model.span import Span

_STEPS = 6
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LISTED = frozenset({"compose", "include", "comprise"})


@dataclass(frozen=True, slots=True)
class _Group:
    """Where a name is told of a part of a crowd, or of all of it."""

    span: Span
    name: str
    words: str


def part_conflicts(tellings: Tellings, names: dict[str, str]) -> list[Conflict]:
    """A tension (actor) for every name of which one article makes some of a crowd and another the crowd."""
    some: dict[str, list[_Group]] = defaultdict(list)
    whole: dict[str, list[_Group]] = defaultdict(list)
    for t in tellings.all:
        if t.voice in {Voice.OPEN, Voice.DENIED}:
            continue
        for g in _parts(t):
            some[g.name].append(g)
        for g in _wholes(t):
            whole[g.name].append(g)
    out: list[Conflict] = []
    for name in sorted(some.keys() & whole.keys()):
        known = {g.span.doc for g in some[name]}
        apart = [g for g in whole[name] if known - {g.span.doc}]
        if apart:
            sides = [*(Side(g.span, "some of them") for g in some[name]), *(Side(g.span, "all of them") for g in apart)]
            text = f"“{apart[0].words}”: of how many of them is it told? {by_value(sides, names)}."
            out.append(conflict(None, ConflictKind.ACTOR, Strength.TENSION, sides, text))
    return out


def _parts(t: Telling) -> Iterator[_Group]:
    """Names below ``some`` of people who crowd, ``members of`` a name ``among`` them, one name of a list of them."""
    tokens = t.sentence.tokens
    if not any(_crowd(c) for c in tokens):
        return
    among = any(c.text.lower() in {"among", "amongst"} for c in tokens)
    for i in t.words:
        if tokens[i].pos == "PROPN" and (name := key(tokens[i])) is not None and not _owned(tokens, i):
            above = list(_above(tokens, i))
            beside = [j for j, c in enumerate(tokens) if c.head in above and c.dep in _SUBJECTS]
            partly = any(tokens[j].text.lower() in PARTLY and tokens[j].dep != "amod" for j in (*above, *beside))
            belongs = among and any(tokens[j].lemma in BELONGING for j in above)
            listed = tokens[i].dep == "conj" and any(tokens[j].lemma in _LISTED for j in above)
            if partly or belongs or listed:
                yield _Group(t.span, name, tokens[i].text)


def _wholes(t: Telling) -> Iterator[_Group]:
    """Names that stand for a crowd of people or its deed: ``Guild marchers``, ``Guild attacks``."""
    tokens = t.sentence.tokens
    for i in t.words:
        head = tokens[tokens[i].head]
        named = tokens[i].pos == "PROPN" and tokens[i].dep in {"compound", "amod", "nmod"} and tokens[i].head == i + 1
        if not named or not _crowd(head) or (name := key(tokens[i])) is None:
            continue
        below = {c.text.lower() for j, c in enumerate(tokens) if c.head == tokens[i].head and j != i}
        if head.tag == "NNS" and not below & PARTLY:
            yield _Group(t.span, name, f"{tokens[i].text} {head.text}")


def _crowd(token: Token) -> bool:
    return token.pos == "NOUN" and (token.lemma in CROWDS or CLASS_OF.get(token.lemma) in {"protest", "riot", "attack"})


def _owned(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].dep in {"poss", "compound"} and tokens[tokens[i].head].lemma in PEOPLE


def _above(tokens: Sequence[Token], i: int) -> Iterator[int]:
    for _ in range(_STEPS):
        if tokens[i].head == i or (tokens[i].pos == "VERB" and tokens[i].dep not in {"acl", "relcl"}):
            return
        i = tokens[i].head
        yield i
