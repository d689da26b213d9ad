"""One short sentence for a claim, in the articles' own words."""

from __future__ import annotations

import re

_SPACE = re.compile(r"\s+")
_OPENING = re.compile(r"^(?:and|but|or|that|because|while|who|which|where|when|as|if|so)\b[\s,]*", re.IGNORECASE)
_EDGE = ' ,;:–—-"“”‘’'
_LONGEST = 240


def claim_text(words: str) -> str:
    """A clause as a sentence: white space made one, opening conjunction and outer quotation marks off, first letter
    capital, full stop. Nothing is reworded, so what it says is what an article says; over 240 characters it ends in ``…``.
    """  # noqa: D205 - one sentence
    text = _SPACE.sub(" ", words).strip(_EDGE)
    text = _OPENING.sub("", text).strip(_EDGE)
    if not text:
        text = words.strip()
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0].rstrip(_EDGE) + "…"
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…" else f"{text}."
