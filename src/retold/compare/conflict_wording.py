"""Quotations printed in other words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

from retold.compare.conflict_sides import Side, conflict
from retold.lang.actors import STOP
from retold.lang.contractions import in_full, whole
from retold.lang.spelling import PLAIN, SHORT_FORMS
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.links import Difference, QuoteMatch
from retold.model.story import Story

_WORD = re.compile(r"[\w@]+(?:['’]\w+)?|&")
_LINK = re.compile(r"https?://\S+|(?:pic\.)?twitter\.com/\S+")
"""Addresses that a post carries are no words of it."""
_SPELLED = 4
"""Letters from which one letter more or less is taken for spelling."""
_WORDS = 12
"""Words of a quotation that a sentence about it repeats."""
_SAME = 0.6
"""Content words of the shorter of two quotations that the longer must have in their order to be a printing of the same words."""
_CONTENT = 3
"""Content words from which a quotation can be known again."""


def wording_conflicts(story: Story, names: dict[str, str]) -> list[Conflict]:
    """A tension for every quotation whose words differ between documents; precision only where no word of substance does.

    Cuts and punctuation are left to the findings about quotations. What was joined to a quotation without having most of its
    words in their order takes no part.
    """
    out: list[Conflict] = []
    for q in story.quote_matches:
        if q.difference is not Difference.WORDING:
            continue
        sides, fullest = _sides(story, q)
        texts = [story.text(s.span) for s in sides]
        if len({s.span.doc for s in sides}) < 2 or all(_same_words(fullest, t) for t in texts):
            continue
        articles = ", ".join(dict.fromkeys(names[s.span.doc] for s in sides))
        strength = Strength.PRECISION_ONLY if all(same_substance(fullest, t) for t in texts) else Strength.TENSION
        text = (
            f"A quotation of {q.speaker or 'an unnamed speaker'} stands in other words in {articles}: {_apart(fullest, texts)}."
        )
        out.append(conflict(None, ConflictKind.QUOTE_WORDING, strength, sides, text))
    return out


def _sides(story: Story, match: QuoteMatch) -> tuple[list[Side], str]:
    """The printings of one quotation, and the fullest of them."""
    texts = {m: story.text(m.span) for m in match.members}
    fullest = max(texts.values(), key=lambda t: (len(_words(t)), t))
    return [Side(m.span, _short(t)) for m, t in texts.items() if _held(t, fullest) >= _SAME], fullest


def _words(text: str) -> list[str]:
    """The words of a quotation in full forms: ``I've`` is ``I have``, ``&`` is ``and``."""
    joined = whole(_LINK.sub(" ", text).replace("’", "'"))
    found = [m.group().lower() for m in _WORD.finditer(joined)]
    return list(in_full([SHORT_FORMS.get(w, w) for w in found]))


def _held(text: str, fullest: str) -> float:
    """The share of the content words of the shorter that the longer has in that order; 0 where it has too few to tell."""
    x, y = ([w for w in _words(t) if w not in PLAIN | STOP] for t in (text, fullest))
    same = sum(block.size for block in SequenceMatcher(None, x, y, autojunk=False).get_matching_blocks())
    return same / min(len(x), len(y)) if min(len(x), len(y)) >= _CONTENT else 0.0


def _differences(a: str, b: str) -> list[tuple[list[str], list[str]]]:
    """What stands in place of what between the first and the last word that both have; cuts at the ends are none."""
    x, y = _words(a), _words(b)
    ops = SequenceMatcher(None, x, y, autojunk=False).get_opcodes()
    ends = (0, len(ops) - 1)
    inner = [o for k, o in enumerate(ops) if o[0] != "equal" and not (k in ends and o[0] != "replace")]
    return [(x[i:j], y[k:m]) for _, i, j, k, m in inner]


def _same_words(a: str, b: str) -> bool:
    return not _differences(a, b)


def same_substance(a: str, b: str) -> bool:
    """Whether two quotations differ only in spelling (``onto``/``on to``), words without substance and cuts at their ends.

    What stands in place of something must agree with it but for one letter once spaces are left out; ``the``, ``and`` and forms of
    ``be`` may be there or not. ``not`` is of substance.
    """
    rows = [([w for w in x if w not in PLAIN], [w for w in y if w not in PLAIN]) for x, y in _differences(a, b)]
    return all(x == y or _near("".join(x), "".join(y)) for x, y in rows)


def _near(a: str, b: str) -> bool:
    return Levenshtein.distance(a, b, score_cutoff=1) <= 1 and min(len(a), len(b)) >= _SPELLED


def _apart(fullest: str, texts: Sequence[str]) -> str:
    """The first words that differ: ``has “onto the quay” where another has “ashore”``."""
    for text in texts:
        rows = _differences(fullest, text)
        if rows:
            x, y = (f"“{' '.join(side)}”" if side else "nothing" for side in rows[0])
            return f"“{_short(fullest)}” has {x} where another has {y}"
    return f"“{_short(fullest)}”"


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
