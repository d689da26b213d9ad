"""All words of a story as numbers: one long row of word ids that remembers where every word stands.

A loop over words is what would cost most, so characters are sorted into words in bulk: their code points are looked
up in a table of classes, and what a word is (``words.WORD``) becomes a few comparisons of whole arrays. Only words not
met before are folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from retold.model.document import STORY_ROLES, TITLE_ROLES, Document, Region, Role
from retold.model.span import Span
from retold.model.story import Story
from retold.model.view import fold
from retold.model.words import APOSTROPHES, INSIDE, SPACELESS

if TYPE_CHECKING:
    from numpy.typing import NDArray

FURNITURE = 100
"""Characters that are not compared; more of them part what stands before from what follows."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that are read in one go, ``first`` to ``last`` (half-open) of the row: an article's prose, or its captions."""

    doc: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Row:
    """All words of a story: ``ids[k]`` numbers a folded word of ``vocabulary``, ``starts[k]`` and ``ends[k]`` are its place in its document.

    ``plain[k]``: it does not start with a capital, or stands in a headline, where capitals say nothing. ``parted[k]``: before
    it stand more than ``FURNITURE`` characters of its document that are not compared. Between two segments stands one separator, whose id occurs once; its places are 0 and 0.
    """

    ids: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    plain: NDArray[np.bool_]
    parted: NDArray[np.bool_]
    segments: tuple[Segment, ...]
    vocabulary: tuple[str, ...]

    def span(self, segment: Segment, first: int, last: int) -> Span:
        """The characters from the first to the last (exclusive) of some words of a segment, counted in the row."""
        return Span(segment.doc, int(self.starts[first]), int(self.ends[last - 1]))


class _Numbers(dict[str, int]):
    """The number of every word as written; words that fold to the same have one number."""

    def __init__(self) -> None:
        super().__init__()
        self.folded: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        folded = word.lower() if word.isascii() else fold(word).text
        number = self[word] = self.folded.setdefault(folded, len(self.folded))
        return number


LETTER, ALONE, WITHIN, APOSTROPHE, CAPITAL, UNSEEN = 1, 2, 4, 8, 16, 128
"""Classes of characters: of words; words of themselves; within words; between letters of words; capitals; not looked up yet."""
_LETTER = re.compile(rf"[^\W{SPACELESS}]")
_ALONE = re.compile(rf"[{SPACELESS}]")
_WITHIN = re.compile(rf"[{INSIDE}]")


def _class(c: str) -> int:
    """The classes of a character, as ``words.WORD`` has them."""
    if _LETTER.match(c):
        return LETTER | CAPITAL * c.isupper()
    return ALONE * bool(_ALONE.match(c)) | WITHIN * bool(_WITHIN.match(c)) | APOSTROPHE * (c in APOSTROPHES)


