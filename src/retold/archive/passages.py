"""Pairs that share runs -> ``passages``: where exactly; and ``boilerplate``: what outlets print under article after article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from retold.align.passages import add_passages
from retold.archive.copies import keyed_runs, standing
from retold.archive.houses import house_of
from retold.archive.ingest import Tell
from retold.archive.pairs import Pairs
from retold.archive.shingle import GRAM, kept_in_sketch
from retold.archive.store import Store
from retold.archive.tables import schema_of
from retold.archive.words import grams, number_words
from retold.model.document import Document, Origin, Region, Role
from retold.model.span import Span
from retold.model.story import Story

if TYPE_CHECKING:
    import daft
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]

SHARED = 3
"""Runs of the sketches that two articles share to be looked at: a passage of sixty words has as many in nineteen of twenty cases, one of forty in four of five."""
TOGETHER = 100
"""Pairs that are aligned together: so few texts that none of their words is passed over as too common."""
GAP = 40
"""Words between two runs of boilerplate that are still one piece of it: of its runs one in eight is known."""


def shared_passages(store: Store, pairs: Pairs, parts: int, tell: Tell) -> pa.Table:
    """The passages of all pairs that share enough, with offsets into ``coalesce(body, text)``."""
    import daft
    import pyarrow as pa
    from daft import DataType, col, func

    some = pairs.taken(pairs.count >= SHARED)
    tell("passages", 0, len(some.a))
    if not len(some.a):
        return schema_of("passages").empty_table()

    def found(a: daft.Series, b: daft.Series, one: daft.Series, other: daft.Series) -> pa.Array:
        texts = dict(zip(a.to_pylist(), one.to_pylist(), strict=True)) | dict(
            zip(b.to_pylist(), other.to_pylist(), strict=True)
        )
        made = aligned(list(zip(a.to_pylist(), b.to_pylist(), strict=True)), texts)
        return pa.array(made, pa.large_list(pa.int32()))

    apply = func.batch(return_dtype=DataType.list(DataType.int32()), batch_size=TOGETHER)(found)
    wanted = daft.from_arrow(pa.table({"a": some.a.astype(np.int64), "b": some.b.astype(np.int64)}))
    texts = daft.read_parquet(store.files("articles")).select(
        col("n"), col("body").fill_null(col("text")).alias("read"), col("outlet")
    )
    one = texts.select(col("n").alias("a"), col("read").alias("one"), col("outlet").alias("house_a"))
    other = texts.select(col("n").alias("b"), col("read").alias("other"), col("outlet").alias("house_b"))
    rows = wanted.join(one, on="a").join(other, on="b")
    rows = rows.into_partitions(parts) if parts > 1 else rows
    table = rows.select(
        col("a"), col("b"), col("house_a"), col("house_b"), apply(col("a"), col("b"), col("one"), col("other")).alias("flat")
    ).to_arrow()
    made = [row for r in table.sort_by([("a", "ascending"), ("b", "ascending")]).to_pylist() for row in _rows(r)]
    tell("passages", len(some.a), len(some.a))
    return pa.Table.from_pylist(made, schema=schema_of("passages"))


def aligned(pairs: list[tuple[int, int]], texts: dict[int, str]) -> list[list[int]]:
    """For every pair its passages: start and end in the one, start and end in the other, words, one passage after the other.

    The texts are aligned together, for what a text costs is to be read; passages of pairs that were not asked for are left out.
    """
    ordered = sorted(texts)
    documents = tuple(
        Document(id=f"d{n}", file="", text=texts[n], origin=Origin(uri="", media_type="", sha256="")) for n in ordered
    )
    regions = tuple(Region(span=Span(d.id, 0, len(d.text)), role=Role.BODY, rule="archive") for d in documents if d.text)
    found: dict[tuple[int, int], list[tuple[int, ...]]] = {pair: [] for pair in pairs}
    for p in add_passages(Story(documents=documents, regions=regions)).passages:
        one, other = (p.a, p.b) if int(p.a.doc[1:]) < int(p.b.doc[1:]) else (p.b, p.a)
        pair = int(one.doc[1:]), int(other.doc[1:])
        if pair in found:
            found[pair].append((one.start, one.end, other.start, other.end, p.words))
    return [[n for passage in sorted(found[pair]) for n in passage] for pair in pairs]


def _rows(row: dict[str, Any]) -> list[dict[str, Any]]:
    flat, own = row["flat"], house_of(row["house_a"]) == house_of(row["house_b"]) != 0
    names = ("a_start", "a_end", "b_start", "b_end", "words")
    return [
        {"a": row["a"], "b": row["b"], **dict(zip(names, flat[k : k + 5], strict=True)), "kind": "own" if own else "shared"}
        for k in range(0, len(flat), 5)
    ]


def boilerplate(store: Store, parts: int, tell: Tell) -> pa.Table:
    """What outlets print under their articles: a row a piece, with the article it was taken from and in how many it is."""
    import pyarrow as pa
    from daft import DataType, col, func

    tell("boilerplate", 0, 0)

    def runs(run: daft.Series, n: daft.Series, day: daft.Series, house: daft.Series) -> pa.Array:
        columns = (run.to_arrow().to_numpy(zero_copy_only=False), house.to_arrow().to_numpy(zero_copy_only=False))
        days = day.to_arrow().fill_null(0).to_numpy(zero_copy_only=False)
        numbers = n.to_arrow().to_numpy(zero_copy_only=False)
        keep = standing(*columns, days)
        kept, numbers = columns[0][keep], numbers[keep]
        order = np.lexsort((numbers, kept))
        first, at, count = np.unique(kept[order], return_index=True, return_counts=True)
        made = [pa.array(first, pa.uint64()), pa.array(numbers[order][at], pa.int64()), pa.array(count, pa.int64())]
        return pa.StructArray.from_arrays(made, names=["run", "n", "articles"])

    fields = {"run": DataType.uint64(), "n": DataType.int64(), "articles": DataType.int64()}
    apply = func.batch(return_dtype=DataType.struct(fields), unnest=True)(runs)
    rows = keyed_runs(store, parts)
    table = rows.groupby("part").map_groups(apply(col("sketch"), col("n"), col("day"), col("house"))).to_arrow().sort_by("run")
    made = _pieces(store, table)
    return pa.Table.from_pylist(made, schema=schema_of("boilerplate"))


def _pieces(store: Store, table: pa.Table) -> list[dict[str, Any]]:
    by_article: dict[int, dict[int, int]] = {}
    for row in table.to_pylist():
        by_article.setdefault(row["n"], {})[row["run"]] = row["articles"]
    rows: list[dict[str, Any]] = []
    query = "SELECT n, outlet, coalesce(body, text) FROM articles WHERE n IN (SELECT unnest(?)) ORDER BY n"
    for n, outlet, text in store.connect().execute(query, [sorted(by_article)]).fetchall():
        for start, end, articles in _stretches(text, by_article[n]):
            rows.append({"outlet": outlet, "n": n, "start": start, "end": end, "articles": articles, "text": text[start:end]})
    return rows


def _stretches(text: str, known: dict[int, int]) -> list[tuple[int, int, int]]:
    """Where the runs stand in a text, those near each other as one stretch; with the articles of the commonest."""
    words = number_words([text])
    numbers, at = grams(words, GRAM)
    hits = [
        (int(k), known[int(number)])
        for k, number in zip(at, numbers, strict=True)
        if kept_in_sketch(number) and int(number) in known
    ]
    found: list[tuple[int, int, int]] = []
    for first, articles in hits:
        if found and first - found[-1][1] <= GAP:
            found[-1] = (found[-1][0], first + GRAM, max(found[-1][2], articles))
        else:
            found.append((first, first + GRAM, articles))
    return [(int(words.starts[a]), int(words.ends[b - 1]), articles) for a, b, articles in found]
