"""The first words in which two short texts differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import islice

from retold.lang.actors import STOP
from retold.lang.contractions import in_full, whole
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
    end do not count (that is a cut, not another wording), nor do words in brackets, which are the editor's. What only one has, and function words, are
    shown with the word before and behind.
    """
    one, other = (whole(fold(t, keep_case=True).text.replace("&", " and ")) for t in (a, b))
    left, right = (list(islice(_WORD.finditer(t), LONGEST)) for t in (one, other))
    codes = SequenceMatcher(None, [_key(w) for w in left], [_key(w) for w in right], autojunk=False).get_opcodes()
    for n, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal" or (tag != "replace" and n in {0, len(codes) - 1}):
            continue
        mine, theirs = left[i1:i2], right[j1:j2]
        if (tag == "delete" and _inserted(one, mine)) or (tag == "insert" and _inserted(other, theirs)):
            continue
        if _spelled(mine) == _spelled(theirs) or in_full([_key(w) for w in mine]) == in_full([_key(w) for w in theirs]):
            continue
        empty = all(_key(w) in STOP for w in (*left[i1:i2], *right[j1:j2]))
        around = int(tag != "replace" or empty)
        return _shown(one, left[max(i1 - around, 0) : i2 + around]), _shown(other, right[max(j1 - around, 0) : j2 + around])
    return None


def _inserted(text: str, words: list[re.Match[str]]) -> bool:
    """Whether some words stand in brackets: nobody says ``(the Norhaven mayor)`` in the middle of a sentence."""
    before, after = text[: words[0].start()].rstrip(), text[words[-1].end() :].lstrip()
    return before.endswith("(") and after.startswith(")")


def _shown(text: str, words: list[re.Match[str]]) -> str:
    """A run of words as it stands in the text, its middle left out where it is long, brackets in pairs."""
    runs = [words] if len(words) <= SHOWN else [words[: SHOWN // 2], words[-SHOWN // 2 :]]
    shown = " … ".join(" ".join(text[r[0].start() : r[-1].end()].split()) for r in runs)
    opened, closed = shown.count("["), shown.count("]")
    return "[" * (closed - opened) + shown + "]" * (opened - closed)


def _key(word: re.Match[str]) -> str:
    return word.group().strip("[]").casefold()


def _spelled(words: list[re.Match[str]]) -> str:
    """Words as one row of letters and digits, in one of their spellings."""
    row = _NO_LETTER.sub("", "".join(w.group() for w in words).casefold())
    for spelling, same in VARIANTS:
        row = row.replace(spelling, same)
    return row
