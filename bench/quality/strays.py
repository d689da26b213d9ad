"""Counts articles that are said to be about something else: among those of their own event, and put among those of another.

usage: strays.py [--events N]

Events are those of ``news_cluster`` with three articles or more. Among their own, each article told (F804) is named, to be read: some
are right, for another page was saved. Each event also gets the first two articles of each of the next three, one at a time.
"""

from __future__ import annotations

import argparse
import os
import sys
import tarfile
import tempfile
from collections import defaultdict
from dataclasses import replace
from json import loads
from pathlib import Path
from typing import Any

from retold.compare.stray import about_something_else
from retold.model.document import Document
from retold.model.story import Story
from retold.pipeline import ALIGN, ANNOTATE_STAGES
from retold.read.inputs import read_inputs

REPOSITORY = Path(__file__).resolve().parents[2]
EVENTS = "data/clusters/news_cluster.tar.xz"
LEAST = 3
NEXT = (1, 2, 3)
PLANTED = 2
"""Articles of each of the next events that are put among those of one."""


def events(shared: Path) -> list[tuple[str, list[dict[str, Any]]]]:
    """The rows of each event, in the order of their names."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with tarfile.open(shared / EVENTS) as packed:
        for member in packed:
            if member.name.endswith("news_cluster.jsonl") and (file := packed.extractfile(member)) is not None:
                for line in file:
                    row = loads(line)
                    found[str(row["event"])].append(row)
    return sorted((name, rows) for name, rows in found.items() if len(rows) >= LEAST)


def aligned(rows: list[dict[str, Any]]) -> Story:
    """The articles of an event, up to what they share."""
    with tempfile.TemporaryDirectory() as folder:
        for n, row in enumerate(rows):
            (Path(folder) / f"{n:02d}.txt").write_text(row["text"], "utf-8")
        story = read_inputs([folder])
    for stage in ANNOTATE_STAGES + ALIGN:
        story = replace(stage.run(story), stages=(*story.stages, stage.name))
    return story


def among(story: Story, other: Story, stranger: Document) -> Story:
    """A story with an article of another one."""
    return replace(
        story,
        documents=(*story.documents, stranger),
        sentences=(*story.sentences, *(s for s in other.sentences if s.span.doc == stranger.id)),
        regions=(*story.regions, *(r for r in other.regions if r.span.doc == stranger.id)),
    )


def main() -> int:
    """Print both counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=None)
    chosen = parser.parse_args()
    shared = Path(os.environ.get("RETOLD_SHARED") or REPOSITORY.parent / "shared")
    if not (shared / EVENTS).is_file():
        print(f"skipped: {shared / EVENTS} is not on this machine", file=sys.stderr)
        return 0
    stories = []
    for name, rows in events(shared)[: chosen.events]:
        stories.append(aligned(rows))
        for doc, finding in about_something_else(stories[-1]).items():
            print(f"{name}: {rows[int(stories[-1].document(doc).file[-6:-4])]['url']} {dict(finding.values)}", flush=True)
    own = sum(len(about_something_else(s)) for s in stories)
    print(f"among their own: {own} of {sum(len(s.documents) for s in stories)}")
    found = [
        d.id in about_something_else(among(s, other, d))
        for i, s in enumerate(stories)
        for step in NEXT
        for other in [stories[(i + step) % len(stories)]]
        if other is not s
        for d in other.documents[:PLANTED]
    ]
    print(f"among others: {sum(found)} of {len(found)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
