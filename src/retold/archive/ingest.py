"""Inputs -> ``articles``, ``duplicates`` and ``rejects``: read as a stream, cleaned where the engine runs, each record once.

Two records are one publication where their addresses are the same, or their words and their outlet; the first one counts and
the others are kept in ``duplicates``. The same words at another outlet are no duplicate: they are a copy, which is what
archives are searched for.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from retold.archive.engine import Tell, frame
from retold.archive.houses import house_of
from retold.archive.records import Row, read_record, text_keys, url_key
from retold.archive.store import RunRecord, Store
from retold.archive.tables import schema_of
from retold.model.errors import InputError
from retold.read.contents import contents, guarded
from retold.read.expand import Source, expand
from retold.read.items import Found, Item, Note, Settings
from retold.read.load import open_source

if TYPE_CHECKING:
    import daft
    import pyarrow as pa

RECORDS = 4096
"""Records that are read, and committed, together."""
BYTES = 64_000_000
"""Bytes of such records, beyond which fewer are taken together."""


def found_in(run: RunRecord, settings: Settings) -> Iterator[Found]:
    """All records of a run's inputs, in an order that is always the same, and a note for whatever is none.

    Of a folder that has grown since the run began what was there then.
    """
    expansion = expand(run.paths, ())
    known = {name for name, *_ in run.inputs}
    yield from (Note(e) for e in expansion.errors)
    yield from (Note(w, fatal=False) for w in expansion.warnings)
    for source in expansion.sources:
        if source.name in known:
            yield from _source(source, settings)


def _source(source: Source, settings: Settings) -> Iterator[Found]:
    try:
        inlet = open_source(source, None, settings)
    except InputError as error:
        yield Note(error)
        return
    try:
        yield from guarded(contents(inlet, settings), source.name)
    except InputError as error:
        yield Note(error)
    finally:
        inlet.close()


def fingerprint(paths: Sequence[str]) -> list[list[Any]]:
    """What the inputs are, so that an interrupted job goes on only with the same ones: names, sizes, times of change (ns)."""
    known: list[list[Any]] = []
    for source in expand(paths, ()).sources:
        status = source.path.stat() if source.path is not None and source.path.exists() else None
        known.append([source.name, status.st_size if status else -1, status.st_mtime_ns if status else -1])
    return known


def ingest(store: Store, run: RunRecord, settings: Settings, parts: int, tell: Tell) -> None:
    """Read what of a run's inputs has not been read; each batch is committed when it is whole.

    ``job["taken"]`` counts the records that are dealt with, whatever became of them.
    """
    keys = _Keys(store)
    stream = found_in(run, settings)
    taken = int(store.manifest.job.get("taken", 0))
    next(islice(stream, taken, taken), None)
    tell("reading", taken, 0)
    while batch := _batch(stream):
        items = [f for f in batch if isinstance(f, Item)]
        records = _read(items, parts, clean_tables=bool(run.options.get("clean")))
        refused = [_rejected(f.error, fatal=f.fatal) for f in batch if isinstance(f, Note)]
        added, counts = _sorted_out(list(zip(items, records, strict=True)), refused, keys, store.rows("articles"))
        taken += len(batch)
        store.commit(added, job={**store.manifest.job, "taken": taken}, counts={"records": len(batch), **counts})
        tell("reading", taken, 0)
    store.commit(job={**store.manifest.job, "read": True})


def _batch(stream: Iterator[Found]) -> list[Found]:
    batch: list[Found] = []
    size = 0
    for found in stream:
        batch.append(found)
        size += len(found.data) if isinstance(found, Item) else 0
        if len(batch) >= RECORDS or size >= BYTES:
            break
    return batch


class _Keys:
    """What tells that a record is there already."""

    def __init__(self, store: Store) -> None:
        self.docs = set(store.read("duplicates", ("doc",))["doc"].to_pylist())
        self.rejects = {_reject_key(r) for r in store.read("rejects").to_pylist()}
        self.urls: dict[int, int] = {}
        self.texts: dict[tuple[int, int], int] = {}
        self._store = store
        self._before = store.read("articles", ("doc", "url_key", "text_key"))

    @cached_property
    def _outlets(self) -> pa.ChunkedArray:
        """Of the articles that were there before; seldom asked for."""
        return self._store.read("articles", ("outlet",))["outlet"]

    def meet(self, rows: list[Row]) -> None:
        """Look up what of the articles that were there before has something in common with some rows: mostly nothing."""
        import pyarrow as pa
        import pyarrow.compute as pc

        def met(column: str, *, none: int | None = None) -> pa.ChunkedArray:
            wanted = pa.array({r[column] for r in rows} - {none}, self._before.schema.field(column).type)
            return pc.is_in(self._before[column], value_set=wanted)

        either = pc.or_(pc.or_(met("doc"), met("url_key", none=0)), met("text_key"))
        places = np.flatnonzero(either.to_numpy())
        if len(places):
            outlets = self._outlets.take(places).to_pylist()
            for n, outlet, row in zip(places.tolist(), outlets, self._before.take(places).to_pylist(), strict=True):
                self.add({**row, "n": n, "outlet": outlet})

    def add(self, row: Row) -> None:
        """Take down a row that counts; the first one of an address, and of a text at an outlet, stays."""
        self.docs.add(row["doc"])
        if row["url_key"]:
            self.urls.setdefault(row["url_key"], row["n"])
        self.texts.setdefault((row["text_key"], house_of(row["outlet"])), row["n"])

    def same(self, row: Row) -> tuple[str, int] | None:
        """Why a record is one that is there, and which."""
        if row["url_key"] in self.urls:
            return "url", self.urls[row["url_key"]]
        text = (row["text_key"], house_of(row["outlet"]))
        return ("text", self.texts[text]) if text in self.texts else None

    def new_rejects(self, rows: list[Row]) -> list[Row]:
        """Those of some rows that were not set aside before, which from now on they are."""
        new = {k: r for r in rows if (k := _reject_key(r)) not in self.rejects}
        self.rejects |= set(new)
        return list(new.values())


def _sorted_out(
    read: list[tuple[Item, Row]], refused: list[Row], keys: _Keys, number: int
) -> tuple[dict[str, pa.Table], dict[str, int]]:
    """The tables that a batch adds to, and how many of its records became what; ``number`` is that of the next article."""
    import pyarrow as pa

    rows: dict[str, list[Row]] = {"articles": [], "duplicates": [], "rejects": []}
    again = 0
    records = [row for _, row in read]
    good = [r for r in records if "error" not in r]
    for row, key in zip(good, text_keys([r["text"] for r in good]).tolist(), strict=True):
        row |= {"url_key": url_key(row["url"]), "text_key": key}
    keys.meet(good)
    for item, row in read:
        if "error" in row:
            code, reason, hint = row["error"]
            refused.append(
                {"file": item.name, "code": code, "reason": reason, "hint": hint, "fatal": True, "data": item.data[:65_536]}
            )
        elif row["doc"] in keys.docs:
            again += 1
        elif (same := keys.same(row)) is not None:
            keys.docs.add(row["doc"])
            kept = ("doc", "doc_id", "file", "url", "outlet", "sha256")
            rows["duplicates"].append({**{k: row[k] for k in kept}, "same": same[0], "of": same[1]})
        else:
            row["n"] = number
            number += 1
            keys.add(row)
            rows["articles"].append(row)
    rows["rejects"] = keys.new_rejects(refused)
    made = {name: pa.Table.from_pylist(some, schema=schema_of(name)) for name, some in rows.items()}
    told = {name: len(some) for name, some in rows.items()}
    again += len(refused) - len(rows["rejects"])
    return made, {**told, "again": again, "failed": sum(r["fatal"] for r in refused)}


def _reject_key(row: Row) -> tuple[str, str, bytes]:
    """What tells that a record that cannot be used was set aside before."""
    return row["file"], row["code"], hashlib.sha256(row["data"] or row["reason"].encode("utf-8", "replace")).digest()


def _rejected(error: InputError, *, fatal: bool) -> Row:
    return {"file": error.subject, "code": error.code, "reason": error.reason, "hint": error.hint, "fatal": fatal, "data": None}


def _read(items: list[Item], parts: int, *, clean_tables: bool) -> list[Row]:
    """The rows of some items, read where the engine runs."""
    if not items:
        return []
    import pyarrow as pa
    from daft import DataType, col, func

    pickled = pa.array([pickle.dumps(i) for i in items], pa.large_binary())
    packed = pa.table({"place": pa.array(range(len(items)), pa.int64()), "item": pickled})

    def read_records(series: daft.Series) -> list[bytes]:
        # Items and rows are made and read by this module alone; nothing from outside is unpickled.
        items = [pickle.loads(data) for data in series.to_pylist()]  # noqa: S301 - as above
        return [pickle.dumps(read_record(i, clean_tables=clean_tables)) for i in items]

    apply = func.batch(return_dtype=DataType.binary(), batch_size=256)(read_records)
    # A cluster hands back the parts as they are done.
    done = frame(packed, parts).select(col("place"), apply(col("item")).alias("row")).to_arrow().sort_by("place")
    return [pickle.loads(data) for data in done["row"].to_pylist()]  # noqa: S301 - as above
