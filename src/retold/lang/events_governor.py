"""Which happening a date, duration or number belongs to, by the sentence's grammar."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from retold.lang import actors, events
from retold.lang.events_keys import class_key
from retold.model.marks import Sentence, Token
from retold.model.span import Span

_CONTENT = frozenset({"NOUN", "PROPN", "VERB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AUXILIARIES = frozenset({"aux", "auxpass", "cop"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OFFSETS = frozenset({"before", "after", "ago", "later", "earlier", "since", "old", "prior", "away"})
_STEPS = 5
_GENERIC = frozenset({"time", "period", "end", "part", "course", "number", "total", "point", "moment"})
"""Nouns that stand between a value and what it is about (``the end of``)."""


class Governors:
    """Sentences by place; finds the word that a stretch of text hangs on."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._rows: dict[str, list[Sentence]] = defaultdict(list)
        for s in sentences:
            if s.tokens:
                self._rows[s.span.doc].append(s)
        for row in self._rows.values():
            row.sort(key=lambda s: s.span)
        self._words: dict[Span, list[int]] = {}
        self._starts = {doc: [s.span.start for s in row] for doc, row in self._rows.items()}

    def sentence(self, span: Span) -> Sentence | None:
        """The parsed sentence that holds ``span``."""
        row = self._rows.get(span.doc, [])
        i = bisect_right(self._starts.get(span.doc, []), span.start) - 1
        return row[i] if i >= 0 and row[i].span.contains(span) else None

    def _word_starts(self, sentence: Sentence) -> list[int]:
        if sentence.span not in self._words:
            self._words[sentence.span] = [t.start for t in sentence.tokens]
        return self._words[sentence.span]

    def tells(self, span: Span) -> bool:
        """Whether ``span`` begins a statement: its topmost word is a finite verb, or has a subject or an auxiliary.

        ``to`` with an infinitive and noun phrases tell nothing that could be vouched for. Text that was not parsed counts as
        telling.
        """
        sentence = self.sentence(Span(span.doc, span.start, span.start + 1))
        if sentence is None:
            return True
        tokens = sentence.tokens
        starts = self._word_starts(sentence)
        inside = range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        tops = {i for i in inside if tokens[i].head not in inside or tokens[i].head == i}
        if any(tokens[i].tag in _FINITE for i in tops):
            return True
        near = range(max(0, inside.start - _STEPS), min(len(tokens), inside.stop + _STEPS))
        below = {(tokens[j].dep, tokens[j].tag in _FINITE) for j in near if tokens[j].head in tops}
        return any(dep in _SUBJECTS or (finite and dep in _AUXILIARIES) for dep, finite in below)

    def done_to(self, span: Span) -> frozenset[str]:
        """The names, in lower case, in the object of the happening that the words of ``span`` belong to (``accepted Lee's resignation``)."""
        sentence, found = self.sentence(span), self.of(span)
        return _patient(sentence.tokens, found[1]) if sentence is not None and found is not None else frozenset()

    def of(self, span: Span) -> tuple[str, Token] | None:
        """Key and word of the happening that the words of ``span`` belong to; ``None`` where the parse shows none.

        ``several weeks of protests`` and ``week-long protests`` belong to ``protest``; ``shut on June 20`` to ``shut``. Light
        verbs (``was``, ``had``) are no happening.
        """
        sentence = self.sentence(span)
        if sentence is None:
            return None
        tokens = sentence.tokens
        starts = self._word_starts(sentence)
        inside = range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        top = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)
        if top is None:
            return None
        return _complement(tokens, top) or _above(tokens, top, inside)


_PATIENTS = frozenset({"dobj", "nsubjpass"})
_NAMING = frozenset({"compound", "poss", "appos", "prep", "pobj", "conj", "nmod"})
_DEPTH = 4


def _patient(tokens: tuple[Token, ...], verb: Token) -> frozenset[str]:
    """The names, in lower case, in what is done something to."""
    below = {i for i, t in enumerate(tokens) if t.dep in _PATIENTS and tokens[t.head] is verb}
    for _ in range(_DEPTH):
        below |= {
            i for i, t in enumerate(tokens) if t.head in below and t.dep in _NAMING and (t.dep != "prep" or t.lemma == "of")
        }
    return frozenset(tokens[i].text.lower() for i in below if tokens[i].pos == "PROPN")


def is_offset(words: str, after: str) -> bool:
    """Whether a duration counts from something (``two days later``, ``an hour before``) and does not say how long it lasted.

    ``words`` are the duration's own, ``after`` the text that follows it.
    """
    last = words.lower().split()[-1:]
    following = after.lower().split(maxsplit=1)[:1]
    return any(w.strip(",.;:") in _OFFSETS for w in (*last, *following))


def _complement(tokens: tuple[Token, ...], top: int) -> tuple[str, Token] | None:
    """The noun after ``of``: what lasted the weeks."""
    for i in range(top + 1, min(top + 3, len(tokens))):
        if tokens[i].head == top and tokens[i].text.lower() == "of":
            for j in range(i + 1, min(i + 8, len(tokens))):
                if tokens[j].head == i and (key := _key(tokens[j])) is not None:
                    return key, tokens[j]
    return None


def _above(tokens: tuple[Token, ...], top: int, inside: range) -> tuple[str, Token] | None:
    i = top
    for _ in range(_STEPS):
        if tokens[i].head == i:
            return None
        i = tokens[i].head
        if i not in inside and tokens[i].pos in _CONTENT:
            key = _key(tokens[i])
            if key is not None or tokens[i].pos == "VERB":
                return None if key is None else (key, tokens[i])
    return None


def _key(token: Token) -> str | None:
    low = token.lemma
    if token.pos not in _CONTENT or low in events.LIGHT or low in actors.STOP or low in _GENERIC:
        return None
    return class_key(low)
