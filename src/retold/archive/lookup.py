"""What is looked up in the tables of a store: the texts of some articles by their numbers, and columns of which little is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from retold.archive.store import Store

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]

PIECE = 2048
"""Rows of a table that are looked at together: so few that they stay near the processor."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of the articles of a store: the files they are in, and the number of the first article in each and behind the last."""

    files: Sequence[str]
    first: Sequence[int]

    @classmethod
    def of(cls, store: Store) -> Texts:
        """Those of a store."""
        rows = [s.rows for s in store.manifest.tables.get("articles", ())]
        return cls(store.files("articles"), [0, *np.cumsum(rows, dtype=np.int64).tolist()])

    def at(self, numbers: Ints) -> list[str]:
        """What stands in some articles, without furniture where that is known; ``numbers`` are sorted, each once.

        Cost: the row groups they are in are read.
        """
        import pyarrow as pa
        import pyarrow.compute as pc
        import pyarrow.parquet as pq

        found: list[str] = []
        places = np.searchsorted(numbers, self.first)
        for k, path in enumerate(self.files):
            wanted = numbers[places[k] : places[k + 1]] - self.first[k]
            if not len(wanted):
                continue
            with pq.ParquetFile(path) as file:
                edges = np.cumsum([0, *(file.metadata.row_group(g).num_rows for g in range(file.num_row_groups))])
                at = np.searchsorted(wanted, edges)
                for g in np.flatnonzero(np.diff(at)).tolist():
                    # One at a time: of all that is read little is wanted.
                    rows = pa.array(wanted[at[g] : at[g + 1]] - edges[g])
                    some = file.read_row_group(g, columns=["text", "body"], use_threads=False).take(rows)
                    found += pc.coalesce(some["body"], some["text"]).to_pylist()
        return found


def pieces(
    files: Sequence[str], columns: Sequence[str], may_have: Callable[[pq.RowGroupMetaData], bool] = lambda _: True
) -> Iterator[pa.RecordBatch]:
    """Columns of some files, ``PIECE`` rows at a time; only the row groups that ``may_have`` what is looked for are read.

    What stays of a table that is looked through is little: it is never in memory whole.
    """
    import pyarrow.parquet as pq

    for path in files:
        with pq.ParquetFile(path) as file:
            groups = [g for g in range(file.num_row_groups) if may_have(file.metadata.row_group(g))]
            if groups:
                # Several threads that share the columns of so few rows wait for each other more than they help.
                yield from file.iter_batches(PIECE, row_groups=groups, columns=list(columns), use_threads=False)


def keys_from(files: Sequence[str], column: str, first: int) -> Ints:
    """All that the lists of a column of ``marks`` or ``vectors`` have for the articles from a number on."""
    import pyarrow.compute as pc

    def has_later(group: pq.RowGroupMetaData) -> bool:
        told = group.column(0).statistics
        return told is None or not told.has_min_max or told.max >= first

    later = (piece.filter(pc.greater_equal(piece["n"], first)) for piece in pieces(files, ("n", column), has_later))
    return np.concatenate([np.zeros(0, dtype=np.uint64), *(piece[column].flatten().to_numpy() for piece in later)])


def houses_of(store: Store) -> Ints:
    """The number of every article's outlet (:func:`retold.archive.houses.house_of`)."""
    table = store.read("marks", ("n", "house"))
    houses = np.zeros(store.rows("articles"), dtype=np.uint64)
    houses[table["n"].to_numpy()] = table["house"].to_numpy()
    return houses
