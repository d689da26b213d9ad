"""Annotates real articles one by one and names each that fails or breaks a promise of the model: nothing may.

usage: annotate.py [--first N] [--every N] [--most N] [--shared FOLDER]

Articles are PolNeAR's (both splits) and those of the archive, in this order; ``--first`` goes on where a run was interrupted (the
number of the last article is shown), ``--every`` takes each N-th only. Exit code 1 where an article failed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tarfile
import time
import traceback
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import duckdb

from retold import annotate_text

REPOSITORY = Path(__file__).resolve().parents[2]
SHOWN = 200
"""Articles after which a line of progress is printed."""


def articles(shared: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every article."""
    with tarfile.open(shared / "data/attribution/polnear.tar.xz") as packed:
        for member in packed:
            if member.isfile() and "/text/" in member.name and (file := packed.extractfile(member)) is not None:
                yield member.name, file.read().decode("utf-8")
    rows = duckdb.read_parquet(str(shared / "data/archive/articles.parquet")).select("id, title, text").order("id")
    for name, title, text in rows.fetchall():
        yield str(name), f"{title or ''}\n\n{text or ''}"


def main() -> int:
    """Annotate, name failures, print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--most", type=int, default=sys.maxsize)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("RETOLD_SHARED") or REPOSITORY.parent / "shared"))
    chosen = parser.parse_args()
    if not (chosen.shared / "data/archive/articles.parquet").is_file():
        print(f"skipped: {chosen.shared} is not on this machine", file=sys.stderr)
        return 0
    done = statements = credited = 0
    failed: list[str] = []
    began = time.perf_counter()
    for number, (name, text) in zip(count(), articles(chosen.shared), strict=False):
        if number < chosen.first or (number - chosen.first) % chosen.every or done >= chosen.most:
            continue
        try:
            story = annotate_text(text, language="en")
        except Exception:  # noqa: BLE001 - what fails, however it does, is what is looked for
            failed.append(name)
            print(f"{number} {name}", traceback.format_exc(), sep="\n", flush=True)
        else:
            statements, credited = statements + len(story.attributions), credited + len(story.credits)
        done += 1
        if done % SHOWN == 0:
            rate = done / (time.perf_counter() - began)
            print(f"up to {number}: {done} articles, {len(failed)} failed, {rate:.1f} a second", file=sys.stderr, flush=True)
    print(f"{done} articles, {statements} statements, {credited} credits, {len(failed)} failed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
