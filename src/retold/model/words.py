"""What a word is, for matching.

A word is a run of letters and digits (with inner apostrophes); in scripts written without spaces every character is
one. Words are compared folded (``model.view``), so quotes, case, composed accents and invisible characters make no
difference, and nothing here depends on a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from retold.model.view import IGNORED, fold

SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0963\u0971-\u0df3"
)
INSIDE = _MARKS + "".join(sorted(IGNORED))
APOSTROPHES = "'’ʼ＇"
WORD = re.compile(
    rf"[{SPACELESS}]|[^\W{SPACELESS}](?:[^\W{SPACELESS}]|[{INSIDE}]|[{APOSTROPHES}](?=[^\W{SPACELESS}]))*",
)


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """One word, folded."""
    return fold(word).text


def places(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Words of ``text[start:end]`` as written, with their offsets; linear."""
    for m in WORD.finditer(text, start, end):
        yield m.group(), m.start(), m.end()


def folded_words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(folded(word) for word, _, _ in places(text, 0, len(text)))


def count_words(text: str, start: int, end: int) -> int:
    """How many words begin and end in ``text[start:end]``; linear."""
    return sum(1 for _ in WORD.finditer(text, start, end))
