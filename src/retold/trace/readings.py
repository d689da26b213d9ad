"""The readings that documents share: what one shares with a second and not with a third tells how they hang together.

A reading is a stretch of words that the same documents have and no other, wherever they stand in each: a sentence that
two of five kept, a wording that three changed. It is found by cutting the shared text of every document into stretches
of four words and joining neighbours that the same documents hold (characters of textual criticism, states present or
absent; Salemans 2000). Words that one document alone has tell nothing here and are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from retold.model.story import Story
from retold.model.words import folded, places
from retold.trace.layout import Ranges

if TYPE_CHECKING:
    from numpy.typing import NDArray

GRAM = 4
"""Words of a stretch: two texts seldom have four words in a row in common by chance where they share a passage anyway."""


FULL = 12
"""New words of a reading that cannot be met twice by chance; one or two are, where two desks edit the same sentence."""
OF_SENTENCES, OF_WORDS = 3.0, 0.05
"""New words that leaving out whole sentences, or less, is worth."""
STEEP = 1.4
"""How much less than in proportion fewer new words weigh (chosen with the others on simulated stories)."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings by document.

    ``held[d, r]``: document ``d`` (of ``docs``) has reading ``r``; ``size[r]``: its stretches of four words, at least 1;
    ``joined[r]``: it lies over the end of a sentence.
    """

    docs: tuple[str, ...]
    held: NDArray[np.bool_]
    size: NDArray[np.int64]
    joined: NDArray[np.bool_]


_END = re.compile(r"[.!?。！？।]")


def _grams(text: str, ranges: Ranges, numbers: dict[tuple[str, ...], int], joints: set[int]) -> list[int]:
    """The numbers of the stretches of four words in some ranges, and of one behind the last; ``joints``: over the end of a sentence."""
    found: list[int] = []
    for start, end in ranges:
        words: list[str] = []
        ends: list[bool] = []
        last = start
        for word, a, b in places(text, start, end):
            ends.append(bool(words) and _END.search(text, last, a) is not None)
            words.append(folded(word))
            last = b
        for k in range(len(words) - GRAM + 1):
            number = numbers.setdefault(tuple(words[k : k + GRAM]), len(numbers))
            found.append(number)
            if any(ends[k + 1 : k + GRAM]):
                joints.add(number)
        if len(words) >= GRAM and end == ranges[-1][1]:
            number = numbers.setdefault((*words[-GRAM + 1 :], ""), len(numbers))
            found.append(number)
            joints.add(number)
    return found


def _runs(grams: Sequence[int], holders: Mapping[int, int]) -> Iterable[list[int]]:
    """Neighbouring grams that the same two or more documents hold."""
    run: list[int] = []
    mask = 0
    for gram in grams:
        now = holders.get(gram, 0)
        if now != mask and run:
            yield run
            run = []
        mask = now
        if mask:
            run.append(gram)
    if run:
        yield run


def reading_weights(readings: Readings) -> NDArray[np.float64]:
    """What each reading weighs as evidence, 0-1: by the words that were new when it came up.

    One that comes of leaving words out has none that are new: whole sentences count as three, less than that as hardly any.
    """
    joint = readings.joined & (readings.size < GRAM)
    new = np.maximum(readings.size - (GRAM - 1), np.where(joint, OF_SENTENCES, OF_WORDS))
    return np.asarray(np.minimum(1.0, new / FULL) ** STEEP, dtype=np.float64)


def find_readings(story: Story, shared: Mapping[str, Ranges]) -> Readings:
    """The readings of the documents with ``shared`` ranges (by document id, disjoint and sorted). Cost: linear in their words."""
    docs = tuple(d.id for d in story.documents if shared.get(d.id))
    numbers: dict[tuple[str, ...], int] = {}
    joints: set[int] = set()
    rows = [_grams(story.document(d).text, shared[d], numbers, joints) for d in docs]
    holders: dict[int, int] = defaultdict(int)
    for k, row in enumerate(rows):
        for gram in row:
            holders[gram] |= 1 << k
    told = {g: mask for g, mask in holders.items() if mask & (mask - 1)}
    reading_of: dict[int, int] = {}
    size: list[int] = []
    for row in rows:
        _number(row, told, reading_of, size)
    held = np.zeros((len(docs), len(size)), dtype=bool)
    for k, row in enumerate(rows):
        held[k, [reading_of[gram] for gram in row if gram in reading_of]] = True
    joined = np.ones(len(size), dtype=bool)
    for gram, reading in reading_of.items():
        joined[reading] &= gram in joints
    return Readings(docs, held, np.array(size, dtype=np.int64), joined)


def _number(row: Sequence[int], told: Mapping[int, int], reading_of: dict[int, int], size: list[int]) -> None:
    """Give the readings of one document that no document before had their numbers and sizes."""
    for run in _runs(row, told):
        new = [g for g in run if g not in reading_of]
        if new:
            # Neighbours in the first document that has them are one reading, even where a later one parts them.
            reading_of.update(dict.fromkeys(new, len(size)))
            size.append(len(set(new)))
