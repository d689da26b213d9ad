"""Pairs of articles that have something rare in common: the one join that copies and stories are found with.

Rows (key, article, weight) are divided by key into groups; within a group all pairs of articles with a key in common are
counted. A key that many articles have would join everything with everything: of those only neighbours in time are
joined, and the first ones with all others, so that the work stays linear in the rows. Pairs are made and added up for a few
articles at a time, whose pairs nobody else makes: memory is that of the rows and of one such chunk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]
    Floats = NDArray[np.floating[Any]]

CHUNK = 200_000
"""Pairs that are made before they are added up, about: few enough to stay near the processor."""
WEIGHT_BITS = 20
"""Weights of pairs are added up in steps of 2^-20: whole numbers, whose sum has no order."""
_KNOWN_BITS = 22
_ROOM = 64 - WEIGHT_BITS - 1


def begins(*columns: NDArray[Any]) -> NDArray[np.intp]:
    """Where in sorted rows another one begins: the places of those that are not, in all ``columns``, like the one before."""
    another = np.ones(len(columns[0]), dtype=np.bool_)
    another[1:] = False
    for column in columns:
        another[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(another)


class Known:
    """A set of keys that is asked quickly and sometimes takes another key for one of its own."""

    def __init__(self, keys: Ints) -> None:
        self._buckets = np.zeros(1 << _KNOWN_BITS, dtype=np.bool_)
        self._buckets[self._bucket(keys)] = True

    def has(self, keys: Ints) -> NDArray[np.bool_]:
        """Whether each of some keys is in the set: false only where it is not."""
        return self._buckets[self._bucket(keys)]

    @staticmethod
    def _bucket(keys: Ints) -> Ints:
        return (keys.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - _KNOWN_BITS)


@dataclass(frozen=True, slots=True)
class Limits:
    """Of a key that at most ``all_of`` articles have, all pairs are made; of others each with the ``next_to`` following ones and the first ``hubs``."""

    all_of: int
    next_to: int
    hubs: int = 0


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs ``a[k]`` < ``b[k]``, each once, with the sum of what their common keys weigh (each at most one) and how many these are."""

    a: Ints
    b: Ints
    total: Floats
    count: Ints

    def taken(self, keep: NDArray[np.bool_]) -> Pairs:
        """Some of them."""
        return Pairs(self.a[keep], self.b[keep], self.total[keep], self.count[keep])

    @classmethod
    def joined(cls, parts: list[Pairs]) -> Pairs:
        """Pairs of several joins that have none in common."""
        if not parts:
            nothing = np.zeros(0, dtype=np.int64)
            return cls(nothing, nothing, np.zeros(0, dtype=np.float32), nothing)
        return cls(*(np.concatenate([getattr(p, c) for p in parts]) for c in ("a", "b", "total", "count")))


