"""A whole run: what is new is read, marked, compared with everything, and the stories are grouped; a build is the first such run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from retold.archive.copies import add_copies, sharing
from retold.archive.engine import Tell, start_engine
from retold.archive.ingest import ingest
from retold.archive.likeness import add_likeness, add_vectors
from retold.archive.passages import boilerplate, shared_passages
from retold.archive.runs import begin, check_again, in_work, mend, next_run, ready, same_inputs, take_as_read
from retold.archive.shingle import add_marks
from retold.archive.store import RunRecord, Store
from retold.archive.stories import group_stories
from retold.model.errors import ArchiveError
from retold.read.items import Settings


@dataclass(frozen=True, slots=True)
class Run:
    """How to run: the engine, how many parts a cluster may work on at once (the native engine sees to that itself), how to read, whom to tell."""

    engine: str
    parts: int
    settings: Settings
    tell: Tell
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a command: the store, the run that it asked for, and the tables in which something was damaged."""

    store: Store
    run: RunRecord
    mended: list[str]


def build(path: str, inputs: Sequence[str], run: Run) -> Done:
    """Build an archive at ``path``, or finish the build that was begun there with the same inputs, or make good what is damaged.

    Raises ``ArchiveError`` where an archive of other inputs is there, or one that was read in another way, and ``OutputError`` where it
    cannot be written.
    """
    start_engine(run.engine)
    store = Store.create(path)
    with store.writing():
        if not store.manifest.runs:
            begin(store, "build", inputs, run.options)
        first = store.manifest.runs[0]
        same = same_inputs(first, inputs)
        grown = not same and first.paths == list(inputs) and in_work(store) is first
        if not same and not grown:
            raise ArchiveError(
                path, "an archive of other inputs is kept here", "Add to it (retold archive add), or give a new folder."
            )
        if not _read_alike(first, run):
            how = "with" if first.options.get("clean") else "without"
            raise ArchiveError(
                path, f"this archive is built {how} --clean", "Give that option as it was given then, or a new folder."
            )
        mended = mend(store)
        _finish_runs(store, run)
        if grown:
            raise ArchiveError(
                path, "there are inputs that were not there when this build began", "Add them: retold archive add."
            )
    return Done(store, store.manifest.runs[0], mended)


def add(path: str, inputs: Sequence[str], run: Run) -> Done:
    """Add to the archive at ``path`` what of the inputs it does not have; what was interrupted or is damaged is made good first.

    Raises ``ArchiveError`` where there is none, or where what is left to do needs inputs that are gone.
    """
    start_engine(run.engine)
    with _built(path) as store:
        mended = mend(store)
        work = in_work(store)
        last = work is not None and work is store.manifest.runs[-1] and work.verb == "add"
        going_on = work is not None and last and same_inputs(work, inputs) and _read_alike(work, run)
        _finish_runs(store, run)
        if not going_on:
            begin(store, "add", inputs, run.options)
            _finish_runs(store, run)
    return Done(store, store.manifest.runs[-1], mended)


def repair(path: str, run: Run, *, as_read: bool = False) -> Done:
    """Finish what was interrupted in the archive at ``path`` and make again what is damaged, with what was made from it.

    ``as_read``: what an interrupted run has read is taken for all that it reads.

    Raises ``ArchiveError`` where there is none, or where what is left to do needs inputs that are gone.
    """
    start_engine(run.engine)
    with _built(path) as store:
        mended = mend(store)
        if as_read:
            take_as_read(store)
        _finish_runs(store, run)
    return Done(store, store.manifest.runs[-1], mended)


@contextmanager
def _built(path: str) -> Iterator[Store]:
    """The store of an archive, from which other writers are kept out; raises ``ArchiveError`` where no run has begun."""
    store = Store(path)
    with store.writing():
        if not store.manifest.runs:
            raise ArchiveError(path, "nothing has been built here yet", "Build it: retold archive build INPUT… --into STORE.")
        yield store


def _read_alike(begun: RunRecord, run: Run) -> bool:
    """Whether a run that was begun reads its inputs as this one would."""
    return bool(begun.options.get("clean")) == bool(run.options.get("clean"))


def _finish_runs(store: Store, run: Run) -> None:
    """Do what is left of the run in work, and of those that are done again after it."""
    while True:
        if (work := ready(store)) is not None:
            _finish(store, work, run)
        if not next_run(store):
            return


def _finish(store: Store, work: RunRecord, run: Run) -> None:
    """Do what of a run has not been done; every step is committed."""
    first = int(store.manifest.job["first"])
    if not store.manifest.job.get("read"):
        ingest(store, work, run.settings, run.parts, run.tell)
        check_again(store)
    if store.rows("articles"):
        add_marks(store, run.parts, run.tell)
        add_vectors(store, run.parts, run.tell)
        if store.rows("articles") > first:
            if not store.manifest.job.get("copies"):
                _compare(store, first, run)
            if not store.manifest.job.get("likeness"):
                add_likeness(store, first, run.parts, run.tell)
            if not store.manifest.job.get("grouped"):
                group_stories(store, run.tell)
    store.commit(job={**store.manifest.job, "done": True})


def _compare(store: Store, first: int, run: Run) -> None:
    """Copies and passages of the articles from number ``first`` on; boilerplate is told when an archive is built."""
    run.tell("copies", 0, 0)
    pairs = sharing(store, first, run.parts)
    copies = add_copies(store, pairs, run.parts, run.tell)
    found = {"copies": copies, "passages": shared_passages(store, pairs, copies, run.parts, run.tell)}
    if not first:
        found["boilerplate"] = boilerplate(store, run.parts, run.tell)
    store.commit(found, job={**store.manifest.job, "copies": True})
