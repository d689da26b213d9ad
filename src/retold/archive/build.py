"""A whole run: what is new is read, marked, compared with everything, and the stories are grouped; a build is the first such run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from retold.archive.copies import add_copies, sharing
from retold.archive.engine import start_engine
from retold.archive.ingest import Tell, fingerprint, ingest
from retold.archive.likeness import add_likeness, add_vectors
from retold.archive.passages import boilerplate, shared_passages
from retold.archive.shingle import add_marks
from retold.archive.store import Store
from retold.archive.stories import group_stories
from retold.model.errors import ArchiveError
from retold.read.items import Settings

DERIVED = ("marks", "vocabulary", "vectors", "copies", "passages", "boilerplate", "likeness", "members", "stories")
"""Tables that are made from ``articles``."""


@dataclass(frozen=True, slots=True)
class Run:
    """How to run: the engine, how many parts a cluster may work on at once (the native engine sees to that itself), how to read, whom to tell."""

    engine: str
    parts: int
    settings: Settings
    tell: Tell


def build(path: str, inputs: Sequence[str], run: Run) -> Store:
    """Build an archive at ``path``, or finish the build that was begun there with the same inputs.

    Raises ``ArchiveError`` where an archive of other inputs is there, and ``OutputError`` where it cannot be written.
    """
    start_engine(run.engine)
    store = Store.create(path)
    with store.writing():
        asked = {"verb": "build", "inputs": fingerprint(inputs)}
        known = {k: store.manifest.job.get(k) for k in asked}
        if store.manifest.job and known != asked:
            if store.manifest.job.get("done"):
                raise ArchiveError(
                    path, "an archive of other inputs is kept here", "Add to it (retold archive add), or give a new folder."
                )
            raise ArchiveError(
                path, "a run with other inputs was interrupted here", "Finish it with its own command, or remove the folder."
            )
        _mend(store, asked)
        if not store.manifest.job:
            store.commit(job={**asked, "first": 0})
        _finish(store, inputs, run)
    return store


def add(path: str, inputs: Sequence[str], run: Run) -> Store:
    """Add to the archive at ``path`` what of the inputs it does not have.

    Raises ``ArchiveError`` where there is none, where it is damaged, or where another run was interrupted.
    """
    start_engine(run.engine)
    store = Store(path)
    with store.writing():
        if damaged := next(store.damaged(thoroughly=False), None):
            raise ArchiveError(
                path, f"{damaged[0]}: {damaged[1]}", "Run the command that built it again: it repairs what it can."
            )
        job = store.manifest.job
        asked = {"verb": "add", "inputs": fingerprint(inputs)}
        if not job.get("done") and {k: job.get(k) for k in asked} != asked:
            raise ArchiveError(path, "a run with other inputs was interrupted here", "Finish it with its own command first.")
        if job.get("done"):
            kept: dict[str, Any] = {k: job[k] for k in ("marked", "weighed") if k in job}
            store.commit(job={**asked, **kept, "first": store.rows("articles")})
        _finish(store, inputs, run)
    return store


def _mend(store: Store, asked: dict[str, Any]) -> None:
    """Forget what is damaged and what was made from it, so that it is made again."""
    damaged = {file.split("/")[0] for file, _ in store.damaged(thoroughly=True)}
    if not damaged:
        return
    empty = _empty(store, store.manifest.tables if not damaged <= set(DERIVED) else DERIVED)
    if damaged <= set(DERIVED):
        kept: dict[str, Any] = {k: store.manifest.job[k] for k in ("taken", "read") if k in store.manifest.job}
        store.commit(replace=empty, job={**asked, "first": 0, **kept})
    else:
        store.commit(replace=empty, job={})
        store.manifest.counts.clear()


def _empty(store: Store, names: Sequence[str] | dict[str, Any]) -> dict[str, Any]:
    from retold.archive.tables import schema_of

    return {name: schema_of(name).empty_table() for name in names if name in store.manifest.tables}


def _finish(store: Store, inputs: Sequence[str], run: Run) -> None:
    """Do what of a run has not been done; every step is committed."""
    job = store.manifest.job
    first = int(job["first"])
    if not job.get("read"):
        ingest(store, inputs, run.settings, run.parts, run.tell)
    if store.rows("articles"):
        add_marks(store, run.parts, run.tell)
        add_vectors(store, run.parts, run.tell)
        if store.rows("articles") > first:
            if not store.manifest.job.get("copies"):
                _compare(store, first, run)
            if not store.manifest.job.get("likeness"):
                add_likeness(store, first, run.tell)
            if not store.manifest.job.get("grouped"):
                group_stories(store, run.tell)
    store.commit(job={**store.manifest.job, "done": True})


def _compare(store: Store, first: int, run: Run) -> None:
    """Copies and passages of the articles from number ``first`` on; boilerplate is told when an archive is built."""
    run.tell("copies", 0, 0)
    pairs = sharing(store, first, run.parts)
    found = {
        "copies": add_copies(store, pairs, run.parts, run.tell),
        "passages": shared_passages(store, pairs, run.parts, run.tell),
    }
    if not first:
        found["boilerplate"] = boilerplate(store, run.parts, run.tell)
    store.commit(found, job={**store.manifest.job, "copies": True})
