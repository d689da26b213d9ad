"""Takes the stories of an archive through `compare` and its report, and names each that fails or breaks a promise of the model: none may.

usage: compared.py STORE [--largest N] [--first N] [--most N]

STORE is what `retold archive build` made. Stories of two to ``--largest`` articles are taken in the order of their ids; ``--first`` goes on
where a run was interrupted (the number of the last story is shown). Reports are made and thrown away. Exit code 1 where a story failed.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from itertools import count

from retold.archive.query import StoryFilter, list_stories, story_items
from retold.archive.store import Store
from retold.pipeline import run
from retold.read.inputs import read_items
from retold.report.html import to_html

SHOWN = 20
"""Stories after which a line of progress is printed."""


def main() -> int:
    """Compare, name failures, print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--largest", type=int, default=12)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--most", type=int, default=sys.maxsize)
    chosen = parser.parse_args()
    store = Store(chosen.store)
    _, rows = list_stories(store, StoryFilter(least=2))
    names = sorted(r["story_id"] for r in rows if r["articles"] <= chosen.largest)
    done = articles = conflicts = 0
    failed: list[str] = []
    began = time.perf_counter()
    for number, name in zip(count(), names, strict=False):
        if number < chosen.first or done >= chosen.most:
            continue
        items, _ = story_items(store, name, chosen.largest)
        try:
            story = run(read_items(items))
            to_html(story)
        except Exception:  # noqa: BLE001 - what fails, however it does, is what is looked for
            failed.append(name)
            print(f"{number} {name}", traceback.format_exc(), sep="\n", flush=True)
        else:
            articles, conflicts = articles + len(story.documents), conflicts + len(story.conflicts)
        done += 1
        if done % SHOWN == 0:
            rate = (time.perf_counter() - began) / done
            print(f"up to {number} of {len(names)}: {len(failed)} failed, {rate:.1f} s a story", file=sys.stderr, flush=True)
    print(f"{done} stories, {articles} articles, {conflicts} conflicts, {len(failed)} failed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
