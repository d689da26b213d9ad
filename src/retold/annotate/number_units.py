"""What a number counts: the noun it modifies, or what happened to the people it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retold.annotate.sentence_words import Words
from retold.lang.numbers import CURRENCY_WORDS, FATES, PEOPLE, PLAIN_UNITS

_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"ADJ", "NUM", "NOUN", "PROPN", "ADV", "PUNCT", "VERB", "PRON", "DET", "PART"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, the words it is printed with (``calls``), and the end of its words in the sentence's text."""

    lemma: str
    printed: str
    end: int


def unit_of(words: Words, start: int, end: int) -> Unit | None:
    """What the number at ``text[start:end]`` counts; ``None`` where the sentence does not say."""
    indices = words.at(start, end)
    if not indices:
        return None
    last = indices[-1]
    noun = _noun(words, indices[0], last)
    fate = _fate(words, indices, noun)
    if fate is not None:
        return Unit(fate, fate, words.tokens[noun].end - words.base if noun is not None else end)
    if noun is None:
        return None
    token = words.tokens[noun]
    lemma = CURRENCY_WORDS.get(token.lemma, token.lemma)
    return Unit(lemma, token.text.lower() if lemma == token.lemma else lemma, token.end - words.base)


def _noun(words: Words, first: int, last: int) -> int | None:
    """The noun a number modifies: its head, else the object of an ``of`` after it, else the noun its phrase ends with."""
    tokens = words.tokens
    for i in range(last, first - 1, -1):
        head = tokens[i].head
        if tokens[i].dep in {"nummod", "quantmod", "amod", "compound", "det"} and head > last and tokens[head].pos in _NOUNS:
            return head
    following = last + 1
    if following < len(tokens) and tokens[following].lemma == "of":
        for child in words.children[following]:
            if tokens[child].dep == "pobj" and tokens[child].pos in _NOUNS:
                return child
        return None
    best = None
    for i in range(following, min(len(tokens), following + 5)):
        if tokens[i].pos == "NOUN":
            best = i
        elif best is not None or tokens[i].pos not in _BEFORE_NOUN or tokens[i].text in {",", ";", ":", "(", ")"}:
            break
    return best


def _fate(words: Words, indices: range, noun: int | None) -> str | None:
    """What happened to the counted people, from the verb or adjective over them (``10 people were killed``, ``10 dead``)."""
    tokens = words.tokens
    anchor = noun if noun is not None else indices[-1]
    token = tokens[anchor]
    if noun is not None and token.lemma in FATES:
        return FATES[token.lemma]
    if noun is not None and token.lemma not in PEOPLE:
        return None
    following = tokens[anchor + 1] if anchor + 1 < len(tokens) else None
    if following is not None and following.lemma in FATES and following.tag in {"JJ", "VBN", "VBD", "NN"}:
        return FATES[following.lemma]
    while token.dep in {"nummod", "quantmod", "compound"} and token.head != anchor:
        anchor, token = token.head, tokens[token.head]
    if token.lemma in FATES and token.dep != "ROOT":
        return FATES[token.lemma]
    head = tokens[token.head]
    if token.dep in {"nsubjpass", "dobj", "nsubj", "conj", "attr", "oprd"} and token.head != anchor:
        if head.lemma in FATES and _suffers(head.lemma, token.dep):
            return FATES[head.lemma]
        for child in words.children[token.head]:
            sibling = tokens[child]
            if child > anchor and sibling.dep in {"acomp", "oprd", "ccomp", "xcomp", "conj"} and sibling.lemma in FATES:
                return FATES[sibling.lemma] if head.lemma in {"leave", "be", "find", "feel", "report", "pronounce"} else None
    return _toll(words, anchor)


_SELF = frozenset({"die", "perish", "drown", "miss"})


def _suffers(lemma: str, dep: str) -> bool:
    """Whether a verb's argument in this role is the one it happens to."""
    return (dep in {"nsubj", "conj"} and lemma in _SELF) or (
        dep in {"nsubjpass", "dobj", "attr", "oprd"} and lemma not in {"die", "perish"}
    )


def _toll(words: Words, anchor: int) -> str | None:
    """``the death toll rose to 10``."""
    verb = words.verb_over(anchor)
    if verb is None or words.tokens[anchor].dep != "pobj":
        return None
    for child in words.children[verb]:
        t = words.tokens[child]
        if t.dep in {"nsubj", "nsubjpass"} and t.lemma == "toll":
            kinds = {words.tokens[c].lemma for c in words.children[child]}
            return "killed" if kinds & {"death"} else None
    return None


_HYPHENED = re.compile(r"-(?P<w>[a-z]+)(?P<rest>-old)?", re.IGNORECASE)


def hyphened(text: str, end: int) -> Unit | None:
    """The unit of ``25-year-old`` and ``10-foot``; ``None`` where the hyphen makes another word (``three-judge``)."""
    m = _HYPHENED.match(text, end)
    if m is None:
        return None
    word = m["w"].lower()
    if m["rest"] and word == "year":
        return Unit("year-old", "year-old", m.end())
    return Unit(word, word, m.end("w")) if word in PLAIN_UNITS else None
