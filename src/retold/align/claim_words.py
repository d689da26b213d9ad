"""Keys of parsed words: what of a sentence counts when it is compared with another."""

from __future__ import annotations

import re

from retold.lang import actors, events
from retold.lang.events_keys import class_key
from retold.model.marks import Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "X"})
_WORDY = re.compile(r"[^\W_]")


def token_keys(tokens: tuple[Token, ...]) -> tuple[str | None, ...]:
    """For every token its key, or ``None`` where it has no content."""
    lowered = [t.text.lower().replace("’", "'") for t in tokens]
    keys: list[str | None] = [_token_key(t, low) for t, low in zip(tokens, lowered, strict=True)]
    for i in range(len(tokens) - 1):
        joint = actors.PHRASES.get((lowered[i], lowered[i + 1]))
        if joint is not None:
            keys[i], keys[i + 1] = joint, None
    return tuple(keys)


def _token_key(token: Token, low: str) -> str | None:
    if token.pos not in CONTENT or not _WORDY.search(low) or low.rstrip(".") in actors.STOP:
        return None
    lemma = token.lemma.removesuffix("'s")
    if low == "according":
        # "according to" is a preposition; its lemma is that of an accord.
        return None
    if lemma in actors.STOP or lemma in events.LIGHT or (token.pos == "ADV" and not low.isdigit()):
        return None
    if low.isdigit():
        return low.lstrip("0") or "0"
    return class_key(low if low in actors.COUNTRY_OF else lemma)
