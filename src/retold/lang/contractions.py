"""Contractions of English and the words that they stand for.

Source: compiled by the retold project from general knowledge of English. Licence: Apache-2.0.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

FULL_FORMS = {"ve": "have", "re": "are", "ll": "will", "m": "am"}
"""What stands behind the apostrophe, and the word it shortens. ``'d`` is left out: it is *had* or *would*."""

_SET_APART = re.compile(r"(?<=\w) ?' ?(?=(?:s|t|re|ve|ll|d|m)\b)| (?=n't\b)")
"""Where text that was split into tokens has a space within a contraction: ``does n't``, ``who ' s``."""

BEFORE_IS = frozenset({"it", "that", "there", "here", "he", "she", "what", "who", "where", "how", "this"})
"""Words behind which ``'s`` is a verb. It is read as *is*; *has* stands so only before a participle."""

IRREGULAR = {
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
}
"""Contractions that change the word they end."""


def whole(text: str) -> str:
    """A text with straight apostrophes whose contractions are in one piece again: ``doesn't`` for ``does n't``."""
    return _SET_APART.sub(lambda m: m.group().strip(), text)


def in_full(words: Sequence[str]) -> tuple[str, ...]:
    """Words in lower case with contractions written out, where grammar leaves no choice between two readings of them."""
    return tuple(part for word in words for part in _parts(word))


def _parts(word: str) -> tuple[str, ...]:
    if (whole := IRREGULAR.get(word)) is not None:
        return whole
    stem, _, end = word.rpartition("'")
    if word.endswith("n't"):
        return word.removesuffix("n't"), "not"
    if stem and (end in FULL_FORMS or (end == "s" and stem in BEFORE_IS)):
        return stem, FULL_FORMS.get(end, "is")
    return (word,)
