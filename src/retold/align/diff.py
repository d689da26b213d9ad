"""The word diff of two texts, in characters of the originals, and inside replaced words the difference of their characters.

``python -m retold.align.diff a.txt b.txt`` prints the differences of two files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from retold.model.links import Edit, EditKind
from retold.model.view import View, fold
from retold.model.words import folded_words, places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Offsets = Sequence[int] | NDArray[np.int32]

CELLS_AT_MOST = 4_000_000  # of the alignment table that rapidfuzz is let to build at once
ANCHOR = 4  # words of a stretch that stands once in both texts and splits larger problems


@dataclass(frozen=True, slots=True)
class Change:
    """Words ``a`` to ``a_end`` of one text stand where words ``b`` to ``b_end`` of the other do (half-open, may be empty)."""

    a: int
    a_end: int
    b: int
    b_end: int

    @property
    def kind(self) -> EditKind:
        """What happened, from a to b."""
        if self.a == self.a_end:
            return EditKind.INSERT
        return EditKind.DELETE if self.b == self.b_end else EditKind.REPLACE


def _small(a: Sequence[int], b: Sequence[int], at_a: int, at_b: int) -> Iterator[Change]:
    from rapidfuzz.distance import LCSseq

    for op in LCSseq.opcodes(a, b):
        if op.tag != "equal":
            yield Change(at_a + op.src_start, at_a + op.src_end, at_b + op.dest_start, at_b + op.dest_end)


def _once(words: Sequence[int]) -> dict[tuple[int, ...], int]:
    """Stretches of four words that occur once, with their place."""
    where: dict[tuple[int, ...], int] = {}
    for k in range(len(words) - ANCHOR + 1):
        gram = tuple(words[k : k + ANCHOR])
        where[gram] = -1 if gram in where else k
    return {g: k for g, k in where.items() if k >= 0}


def _anchors(a: Sequence[int], b: Sequence[int]) -> list[tuple[int, int]]:
    """The longest rising line of stretches that stand once in both (patience diff)."""
    from bisect import bisect_left

    in_b = _once(b)
    pairs = sorted((k, in_b[g]) for g, k in _once(a).items() if g in in_b)
    tails: list[int] = []
    links: list[tuple[int, int]] = []
    tail_at: list[int] = []
    for n, (_, j) in enumerate(pairs):
        k = bisect_left(tails, j)
        links.append((n, tail_at[k - 1] if k else -1))
        if k == len(tails):
            tails.append(j)
            tail_at.append(n)
        else:
            tails[k], tail_at[k] = j, n
    line: list[tuple[int, int]] = []
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        line.append(pairs[at])
        at = links[at][1]
    return line[::-1]


def changes(a: Sequence[int], b: Sequence[int]) -> list[Change]:
    """The differences between two rows of word numbers, in order; touching ones are one.

    Longest common subsequence where the table is small; larger problems are split at stretches that stand once in
    both, and what cannot be split is given as one replacement, so that no input takes quadratic time.
    """
    if len(a) * len(b) <= CELLS_AT_MOST:
        return _joined(_small(a, b, 0, 0))
    found: list[Change] = []
    i = j = 0
    for x, y in (*_anchors(a, b), (len(a), len(b))):
        if x < i or y < j:
            continue
        if (x - i) * (y - j) <= CELLS_AT_MOST:
            found += _small(a[i:x], b[j:y], i, j)
        else:
            found.append(Change(i, x, j, y))
        i, j = x, y
    return _joined(found)


def _joined(found: Iterator[Change] | list[Change]) -> list[Change]:
    out: list[Change] = []
    for c in found:
        if out and out[-1].a_end == c.a and out[-1].b_end == c.b:
            out[-1] = Change(out[-1].a, c.a_end, out[-1].b, c.b_end)
        else:
            out.append(c)
    return out


def _characters(starts: Offsets, ends: Offsets, first: int, last: int) -> tuple[int, int]:
    """Offsets of some words; for none of them the place behind the word before (half-open, empty)."""
    if first < last:
        return int(starts[first]), int(ends[last - 1])
    at = int(ends[first - 1]) if first else (int(starts[0]) if len(starts) else 0)
    return at, at


def edit(change: Change, a: tuple[Offsets, Offsets], b: tuple[Offsets, Offsets]) -> Edit:
    """A change in characters; ``a`` and ``b`` are the starts and ends of the words that the change counts."""
    a_start, a_end = _characters(*a, change.a, change.a_end)
    b_start, b_end = _characters(*b, change.b, change.b_end)
    return Edit(kind=change.kind, a_start=a_start, a_end=a_end, b_start=b_start, b_end=b_end)


def _place(view: View, k: int, start: int, end: int) -> int:
    """Where in a text the character ``k`` of a view of its ``start`` to ``end`` begins; the end, behind the last one."""
    return start + view.starts[k] if k < len(view.starts) else end


def _touch(before: tuple[int, int, int, int], starts: tuple[int, int]) -> bool:
    """Whether what starts here cannot be told apart from the edit before: both share a character, or nothing is between in either text."""
    gaps = (starts[0] - before[1], starts[1] - before[3])
    return min(gaps) < 0 or gaps == (0, 0)


def letters(edit: Edit, a: str, b: str) -> list[Edit]:
    """The character edits inside a word edit, with offsets into ``a`` and ``b`` (code points, half-open), in order.

    ``a`` and ``b`` are the whole texts the edit points into. Characters are compared folded, as words are, so quotes,
    case and the composition of accents are no difference; a character that folds to several is never taken apart.
    Inserted and dropped words, and replacements too long to align, are given back as they are.
    """
    from rapidfuzz.distance import Levenshtein

    size = (edit.a_end - edit.a_start) * (edit.b_end - edit.b_start)
    if edit.kind is not EditKind.REPLACE or size > CELLS_AT_MOST:
        return [edit]
    in_a, in_b = fold(a[edit.a_start : edit.a_end]), fold(b[edit.b_start : edit.b_end])
    found: list[tuple[int, int, int, int]] = []
    for op in Levenshtein.opcodes(in_a.text, in_b.text):
        if op.tag == "equal":
            continue
        low_a = _place(in_a, op.src_start, edit.a_start, edit.a_end)
        low_b = _place(in_b, op.dest_start, edit.b_start, edit.b_end)
        high_a = edit.a_start + in_a.ends[op.src_end - 1] if op.src_end > op.src_start else low_a
        high_b = edit.b_start + in_b.ends[op.dest_end - 1] if op.dest_end > op.dest_start else low_b
        if found and _touch(found[-1], (low_a, low_b)):
            low_a, before_a, low_b, before_b = found.pop()
            high_a, high_b = max(high_a, before_a), max(high_b, before_b)
        found.append((low_a, high_a, low_b, high_b))
    return [Edit(kind=Change(a0, a1, b0, b1).kind, a_start=a0, a_end=a1, b_start=b0, b_end=b1) for a0, a1, b0, b1 in found]


def diff(a: str, b: str) -> list[Edit]:
    """The word edits that make ``b`` of ``a``, with offsets into both (code points, half-open)."""
    numbers: dict[str, int] = {}
    rows = [[numbers.setdefault(w, len(numbers)) for w in folded_words(t)] for t in (a, b)]
    at = [([s for _, s, _ in p], [e for _, _, e in p]) for p in (list(places(t, 0, len(t))) for t in (a, b))]
    return [edit(c, at[0], at[1]) for c in changes(rows[0], rows[1])]


def main(arguments: Sequence[str]) -> int:
    """Print the differences of two files, one a line: offset, words of a, words of b."""
    if len(arguments) != 2:
        sys.stderr.write("usage: python -m retold.align.diff A.txt B.txt\n")
        return 2
    a, b = (Path(f).read_text(encoding="utf-8", errors="replace") for f in arguments)
    for e in diff(a, b):
        sys.stdout.write(f"{e.a_start}\t{e.kind}\t[{a[e.a_start : e.a_end]}]\t[{b[e.b_start : e.b_end]}]\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
