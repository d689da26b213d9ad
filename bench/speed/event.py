"""Times the main job on many articles of one event: seconds, peak memory, each stage's share and growth, beside spaCy alone.

usage: event.py [--articles 50] [--shared FOLDER]

The articles are those of the largest event of ``data/clusters/news_cluster.tar.xz``; where it has too few, they are told again
with every third, fourth … paragraph left out, under other names: more copying than any real event has, so what grows with copies
is seen at its worst. Three processes are timed: the five articles of the acceptance story cold, the same with models loaded, the
event with models loaded. Baseline is the language model alone on the same paragraphs, in the same process right before. Seconds
on the clock say little on a busy machine; stages and the baseline are given in processor time, which two free processors need at
most. Growth is the exponent from half the articles to all (1 linear, 2 quadratic).
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parents[2]
ARCHIVE = "data/clusters/news_cluster.tar.xz"
ACCEPTANCE = "data/stories/portland-2018"
PROMISED = {"cold": 4.0, "warm": 1.5, "event": 25.0, "memory_gb": 1.5}
"""Seconds on two free cores, and gigabytes, that the program is held to for 5 and 50 articles."""


def articles(shared: Path, count: int) -> tuple[list[dict[str, Any]], int]:
    """``count`` articles of one event as rows of outlet, published, title and text; how many of them are as published."""
    with tarfile.open(shared / ARCHIVE) as archive:
        member = next(m for m in archive if m.name.endswith(".jsonl"))
        file = archive.extractfile(member)
        rows = [json.loads(line) for line in file.read().splitlines()] if file is not None else []
    events: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        events.setdefault(row["event_id"], []).append(row)
    real = max(events.values(), key=len)[:count]
    out = list(real)
    while len(out) < count:
        turn, row = len(out) // len(real), real[len(out) % len(real)]
        paragraphs = [p for p in row["text"].split("\n") if p.strip()]
        kept = [p for i, p in enumerate(paragraphs) if (i + 1) % (turn + 2)]
        out.append({**row, "text": "\n\n".join(kept), "outlet": f"{row['outlet']} {turn + 1}"})
    return out, len(real)


def write(rows: list[dict[str, Any]], folder: Path) -> tuple[Path, Path]:
    """The articles and their meta file in a folder, as a user has them."""
    (folder / "articles").mkdir(parents=True)
    meta = []
    for i, row in enumerate(rows):
        name = f"articles/{i:03d}.txt"
        (folder / name).write_text(row["text"], "utf-8")
        meta.append({"file": name, **{k: str(row[k]) for k in ("outlet", "published", "title") if row.get(k)}})
    (folder / "meta.yaml").write_text(yaml.safe_dump(meta), "utf-8")
    return folder / "articles", folder / "meta.yaml"


def work(paths: list[str], meta: str) -> dict[str, Any]:
    """In a process of its own: seconds on the clock, processor seconds of each stage and of spaCy alone, gigabytes at the peak."""
    from retold.annotate.sentences import load
    from retold.pipeline import COMPARE_STAGES
    from retold.read.inputs import read_inputs

    def once(which: list[str]) -> dict[str, float]:
        start = time.process_time()
        story = read_inputs(which, meta=Path(meta))
        seconds = {"reading": time.process_time() - start}
        for stage in COMPARE_STAGES:
            start = time.process_time()
            story = stage.run(story)
            seconds[stage.name] = time.process_time() - start
        return seconds

    once(paths[:2])  # loads the models
    half = once(paths[: len(paths) // 2])
    texts = [line for d in read_inputs(paths, meta=Path(meta)).documents for line in d.text.splitlines() if line.strip()]
    start = time.process_time()
    for _parsed in load().pipe(texts):
        pass
    spacy = time.process_time() - start
    clock = time.perf_counter()
    whole = once(paths)
    clock = time.perf_counter() - clock
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return {"clock": clock, "articles": len(paths), "half": half, "whole": whole, "spacy": spacy, "memory_gb": peak}


def measured(paths: list[Path], meta: Path) -> dict[str, Any]:
    """What :func:`work` finds in a fresh process."""
    command = [sys.executable, __file__, "--work", str(meta), *map(str, paths)]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "src")}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def cold(paths: list[Path], meta: Path) -> float:
    """Seconds of the whole program, started anew, the better of two runs."""
    command = [sys.executable, "-m", "retold", "compare", *map(str, paths), "--meta", str(meta), "--json", os.devnull, "-q"]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "src")}
    seconds = []
    for _ in range(2):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def table(what: str, result: dict[str, Any], promised: float) -> None:
    """The whole, then a line for each stage worth one: processor seconds, share, times spaCy alone, growth."""
    total, spacy = sum(result["whole"].values()), result["spacy"]
    print(f"{what}: {result['clock']:.2f} s (promised {promised}), {total:.2f} s of processor time,")
    print(
        f"  {total / spacy:.1f} times spaCy alone ({spacy:.2f} s); {result['memory_gb']:.2f} GB (promised {PROMISED['memory_gb']})"
    )
    for stage, seconds in sorted(result["whole"].items(), key=lambda item: -item[1]):
        if seconds >= 0.01 * total:
            times = result["articles"] / (result["articles"] // 2)
            growth = math.log(seconds / max(result["half"][stage], 1e-6)) / math.log(times)
            print(f"  {stage:<18}{seconds:8.2f} s{seconds / total:7.0%}{seconds / spacy:8.2f} spaCy   growth {growth:.1f}")


def main() -> int:
    """Time, print, keep as out/bench/event.json."""
    if sys.argv[1:2] == ["--work"]:
        json.dump(work(sys.argv[3:], sys.argv[2]), sys.stdout)
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=50)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("RETOLD_SHARED") or REPOSITORY.parent / "shared"))
    chosen = parser.parse_args()
    if not (chosen.shared / ARCHIVE).is_file():
        print(f"skipped: {chosen.shared / ARCHIVE} is not on this machine")
        return 0
    load = os.getloadavg()[0]
    story = chosen.shared / ACCEPTANCE
    five = sorted((story / "articles").iterdir())
    seconds, small = cold(five, story / "meta.yaml"), measured(five, story / "meta.yaml")
    print(f"load {load:.1f} on {os.cpu_count()} processors; what is promised is for free ones")
    print(f"{len(five)} articles cold: {seconds:.2f} s (promised {PROMISED['cold']})")
    table(f"{len(five)} articles warm", small, PROMISED["warm"])
    with tempfile.TemporaryDirectory() as folder:
        rows, real = articles(chosen.shared, chosen.articles)
        _, meta = write(rows, Path(folder) / "event")
        large = measured(sorted((Path(folder) / "event/articles").iterdir()), meta)
    table(f"{chosen.articles} articles of one event ({real} as published) warm", large, PROMISED["event"])
    out = REPOSITORY / "out/bench"
    out.mkdir(parents=True, exist_ok=True)
    kept = {"load": load, "cold": seconds, "five": small, "event": large, "articles": chosen.articles, "as_published": real}
    (out / "event.json").write_text(json.dumps(kept, indent=1) + "\n", "utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
