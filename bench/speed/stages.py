"""Times a cold run of the main job and every stage of a warm one; prints a table, keeps it as out/bench/stages.json.

usage: stages.py [PATHS …]     default: the example story, and the acceptance story where ../shared is on this machine

The baseline is the language model alone on the same texts. Seconds belong to the machine they were measured on:
compare runs of one machine, the shares, or the ratio to the baseline.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
RUNS = 3


def stories(arguments: list[str]) -> dict[str, list[str]]:
    """What to time: a name and the paths of its articles."""
    if arguments:
        return {"given": arguments}
    shared = Path(os.environ.get("RETOLD_SHARED") or REPOSITORY.parent / "shared")
    known = {
        "harbour-ferry": REPOSITORY / "examples/harbour-ferry/articles",
        "portland-2018": shared / "data/stories/portland-2018/articles",
    }
    return {name: [str(path)] for name, path in known.items() if path.is_dir()}


def cold(paths: list[str]) -> float:
    """Seconds of the fastest of some runs of the whole program, started anew each time."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "retold", "compare", *paths, "--json", os.devnull, "-q"], check=False)
        best = min(best, time.perf_counter() - start)
    return best


def warm(paths: list[str]) -> dict[str, float]:
    """Seconds of reading and of each stage in this process, models loaded."""
    from retold.pipeline import COMPARE_STAGES
    from retold.read.inputs import read_inputs

    seconds: dict[str, float] = {}
    for _ in range(2):  # the first round loads the models
        start = time.perf_counter()
        story = read_inputs(paths)
        seconds["reading"] = time.perf_counter() - start
        for stage in COMPARE_STAGES:
            start = time.perf_counter()
            story = stage.run(story)
            seconds[stage.name] = time.perf_counter() - start
    return seconds


def spacy_alone(paths: list[str]) -> float:
    """Seconds the language model alone takes for the same texts, loaded and warm: the baseline."""
    from retold.annotate.sentences import load
    from retold.read.inputs import read_inputs

    texts = [line for d in read_inputs(paths).documents for line in d.text.splitlines() if line.strip()]
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        for _parsed in load().pipe(texts):
            pass
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Time, print, keep."""
    results = {}
    for name, paths in stories(sys.argv[1:]).items():
        whole, stages, baseline = cold(paths), warm(paths), spacy_alone(paths)
        total = sum(stages.values())
        results[name] = {
            "cold": round(whole, 3),
            "spacy_alone": round(baseline, 3),
            "warm_over_spacy": round(total / baseline, 2),
            "stages": {k: round(v, 4) for k, v in stages.items()},
        }
        print(f"{name}: {whole:.2f} s cold, {total:.2f} s warm, {total / baseline:.1f} times spaCy alone ({baseline:.2f} s)")
        for stage, seconds in sorted(stages.items(), key=lambda item: -item[1]):
            print(f"  {stage:<18}{seconds:8.3f} s{seconds / total:7.0%}")
    out = REPOSITORY / "out/bench"
    out.mkdir(parents=True, exist_ok=True)
    (out / "stages.json").write_text(json.dumps(results, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
