"""The words of many texts as 64-bit numbers, in whole arrays: what ten thousand documents a second need.

A word is a run of letters and digits; in scripts without spaces every character is one (``model.words``). Case, quotes, dashes,
accents and invisible characters make no difference, and an apostrophe parts two words, so that a text that was stored
tokenised (``Lee 's``) and one that was not share their words. Nothing is kept of a word but its number: two
words have the same one with a chance of 1 in 10^19.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from retold.model.view import IGNORED
from retold.model.words import INSIDE, SPACELESS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]
    Hashes = NDArray[np.uint64]
    Places = NDArray[np.int64]

BATCH = 2_000_000
"""Characters whose words are numbered at once; some fifty bytes of memory each."""
_POINTS = 0x110000
_LETTER, _ALONE, _CAPITAL, _UNSEEN = 1, 2, 4, 8
_BASE = 0x9E3779B97F4A7C15
_GRAM = 0xD6E8FEB86659FD93
_ONE_ALONE = re.compile(rf"[{SPACELESS}]")
_MARK = re.compile(rf"[{INSIDE}]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some texts, in order: ``hashes[k]`` is the number of a word of text ``text[k]``.

    ``starts`` and ``ends`` are its place there (code points, half-open); ``capital``: it begins with a capital letter.
    """

    hashes: Hashes
    text: Places
    starts: Places
    ends: Places
    capital: NDArray[np.bool_]


@cache
def _classes() -> tuple[NDArray[np.uint8], Codes]:
    """For every code point its classes, and the one it is folded to; built once, in a second, and then looked up."""
    kinds = np.zeros(_POINTS, dtype=np.uint8)
    folded = np.arange(_POINTS, dtype=np.uint32)
    for code in (*range(0x30000), *range(0xE0100, 0xE01F0)):
        if 0xD800 <= code < 0xE000:
            continue
        c = chr(code)
        if c.isalnum():
            kinds[code] = (_ALONE if _ONE_ALONE.match(c) else _LETTER) | _CAPITAL * c.isupper()
            parts = unicodedata.normalize("NFD", c.lower())
            plain = parts[0] if all(unicodedata.combining(m) for m in parts[1:]) else c.lower()[0]
            folded[code] = ord(plain)
        elif c in IGNORED or _MARK.match(c):
            kinds[code] = _LETTER | _UNSEEN
            folded[code] = 0
    return kinds, folded


@cache
def _powers(size: int) -> tuple[Hashes, Hashes]:
    """Powers of the base and of its inverse, modulo 2^64."""
    inverse = pow(_BASE, -1, 1 << 64)
    return tuple(  # type: ignore[return-value]
        np.multiply.accumulate(np.concatenate([np.ones(1, np.uint64), np.full(size, number, np.uint64)]))
        for number in (_BASE, inverse)
    )


def mixed(numbers: Hashes) -> Hashes:
    """Numbers whose bits all depend on all bits given (the finalizer of MurmurHash3)."""
    out = numbers ^ (numbers >> np.uint64(33))
    out *= np.uint64(0xFF51AFD7ED558CCD)
    out ^= out >> np.uint64(33)
    out *= np.uint64(0xC4CEB9FE1A85EC53)
    out ^= out >> np.uint64(33)
    return out


def batches(texts: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """The texts in runs of ``BATCH`` characters or one text, each with the number of its first."""
    first, size = 0, 0
    for number, text in enumerate(texts):
        if size and size + len(text) > BATCH:
            yield first, texts[first:number]
            first, size = number, 0
        size += len(text)
    if first < len(texts):
        yield first, texts[first:]


def number_words(texts: Sequence[str]) -> Words:
    """The words of texts that are together short enough for memory (:func:`batches`); linear in their length."""
    kinds_of, folded_of = _classes()
    joined = "\n".join(texts) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = kinds_of[codes]
    letter = (kinds & _LETTER) > 0
    alone = (kinds & _ALONE) > 0
    before = np.zeros(len(letter), dtype=np.bool_)
    before[1:] = letter[:-1]
    after = np.zeros(len(letter), dtype=np.bool_)
    after[:-1] = letter[1:]
    starts = np.flatnonzero((letter & ~before) | alone)
    ends = np.flatnonzero((letter & ~after) | alone) + 1
    ups, downs = _powers(1 << (len(codes) - 1).bit_length())
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    seen = (kinds & _UNSEEN) == 0
    if seen.all():
        np.cumsum(folded_of[codes].astype(np.uint64) * ups[: len(codes)], out=sums[1:])
        begin = downs[starts]
    else:
        place = np.cumsum(seen)
        np.cumsum(folded_of[codes].astype(np.uint64) * ups[place], out=sums[1:])
        # What is not seen has no power of its own: a word's first seen character has the one behind what stands before.
        begin = downs[place[starts] + ~seen[starts]]
    own = sums[ends] - sums[starts]
    if not seen.all():
        spelled = own != 0  # a run of invisible characters is no word
        starts, ends, begin, own = starts[spelled], ends[spelled], begin[spelled], own[spelled]
    hashes = mixed(own * begin)
    sizes = np.array([len(t) + 1 for t in texts], dtype=np.int64)
    first = np.cumsum(sizes) - sizes
    text = np.searchsorted(first, starts, side="right") - 1
    shift = first[text]
    return Words(hashes, text, starts - shift, ends - shift, (kinds[starts] & _CAPITAL) > 0)


def grams(words: Words, size: int) -> tuple[Hashes, Places]:
    """The numbers of all runs of ``size`` words that stay within one text, and the index of the first word of each."""
    count = len(words.hashes) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    total = words.hashes[:count].copy()
    for k in range(1, size):
        total *= np.uint64(_GRAM)
        total += words.hashes[k : count + k]
    within = np.flatnonzero(words.text[:count] == words.text[size - 1 :])
    return mixed(total[within]), within
