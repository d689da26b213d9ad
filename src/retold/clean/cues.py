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

_Rows = tuple[tuple[str, str, str], ...]


@cache
def _labels(rows: _Rows) -> tuple[Label, ...]:
    return tuple(Label(Role(role), rule) for role, rule, _ in rows)


@cache
def _patterns(rows: _Rows) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for _, _, pattern in rows)


@cache
def _either(rows: _Rows) -> re.Pattern[str]:
    """All patterns in one, tried in order at one place; the group that matched is the row."""
    return re.compile("|".join(f"(?P<r{row}>{pattern})" for row, (_, _, pattern) in enumerate(rows)))


def _first(rows: _Rows, *matches: re.Match[str] | None) -> Label | None:
    """The label of the first row that matched, of matches of :func:`_either`."""
    matched = [int(match.lastgroup[1:]) for match in matches if match is not None and match.lastgroup is not None]
    return _labels(rows)[min(matched)] if matched else None


def cue(line: Line) -> Label | None:
    """The label its wording gives a line, or ``None``."""
    text = line.text[:LOOK].lstrip("- ")
    if len(line.words) <= WHOLE_WORDS:
        if is_share(line):
            return Label(Role.SHARE, "share buttons")
        if label := _first(furniture.WHOLE, _either(furniture.WHOLE).fullmatch(text)):
            return label
    start = _either(furniture.START)
    inside = text.lstrip("([")
    if label := _first(furniture.START, start.match(text), start.match(inside) if inside != text else None):
        return label
    if len(line.words) <= PROSE_WORDS and _may_hold(line, text):
        for label, pattern in zip(_labels(furniture.WITHIN), _patterns(furniture.WITHIN), strict=True):
            if pattern.search(text):
                return label
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
