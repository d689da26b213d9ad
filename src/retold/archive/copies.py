"""``marks`` -> ``copies``: which articles stand in which others, to half and more of the shorter one.

Candidates share runs of their sketches; how much they share is then counted exactly, on all their runs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

import numpy as np

from retold.archive.engine import Tell, Way, frame, work_on
from retold.archive.lookup import Texts, keys_from, pieces
from retold.archive.pairs import Known, Limits, Pairs, Rows, Wanted, begins, join, pairs_array, pairs_of, pairs_type
from retold.archive.shingle import SHARE, runs_of
from retold.archive.store import Store
from retold.archive.tables import schema_of

if TYPE_CHECKING:
    import daft
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]

CONTAINMENT = 0.5
"""Of the shorter article's five-word runs that stand in the other one too: from here on one is a copy of the other."""
LEAST = 20
"""Five-word runs that an article must have to be called a copy; shorter ones are what agencies send as alerts."""
CANDIDATE = 0.2
"""The same on the sketches, from which a pair is looked at."""
LIMITS = Limits(all_of=128, next_to=16, hubs=2)
"""Of a run that more articles have, neighbours in time are compared, and the first two with all: what was sent out stands there first."""
HOUSE_TEXT, HOUSE_DAYS, HOUSE_SHARE = 5, 14, 0.8
"""A run that one outlet prints in so many articles, over so many days, and hardly anybody else, is what it prints under its articles."""
ROWS = 8_000_000
"""Runs of sketches that are joined together, about."""
AT_ONCE = 10_000
"""Pairs whose articles are looked up and compared together."""
FEW = 2_000
"""Pairs whose runs are laid side by side."""


def add_copies(store: Store, found: Pairs, parts: int, tell: Tell) -> pa.Table:
    """Of the pairs that share runs those that are copies."""
    sizes = _sketch_sizes(store)
    least = np.maximum(1, np.floor(CANDIDATE * np.minimum(sizes[found.a], sizes[found.b])))
    return _verified(store, found.taken(found.count >= least), parts, tell)


@dataclass(frozen=True, slots=True)
class SketchRows:
    """A row for every run of some sketches: the run, and the article's number, day (0: not known) and house."""

    run: Ints
    n: Ints
    day: Ints
    house: Ints

    def taken(self, keep: NDArray[Any]) -> SketchRows:
        """Some of them, by flags or by places."""
        return SketchRows(self.run[keep], self.n[keep], self.day[keep], self.house[keep])


def over_parts(store: Store, parts: int, work: Callable[[int, int], pa.Array], made: Any) -> pa.Table:
    """What ``work`` makes (a struct array of Daft's type ``made``) of each part of the sketches' runs, given its number and that of all parts.

    There are so many parts that memory holds one; each machine of the engine reads the sketches for itself.
    """
    import pyarrow as pa
    from daft import col, func

    runs = sum(store.read("marks", ("grams",))["grams"].to_numpy()) // SHARE
    count = max(parts, ceil(int(runs) / ROWS))

    def part_of(part: daft.Series) -> pa.Array:
        return work(int(part.to_arrow()[0].as_py()), count)

    apply = func.batch(return_dtype=made, unnest=True)(part_of)
    return frame(pa.table({"part": np.arange(count)}), parts).groupby("part").map_groups(apply(col("part"))).to_arrow()


def sharing(store: Store, first_new: int, parts: int) -> Pairs:
    """All pairs that share runs of their sketches, of which one article has the number ``first_new`` or a higher one."""
    from daft import col

    files = store.files("marks")

    def joined(part: int, count: int) -> pa.Array:
        return pairs_array(shared_runs(sketch_rows(files, part, count, first_new), first_new))

    pairs = frame(over_parts(store, parts, joined, pairs_type()))
    summed = pairs.groupby("a", "b").agg(col("total").sum(), col("count").sum()).sort(["a", "b"])
    return pairs_of(summed.to_arrow())


def sketch_rows(files: Sequence[str], part: int, count: int, first_new: int = 0) -> SketchRows:
    """One of ``count`` parts of the runs of the sketches; of articles before ``first_new`` those (and a few more) that one from then on has too."""
    new = Known(keys_from(files, "sketch", first_new)) if first_new else None
    nothing = np.zeros(0, dtype=np.uint64)
    found = [SketchRows(nothing, nothing.astype(np.int64), nothing.astype(np.int32), nothing)]
    for piece in pieces(files, ("n", "day", "house", "sketch")):
        lists = piece["sketch"]
        run = lists.flatten().to_numpy()
        keep = np.ones(len(run), dtype=np.bool_) if new is None else new.has(run)
        if count > 1:
            # Sketches keep the lowest eighth of all numbers: the bits behind the first three part them evenly.
            keep &= ((run >> np.uint64(45)) * np.uint64(count)) >> np.uint64(16) == part
        places = np.flatnonzero(keep)
        row = np.searchsorted(lists.value_lengths().to_numpy().cumsum(), places, side="right")
        columns = (piece["n"], piece["day"].fill_null(0), piece["house"])
        found.append(SketchRows(run[places], *(c.to_numpy()[row] for c in columns)))
    return SketchRows(*(np.concatenate([getattr(f, c) for f in found]) for c in ("run", "n", "day", "house")))


