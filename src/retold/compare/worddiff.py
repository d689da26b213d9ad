"""The first words in which two short texts differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from retold.lang.spelling import VARIANTS
from retold.model.view import fold

_NO_LETTER = re.compile(r"[\W_]+")
_WORD = re.compile(r"[@#\[]?\w+(?:['.-]\w+)*\]?")
LONGEST = 400
"""Words compared; quotations that go on longer are compared as far as that."""
SHOWN = 8


def first_difference(a: str, b: str) -> tuple[str, str] | None:
    """The first run of words that ``a`` and ``b`` do not have alike, as (words of a, words of b); ``None`` if there is none.

    Case, punctuation, glyphs of quotes and dashes, and spellings of one word make no difference; words that only one has at its beginning or
    end do not count (that is a cut, not another wording). What only one has is shown with the word before and behind.
    """
    left, right = (_WORD.findall(fold(t, keep_case=True).text.replace("&", " and "))[:LONGEST] for t in (a, b))
    codes = SequenceMatcher(None, [_key(w) for w in left], [_key(w) for w in right], autojunk=False).get_opcodes()
    for n, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal" or (tag != "replace" and n in {0, len(codes) - 1}):
            continue
        if _spelled(left[i1:i2]) == _spelled(right[j1:j2]):
            continue
        around = int(tag != "replace")
        return _shown(left, i1 - around, i2 + around), _shown(right, j1 - around, j2 + around)
    return None


def _shown(words: list[str], start: int, end: int) -> str:
    """Words from ``start`` to ``end``, their middle left out where they are many, brackets in pairs."""
    shown = words[max(start, 0) : end]
    if len(shown) > SHOWN:
        shown = [*shown[: SHOWN // 2], "…", *shown[-SHOWN // 2 :]]
    text = " ".join(shown)
    return f"{text}]" if text.count("[") > text.count("]") else f"[{text}" if text.count("]") > text.count("[") else text


def _key(word: str) -> str:
    return word.strip("[]").casefold()


def _spelled(words: list[str]) -> str:
    """Words as one row of letters and digits, in one of their spellings."""
    row = _NO_LETTER.sub("", "".join(words).casefold())
    for one, other in VARIANTS:
        row = row.replace(one, other)
    return row
