"""What articles tell, clause by clause: who did what to whom, in whose voice and how surely.

Conflicts are looked for here besides among claims, for a claim joins what is told alike and a conflict is where it is not.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from retold.compare.conflict_voice import Voices
from retold.compare.prose import roles
from retold.compare.telling_clauses import BESIDE, LONGEST, Clauses
from retold.lang import actors, events, hedges
from retold.lang.degrees import DEGREES
from retold.lang.events_keys import class_key
from retold.lang.tellings import FLEETING, INTENDED
from retold.model.document import PROSE_ROLES, TITLE_ROLES, Role
from retold.model.marks import Attribution, Certainty, Sentence, Token
from retold.model.span import Span
from retold.model.story import Story

_T = TypeVar("_T")

_ROLES = PROSE_ROLES | TITLE_ROLES
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
    subject and object. ``planned`` says that the act is only intended, ``own`` that the words are the article's and state something that happened, ``habit`` that
    they tell a habit, ``stated`` that the verb is finite, ``charged`` that the clause hangs on a charge or a doubted noun.
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
    habit: bool
    stated: bool
    charged: bool
    attribution: Attribution | None

    @property
    def doc(self) -> str:
        """The article."""
        return self.span.doc

    @property
    def act(self) -> str:
        """The key of what is done."""
        return self.acts[-1]

    def shown(self, words: Iterable[int]) -> str:
        """Some words of its sentence as they are printed: apart only where the text parts them (``the union's``), or leaves some out."""
        tokens, text, before = self.sentence.tokens, "", -1
        for i in words:
            glued = before == i - 1 and before >= 0 and tokens[before].end == tokens[i].start
            text += ("" if glued or not text else " ") + tokens[i].text
            before = i
        return text


class Tellings:
    """The tellings of a story, and how much two of them have in common."""

    def __init__(self, story: Story, voices: Voices) -> None:
        self.story = story
        self.voices = voices
        self._hedges = _by_doc((h.scope, h) for h in story.hedges)
        self._said = _by_doc((c, a) for a in story.attributions for c in a.content)
        self._dated = _by_doc((d.span, d) for d in story.dates)
        self._full = _by_doc((n.span, n.canonical) for n in story.names)
        self._clauses: dict[Span, Clauses] = {}
        self.roles = role = roles(story)
        ordered = sorted(story.sentences, key=lambda s: s.span)
        self.all = [t for s in ordered if role.get(s.span) in _ROLES for t in self._of(s, role[s.span])]
        seen = Counter(k for t in self.all for k in t.keys)
        self._weight = {k: math.log(1 + len(self.all) / n) for k, n in seen.items()}

    def weight(self, some: Iterable[str]) -> float:
        """How much keys say in this story, in nats; the same whatever order a set gives them in, so that runs agree."""
        return math.fsum(self._weight.get(k, 0.0) for k in some)

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

    @cached_property
    def speakers(self) -> dict[str, str]:
        """The speakers of attributions whose source was resolved, by id."""
        return {a.id: a.speaker for a in self.story.attributions if a.speaker}

    @cached_property
    def _by_sentence(self) -> dict[Span, list[Telling]]:
        rows: dict[Span, list[Telling]] = defaultdict(list)
        for t in self.all:
            rows[t.sentence.span].append(t)
        return rows

    @cached_property
    def _whole_names(self) -> list[frozenset[str]]:
        """The keys of every name of several words, the longest first."""
        full = {n.canonical for n in self.story.names}
        rows = {frozenset(class_key(w.lower().strip(".,'’")) for w in name.split()) for name in full}
        return sorted((r for r in rows if len(r) > 1), key=lambda r: (-len(r), sorted(r)))

    def apart(self, keys: Iterable[str]) -> int:
        """How many things and people some keys speak of: those of one name are one."""
        left, found = set(keys), 0
        for name in self._whole_names:
            if len(left & name) > 1:
                left -= name
                found += 1
        return found + len(left)

    def clauses(self, sentence: Sentence) -> Clauses:
        """The clauses of a parsed sentence."""
        if sentence.span not in self._clauses:
            self._clauses[sentence.span] = Clauses(sentence.tokens)
        return self._clauses[sentence.span]

    def over(self, span: Span) -> list[Telling]:
        """The clauses of the sentence around ``span`` into which it reaches."""
        sentence = self.voices.sentence(span)
        return [t for t in self._by_sentence.get(sentence.span, ()) if t.span.overlaps(span)] if sentence is not None else []

    def happened(self, span: Span) -> bool:
        """Whether a clause that ``span`` reaches into happened as far as its words go; also where it reaches into none."""
        told = self.over(span)
        return not told or any(t.voice in {Voice.FLAT, Voice.CREDITED} and not t.habit for t in told)

    def _of(self, sentence: Sentence, role: Role) -> Iterator[Telling]:
        tokens = sentence.tokens
        clause = self.clauses(sentence)
        if role in TITLE_ROLES:
            yield from self._announced(sentence, role)
        for head in clause.heads:
            words = clause.words(head)
            acts = tuple(k for v in clause.chain(head) if (k := _act(tokens[v], clause.particle(v))) is not None)
            keys = frozenset(k for i in words if (k := key(tokens[i])) is not None) | self._called(sentence, words)
            if not acts or len(keys) < 2:
                continue
            span = _span(sentence, words)
            place = Span(span.doc, tokens[head].start, tokens[head].end)
            who = clause.subject(head)
            doubted = any(tokens[i].text.lower() in hedges.ADJECTIVES and tokens[i].dep == "amod" for i in who)
            doubted = doubted or clause.believed(who)
            around = clause.beside(head)
            apart = span if tokens[head].dep in BESIDE else _span(sentence, around) if around else None
            charged = doubted or clause.charged(head)
            voice, said = self._voice(place, apart, charged=charged)
            lemmas = {tokens[v].lemma for v in clause.chain(head)[:-1]} | {tokens[head].lemma}
            yield Telling(
                span=span,
                sentence=sentence,
                role=role,
                verbs=tuple(clause.chain(head)),
                words=words,
                acts=acts,
                keys=keys,
                names=self._names(sentence, words),
                who=who,
                whom=clause.object(head),
                voice=Voice.OPEN if clause.asks(head) else voice,
                negated=clause.negated(head),
                planned=bool(lemmas & INTENDED) or clause.future(head, role),
                own=self.voices.plain(span) and clause.finite(head) and not clause.habitual(head, role),
                habit=clause.habitual(head, role),
                stated=clause.finite(head),
                charged=charged,
                attribution=said,
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
                habit=False,
                stated=True,
                charged=False,
                attribution=None,
            )

    def _names(self, sentence: Sentence, words: Sequence[int]) -> frozenset[str]:
        """The keys of proper names; months and days name nobody."""
        tokens, doc = sentence.tokens, sentence.span.doc
        own = (i for i in words if tokens[i].pos == "PROPN" and not self._dated(Span(doc, tokens[i].start, tokens[i].end)))
        return frozenset(k for i in own if (k := key(tokens[i])) is not None) | self._called(sentence, words)

    def _called(self, sentence: Sentence, words: Sequence[int]) -> frozenset[str]:
        """The keys of the full forms of the names among some words: ``Weinstein`` is the ``Harvey Weinstein`` of before."""
        found: set[str] = set()
        for i in words:
            place = Span(sentence.span.doc, sentence.tokens[i].start, sentence.tokens[i].end)
            for full in self._full(place):
                found |= {class_key(w.lower().strip(".,'’")) for w in full.split() if w[:1].isupper()}
        return frozenset(found - actors.STOP)

    def _voice(self, place: Span, within: Span | None, *, charged: bool) -> tuple[Voice, Attribution | None]:
        """The voice at a verb: a hedge or denial over it (for a clause that is only added, or stands in one: one inside that), else who says it."""
        over = [h for h in self._hedges(place) if within is None or within.overlaps(h.span)]
        said = next(iter(self._said(place)), None)
        for certainty, voice in (
            (Certainty.DENIED, Voice.DENIED),
            (Certainty.CONDITIONAL, Voice.OPEN),
            (Certainty.HEDGED, Voice.HEDGED),
        ):
            found = next((h for h in over if h.certainty is certainty), None)
            if found is not None:
                return (Voice.QUOTED if self.voices.quoted(place) else voice), said
        if self.voices.quoted(place):
            return Voice.QUOTED, said
        if charged:
            return Voice.HEDGED, said
        if said is not None:
            return Voice.CREDITED, said
        return Voice.FLAT, None


def key(token: Token) -> str | None:
    """The key of a content word, ``None`` for others."""
    low = token.lemma.lower()
    if token.pos not in _CONTENT or low in actors.STOP or low in events.LIGHT or not any(c.isalnum() for c in low):
        return None
    return class_key(token.text.lower() if token.pos == "PROPN" else low)


def _act(token: Token, particle: str) -> str | None:
    """The key of what a verb does; a verb that says little alone says it with its particle (``set up``)."""
    empty = token.lemma not in DEGREES and (token.lemma in events.LIGHT or token.lemma in FLEETING)
    if token.pos not in _CONTENT or (empty and not particle):
        return None
    return f"{token.lemma} {particle}" if empty else class_key(token.lemma)


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
    longest = {doc: max(len(s) for s, _ in row) for doc, row in table.items()}

    def over(place: Span) -> list[_T]:
        row, begins = table.get(place.doc, []), starts.get(place.doc, [])
        low = bisect_left(begins, place.end - longest.get(place.doc, 0))
        return [v for s, v in row[low : bisect_right(begins, place.start)] if s.contains(place)]

    return over
