"""Measures the line labeller on pages and outlets it has not seen: trains without a fold of sites, labels these, five times.

usage: lines.py [--data FOLDER] [--shared FOLDER] [--folds N]

Prints, for the rules alone and for the labeller: furniture (P, R, F by words) and body words lost, by set, by the way a page
became text and by language; each role; the confusion matrix; and on the archive's articles of outlets not seen the share
of recurring words found and of running text called furniture. Needs the workshop (make train-lines) and ../shared.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tarfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SETS = ("l3s", "scrapinghub", "fundus")


def unpacked(shared: Path, folder: Path) -> Path:
    """The folder with the three sets, unpacked where they are not yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SETS:
        if not (folder / name).is_dir():
            with tarfile.open(shared / f"data/extraction/{name}.tar.xz") as archive:
                archive.extractall(folder, filter="data")
    return folder


def main() -> int:
    """Find the data, run the training code with no output but measurements."""
    parser = argparse.ArgumentParser(description="measure the line labeller site by site")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("RETOLD_SHARED") or REPOSITORY.parent / "shared"))
    parser.add_argument("--data", type=Path, default=REPOSITORY / "out/lines/data")
    parser.add_argument("--folds", default="5")
    parser.add_argument("--out", type=Path, help="train on everything too, and write the weights here")
    chosen = parser.parse_args()
    archive = chosen.shared / "data/archive/articles.parquet"
    if not archive.is_file():
        print(f"lines skipped: {archive} is not on this machine")
        return 0
    data = unpacked(chosen.shared, chosen.data)
    command = [sys.executable, "-m", "training.lines.train", "--data", str(data), "--archive", str(archive)]
    command += ["--folds", chosen.folds, "--report", str(data.parent / "report.json")]
    if chosen.out:
        command += ["--out", str(chosen.out)]
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join((str(REPOSITORY / "src"), str(REPOSITORY))),
        "PYTHONHASHSEED": "0",
    }
    return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
