"""What articles tell, clause by clause: who did what to whom, in whose voice and how surely.

Conflicts are looked for here besides among claims, for a claim joins what is told alike and a conflict is where it is not.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from retold.compare.conflict_voice import Voices
from retold.compare.prose import roles
from retold.lang import actors, events, hedges
from retold.lang.events_keys import class_key
from retold.lang.tellings import ASKED, AVOIDED, CHARGES, FLEETING, INTENDED
from retold.model.document import PROSE_ROLES, Role
from retold.model.marks import Attribution, Certainty, Hedge, Sentence, Token
from retold.model.span import Span
from retold.model.story import Story

_T = TypeVar("_T")

LONGEST = 40
"""Words of a telling that is shown."""
_ROLES = PROSE_ROLES | {Role.HEADLINE, Role.DECK}
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "pcomp", "parataxis", "csubj", "dep"})
_LOOSE = frozenset({"advcl", "relcl"})
"""Clauses that stand beside what is hedged: of ``it may sink, which cost millions`` the cost is certain."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUN_PARTS = frozenset({"compound", "amod", "nummod", "poss", "nmod", "case", "det"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_EDGES = frozenset(" ,;:–—-.\"'“”‘’()[]…")


class Voice(StrEnum):
    """How an article vouches for what it tells."""

    FLAT = "flat"
    HEDGED = "hedged"
    CREDITED = "credited"
    QUOTED = "quoted"
    DENIED = "denied"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Telling:
    """One clause: ``words`` of its sentence, ``verbs`` down to the last infinitive, ``acts`` their keys.

    ``keys`` are those of all its content words, ``names`` those of proper names, in full; ``who`` and ``whom`` are the words of
    subject and object. ``planned`` says that the act is only intended, ``own`` that the words are the article's and state something.
    """

    span: Span
    sentence: Sentence
    role: Role
    verbs: tuple[int, ...]
    words: tuple[int, ...]
    acts: tuple[str, ...]
    keys: frozenset[str]
    names: frozenset[str]
    who: tuple[int, ...]
    whom: tuple[int, ...]
    voice: Voice
    negated: bool
    planned: bool
    own: bool
    attribution: Attribution | None
    hedge: Hedge | None

    @property
    def doc(self) -> str:
        """The article."""
        return self.span.doc

    @property
    def act(self) -> str:
        """The key of what is done."""
        return self.acts[-1]


