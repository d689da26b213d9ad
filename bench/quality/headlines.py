"""Verdicts on headlines set above bodies of the Fake News Challenge (FNC-1, training split; Pomerleau and Rao 2017).

usage: headlines.py [--pairs 300] [--seed 6] [--shared FOLDER] [--cache FILE] [--show STANCE]

Half of the pairs drawn are unrelated (the body belongs to another headline), the others in equal parts agree, discuss and
disagree. Prints, stance by stance, how many get yes, partly and no. A body that belongs to another story carries no part of
the headline, so that ``no`` is right for unrelated pairs; agree and discuss pairs should get it rarely. A pair that disagrees
may get anything: that a body tells the same happening to deny it is not looked at. What stands before the check is kept in
--cache, so that a change to it costs seconds; --show prints the pairs of one stance with the words found missing, to be read.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import pickle
import random
import sys
import tarfile
from collections import Counter
from pathlib import Path

from retold.compare.headlines import check_headlines
from retold.model.claims import HeadlineCheck, Support
from retold.model.story import Story
from retold.pipeline import ANNOTATE
from retold.testing import document, story

REPOSITORY = Path(__file__).resolve().parents[2]
PAIRS = "fnc1/train_train_stances.csv"
BODIES = "fnc1/train_bodies.csv"
UNRELATED = "unrelated"
RELATED = ("agree", "discuss", "disagree")


def rows(archive: tarfile.TarFile, name: str) -> list[dict[str, str]]:
    """The rows of one table of the archive; raises ``KeyError`` where it lacks the table."""
    held = archive.extractfile(name)
    return list(csv.DictReader(io.TextIOWrapper(held, "utf-8"))) if held is not None else []


def draw(pairs: list[dict[str, str]], count: int, seed: int) -> list[dict[str, str]]:
    """``count`` pairs: half unrelated, the rest in equal parts of the other stances, the same ones for a seed."""
    chosen = random.Random(seed)
    wanted = {UNRELATED: count // 2} | dict.fromkeys(RELATED, count // (2 * len(RELATED)))
    out = []
    for stance, n in wanted.items():
        there = [p for p in pairs if p["Stance"] == stance]
        out += chosen.sample(there, min(n, len(there)))
    return out


def annotated(headline: str, body: str, name: str) -> Story:
    """A story of one article with this headline and this running text, annotated."""
    paragraphs = [" ".join(p.split()) for p in body.split("\n")]
    made = story(document("\n".join([" ".join(headline.split()), *filter(None, paragraphs)]), name))
    for stage in ANNOTATE:
        made = stage.run(made)
    return made


def verdict(made: Story) -> HeadlineCheck | None:
    """The check of the article's headline; ``None`` where it was not judged."""
    checks = check_headlines(made).headlines
    return checks[0] if checks else None


def stories(found: Path, count: int, seed: int, cache: Path | None) -> list[tuple[str, Story]]:
    """The annotated pairs with their stances, from the cache where there is one."""
    if cache is not None and cache.exists():
        return pickle.loads(cache.read_bytes())  # type: ignore[no-any-return]  # noqa: S301 - written by this program
    with tarfile.open(found) as archive:
        bodies = {r["Body ID"]: r["articleBody"] for r in rows(archive, BODIES)}
        chosen = draw(rows(archive, PAIRS), count, seed)
    out = [(p["Stance"], annotated(p["Headline"], bodies[p["Body ID"]], f"{n}.txt")) for n, p in enumerate(chosen)]
    if cache is not None:
        cache.write_bytes(pickle.dumps(out))
    return out


def main() -> int:
    """Draw, annotate, check, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--show", choices=[UNRELATED, *RELATED])
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("RETOLD_SHARED", REPOSITORY.parent / "shared")))
    chosen = parser.parse_args()
    found = chosen.shared / "data/claims/fnc1-train.tar.xz"
    if not found.exists():
        print(f"skipped: {found.name} is not in {chosen.shared}", file=sys.stderr)
        return 0
    told: dict[str, Counter[str]] = {}
    for stance, made in stories(found, chosen.pairs, chosen.seed, chosen.cache):
        check = verdict(made)
        told.setdefault(stance, Counter())[check.supported.value if check else "not judged"] += 1
        if check is not None and stance == chosen.show:
            missing = "; ".join(made.text(s) for s in check.missing)
            print(f"{check.supported.value:<7}{made.text(check.span)}{f'   [{missing}]' if missing else ''}")
    for stance in (UNRELATED, *RELATED):
        row = told.get(stance, Counter())
        counts = "  ".join(f"{s.value} {row[s.value]}" for s in Support)
        share = f"{100 * row['no'] / max(1, row.total()):.1f} % no"
        print(f"{stance:<10} {row.total():>4} pairs   {counts}   ({share})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
