"""Scores the stories that an archive finds against the events of ``news_cluster``: alone, and mixed into the 18,793 articles of the archive.

usage: stories.py [--mixed] [--keep FOLDER] [--errors N]

B-cubed (Bagga and Baldwin 1998): for every article the share of its story that is of its event (precision) and the share of its
event that is in its story (recall), each averaged over the articles of known events; F1 of the two means. Articles of no known
event count nowhere: mixed, a story is scored on those of its articles whose event is known. An article without a story
is a story of its own.

``--mixed`` builds the large archive too (about a minute of processor time). ``--errors`` names the N events that lose most.
"""

from __future__ import annotations

import argparse
import json
import os
import tarfile
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from retold.archive.build import Run, build
from retold.archive.store import Store
from retold.read.items import Settings

REPOSITORY = Path(__file__).resolve().parents[2]
EVENTS = "data/clusters/news_cluster.tar.xz"
ARCHIVE = "data/archive/articles.parquet"


@dataclass(frozen=True)
class Score:
    """B-cubed of some articles, each figure 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(events: Mapping[str, str], stories: Mapping[str, str]) -> Score:
    """How well ``stories`` (article -> story) are the ``events`` (article -> event), over the articles that have an event."""
    found = {a: ("story", stories[a]) if a in stories else ("alone", a) for a in events}
    of_event, of_story = Counter(events.values()), Counter(found.values())
    both = Counter((events[a], found[a]) for a in events)
    shared = {a: both[events[a], found[a]] for a in events}
    count = max(len(events), 1)
    precision = sum(shared[a] / of_story[found[a]] for a in events) / count
    return Score(precision, sum(shared[a] / of_event[events[a]] for a in events) / count)


def rows(shared: Path, out: Path) -> dict[str, float]:
    """The row of the gate, ``stories.alone.F``, 0 to 100."""
    events, source = unpacked(shared, out)
    return {"stories.alone.F": 100 * b_cubed(events, stories_of([source], out / "alone")).f1}


def unpacked(shared: Path, out: Path) -> tuple[dict[str, str], Path]:
    """The events of the articles of known events, and the file that holds these articles."""
    with tarfile.open(shared / EVENTS) as archive:
        archive.extractall(out, filter="data")
    source = out / "news_cluster.jsonl"
    read = [json.loads(line) for line in source.read_text("utf8").splitlines()]
    return {row["id"]: str(row["event_id"]) for row in read}, source


def stories_of(inputs: list[Path], store: Path) -> dict[str, str]:
    """The story of every article in an archive that is built of the inputs, of those that were there already too."""
    build(str(store), [str(i) for i in inputs], Run("native", 1, Settings(), lambda *_: None, {"clean": False}))
    query = """
        SELECT doc_id, story_id FROM articles JOIN members USING (n)
        UNION ALL SELECT doc_id, story_id FROM duplicates JOIN members ON n = "of"
    """
    return dict(Store(store).connect().execute(query).fetchall())


def errors(events: dict[str, str], stories: dict[str, str], most: int) -> list[str]:
    """The events whose articles lose most, with how they are spread over stories and what else is in these."""
    members: dict[str, list[str]] = defaultdict(list)
    mixed: dict[str, Counter[str]] = defaultdict(Counter)
    for article, event in events.items():
        members[event].append(article)
        mixed[stories.get(article, article)][event] += 1
    lines: list[tuple[float, str]] = []
    for event, articles in members.items():
        score = b_cubed({a: events[a] for a in articles}, stories)
        spread = Counter(stories.get(a, a) for a in articles)
        strangers = sum(sum(mixed[s].values()) - mixed[s][event] for s in spread)
        lost = len(articles) * (1 - score.recall) + strangers
        lines.append(
            (lost, f"{event}: {len(articles)} articles in {sorted(spread.values(), reverse=True)}, with {strangers} of others")
        )
    return [line for _, line in sorted(lines, reverse=True)[:most]]


def main() -> None:
    """Print B-cubed, alone and, where that is asked for, mixed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mixed", action="store_true")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="build the archives here and leave them")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("RETOLD_SHARED") or REPOSITORY.parent / "shared"))
    asked = parser.parse_args()
    if not (asked.shared / EVENTS).is_file():
        print(f"skipped: {asked.shared / EVENTS} is not on this machine")
        return
    with tempfile.TemporaryDirectory() as kept:
        out = asked.keep or Path(kept)
        out.mkdir(parents=True, exist_ok=True)
        events, source = unpacked(asked.shared, out)
        ways = {"alone": [source]} | ({"mixed": [source, asked.shared / ARCHIVE]} if asked.mixed else {})
        for name, inputs in ways.items():
            begun = time.process_time()
            stories = stories_of(inputs, out / name)
            score = b_cubed(events, stories)
            figures = f"B-cubed F1 {score.f1:.3f}  precision {score.precision:.3f}  recall {score.recall:.3f}"
            sizes = f"articles {len(events)}  events {len(set(events.values()))}  stories {len({stories.get(a, a) for a in events})}"
            print(f"{name:<6} {figures}  {sizes}  ({time.process_time() - begun:.0f} s of processor time)", flush=True)
            for line in errors(events, stories, asked.errors):
                print(f"  {line}")


if __name__ == "__main__":
    main()
