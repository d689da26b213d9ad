"""Quotations printed in other words."""

from __future__ import annotations

from retold.compare.conflict_sides import Side, conflict
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.links import Difference
from retold.model.story import Story

_WORDS = 12
"""Words of a quotation that a sentence about it repeats."""


def wording_conflicts(story: Story, names: dict[str, str]) -> list[Conflict]:
    """A tension for every quotation whose words differ between documents; cuts and punctuation are left to the quotations."""
    out: list[Conflict] = []
    for q in story.quote_matches:
        if q.difference is not Difference.WORDING or len({m.span.doc for m in q.members}) < 2:
            continue
        sides = [Side(m.span, _short(story.text(m.span))) for m in q.members]
        articles = ", ".join(dict.fromkeys(names[m.span.doc] for m in q.members))
        text = f"A quotation of {q.speaker or 'an unnamed speaker'} stands in other words in {articles}: {sides[0].value}"
        out.append(conflict(None, ConflictKind.QUOTE_WORDING, Strength.TENSION, sides, text))
    return out


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
