"""Lines whose wording alone gives them away."""

from __future__ import annotations

import re
from functools import cache

from retold.clean.draft import Draft, Label
from retold.clean.lines import Line
from retold.lang import furniture
from retold.model.document import Role

WHOLE_WORDS = 24
"""Words beyond which a line is no button, marker or heading."""
LOOK = 600
"""Characters of a line that patterns look at, from its beginning; furniture says early what it is."""
PROSE_WORDS = 90
"""Words beyond which a paragraph is not taken for a plea, a rule or a note by a word within it."""

_Table = tuple[tuple[Role, str, re.Pattern[str]], ...]


@cache
def _table(name: str) -> _Table:
    rows: tuple[tuple[str, str, str], ...] = getattr(furniture, name)
    return tuple((Role(role), rule, re.compile(pattern)) for role, rule, pattern in rows)


def cue(line: Line) -> Label | None:
    """The label its wording gives a line, or ``None``."""
    text = line.text[:LOOK].lstrip("- ")
    if len(line.words) <= WHOLE_WORDS:
        if is_share(line):
            return Label(Role.SHARE, "share buttons")
        for role, rule, pattern in _table("WHOLE"):
            if pattern.fullmatch(text):
                return Label(role, rule)
    inside = text.lstrip("([")
    for role, rule, pattern in _table("START"):
        if pattern.match(text) or (inside != text and pattern.match(inside)):
            return Label(role, rule)
    if len(line.words) <= PROSE_WORDS and _may_hold(line, text):
        for role, rule, pattern in _table("WITHIN"):
            if pattern.search(text):
                return Label(role, rule)
    return None


def _may_hold(line: Line, text: str) -> bool:
    """Whether one of the words is there without which no pattern matches within a line: most paragraphs have none."""
    return not furniture.WITHIN_WORDS.isdisjoint(line.words) or "\u00a9" in text or "aption" in text or "APTION" in text


def is_share(line: Line) -> bool:
    """Whether a line is a row of share buttons."""
    words = [w for w in line.words if not w.isdigit()]
    known = furniture.SHARE_WORDS
    return (
        0 < len(words) <= 16
        and any(w in known for w in words)
        and all(w in known or w in furniture.SHARE_FILLERS for w in words)
    )


def label_by_wording(draft: Draft) -> None:
    """Label every undecided line behind the head that a pattern knows."""
    for line in draft.undecided():
        if label := cue(line):
            draft.put(line.index, label.role, label.rule)
