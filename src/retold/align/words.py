"""Words of documents as numbers, for matching: one long row of word ids that remembers where every word stands.

A word is a run of letters and digits (with inner apostrophes); in scripts written without spaces every character is
one. Words are compared folded (``model.view``), so quotes, case, composed accents and invisible characters make no
difference, and nothing here depends on a language.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from retold.model.document import STORY_ROLES, Document, Region, Role
from retold.model.span import Span
from retold.model.story import Story
from retold.model.view import IGNORED, fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_INSIDE = "\u0300-\u036f" + "".join(sorted(IGNORED))
WORD = re.compile(
    rf"[{_SPACELESS}]|[^\W{_SPACELESS}](?:[^\W{_SPACELESS}]|[{_INSIDE}]|['’ʼ＇](?=[^\W{_SPACELESS}]))*",
)
TITLES = frozenset({Role.HEADLINE, Role.DECK})


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that are read in one go, ``first`` to ``last`` (half-open) of the row: an article's prose, or its captions."""

    doc: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Row:
    """All words of a story: ``ids[k]`` numbers a folded word of ``vocabulary``, ``starts[k]`` and ``ends[k]`` are its place in its document.

    ``plain[k]``: it does not start with a capital, or stands in a headline, where capitals say nothing. Between two segments stands one separator, whose id occurs once; its places are 0 and 0.
    """

    ids: NDArray[np.int64]
    starts: list[int]
    ends: list[int]
    plain: list[bool]
    segments: tuple[Segment, ...]
    vocabulary: tuple[str, ...]

    def segment_of(self, word: int) -> int:
        """The index of the segment that holds the word at this place of the row."""
        return bisect_right(self.segments, word, key=lambda s: s.first) - 1

    def span(self, segment: Segment, first: int, last: int) -> Span:
        """The characters from the first to the last (exclusive) of some words of a segment."""
        return Span(segment.doc, self.starts[first], self.ends[last - 1])


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """One word, folded."""
    return fold(word).text


def places(text: str, start: int, end: int) -> Iterable[tuple[str, int, int]]:
    """Words of ``text[start:end]`` as written, with their offsets; linear."""
    for m in WORD.finditer(text, start, end):
        yield m.group(), m.start(), m.end()


def folded_words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(folded(word) for word, _, _ in places(text, 0, len(text)))


def _compared(story: Story) -> list[tuple[Document, list[Region]]]:
    """What is compared: of every document the prose in one list, the captions in another."""
    prose: dict[str, list[Region]] = {d.id: [] for d in story.documents}
    captions: dict[str, list[Region]] = {d.id: [] for d in story.documents}
    for r in sorted(story.regions, key=lambda r: r.span):
        if r.role in STORY_ROLES:
            prose[r.span.doc].append(r)
        elif r.role is Role.CAPTION:
            captions[r.span.doc].append(r)
    return [(d, table[d.id]) for d in story.documents for table in (prose, captions) if table[d.id]]


def word_row(story: Story) -> Row:
    """Number the words of a story's headlines, decks, running text and captions; furniture is left out."""
    import numpy as np

    numbers: dict[str, int] = {}
    seen: dict[str, int] = {}
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    plain: list[bool] = []
    segments: list[Segment] = []
    for document, regions in _compared(story):
        first = len(ids)
        for region in regions:
            title = region.role in TITLES
            for word, a, b in places(document.text, region.span.start, region.span.end):
                number = seen.get(word)
                if number is None:
                    number = seen[word] = numbers.setdefault(fold(word).text, len(numbers))
                ids.append(number)
                starts.append(a)
                ends.append(b)
                plain.append(title or not word[0].isupper())
        segments.append(Segment(document.id, first, len(ids)))
        ids.append(-len(segments))
        starts.append(0)
        ends.append(0)
        plain.append(False)
    return Row(np.array(ids, dtype=np.int64), starts, ends, plain, tuple(segments), tuple(numbers))
