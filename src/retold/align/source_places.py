"""A quotation laid beside a source: the parts it gives, the words that differ, what is left out and whether a mark says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from retold.align.diff import Change, changes
from retold.align.source_tiles import NEAR, Tile, mark_between, tiles
from retold.align.source_words import Held, MarkKind, Printed
from retold.lang.spelling import VARIANTS

APART = 3
"""Words of the source between two stretches, with the end of a sentence among them, from which they are two parts."""
BRACKETED = 25
"""Words of the source that brackets may stand for."""
LOOKED = 200
"""Words left out over an ellipsis that are looked through for the short stretches between marks."""


@dataclass(frozen=True, slots=True)
class Omission:
    """Words ``first`` to ``last`` (half-open) of the source that the quotation leaves out between two stretches it gives.

    ``back``: the second stretch stands before the first, and they are the words between them. ``parted``: the two are parts
    of their own, and not one sentence with words missing.
    """

    first: int
    last: int
    mark: MarkKind | None
    back: bool
    parted: bool

    @property
    def size(self) -> int:
        """How many words."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Laid:
    """Where a quotation stands in a source.

    ``parts`` are half-open rows of words of the source in the order of the quotation; ``changes`` run from the source (a)
    to the quotation (b); ``found`` counts the words found in order, ``longest`` those of the longest stretch.
    """

    parts: tuple[tuple[int, int], ...]
    changes: tuple[Change, ...]
    omissions: tuple[Omission, ...]
    found: int
    longest: int

    @property
    def first(self) -> int:
        """The first word of the source that is given."""
        return self.parts[0][0]


