"""Score retold's attributions against PolNeAR (Newell et al. 2018) with the scorer that stands beside the data.

usage: attributions.py ROOT [--split dev|train] [--scorer FILE] [--json]      ROOT holds dev/text, dev/attributions, …

Runs ``retold annotate`` on the articles of the split, writes its JSON to a temporary folder and hands it to the scorer:
linked F1 (content and source overlap by half), all, direct and indirect, and token figures per role. The articles stay
under their owners' terms; only figures leave this script. Choose rules on train, look at dev seldom.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def annotate(texts: Path, target: Path) -> float:
    """Write the contract's JSON for all articles of a folder to ``target``; returns characters per second."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "retold", "annotate", str(texts), "--json", str(target), "-q"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    size = sum(len(p.read_text("utf-8")) for p in texts.glob("*.txt"))
    return size / (time.perf_counter() - started)


def main() -> int:
    """Print what the scorer prints, and the speed; exit code is the scorer's."""
    shared = Path(os.environ.get("RETOLD_SHARED") or REPOSITORY.parent / "shared")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--scorer", type=Path, default=shared / "score" / "score_attributions.py")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    texts = options.root / options.split / "text"
    if not texts.is_dir() or not options.scorer.is_file():
        print(f"needs {texts} and {options.scorer}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "retold.json"
        speed = annotate(texts, target)
        command = [sys.executable, str(options.scorer), "--root", str(options.root), "--split", options.split, str(target)]
        code = subprocess.run([*command, *(["--json"] if options.json else [])], check=False).returncode
    print(f"{speed:,.0f} characters per second, all stages up to annotation", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
