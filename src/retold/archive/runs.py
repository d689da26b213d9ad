"""The runs that made a store: begun, gone on with, and done again in their order where a file of the store is damaged.

Every run is kept with what it was asked for and which files it read into the store. Whatever is damaged, all runs are done
again from the first: articles are taken from the files that are sound, those of a damaged file are read again from the
inputs of their run, and everything else is made from them as it was made then. The result is the same as before the damage,
ids of stories included.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from retold.archive.ingest import fingerprint
from retold.archive.store import Manifest, RunRecord, Shard, Store
from retold.archive.tables import READ
from retold.model.errors import ArchiveError

OF_ONE_RUN = ("run", "first", "taken", "read", "copies", "likeness", "grouped", "done", "expected")
"""What of ``job`` is said of one run; the rest goes on from run to run."""


def begin(store: Store, verb: str, paths: Sequence[str], options: dict[str, Any]) -> None:
    """Write a new run down as the one in work."""
    first = store.rows("articles")
    made = RunRecord(verb=verb, paths=list(paths), inputs=fingerprint(paths), first=first, options=options)
    runs = [*store.manifest.runs, made]
    kept = {k: v for k, v in store.manifest.job.items() if k not in OF_ONE_RUN}
    store.adopt(replace(store.manifest, runs=runs, job={**kept, "run": len(runs) - 1, "first": first}))


def in_work(store: Store) -> RunRecord | None:
    """The run that is not done; ``None`` where nothing is left to do."""
    job = store.manifest.job
    return store.manifest.runs[job["run"]] if store.manifest.runs and not job.get("done") else None


def next_run(store: Store) -> bool:
    """After a run that is done: take up the next one, where runs are done again; whether there is one."""
    number = store.manifest.job["run"] + 1
    if number == len(store.manifest.runs):
        return False
    store.adopt(_taken_up(store.manifest, number))
    return True


def _taken_up(manifest: Manifest, number: int) -> Manifest:
    """The manifest with the files of a run, of which the job is now."""
    run = manifest.runs[number]
    tables = dict(manifest.tables)
    first = sum(s.rows for s in tables.get("articles", ()))
    kept = {k: v for k, v in manifest.job.items() if k not in OF_ONE_RUN}
    job = {**kept, "run": number, "first": first}
    if run.held is None:
        told = replace(run, first=first, held={}, counts={}, shards={})
        job["expected"] = run.counts
    else:
        tables |= {name: [*tables.get(name, []), *shards] for name, shards in run.held.items()}
        told = replace(run, first=first, held={})
        job["read"] = True
    runs = [*manifest.runs[:number], told, *manifest.runs[number + 1 :]]
    return replace(manifest, tables=tables, runs=runs, job=job)


def mend(store: Store) -> list[str]:
    """Where files are damaged, prepare the runs to be done again; the tables with damage.

    Raises ``ArchiveError`` where articles have to be read again and their inputs are not what they were.
    """
    files = {file for file, _ in store.damaged()}
    tables = sorted({f.split("/")[0] for f in files})
    if not files:
        return []
    runs = _held(store.manifest)
    again = [
        replace(run, held=None) if any(s.file in files for shards in (run.held or {}).values() for s in shards) else run
        for run in runs
    ]
    for number, run in enumerate(again):
        if run.held is None:
            _check_inputs(store, number, run, same_time=False)
    manifest = replace(store.manifest, tables={}, runs=again, job={})
    store.adopt(_taken_up(manifest, 0))
    return tables


def _held(manifest: Manifest) -> list[RunRecord]:
    """The runs, each with the files that it read into the store."""
    taken = dict.fromkeys(READ, 0)
    runs: list[RunRecord] = []
    work = manifest.job.get("run", -1)
    for number, run in enumerate(manifest.runs):
        if number > work or run.held is None:
            runs.append(run)
            continue
        held: dict[str, list[Shard]] = {}
        for name in READ:
            count = run.shards.get(name, 0)
            held[name] = manifest.tables.get(name, [])[taken[name] : taken[name] + count]
            taken[name] += count
        # What a run in work has not read whole is read again from its beginning.
        whole = number < work or manifest.job.get("read")
        counts = run.counts if whole else dict(manifest.job.get("expected", {}))
        runs.append(replace(run, held=held if whole else None, counts=counts))
    return runs


def _check_inputs(store: Store, number: int, run: RunRecord, *, same_time: bool) -> None:
    """Raises ``ArchiveError`` where a run's inputs cannot be read as they were; ``same_time``: their time of change counts too."""
    now = {name: rest for name, *rest in fingerprint(run.paths)}
    for name, size, changed in run.inputs:
        found = now.get(name)
        if found is None or found[0] != size or (same_time and found[1] != changed):
            what = "is not there" if found is None or found[0] < 0 else "has changed"
            back = "Put it back as it was, in the same place, and run the same command again from the same folder"
            instead = f"; or go on without the rest of it: retold archive repair {store.path} --as-read" if same_time else ""
            raise ArchiveError(
                str(store.path), f"run {number + 1} ({run.verb}) has to read {name}, which {what}", f"{back}{instead}."
            )


def ready(store: Store) -> RunRecord | None:
    """The run in work, checked that it can go on; raises ``ArchiveError`` where its inputs are not what they were."""
    run = in_work(store)
    if run is not None and not store.manifest.job.get("read"):
        _check_inputs(store, store.manifest.job["run"], run, same_time="expected" not in store.manifest.job)
    return run


def take_as_read(store: Store) -> None:
    """Let what a run in work has read be all that it reads, where later runs do not build on the rest."""
    if in_work(store) is not None and not store.manifest.job.get("expected"):
        store.commit(job={**store.manifest.job, "read": True})


def check_again(store: Store) -> None:
    """After reading a run's inputs again: that it has contributed what it did, which later runs build on.

    Raises ``ArchiveError`` where it has not; then the next command reads them once more.
    """
    job = store.manifest.job
    expected = job.get("expected")
    if not expected:
        return
    run = store.manifest.runs[job["run"]]
    if any(run.counts.get(k, 0) != expected.get(k, 0) for k in ("records", *READ)):
        number, manifest = job["run"], store.manifest
        tables = {
            name: shards[: len(shards) - run.shards.get(name, 0)] if name in READ else shards
            for name, shards in manifest.tables.items()
        }
        runs = [*manifest.runs[:number], replace(run, held=None, counts=expected), *manifest.runs[number + 1 :]]
        store.adopt(_taken_up(replace(manifest, tables=tables, runs=runs), number))
        raise ArchiveError(
            str(store.path), f"what run {number + 1} ({run.verb}) reads from its inputs is not what it read then",
            "Put the inputs back as they were and run the same command again, or build the archive anew in another folder.",
        )  # fmt: skip


def same_inputs(run: RunRecord, paths: Sequence[str]) -> bool:
    """Whether these paths are a run's inputs, unchanged: names, sizes, times."""
    return run.inputs == fingerprint(paths)
