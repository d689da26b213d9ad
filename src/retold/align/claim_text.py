"""One short sentence for a claim, in the articles' own words."""

from __future__ import annotations

import re

from retold.lang.openers import LEANING

_SPACE = re.compile(r"\s+")
_OPENING = re.compile(
    r"^(?:(?:in|at|on|of|from|to|after|by|during|for|with) (?:which|whom)|and|but|or|that(?=\s+(?:an?|the|this|these|those|his|her|its|their|our|my|your|he|she|it|they|we|i|you|there)\b)|because|while|who|which|where|when|if|so)\b(?!['’])[\s,]*",
    re.IGNORECASE,
)
_EDGE = ' ,;:–—-"“”‘’'
_LONGEST = 240


def opens_weakly(words: str) -> bool:
    """Whether a clause (folded) begins with a pronoun, question word or preposition: read alone, it lacks its subject."""
    first = words.split(maxsplit=1)
    return not first or first[0].strip(_EDGE) in LEANING


def claim_text(words: str, subject: str = "") -> str:
    """A clause as a sentence: white space made one, opening conjunction and outer and unpaired quotation marks off, first letter
    capital, full stop. A clause without a subject is given the
    ``subject`` of the clause it is joined to. Nothing is reworded, so what it says is what an article says; over 240 characters it ends in ``…``.
    """  # noqa: D205 - one sentence
    text = _SPACE.sub(" ", words).strip(_EDGE)
    text = _OPENING.sub("", text).strip(_EDGE)
    if subject and text:
        text = f"{_SPACE.sub(' ', subject).strip(_EDGE)} {text}"
    return sentence_text(text or words)


def sentence_text(words: str) -> str:
    """A whole sentence in one line, at most 240 characters, with a capital and a full stop."""
    text = _balanced(_SPACE.sub(" ", words).strip(_EDGE)) or words.strip()
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0].rstrip(_EDGE) + "…"
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…" else f"{text}."


def excerpt(words: str) -> str:
    """Words that read as no sentence, shown as cut out of one."""
    return f"… {_balanced(_SPACE.sub(' ', words).strip(_EDGE)).rstrip('.')} …"


def _balanced(text: str) -> str:
    """Without quotation marks whose partner the clause does not hold, and without a bracket that it does not close."""
    if text.count("(") > text.count(")") and text.rfind("(") > 0:
        text = text[: text.rfind("(")].rstrip(_EDGE)
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    return text.replace('"', "") if text.count('"') % 2 else text
