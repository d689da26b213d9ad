"""``marks`` -> ``copies``: which articles stand in which others, to half and more of the shorter one.

Candidates share runs of their sketches; how much they share is then counted exactly, on all their runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING, Any

import numpy as np

from retold.archive.ingest import Tell
from retold.archive.pairs import Limits, Pairs, join
from retold.archive.shingle import runs_of
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
HOUSE_TEXT, HOUSE_DAYS, HOUSE_SHARE = 5, 14, 0.8
"""A run that one outlet prints in so many articles, over so many days, and hardly anybody else, is what it prints under its articles."""
RUNS_EACH = 100
"""Runs of a sketch, about."""
ROWS = 8_000_000
"""Runs of sketches that are joined together."""
AT_ONCE = 20_000
"""Pairs whose articles are compared together."""


def add_copies(store: Store, found: Pairs, parts: int, tell: Tell) -> pa.Table:
    """Of the pairs that share runs those that are copies."""
    sizes = _sketch_sizes(store)
    least = np.maximum(1, np.floor(CANDIDATE * np.minimum(sizes[found.a], sizes[found.b])))
    candidates = found.taken(found.count >= least)
    tell("copies", 0, len(candidates.a))
    return _verified(store, candidates, parts, tell)


def keyed_runs(store: Store, parts: int) -> daft.DataFrame:
    """A row for every run of every sketch: ``n``, ``day``, ``house``, ``sketch`` (the run), ``part`` (the group it is joined in)."""
    import daft
    from daft import DataType, col

    rows = daft.read_parquet(store.files("marks")).select("n", "day", "house", "sketch").explode(col("sketch"))
    groups = max(parts, ceil(store.rows("marks") * RUNS_EACH / ROWS))
    # The last bits: sketches keep the lowest numbers, so that the first ones are alike.
    return rows.where(col("sketch").not_null()).with_column("part", (col("sketch") % groups).cast(DataType.uint64()))


def sharing(store: Store, first_new: int, parts: int) -> Pairs:
    """All pairs that share runs of their sketches, of which one article has the number ``first_new`` or a higher one."""
    from daft import col, func

    def joined(run: daft.Series, n: daft.Series, day: daft.Series, house: daft.Series) -> pa.Array:
        columns = [s.to_arrow().to_numpy(zero_copy_only=False) for s in (run, n, house)]
        days = day.to_arrow().fill_null(0).to_numpy(zero_copy_only=False)
        return pairs_array(shared_runs(columns[0], columns[1], days, columns[2], first_new))

    apply = func.batch(return_dtype=pairs_type(), unnest=True)(joined)
    pairs = keyed_runs(store, parts).groupby("part").map_groups(apply(col("sketch"), col("n"), col("day"), col("house")))
    summed = pairs.groupby("a", "b").agg(col("total").sum(), col("count").sum()).sort(["a", "b"])
    return pairs_of(summed.to_arrow())


def _sketch_sizes(store: Store) -> Ints:
    import pyarrow.compute as pc

    table = store.read("marks", ("n", "sketch"))
    sizes = np.zeros(store.rows("articles"), dtype=np.int64)
    sizes[table["n"].to_numpy()] = pc.list_value_length(table["sketch"]).to_numpy()
    return sizes


def shared_runs(runs: Ints, numbers: Ints, days: Ints, houses: Ints, first_new: int) -> Pairs:
    """Pairs of articles with the runs they share, without what an outlet prints everywhere."""
    keep = ~standing(runs, houses, days)
    runs, numbers, days = runs[keep], numbers[keep], days[keep]
    return join(runs, days, numbers, np.ones(len(runs), dtype=np.float32), LIMITS, first_new)


def standing(runs: Ints, houses: Ints, days: Ints) -> NDArray[np.bool_]:
    """Whether a run is standing text of one outlet."""
    if not len(runs):
        return np.zeros(0, dtype=np.bool_)
    order = np.lexsort((days, houses, runs))
    run, house, day = runs[order], houses[order], days[order]
    edge = np.flatnonzero(np.concatenate([[True], (run[1:] != run[:-1]) | (house[1:] != house[:-1]), [True]]))
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

    numbers, runs, starts = _runs_of_articles(store, np.union1d(found.a, found.b), parts)
    columns: list[tuple[Ints, ...]] = []
    for k in range(0, len(found.a), AT_ONCE):
        left, right = (np.searchsorted(numbers, side[k : k + AT_ONCE]) for side in (found.a, found.b))
        for one, other in _few(left, right):
            shared = _common(runs, starts, one, other)
            sizes = np.diff(starts)
            columns.append((numbers[one], numbers[other], shared, sizes[one], sizes[other]))
        tell("copies", min(k + AT_ONCE, len(found.a)), len(found.a))
    if not columns:
        return schema_of("copies").empty_table()
    a, b, shared, size_a, size_b = (np.concatenate(c) for c in zip(*columns, strict=True))
    smaller = np.minimum(size_a, size_b)
    contained = shared / np.maximum(smaller, 1)
    keep = (contained >= CONTAINMENT) & (smaller >= LEAST)
    made = {
        "a": a,
        "b": b,
        "shared": shared,
        "containment": contained,
        "jaccard": shared / np.maximum(size_a + size_b - shared, 1),
    }
    return pa.table({name: pa.array(column[keep]) for name, column in made.items()}).cast(schema_of("copies"))


def _few(left: Ints, right: Ints) -> Iterator[tuple[Ints, Ints]]:
    for k in range(0, len(left), 2000):
        yield left[k : k + 2000], right[k : k + 2000]


def _runs_of_articles(store: Store, numbers: Ints, parts: int) -> tuple[Ints, NDArray[np.uint32], Ints]:
    """The numbers of some articles, all their runs one behind the other (32 bits tell the runs of two articles apart), and where those of each begin."""
    import daft
    import pyarrow as pa
    from daft import DataType, col, func

    if not len(numbers):
        return numbers, np.zeros(0, dtype=np.uint32), np.zeros(1, dtype=np.int64)

    def all_runs(text: daft.Series, body: daft.Series) -> pa.Array:
        read = [b if b is not None else t for t, b in zip(text.to_pylist(), body.to_pylist(), strict=True)]
        return pa.array(runs_of(read), pa.large_list(pa.uint32()))

    apply = func.batch(return_dtype=DataType.list(DataType.uint32()), batch_size=1024)(all_runs)
    wanted = daft.from_arrow(pa.table({"n": pa.array(numbers, pa.int64())}))
    articles = daft.read_parquet(store.files("articles")).select("n", "text", "body").join(wanted, on="n", how="semi")
    articles = articles.into_partitions(parts) if parts > 1 else articles
    table = articles.select(col("n"), apply(col("text"), col("body")).alias("runs")).sort("n").to_arrow()
    runs = table["runs"].combine_chunks()
    lengths = runs.value_lengths().to_numpy(zero_copy_only=False)
    return table["n"].to_numpy(), runs.flatten().to_numpy(), np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)


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
