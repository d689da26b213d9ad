"""One short sentence for a claim, in the articles' own words."""

from __future__ import annotations

import re

_SPACE = re.compile(r"\s+")
_OPENING = re.compile(
    r"^(?:(?:in|at|on|of|from|to|after|by|during|for|with) (?:which|whom)|and|but|or|that|because|while|who|which|where|when|as|if|so)\b[\s,]*",
    re.IGNORECASE,
)
_EDGE = ' ,;:–—-"“”‘’'
_LONGEST = 240


_WEAK = frozenset(
    """he she it they we you i this that these those his her its their our my your which who whom whose where when whether why how
    to of on in at by for from with there""".split()  # noqa: SIM905 - a word list
)


def opens_weakly(words: str) -> bool:
    """Whether a clause (folded) begins with a pronoun, question word or preposition: read alone, it lacks its subject."""
    first = words.split(maxsplit=1)
    return not first or first[0].strip(_EDGE) in _WEAK


def claim_text(words: str, subject: str = "") -> str:
    """A clause as a sentence: white space made one, opening conjunction and outer and unpaired quotation marks off, first letter
    capital, full stop. A clause without a subject is given the
    ``subject`` of the clause it is joined to. Nothing is reworded, so what it says is what an article says; over 240 characters it ends in ``…``.
    """  # noqa: D205 - one sentence
    text = _SPACE.sub(" ", words).strip(_EDGE)
    text = _OPENING.sub("", text).strip(_EDGE)
    if subject and text:
        text = f"{_SPACE.sub(' ', subject).strip(_EDGE)} {text}"
    if not text:
        text = words.strip()
    text = _balanced(text)
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0].rstrip(_EDGE) + "…"
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…" else f"{text}."


def _balanced(text: str) -> str:
    """Without quotation marks whose partner the clause does not hold."""
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    return text.replace('"', "") if text.count('"') % 2 else text
