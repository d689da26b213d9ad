"""Spellings of one word that house styles and sides of the Atlantic differ in.

Source: compiled by the retold project from general knowledge of English. Licence: Apache-2.0.
"""

from __future__ import annotations

import re
from functools import lru_cache

VARIANTS: tuple[tuple[str, str], ...] = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("our", "or"),
    ("ogue", "og"),
    ("tre", "ter"),
    ("ence", "ense"),
    ("ll", "l"),
    ("programme", "program"),
    ("grey", "gray"),
    ("aeroplane", "airplane"),
)
"""What is written one way or the other in words that are otherwise the same."""

SHORT_FORMS: dict[str, str] = {"&": "and", "u": "you", "ur": "your", "ok": "okay"}
"""What short forms stand for, besides contractions."""

PLAIN = frozenset(
    {"a", "an", "the", "and", "that", "is", "are", "was", "were", "be", "been", "am", "do", "does", "did", "has", "have", "had"}
)
"""Words that may be there or not without the rest saying anything else."""

_ENDINGS = re.compile(
    r"(?<=[a-z]{3})(is(?=(?:ation|ations|ing|ed|es|e|er|ers)$)|ys(?=(?:ing|ed|es|e)$)|our(?=(?:s|ed|ing|ite|able|al|er|ers|hood|hoods)?$)|tre(?=s?$)|ogue(?=s?$)|ence(?=s?$))"
)
_AMERICAN = {"is": "iz", "ys": "yz", "our": "or", "tre": "ter", "ogue": "og", "ence": "ense"}
_WHOLE = {
    "aluminium": "aluminum",
    "programme": "program",
    "programmes": "programs",
    "grey": "gray",
    "tyre": "tire",
    "aeroplane": "airplane",
    "cheque": "check",
    "plough": "plow",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "mould": "mold",
    "jewellery": "jewelry",
    "manoeuvre": "maneuver",
    "pyjamas": "pajamas",
    "storey": "story",
    "kerb": "curb",
    "organiser": "organizer",
}


@lru_cache(maxsize=65_536)
def one_spelling(word: str) -> str:
    """A lower-case word in the spelling under which British and American forms are one.

    Only for comparing: where an ending has no other spelling (``rise``, ``hour``) the result is no English word, but the same for every writer.
    """
    return _WHOLE.get(word) or _ENDINGS.sub(lambda m: _AMERICAN[m.group()], word)