@dataclass(frozen=True, slots=True)
class Rows:
    """The columns that are joined: a key, the article that has it, the article's day, and what the key weighs in it (0 to 1)."""

    key: Ints
    article: Ints
    day: Ints
    weight: Floats

    def taken(self, keep: NDArray[Any]) -> Rows:
        """Some of them, by flags or by places."""
        return Rows(self.key[keep], self.article[keep], self.day[keep], self.weight[keep])

    @classmethod
    def joined(cls, parts: list[Rows]) -> Rows:
        """The rows of several, at least one, one behind the other."""
        return cls(*(np.concatenate([getattr(p, c) for p in parts]) for c in ("key", "article", "day", "weight")))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pairs are made: those of which one row is ``new``, and one (the same or the other) ``late``; late days are behind all others."""

    new: NDArray[np.bool_]
    late: NDArray[np.bool_]

    @classmethod
    def of_new(cls, new: NDArray[np.bool_]) -> Wanted:
        """All pairs of which one row is new."""
        return cls(new, np.ones(len(new), dtype=np.bool_))

    def taken(self, places: Ints) -> Wanted:
        """Those of some rows."""
        return Wanted(self.new[places], self.late[places])


def join(rows: Rows, wanted: Wanted, limits: Limits, kept: Callable[[Pairs], Pairs] = lambda pairs: pairs) -> Pairs:
    """All pairs within ``limits`` that are ``wanted``, as far as they are ``kept``.

    The articles of a key stand in the order of their days, then of their numbers. A pair's weight at a key is the product of both.
    """
    articles, rank = _ranked(rows)
    by_key = _by_key(rows.key, rank, len(articles))
    rank, weight, wanted = rank[by_key], rows.weight[by_key], wanted.taken(by_key)
    found: list[Pairs] = []
    for spans in _chunks(_spans(rows.key[by_key], limits, wanted), rank, len(articles)):
        one, other, total, count = _added_up(rank, weight, wanted.new, spans, len(articles))
        a, b = articles[one], articles[other]
        found.append(kept(Pairs(np.minimum(a, b), np.maximum(a, b), total, count)))
    return Pairs.joined(found)


def _by_key(key: Ints, rank: Ints, articles: int) -> Ints:
    """The places of the rows in the order of their keys, then of their articles."""
    bits = articles.bit_length()
    if int(key.max(initial=0)) >> (64 - bits):
        return np.lexsort((rank, key))
    # Both as one number: that is sorted in a third of the time.
    return np.argsort(key.astype(np.uint64) << np.uint64(bits) | rank.astype(np.uint64))


def _ranked(rows: Rows) -> tuple[Ints, Ints]:
    """The articles in the order of their days, then of their numbers; for every row the place of its article there."""
    days = np.zeros(int(rows.article.max(initial=-1)) + 1, dtype=np.int64)
    there = np.zeros(len(days), dtype=np.bool_)
    days[rows.article], there[rows.article] = rows.day, True
    articles = np.flatnonzero(there)
    articles = articles[np.lexsort((articles, days[articles]))]
    place = np.zeros(len(days), dtype=np.int64)
    place[articles] = np.arange(len(articles))
    return articles, place[rows.article]


@dataclass(frozen=True, slots=True)
class _Spans:
    """Rows, each with a span of rows of the same key that it is joined with: where that begins, and how many they are."""

    row: Ints
    begin: Ints
    size: Ints

    def taken(self, keep: Ints) -> _Spans:
        return _Spans(self.row[keep], self.begin[keep], self.size[keep])


def _spans(key: Ints, limits: Limits, wanted: Wanted) -> _Spans:
    """What each new one of the sorted rows is joined with: rows behind it, and of those before it the ones that are not new."""
    edge = np.append(begins(key), len(key))
    sizes = np.diff(edge)
    some = np.flatnonzero(wanted.new)
    of = np.searchsorted(edge, some, side="right") - 1
    start, size = edge[of], sizes[of]
    place = some - start
    behind, large = size - place - 1, size > limits.all_of
    after = np.where(large & (place >= limits.hubs), np.minimum(behind, limits.next_to), behind)
    # What is not late is joined with what is: all of that stands behind.
    late = wanted.late[some]
    early = np.append(0, np.cumsum(~wanted.late))
    first = np.where(late, some + 1, np.maximum(some + 1, start + early[edge[of + 1]] - early[start]))
    spans = [(some, first, np.maximum(some + 1 + after - first, 0))]
    if not wanted.new.all():
        near = np.where(late, np.where(large, np.minimum(place, limits.next_to), place), 0)
        hubs = np.where(late & large, np.clip(place - limits.next_to, 0, limits.hubs), 0)
        spans += [(some, some - near, near), (some, start, hubs)]
    row, begin, counts = (np.concatenate(c) for c in zip(*spans, strict=True))
    return _Spans(row, begin, counts).taken(np.flatnonzero(counts))


def _chunks(spans: _Spans, rank: Ints, articles: int) -> Iterator[_Spans]:
    """The spans, those of one article together, so many at a time that memory holds their pairs."""
    spans = spans.taken(np.argsort(rank[spans.row], kind="stable"))
    of = rank[spans.row]
    begin = begins(of)
    made = np.add.reduceat(spans.size, begin) if len(of) else begin
    most = max(1, (1 << _ROOM) // max(articles, 1))
    first, size = 0, 0
    for k, pairs in enumerate(made.tolist()):
        if k > first and (size + pairs > CHUNK or of[begin[k]] - of[begin[first]] >= most):
            yield spans.taken(np.arange(begin[first], begin[k]))
            first, size = k, 0
        size += pairs
    if first < len(begin):
        yield spans.taken(np.arange(begin[first], len(of)))


def _added_up(
    rank: Ints, weight: Floats, new: NDArray[np.bool_], spans: _Spans, articles: int
) -> tuple[Ints, Ints, Floats, Ints]:
    """The pairs that some spans make: the two places of their articles, summed weight, number of common keys."""
    edges = np.cumsum(spans.size)
    other = np.repeat(spans.begin - (edges - spans.size), spans.size) + np.arange(edges[-1])
    row = np.repeat(spans.row, spans.size)
    if not new.all():
        keep = (other > row) | ~new[other]
        row, other = row[keep], other[keep]
    lowest = rank[spans.row[0]]
    pair = (rank[row] - lowest) * articles + rank[other]
    worth = np.rint(weight[row].astype(np.float64) * weight[other] * (1 << WEIGHT_BITS))
    packed = pair.astype(np.uint64) << np.uint64(WEIGHT_BITS + 1) | worth.astype(np.uint64)
    packed.sort()
    pair = (packed >> np.uint64(WEIGHT_BITS + 1)).astype(np.int64)
    at = begins(pair)
    total = np.add.reduceat(packed & np.uint64((2 << WEIGHT_BITS) - 1), at) if len(at) else packed
    count = np.diff(np.append(at, len(pair)))
    pair = pair[at]
    return pair // articles + lowest, pair % articles, (total / (1 << WEIGHT_BITS)).astype(np.float32), count


def pairs_type() -> Any:
    """Pairs as Daft's type of a column."""
    from daft import DataType

    fields = {"a": DataType.int64(), "b": DataType.int64(), "total": DataType.float32(), "count": DataType.int64()}
    return DataType.struct(fields)


def pairs_array(found: Pairs) -> pa.Array:
    """Pairs as an array of that type."""
    import pyarrow as pa

    columns = (found.a, found.b, found.total.astype(np.float32), found.count.astype(np.int64))
    return pa.StructArray.from_arrays([pa.array(c) for c in columns], names=["a", "b", "total", "count"])


def pairs_of(table: pa.Table) -> Pairs:
    """Pairs from a table with the columns of that type."""
    return Pairs(*(table[c].to_numpy() for c in ("a", "b", "total", "count")))
