"""What people look for, as regular expressions of RE2, which DuckDB speaks: whole words and phrases."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache

from retold.model.words import SPACELESS

_ASKED = re.compile(r'["“”]([^"“”]*)["“”]|(\S+)')
_SPACELESS = re.compile(rf"[{SPACELESS}]")
_LETTERS = range(0xC0, 0x250)
"""Latin letters with marks."""


def terms_of(words: str) -> list[str]:
    """The words and "phrases in quotes" of a question, each once; what has no letter and no digit is none."""
    terms = [" ".join((phrase or word).split()) for phrase, word in _ASKED.findall(words)]
    return [t for t in dict.fromkeys(terms) if any(c.isalnum() for c in t)]


def pattern_of(term: str) -> str:
    """An expression for a whole word or phrase (of scripts without spaces any characters).

    Case, marks on Latin letters and the form of apostrophes make no difference; between the words of a phrase any white space may stand.
    """
    inner = r"\s+".join("".join(map(_any_form, word)) for word in term.split())
    begin = "" if _SPACELESS.match(term[0]) or not term[0].isalnum() else r"(?:^|[^\pL\pN])"
    end = "" if _SPACELESS.match(term[-1]) or not term[-1].isalnum() else r"(?:$|[^\pL\pN])"
    return f"(?i){begin}{inner}{end}"


def _any_form(character: str) -> str:
    if character in "'’":
        return "['’]"
    base = unicodedata.normalize("NFD", character)[0].lower()
    forms = _marked().get(base, "")
    return f"[{base}{forms}]" if forms else re.escape(character)


@cache
def _marked() -> dict[str, str]:
    """For every plain Latin letter the lower-case letters that are it with a mark."""
    found: dict[str, str] = defaultdict(str)
    for code in _LETTERS:
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) > 1 and parts[0].isascii() and parts[0].islower():
            found[parts[0]] += chr(code)
    return dict(found)
