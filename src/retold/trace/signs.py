"""All signs of taking in a story, pair by pair."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model.lineage import Sign
from retold.model.links import Passage
from retold.model.story import Story
from retold.trace.layout import Layout, Ranges
from retold.trace.named_outlets import Named
from retold.trace.pair_sides import sides
from retold.trace.signs_said import said_signs
from retold.trace.signs_text import text_signs


def find_signs(
    story: Story, passages: Sequence[Passage], layout: Layout, named: Named, quoted: dict[str, Ranges]
) -> list[Sign]:
    """The signs that any two documents with ``passages`` show of having taken what they share; ``quoted``: quotation, by document."""
    found: list[Sign] = []
    for side in sides(story, passages, layout):
        found += said_signs(side, named)
        found += text_signs(side, quoted[side.taker.id])
    return found