def lay(quotation: Printed, source: Held) -> Laid | None:
    """Lay a quotation beside a source; ``None`` where they have no stretch of words in common."""
    line = tiles(quotation, source)
    if not line:
        return None
    ids: dict[str, int] = {}
    rows = _Rows([ids.setdefault(w, len(ids)) for w in quotation.words], [ids.setdefault(w, len(ids)) for w in source.words])
    differ, omitted, cuts = _between(line, rows, quotation, source)
    head, left, start = _head(line[0], rows, quotation, source)
    tail, right, end = _tail(line[-1], rows, quotation, source)
    differ = [c for c in (*head, *differ, *tail) if not _same_spelling(c, quotation, source)]
    starts, ends = [start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end]
    missing = sum(c.b_end - c.b for c in differ)
    return Laid(
        parts=tuple(zip(starts, ends, strict=True)), changes=tuple(differ), omissions=(*left, *omitted, *right),
        found=len(quotation.words) - missing, longest=max(t.size for t in line),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rows:
    """The words of quotation and source as numbers."""

    quotation: Sequence[int]
    source: Sequence[int]

    def differ(self, a: tuple[int, int], b: tuple[int, int]) -> list[Change]:
        """The changes from words ``a`` of the source to words ``b`` of the quotation."""
        found = changes(self.source[a[0] : a[1]], self.quotation[b[0] : b[1]])
        return [Change(c.a + a[0], c.a_end + a[0], c.b + b[0], c.b_end + b[0]) for c in found]


def _between(
    line: Sequence[Tile], rows: _Rows, quotation: Printed, source: Held
) -> tuple[list[Change], list[Omission], list[tuple[int, int]]]:
    """Changes and omissions between the stretches, and where one part of the source ends and the next begins."""
    differ: list[Change] = []
    omitted: list[Omission] = []
    cuts: list[tuple[int, int]] = []
    for one, other in pairwise(line):
        gap, skipped = other.s - one.s_end, other.q - one.q_end
        mark = mark_between(one, other, quotation)
        if gap < 0:
            differ += rows.differ((one.s_end, one.s_end), (one.q_end, other.q))
            first, last = sorted((other.s_end, max(one.s, other.s_end)))
            omitted.append(Omission(first, last, mark, back=True, parted=True))
            cuts.append((one.s_end, other.s))
            continue
        if mark is not None and gap:
            differ += [
                c for c in rows.differ((one.s_end, min(other.s, one.s_end + LOOKED)), (one.q_end, other.q)) if c.b < c.b_end
            ]
            if mark is MarkKind.ELLIPSIS or gap > BRACKETED:
                omitted.append(Omission(one.s_end, other.s, mark, back=False, parted=_parted(one.s_end, other.s, source)))
                cuts.append((one.s_end, other.s))
            continue
        if skipped and gap <= NEAR + skipped:
            differ += rows.differ((one.s_end, other.s), (one.q_end, other.q))
        elif gap or skipped:
            differ += rows.differ((one.s_end, one.s_end), (one.q_end, other.q))
            parted = _parted(one.s_end, other.s, source)
            omitted.append(Omission(one.s_end, other.s, None, back=False, parted=parted))
            if parted:
                cuts.append((one.s_end, other.s))
            else:
                differ += rows.differ((one.s_end, other.s), (other.q, other.q))
    return differ, [o for o in omitted if o.size or o.back], cuts


def _parted(first: int, last: int, source: Held) -> bool:
    """Whether what lies between two words has the end of a sentence in it, and enough words to be another place."""
    return last - first >= APART and source.sentence[first - 1] != source.sentence[min(last, len(source.words) - 1)]


def _head(first: Tile, rows: _Rows, quotation: Printed, source: Held) -> tuple[list[Change], list[Omission], int]:
    """What the words before the first stretch are in the source, and where the quotation begins there."""
    if not first.q:
        return [], [], first.s
    marks = [m for k, m in quotation.breaks.items() if 0 < k <= first.q]
    low = first.s
    reach = first.q + (BRACKETED if marks else 0)
    while low and first.s - low < reach and source.sentence[low - 1] == source.sentence[first.s]:
        low -= 1
    found = rows.differ((low, first.s), (0, first.q))
    if not found or found[0].a > low or found[0].b > 0:
        return (*_marked(found, marks), low)
    edge = found[0]
    start = max(edge.a, edge.a_end - (edge.b_end - edge.b))
    kept = [c for c in (replace(edge, a=start), *found[1:]) if c.a < c.a_end or c.b < c.b_end]
    return (*_marked(kept, marks), start)


def _tail(last: Tile, rows: _Rows, quotation: Printed, source: Held) -> tuple[list[Change], list[Omission], int]:
    """The same behind the last stretch."""
    rest = len(rows.quotation) - last.q_end
    if not rest:
        return [], [], last.s_end
    marks = [m for k, m in quotation.breaks.items() if last.q_end <= k < len(rows.quotation)]
    high = last.s_end
    reach = rest + (BRACKETED if marks else 0)
    while high < len(source.words) and high - last.s_end < reach and source.sentence[high] == source.sentence[last.s_end - 1]:
        high += 1
    found = rows.differ((last.s_end, high), (last.q_end, len(rows.quotation)))
    if not found or found[-1].a_end < high or found[-1].b_end < len(rows.quotation):
        return (*_marked(found, marks), high)
    edge = found[-1]
    end = min(edge.a_end, edge.a + (edge.b_end - edge.b))
    kept = [c for c in (*found[:-1], replace(edge, a_end=end)) if c.a < c.a_end or c.b < c.b_end]
    return (*_marked(kept, marks), end)


def _marked(found: list[Change], marks: Sequence[MarkKind]) -> tuple[list[Change], list[Omission]]:
    """Changes at an edge, and apart from them the words of the source for which a mark stands."""
    if not marks:
        return found, []
    left = [c for c in found if c.b == c.b_end] if MarkKind.ELLIPSIS in marks else []
    return (
        [c for c in found if c.b < c.b_end],
        [Omission(c.a, c.a_end, MarkKind.ELLIPSIS, back=False, parted=False) for c in left],
    )


def _same_spelling(change: Change, quotation: Printed, source: Held) -> bool:
    """Whether both have the same words in another house's spelling."""
    ours, theirs = quotation.words[change.b : change.b_end], source.words[change.a : change.a_end]
    if "".join(ours) == "".join(theirs):
        return True
    return len(ours) == len(theirs) and all(a == b or _variant(a, b) for a, b in zip(ours, theirs, strict=True))


def _variant(a: str, b: str) -> bool:
    return any(b == changed for one, other in VARIANTS for changed in _swapped(a, one, other))


def _swapped(word: str, one: str, other: str) -> Iterator[str]:
    yield word.replace(one, other)
    yield word.replace(other, one)
