"""``articles`` -> ``marks``: of every article a sketch of its five-word runs, and the words that say what it is about.

The sketch keeps the runs whose number is among the lowest eighth of all numbers (Broder 1997; "FracMinHash" in genomics),
wherever they stand: of two texts of any lengths the kept runs that both have estimate how much of the one is in the
other, which a MinHash signature of fixed size does for texts of one length only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from retold.archive.engine import Tell
from retold.archive.houses import house_of
from retold.archive.pairs import begins
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
TERM_BITS = 48
"""Of a word's number that tell what an article is about."""
_WEIGHTS = np.array([0.25, 0.5, 2.0, 3.0], dtype=np.float32)
"""Of a word in the text, of one with a capital there, in the lead and in the title."""
SLOT_BITS = 22
"""Words are counted in 2^22 slots: two rare ones share a slot in one of four cases, and are then taken for a little commoner."""


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of numbers for each of some texts, one behind the other: that of text ``k`` ends at ``edges[k + 1]``."""

    values: NDArray[Any]
    edges: NDArray[np.int64]

    @classmethod
    def joined(cls, parts: Sequence[Lists]) -> Lists:
        """The lists of several runs of texts."""
        sizes = np.concatenate([np.diff(p.edges) for p in parts]) if parts else np.zeros(0, dtype=np.int64)
        values = np.concatenate([p.values for p in parts]) if parts else np.zeros(0, dtype=np.uint64)
        return cls(values, np.concatenate([[0], np.cumsum(sizes)]))

    def arrow(self) -> pa.LargeListArray:
        """As a column of a table."""
        import pyarrow as pa

        return pa.LargeListArray.from_arrays(pa.array(self.edges, pa.int64()), pa.array(self.values))


def _each_once(values: NDArray[Any], text: NDArray[np.int64], texts: int) -> Lists:
    """Of every text its numbers, sorted, without repeats; ``text`` says whose a number is and never decreases."""
    order = np.lexsort((values, text))
    values, text = values[order], text[order]
    first = begins(values, text)
    return Lists(values[first], np.searchsorted(text[first], np.arange(texts + 1)))


def runs_of(texts: Sequence[str]) -> Lists:
    """Of every text the numbers of its five-word runs, each once, sorted; 32 bits tell the runs of two texts apart."""
    parts: list[Lists] = []
    for _, some in batches(texts):
        words = number_words(some)
        numbers, at = grams(words, GRAM)
        numbers >>= np.uint64(32)
        numbers |= words.text[at].astype(np.uint64) << np.uint64(32)
        numbers.sort()
        numbers = numbers[begins(numbers)]
        edges = np.searchsorted(numbers, np.arange(len(some) + 1, dtype=np.uint64) << np.uint64(32))
        parts.append(Lists(numbers.astype(np.uint32), edges))
    return Lists.joined(parts)


def sketches_of(texts: Sequence[str]) -> Lists:
    """Of every text its sketch."""
    parts: list[Lists] = []
    for _, some in batches(texts):
        words = number_words(some)
        parts.append(_sketches(*grams(words, GRAM), words, len(some)))
    return Lists.joined(parts)


def _sketches(numbers: Hashes, at: NDArray[np.int64], words: Words, texts: int) -> Lists:
    low = np.flatnonzero(numbers < _BELOW)
    return _each_once(numbers[low], words.text[at[low]], texts)


def mark(texts: Sequence[str], titles: Sequence[str], bodies: Sequence[str | None]) -> pa.StructArray:
    """The columns of ``marks`` that are made from text; linear in it."""
    import pyarrow as pa

    read = [body if body is not None else text for text, body in zip(texts, bodies, strict=True)]
    columns: list[tuple[NDArray[np.int64], NDArray[np.int64], Lists, Lists, Lists]] = []
    for first, some in batches(read):
        words = number_words(some)
        numbers, at = grams(words, GRAM)
        places = np.arange(len(some) + 1)
        begin = np.searchsorted(words.text, places)
        runs = np.searchsorted(words.text[at], places)
        terms, counts = _terms(words, begin, number_words(titles[first : first + len(some)]), len(some))
        columns.append((np.diff(begin), np.diff(runs), _sketches(numbers, at, words, len(some)), terms, counts))
    own, grown, *lists = zip(*columns, strict=True) if columns else [()] * 5
    made = [pa.array(np.concatenate(c) if c else (), pa.int32()) for c in (own, grown)]
    made += [Lists.joined(c).arrow() for c in lists]
    return pa.StructArray.from_arrays(made, names=["words", "grams", "sketch", "terms", "counts"])


def _terms(words: Words, begin: NDArray[np.int64], heads: Words, texts: int) -> tuple[Lists, Lists]:
    """The words of each text with how much each is told: in the title, in the lead, capitalised or not in the rest."""
    rank = np.arange(len(words.hashes)) - begin[words.text]
    told = np.flatnonzero((rank < READ) & (words.ends - words.starts >= 2))
    named = np.flatnonzero(heads.ends - heads.starts >= 2)
    # Sorted as one number: the text, the word, and which of the four weights.
    kinds = np.where(rank[told] < LEAD, 2, words.capital[told])
    keys = _packed(words.text[told], words.hashes[told], kinds)
    keys = np.concatenate([keys, _packed(heads.text[named], heads.hashes[named], np.full(len(named), 3))])
    keys.sort()
    words_of = keys >> np.uint64(2)
    at = begins(words_of)
    terms = words_of[at]
    edges = np.searchsorted(terms, np.arange(texts + 1, dtype=np.uint64) << np.uint64(TERM_BITS))
    sums = np.add.reduceat(_WEIGHTS[(keys & np.uint64(3)).astype(np.intp)], at) if len(at) else np.zeros(0, dtype=np.float32)
    return Lists(terms & np.uint64((1 << TERM_BITS) - 1), edges), Lists(sums, edges)


def _packed(text: NDArray[np.int64], hashes: Hashes, kinds: NDArray[Any]) -> Hashes:
    """Text, word and weight as one number, which sorts by them in this order."""
    packed: Hashes = text.astype(np.uint64) << np.uint64(TERM_BITS)
    packed |= term_of(hashes)
    packed <<= np.uint64(2)
    packed |= kinds.astype(np.uint64)
    return packed


def term_of(hashes: Hashes) -> Hashes:
    """The numbers of words as ``marks`` and ``vectors`` keep them: ``TERM_BITS`` bits."""
    return hashes >> np.uint64(64 - TERM_BITS)


def kept_in_sketch(run: np.uint64) -> bool:
    """Whether sketches keep a run of this number."""
    return bool(run < _BELOW)


def slot_of(terms: Hashes) -> NDArray[np.int64]:
    """The slot in which a word's articles are counted."""
    return (terms >> np.uint64(TERM_BITS - SLOT_BITS)).astype(np.int64)


