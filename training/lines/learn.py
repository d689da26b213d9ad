"""From rendered texts to weights: features, a linear-chain CRF (L-BFGS, elastic net), rules that are right by themselves."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycrfsuite

from retold.clean.draft import Draft
from retold.clean.line_context import features_of
from retold.clean.line_labels import label_by_rules
from retold.clean.line_model import FORMAT
from retold.clean.lines import lines_of
from retold.model.document import STORY_ROLES, Role
from retold.read.text import text_blocks
from retold.testing import document
from training.lines.render import Rendered

MODEL = {"c1": 0.3, "c2": 0.05, "max_iterations": 120, "feature.minfreq": 8, "feature.possible_transitions": True}
UNSEEN, NEVER = -8.0, -20.0
"""Scores of one role behind another that training did not see, and that must not be."""
WORD_SITES, WORDS = 15, 300
"""A word is a feature where lines of so many sites have it as furniture; the most telling ones are taken."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text ready to learn from: its draft as rules left it, features and the right roles; ``weight`` in copies."""

    source: Rendered
    draft: Draft
    features: list[list[str]]
    gold: list[Role]


def drafted(item: Rendered) -> tuple[Draft, list[Role]]:
    """The draft of a text with the rules' labels, and the right role of each line."""
    doc = document(item.text, language=item.language, title=item.title)
    draft = Draft(lines_of(doc, text_blocks(doc.id, item.text)), title=item.title)
    label_by_rules(draft)
    return draft, [item.roles.get(line.span.start, Role.BODY) for line in draft.lines]


def example(item: Rendered, vocabulary: frozenset[str]) -> Example:
    """Everything the trainer needs of a text."""
    draft, gold = drafted(item)
    return Example(item, draft, features_of(draft, vocabulary), gold)


def choose_words(drafts: list[tuple[Rendered, Draft, list[Role]]], known: frozenset[str]) -> frozenset[str]:
    """Words that tell furniture from text, or one role from another, in many sites, out of ``known`` ones.

    ``known`` are words that many outlets of an archive use, so that none is one outlet's own.
    """
    sites: dict[str, set[str]] = defaultdict(set)
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for item, draft, gold in drafts:
        for line, role in zip(draft.lines, gold, strict=True):
            for word in {w for w in line.words[:60] if w in known and len(w) > 2}:
                if role in STORY_ROLES:
                    inside[word] += 1
                else:
                    outside[word] += 1
                    sites[word].add(item.site)
    n_in, n_out = max(1, inside.total()), max(1, outside.total())
    told = {w: abs((outside[w] / n_out) ** 0.5 - (inside[w] / n_in) ** 0.5) for w in outside if len(sites[w]) >= WORD_SITES}
    best = sorted(told, key=lambda w: (-told[w], w))
    return frozenset(best[:WORDS])


def measured_rules(examples: list[Example]) -> dict[str, list[float]]:
    """For each rule: the sites where it claimed lines, and of these, added up, the share of furniture and of the rule's role.

    Sites and not lines, because one page with a list of fifty things says no more about a rule than one without.
    """
    seen: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    for ex in examples:
        for label, gold in zip(ex.draft.labels, ex.gold, strict=True):
            if label is not None and label.role not in STORY_ROLES:
                row = seen[f"{label.role}, {label.rule}"][ex.source.site]
                row[0] += 1
                row[1] += gold not in STORY_ROLES
                row[2] += gold is label.role
    return {
        name: [
            len(sites),
            round(sum(b / a for a, b, _ in sites.values()), 2),
            round(sum(c / a for a, _, c in sites.values()), 2),
        ]
        for name, sites in sorted(seen.items())
    }


def train(
    examples: list[Example], vocabulary: frozenset[str], caution: dict[str, float], *, verbose: bool = False
) -> dict[str, Any]:
    """Weights in the format that ships."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=verbose)
    trainer.set_params(MODEL)
    for ex in examples:
        if ex.gold:
            trainer.append(pycrfsuite.ItemSequence(ex.features), [str(role) for role in ex.gold])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        roles = sorted(tagger.labels())
        transitions = [[round(info.transitions.get((a, b), UNSEEN), 3) for b in roles] for a in roles]
        # An article does not go on behind what its readers wrote.
        for a, b in (
            (a, b) for a, role in enumerate(roles) if role == Role.COMMENT for b, r in enumerate(roles) if r == Role.BODY
        ):
            transitions[a][b] = NEVER
        weights: dict[str, dict[str, float]] = defaultdict(dict)
        for (name, role), weight in sorted(info.state_features.items()):
            if abs(weight) >= 0.01:
                weights[name][role] = round(weight, 3)
        tagger.close()
    return {
        "format": FORMAT,
        "roles": roles,
        "caution": caution,
        "rules": measured_rules(examples),
        "vocabulary": sorted(vocabulary),
        "transitions": transitions,
        "weights": dict(weights),
    }
