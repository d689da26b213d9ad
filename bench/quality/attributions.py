"""Scores retold's attributions against PolNeAR (Newell et al. 2018) with the scorer that stands beside the data.

usage: attributions.py [ROOT] [--split dev|train] [--weights FOLDER] [--shared FOLDER]

ROOT holds dev/text, dev/attributions, …; without it the archive in ../shared is unpacked into out/attribution. Prints linked F1
(content and source overlap by half, and exact), all, direct and indirect, token figures a role, and the same outlet by outlet. The articles stay
under their owners' terms; only figures leave this script. Learn from train, choose on dev. With FOLDER, as ``training.attribution.export``
fills it, a copy of the program with these weights is scored.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
ARCHIVE = "data/attribution/polnear.tar.xz"
FIGURES = {
    "attributions.all.F": ("attr", "all/ov50"),
    "attributions.direct.F": ("attr", "direct/ov50"),
    "attributions.indirect.F": ("attr", "indirect/ov50"),
    "attributions.exact.F": ("attr", "all/exact"),
    "attributions.source.words.F": ("token", "source"),
    "attributions.content.words.F": ("token", "content"),
}
"""Rows of the gate, and where the scorer has them."""


def unpacked(shared: Path, folder: Path) -> Path:
    """The folder of the data, unpacked where it is not yet."""
    if not (folder / "polnear").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        with tarfile.open(shared / ARCHIVE) as archive:
            archive.extractall(folder, filter="data")
    return folder / "polnear"


def annotate(texts: Path, target: Path, program: Path = REPOSITORY / "src") -> None:
    """Write the contract's JSON for all articles of a folder to ``target``, as a user of ``program`` would."""
    command = [sys.executable, "-m", "retold", "annotate", str(texts), "--json", str(target), "-q"]
    environment = os.environ | {"PYTHONPATH": str(program)}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)


def with_weights(weights: Path, folder: Path) -> Path:
    """A copy of the program in ``folder`` with the tagger's weights of another folder; returns what goes on the path."""
    program = folder / "src"
    shutil.copytree(REPOSITORY / "src", program, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("encoder.onnx", "linker.onnx", "embeddings.npz"):
        shutil.copy(weights / name, program / "retold/models/attribution" / name)
    return program


def scorer(shared: Path) -> ModuleType:
    """The scorer that stands beside the data, as a module."""
    spec = importlib.util.spec_from_file_location("score_attributions", shared / "score/score_attributions.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "score/score_attributions.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(shared: Path, root: Path, split: str, weights: Path | None = None) -> dict[str, dict[str, Any]]:
    """The scorer's figures for the split as a whole (``all``) and for each outlet, with other weights where some are given."""
    judge = scorer(shared)
    gold = judge.load_gold(str(root), split)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "retold.json"
        program = with_weights(weights, Path(folder)) if weights is not None else REPOSITORY / "src"
        annotate(root / split / "text", target, program)
        found = judge.read_retold(json.loads(target.read_bytes()))
    items = {name: (text, truth, found.get(name, [])) for name, (text, truth, _) in gold.items()}
    outlets = sorted({name.split("_", 1)[0] for name in items})
    out = {"all": judge.score(list(items.values()))}
    for outlet in outlets:
        out[outlet] = judge.score([item for name, item in items.items() if name.split("_", 1)[0] == outlet])
    return out


def rows(shared: Path, out: Path) -> dict[str, float]:
    """The gate's rows, 0 to 100, of the development split."""
    measured = score(shared, unpacked(shared, out / "attribution"), "dev")["all"]
    return {name: float(measured[kind][row]["F"]) for name, (kind, row) in FIGURES.items()}


def main() -> int:
    """Print what the scorer prints for all articles, then a line for each outlet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path, nargs="?")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("RETOLD_SHARED") or REPOSITORY.parent / "shared"))
    chosen = parser.parse_args()
    if not (chosen.shared / ARCHIVE).is_file():
        print(f"skipped: {chosen.shared / ARCHIVE} is not on this machine", file=sys.stderr)
        return 0
    root = chosen.root or unpacked(chosen.shared, REPOSITORY / "out/attribution")
    measured = score(chosen.shared, root, chosen.split, chosen.weights)
    scorer(chosen.shared).show("all", measured.pop("all"))
    print(f"{'outlet':<12}{'gold':>6}{'all':>7}{'direct':>8}{'indirect':>10}{'exact':>7}{'source':>8}{'content':>9}")
    for outlet, figures in measured.items():
        shown = [figures[kind][row]["F"] for kind, row in FIGURES.values()]
        print(
            f"{outlet:<12}{figures['gold']:>6}{shown[0]:>7}{shown[1]:>8}{shown[2]:>10}{shown[3]:>7}{shown[4]:>8}{shown[5]:>9}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
