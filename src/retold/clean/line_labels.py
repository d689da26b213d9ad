"""Plain text's lines to roles: rules first, then the trained labeller, which knows what the rules said."""

from __future__ import annotations

import numpy as np

from retold.clean.captions import label_captions
from retold.clean.cues import label_by_wording
from retold.clean.draft import Draft, Label
from retold.clean.head import FIRST_PARAGRAPHS, label_head
from retold.clean.line_context import features_of
from retold.clean.line_model import LineModel, line_model
from retold.clean.lines import LONG, Line, closes_its_lines
from retold.clean.tail import label_link_lists, label_tail
from retold.model.document import STORY_ROLES, TITLE_ROLES, Role

_OUTER = frozenset({Role.BYLINE, Role.KICKER, Role.STAMP})
"""Roles of lines that stand at either end of an article; amid it, a name or a date is a heading or a part of a list."""
COMMENTED = frozenset({"below: a line of comment_ui", "many dated lines in the text"})
"""Features without which sentences are taken for comments only with caution: people write like columnists."""
_ALONE = frozenset({"a name and nothing else", "0 dated lines around"})
"""Features of a name that may be a place's or anybody's: the writer's stands beside a date or behind "By"."""
HEADING_WORDS = 4
"""Words up to which a line between two paragraphs is a heading."""
PARAGRAPH = 1.5
"""How many times the care of a short sentence a paragraph needs."""
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
    """Replace what the rules said by what the model makes of it; trusted rules keep their word.

    A text without a single paragraph that ends as one is none the model has learned from: there the rules stand alone.
    """
    if not any(line.prose for line in draft.lines):
        return
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
    closes = closes_its_lines(draft.lines)
    cautions = [caution(line, closes=closes) for line in draft.lines]
    scores = model.scores(rows, cautions)
    columns = {role: i for i, role in enumerate(model.roles)}
    if Role.COMMENT in columns:
        signed = [i for i, row in enumerate(rows) if not COMMENTED.isdisjoint(row)]
        scores[signed, columns[Role.COMMENT]] += [cautions[i] * model.caution[columns[Role.COMMENT]] for i in signed]
    first, last = _span(draft)
    for i, row in enumerate(rows):
        free = frozenset(model.roles) - TITLE_ROLES - (_OUTER if first < i < last else frozenset())
        if "the headline again" not in row:
            free -= {Role.HEADLINE_REPEAT}
        if set(row) >= _ALONE:
            free -= {Role.BYLINE}
        if first < i < last and draft.labels[i] is None and _is_heading(draft, i):
            free = frozenset({Role.BODY})
        allowed = _allowed(draft.labels[i], model, free, below=i > last)
        scores[i, [columns[role] for role in model.roles if role not in allowed]] = -np.inf
    return model.best(scores)


def _span(draft: Draft) -> tuple[int, int]:
    """The line behind the first paragraphs and the last line of running text; where there are not as many, none is between."""
    prose = [line.index for line in draft.lines if line.prose]
    return (prose[FIRST_PARAGRAPHS], prose[-1]) if len(prose) > FIRST_PARAGRAPHS else (len(draft.lines), len(draft.lines))


def _is_heading(draft: Draft, index: int) -> bool:
    """Whether a few words stand alone between two paragraphs: to lose a heading is worse than to leave a button."""
    around = draft.lines[index - 1].prose and draft.lines[index + 1].prose
    return around and len(draft.lines[index].words) <= HEADING_WORDS


def caution(line: Line, *, closes: bool) -> float:
    """How much care a line needs: nothing where it is no sentence, more where it is a paragraph that must not be lost.

    ``closes`` says whether the text ends its lines; where it does not, a long open line may be a paragraph too.
    """
    if not line.closed and not closes and len(line.words) >= LONG:
        return PARAGRAPH
    if not line.closed or len(line.words) < SENTENCE_WORDS:
        return 0.0
    return PARAGRAPH if line.prose else 1.0


def _allowed(label: Label | None, model: LineModel, free: frozenset[Role], *, below: bool) -> frozenset[Role]:
    """The roles a line can have: a trusted rule's own, any of the ``free`` ones where no rule or a doubtful one claims it.

    Below an article, where lists of all sorts stand, a rule that often has the wrong role only says that it is furniture.
    """
    if label is not None and label.role in TITLE_ROLES:
        return frozenset({label.role})
    if label is None or (name := f"{label.role}, {label.rule}") in model.doubted:
        return free
    return free - STORY_ROLES if below and name in model.loose else frozenset({label.role})
