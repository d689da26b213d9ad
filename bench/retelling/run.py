"""Makes stories with known lineage in memory, lets retold trace them, and scores it: times hidden and times given, same trees.

usage: run.py [--trees 200] [--seed 1] [--strength default] [--language-plain] [--jobs 1] [--cache FOLDER] [--json FILE] [--draw FILE] [--shared FOLDER]

Reading and annotating take most of the time, so a tree annotated once is kept in --cache (default: out/retelling) under a key
made of its texts and of the code that read and annotated it: an interrupted run goes on, and a change to align or trace
costs only these. Prints the tables of score.py; with --json also the counts of every tree,
with --draw an SVG of how often edges are right against the confidence they are stated with.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from retelling.make import corpus_or_none, meta, shared_folder, truth, write
from retelling.plot import calibration
from retelling.profiles import STRENGTHS
from retelling.score import Score, operations, score, table
from retelling.tree import Tree
from retelling.trees import make_trees

if TYPE_CHECKING:
    from retold.model.story import Story

REPOSITORY = Path(__file__).resolve().parents[2]
ROOMS = ("model", "read", "clean", "annotate", "lang", "models")
"""What an annotated story depends on."""


@cache
def code() -> str:
    """A digest of the code and data that read and annotate."""
    import retold

    home = Path(next(iter(retold.__path__)))
    digest = hashlib.sha256()
    for room in ROOMS:
        for file in sorted((home / room).rglob("*")):
            # What copying is judged by is no part of annotating.
            if file.is_file() and "__pycache__" not in file.parts and file.parent.name != "lineage":
                digest.update(str(file.relative_to(home)).encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def key(tree: Tree) -> str:
    """The name under which an annotated tree is kept."""
    texts = json.dumps([(n.file, n.outlet.name, n.url, n.draft.text) for n in tree.seen])
    return hashlib.sha256(f"{code()}{texts}".encode()).hexdigest()[:24]


def annotated(tree: Tree, kept: Path) -> Story:
    """The tree's documents, read and annotated without times, from the cache where it is there."""
    file = kept / f"{key(tree)}.pickle"
    if file.is_file():
        with file.open("rb") as stream:
            return pickle.load(stream)  # type: ignore[no-any-return]  # noqa: S301  # written by this program
    from retold.pipeline import ANNOTATE, CLEAN
    from retold.read.inputs import read_inputs

    with tempfile.TemporaryDirectory() as folder:
        home = write(tree, Path(folder), times=False)
        story = read_inputs([str(home / "articles")], meta=home / "meta.yaml")
    for stage in (*CLEAN, *ANNOTATE):
        story = stage.run(story)
    kept.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(pickle.dumps(story))
    unfinished.replace(file)
    return story


def timed(story: Story, tree: Tree) -> Story:
    """The story with what is said of its documents' times, as a --meta file would say it."""
    from retold.model.when import When

    said = {row["file"]: row.get("published") for row in meta(tree, times=True)}
    documents = []
    for document in story.documents:
        published = said[Path(document.file).name]
        when = When(published) if published else None
        known = {**document.known_from, "published": "meta"} if when else document.known_from
        documents.append(replace(document, published=when, known_from=known))
    return replace(story, documents=tuple(documents))


def traced(story: Story) -> dict[str, Any]:
    """The lineage that retold finds, as the contract has it; claims are not needed for it and cost more than all else."""
    from retold.pipeline import ALIGN, TRACE

    for stage in (*ALIGN, *TRACE):
        if stage.name in {"passages", "quotes", "relations", "lineage"}:
            story = stage.run(story)
    return {
        "nodes": [{"id": n.id, "doc": n.doc, "name": n.name, "seen": n.seen} for n in story.lineage.nodes],
        "edges": [
            {"from": e.source, "to": e.target, "kind": str(e.kind), "confidence": e.confidence} for e in story.lineage.edges
        ],
    }


def measured(job: tuple[Tree, Path]) -> tuple[str, Score, Score]:
    """A tree's scores with times hidden and with times given."""
    tree, kept = job
    story = annotated(tree, kept)
    data = truth(tree)
    files = {n.file: n.id for n in tree.seen}
    named = {d.id: files[Path(d.file).name] for d in story.documents}
    hidden = replace(story, documents=tuple(replace(d, published=None) for d in story.documents))
    return tree.id, score(data, traced(hidden), named), score(data, traced(timed(story, tree)), named)


def worked(jobs: Iterable[tuple[Tree, Path]], workers: int) -> Iterator[tuple[str, Score, Score]]:
    """Results in the order of the jobs, from this process or from ``workers`` of them."""
    if workers <= 1:
        yield from map(measured, jobs)
        return
    with get_context("spawn").Pool(workers) as pool:
        yield from pool.imap(measured, jobs)


def main() -> int:
    """Make, trace, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trees", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--strength", choices=list(STRENGTHS), default="default")
    parser.add_argument("--language-plain", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--cache", type=Path, default=REPOSITORY / "out/retelling")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--draw", type=Path)
    parser.add_argument("--shared", type=Path, default=shared_folder())
    chosen = parser.parse_args()
    if (corpus := corpus_or_none(chosen.shared)) is None:
        return 0
    trees = make_trees(corpus, chosen.trees, chosen.seed, chosen.strength, plain=chosen.language_plain)
    results, start = [], time.perf_counter()
    for result in worked(((t, chosen.cache) for t in trees), chosen.jobs):
        results.append(result)
        if len(results) % 10 == 0 or len(results) == chosen.trees:
            print(f"{len(results)} of {chosen.trees} trees, {time.perf_counter() - start:.0f} s", file=sys.stderr)
    print(table([r[1] for r in results], f"times hidden, {chosen.strength}, seed {chosen.seed}"))
    print(table([r[2] for r in results], f"times given, {chosen.strength}, seed {chosen.seed}"))
    print("  true edges found by operation, times hidden\n" + operations([r[1] for r in results]))
    if chosen.draw:
        stated = {
            "times hidden": [edge for _, hidden, _ in results for edge in hidden.stated],
            "times given": [edge for _, _, given in results for edge in given.stated],
        }
        chosen.draw.write_text(calibration(f"Edges of {len(results)} stories, strength {chosen.strength}", stated), "utf8")
    if chosen.json:
        rows = [{"tree": i, "hidden": dict(a.counts), "given": dict(b.counts)} for i, a, b in results]
        chosen.json.write_text(json.dumps(rows, indent=1) + "\n", "utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
