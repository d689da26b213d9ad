"""Words compared by what they may mean: stems, senses of news English, countries, numbers.

For "is this said again?" a shared key is enough; it never settles that two texts agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from retold.lang.labels_headlines import INITIALS, SHORTENED
from retold.lang.labels_places import COUNTRIES
from retold.lang.labels_synonyms import FUNCTION_WORDS, NUMBER_WORDS, SENSES
from retold.model.marks import Token
from retold.model.view import fold

_INFLECTIONS = ("ings", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y")
_DERIVATIONS = (
    *("izations", "isations", "ization", "isation", "ations", "ation", "itions", "ition", "ements", "ement", "ments", "ment"),
    *("ently", "ences", "ence", "ents", "ent", "antly", "ances", "ance", "ants", "ant", "ingly", "edly", "ities", "ity"),
    *("ists", "ist", "izing", "ising", "ized", "ised", "izes", "ises", "ize", "ise", "ating", "ated", "ates", "ate", "ators"),
    *("ator", "ions", "ion", "ers", "ors", "er", "or", "als", "al"),
)
_ENDINGS = sorted([(e, 3) for e in _INFLECTIONS] + [(e, 4) for e in _DERIVATIONS], key=lambda e: (-len(e[0]), e[0]))
"""Endings, longest first, with the letters that must be left of the word."""
_Y = frozenset({"y", "ies", "ied"})
SHORTEST = 3


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """A word, or a few, as :func:`~retold.model.view.fold` gives them; quick where there is nothing to fold."""
    return text.casefold() if text.isascii() and text.isalnum() else fold(text).text


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A crude stem: endings of inflection and of common derivations off, at least three letters (four for derivations) left.

    ``accuse``, ``accused`` and ``accusation`` agree. After Lovins (1968), with a shorter list of endings.
    """
    w = folded(word).strip(".'\"-")
    w = w.removesuffix("'s").removesuffix("'")
    if "." in w:
        w = w.replace(".", "")
    if w.isdigit() or len(w) <= SHORTEST:
        return w
    for ending, left in _ENDINGS:
        if w.endswith(ending) and len(w) - len(ending) >= left:
            w = w[: -len(ending)] + ("i" if ending in _Y else "")
            break
    if len(w) > SHORTEST and w[-1] == w[-2]:
        w = w[:-1]
    return w


@lru_cache(maxsize=1)
def _senses() -> dict[str, frozenset[str]]:
    """Stem -> the numbers of the senses it belongs to."""
    out: dict[str, set[str]] = {}
    for n, line in enumerate(SENSES):
        for word in line.split():
            out.setdefault(stem(word), set()).add(f"sense:{n}")
    return {k: frozenset(v) for k, v in out.items()}


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Folded name of a country, its people or capital -> the name shown (both with spaces)."""
    out: dict[str, str] = {}
    for line in COUNTRIES:
        names = [n.replace("_", " ") for n in line.split()]
        out.update({folded(n): names[0] for n in names})
    return out


def is_content(token: Token) -> bool:
    """Whether a token carries content of its own."""
    return _is_content(token.text)


@lru_cache(maxsize=65536)
def _is_content(text: str) -> bool:
    word = folded(text)
    return any(c.isalnum() for c in word) and (text == "US" or word not in FUNCTION_WORDS)


@lru_cache(maxsize=65536)
def word_keys(word: str, lemma: str) -> frozenset[str]:
    """Everything by which this word, wherever it stands, can be found again in other words; the first two kinds are exact."""
    plain = folded(word).strip("'\"")
    keys = {stem(word), stem(lemma), stem(SHORTENED.get(plain, ""))} - {""}
    keys |= {stem(part) for part in plain.split("-") if "-" in plain and len(part) > SHORTEST}
    if (number := NUMBER_WORDS.get(plain)) is not None:
        keys.add(number)
    if (country := countries().get(plain)) is not None and word[:1].isupper():
        keys.add(f"country:{country}")
    for k in tuple(keys):
        keys |= _senses().get(k, frozenset())
    return frozenset(keys)


def keyed(tokens: Iterable[Token]) -> Iterator[tuple[Token, frozenset[str]]]:
    """The content words among neighbouring tokens with their keys; initials of an office have its word for one."""
    before = ""
    for t in tokens:
        if is_content(t):
            office = INITIALS.get(t.text) if not before[-1:].isdigit() else None
            keys = word_keys(t.text, t.lemma)
            yield t, keys if office is None else keys | {stem(office)}
        before = t.text


def keys_of(tokens: Iterable[Token]) -> frozenset[str]:
    """The keys of all content words among the tokens."""
    return frozenset(k for _, keys in keyed(tokens) for k in keys)
