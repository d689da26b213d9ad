"""Quotations printed in other words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

from retold.compare.conflict_sides import Side, conflict
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.links import Difference
from retold.model.story import Story

_WORD = re.compile(r"\w+")
_SPELLED = 4
"""Letters from which one letter more or less is taken for spelling."""
_WORDS = 12
"""Words of a quotation that a sentence about it repeats."""


def wording_conflicts(story: Story, names: dict[str, str]) -> list[Conflict]:
    """A tension for every quotation whose words differ between documents (precision only where it is spelling).

    Cuts and punctuation are left to the findings about quotations.
    """
    out: list[Conflict] = []
    for q in story.quote_matches:
        if q.difference is not Difference.WORDING or len({m.span.doc for m in q.members}) < 2:
            continue
        sides = [Side(m.span, _short(story.text(m.span))) for m in q.members]
        articles = ", ".join(dict.fromkeys(names[m.span.doc] for m in q.members))
        spelling = all(same_but_spelling(story.text(q.members[0].span), story.text(m.span)) for m in q.members[1:])
        strength = Strength.PRECISION_ONLY if spelling else Strength.TENSION
        text = f"A quotation of {q.speaker or 'an unnamed speaker'} stands in other words in {articles}: {sides[0].value}"
        out.append(conflict(None, ConflictKind.QUOTE_WORDING, strength, sides, text))
    return out


def same_but_spelling(a: str, b: str) -> bool:
    """Whether two quotations differ in the spelling of words (``onto``/``on to``, ``traveling``/``travelling``) and in cuts at their ends.

    Words between two that both have must agree but for one letter once spaces are left out; ``not`` is no spelling.
    """
    x, y = (_WORD.findall(t.lower()) for t in (a, b))
    ops = SequenceMatcher(None, x, y, autojunk=False).get_opcodes()
    ends = (0, len(ops) - 1)
    inner = [o for k, o in enumerate(ops) if o[0] != "equal" and not (k in ends and o[0] != "replace")]
    return all(op == "replace" and _near("".join(x[i:j]), "".join(y[k:m])) for op, i, j, k, m in inner)


def _near(a: str, b: str) -> bool:
    return Levenshtein.distance(a, b, score_cutoff=1) <= 1 and min(len(a), len(b)) >= _SPELLED


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
