"""What kind of sharing a passage is, and which way it went."""

from __future__ import annotations

from dataclasses import dataclass, replace

from retold.model.links import VERBATIM, Direction, Passage, Relation
from retold.model.story import Story
from retold.trace.direction import LONG, direction_of
from retold.trace.evidence import Evidence, gather
from retold.trace.signed import of_marks
from retold.trace.taken import Pair, directions, siblings
from retold.trace.taking import find_taking


@dataclass(frozen=True, slots=True)
class _Known:
    """Passages (ids) that the tree of copies explains, which way they went by pair of documents, and who has words of one lost text."""

    explained: frozenset[str]
    ways: dict[Pair, Direction]
    siblings: set[Pair]


def _related(story: Story, passage: Passage, evidence: Evidence, known: _Known) -> Passage:
    if passage.id in evidence.quoted:
        return replace(passage, relation=Relation.SHARED_QUOTE, direction=Direction.UNKNOWN)
    if passage.id in evidence.boilerplate:
        return replace(passage, relation=Relation.BOILERPLATE, direction=Direction.UNKNOWN)
    pair = (passage.a.doc, passage.b.doc)
    direction = known.ways.get(pair, Direction.UNKNOWN) if passage.id in known.explained else Direction.UNKNOWN
    if direction is Direction.UNKNOWN and pair in known.siblings:
        return replace(passage, relation=Relation.SHARED_ORIGIN, direction=Direction.UNKNOWN)
    if passage.id not in known.explained:
        direction, _ = direction_of(story, passage, evidence.named, evidence.layout, evidence.wide)
    relation = Relation.COPY if passage.score >= VERBATIM else Relation.REWRITE
    if direction is Direction.UNKNOWN and passage.words < LONG:
        relation = Relation.UNKNOWN
    return replace(passage, relation=relation, direction=direction)


def relate_passages(story: Story) -> Story:
    """Fill ``relation`` and ``direction`` of every passage.

    ``shared_quote``: nearly all of it is quotation in one of the two. ``shared_origin``: both members come from an original
    outside the set. ``boilerplate``: standing text of an outlet (:mod:`retold.trace.boilerplate`). Else ``copy`` or ``rewrite`` by how much
    was changed, and ``unknown`` for short passages without a direction. A direction is that of the likeliest tree of copies
    (:mod:`retold.trace.taking`) where it is sure enough; of a few shared words that of a credit beside them.
    """
    evidence = gather(story)
    taking = find_taking(story, evidence)
    known = _Known(
        frozenset(p.id for p in taking.passages), directions(taking.takes), siblings(taking) | of_marks(story, evidence)
    )
    return replace(story, passages=tuple(_related(story, p, evidence, known) for p in story.passages))
