"""All passages of eight or more words that any two documents share, edited or not.

Seeds are stretches of equal words from a join over all documents at once (``grams``); they are chained over small
edits and grown at their ends (``chains``), and what was changed is told word by word (``diff``). This is the scheme
of seed, extend and filter of plagiarism alignment (Potthast et al. 2014, PAN) on an exact join.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from retold.align.chains import Chain, Run, bridge, choose, grow, link, split
from retold.align.diff import Change, changes, edit
from retold.lang.stock import stock_words
from retold.model.ids import stable_id
from retold.model.links import Passage
from retold.model.span import Span
from retold.model.story import Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from retold.align.row import Row, Segment
    from retold.align.shared import Shared

LEAST_WORDS = 8
LEAST_SCORE = 0.5  # of the longer side's words; below, the two say more that differs than they share
SHORT_SCORE = 0.8  # of a passage of eight words; each further word lowers it by .02
SHORT = 12  # words; a shorter passage must hold more than names
SPARE = 5  # a short passage has so many equal words more than twice those that differ: eight words bear one, nine bear two
LEAST_PLAIN = 5  # words of a short passage that are not written with a capital


def _changes(chain: Chain, a: Sequence[int], b: Sequence[int]) -> Iterator[Change]:
    """What differs inside a chain: only the gaps between its equal stretches are looked at."""
    for left, right in pairwise(chain.runs):
        from_a, from_b = left.a_end, left.b_end
        if right.a - from_a < 2 and right.b - from_b < 2:  # stretches are maximal: a word between two is no other's equal
            if right.a > from_a or right.b > from_b:
                yield Change(from_a, right.a, from_b, right.b)
            continue
        for c in changes(a[from_a : right.a], b[from_b : right.b]):
            yield Change(from_a + c.a, from_a + c.a_end, from_b + c.b, from_b + c.b_end)


class _Finder:
    """The passages of pairs of segments of a row."""

    def __init__(self, row: Row) -> None:
        self._row = row
        self._words: dict[int, list[int]] = {}
        self._parted: dict[int, list[int]] = {}

    def words(self, segment: Segment) -> list[int]:
        """The numbers of a segment's words."""
        if segment.first not in self._words:
            self._words[segment.first] = self._row.ids[segment.first : segment.last].tolist()
        return self._words[segment.first]

    def parted(self, segment: Segment) -> list[int]:
        """The places of a segment that furniture stands before."""
        if segment.first not in self._parted:
            self._parted[segment.first] = self._row.parted[segment.first : segment.last].nonzero()[0].tolist()
        return self._parted[segment.first]

    def passages(self, a: Segment, b: Segment, runs: Sequence[Run]) -> Iterator[Passage]:
        """The passages that two segments share, given their stretches of equal words."""
        in_a, in_b = self.words(a), self.words(b)
        at_a, at_b = self._places(a), self._places(b)
        grown = (grow(c, in_a, in_b) for c in bridge(link(runs), in_a, in_b))
        whole = (part for c in grown for part in split(c, self.parted(a), self.parted(b)))
        for chain in choose([c for c in whole if c.matched >= LEAST_WORDS]):
            differ = list(_changes(chain, in_a, in_b))
            length = chain.a[1] - chain.a[0]
            words = length - sum(c.a_end - c.a for c in differ)
            score = words / max(length, chain.b[1] - chain.b[0])
            if self._is_passage(a, chain, words, score):
                member, other = self._span(a, chain.a), self._span(b, chain.b)
                yield Passage(
                    id=stable_id("p", member, other),
                    a=member,
                    b=other,
                    words=words,
                    score=round(score, 4),
                    edits=tuple(edit(c, at_a, at_b) for c in differ),
                )

    def _span(self, segment: Segment, words: tuple[int, int]) -> Span:
        return self._row.span(segment, segment.first + words[0], segment.first + words[1])

    def _places(self, segment: Segment) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        return self._row.starts[segment.first : segment.last], self._row.ends[segment.first : segment.last]

    def _is_passage(self, segment: Segment, chain: Chain, words: int, score: float) -> bool:
        """Whether a chain shares enough: little difference where it is short, and then more than names, titles and formulas."""
        if words < LEAST_WORDS or score < max(LEAST_SCORE, SHORT_SCORE - 0.02 * (words - LEAST_WORDS)):
            return False
        if words < SHORT and 2 * (chain.longest - words) > words - SPARE:
            return False
        if words >= 2 * SHORT:
            return True
        plain = self._row.plain[segment.first + chain.a[0] : segment.first + chain.a[1]].tolist()
        if words < SHORT and sum(sum(plain[r.a - chain.a[0] : r.a_end - chain.a[0]]) for r in chain.runs) < LEAST_PLAIN:
            return False
        spelled, ids = self._row.vocabulary, self.words(segment)
        told = sum(stock_words(" ".join([spelled[w] for w in ids[r.a : r.a_end]])) for r in chain.runs)
        return words - told >= LEAST_WORDS


def add_passages(story: Story) -> Story:
    """Fill ``passages`` with every stretch of at least eight words that two documents share.

    Words are compared folded; changed, added and dropped words are allowed as long as half of the longer member is
    shared, order across passages does not matter, and a passage may reach over several paragraphs. Headlines, decks,
    running text and captions are compared, furniture is not. Cost: reading all words, plus the passages there are.
    Where so much is shared that not everything could be compared, a note says so.
    """
    shared = _shared(story)
    if shared is None:
        return replace(story, passages=())
    return replace(story, passages=tuple(_found(shared)), notes=(*story.notes, *shared.limits()))


def passages_between(story: Story, asked: Container[tuple[str, str]]) -> tuple[Passage, ...]:
    """The passages that :func:`add_passages` finds between two documents whose pair of ids, in the story's order, is asked for."""
    shared = _shared(story)
    return tuple(_found(shared.between(asked))) if shared is not None else ()


def _shared(story: Story) -> Shared | None:
    """What is shared word for word in a story of which two texts can be compared."""
    from retold.align.row import word_row
    from retold.align.shared import shared_words

    row = word_row(story)
    return shared_words(row, LEAST_WORDS) if len(row.segments) >= 2 else None


def _found(shared: Shared) -> Iterator[Passage]:
    finder = _Finder(shared.row)
    for a, b, runs in shared.pairs():
        yield from finder.passages(a, b, runs)
