"""The key under which a word counts when two sentences are compared: its class, else its stem."""

from __future__ import annotations

import re
from functools import lru_cache

from retold.lang import actors, events
from retold.lang.spelling import one_spelling
from retold.lang.synonyms import KEY_OF

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_ENDINGS = (
    ("ations", ""),
    ("ation", ""),
    ("ators", ""),
    ("ator", ""),
    ("ating", ""),
    ("ated", ""),
    ("ates", ""),
    ("ate", ""),
    ("ions", ""),
    ("ion", ""),
    ("ements", ""),
    ("ement", ""),
    ("ments", ""),
    ("ment", ""),
    ("ers", ""),
    ("ors", ""),
    ("er", ""),
    ("or", ""),
    ("ness", ""),
    ("ing", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ly", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)
_SHORTEST_STEM = 4
_FEWEST = 3


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A lower-case word without the first ending that leaves at least four letters; ``police`` and ``policy`` stay apart.

    Cruder than Porter (1980) and only used to count shared words, never shown.
    """
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: len(word) - len(ending)] + instead
            break
    return word.rstrip("e") if len(word) > _SHORTEST_STEM else word


@lru_cache(maxsize=65_536)
def class_key(word: str) -> str:
    """The key of a lower-case word or lemma: country, event class, participant class, word of its meaning, else its stem in one spelling."""
    if word in actors.COUNTRY_OF:
        return actors.COUNTRY_OF[word]
    for form in (word, *_bases(word)):
        if form in events.CLASS_OF:
            return events.CLASS_OF[form]
        if form in actors.CLASS_OF:
            return actors.CLASS_OF[form]
    plain = one_spelling(word)
    key = next((KEY_OF[form] for form in (plain, *_bases(plain)) if form in KEY_OF), None)
    return key or _without_double(stem(plain))


def _without_double(stem_: str) -> str:
    """A stem without the doubled letter of one spelling (``travell``, ``travel``)."""
    return stem_[:-1] if len(stem_) > _SHORTEST_STEM and stem_.endswith("ll") else stem_


def _bases(word: str) -> tuple[str, ...]:
    """What an inflected form may be a form of: headlines in title case are tagged as names and keep their endings."""
    if word.endswith("ies") and len(word) > 4:
        return (word[:-3] + "y",)
    if word.endswith("s") and len(word) > 3:
        return (word[:-1], word[:-2])
    if word.endswith("ied") and len(word) > 4:
        return (word[:-3] + "y",)
    if word.endswith("ed") and len(word) > 4:
        return (word[:-1], word[:-2])
    if word.endswith("ing") and len(word) > 5:
        return (word[:-3], word[:-3] + "e")
    return ()


def content_keys(text: str) -> frozenset[str]:
    """Keys of the words of a text that was not parsed: no stop words, no light verbs, figures as they are."""
    found = (m.group().lower().replace("’", "'").removesuffix("'s") for m in _WORD.finditer(text))
    words = (w if w in actors.COUNTRY_OF else w.rstrip(".") for w in found)
    return frozenset(class_key(w) for w in words if w not in actors.STOP and not {w, *_bases(w)} & events.LIGHT)


def shared_keys(a: str, b: str) -> float:
    """Content keys that two texts share over those of the longer, 0-1; 0 where either has fewer than three."""
    x, y = content_keys(a), content_keys(b)
    return len(x & y) / max(len(x), len(y)) if min(len(x), len(y)) >= _FEWEST else 0.0


def held_keys(a: str, b: str) -> float:
    """Content keys that two texts share over those of the shorter, 0-1; 0 where either has fewer than five."""
    x, y = content_keys(a), content_keys(b)
    return len(x & y) / min(len(x), len(y)) if min(len(x), len(y)) > _FEWEST + 1 else 0.0


def longest_run(a: str, b: str) -> int:
    """Words in the longest run that both texts have, case folded; quadratic, for clauses."""
    x, y = ([m.group() for m in _WORD.finditer(t.lower())] for t in (a, b))
    best, before = 0, [0] * (len(y) + 1)
    for word in x:
        now = [0]
        for j, other in enumerate(y):
            now.append(before[j] + 1 if word == other else 0)
        best, before = max(best, *now), now
    return best
