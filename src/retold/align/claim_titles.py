"""Which words of its articles stand for a claim."""

from __future__ import annotations

from collections.abc import Sequence

from retold.align.claim_pairs import Weights
from retold.align.claim_repeats import typical
from retold.align.claim_text import claim_text, excerpt, opens_weakly, sentence_text
from retold.align.claim_units import Unit
from retold.model.story import Story

_WORDINESS = 0.01
"""What a word costs a clause that would stand for its claim, in likeness."""
_SENTENCE = 200
"""Characters up to which the sentence around a clause may stand for it."""
_TRIED = 8
"""Clauses of a claim that may stand for it."""


class Titles:
    """Gives every claim of a story a text, each a different one where the articles' words allow it."""

    def __init__(self, story: Story, weights: Weights) -> None:
        self._story = story
        self._weights = weights
        self._used: set[str] = set()

    def of(self, units: Sequence[Unit]) -> str:
        """The most typical clause that reads as a sentence; else the sentence around one, else an excerpt."""
        worth = typical(units, self._weights)

        def rank(u: Unit) -> tuple[bool, bool, bool, bool, float, int]:
            likeness = worth[u.words] - _WORDINESS * len(u.words.split())
            return not u.complete, not self._short(u), not u.whole, opens_weakly(u.words), -likeness, u.span.start

        ranked = sorted(units, key=rank)[:_TRIED]
        texts = [*(self._text(u) for u in ranked), excerpt(self._story.text(ranked[0].span))]
        text = next((t for t in texts if t not in self._used), texts[0])
        self._used.add(text)
        return text

    def _short(self, unit: Unit) -> bool:
        return unit.complete or len(self._story.sentences[unit.sentence].span) <= _SENTENCE

    def _text(self, unit: Unit) -> str:
        if unit.complete:
            return claim_text(self._story.text(unit.span), self._story.text(unit.subject) if unit.subject else "")
        sentence = self._story.sentences[unit.sentence].span
        return sentence_text(self._story.text(sentence)) if self._short(unit) else excerpt(self._story.text(unit.span))
