"""Which words of its articles stand for a claim."""

from __future__ import annotations

from collections import defaultdict
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

    def __init__(self, story: Story, weights: Weights, units: Sequence[Unit]) -> None:
        self._story = story
        self._weights = weights
        self._complete: dict[int, list[Unit]] = defaultdict(list)
        for u in sorted((u for u in units if u.complete), key=lambda u: (len(u.span), u.span)):
            self._complete[u.sentence].append(u)
        self._used: set[str] = set()

    def of(self, units: Sequence[Unit]) -> str:
        """The most typical clause that reads as a sentence or stands in one, rather with a subject of its own than with one it shares.

        Else the sentence around one, else an excerpt.
        """
        worth = typical(units, self._weights)
        inside = {u.span: self._around(u) for u in units}

        def rank(u: Unit) -> tuple[bool, bool, bool, bool, bool, bool, float, int]:
            likeness = worth[u.words] - _WORDINESS * len(u.words.split())
            read = inside[u.span]
            return (
                not u.complete,
                not read.complete,
                read.subject is not None,
                not self._short(read),
                not read.whole,
                opens_weakly(read.words),
                -likeness,
                u.span.start,
            )

        ranked = [inside[u.span] for u in sorted(units, key=rank)[:_TRIED]]
        texts = [*(self._text(u) for u in ranked), excerpt(self._story.text(ranked[0].span))]
        text = next((t for t in texts if t not in self._used), texts[0])
        self._used.add(text)
        return text

    def _around(self, unit: Unit) -> Unit:
        """The unit itself where it reads as a sentence, else the shortest clause around it that does."""
        if unit.complete:
            return unit
        return next((u for u in self._complete[unit.sentence] if u.span.contains(unit.span)), unit)

    def _short(self, unit: Unit) -> bool:
        return unit.complete or len(self._story.sentences[unit.sentence].span) <= _SENTENCE

    def _text(self, unit: Unit) -> str:
        if unit.complete:
            return claim_text(self._story.text(unit.span), self._story.text(unit.subject) if unit.subject else "")
        sentence = self._story.sentences[unit.sentence].span
        return sentence_text(self._story.text(sentence)) if self._short(unit) else excerpt(self._story.text(unit.span))
