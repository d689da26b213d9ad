"""Blocks to regions: every stretch of every document gets one role, nothing is deleted."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from retold.clean.captions import label_captions
from retold.clean.cues import label_by_wording
from retold.clean.draft import Draft
from retold.clean.head import label_head
from retold.clean.lines import lines_of
from retold.clean.page import label_page
from retold.clean.splits import pieces
from retold.clean.tail import label_link_lists, label_tail
from retold.model.document import Block, Document, Region
from retold.model.story import Story


def label_regions(story: Story) -> Story:
    """Return the story with disjoint ``regions`` that cover its blocks.

    Layout, position and wording decide, in that order of reading; what no rule claims is body.
    """
    blocks = sorted(story.blocks, key=lambda b: b.span)
    regions: list[Region] = []
    for doc, own in groupby(blocks, key=lambda b: b.span.doc):
        regions += _label(story.document(doc), tuple(own))
    return replace(story, regions=tuple(regions))


def _label(document: Document, blocks: tuple[Block, ...]) -> list[Region]:
    draft = Draft(lines_of(document, blocks), title=document.title)
    if any(block.path for block in blocks):
        label_page(draft)
    else:
        label_head(draft)
    label_by_wording(draft)
    label_link_lists(draft)
    label_captions(draft)
    label_tail(draft)
    return [Region(span=p.span, role=p.label.role, rule=p.label.rule) for p in pieces(draft)]
