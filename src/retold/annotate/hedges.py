"""Words that lower commitment, deny, or make conditional, with the clause they govern.

Plain negation (``did not``) is polarity and no hedge: it stays in the sentence's grammar (``dep`` ``neg``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from retold.annotate.sentence_words import Words
from retold.lang.hedges import (
    ADJECTIVES,
    ADVERBS,
    ASKING,
    BELIEVED,
    CLAIMED,
    CONDITION_PHRASES,
    CONDITIONS,
    DENIALS,
    DOUBTING,
    MODALS,
    NOT_CONDITIONS_AFTER,
    NOT_CONDITIONS_BEFORE,
    NOT_DENIED,
    NOT_HEDGED,
    QUESTION_WORDS,
    RAISING,
    REJECTIONS,
    UNNAMED,
)
from retold.lang.numbers import PEOPLE
from retold.model.marks import Certainty, Hedge
from retold.model.span import Span
from retold.model.story import Story

_CLAUSAL = frozenset({"ccomp", "xcomp", "pcomp", "advcl", "acl", "relcl"})
_OUTSIDE = frozenset({"conj", "cc", "parataxis", "punct", "mark"})
"""Dependents of a verb that are no part of the clause it heads."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """Tokens ``first`` to ``last`` of a sentence and the tokens they govern."""

    first: int
    last: int
    scope: tuple[int, int]
    certainty: Certainty


def add_hedges(story: Story) -> Story:
    """Fill ``hedges`` of every sentence: cue words, the clause or phrase they govern, and what they do to it."""
    hedges: list[Hedge] = []
    for sentence in story.sentences:
        words = Words(sentence, story.text(sentence.span))
        for cue in _cues(words):
            tokens, doc = words.tokens, sentence.span.doc
            span = Span(doc, tokens[cue.first].start, tokens[cue.last].end)
            scope = Span(doc, tokens[cue.scope[0]].start, tokens[cue.scope[1]].end)
            hedges.append(Hedge(span=span, scope=scope, certainty=cue.certainty))
    return replace(story, hedges=tuple(hedges))


def _cues(words: Words) -> Iterator[_Cue]:
    for i, token in enumerate(words.tokens):
        lemma, lower = token.lemma, token.text.lower()
        cue: _Cue | None = None
        if lower in ADVERBS or lower in ADJECTIVES:
            cue = _modifier(words, i, lower)
        elif lower in MODALS and token.tag == "MD":
            cue = _modal(words, i)
        elif lower in CONDITIONS or lower in QUESTION_WORDS:
            cue = _condition(words, i, lower)
        elif lower == "according":
            cue = _unnamed_reports(words, i)
        elif token.pos in {"VERB", "AUX", "NOUN"}:
            cue = _verb(words, i, lemma)
        if cue is None:
            cue = _phrase(words, i)
        if cue is not None:
            yield cue


def clause(words: Words, verb: int) -> tuple[int, int]:
    """First and last token of the clause a verb heads, without what is coordinated with it."""
    first = last = verb
    for child in words.children[verb]:
        if words.tokens[child].dep not in _OUTSIDE:
            low, high = words.extent[child]
            first, last = min(first, low), max(last, high)
    return first, last


def _over(words: Words, index: int) -> tuple[int, int]:
    """The clause around a token; the whole sentence where no verb governs it."""
    verb = words.verb_over(words.tokens[index].head)
    return clause(words, verb) if verb is not None else (0, len(words.tokens) - 1)


def _modifier(words: Words, i: int, lower: str) -> _Cue | None:
    token = words.tokens[i]
    head = words.tokens[token.head]
    if lower in ADVERBS and (
        token.dep in {"advmod", "npadvmod", "ROOT", "dep", "acomp", "oprd", "ccomp"} or lower not in ADJECTIVES
    ):
        if (
            head.pos not in {"VERB", "AUX"}
            and token.dep == "advmod"
            and head.pos in {"NOUN", "PROPN", "ADJ", "NUM"}
            and token.head > i
        ):
            return _Cue(i, i, words.extent[token.head], Certainty.HEDGED)
        return _Cue(i, i, _over(words, i), Certainty.HEDGED)
    if token.dep == "amod" and token.head != i:
        return _Cue(i, i, words.extent[token.head], Certainty.HEDGED)
    return None


def _modal(words: Words, i: int) -> _Cue | None:
    """``may``, ``might``, ``could``: not ``could not`` (inability) unless with ``have``, nor a bare ability in the past.

    ``May`` over a verb that is no infinitive is the month (``May sales rose``).
    """
    verb = words.tokens[i].head
    children = [words.tokens[c] for c in words.children[verb]]
    if words.tokens[i].text == "May" and words.tokens[verb].tag in {"VBD", "VBZ", "NN", "NNS"}:
        return None
    if words.tokens[i].text.lower() == "could":
        if any(c.dep == "neg" for c in children) and not any(c.lemma == "have" and c.dep == "aux" for c in children):
            return None
        if any(_denies_all(words, c) for c in words.children[verb]):
            return None
        if any(c.dep == "advmod" and c.lemma in {"how", "so", "when"} for c in children):
            return None
    return _Cue(i, i, clause(words, verb), Certainty.HEDGED)


def _denies_all(words: Words, index: int) -> bool:
    """Whether a subject denies everybody (``no one could have``)."""
    token = words.tokens[index]
    before = words.tokens[index - 1].text.lower() if index else ""
    return token.dep in {"nsubj", "nsubjpass"} and (token.lemma in {"none", "nobody", "nothing", "neither"} or before == "no")


def _condition(words: Words, i: int, lower: str) -> _Cue | None:
    tokens = words.tokens
    before = tokens[i - 1].text.lower() if i else ""
    if i + 1 < len(tokens) and tokens[i + 1].text.lower() in NOT_CONDITIONS_AFTER:
        return None
    if before in NOT_CONDITIONS_BEFORE or tokens[i].dep not in {"mark", "advmod"} or tokens[i].head == i:
        return None
    verb = tokens[i].head
    governor = tokens[tokens[verb].head]
    if (
        lower in QUESTION_WORDS
        or (tokens[verb].dep in {"ccomp", "xcomp"} and governor.lemma in ASKING)
        or governor.lemma == "ask"
    ):
        return _Cue(i, i, clause(words, verb), Certainty.HEDGED)
    low, high = clause(words, verb)
    main = tokens[verb].head
    others = (c for c in words.children[main] if c != verb)
    if tokens[verb].dep in {"advcl", "ccomp"} and main != verb and not any(tokens[c].dep == "ccomp" for c in others):
        first, last = clause(words, main)
        low, high = min(low, first), max(high, last)
    return _Cue(i, i, (min(low, i), high), Certainty.CONDITIONAL)


def _verb(words: Words, i: int, lemma: str) -> _Cue | None:
    tokens = words.tokens
    kids = words.children[i]
    clausal = next((c for c in kids if tokens[c].dep in {"xcomp", "ccomp"}), None)
    if lemma in RAISING and clausal is not None and tokens[i].pos == "VERB" and clausal > i:
        return _Cue(i, i, clause(words, i), Certainty.HEDGED)
    if lemma in BELIEVED and lemma not in NOT_HEDGED and tokens[i].tag == "VBN":
        passive = any(tokens[c].dep == "auxpass" for c in kids)
        listed = clausal is not None and tokens[clausal].text.lower() == "missing"
        if (
            clausal is not None
            and tokens[clausal].dep == "xcomp"
            and not listed
            and (passive or tokens[i].dep in {"acl", "relcl"})
        ):
            return _Cue(i, i, clause(words, i), Certainty.HEDGED)
    if lemma in DOUBTING and clausal is not None and tokens[clausal].dep == "ccomp":
        return _Cue(i, i, clause(words, clausal), Certainty.HEDGED)
    if lemma in DENIALS or lemma in REJECTIONS:
        return _denial(words, i, lemma)
    if lemma == "denial" and (of := next((c for c in kids if tokens[c].lemma in {"of", "that"}), None)) is not None:
        return _Cue(i, i, words.extent[of], Certainty.DENIED)
    return None


def _denial(words: Words, i: int, lemma: str) -> _Cue | None:
    tokens = words.tokens
    if tokens[i].pos not in {"VERB", "AUX"} or any(tokens[c].dep == "neg" for c in words.children[i]):
        return None
    passive = any(tokens[c].dep == "auxpass" for c in words.children[i])
    for c in words.children[i]:
        t = tokens[c]
        if t.dep in {"ccomp", "xcomp", "pcomp"} and t.pos in {"VERB", "AUX"} and c > i and lemma in DENIALS | {"dispute"}:
            return _Cue(i, i, words.extent[c], Certainty.DENIED)
        if t.dep in {"dobj", "nsubjpass"} and (t.dep == "dobj") != passive:
            told = lemma in DENIALS and any(tokens[k].dep in _CLAUSAL for k in words.children[c])
            said = t.lemma in CLAIMED or told
            if (said or lemma in DENIALS) and t.lemma not in NOT_DENIED | PEOPLE and (said or t.pos in {"NOUN", "VERB"}):
                return _Cue(i, i, words.extent[c], Certainty.DENIED)
    return None


def _unnamed_reports(words: Words, i: int) -> _Cue | None:
    """``according to (some, media, unconfirmed) reports``: nobody is named."""
    tokens = words.tokens
    for j in range(i + 1, min(i + 6, len(tokens))):
        if tokens[j].pos == "PROPN" or tokens[j].tag == "PRP$" or tokens[j].text.lower() in {"the", "this", "that"}:
            return None
        if tokens[j].lemma in UNNAMED and tokens[j].pos == "NOUN":
            following = tokens[j + 1] if j + 1 < len(tokens) else None
            if following is not None and (
                following.text.lower() in {"by", "from", "in", "of", "'s", "’s"} or following.pos == "NOUN"
            ):
                return None
            return _Cue(i, j, _over(words, i), Certainty.HEDGED)
    return None


def _phrase(words: Words, i: int) -> _Cue | None:
    tokens = words.tokens
    for phrase in CONDITION_PHRASES:
        end = i + len(phrase)
        if end <= len(tokens) and all(tokens[i + k].text.lower() == w for k, w in enumerate(phrase)):
            verb = words.verb_over(min(end, len(tokens) - 1))
            if verb is not None and phrase[0] != "as":
                return _Cue(i, end - 1, clause(words, verb), Certainty.CONDITIONAL)
    return None