class _Classes:
    """The classes of the characters met so far."""

    def __init__(self) -> None:
        self._table = np.full(0x110000, UNSEEN, dtype=np.uint8)

    def of(self, codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
        """The classes of all characters of a text, given as code points."""
        found = self._table[codes]
        if (unseen := codes[found == UNSEEN]).size:
            met = np.zeros(len(self._table), dtype=bool)
            met[unseen] = True
            self._table[met] = [_class(chr(c)) for c in np.flatnonzero(met).tolist()]
            found = self._table[codes]
        return found


def _last(mask: NDArray[np.bool_]) -> NDArray[np.int32]:
    """For every place the last one up to it where the mask holds; -1 where there is none."""
    places = np.where(mask, np.arange(len(mask), dtype=np.int32), np.int32(-1))
    return np.maximum.accumulate(places)


def _edges(kinds: NDArray[np.uint8]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where words start and end (half-open) in a text, given the classes of its characters; no word reaches its last one."""
    letter = (kinds & LETTER) > 0
    goes_on = letter | ((kinds & WITHIN) > 0)
    goes_on[:-1] |= ((kinds[:-1] & APOSTROPHE) > 0) & letter[1:]
    begun = np.zeros(len(kinds), dtype=bool)  # a letter stands before, with nothing between that ends a word
    begun[1:] = (_last(letter) > _last(~goes_on))[:-1]
    alone = (kinds & ALONE) > 0
    inside = goes_on & (letter | begun)
    starts = np.flatnonzero((letter & ~begun) | alone)
    last = inside.copy()
    last[:-1] &= ~inside[1:]
    return starts, np.flatnonzero(last | alone) + 1


def _spelled(codes: NDArray[np.uint32], starts: NDArray[np.intp], ends: NDArray[np.intp]) -> list[str]:
    """The words of a text, given as code points, as written."""
    step = np.zeros(len(codes) + 1, dtype=np.int8)
    step[starts] = 1
    step[ends] -= 1
    between = np.cumsum(step[:-1], dtype=np.int8) == 0
    touching = starts[1:][starts[1:] == ends[:-1]]
    spaced = np.where(between, np.uint32(32), codes)
    if touching.size:
        spaced = np.insert(spaced, touching, np.uint32(32))
    return spaced.tobytes().decode("utf-32-le", "surrogatepass").split()


BATCH = 2_000_000
"""Characters that are sorted into words at once."""
_Compared = tuple[Document, list[Region]]


def _compared(story: Story) -> list[_Compared]:
    """What is compared: of every document the prose in one list, the captions in another."""
    prose: dict[str, list[Region]] = {d.id: [] for d in story.documents}
    captions: dict[str, list[Region]] = {d.id: [] for d in story.documents}
    for r in sorted(story.regions, key=lambda r: (r.span.doc, r.span.start)):
        if r.role in STORY_ROLES:
            prose[r.span.doc].append(r)
        elif r.role is Role.CAPTION:
            captions[r.span.doc].append(r)
    return [(d, table[d.id]) for d in story.documents for table in (prose, captions) if table[d.id]]


def _batches(compared: list[_Compared]) -> Iterator[list[_Compared]]:
    batch: list[_Compared] = []
    size = 0
    for one in compared:
        batch.append(one)
        size += sum(len(r.span) for r in one[1])
        if size > BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of some segments: numbers, places in their documents, whether without a capital, whether parted from the word before; and how many each segment has."""

    ids: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    plain: NDArray[np.bool_]
    parted: NDArray[np.bool_]
    counts: NDArray[np.intp]

    def separated(self, first: int) -> tuple[NDArray[Any], ...]:
        """The arrays with a separator behind every segment, whose ids are ``-first - 1`` and less."""
        at = np.cumsum(self.counts)
        marks = -1 - first - np.arange(len(at))
        return tuple(
            np.insert(column, at, filled)
            for column, filled in (
                (self.ids, marks),
                (self.starts, 0),
                (self.ends, 0),
                (self.plain, False),
                (self.parted, False),
            )
        )


def _parted(regions: list[tuple[int, Document, Region]]) -> NDArray[np.bool_]:
    """Whether much stands between a region and the one before it in its segment."""
    pairs = pairwise(regions)
    return np.array([False, *(m == n and r.span.start - q.span.end > FURNITURE for (m, _, q), (n, _, r) in pairs)])


def _words(batch: list[_Compared], numbers: _Numbers, classes: _Classes) -> _Words:
    regions = [(n, d, r) for n, (d, own) in enumerate(batch) for r in own]
    text = "".join(f"{d.text[r.span.start : r.span.end]}\n" for _, d, r in regions)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = classes.of(codes)
    starts, ends = _edges(kinds)
    sizes = np.array([len(r.span) + 1 for _, _, r in regions])
    first = np.cumsum(sizes) - sizes
    region = np.searchsorted(first, starts, side="right") - 1
    shift = (np.array([r.span.start for _, _, r in regions]) - first)[region]
    title = np.array([r.role in TITLE_ROLES for _, _, r in regions])[region]
    spelled = _spelled(codes, starts, ends)
    return _Words(
        np.fromiter(map(numbers.__getitem__, spelled), dtype=np.int32, count=len(spelled)),
        (starts + shift).astype(np.int32),
        (ends + shift).astype(np.int32),
        title | ((kinds[starts] & CAPITAL) == 0),
        _parted(regions)[region] & (np.diff(region, prepend=-1) > 0),
        np.bincount(np.array([n for n, _, _ in regions])[region], minlength=len(batch)),
    )


def word_row(story: Story) -> Row:
    """Number the words of a story's headlines, decks, running text and captions; furniture is left out. Cost: linear in the text."""
    numbers, classes = _Numbers(), _Classes()
    columns: list[tuple[NDArray[Any], ...]] = []
    segments: list[Segment] = []
    at = 0
    for batch in _batches(_compared(story)):
        words = _words(batch, numbers, classes)
        columns.append(words.separated(len(segments)))
        for (document, _), count in zip(batch, words.counts.tolist(), strict=True):
            segments.append(Segment(document.id, at, at + count))
            at += count + 1
    if not columns:
        nothing = np.zeros(0, dtype=np.int32)
        return Row(nothing, nothing, nothing, nothing > 0, nothing > 0, (), ())
    ids, starts, ends, plain, parted = (np.concatenate(c) for c in zip(*columns, strict=True))
    return Row(ids, starts, ends, plain, parted, tuple(segments), tuple(numbers.folded))
