"""All passages of eight or more words that any two documents share, edited or not.

Seeds are stretches of equal words from a join over all documents at once (``grams``); they are chained over small
edits and grown at their ends (``chains``), and what was changed is told word by word (``diff``). This is the scheme
of seed, extend and filter of plagiarism alignment (Potthast et al. 2014, PAN) on an exact join.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from retold.align.chains import Chain, Run, choose, grow, link
from retold.align.diff import Change, changes, edit
from retold.align.words import Row, Segment, word_row
from retold.lang.stock import stock_words
from retold.model.ids import stable_id
from retold.model.links import Passage
from retold.model.story import Story

LEAST_WORDS = 8
LEAST_SCORE = 0.5  # of the longer side's words; below, the two say more that differs than they share
SHORT_SCORE = 0.8  # of a passage of eight words; each further word lowers it by .02
SHORT = 12  # words; a shorter passage must hold more than names
LEAST_PLAIN = 5  # words of a short passage that are not written with a capital
NEAR = 24  # words between two short stretches that may still belong together


def _pairs(row: Row) -> Iterator[tuple[Segment, Segment, list[Run]]]:
    """Every two segments of different documents that share something, with their stretches of equal words."""
    import numpy as np

    from retold.align.grams import shared_runs, worth_growing

    sizes = [s.last - s.first + 1 for s in row.segments]
    owners = {doc: k for k, doc in enumerate(dict.fromkeys(s.doc for s in row.segments))}
    segment = np.repeat(np.arange(len(row.segments)), sizes)
    owner = np.repeat(np.array([owners[s.doc] for s in row.segments], dtype=np.int64), sizes)
    runs = shared_runs(row.ids, segment, owner)
    pair = segment[runs.a] * len(row.segments) + segment[runs.b]
    order = np.lexsort((runs.b, runs.a, pair))
    runs, pair = runs.taken(order), pair[order]
    keep = worth_growing(runs, row.ids, pair, LEAST_WORDS, NEAR)
    runs, pair = runs.taken(keep), pair[keep]
    edges = np.flatnonzero(np.diff(pair, prepend=-1, append=-1))
    a, b, length = runs.a.tolist(), runs.b.tolist(), runs.length.tolist()
    for low, high in pairwise(edges.tolist()):
        first, second = divmod(int(pair[low]), len(row.segments))
        found = [Run(*r) for r in zip(a[low:high], b[low:high], length[low:high], strict=True)]
        yield row.segments[first], row.segments[second], found


def _changes(chain: Chain, ids: Sequence[int]) -> Iterator[Change]:
    """What differs inside a chain: only the gaps between its equal stretches are looked at."""
    for left, right in pairwise(chain.runs):
        for c in changes(ids[left.a_end : right.a], ids[left.b_end : right.b]):
            yield Change(left.a_end + c.a, left.a_end + c.a_end, left.b_end + c.b, left.b_end + c.b_end)


def _is_passage(row: Row, ids: Sequence[int], chain: Chain, score: float) -> bool:
    """Whether a chain shares enough: little difference where it is short, and then more than names, titles and formulas."""
    words = chain.matched
    if words < LEAST_WORDS or score < max(LEAST_SCORE, SHORT_SCORE - 0.02 * (words - LEAST_WORDS)):
        return False
    if words < SHORT and sum(sum(row.plain[r.a : r.a_end]) for r in chain.runs) < LEAST_PLAIN:
        return False
    if words >= 2 * SHORT:
        return True
    told = sum(stock_words(" ".join(row.vocabulary[w] for w in ids[r.a : r.a_end])) for r in chain.runs)
    return words - told >= LEAST_WORDS


def _passages(row: Row, ids: Sequence[int]) -> Iterator[Passage]:
    places = (row.starts, row.ends)
    for a, b, runs in _pairs(row):
        chains = (grow(c, ids, (a.first, a.last), (b.first, b.last)) for c in link(runs))
        for chain in choose([c for c in chains if c.matched >= LEAST_WORDS]):
            differ = list(_changes(chain, ids))
            length = chain.a[1] - chain.a[0]
            words = length - sum(c.a_end - c.a for c in differ)
            score = words / max(length, chain.b[1] - chain.b[0])
            if _is_passage(row, ids, chain, score):
                in_a, in_b = row.span(a, *chain.a), row.span(b, *chain.b)
                edits = tuple(edit(c, places, places) for c in differ)
                yield Passage(id=stable_id("p", in_a, in_b), a=in_a, b=in_b, words=words, score=round(score, 4), edits=edits)


def add_passages(story: Story) -> Story:
    """Fill ``passages`` with every stretch of at least eight words that two documents share.

    Words are compared folded; changed, added and dropped words are allowed as long as half of the longer member is
    shared, order across passages does not matter, and a passage may reach over several paragraphs. Headlines, decks,
    running text and captions are compared, furniture is not. Cost: sorting all words, plus the passages there are.
    """
    row = word_row(story)
    if len(row.segments) < 2:
        return replace(story, passages=())
    ids: list[int] = row.ids.tolist()
    return replace(story, passages=tuple(_passages(row, ids)))
