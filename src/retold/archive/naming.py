"""What a story is called: the title that says most of what the others say, and the words and names that its titles share."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from retold.archive.likeness import says_something
from retold.archive.shingle import slot_of, term_of
from retold.archive.words import number_words
from retold.lang.cues import HEADLINE_LABELS
from retold.lang.outlets import NO_NAMES
from retold.model.words import places

if TYPE_CHECKING:
    from numpy.typing import NDArray

KEYWORDS = 6
LOOKED_AT = 200
"""Titles of a story that are looked at, the oldest ones."""
SHARED = 2
"""Titles that have a word for it to be a keyword, where there are any such words."""
SHORT = 5
"""Words below which a title seldom says what happened."""
LESS = 0.6
"""What a title counts for that is short, a question, or begins with an outlet's label ("Opinion:")."""
TOGETHER = 0.6
"""Of the titles that have one of two words so many have both, side by side: then they are one name."""
_GARBLED = re.compile("[ÃÂËâ](?=[^a-zA-Z]|$)|[a-z][ÃÂË]|[€œ™]")
"""Characters of UTF-8 that somebody read as Windows-1252."""
_LABEL = re.compile(r"\s*([^\W\d_]+)\s*[:|]")

Said = list[tuple[str, str, str]]
"""The words of a title: folded, as written, and what stands between it and the next one."""


class Rarity:
    """How rare a word is in the archive: ``articles`` by slot (:func:`retold.archive.shingle.counted`) of an archive of ``size`` articles."""

    def __init__(self, articles: NDArray[np.int64], size: int) -> None:
        self._articles = articles
        self._size = size

    def of(self, words: list[str]) -> list[float]:
        """For every word a weight; 0 where it is in so many articles that it tells nothing, or is no single word."""
        numbers = number_words(words)
        single = np.bincount(numbers.text, minlength=len(words)) == 1
        common = np.full(len(words), max(self._size, 1), dtype=np.float64)
        kept = single[numbers.text]
        common[numbers.text[kept]] = np.maximum(self._articles[slot_of(term_of(numbers.hashes[kept]))], 1)
        told = single & says_something(common, self._size)
        return [float(x) for x in np.where(told, np.log((self._size + 1) / common), 0.0)]


def named(titles: list[str], rarity: Rarity) -> tuple[str, str]:
    """A story's title and keywords, from the titles of its articles in their order."""
    said = [_said(title) for title in titles[:LOOKED_AT]]
    told = Counter(w for words in said for w in {w for w, _, _ in words})
    weights = dict(zip(told, rarity.of(list(told)), strict=True))
    worth = {w: (count - 0.5) * weights[w] for w, count in told.items()}

    def share(k: int) -> float:
        # In the order of the title: sums of floats depend on it, and sets have another one in every process.
        words = dict.fromkeys(w for w, _, _ in said[k])
        label = _LABEL.match(titles[k])
        length = len(titles[k].split())
        asks = titles[k].rstrip().endswith("?")
        less = asks or length < SHORT or (label is not None and label[1].casefold() in HEADLINE_LABELS)
        return sum(worth[w] for w in words) / (length + 3) * (LESS if less else 1)

    best = max(range(len(said)), key=lambda k: (share(k), -k))
    shared = {w for w, count in told.items() if count >= SHARED and worth[w] > 0}
    if len(shared) < SHARED:
        shared |= {w for w, _, _ in said[best] if worth[w] > 0}
    return titles[best], ", ".join(_names(said, sorted(shared, key=lambda w: (-worth[w], w)), told))


def _said(title: str) -> Said:
    found = [(w, a, b) for w, a, b in places(title, 0, len(title)) if w.isalnum()]
    gaps = [title[b : found[k + 1][1]] if k + 1 < len(found) else "" for k, (_, _, b) in enumerate(found)]
    words = zip(found, gaps, strict=True)
    return [
        (w.casefold(), w, gap)
        for (w, _, _), gap in words
        if len(w) > 2 and w.casefold() not in NO_NAMES and not _GARBLED.search(w)
    ]


def _names(said: list[Said], words: list[str], told: Counter[str]) -> list[str]:
    """The first of the words, those that always stand together as one, and one of each ("bombing", not "bombings" too)."""
    beside: Counter[tuple[str, str]] = Counter()
    joint: dict[tuple[str, str], str] = {}
    spelled: dict[str, Counter[str]] = {}
    for title in said:
        beside.update({(a, b) for (a, _, gap), (b, _, _) in pairwise(title) if gap in {" ", "-", "‑"}})
        joint |= {(a, b): gap for (a, _, gap), (b, _, _) in pairwise(title) if gap in {" ", "-", "‑"} and (a, b) not in joint}
        for word, written, _ in title:
            spelled.setdefault(word, Counter())[written] += 1
    chosen = {w: max(forms, key=lambda f: (forms[f], f.islower(), f)) for w, forms in spelled.items()}
    left, names = list(words), list[str]()
    stems: set[str] = set()
    while left and len(names) < KEYWORDS:
        word = left.pop(0)
        if _stem(word) in stems:
            continue
        chain = [word]
        for other in list(left):
            for pair, at in (((chain[-1], other), len(chain)), ((other, chain[0]), 0)):
                if beside[pair] >= max(SHARED, TOGETHER * max(told[pair[0]], told[pair[1]])):
                    chain.insert(at, other)
                    left.remove(other)
                    break
        stems |= {_stem(w) for w in chain}
        parts = [chosen[w] + (joint[w, after] if after else "") for w, after in zip(chain, [*chain[1:], ""], strict=True)]
        names.append("".join(parts))
    return names


def _stem(word: str) -> str:
    """A word without the endings that make no other keyword of it."""
    for ending in ("ings", "ing", "ers", "ies", "es", "ed", "s", "an", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word
