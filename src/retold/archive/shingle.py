"""``articles`` -> ``marks``: of every article a sketch of its five-word runs, and the words that say what it is about.

The sketch keeps the runs whose number is among the lowest eighth of all numbers (Broder 1997; "FracMinHash" in genomics),
wherever they stand: of two texts of any lengths the kept runs that both have estimate how much of the one is in the
other, which a MinHash signature of fixed size does for texts of one length only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from retold.archive.houses import house_of
from retold.archive.ingest import Tell
from retold.archive.store import Store
from retold.archive.tables import schema_of
from retold.archive.words import Words, batches, grams, number_words

if TYPE_CHECKING:
    import daft
    import pyarrow as pa
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

GRAM = 5
"""Words of a run."""
SHARE = 8
"""One run in so many is kept in the sketch."""
_BELOW = np.uint64((1 << 64) // SHARE)
LEAD = 100
"""Words of the beginning, where news says what happened: they count twice, and the title three times."""
READ = 1000
"""Words of an article that are looked at for what it is about."""
FILES = 8
"""Files of articles that are worked on, and committed, together."""
SLOT_BITS = 22
"""Words are counted in 2^22 slots: two rare ones share a slot in one of four cases, and are then taken for a little commoner."""


def _all_runs(words: Words, texts: int) -> list[Hashes]:
    """For each of some texts the numbers of its runs in order, repeats too."""
    numbers, at = grams(words, GRAM)
    return np.split(numbers, np.searchsorted(words.text[at], np.arange(1, texts)))


def runs_of(texts: list[str]) -> list[NDArray[np.uint32]]:
    """Of every text the numbers of its five-word runs, each once, sorted; 32 bits tell the runs of two texts apart."""
    parts = (part for _, some in batches(texts) for part in _all_runs(number_words(some), len(some)))
    return [np.unique((part >> np.uint64(32)).astype(np.uint32)) for part in parts]


def sketches_of(texts: list[str]) -> list[Hashes]:
    """Of every text its sketch."""
    return [sketch_of(part) for _, some in batches(texts) for part in _all_runs(number_words(some), len(some))]


def mark(texts: list[str], titles: list[str], bodies: list[str | None]) -> dict[str, list[Any]]:
    """The columns of ``marks`` that are made from text; linear in it."""
    read = [body if body is not None else text for text, body in zip(texts, bodies, strict=True)]
    out: dict[str, list[Any]] = {"words": [], "grams": [], "sketch": [], "terms": [], "counts": []}
    for first, some in batches(read):
        words = number_words(some)
        places = np.arange(len(some) + 1)
        for runs in _all_runs(words, len(some)):
            out["grams"].append(len(runs))
            out["sketch"].append(sketch_of(runs))
        heads = number_words(titles[first : first + len(some)])
        told, named = words.ends - words.starts >= 2, heads.ends - heads.starts >= 2
        begin, head = np.searchsorted(words.text, places), np.searchsorted(heads.text, places)
        for k in range(len(some)):
            out["words"].append(int(begin[k + 1] - begin[k]))
            body, title = slice(begin[k], min(begin[k + 1], begin[k] + READ)), slice(head[k], head[k + 1])
            long = np.concatenate([told[body], named[title]])
            terms, counts = _terms(words, body, heads, title, long)
            out["terms"].append(terms)
            out["counts"].append(counts)
    return out


def _terms(words: Words, body: slice, heads: Words, head: slice, long: NDArray[np.bool_]) -> tuple[Hashes, NDArray[np.float32]]:
    """The words of an article with how much each is told: in the title, in the lead, capitalised or not in the rest."""
    rank = np.arange(body.stop - body.start)
    weight = np.where(rank < LEAD, 2.0, np.where(words.capital[body], 0.5, 0.25))
    hashes = np.concatenate([words.hashes[body], heads.hashes[head]])
    weights = np.concatenate([weight, np.full(head.stop - head.start, 3.0)])
    terms, which = np.unique(hashes[long], return_inverse=True)
    return terms, np.bincount(which, weights=weights[long], minlength=len(terms)).astype(np.float32)


def sketch_of(runs: Hashes) -> Hashes:
    """Those of a text's runs that its sketch keeps, each once, sorted."""
    return np.unique(runs[runs < _BELOW])


def kept_in_sketch(run: np.uint64) -> bool:
    """Whether sketches keep a run of this number."""
    return bool(run < _BELOW)


def slot_of(terms: Hashes) -> NDArray[np.int64]:
    """The slot in which a word's articles are counted."""
    return (terms >> np.uint64(64 - SLOT_BITS)).astype(np.int64)


def add_marks(store: Store, parts: int, tell: Tell) -> None:
    """Mark the articles that have no marks yet; what is done is committed every ``FILES`` files."""
    import daft
    from daft import DataType, col, func

    fields = {
        "words": DataType.int32(), "grams": DataType.int32(), "sketch": DataType.list(DataType.uint64()),
        "terms": DataType.list(DataType.uint64()), "counts": DataType.list(DataType.float32()),
    }  # fmt: skip

    def marks(texts: daft.Series, titles: daft.Series, bodies: daft.Series) -> pa.Array:
        return _struct(mark(texts.to_pylist(), [t or "" for t in titles.to_pylist()], bodies.to_pylist()))

    apply = func.batch(return_dtype=DataType.struct(fields), batch_size=1024, unnest=True)(marks)
    done = int(store.manifest.job.get("marked", 0))
    files = store.files("articles")
    while done < len(files):
        some = files[done : done + FILES]
        frame = daft.read_parquet(some)
        frame = frame.into_partitions(parts) if parts > 1 else frame
        table = frame.select(col("n"), col("day"), col("outlet"), apply(col("text"), col("title"), col("body"))).to_arrow()
        done += len(some)
        made = _with_houses(table).sort_by("n")
        store.commit(
            {"marks": made, "vocabulary": _vocabulary(made)}, job={**store.manifest.job, "marked": done},
        )  # fmt: skip
        tell("marking", store.rows("marks"), store.rows("articles"))


def _struct(columns: dict[str, list[Any]]) -> pa.Array:
    import pyarrow as pa

    kinds = {"words": pa.int32(), "grams": pa.int32(), "sketch": pa.uint64(), "terms": pa.uint64(), "counts": pa.float32()}
    made = [pa.array(v, kinds[k] if k in {"words", "grams"} else pa.large_list(kinds[k])) for k, v in columns.items()]
    return pa.StructArray.from_arrays(made, names=list(columns))


def _with_houses(table: pa.Table) -> pa.Table:
    import pyarrow as pa

    houses = pa.array([house_of(o) for o in table["outlet"].to_pylist()], pa.uint64())
    return (
        table.drop_columns(["outlet"]).add_column(2, "house", houses).select(schema_of("marks").names).cast(schema_of("marks"))
    )


def _vocabulary(marks: pa.Table) -> pa.Table:
    """How many of these articles have a word of each slot."""
    import pyarrow as pa

    terms = marks["terms"].combine_chunks().flatten().to_numpy()
    counts = np.bincount(slot_of(terms), minlength=0)
    slots = np.flatnonzero(counts)
    return pa.table({"slot": pa.array(slots, pa.int32()), "articles": pa.array(counts[slots], pa.int64())})


def counted(store: Store) -> NDArray[np.int64]:
    """In how many articles of the store a word of each slot stands."""
    table = store.read("vocabulary")
    total = np.zeros(1 << SLOT_BITS, dtype=np.int64)
    np.add.at(total, table["slot"].to_numpy(), table["articles"].to_numpy())
    return total
