"""Which of two people of one surname ``Mrs. Brandt`` can be: titles say it, and the pronouns behind a name in full."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from retold.model.marks import Token

_TITLES = {"mr": "he", "mrs": "she", "ms": "she", "miss": "she", "sir": "he", "dame": "she", "lord": "he", "lady": "she"}
_PRONOUNS = {"he": "he", "his": "he", "him": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she"}
_TITLED = 3
"""Pronouns as which one title counts."""
_REACH = 15
"""Words behind a name among which the first pronoun is taken for its own."""

Place = tuple[str, Sequence[Token], int, int]
"""A name as printed, the words of its sentence, and its first and last among them."""


def by_title(tokens: Sequence[Token], first: int) -> str:
    """``he`` or ``she`` by the title before a name; empty where there is none that says it."""
    return _TITLES.get(tokens[first - 1].text.lower().rstrip("."), "") if first else ""


def of_full_names(places: Iterable[Place]) -> dict[str, str]:
    """``he`` or ``she`` for every name of several words, by its titles and the pronouns behind it; a draw says nothing."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for surface, tokens, first, last in places:
        if " " in surface:
            if title := by_title(tokens, first):
                votes[surface][title] += _TITLED
            behind = (_PRONOUNS[t.text.lower()] for t in tokens[last + 1 : last + 1 + _REACH] if t.text.lower() in _PRONOUNS)
            votes[surface].update([p] if (p := next(behind, None)) else [])
    return {surface: max(v, key=lambda k: (v[k], k)) for surface, v in votes.items() if v and v["he"] != v["she"]}
