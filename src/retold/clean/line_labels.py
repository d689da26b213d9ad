"""Plain text's lines to roles: rules first, then the trained labeller, which knows what the rules said."""

from __future__ import annotations

import numpy as np

from retold.clean.captions import label_captions
from retold.clean.cues import label_by_wording
from retold.clean.draft import Draft, Label
from retold.clean.head import label_head
from retold.clean.line_context import features_of
from retold.clean.line_model import LineModel, line_model
from retold.clean.lines import Line
from retold.clean.tail import label_link_lists, label_tail
from retold.model.document import STORY_ROLES, Role

_RULED = frozenset({Role.HEADLINE, Role.DECK})
SENTENCE_WORDS = 4
"""Words from which a closed line may be a sentence of the article."""


def label_text(draft: Draft) -> None:
    """Label every line of a text without markup."""
    label_by_rules(draft)
    label_by_model(draft, line_model())


def label_by_rules(draft: Draft) -> None:
    """What rules of layout, position and wording say; lines that none claims stay undecided."""
    label_head(draft)
    label_by_wording(draft)
    label_link_lists(draft)
    label_captions(draft)
    label_tail(draft)


def label_by_model(draft: Draft, model: LineModel) -> None:
    """Replace what the rules said by what the model makes of it; trusted rules keep their word."""
    rows = features_of(draft, model.vocabulary)
    roles = decide(draft, model, rows)
    for i, role in enumerate(roles):
        label = draft.labels[i]
        if label is not None and label.role is role:
            continue
        if role is Role.BODY:
            draft.labels[i] = None
        else:
            draft.labels[i] = Label(role, "; ".join(model.reasons(rows[i], role)) or "its place among the lines around it")


def decide(draft: Draft, model: LineModel, rows: list[list[str]]) -> list[Role]:
    """The role of each line; headlines and decks are those the rules found."""
    scores = model.scores(rows, [is_sentence(line) for line in draft.lines])
    columns = {role: i for i, role in enumerate(model.roles)}
    for i, row in enumerate(rows):
        allowed = _allowed(draft.labels[i], model, again="the headline again" in row)
        scores[i, [columns[role] for role in model.roles if role not in allowed]] = -np.inf
    return model.best(scores)


def is_sentence(line: Line) -> bool:
    """Whether a line may be running text that must not be lost."""
    return line.closed and len(line.words) >= SENTENCE_WORDS


def _allowed(label: Label | None, model: LineModel, *, again: bool) -> frozenset[Role]:
    """The roles a line can have: a trusted rule's own where that is the right one, else any that leaves it furniture."""
    if label is not None and label.role in _RULED:
        return frozenset({label.role})
    free = frozenset(model.roles) - _RULED if again else frozenset(model.roles) - _RULED - {Role.HEADLINE_REPEAT}
    if label is None or (name := f"{label.role}, {label.rule}") in model.doubted:
        return free
    return free - STORY_ROLES if name in model.loose else frozenset({label.role})
