"""The quality gate: scores the annotated stories and pages and holds every pooled row to a floor that can only rise.

usage: gate.py [--update [--allow-regression REASON]] [--shared FOLDER]

Floors stand in floors.json beside this file, each with the value it was measured at. They belong to the gold files whose
SHA-256 stand there too: where these have changed, floors say nothing and only the minima promised for the program are held.
Exit codes: 0 every floor held, or the stories are not on this machine; 1 a floor or a check failed; 2 wrong usage.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
FLOORS = Path(__file__).with_name("floors.json")
STORIES = ("portland-2018", "russia-oil", "g-league-blankets", "nyc-subway")
PAGES = ("scrapinghub", "l3s", "fundus")
"""Sets of pages with known bodies, blocks and metadata."""
ARTICLES = "data/attribution/polnear.tar.xz"
"""Articles with known attributions."""
TIMES = "data/time/tempeval3-train.tar.xz"
"""Articles with known time expressions."""
EVENTS = "data/clusters/news_cluster.tar.xz"
"""Articles with known events."""

EPSILON = 0.5
"""Points a row may fall below its floor. Runs on one machine agree to the last digit; another processor's floating point
can flip a parse, and one gold quotation of some 170 is 0.6 points of its row. Less than one such flip is no regression."""

IGNORED = frozenset({"origins.one"})
"""Rows that measure the gold standard and not the program."""

OF_MATCHED = frozenset({"origins", "conflicts.kind", "conflicts.strength", "lineage.kind"})
"""Rows that say how many of the matched are right: their share falls when something new is matched, so the number right is held."""

Rows = dict[str, float]


def values(pooled: dict[str, dict[str, Any]]) -> Rows:
    """The pooled rows of the scorer, one number each: F where there is one, else the share that is right (0-100).

    Headlines give two: the share and the macro-F over the verdicts. Rows of :data:`OF_MATCHED` give the number right. A
    row with nothing to measure counts as 0.
    """
    rows: Rows = {}
    for name, row in pooled.items():
        if name in IGNORED:
            continue
        if name in OF_MATCHED:
            rows[f"{name}.right"] = float(row["n"])
            continue
        for figure in ("F", "share", "macroF"):
            if figure in row:
                rows[f"{name}.{figure}"] = float(row[figure] or 0.0)
    return rows


def judge(measured: Rows, pinned: dict[str, Any], *, same_corpus: bool) -> list[str]:
    """What is wrong with the measured rows: below a minimum, below a floor, missing, or zero where something is asked for."""
    wrong = [
        f"{name}: {measured.get(name, 0.0):.1f} is below the promised {minimum}"
        for name, minimum in pinned["minima"].items()
        if measured.get(name, 0.0) < minimum
    ]
    wrong += [f"{name}: zero, and every row must be above it" for name, value in measured.items() if value <= 0]
    if not same_corpus:
        return wrong
    for name, floor in pinned["floors"].items():
        if name not in measured:
            wrong.append(f"{name}: no longer measured")
        elif measured[name] < floor - EPSILON:
            wrong.append(f"{name}: {measured[name]:.1f} is below its floor of {floor:.1f}")
    return wrong


def unseen_behind_both(story: dict[str, Any], first: str, second: str) -> bool:
    """Whether some unseen lineage node leads, over any number of edges, to both articles (given by file name)."""
    nodes = {n["id"]: n for n in story["lineage"]["nodes"]}
    files = {d["id"]: Path(d["file"]).name for d in story["documents"]}
    children: dict[str, set[str]] = {}
    for edge in story["lineage"]["edges"]:
        children.setdefault(edge["from"], set()).add(edge["to"])
    for node in nodes.values():
        if node["seen"]:
            continue
        reached, waiting = set[str](), [node["id"]]
        while waiting:
            for child in children.get(waiting.pop(), set()) - reached:
                reached.add(child)
                waiting.append(child)
        if {first, second} <= {files.get(nodes[n]["doc"] or "", "") for n in reached}:
            return True
    return False


def raised(pinned: dict[str, Any], measured: Rows, reason: str | None) -> dict[str, Any]:
    """The floors with every row at its measured value.

    Raises ``ValueError`` where that lowers one and no reason is given; a given reason is kept in the file.
    """
    lower = {n: measured.get(n, 0.0) for n, floor in pinned["floors"].items() if measured.get(n, 0.0) < floor}
    if lower and not reason:
        told = ", ".join(f"{n} {pinned['floors'][n]:.1f} -> {value:.1f}" for n, value in lower.items())
        raise ValueError(f"this would lower floors: {told}. Say why with --allow-regression REASON.")
    lowered = [*pinned.get("lowered", []), {"rows": lower, "reason": reason}] if lower else pinned.get("lowered", [])
    return {**pinned, "floors": dict(sorted(measured.items())), "lowered": lowered}


def corpus(shared: Path) -> dict[str, str]:
    """SHA-256 of the gold file of each story and of the scorer: what floors belong to."""
    files = {s: shared / "data/stories" / s / "gold.yaml" for s in STORIES} | {"scorer": shared / "score/score_story.py"}
    files |= {name: shared / f"data/extraction/{name}.tar.xz" for name in PAGES}
    files |= {
        "tempeval3": shared / TIMES,
        "polnear": shared / ARTICLES,
        "news_cluster": shared / EVENTS,
        "attribution scorer": shared / "score/score_attributions.py",
    }
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def measure(shared: Path, out: Path) -> tuple[Rows, dict[str, Any]]:
    """Compare the four stories as a user would and score them; returns the pooled rows and the acceptance story's tables."""
    pairs: list[str] = []
    for name in STORIES:
        folder, file = shared / "data/stories" / name, out / f"{name}.json"
        print(f"comparing {name}", file=sys.stderr)
        _run(
            "-m", "retold", "compare", str(folder / "articles"), "--meta", str(folder / "meta.yaml"), "--json", str(file), "-q"
        )
        pairs += [str(folder), str(file)]
    scores = json.loads(_run(str(shared / "score/score_story.py"), *pairs, "--json"))
    print("reading pages", file=sys.stderr)
    sys.path.insert(0, str(Path(__file__).parent))
    import attributions
    import extraction
    import stories
    import timex

    pages = extraction.rows(shared, out)
    print("annotating articles", file=sys.stderr)
    said, times = attributions.rows(shared, out), timex.rows(shared, out)
    print("finding stories", file=sys.stderr)
    found = stories.rows(shared, out)
    return values(scores["pooled"]) | pages | said | times | found, json.loads((out / f"{STORIES[0]}.json").read_bytes())


