"""Numbers written in digits or words, read from a text."""

from __future__ import annotations

import re

from retold.lang.numbers import ONES, SPOKEN_SCALES, TENS
from retold.lang.numbers import SCALES as _SCALES

_ONES = "|".join(sorted(ONES, key=len, reverse=True))
_TENS = "|".join(TENS)
_SPOKEN = "|".join(sorted(SPOKEN_SCALES))

DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,6})?"
SPELT = rf"(?:(?:{_TENS})[- ](?:{_ONES})|{_TENS}|{_ONES})"
CARDINAL = rf"(?:(?:{DIGITS}|{SPELT}|an?)(?:[ -](?:{_SPOKEN}))(?:[ -](?:{_SPOKEN}))?|{DIGITS}|{SPELT})"
"""A regular expression for one number; ``a dozen`` and ``two hundred thousand`` are numbers, ``a`` alone is none."""

_WORD = re.compile(r"[a-z]+|\d[\d,]*(?:\.\d+)?")


def value_of(words: str) -> float | None:
    """The number that ``words`` write, or ``None`` where they are not one.

    Reads what :data:`CARDINAL` matches and longer spelt numbers (``two hundred and forty-one``): the usual
    sum-and-multiply reading, linear in the words.
    """
    total = current = 0.0
    seen = False
    for word in _WORD.findall(words.lower()):
        if word[0].isdigit():
            current += float(word.replace(",", ""))
        elif word in ONES:
            current += ONES[word]
        elif word in TENS:
            current += TENS[word]
        elif word in _SCALES:
            scale = _SCALES[word]
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif word in {"and", "a", "an"}:
            continue
        else:
            return None
        seen = True
    return total + current if seen else None


def plain(number: float) -> str:
    """A number as people write it: no exponent, no trailing zeros, thousands not grouped (``81000``, ``1.2``)."""
    if number == int(number) and abs(number) < 1e18:
        return str(int(number))
    return f"{number:.6f}".rstrip("0").rstrip(".") if abs(number) < 1e15 else f"{number:g}"
