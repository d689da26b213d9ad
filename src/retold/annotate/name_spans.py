"""Where names stand: the tagger's entities with their known slips mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retold.annotate.sentence_words import Words
from retold.lang.persons import GIVEN_NAMES
from retold.lang.titles import HONORIFICS, NOT_NAMES, TITLES
from retold.lang.voices import ARTICLES
from retold.model.marks import NameKind, Token

KINDS: dict[str, NameKind] = {
    "PERSON": NameKind.PERSON,
    "ORG": NameKind.ORG,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "FAC": NameKind.PLACE,
    "NORP": NameKind.GROUP,
    "PRODUCT": NameKind.OTHER,
    "EVENT": NameKind.OTHER,
    "LAW": NameKind.OTHER,
}
_EDGES = frozenset({*"\"'“”‘’`.,;:!?()[]{}<>-–—*|/#@•·…", "--", "...", "''", "``"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "s'"})


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a sentence: tokens ``first`` to ``last`` and what the tagger takes it for."""

    first: int
    last: int
    kind: NameKind
    sure: bool = True


def entities(words: Words) -> list[Found]:
    """The sentence's names: entities without titles, articles, possessives and stray punctuation at their edges.

    A given name and the person right after it are one name where the tagger cut them apart.
    """
    out: list[Found] = []
    for f in _tagged(words):
        if out and f.kind is NameKind.PERSON and _given_name(words, out[-1], f):
            out[-1] = Found(out[-1].first, f.last, NameKind.PERSON)
        else:
            out.append(_with_surname(words, f))
    return out


def _with_surname(words: Words, f: Found) -> Found:
    """A lone given name with the capitalised name right after it that the tagger left out (``Chief Ann | Outlaw``)."""
    if f.first != f.last or words.tokens[f.first].text.lower() not in GIVEN_NAMES or f.last + 1 >= len(words.tokens):
        return f
    after = words.tokens[f.last + 1]
    wanted = after.pos == "PROPN" and not after.entity and after.text[:1].isupper() and after.text[1:].islower()
    return Found(f.first, f.last + 1, NameKind.PERSON) if wanted else f


def _given_name(words: Words, before: Found, after: Found) -> bool:
    beside = before.first == before.last == after.first - 1
    return beside and words.tokens[before.first].text.lower() in GIVEN_NAMES


def _tagged(words: Words) -> Iterator[Found]:
    tokens = words.tokens
    start: int | None = None
    for i in range(len(tokens) + 1):
        tag = tokens[i].entity if i < len(tokens) else ""
        if start is not None and tag[:1] != "I":
            kind = KINDS.get(tokens[start].entity[2:])
            if kind is not None:
                yield from _mended(tokens, start, i - 1, kind)
            start = None
        if tag[:1] == "B" or (start is None and tag[:1] == "I"):
            start = i


def _mended(tokens: tuple[Token, ...], first: int, last: int, kind: NameKind) -> Iterator[Found]:
    cut = next((i for i in range(first + 1, last + 1) if tokens[i].text in _POSSESSIVES or "/" in tokens[i].text), None)
    if cut is not None and kind in {NameKind.PERSON, NameKind.PLACE, NameKind.GROUP}:
        yield from _mended(tokens, first, cut - 1, kind)
        return
    while first <= last and (
        tokens[first].text in _EDGES or tokens[first].text.lower() in ARTICLES or tokens[first].text in _POSSESSIVES
    ):
        first += 1
    while first <= last and (tokens[last].text in _EDGES or tokens[last].text in _POSSESSIVES):
        last -= 1
    if kind is NameKind.ORG and first < last and _titled_person(tokens, first):
        kind = NameKind.PERSON
    if kind is NameKind.PERSON:
        first = _past_titles(tokens, first, last)
        while last > first and tokens[last].text[:1].islower() and tokens[last].pos not in {"PROPN", "NOUN"}:
            last -= 1
    if first <= last and _is_name(tokens, first, last):
        yield Found(first, last, kind)


def _titled_person(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether what the tagger takes for an organisation starts with a person's title (``Constable Adrian Hanstock``)."""
    title = tokens[first].text.lower().rstrip(".")
    return title in HONORIFICS or (title in TITLES and tokens[first + 1].text.lower() in GIVEN_NAMES)


def _past_titles(tokens: tuple[Token, ...], first: int, last: int) -> int:
    while first < last and tokens[first].text.lower().rstrip(".") in TITLES:
        first += 1
    return first


def _is_name(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """A name has a capital, is no number, no single stray word, and no handle or address."""
    text = " ".join(t.text for t in tokens[first : last + 1])
    if not any(t.text[:1].isupper() for t in tokens[first : last + 1]) or len(text) > 80:
        return False
    if any(c in text for c in "@#") or "://" in text or "www." in text:
        return False
    if first == last:
        return text.lower().rstrip(".") not in NOT_NAMES and any(c.isalpha() for c in text) and len(text) > 1
    return True


def is_title_case(words: Words) -> bool:
    """Whether a sentence is set in title case or capitals, where a capital says nothing about a word being a name."""
    if words.tokens[-1].text == ".":
        return False
    letters = [t for t in words.tokens if t.text[:1].isalpha()]
    content = [t for t in letters if len(t.text) > 3]
    return len(content) >= 3 and sum(t.text[0].isupper() for t in content) >= 0.8 * len(content)
