"""What kind of sharing a passage is, and which way it went."""

from __future__ import annotations

from dataclasses import replace

from retold.model.links import Direction, Passage, Relation
from retold.model.story import Story
from retold.trace.boilerplate import boilerplate_ids
from retold.trace.direction import LONG, direction_of
from retold.trace.evidence import Evidence, gather

VERBATIM = 0.85


def _related(story: Story, passage: Passage, evidence: Evidence, standing: frozenset[str]) -> Passage:
    if passage.id in evidence.quoted:
        return replace(passage, relation=Relation.SHARED_QUOTE, direction=Direction.UNKNOWN)
    if passage.id in standing:
        return replace(passage, relation=Relation.BOILERPLATE, direction=Direction.UNKNOWN)
    if passage.id in evidence.originals:
        return replace(passage, relation=Relation.SHARED_ORIGIN, direction=Direction.UNKNOWN)
    direction, _ = direction_of(story, passage, evidence.acknowledged, evidence.layout, evidence.wide)
    relation = Relation.COPY if passage.score >= VERBATIM else Relation.REWRITE
    if direction is Direction.UNKNOWN and passage.words < LONG:
        relation = Relation.UNKNOWN
    return replace(passage, relation=relation, direction=direction)


def relate_passages(story: Story) -> Story:
    """Fill ``relation`` and ``direction`` of every passage.

    ``shared_quote``: nearly all of it is quotation in one of the two. ``shared_origin``: both members come from an original
    outside the set. ``boilerplate``: standing text of an outlet (:mod:`retold.trace.boilerplate`). Else ``copy`` or ``rewrite`` by how much was changed, and ``unknown`` for short passages without a
    credit. A direction is given only where one document names or links the other's outlet.
    """
    evidence = gather(story)
    standing = boilerplate_ids(story, evidence.layout)
    return replace(story, passages=tuple(_related(story, p, evidence, standing) for p in story.passages))
