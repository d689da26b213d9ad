"""Blocks to regions."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from retold.model.document import Block, Region, Role
from retold.model.story import Story


def label_regions(story: Story) -> Story:
    """Return the story with disjoint ``regions``: every block of every document, labelled."""
    blocks = sorted(story.blocks, key=lambda b: b.span)
    regions: list[Region] = []
    for _, of_document in groupby(blocks, key=lambda b: b.span.doc):
        regions += _label(tuple(of_document))
    return replace(story, regions=tuple(regions))


def _label(blocks: tuple[Block, ...]) -> list[Region]:
    """First line headline, the rest body."""
    return [Region(span=b.span, role=Role.BODY if i else Role.HEADLINE, rule="position") for i, b in enumerate(blocks)]
