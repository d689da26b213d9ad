"""What kind of sharing a passage is, and which way it went."""

from __future__ import annotations

from dataclasses import replace

from retold.model.document import STORY_ROLES
from retold.model.links import Direction, Passage, Relation
from retold.model.story import Story
from retold.trace.direction import LONG, direction_of
from retold.trace.evidence import Evidence, gather
from retold.trace.layout import Layout

LONGEST_ENDING = 60  # words that an outlet adds below its articles
ENDING = 40  # characters that may follow
VERBATIM = 0.85


def _is_boilerplate(story: Story, passage: Passage, layout: Layout) -> bool:
    """Whether one outlet ends two of its articles with the same few lines."""
    outlets = [story.document(s.doc).outlet for s in (passage.a, passage.b)]
    if outlets[0] is None or outlets[0] != outlets[1] or passage.words > LONGEST_ENDING:
        return False
    for span in (passage.a, passage.b):
        prose = [r.span for r in layout.regions(span.doc) if r.role in STORY_ROLES]
        whole = sum(map(len, prose))
        if not prose or prose[-1].end - span.end > ENDING or len(span) * 4 > whole:
            return False
    return True


def _related(story: Story, passage: Passage, evidence: Evidence) -> Passage:
    if passage.id in evidence.quoted:
        return replace(passage, relation=Relation.SHARED_QUOTE, direction=Direction.UNKNOWN)
    if passage.id in evidence.originals:
        return replace(passage, relation=Relation.SHARED_ORIGIN, direction=Direction.UNKNOWN)
    if _is_boilerplate(story, passage, evidence.layout):
        return replace(passage, relation=Relation.BOILERPLATE, direction=Direction.UNKNOWN)
    direction, _ = direction_of(story, passage, evidence.acknowledged, evidence.layout, evidence.wide)
    relation = Relation.COPY if passage.score >= VERBATIM else Relation.REWRITE
    if direction is Direction.UNKNOWN and passage.words < LONG:
        relation = Relation.UNKNOWN
    return replace(passage, relation=relation, direction=direction)


def relate_passages(story: Story) -> Story:
    """Fill ``relation`` and ``direction`` of every passage.

    ``shared_quote``: nearly all of it is quotation in one of the two. ``shared_origin``: both members come from an original
    outside the set. ``boilerplate``: the same few lines end two articles of one outlet. Else ``copy`` or ``rewrite`` by how much was changed, and ``unknown`` for short passages without a
    credit. A direction is given only where one document names or links the other's outlet.
    """
    evidence = gather(story)
    return replace(story, passages=tuple(_related(story, p, evidence) for p in story.passages))
