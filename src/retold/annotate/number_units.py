"""What a number counts: the noun it modifies, or what happened to the people it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retold.annotate.sentence_words import Words
from retold.lang.numbers import (
    ATTACKS,
    BETWEEN_COUNT_AND_FATE,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    FATES,
    HOW_IT_ENDED,
    LISTED_AS,
    NO_FATES,
    PAID,
    PEOPLE,
    PLAIN_UNITS,
    SOME,
)
from retold.model.view import IGNORED

_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "PUNCT"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, the words it is printed with (``calls``), the end of its words in the sentence's text; part of a name or not."""

    lemma: str
    printed: str
    end: int
    proper: bool = False


def unit_of(words: Words, start: int, end: int) -> Unit | None:
    """What the number at ``text[start:end]`` counts; ``None`` where the sentence does not say."""
    indices = words.at(start, end)
    if not indices:
        return None
    last = indices[-1]
    noun = _noun(words, indices[0], last)
    fate = _fate(words, indices, noun)
    if fate is not None:
        told = _told_after(words, noun if noun is not None else last)
        if told is not None:
            return Unit(fate, fate, words.tokens[told].end - words.base)
        return Unit(fate, fate, words.tokens[noun].end - words.base if noun is not None else end)
    if noun is None:
        return None
    token = words.tokens[noun]
    lemma = token.lemma if _weighed(words, noun) else CURRENCY_WORDS.get(token.lemma, token.lemma)
    printed = "".join(c for c in token.text.lower() if c not in IGNORED)
    clean = "".join(c for c in lemma if c not in IGNORED)
    return Unit(clean, printed if lemma == token.lemma else lemma, token.end - words.base, proper=token.pos == "PROPN")


def _weighed(words: Words, noun: int) -> bool:
    """Whether ``pounds`` are a weight: where nothing in the sentence speaks of money, or what is weighed follows."""
    if words.tokens[noun].lemma != "pound":
        return False
    after = words.tokens[noun + 1].lemma if noun + 1 < len(words.tokens) else ""
    if after == "sterling":
        return False
    signs = any(sign in words.text for sign in CURRENCY_SIGNS if not sign[0].isalpha())
    return after == "of" or not (signs or any(t.lemma in PAID for t in words.tokens))


def _noun(words: Words, first: int, last: int) -> int | None:
    """The noun a number modifies, inside the brackets it stands in; where the parser has none across them, a unit beside it."""
    noun = _modified(words, first, last)
    if noun is None or ")" not in words.text[words.tokens[last].end - words.base : words.tokens[noun].start - words.base]:
        return noun
    beside = last + 1
    return beside if words.tokens[beside].lemma.lower() in PLAIN_UNITS else None


def _modified(words: Words, first: int, last: int) -> int | None:
    """The noun a number modifies: its head, else the object of an ``of`` after it, else the noun its phrase ends with."""
    tokens = words.tokens
    for i in range(last, first - 1, -1):
        head = tokens[i].head
        if tokens[head].pos == "NUM" and tokens[head].dep == "nummod" and head > last:
            head = tokens[head].head
        if tokens[i].dep in {"nummod", "quantmod", "amod", "compound", "det"} and head > last and tokens[head].pos in _NOUNS:
            return _agreeing(words, head)
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


def _agreeing(words: Words, noun: int) -> int:
    """The plural right behind a singular the parser stopped at (``three quarterback hits``)."""
    tokens = words.tokens
    if (
        noun + 1 < len(tokens)
        and tokens[noun].tag == "NN"
        and tokens[noun + 1].tag == "NNS"
        and tokens[noun].lemma not in PLAIN_UNITS
    ):
        return noun + 1
    return noun


def _fate(words: Words, indices: range, noun: int | None) -> str | None:
    """What happened to the counted people, from the verb or adjective over them (``10 people were killed``, ``10 dead``)."""
    tokens = words.tokens
    anchor = noun if noun is not None else indices[-1]
    if noun is not None and tokens[noun].lemma in FATES and tokens[noun].lemma not in NO_FATES:
        return FATES[tokens[noun].lemma]
    if noun is not None and tokens[noun].lemma not in PEOPLE:
        return None
    if _of_some(words, indices, noun):
        return None
    told = _told_after(words, anchor)
    if told is not None:
        return _ended(words, told)
    while tokens[anchor].dep in {"nummod", "quantmod", "compound"} and tokens[anchor].head != anchor:
        anchor = tokens[anchor].head
    if tokens[anchor].lemma in FATES and tokens[anchor].dep != "ROOT":
        return FATES[tokens[anchor].lemma]
    return _of_verb(words, anchor) or _toll(words, anchor) or _aboard(words, anchor)


