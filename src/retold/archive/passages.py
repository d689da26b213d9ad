"""Pairs that share runs -> ``passages``: where exactly; and ``boilerplate``: what outlets print under article after article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from retold.align.passages import passages_between
from retold.archive.copies import over_parts, repeated, sketch_rows, standing
from retold.archive.engine import Tell, Way, work_on
from retold.archive.lookup import Texts, houses_of
from retold.archive.pairs import Pairs
from retold.archive.shingle import GRAM, kept_in_sketch
from retold.archive.store import Store
from retold.archive.tables import schema_of
from retold.archive.words import grams, number_words
from retold.model.document import Document, Origin, Region, Role
from retold.model.span import Span
from retold.model.story import Story

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]

SHARED = 3
"""Runs of the sketches that two articles share to be looked at: a passage of sixty words has as many in nineteen of twenty cases, one of forty in four of five."""
TOGETHER = 100
"""Pairs that are aligned together: so few texts that none of their words is passed over as too common."""
AT_ONCE = 2_000
"""Pairs whose articles are looked up together."""
_COLUMNS = ("a", "b", "a_start", "a_end", "b_start", "b_end", "words")
GAP = 40
"""Words between two runs of boilerplate that are still one piece of it: of its runs one in eight is known."""


def shared_passages(store: Store, pairs: Pairs, copies: pa.Table, parts: int, tell: Tell) -> pa.Table:
    """The passages of all pairs that share enough that few others have, and of the copies, with offsets into ``coalesce(body, text)``."""
    import pyarrow as pa

    size = store.rows("articles")
    copied = np.isin(pairs.a * size + pairs.b, copies["a"].to_numpy() * size + copies["b"].to_numpy())
    some = pairs.taken((pairs.total >= SHARED) | copied)
    known = Texts.of(store)

    def found(a: Ints, b: Ints) -> list[Ints]:
        numbers = np.union1d(a, b)
        texts = dict(zip(numbers.tolist(), known.at(numbers), strict=True))
        asked = list(zip(a.tolist(), b.tolist(), strict=True))
        rows = [row for k in range(0, len(asked), TOGETHER) for row in aligned(asked[k : k + TOGETHER], texts)]
        return list(np.array(rows, dtype=np.int64).reshape(-1, len(_COLUMNS)).T)

    columns = work_on(some.a, some.b, found, Way(AT_ONCE, parts, tell, "passages"))
    if not columns:
        return schema_of("passages").empty_table()
    made = dict(zip(_COLUMNS, columns, strict=True))
    houses = houses_of(store)
    own = (houses[made["a"]] == houses[made["b"]]) & (houses[made["a"]] != 0)
    table = pa.table({**made, "kind": np.where(own, "own", "shared")}).cast(schema_of("passages"))
    return table.sort_by([(c, "ascending") for c in _COLUMNS])


def aligned(pairs: list[tuple[int, int]], texts: dict[int, str]) -> list[tuple[int, ...]]:
    """The passages of some pairs: the two articles, start and end in the one, start and end in the other, words.

    The texts are aligned together, for what a text costs is to be read.
    """
    asked = {(f"d{a}", f"d{b}") for a, b in pairs}
    ordered = sorted({n for pair in pairs for n in pair})
    documents = tuple(
        Document(id=f"d{n}", file="", text=texts[n], origin=Origin(uri="", media_type="", sha256="")) for n in ordered
    )
    regions = tuple(Region(span=Span(d.id, 0, len(d.text)), role=Role.BODY, rule="archive") for d in documents if d.text)
    found = passages_between(Story(documents=documents, regions=regions), asked)
    return [(int(p.a.doc[1:]), int(p.b.doc[1:]), p.a.start, p.a.end, p.b.start, p.b.end, p.words) for p in found]


def boilerplate(store: Store, parts: int, tell: Tell) -> pa.Table:
    """What outlets print under their articles: a row a piece, with the article it was taken from and in how many it is."""
    import pyarrow as pa
    from daft import DataType

    tell("boilerplate", 0, 0)

    files = store.files("marks")

    def runs(part: int, count: int) -> pa.Array:
        rows = repeated(sketch_rows(files, part, count))
        rows = rows.taken(standing(rows.run, rows.house, rows.day))
        order = np.lexsort((rows.n, rows.run))
        first, at, articles = np.unique(rows.run[order], return_index=True, return_counts=True)
        made = [pa.array(first, pa.uint64()), pa.array(rows.n[order][at], pa.int64()), pa.array(articles, pa.int64())]
        return pa.StructArray.from_arrays(made, names=["run", "n", "articles"])

    fields = {"run": DataType.uint64(), "n": DataType.int64(), "articles": DataType.int64()}
    table = over_parts(store, parts, runs, DataType.struct(fields)).sort_by("run")
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
