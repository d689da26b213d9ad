"""How the cost of an archive grows with it: builds made archives of several sizes, adds one article in a hundred to each, and scores the planted copies.

usage: growth.py ARTICLES.parquet FOLDER [--sizes 10000 30000 100000] [--keep]

A size that stands in growth.csv beside this script is not done again: `--sizes 1000000` takes the next step whenever there is
time for it. FOLDER is for the archives (a million articles: 2.3 GB made, 5 GB stored; removed afterwards but for --keep). Every step is a
process of its own; processor seconds are what counts where other work runs on the machine. Writes growth.csv and docs/img/archive-growth.svg.
"""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from score import score

from retold.archive.store import Store

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "speed"))
from growth_plot import Line, drawing, exponent  # noqa: E402 - beside the benches of speed

TABLE = HERE / "growth.csv"
PICTURE = HERE.parents[1] / "docs" / "img" / "archive-growth.svg"
COLUMNS = (
    "articles", "build_cpu_s", "build_wall_s", "build_peak_mb", "store_mb", "added", "add_cpu_s", "nothing_cpu_s", "add_peak_mb",
    "planted", "met", "found", "false",
)  # fmt: skip
"""``nothing_cpu_s``: of adding what is there already, which is what a run costs that finds nothing new."""


def measured(*arguments: str) -> tuple[float, float, float]:
    """Processor seconds, seconds by the clock and peak memory (MB) of a command of ``retold archive``. Raises ``OSError`` where it fails."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "retold", "archive", *arguments, "-q"]
    pid = os.posix_spawn(command[0], command, os.environ)
    _, status, used = os.wait4(pid, 0)
    if status:
        raise OSError(f"{' '.join(command)} ended with status {status}")
    return used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024


def row(source: str, folder: Path, articles: int) -> dict[str, float]:
    """One size: made, built, added to, scored."""
    made, store = folder / f"made{articles}.jsonl", folder / f"store{articles}"
    truth, more = made.with_suffix(".pairs.csv"), made.with_suffix(".more.jsonl")
    if not made.exists():
        part = folder / f"part{articles}.jsonl"
        # A process of its own: a child's peak of memory begins at what its parent holds.
        numbers = ("--articles", str(articles), "--more", str(articles // 100))
        subprocess.run([sys.executable, str(HERE / "make.py"), source, str(part), *numbers], check=True)
        part.with_suffix(".pairs.csv").rename(truth)
        part.with_suffix(".more.jsonl").rename(more)
        part.rename(made)
    shutil.rmtree(store, ignore_errors=True)
    cpu, wall, peak = measured("build", str(made), "--into", str(store))
    size = sum(f.stat().st_size for f in store.rglob("*.parquet")) / 1e6
    add_cpu, _, add_peak = measured("add", str(store), str(more))
    nothing_cpu, _, _ = measured("add", str(store), str(more))
    found = score(Store(store), truth)
    values = (
        articles, cpu, wall, peak, size, articles // 100, add_cpu, nothing_cpu, add_peak, found.planted, found.met, found.found,
        found.false,
    )  # fmt: skip
    return dict(zip(COLUMNS, (round(v, 2) for v in values), strict=True))


def known() -> dict[int, dict[str, float]]:
    """The sizes that are done."""
    if not TABLE.exists():
        return {}
    with TABLE.open(newline="") as file:
        return {int(r["articles"]): {k: float(v) for k, v in r.items()} for r in csv.DictReader(file)}


def write(rows: dict[int, dict[str, float]]) -> None:
    """The table, and the picture where there are two sizes."""
    ordered = [rows[n] for n in sorted(rows)]
    with TABLE.open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        table.writerows([f"{r[c]:g}" if r[c] < 1e5 else f"{r[c]:.0f}" for c in COLUMNS] for r in ordered)
    if len(ordered) < 2:
        return
    built, added = ([(r["articles"], r[c]) for r in ordered] for c in ("build_cpu_s", "add_cpu_s"))
    title = f"Processor seconds of an archive: they grow with the articles to the power of {exponent(built):.2f}"
    lines = [Line("build", built, measured=True, colour="#1f4e79"), Line("add 1 %", added, measured=True, colour="#b35900")]
    PICTURE.write_text(drawing(title, "articles", lines), "utf8")


def main() -> None:
    """Do the sizes that are not done, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    parser.add_argument("--keep", action="store_true")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    rows = known()
    for size in sorted(asked.sizes):
        if size not in rows:
            rows[size] = row(asked.source, asked.folder, size)
            write(rows)
            if not asked.keep:
                for path in asked.folder.glob(f"*{size}*"):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
        print("  ".join(f"{name} {value:,g}" for name, value in rows[size].items()), flush=True)
    if len(rows) > 1:
        print(f"exponent {exponent([(n, rows[n]['build_cpu_s']) for n in sorted(rows)]):.3f}")


if __name__ == "__main__":
    main()