def add_marks(store: Store, parts: int, tell: Tell) -> None:
    """Mark the articles that have no marks yet; what is done is committed every ``FILES`` files."""
    import daft
    from daft import DataType, col, func

    fields = {
        "words": DataType.int32(), "grams": DataType.int32(), "sketch": DataType.list(DataType.uint64()),
        "terms": DataType.list(DataType.uint64()), "counts": DataType.list(DataType.float32()),
    }  # fmt: skip

    def marks(texts: daft.Series, titles: daft.Series, bodies: daft.Series) -> pa.Array:
        return mark(texts.to_pylist(), [t or "" for t in titles.to_pylist()], bodies.to_pylist())

    apply = func.batch(return_dtype=DataType.struct(fields), batch_size=1024, unnest=True)(marks)
    done = int(store.manifest.job.get("marked", 0))
    files = store.files("articles")
    while done < len(files):
        some = files[done : done + FILES]
        rows = daft.read_parquet(some)
        rows = rows.into_partitions(parts) if parts > 1 else rows
        table = rows.select(col("n"), col("day"), col("outlet"), apply(col("text"), col("title"), col("body"))).to_arrow()
        done += len(some)
        made = _with_houses(table).sort_by("n")
        store.commit(
            {"marks": made, "vocabulary": _vocabulary(made)}, job={**store.manifest.job, "marked": done},
        )  # fmt: skip
        tell("marking", store.rows("marks"), store.rows("articles"))


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
