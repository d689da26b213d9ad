"""The words of a printed quotation, with the marks by which it says that it was edited, and those of a source, with its sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum

from retold.lang.abbreviations import ABBREVIATIONS
from retold.model.span import Span
from retold.model.words import folded, places

SEED = 3
"""Words of the shortest stretch that is looked up in a source; shorter quotations are looked up whole."""
_BRACKET = re.compile(r"\[[^\[\]\n]{0,200}\]")
_ELLIPSIS = re.compile(r"…|\.(?:\s?\.){2,}")
_WORD_HERE = re.compile(r"[\w'’-]*\w", re.UNICODE)
_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-zß-ÿ])|[.!?…:][\"'”’»)\]]*\s*(?=\n|\Z)|\n[^\S\n]*\n")
_LAST_WORD = re.compile(r"([^\s(\[\"“‘]+)\Z")
CASE_LETTERS = 2
"""Letters in brackets at the head of a word, up to which they only change its capital: "[T]he"."""


class MarkKind(IntEnum):
    """How a quotation says that it was edited: words put in or changed, or words left out."""

    BRACKET = 1
    ELLIPSIS = 2


@dataclass(frozen=True, slots=True)
class Printed:
    """A quotation as printed: folded ``words`` with their places, without what stands in brackets.

    ``breaks`` has, by the number of words before it, the mark that stands there; ``marks`` are the places of all marks.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: dict[int, MarkKind]
    marks: tuple[Span, ...]


def printed(text: str, span: Span) -> Printed:
    """Read a quotation; linear in its length."""
    marks = sorted(_marks(text, span), key=lambda m: m[0])
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: dict[int, MarkKind] = {}
    at = span.start
    for start, end, kind, whole in [*marks, (span.end, span.end, None, "")]:
        if start < at:
            continue
        for word, a, b in places(text, at, start):
            words.append(folded(word))
            starts.append(a)
            ends.append(b)
        at = end
        if whole:
            words.append(folded(whole))
            starts.append(start)
            ends.append(end)
        elif kind is not None:
            breaks[len(words)] = max(kind, breaks.get(len(words), MarkKind.BRACKET))
    spans = tuple(Span(span.doc, start, end) for start, end, _, _ in marks)
    return Printed(tuple(words), tuple(starts), tuple(ends), breaks, spans)


def _marks(text: str, span: Span) -> Iterator[tuple[int, int, MarkKind, str]]:
    """Each mark with its place and, where only the case of a word's first letter was changed, the whole word."""
    taken: list[tuple[int, int]] = []
    for m in _BRACKET.finditer(text, span.start, span.end):
        inside = m[0][1:-1].strip()
        if not inside or _ELLIPSIS.fullmatch(inside):
            taken.append(m.span())
            yield (*m.span(), MarkKind.ELLIPSIS, "")
            continue
        before = _attached(text, span.start, m.start())
        after = _WORD_HERE.match(text, m.end(), span.end)
        start, end = before, after.end() if after else m.end()
        taken.append((start, end))
        case_only = before == m.start() and after is not None and len(inside) <= CASE_LETTERS and inside.isalpha()
        yield start, end, MarkKind.BRACKET, inside + after[0] if case_only and after else ""
    for m in _ELLIPSIS.finditer(text, span.start, span.end):
        if not any(start <= m.start() < end for start, end in taken):
            yield (*m.span(), MarkKind.ELLIPSIS, "")


def _attached(text: str, low: int, at: int) -> int:
    """Where the word that ends right before ``at`` begins; ``at`` where none does."""
    start = at
    while start > low and (text[start - 1].isalnum() or text[start - 1] in "'’"):
        start -= 1
    return start


@dataclass(frozen=True, slots=True)
class Held:
    """A source in hand: its folded words with their places, and for each the number of its sentence."""

    doc: str
    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence: tuple[int, ...]
    index: dict[tuple[str, ...], tuple[int, ...]]

    def opens(self, word: int) -> bool:
        """Whether a word is the first of its sentence."""
        return word == 0 or self.sentence[word - 1] != self.sentence[word]

    def closes(self, word: int) -> bool:
        """Whether a word is the last of its sentence."""
        return word + 1 == len(self.words) or self.sentence[word + 1] != self.sentence[word]

    def span(self, first: int, last: int) -> Span:
        """The characters of words ``first`` to ``last`` (half-open)."""
        return Span(self.doc, self.starts[first], self.ends[last - 1])

    def lookup(self, words: tuple[str, ...]) -> tuple[int, ...]:
        """Where a row of words that was wanted stands."""
        return self.index.get(words, ())


def seeds(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The rows of words by which a quotation is looked up."""
    size = min(SEED, len(words))
    return (words[k : k + size] for k in range(len(words) - size + 1) if size)


def held(doc: str, text: str, wanted: AbstractSet[tuple[str, ...]]) -> Held:
    """Read a source; linear in its length. A line break alone ends no sentence: letters are set in lines.

    ``wanted`` are the rows of words that will be looked up: only they are remembered, so that a long source costs little.
    """
    found = list(places(text, 0, len(text)))
    words = tuple(folded(w) for w, _, _ in found)
    ends = [m.end() for m in _END.finditer(text) if not _abbreviated(text, m)]
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for size in sorted({len(gram) for gram in wanted}):
        for k in range(len(words) - size + 1):
            if (gram := words[k : k + size]) in wanted:
                index[gram].append(k)
    return Held(
        doc, text, words, tuple(a for _, a, _ in found), tuple(b for _, _, b in found),
        tuple(bisect_right(ends, a) for _, a, _ in found), {gram: tuple(where) for gram, where in index.items()},
    )  # fmt: skip


def _abbreviated(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop belongs to an abbreviation or an initial."""
    if end[0] != ".":
        return False
    last = _LAST_WORD.search(text, max(0, end.start() - 20), end.start())
    word = last[1].lower() if last else ""
    return word in ABBREVIATIONS or (len(word) == 1 and word.isalpha())
