"""A source's words as they read outside their sentence. English; compiled by the retold project."""

from __future__ import annotations

import re

PRONOUNS = frozenset(
    [
        *("he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "me"),
        *("who", "which", "that", "this", "these", "those", "one", "both", "others", "another"),
    ]
)
"""Words that point at a source named elsewhere."""

POINTING = frozenset(
    ["what", "how", "why", "then", "together", "but", "and", "so", "however", "their", "his", "its", "such", "there"]
)
"""First words, pronouns apart, of sentences that cannot be read alone."""

UNNAMED = "an unnamed source"
"""What stands for a pronoun whose name was not found."""

_TAIL = re.compile(r", (?:who|which|whose|where|when|as|in|at|on|speaking|adding|citing)\b.*", re.DOTALL)
_LOOSE_END = re.compile(r" (?:and|or|but)$")
_LONGEST = 80


def source_words(words: str, speaker: str | None) -> str:
    """The source's own words, or where they are a pronoun the ``speaker`` they were resolved to."""
    if words.strip(" ,.:;“”\"'’‘").casefold() in PRONOUNS:
        return speaker or UNNAMED
    return words


def shown_source(words: str) -> str:
    """A source in one line: white space folded, without a clause that tells more of it or a conjunction left over, at most 80 characters."""
    line = _LOOSE_END.sub("", _TAIL.sub("", " ".join(words.split())).strip(" ,;:")).rstrip(" ,")
    if len(line) > _LONGEST:
        line = line[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return line
