"""All signs of taking in a story, pair by pair."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model.lineage import Sign
from retold.model.links import Passage
from retold.model.story import Story
from retold.trace.credits import SourceNames
from retold.trace.layout import Layout, Ranges
from retold.trace.pair_sides import sides
from retold.trace.signs_said import Named, said_signs
from retold.trace.signs_text import text_signs


def find_signs(
    story: Story, passages: Sequence[Passage], layout: Layout, names: SourceNames, quoted: dict[str, Ranges]
) -> list[Sign]:
    """The signs that any two documents with ``passages`` show of having taken what they share; ``quoted``: quotation, by document."""
    named = Named(story, names, layout)
    found: list[Sign] = []
    for side in sides(story, passages, layout):
        found += said_signs(side, named)
        found += text_signs(side, quoted[side.taker.id])
    return found
