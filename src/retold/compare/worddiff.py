"""The first words in which two short texts differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from retold.lang.spelling import VARIANTS
from retold.model.view import fold

_NO_LETTER = re.compile(r"[\W_]+")
_WORD = re.compile(r"\w+(?:['.-]\w+)*")
LONGEST = 400
"""Words compared; quotations that go on longer are compared as far as that."""
SHOWN = 8


def first_difference(a: str, b: str) -> tuple[str, str] | None:
    """The first run of words that ``a`` and ``b`` do not have alike, as (words of a, words of b); ``None`` if there is none.

    Case, punctuation, glyphs of quotes and dashes, and spellings of one word make no difference; words that only one has at its beginning or
    end do not count (that is a cut, not another wording). An inserted word stands against an empty string.
    """
    left, right = (_WORD.findall(fold(t, keep_case=True).text)[:LONGEST] for t in (a, b))
    codes = SequenceMatcher(None, [w.casefold() for w in left], [w.casefold() for w in right], autojunk=False).get_opcodes()
    for n, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal" or (tag != "replace" and n in {0, len(codes) - 1}):
            continue
        if _spelled(left[i1:i2]) == _spelled(right[j1:j2]):
            continue
        return " ".join(left[i1:i2][:SHOWN]), " ".join(right[j1:j2][:SHOWN])
    return None


def _spelled(words: list[str]) -> str:
    """Words as one row of letters and digits, in one of their spellings."""
    row = _NO_LETTER.sub("", "".join(words).casefold())
    for one, other in VARIANTS:
        row = row.replace(one, other)
    return row
