"""``marks`` -> ``likeness``: how much two articles are about the same happening, by the words they share and the days between them.

Words are weighed by how rare they are in the archive, as far as it goes at the time; what an article says of place, persons
and deed are its rarest words, so that topic alone (common words) brings nothing together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from retold.archive.engine import Tell, frame
from retold.archive.lookup import keys_from, pieces
from retold.archive.pairs import Known, Limits, Pairs, Rows, Wanted, join, pairs_array, pairs_of, pairs_type
from retold.archive.shingle import FILES, counted, slot_of
from retold.archive.store import Store
from retold.archive.tables import TABLES, schema_of

if TYPE_CHECKING:
    import daft
    import pyarrow as pa
    import pyarrow.parquet as pq
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]
    Floats = NDArray[np.floating[Any]]

WORDS = 60
"""Words that stand for an article."""
RARITY = 1.5
"""Power of the logarithm of rarity: between one (TF-IDF) and two, what is rare tells more of an event than of a topic."""
COMMON, FEW = 0.1, 30
"""Words that more than this share of the articles have, and more than ``FEW`` articles, say nothing."""
LIMITS = Limits(all_of=200, next_to=16)
"""Of a word that more articles have, neighbours in time are compared: what joins articles further apart are rarer words."""
LEAST = 0.025
"""Likeness below which two articles have nothing to do with each other."""
DAYS = ((7, 1.0), (30, 0.75), (90, 0.55), (365, 0.4))
LONG_AFTER = 0.25
UNDATED = 0.7
"""What likeness counts for up to so many days apart, beyond, and where a day is not known."""
UNKNOWN = np.iinfo(np.int32).min
"""The day of an article without one; these stand before all others."""
_DAY = [name for name, _ in TABLES["vectors"]].index("day")
"""Which column of ``vectors`` the day is."""
BLOCK = 25_000
"""Articles, in the order of days, that are compared with each other and with the next block."""

TOGETHER = 8
"""Blocks that one part of the work compares when articles are added: reading one then takes as long as comparing it."""


def says_something(articles: NDArray[Any], size: int) -> NDArray[np.bool_]:
    """Whether words say something that so many ``articles`` have, of an archive of ``size``."""
    return articles <= max(COMMON * size, FEW)


def weigh(terms: NDArray[np.uint64], counts: Floats, articles: NDArray[np.int64], size: int) -> tuple[Ints, Floats]:
    """The ``WORDS`` words that stand for an article and that another one has too, and what they weigh.

    What nobody else says cannot join, but it counts: the squares of the weights add up to one together with a half of those
    of the heaviest words whoever has them, so that two articles that share nothing but common words are not alike.
    """
    common = np.maximum(articles[slot_of(terms)], 1)
    told = says_something(common, size)
    terms, common = terms[told], common[told]
    weights = np.log1p(counts[told]) * np.log((size + 1) / common) ** RARITY
    heaviest = np.argsort(-weights, kind="stable")
    shared = heaviest[common[heaviest] > 1][:WORDS]
    norm = np.sqrt(((weights[heaviest[:WORDS]] ** 2).sum() + (weights[shared] ** 2).sum()) / 2)
    return terms[shared], (weights[shared] / max(float(norm), 1e-9)).astype(np.float32)


def add_vectors(store: Store, parts: int, tell: Tell) -> None:
    """Weigh the words of the articles that have no vectors yet, and commit them."""
    import daft
    from daft import DataType, col, func

    done, files = int(store.manifest.job.get("weighed", 0)), store.files("marks")
    if done == len(files):
        return
    articles, size = counted(store), store.rows("marks")

    def vectors(terms: daft.Series, counts: daft.Series) -> pa.Array:
        import pyarrow as pa

        pairs = zip(_lists(terms), _lists(counts), strict=True)
        found = [weigh(t, c, articles, size) for t, c in pairs]
        lists = [pa.array([f[k] for f in found], pa.large_list(kind)) for k, kind in ((0, pa.uint64()), (1, pa.float32()))]
        return pa.StructArray.from_arrays(lists, names=["terms", "weights"])

    fields = {"terms": DataType.list(DataType.uint64()), "weights": DataType.list(DataType.float32())}
    apply = func.batch(return_dtype=DataType.struct(fields), batch_size=4096, unnest=True)(vectors)
    while done < len(files):
        some = files[done : done + FILES]
        tell("weighing", store.rows("vectors"), size)
        rows = daft.read_parquet(some)
        rows = rows.into_partitions(parts) if parts > 1 else rows
        table = rows.select(col("n"), col("day"), apply(col("terms"), col("counts"))).to_arrow()
        done += len(some)
        # By days, so that those of some days are read without the others.
        made = table.cast(schema_of("vectors")).sort_by([("day", "ascending"), ("n", "ascending")])
        store.commit({"vectors": made}, job={**store.manifest.job, "weighed": done})
    tell("weighing", size, size)


def _lists(series: daft.Series) -> list[Any]:
    array = series.to_arrow()
    flat, lengths = array.flatten().to_numpy(), array.value_lengths().fill_null(0).to_numpy(zero_copy_only=False)
    return np.split(flat, np.cumsum(lengths)[:-1])


def add_likeness(store: Store, first_new: int, parts: int, tell: Tell) -> None:
    """Compare all pairs of articles near enough in time of which one has the number ``first_new`` or a higher one, and commit them."""
    import pyarrow as pa
    from daft import col, func

    tell("comparing", 0, 0)
    days = _days(store)
    block, blocks = _blocks(days)
    files = store.files("vectors")

    def joined(part: daft.Series) -> pa.Array:
        known = Known(keys_from(files, "terms", first_new)) if first_new else None
        found: list[Pairs] = []
        behind, before = -1, None
        for own in part.to_arrow()[0].as_py():
            # A block that was read to be compared with the one before it is compared with the one behind it too.
            if before is None or behind != own - 1:
                before = vector_rows(files, days, block == own - 1, known)
            behind, these = own, vector_rows(files, days, block == own, known)
            found.append(_compared(_met(before, these, first_new), block == own, days, first_new))
            before = these
        return pairs_array(Pairs.joined(found))

    apply = func.batch(return_dtype=pairs_type(), unnest=True)(joined)
    wanted = np.unique(np.concatenate([block[first_new:], np.minimum(block[first_new:] + 1, blocks - 1)]))
    together = TOGETHER if first_new else 1
    stretches = [wanted[k : k + together] for k in range(0, len(wanted), together)]
    table = pa.table({"place": np.arange(len(stretches)), "part": pa.array(stretches, pa.large_list(pa.int64()))})
    found = frame(table, parts).groupby("place").map_groups(apply(col("part"))).to_arrow()
    pairs = pairs_of(found.sort_by([("a", "ascending"), ("b", "ascending")]))
    table = pa.table({"a": pairs.a, "b": pairs.b, "score": pairs.total}).cast(schema_of("likeness"))
    store.commit({"likeness": table}, job={**store.manifest.job, "likeness": True})


def _met(before: Rows, these: Rows, first_new: int) -> Rows:
    """The rows of two blocks, those whose word a new article of them has too (and a few more)."""
    if not first_new:
        return Rows.joined([before, these])
    known = Known(np.concatenate([rows.key[rows.article >= first_new] for rows in (before, these)]))
    return Rows.joined([rows.taken(np.flatnonzero(known.has(rows.key))) for rows in (before, these)])


def _compared(rows: Rows, own: NDArray[np.bool_], days: Ints, first_new: int) -> Pairs:
    """The pairs of articles that are alike, of which one is in the ``own`` block and one has the number ``first_new`` or a higher one."""
    late = own[rows.article]
    return join(rows, Wanted(rows.article >= first_new, late), LIMITS, partial(_near_enough, days=days))


def vector_rows(files: Sequence[str], days: Ints, wanted: NDArray[np.bool_], new: Known | None) -> Rows:
    """A row for every word of the vectors of the wanted articles; where something is ``new``, for words that are (and a few more)."""
    within = np.unique(days[wanted])
    nothing = np.zeros(0, dtype=np.int32)
    found = [Rows(nothing.astype(np.uint64), nothing, nothing, nothing.astype(np.float32))]
    for piece in pieces(files, ("n", "terms", "weights"), partial(_may_have, days=within)):
        terms, weights = (piece[c] for c in ("terms", "weights"))
        key = terms.flatten().to_numpy()
        numbers = np.repeat(piece["n"].to_numpy().astype(np.int32), terms.value_lengths().to_numpy())
        keep = np.flatnonzero(wanted[numbers] if new is None else new.has(key) & wanted[numbers])
        numbers = numbers[keep]
        found.append(Rows(key[keep], numbers, days[numbers].astype(np.int32), weights.flatten().to_numpy()[keep]))
    return Rows.joined(found)


def _may_have(group: pq.RowGroupMetaData, days: Ints) -> bool:
    """Whether articles of some days may stand in a row group of ``vectors``."""
    told = group.column(_DAY).statistics
    if told is None or not told.has_null_count:
        return True
    if told.null_count and (days == UNKNOWN).any():
        return True
    return bool(told.has_min_max and ((days >= told.min) & (days <= told.max)).any())


def _near_enough(found: Pairs, days: Ints) -> Pairs:
    """The pairs that are alike."""
    found = found.taken((found.count > 1) & (found.total >= LEAST))
    score = (found.total * decay(days[found.a], days[found.b])).astype(np.float32)
    return Pairs(found.a, found.b, score, found.count).taken(score >= LEAST)


def decay(one: Ints, other: Ints) -> Floats:
    """What likeness counts for, by the days between two articles; ``UNKNOWN`` days are between."""
    apart = np.abs(one - other)
    steps = [apart <= most for most, _ in DAYS]
    told = np.select(steps, [value for _, value in DAYS], LONG_AFTER)
    return np.where((one == UNKNOWN) | (other == UNKNOWN), UNDATED, told)


def _days(store: Store) -> Ints:
    table = store.read("marks", ("n", "day"))
    days = np.full(store.rows("articles"), UNKNOWN, dtype=np.int64)
    days[table["n"].to_numpy()] = table["day"].fill_null(int(UNKNOWN)).to_numpy()
    return days


def _blocks(days: Ints) -> tuple[Ints, int]:
    """The block of every article: a stretch of days with about ``BLOCK`` articles; one for all where there are few."""
    if len(days) <= 2 * BLOCK:
        return np.zeros(len(days), dtype=np.int64), 1
    ordered = np.sort(days, kind="stable")
    edges = np.unique(ordered[BLOCK::BLOCK])
    return np.searchsorted(edges, days, side="right"), len(edges) + 1
