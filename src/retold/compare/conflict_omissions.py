"""Quotations that one article runs together where another prints more words between."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retold.compare.conflict_sides import Side, conflict
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.marks import Form
from retold.model.span import Span
from retold.model.story import Story

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ENDS = 5
"""Words at the end of one part and at the beginning of the next by which they are found again."""
_LEFT_OUT = 5
_FARTHEST = 120
"""Words between two parts: fewer are a variant, more are another passage of the same speech or letter."""
_MARKS = frozenset('“”"')
_MARK = re.compile(r"…|\.\s?\.\s?\.|\[")
"""How an article shows that it left something out."""


def omission_conflicts(story: Story, names: dict[str, str]) -> list[Conflict]:
    """A tension (quote wording) where two parts of a statement follow on each other here and stand apart there, with no sign of it.

    Near-linear in the words of the story.
    """
    texts = {d.id: _Words(d.text) for d in story.articles}
    for a in story.attributions:
        if a.form is Form.DIRECT and a.doc in texts:
            texts[a.doc].quote(a.content)
    index: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for doc, words in texts.items():
        for i in range(len(words.words) - _ENDS + 1):
            index[tuple(words.words[i : i + _ENDS])].append((doc, i))
    rows: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[list[Span], list[Span]]] = {}
    for first, then in _parts(story):
        words = texts[first.doc]
        end, begin = words.before(first.end), words.after(then.start)
        tail, head = tuple(words.words[end - _ENDS : end]), tuple(words.words[begin : begin + _ENDS])
        if len(tail) < _ENDS or len(head) < _ENDS:
            continue
        fuller = list(_fuller(texts, index, tail, head, first.doc))
        if fuller:
            short, long = rows.setdefault((tail, head), ([], []))
            short.append(words.span(first.doc, end - _ENDS, begin + _ENDS))
            long += [s for s in fuller if s not in long]
    return [_conflict(story, short, long, names) for short, long in rows.values()]


class _Words:
    """The words of a text in lower case with their places."""

    def __init__(self, text: str) -> None:
        self._text = text
        found = list(_WORD.finditer(text))
        self.words = [m.group().lower().replace("’", "'") for m in found]
        self.places = [(m.start(), m.end()) for m in found]
        self._starts = [m.start() for m in found]
        self._ends = [m.end() for m in found]
        self._quoted = [False] * len(found)

    def quote(self, parts: Sequence[Span]) -> None:
        """Take note of words that stand in a quotation."""
        for p in parts:
            for i in range(self.after(p.start), self.before(p.end)):
                self._quoted[i] = True

    def quoted(self, first: int, stop: int) -> int:
        """How many of some words stand in quotations."""
        return sum(self._quoted[first:stop])

    def breaks(self, first: int, stop: int) -> bool:
        """Whether a quotation ends or begins between two words."""
        return bool(_MARKS & set(self._text[self.places[first][0] : self.places[stop][0]]))

    def before(self, offset: int) -> int:
        """How many words end at or before an offset."""
        return bisect_right(self._ends, offset)

    def after(self, offset: int) -> int:
        """The number of the first word that begins at or behind an offset."""
        return bisect_left(self._starts, offset)

    def span(self, doc: str, first: int, stop: int) -> Span:
        """The characters of words ``first`` to ``stop`` (half-open)."""
        return Span(doc, self.places[first][0], self.places[min(stop, len(self.places)) - 1][1])


def _parts(story: Story) -> Iterator[tuple[Span, Span]]:
    """Neighbouring parts of one direct quotation between which nothing but the frame stands, and no sign of an omission."""
    for a in story.attributions:
        if a.form is not Form.DIRECT:
            continue
        for first, then in pairwise(sorted(a.content)):
            text = story.document(a.doc).text
            around = text[max(first.start, first.end - 4) : then.start + 4]
            if not _MARK.search(around):
                yield first, then


def _fuller(
    texts: dict[str, _Words],
    index: dict[tuple[str, ...], list[tuple[str, int]]],
    tail: tuple[str, ...],
    head: tuple[str, ...],
    but: str,
) -> Iterator[Span]:
    heads = defaultdict(list)
    for doc, i in index[head]:
        heads[doc].append(i)
    for doc, i in index[tail]:
        for j in heads[doc]:
            near = 0 < j - (i + _ENDS) <= _FARTHEST
            if doc != but and near and texts[doc].quoted(i + _ENDS, j) >= _LEFT_OUT and not texts[doc].breaks(i, j):
                yield texts[doc].span(doc, i, min(j + _ENDS, i + 70))


def _conflict(story: Story, short: list[Span], long: list[Span], names: dict[str, str]) -> Conflict:
    sides = [*(Side(s, "run together") for s in short), *(Side(s, "with words between") for s in long)]
    here, there = (", ".join(dict.fromkeys(names[s.doc] for s in spans)) for spans in (short, long))
    words = " ".join(story.text(long[0]).split())
    text = f"{here} runs together two parts of a statement between which {there} prints more, with no sign of the omission: “{words}”."
    return conflict(None, ConflictKind.QUOTE_WORDING, Strength.TENSION, sides, text)
