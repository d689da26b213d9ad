"""Trains the line labeller and measures it, site by site and outlet by outlet on what it has not seen.

usage: train.py --data FOLDER --archive FILE [--out FILE] [--folds N] [--report FILE]

``--data`` holds the unpacked sets l3s, scrapinghub and fundus; ``--archive`` is a Parquet file with id, outlet, title and
text. ``--out`` gets the weights (nothing is written without it), ``--report`` the measurements as JSON. Same input and
same seed, same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from retold.clean.line_context import features_of
from retold.clean.line_labels import decide
from retold.clean.line_model import LineModel
from retold.model.document import STORY_ROLES, Role
from training.lines.archive import ArchiveText, common_words, counts, read_archive
from training.lines.learn import Example, choose_words, drafted, measured_rules, train
from training.lines.pages import read_pages
from training.lines.render import render
from training.lines.score import Tally
from training.lines.weak import sampled, weak_example

SEED = 1
FOLDS = 5
CAUTION = 1.5
COMMENT_CAUTION = 0.5
"""What is taken off furniture, and off comments besides, where a line reads like a sentence: chosen so that a good part of
what is gained stays while few sentences of the article are lost (see the model card)."""
ENGLISH = frozenset({"en", "us", "uk", "ca", "au"})


@dataclass(slots=True)
class Measured:
    """Everything counted on texts of sites that a fold has not seen; ``weak`` is (who, furniture?, called so?) in words."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    weak: Counter[tuple[str, bool, bool]] = field(default_factory=Counter)

    def add(self, who: str, ex: Example, roles: list[Role]) -> None:
        """Count one text's roles."""
        sizes = [len(line.words) for line in ex.draft.lines]
        language = "English" if ex.source.language in ENGLISH else "other languages"
        for group in ("all", ex.source.corpus, ex.source.mode, language):
            self.tallies[who, group].add(ex.gold, roles, sizes)

    def add_weak(self, who: str, ex: Example, known: list[bool | None], roles: list[Role]) -> None:
        """Count the lines of an archived article of which something is known."""
        for line, answer, role in zip(ex.draft.lines, known, roles, strict=True):
            if answer is not None:
                self.weak[who, answer, role not in STORY_ROLES] += len(line.words)


def caution() -> dict[str, float]:
    """Per role, what is taken off where a line reads like a sentence."""
    return {str(r): CAUTION + COMMENT_CAUTION * (r is Role.COMMENT) for r in Role if r not in STORY_ROLES}


def fold_of(site: str) -> int:
    """Which fold a site is tested in: by a hash of its name."""
    return int(hashlib.sha256(f"{SEED} {site}".encode()).hexdigest(), 16) % FOLDS


def learned(examples: list[Example], texts: list[ArchiveText], words: frozenset[str]) -> dict[str, Any]:
    """Weights from pages, then again from pages and from the archive as the first weights fill it in."""
    first = LineModel.of(train(examples, words, caution()))
    weak = [weak_example(text, SEED, first)[0] for text in texts]
    weights = train([*examples, *weak], words, caution())
    weights["rules"] = measured_rules(examples)
    return weights


def by_rules(ex: Example) -> list[Role]:
    """What the rules alone say."""
    return [label.role if label else Role.BODY for label in ex.draft.labels]


def by_model(ex: Example, model: LineModel) -> list[Role]:
    """What the program says: the model, but for texts without running text."""
    return decide(ex.draft, model, ex.features) if any(line.prose for line in ex.draft.lines) else by_rules(ex)


def cross_validate(examples: list[Example], texts: list[ArchiveText], words: frozenset[str], folds: int) -> Measured:
    """Train without a fold's sites and outlets, label their texts; for the first ``folds`` of five."""
    out = Measured()
    for fold in range(folds):
        rest = [t for t in texts if fold_of(t.outlet) != fold]
        model = LineModel.of(learned([e for e in examples if fold_of(e.source.site) != fold], rest, words))
        for ex in examples:
            if fold_of(ex.source.site) == fold:
                out.add("rules", ex, by_rules(ex))
                out.add("model", ex, by_model(ex, model))
        for text in texts:
            if fold_of(text.outlet) == fold:
                ex, known = weak_example(text, SEED, model)
                out.add_weak("rules", ex, known, by_rules(ex))
                out.add_weak("model", ex, known, by_model(ex, model))
        print(f"fold {fold + 1} of {folds} done", file=sys.stderr)
    return out


def report(measured: Measured) -> dict[str, Any]:
    """The measurements as tables."""
    groups = sorted({group for _, group in measured.tallies})
    return {
        "furniture": {
            g: {
                who: dict(
                    zip("PRF", _rounded(measured.tallies[who, g].furniture()), strict=True),
                    lost=round(measured.tallies[who, g].lost(), 2),
                )
                for who in ("rules", "model")
            }
            for g in groups
        },
        "roles": {
            str(r): {who: _rounded(measured.tallies[who, "all"].role(r)) for who in ("rules", "model")}
            for r in Role
            if measured.tallies["model", "all"].role(r)[3]
        },
        "archive": {
            who: {
                "recurring words found": _share(measured.weak, who, furniture=True),
                "running text called furniture": _share(measured.weak, who, furniture=False),
            }
            for who in ("rules", "model")
        },
        "matrix": measured.tallies["model", "all"].matrix().split("\n"),
    }


def _rounded(numbers: Iterable[float]) -> list[float]:
    return [round(n, 1) for n in numbers]


def _share(weak: Counter[tuple[str, bool, bool]], who: str, *, furniture: bool) -> float:
    said, all_ = weak[who, furniture, True], weak[who, furniture, True] + weak[who, furniture, False]
    return round(100 * said / all_, 2) if all_ else 0.0


def main() -> int:
    """Read, measure, train on everything, write."""
    parser = argparse.ArgumentParser(description="train the line labeller")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--folds", type=int, choices=range(FOLDS + 1), default=FOLDS)
    chosen = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = list(read_pages(chosen.data))
    archive = read_archive(chosen.archive)
    print(f"{len(pages)} pages; {dict(counts(archive))}", file=sys.stderr)
    texts = sampled(archive, SEED)
    drafts = [(item, *drafted(item)) for page in pages for item in render(page, SEED)]
    words = choose_words(drafts, common_words(archive))
    examples = [Example(item, draft, features_of(draft, words), gold) for item, draft, gold in drafts]
    if chosen.folds:
        tables = report(cross_validate(examples, texts, words, chosen.folds))
        print(json.dumps(tables, indent=1))
        if chosen.report:
            chosen.report.write_text(json.dumps(tables, indent=1) + "\n", "utf8")
    if chosen.out:
        weights = learned(examples, texts, words)
        chosen.out.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", "utf8")
        print(f"{len(weights['weights'])} features written to {chosen.out}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