def _sketch_sizes(store: Store) -> Ints:
    sizes = np.zeros(store.rows("articles"), dtype=np.int64)
    for piece in pieces(store.files("marks"), ("n", "sketch")):
        sizes[piece["n"].to_numpy()] = piece["sketch"].value_lengths().to_numpy()
    return sizes


def shared_runs(rows: SketchRows, first_new: int) -> Pairs:
    """Pairs of articles with the runs they share, without what an outlet prints everywhere; ``total`` counts those that few articles have."""
    rows = repeated(rows)
    rows = rows.taken(~standing(rows.run, rows.house, rows.day))
    _, which, articles = np.unique(rows.run, return_inverse=True, return_counts=True)
    rare = (articles <= LIMITS.all_of)[which].astype(np.float32)
    return join(Rows(rows.run, rows.n, rows.day, rare), Wanted.of_new(rows.n >= first_new), LIMITS)


def repeated(rows: SketchRows) -> SketchRows:
    """The rows whose run more than one article has: few of all."""
    order = np.argsort(rows.run)
    run = rows.run[order]
    shared = np.zeros(len(run), dtype=np.bool_)
    shared[1:] = run[1:] == run[:-1]
    shared[:-1] |= shared[1:]
    return rows.taken(np.sort(order[shared]))


def standing(runs: Ints, houses: Ints, days: Ints) -> NDArray[np.bool_]:
    """Whether a run is standing text of one outlet."""
    if not len(runs):
        return np.zeros(0, dtype=np.bool_)
    order = np.lexsort((days, houses, runs))
    run, house, day = runs[order], houses[order], days[order]
    edge = np.append(begins(run, house), len(run))
    sizes = np.diff(edge)
    span = day[edge[1:] - 1] - day[edge[:-1]]
    key = np.cumsum(np.concatenate([[0], run[1:] != run[:-1]]))
    everywhere = np.bincount(key)[key[edge[:-1]]]
    standing = (sizes >= HOUSE_TEXT) & (span >= HOUSE_DAYS) & (sizes >= HOUSE_SHARE * everywhere) & (house[edge[:-1]] != 0)
    flags = np.zeros(len(runs), dtype=np.bool_)
    by_key = np.zeros(int(key[-1]) + 1, dtype=np.bool_)
    by_key[key[edge[:-1]][standing]] = True
    flags[order] = by_key[key]
    return flags


def _verified(store: Store, found: Pairs, parts: int, tell: Tell) -> pa.Table:
    """The candidates that are copies, by all their runs."""
    import pyarrow as pa

    texts = Texts.of(store)

    def compared(a: Ints, b: Ints) -> list[Ints]:
        numbers = np.union1d(a, b)
        runs = runs_of(texts.at(numbers))
        left, right = np.searchsorted(numbers, a), np.searchsorted(numbers, b)
        steps = range(0, len(a), FEW)
        shared = [_common(runs.values, runs.edges, left[k : k + FEW], right[k : k + FEW]) for k in steps]
        sizes = np.diff(runs.edges)
        return [a, b, np.concatenate(shared), sizes[left], sizes[right]]

    columns = work_on(found.a, found.b, compared, Way(AT_ONCE, parts, tell, "copies"))
    if not columns:
        return schema_of("copies").empty_table()
    a, b, shared, size_a, size_b = columns
    smaller = np.minimum(size_a, size_b)
    contained = shared / np.maximum(smaller, 1)
    keep = (contained >= CONTAINMENT) & (smaller >= LEAST)
    made = {
        "a": a, "b": b, "shared": shared, "containment": contained,
        "jaccard": shared / np.maximum(size_a + size_b - shared, 1),
    }  # fmt: skip
    table = pa.table({name: pa.array(column[keep]) for name, column in made.items()}).cast(schema_of("copies"))
    return table.sort_by([("a", "ascending"), ("b", "ascending")])


def _common(runs: NDArray[np.uint32], starts: Ints, one: Ints, other: Ints) -> Ints:
    """How many runs each pair has in common."""
    keys: list[Ints] = []
    for side in (one, other):
        lengths = starts[side + 1] - starts[side]
        pair = np.repeat(np.arange(len(side), dtype=np.uint64), lengths)
        first = np.repeat(starts[side] - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
        keys.append((pair << np.uint64(32)) | runs[first + np.arange(len(pair))])
    both = np.concatenate(keys)
    both.sort()
    twice = both[1:][both[1:] == both[:-1]] >> np.uint64(32)
    return np.bincount(twice.astype(np.int64), minlength=len(one))
