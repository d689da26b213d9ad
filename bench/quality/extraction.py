"""Scores reading of pages where people have marked body, headline, captions, comments: `make extraction`.

usage: extraction.py [--shared FOLDER]

Bodies: the article-extraction benchmark's counted word 4-grams (``shared/score/score_body.py``), retold beside both settings of
trafilatura on the same pages, with a bootstrap interval of the differences over the pages. Blocks: L3S-GN1, word by word, with the
confusion matrix. The shipped labeller has learnt from these pages: what it reaches on sites it has not seen is the
cross-validation in ``src/retold/models/pages/MODEL_CARD.md``, and what this table is for is the difference a change makes.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import io
import json
import os
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPOSITORY), str(Path(__file__).parent)]
DRAWS = 10_000

Grams = Counter[tuple[str, ...]]


def unpacked(shared: Path, name: str, out: Path) -> Path:
    """A set of ``data/extraction``, unpacked below ``out``."""
    with tarfile.open(shared / f"data/extraction/{name}.tar.xz") as archive:
        archive.extractall(out, filter="data")
    return out / name


def retold_bodies(pages: dict[str, str]) -> dict[str, str]:
    """Bodies as retold reads them: text of regions that are running text."""
    from retold.clean.regions import label_regions
    from retold.model.document import PROSE_ROLES
    from retold.read.inputs import read_inputs

    out = {}
    for name, source in pages.items():
        story = label_regions(read_inputs(["-"], stdin=io.BytesIO(source.encode())))
        out[name] = "\n".join(story.text(r.span) for r in sorted(story.regions, key=lambda r: r.span) if r.role in PROSE_ROLES)
    return out


def trafilatura_bodies(pages: dict[str, str], **settings: Any) -> dict[str, str]:
    """Bodies as trafilatura extracts them."""
    import trafilatura

    return {name: trafilatura.extract(source, include_comments=False, **settings) or "" for name, source in pages.items()}


def page_scores(found: dict[str, str], gold: dict[str, Any], grams: Callable[[str], Grams]) -> npt.NDArray[np.float64]:
    """Precision and recall of each page, shape (pages, 2); not a number where a page has no words to count."""
    rows = []
    for name, article in gold.items():
        wanted, given = grams(article["articleBody"]), grams(found.get(name, ""))
        both = (wanted & given).total()
        rows.append((both / given.total() if given else np.nan, both / wanted.total() if wanted else np.nan))
    return np.array(rows)


def f1(rows: npt.NDArray[np.float64]) -> float:
    """F1 of the two means, as the benchmark counts."""
    p, r = np.nanmean(rows, axis=0)
    return float(2 * p * r / (p + r))


def interval(ours: npt.NDArray[np.float64], theirs: npt.NDArray[np.float64]) -> tuple[float, float]:
    """The middle 95 % of the difference in F1 over pages drawn with replacement."""
    rng = np.random.default_rng(1)
    draws = rng.integers(0, len(ours), (DRAWS, len(ours)))
    differences = [f1(ours[d]) - f1(theirs[d]) for d in draws]
    low, high = np.percentile(differences, (2.5, 97.5))
    return float(low), float(high)


def scorer(shared: Path) -> ModuleType:
    """The benchmark's scorer."""
    spec = importlib.util.spec_from_file_location("score_body", shared / "score/score_body.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("score_body.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def benchmark(folder: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """The gold of the article-extraction benchmark and its pages."""
    gold = json.loads((folder / "ground-truth.json").read_text("utf8"))
    return gold, {n: gzip.decompress((folder / f"html/{n}.html.gz").read_bytes()).decode("utf8", "replace") for n in gold}


def bodies(folder: Path, shared: Path) -> None:
    """Print the table of bodies."""
    gold, pages = benchmark(folder)
    found = {
        "retold": retold_bodies(pages),
        "trafilatura": trafilatura_bodies(pages),
        "trafilatura, precision": trafilatura_bodies(pages, favor_precision=True),
    }
    scores = {name: page_scores(texts, gold, scorer(shared).grams) for name, texts in found.items()}
    print(f"bodies of {len(gold)} pages   F1     P      R     retold is better by (95 % of resamplings)")
    for name, rows in scores.items():
        p, r = np.nanmean(rows, axis=0)
        more = (
            ""
            if name == "retold"
            else "   {:+.3f} ({:+.3f} to {:+.3f})".format(f1(scores["retold"]) - f1(rows), *interval(scores["retold"], rows))
        )
        print(f"  {name:<24}{f1(rows):.3f}  {p:.3f}  {r:.3f}{more}")


def confusion(folder: Path) -> Counter[tuple[str, str]]:
    """Words of the L3S pages by their class in the gold and as found."""
    from retold.clean.page_model import shipped
    from training.pages.evaluate import counted, regions
    from training.pages.gold import l3s

    whole: Counter[tuple[str, str]] = Counter()
    for gold in l3s(folder):
        if gold.page.blocks:
            whole += counted(gold, regions(gold, shipped()))[0]
    return whole


def rows(shared: Path, out: Path) -> dict[str, float]:
    """What the gate holds (0-100): bodies, blocks by class, and titles, dates and authors; ``out`` is a scratch folder."""
    import metadata

    from retold.clean.page_classes import CLASSES
    from training.pages.train import figures

    folder = unpacked(shared, "scrapinghub", out)
    gold, pages = benchmark(folder)
    found = {"pages.body.F": 100 * f1(page_scores(retold_bodies(pages), gold, scorer(shared).grams))}
    whole = confusion(unpacked(shared, "l3s", out))
    found |= {f"pages.{c}.words.F": 100 * figures(whole, c)[2] for c in CLASSES}
    said = metadata.measure(unpacked(shared, "fundus", out) / "test_data")["retold"]
    return found | {f"metadata.{name.replace(' ', '_')}.share": 100 * said.mean(name) for name in said.pages}


def blocks(folder: Path) -> None:
    """Print the table of blocks and the confusion matrix."""
    from retold.clean.page_classes import CLASSES
    from training.pages.train import figures

    whole = confusion(folder)
    print(f"{'blocks, by words':<20}P      R      F1")
    for label in CLASSES:
        print(f"  {label:<16}" + "  ".join(f"{x:.3f}" for x in figures(whole, label)))
    print("  gold \\ found    " + " ".join(f"{c:>10}" for c in CLASSES))
    for row in CLASSES:
        print(f"  {row:<16}" + " ".join(f"{whole[row, c]:>10}" for c in CLASSES))


def main() -> int:
    """Print both tables; 0 also where the pages are not on this machine."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("RETOLD_SHARED") or REPOSITORY.parent / "shared"))
    shared = parser.parse_args().shared
    if not (shared / "data/extraction").is_dir():
        print(f"skipped: {shared / 'data/extraction'} is not on this machine")
        return 0
    with tempfile.TemporaryDirectory() as out:
        bodies(unpacked(shared, "scrapinghub", Path(out)), shared)
        blocks(unpacked(shared, "l3s", Path(out)))
        import metadata

        print(metadata.table(metadata.measure(unpacked(shared, "fundus", Path(out)) / "test_data", list(metadata.TOOLS))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