def _run(*arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "src")}
    return subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.PIPE, env=environment, text=True).stdout


def missing(shared: Path) -> str | None:
    """Why the gate cannot measure here; ``None`` where it can."""
    wanted = [shared / "score/score_story.py", *(shared / "data/stories" / s / "gold.yaml" for s in STORIES)]
    wanted += [shared / f"data/extraction/{name}.tar.xz" for name in PAGES]
    wanted += [shared / TIMES, shared / ARTICLES, shared / EVENTS, shared / "score/score_attributions.py"]
    absent = [p for p in wanted if not p.is_file()]
    return f"{absent[0]} is not on this machine" if absent else None


def table(measured: Rows, pinned: dict[str, Any]) -> Iterable[str]:
    """A line per row: measured, floor, minimum."""
    yield f"{'row':<24}{'measured':>9}{'floor':>8}{'minimum':>9}"
    for name, value in measured.items():
        floor, minimum = pinned["floors"].get(name), pinned["minima"].get(name)
        yield f"{name:<24}{value:>9.1f}{'' if floor is None else f'{floor:.1f}':>8}{'' if minimum is None else minimum:>9}"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the table, judge or update."""
    parser = argparse.ArgumentParser(description="hold the quality of retold on annotated stories")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--allow-regression", metavar="REASON", help="with --update: lower floors too, and say why")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("RETOLD_SHARED") or REPOSITORY.parent / "shared"))
    chosen = parser.parse_args(arguments)
    if chosen.allow_regression and not chosen.update:
        parser.error("--allow-regression goes with --update")
    if reason := missing(chosen.shared):
        print(f"gate skipped: {reason}")
        return 0
    pinned = json.loads(FLOORS.read_text("utf8"))
    with tempfile.TemporaryDirectory() as out:
        measured, acceptance = measure(chosen.shared, Path(out))
    print("\n".join(table(measured, pinned)))
    if chosen.update:
        return _update(pinned, measured, corpus(chosen.shared), chosen.allow_regression)
    same = pinned["corpus"] == corpus(chosen.shared)
    if not same:
        print("the gold files are not those the floors were measured on: only minima are held; run gate.py --update")
    wrong = judge(measured, pinned, same_corpus=same)
    if not unseen_behind_both(acceptance, "01.txt", "04.txt"):
        wrong.append("portland-2018: the lineage holds no unseen original behind 01 and 04")
    print("\n".join(wrong) or f"gate held: {len(measured)} rows")
    return 1 if wrong else 0


def _update(pinned: dict[str, Any], measured: Rows, identity: dict[str, str], reason: str | None) -> int:
    if pinned["corpus"] and pinned["corpus"] != identity and not reason:
        print("the gold files have changed: floors cannot be compared; say so with --allow-regression REASON")
        return 1
    try:
        floors = raised(pinned, measured, reason)
    except ValueError as error:
        print(error)
        return 1
    FLOORS.write_text(json.dumps({**floors, "corpus": identity}, indent=1) + "\n", "utf8")
    print(f"floors written to {FLOORS.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