class Tellings:
    """The tellings of a story, and how much two of them have in common."""

    def __init__(self, story: Story, voices: Voices) -> None:
        self.story = story
        self.voices = voices
        self._hedges = _by_doc((h.scope, h) for h in story.hedges)
        self._said = _by_doc((c, a) for a in story.attributions for c in a.content)
        self._full = _by_doc((n.span, n.canonical) for n in story.names)
        role = roles(story)
        ordered = sorted(story.sentences, key=lambda s: s.span)
        self.all = [t for s in ordered if role.get(s.span) in _ROLES for t in self._of(s, role[s.span])]
        seen = Counter(k for t in self.all for k in t.keys)
        self._weight = {k: math.log(1 + len(self.all) / n) for k, n in seen.items()}

    def weight(self, some: Iterable[str]) -> float:
        """How much keys say in this story, in nats."""
        return sum(self._weight.get(k, 0.0) for k in some)

    def both(self, a: Telling, b: Telling) -> float:
        """The same over the content of both, 0-1."""
        return self.overlap(a.keys, b.keys)

    def overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Weight of what two sets of keys share over that of both, 0-1."""
        whole = self.weight(a | b)
        return self.weight(a & b) / whole if whole else 0.0

    @cached_property
    def by_act(self) -> dict[str, list[Telling]]:
        """Tellings by the key of what is done, in document order."""
        rows: dict[str, list[Telling]] = defaultdict(list)
        for t in self.all:
            for act in dict.fromkeys(t.acts):
                rows[act].append(t)
        return rows

    @cached_property
    def by_word(self) -> dict[str, list[Telling]]:
        """Tellings by every key among their words, in document order."""
        rows: dict[str, list[Telling]] = defaultdict(list)
        for t in self.all:
            for k in sorted(t.keys):
                rows[k].append(t)
        return rows

    def _of(self, sentence: Sentence, role: Role) -> Iterator[Telling]:
        tokens = sentence.tokens
        clause = _Clauses(tokens)
        if role in {Role.HEADLINE, Role.DECK}:
            yield from self._announced(sentence, role)
        for head in clause.heads:
            words = clause.words(head)
            acts = tuple(k for v in clause.chain(head) if (k := _act(tokens[v])) is not None)
            keys = frozenset(k for i in words if (k := key(tokens[i])) is not None) | self._called(sentence, words)
            if not acts or len(keys) < 2:
                continue
            span = _span(sentence, words)
            place = Span(span.doc, tokens[head].start, tokens[head].end)
            who = clause.subject(head)
            doubted = any(tokens[i].text.lower() in hedges.ADJECTIVES and tokens[i].dep == "amod" for i in who)
            doubted = doubted or clause.believed(who)
            voice, said, hedge = self._voice(
                place, span if tokens[head].dep in _LOOSE else None, charged=doubted or clause.charged(head)
            )
            lemmas = {tokens[v].lemma for v in clause.chain(head)[:-1]} | {tokens[head].lemma}
            yield Telling(
                span=span,
                sentence=sentence,
                role=role,
                verbs=tuple(clause.chain(head)),
                words=words,
                acts=acts,
                keys=keys,
                names=frozenset(k for i in words if tokens[i].pos == "PROPN" and (k := key(tokens[i])) is not None)
                | self._called(sentence, words),
                who=who,
                whom=clause.object(head),
                voice=Voice.OPEN if clause.asks(head) else voice,
                negated=clause.negated(head),
                planned=bool(lemmas & INTENDED) or clause.future(head, role),
                own=self.voices.plain(span) and clause.finite(head),
                attribution=said,
                hedge=hedge,
            )

    def _announced(self, sentence: Sentence, role: Role) -> Iterator[Telling]:
        """What a headline in capitals announces (``X To Sue Y``), where the parse took the verb for a name."""
        tokens = sentence.tokens
        for i in range(1, len(tokens) - 1):
            low = tokens[i + 1].text.lower()
            if tokens[i].text.lower() != "to" or tokens[i + 1].pos == "VERB" or events.CLASS_OF.get(low) is None:
                continue
            words = tuple(range(i + 1 + LONGEST)[: len(tokens)])
            keys = frozenset(k for j in words if (k := key(tokens[j])) is not None) | {events.CLASS_OF[low]}
            who = tuple(j for j in range(i) if tokens[j].pos in _CONTENT)
            yield Telling(
                span=_span(sentence, words),
                sentence=sentence,
                role=role,
                verbs=(i + 1,),
                words=words,
                acts=(events.CLASS_OF[low],),
                keys=keys,
                names=keys,
                who=who,
                whom=(),
                voice=Voice.FLAT,
                negated=False,
                planned=True,
                own=True,
                attribution=None,
                hedge=None,
            )

    def _called(self, sentence: Sentence, words: Sequence[int]) -> frozenset[str]:
        """The keys of the full forms of the names among some words: ``Weinstein`` is the ``Harvey Weinstein`` of before."""
        found: set[str] = set()
        for i in words:
            place = Span(sentence.span.doc, sentence.tokens[i].start, sentence.tokens[i].end)
            for full in self._full(place):
                found |= {class_key(w.lower().strip(".,'’")) for w in full.split() if w[:1].isupper()}
        return frozenset(found - actors.STOP)

    def _voice(self, place: Span, within: Span | None, *, charged: bool) -> tuple[Voice, Attribution | None, Hedge | None]:
        """The voice at a verb: a hedge or denial over it (for a clause that is only added: one inside it), else who says it."""
        over = [h for h in self._hedges(place) if within is None or within.overlaps(h.span)]
        said = next(iter(self._said(place)), None)
        for certainty, voice in (
            (Certainty.DENIED, Voice.DENIED),
            (Certainty.CONDITIONAL, Voice.OPEN),
            (Certainty.HEDGED, Voice.HEDGED),
        ):
            found = next((h for h in over if h.certainty is certainty), None)
            if found is not None:
                return (Voice.QUOTED if self.voices.quoted(place) else voice), said, found
        if self.voices.quoted(place):
            return Voice.QUOTED, said, None
        if charged:
            return Voice.HEDGED, said, None
        if said is not None:
            return Voice.CREDITED, said, None
        return Voice.FLAT, None, None


def key(token: Token) -> str | None:
    """The key of a content word, ``None`` for others."""
    low = token.lemma.lower()
    if token.pos not in _CONTENT or low in actors.STOP or low in events.LIGHT or not any(c.isalnum() for c in low):
        return None
    return class_key(token.text.lower() if token.pos == "PROPN" else low)


def _act(token: Token) -> str | None:
    return (
        None if token.lemma in events.LIGHT or token.lemma in FLEETING or token.pos not in _CONTENT else class_key(token.lemma)
    )


def _span(sentence: Sentence, words: Sequence[int]) -> Span:
    tokens = sentence.tokens
    shown = [i for i in words if not set(tokens[i].text) <= _EDGES]
    return Span(sentence.span.doc, tokens[shown[0]].start, tokens[shown[-1]].end)


def _by_doc(rows: Iterable[tuple[Span, _T]]) -> Callable[[Span], list[_T]]:
    table: dict[str, list[tuple[Span, _T]]] = defaultdict(list)
    for span, value in rows:
        table[span.doc].append((span, value))
    for row in table.values():
        row.sort(key=lambda r: r[0])
    starts = {doc: [s.start for s, _ in row] for doc, row in table.items()}

    def over(place: Span) -> list[_T]:
        row = table.get(place.doc, [])
        return [v for s, v in row[: bisect_right(starts.get(place.doc, []), place.start)] if s.contains(place)]

    return over


class _Clauses:
    """The clauses of one parsed sentence."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.children: list[list[int]] = [[] for _ in tokens]
        for i, t in enumerate(tokens):
            if t.head != i:
                self.children[t.head].append(i)
        self.heads = [
            i
            for i, t in enumerate(tokens)
            if (t.pos == "VERB" or (t.pos == "AUX" and t.lemma == "be")) and t.dep in _CLAUSES and not self._modal_frame(i)
        ]
        self._owner = {i: self._top(i) for i in range(len(tokens))}

    def _modal_frame(self, i: int) -> bool:
        """Whether a verb of saying only frames the clause below it."""
        return self.tokens[i].lemma in events.REPORTING and any(self.tokens[c].dep == "ccomp" for c in self.children[i])

    def _top(self, i: int) -> int | None:
        heads = set(self.heads)
        while i not in heads:
            if self.tokens[i].head == i:
                return None
            i = self.tokens[i].head
        return i

    def words(self, head: int) -> tuple[int, ...]:
        """The words of a clause, without clauses inside it, near its verb; of a clause on a noun also that noun."""
        own = [i for i, h in self._owner.items() if h == head]
        t = self.tokens[head]
        if t.dep in {"relcl", "acl"}:
            own += self._noun(t.head)
        own += [i for i in self.subject(head) if abs(i - head) < LONGEST]
        own = sorted(set(own))
        while own and own[-1] - own[0] >= LONGEST:
            own = own[1:] if head - own[0] > own[-1] - head else own[:-1]
        return tuple(own)

    def _noun(self, i: int) -> list[int]:
        return [i, *(c for c in self.children[i] if self.tokens[c].dep in _NOUN_PARTS)]

    def chain(self, head: int) -> list[int]:
        """The verb and the infinitives and participles that hang on it (``is considering suing``); after ``be`` what something is."""
        out, i = [head], head
        if self.tokens[head].lemma == "be":
            return [head, *(c for c in self.children[head] if self.tokens[c].dep in {"attr", "acomp"})][:2]
        while True:
            below = [c for c in self.children[i] if self.tokens[c].dep == "xcomp" and self.tokens[c].pos == "VERB"]
            if not below:
                return out
            i = below[0]
            out.append(i)

    def subject(self, head: int) -> tuple[int, ...]:
        """The words of the subject, its own or the one that it shares with the clause above; none where it is a pronoun."""
        i = head
        for _ in range(4):
            found = [c for c in self.children[i] if self.tokens[c].dep in _SUBJECTS]
            if found:
                top = found[0]
                t = self.tokens[top]
                if t.tag in {"WDT", "WP"} and self.tokens[i].dep == "relcl":
                    top = self.tokens[i].head
                return () if self.tokens[top].pos in {"PRON", "DET"} else self._phrase(top)
            if self.tokens[i].dep == "acl":
                return self._phrase(self.tokens[i].head)
            if self.tokens[i].dep not in {"conj", "advcl", "xcomp"} or self.tokens[i].head == i:
                return ()
            i = self.tokens[i].head
        return ()

    def object(self, head: int) -> tuple[int, ...]:
        """The words of the object of the last verb of the chain; of ``by`` in the passive nothing."""
        last = self.chain(head)[-1]
        found = [c for c in self.children[last] if self.tokens[c].dep in {"dobj", "attr", "oprd"}]
        return self._phrase(found[0]) if found else ()

    def _phrase(self, top: int) -> tuple[int, ...]:
        out, todo = [], [top]
        while todo:
            i = todo.pop()
            out.append(i)
            todo += [
                c
                for c in self.children[i]
                if self.tokens[c].dep not in {"relcl", "acl", "punct", "appos", "advcl", "parataxis"}
            ]
        return tuple(sorted(out))

    def negated(self, head: int) -> bool:
        """Whether the act is told not to be done: ``not``, ``never``, ``refused to``, ``failed to``."""
        chain = self.chain(head)
        told = [any(self._no(c) for c in self.children[v]) for v in chain]
        avoided = [self.tokens[v].lemma in AVOIDED for v in chain[:-1]]
        return (sum(told) + sum(avoided)) % 2 == 1

    def charged(self, head: int) -> bool:
        """Whether a clause hangs on a charge or a suspicion: ``suspicions that``, ``accused of``, ``allegations of``."""
        i = head
        for _ in range(6):
            t = self.tokens[i]
            if t.head == i:
                return False
            if t.dep not in {"acl", "pcomp", "ccomp", "xcomp", "prep", "conj", "relcl", "oprd"} or (
                t.dep == "relcl" and i != head
            ):
                return False
            i = t.head
            if self.tokens[i].lemma in CHARGES and t.dep != "relcl":
                return True
        return False

    def finite(self, head: int) -> bool:
        """Whether a clause states something: a finite verb, or in a headline a bare participle with a subject."""
        tags = {self.tokens[i].tag for i in (head, *self.children[head])}
        return bool(tags & _FINITE) or (self.tokens[head].dep == "conj" and bool(self.subject(head)))

    def believed(self, who: Sequence[int]) -> bool:
        """Whether what a noun names is only believed: ``ships believed to be from China``."""
        below = (c for i in who for c in self.children[i])
        return any(
            self.tokens[c].dep == "acl"
            and self.tokens[c].lemma in hedges.BELIEVED - hedges.NOT_HEDGED
            and self.tokens[c].tag == "VBN"
            for c in below
        )

    def _no(self, i: int) -> bool:
        """Whether a word below a verb denies: ``not``, or a subject or object with ``no``."""
        t = self.tokens[i]
        if t.dep == "neg" or t.text.lower() in {"nobody", "none", "nothing"}:
            return True
        return t.dep in {"nsubj", "nsubjpass", "dobj", "attr"} and any(
            self.tokens[c].text.lower() in {"no", "neither"} for c in self.children[i]
        )

    def asks(self, head: int) -> bool:
        """Whether a clause is a question, a condition or an order."""
        below = self.children[head]
        return any(self.tokens[c].text.lower() in ASKED or self.tokens[c].text == "?" for c in below)

    def future(self, head: int, role: Role) -> bool:
        """Whether the act lies ahead."""
        below = {self.tokens[c].text.lower() for c in self.children[head]}
        return bool(below & {"will", "would", "shall", "’ll", "'ll"}) or (
            role in {Role.HEADLINE, Role.DECK} and self.tokens[head].tag == "VB" and "to" in below
        )
