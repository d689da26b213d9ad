"""The words of many texts as 64-bit numbers, in whole arrays: what ten thousand documents a second need.

A word is a run of letters and digits; in scripts without spaces every character is one (``model.words``). Case, quotes, dashes,
accents and invisible characters make no difference, and an apostrophe parts two words, so that a text that was stored
tokenised (``Lee 's``) and one that was not share their words. Nothing is kept of a word but its number: two
words have the same one with a chance of 1 in 10^19.
"""

from __future__ import annotations

import hashlib
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

    Bytes = NDArray[np.uint8]
    Hashes = NDArray[np.uint64]
    Places = NDArray[np.int64]
    Flags = NDArray[np.bool_]

BATCH = 60_000
"""Characters whose words are numbered at once: so few that all that is made of them stays in the processor's own memory."""
TEXTS = 4096
"""Texts whose words are numbered at once: twelve bits tell them apart."""
_LETTER, _ALONE, _CAPITAL = 1, 2, 4
_GRAM = 0xD6E8FEB86659FD93
_STEP = 0x9E3779B97F4A7C15
_EIGHT = 8
"""Bytes of a word that are looked at together."""
_LONG = 64
"""Bytes of a word from which it is numbered alone."""
_ONE_ALONE = re.compile(rf"[{SPACELESS}]")
_MARK = re.compile(rf"[{INSIDE}]")
_MASKS = np.array([(1 << 8 * k) - 1 for k in range(_EIGHT + 1)], dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some texts, in order: ``hashes[k]`` is the number of a word of text ``text[k]``.

    ``starts`` and ``ends`` are its place there (code points, half-open); ``capital``: it begins with a capital letter.
    """

    hashes: Hashes
    text: Places
    starts: Places
    ends: Places
    capital: Flags


@cache
def _point(code: int) -> tuple[int, bytes]:
    """The kinds of a code point and the bytes that a word has for it: none for what is not seen."""
    c = chr(code)
    if c in IGNORED or _MARK.match(c):
        return _LETTER, b""
    if not c.isalnum():
        return 0, b" "
    kinds = (_ALONE if _ONE_ALONE.match(c) else _LETTER) | _CAPITAL * c.isupper()
    parts = unicodedata.normalize("NFD", c.lower())
    plain = parts[0] if all(unicodedata.combining(m) for m in parts[1:]) else c.lower()[0]
    return kinds, plain.encode("utf-8", "surrogatepass")


@cache
def _ascii() -> tuple[bytes, bytes]:
    """For every byte its kinds and what it is folded to, as ``bytes.translate`` takes them."""
    points = [_point(code) if code < 128 else (0, b" ") for code in range(256)]
    return bytes(kinds for kinds, _ in points), b"".join(folded for _, folded in points)


def mixed(numbers: Hashes) -> Hashes:
    """Numbers whose bits all depend on all bits given (the finalizer of MurmurHash3)."""
    out = numbers ^ (numbers >> np.uint64(33))
    out *= np.uint64(0xFF51AFD7ED558CCD)
    out ^= out >> np.uint64(33)
    out *= np.uint64(0xC4CEB9FE1A85EC53)
    out ^= out >> np.uint64(33)
    return out


def batches(texts: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """The texts in runs of ``BATCH`` characters and ``TEXTS`` texts, or one text, each with the number of its first."""
    first, size = 0, 0
    for number, text in enumerate(texts):
        if number > first and (size + len(text) > BATCH or number - first == TEXTS):
            yield first, texts[first:number]
            first, size = number, 0
        size += len(text)
    if first < len(texts):
        yield first, texts[first:]


def number_words(texts: Sequence[str]) -> Words:
    """The words of texts that are together short enough for memory (:func:`batches`); linear in their length."""
    joined = "\n".join(("", *texts, ""))
    kinds_of, folded_of = _ascii()
    # Its end is filled up, so that eight bytes can be taken from anywhere in it.
    codes = np.frombuffer((joined + "\n" * _EIGHT * 2).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = codes[: len(codes) & -_EIGHT]
    plain = codes.astype(np.uint8).tobytes()
    kinds, data = (np.frombuffer(bytearray(plain.translate(t)), dtype=np.uint8) for t in (kinds_of, folded_of))
    other = np.flatnonzero(codes > 127)
    spelled = _Spelled(codes[other])
    kinds[other], data[other] = spelled.kinds, spelled.bytes[:, 0]
    starts, ends = _places(kinds)
    hashes = _numbers(data, starts, ends - starts)
    if len(more := other[spelled.sizes != 1]):
        some = np.unique(np.searchsorted(starts, more, side="right") - 1)
        hashes[some], spoken = _numbers_of(codes, starts[some], ends[some])
        if not spoken.all():  # a run of invisible characters is no word
            words = np.ones(len(starts), dtype=np.bool_)
            words[some[~spoken]] = False
            starts, ends, hashes = starts[words], ends[words], hashes[words]
    sizes = np.fromiter((len(t) + 1 for t in texts), dtype=np.int64, count=len(texts))
    first = 1 + np.cumsum(sizes) - sizes
    counts = np.diff(np.searchsorted(starts, np.append(first, len(joined))))
    shift = np.repeat(first, counts)
    capital = (kinds[starts] & _CAPITAL) > 0
    return Words(hashes, np.repeat(np.arange(len(texts)), counts), starts - shift, ends - shift, capital)


class _Spelled:
    """Of some code points what :func:`_point` says: ``kinds``, ``bytes`` (a row each) and how many these are, ``sizes``."""

    def __init__(self, codes: NDArray[np.uint32]) -> None:
        points, which = np.unique(codes, return_inverse=True)
        known = [_point(int(p)) for p in points]
        self.kinds = np.array([k for k, _ in known], dtype=np.uint8)[which]
        self.sizes = np.array([len(b) for _, b in known], dtype=np.int64)[which]
        self.bytes = np.frombuffer(b"".join(b.ljust(4) for _, b in known), dtype=np.uint8).reshape(-1, 4)[which]


def _numbers_of(codes: NDArray[np.uint32], starts: Places, ends: Places) -> tuple[Hashes, Flags]:
    """The numbers of words whose characters are not one byte each, and whether they have any that is seen."""
    lengths = ends - starts
    edges = np.concatenate([[0], np.cumsum(lengths)])
    spelled = _Spelled(codes[np.repeat(starts - edges[:-1], lengths) + np.arange(edges[-1])])
    offsets = np.concatenate([[0], np.cumsum(spelled.sizes)])
    data = np.zeros((int(offsets[-1]) // _EIGHT + 2) * _EIGHT, dtype=np.uint8)
    for k in range(4):
        has = spelled.sizes > k
        data[offsets[:-1][has] + k] = spelled.bytes[has, k]
    begin, end = offsets[edges[:-1]], offsets[edges[1:]]
    return _numbers(data, begin, end - begin), end > begin


def _places(kinds: Bytes) -> tuple[Places, Places]:
    """Where words start and end; before the first character and behind the last one there is none."""
    letter = kinds & _LETTER
    edges = np.flatnonzero(letter[1:] != letter[:-1]) + 1
    starts, ends = edges[0::2], edges[1::2]
    alone = np.flatnonzero(kinds & _ALONE)
    if not len(alone):
        return starts, ends
    starts = np.concatenate([starts, alone])
    order = np.argsort(starts, kind="stable")
    return starts[order], np.concatenate([ends, alone + 1])[order]


def _numbers(data: Bytes, begin: Places, sizes: Places) -> Hashes:
    """The number of every word: its bytes, eight at a time, one behind the other through :func:`mixed`."""
    eights = data.view("<u8")

    def eight(at: Places, left: Places) -> Hashes:
        word, bit = at >> 3, ((at & 7) << 3).astype(np.uint64)
        found: Hashes = eights[word] >> bit
        found |= (eights[word + 1] << np.uint64(1)) << (np.uint64(63) - bit)
        found &= _MASKS[np.minimum(left, _EIGHT)]
        return found

    out = mixed(eight(begin, sizes))
    longer = np.flatnonzero(sizes > _EIGHT)
    for done in range(_EIGHT, _LONG, _EIGHT):
        if not len(longer):
            return out
        out[longer] = mixed(out[longer] * np.uint64(_STEP) + eight(begin[longer] + done, sizes[longer] - done))
        longer = longer[sizes[longer] > done + _EIGHT]
    for k in longer.tolist():
        spelled = data[begin[k] : begin[k] + sizes[k]].tobytes()
        out[k] = int.from_bytes(hashlib.blake2b(spelled, digest_size=8).digest(), "big")
    return out


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
