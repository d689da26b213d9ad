"""Which of two documents of the set took a passage from the other.

Likeness has no direction. What gives one: a document that credits or links the other's outlet. The time of
publication alone gives none - a later text may share a lost original - but it can contradict one.
"""

from __future__ import annotations

from retold.model.document import Document
from retold.model.links import Direction, Passage
from retold.model.span import Span
from retold.model.story import Story
from retold.trace.credits import SourceNames, domain_label, same_source
from retold.trace.layout import Layout

LONG = 25  # words; a credit anywhere in the text explains a passage so long


class Acknowledgements:
    """Which document credits or links the outlet of which other, and where."""

    def __init__(self, story: Story, names: SourceNames) -> None:
        self._names = names
        self._credits: dict[str, list[tuple[str, Span]]] = {d.id: [] for d in story.documents}
        for c in story.credits:
            self._credits[c.span.doc].append((c.credited, c.span))
        for link in story.links:
            if (label := domain_label(link.href)) is not None:
                self._credits[link.span.doc].append((label, link.span))

    def of(self, taker: Document, source: Document) -> list[Span]:
        """Where ``taker`` names or links the outlet of ``source``; nothing where both have one outlet."""
        if not (source.outlet or source.url):
            return []
        if taker.outlet is not None and same_source(self._names, taker.outlet, source.outlet, source.url):
            return []
        return [span for name, span in self._credits[taker.id] if same_source(self._names, name, source.outlet, source.url)]


def earlier(one: Document, other: Document) -> bool | None:
    """Whether one was published on an earlier day than the other; ``None`` where that is not known or the day is the same."""
    a, b = (d.published.day if d.published else None for d in (one, other))
    return None if a is None or b is None or a == b else a < b


def _near(spans: list[Span], passage: Passage, member: Span, layout: Layout) -> list[Span]:
    """Acknowledgements that can be of this passage: any for a long one, those of the paragraphs around for a short one."""
    if passage.words >= LONG:
        return spans
    at = layout.index(member)
    around = [(s, layout.index(s)) for s in spans]
    return [s for s, k in around if at is not None and k is not None and abs(k - at) <= 1]


def direction_of(
    story: Story,
    passage: Passage,
    seen: Acknowledgements,
    layout: Layout,
) -> tuple[Direction, tuple[Span, ...]]:
    """The direction of a passage between two documents of the set, and the words that show it."""
    a, b = story.document(passage.a.doc), story.document(passage.b.doc)
    b_names_a = _near(seen.of(b, a), passage, passage.b, layout)
    a_names_b = _near(seen.of(a, b), passage, passage.a, layout)
    if b_names_a and not a_names_b and earlier(b, a) is not True:
        return Direction.A_TO_B, tuple(b_names_a)
    if a_names_b and not b_names_a and earlier(a, b) is not True:
        return Direction.B_TO_A, tuple(a_names_b)
    return Direction.UNKNOWN, ()
