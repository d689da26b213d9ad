"""Articles of the archive as examples: what recurs is furniture, running text that does not is body, the model fills in which and the rest."""

from __future__ import annotations

import random
from collections import defaultdict

import numpy as np

from retold.clean.draft import Draft
from retold.clean.line_context import features_of
from retold.clean.line_labels import caution
from retold.clean.line_model import LineModel
from retold.model.document import STORY_ROLES, Role
from training.lines.archive import ArchiveText
from training.lines.learn import Example, drafted
from training.lines.render import Rendered

PER_OUTLET = 5


def sampled(texts: list[ArchiveText], seed: int, most: int = PER_OUTLET) -> list[ArchiveText]:
    """Up to ``most`` articles an outlet, half of them with recurring lines where there are such."""
    groups: dict[str, list[ArchiveText]] = defaultdict(list)
    for text in texts:
        groups[text.outlet].append(text)
    out: list[ArchiveText] = []
    for outlet in sorted(groups):
        own = groups[outlet]
        random.Random(f"{seed} {outlet}").shuffle(own)
        marked = [t for t in own if any(t.again)][: most // 2]
        out += marked + [t for t in own if not any(t.again)][: most - len(marked)]
    return out


def rendered(text: ArchiveText, seed: int) -> tuple[Rendered, dict[int, bool]]:
    """The article as a text, and which offsets hold recurring lines."""
    dice = random.Random(f"{seed} {text.name}")
    gap = dice.choice(("\n", "\n\n"))
    written, roles, again = "", {}, {}
    for i, (line, recurs) in enumerate(zip(text.lines, text.again, strict=True)):
        if not line:
            continue
        if written:
            written += gap
        roles[len(written)] = Role.BODY if i else Role.HEADLINE
        again[len(written)] = recurs
        written += line
    title = text.lines[0] if text.lines[0] and dice.random() < 0.5 else None
    return Rendered(text.name, "archive", f"archive:{text.outlet}", "en", "archive", written, roles, title), again


def weak_example(text: ArchiveText, seed: int, model: LineModel) -> tuple[Example, list[bool | None]]:
    """The example, and of each line whether it is furniture: yes, no, or nobody knows."""
    item, again = rendered(text, seed)
    draft, _ = drafted(item)
    known = [_known(draft, i, again.get(line.span.start, False)) for i, line in enumerate(draft.lines)]
    features = features_of(draft, model.vocabulary)
    scores = model.scores(features, [caution(line, closes=True) for line in draft.lines])
    furniture = np.array([role not in STORY_ROLES for role in model.roles])
    for i, answer in enumerate(known):
        if answer is not None:
            scores[i, furniture != answer] = -np.inf
        if draft.role(i) is not Role.HEADLINE:
            scores[i, model.roles.index(Role.HEADLINE)] = -np.inf
    return Example(item, draft, features, model.best(scores)), known


def _known(draft: Draft, index: int, recurs: bool) -> bool | None:  # noqa: FBT001 - one of two plain facts about a line
    if recurs:
        return True
    if index == 0:
        return False
    return False if draft.lines[index].prose and draft.role(index) in STORY_ROLES | {None} else None