def _of_some(words: Words, indices: range, noun: int | None) -> bool:
    """Whether something befell only some of the counted (``seven of the 12 victims died``)."""
    counted = words.tokens[noun if noun is not None else indices[-1]]
    over = words.tokens[counted.head]
    if counted.dep != "pobj" or over.lemma != "of":
        return False
    whole = words.tokens[over.head]
    if over.head in indices:
        return False
    return whole.pos == "NUM" or whole.lemma in SOME


def _aboard(words: Words, anchor: int) -> str | None:
    """``228 people aboard``, ``12 crew members on board``."""
    after = words.text[words.tokens[anchor].end - words.base :]
    return "aboard" if after.startswith((" aboard", " on board")) else None


def _told_after(words: Words, anchor: int) -> int | None:
    """The word that says right after a count what happened (``10 dead``, ``hundreds more were injured``)."""
    listed = False
    for i in range(anchor + 1, min(len(words.tokens), anchor + 6)):
        token = words.tokens[i]
        low = token.text.lower()
        if low == "missing" and not any(words.tokens[c].dep == "dobj" for c in words.children[i]):
            return i
        if token.lemma in FATES and token.tag in {"JJ", "VBN", "VBD", "NN"} and not listed and not _does(words, i):
            return i
        listed = listed or low in LISTED_AS
        if low not in BETWEEN_COUNT_AND_FATE | LISTED_AS:
            return None
    return None


def _does(words: Words, verb: int) -> bool:
    """Whether a past form has an object: then the counted do it (``three officers shot a suspect``)."""
    return words.tokens[verb].tag == "VBD" and any(words.tokens[c].dep == "dobj" for c in _chain(words, verb))


def _chain(words: Words, verb: int) -> list[int]:
    """What hangs on a verb and on those joined to it."""
    own = words.children[verb]
    joined = [c for c in own if words.tokens[c].dep == "conj"]
    return [*own, *(g for c in joined for g in words.children[c])]


def _of_verb(words: Words, anchor: int) -> str | None:
    """What the verb over an argument, or what stands with it (``left 10 dead``), does to it."""
    tokens = words.tokens
    token, head = tokens[anchor], tokens[tokens[anchor].head]
    if token.dep not in {"nsubjpass", "dobj", "nsubj", "conj", "attr", "oprd"} or token.head == anchor:
        return None
    if head.lemma in FATES.keys() | ATTACKS and _suffers(head.lemma, token.dep):
        return _ended(words, token.head)
    if head.lemma == "lose" and any(tokens[c].lemma == "life" for c in words.children[token.head]):
        return FATES["die"]
    if head.lemma not in {"leave", "be", "find", "feel", "report", "pronounce"}:
        return None
    beside = (tokens[c] for c in words.children[token.head] if c > anchor)
    return next(
        (FATES[t.lemma] for t in beside if t.dep in {"acomp", "oprd", "ccomp", "xcomp", "conj"} and t.lemma in FATES), None
    )


def _ended(words: Words, verb: int) -> str | None:
    """The fate a verb tells, or for a verb of attack what its sentence says came of it (``shot dead``, ``shot and wounded``)."""
    tokens, lemma = words.tokens, words.tokens[verb].lemma
    if lemma in ATTACKS:
        beside = [
            tokens[c] for c in words.children[verb] if tokens[c].dep in {"conj", "acomp", "oprd", "advmod", "prep", "xcomp"}
        ]
        for t in beside:
            if t.lemma in HOW_IT_ENDED and (t.dep != "conj" or t.tag in {"VBN", "VBD"}):
                return HOW_IT_ENDED[t.lemma]
            if t.lemma == "fatally" or (t.lemma == "to" and words.text[t.end - words.base :].lstrip().startswith("death")):
                return "killed"
    return FATES.get(lemma)


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
