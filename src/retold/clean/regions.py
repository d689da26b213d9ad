"""Blocks to regions: every stretch of every document gets one role, nothing is deleted."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from itertools import groupby

from retold.clean.draft import Draft
from retold.clean.line_labels import label_text
from retold.clean.lines import lines_of
from retold.clean.page import label_page
from retold.clean.page_links import Linked
from retold.clean.page_model import PageModel, shipped
from retold.clean.splits import pieces
from retold.model.document import DATA_RULE, DATA_TAG, Block, Document, Link, Region, Role
from retold.model.span import Span
from retold.model.story import Story

LINE = "line"
"""Tag of the blocks of a text that is set in lines."""
SOURCE_RULE = "source document"
"""Rule of the regions of source documents without markup."""


def label_regions(story: Story) -> Story:
    """Return the story with disjoint ``regions`` that cover its blocks.

    Layout, position and wording decide, in that order of reading; what no rule claims is body. A source document without
    markup has none of an article's furniture: its paragraphs are body, each in one piece though it is set in lines.
    """
    blocks = sorted(story.blocks, key=lambda b: (b.span.doc, b.span.start))
    links: dict[str, list[Link]] = defaultdict(list)
    for link in story.links:
        links[link.span.doc].append(link)
    regions: list[Region] = []
    for doc, own in groupby(blocks, key=lambda b: b.span.doc):
        blocks_of = tuple(own)
        if doc in story.source_ids and not any(b.path for b in blocks_of):
            regions += _paragraphs(story.document(doc), blocks_of)
        else:
            regions += _label(story.document(doc), blocks_of, links[doc])
    return replace(story, regions=tuple(regions))


def _paragraphs(document: Document, blocks: tuple[Block, ...]) -> list[Region]:
    spans: list[Span] = []
    for block in blocks:
        between = document.text[spans[-1].end : block.span.start] if spans else ""
        if spans and block.tag == LINE and between.count("\n") <= 1:
            spans[-1] = spans[-1].hull(block.span)
        else:
            spans.append(block.span)
    return [Region(span=s, role=Role.BODY, rule=SOURCE_RULE) for s in spans]


def _label(document: Document, blocks: tuple[Block, ...], links: list[Link]) -> list[Region]:
    if any(block.path for block in blocks):
        return label_blocks(document, blocks, links, shipped())
    draft = Draft(lines_of(document, blocks), title=document.title)
    for line in draft.lines:
        if line.block.hint is not None:
            draft.put(line.index, line.block.hint, "markup")
    label_text(draft)
    return [Region(span=p.span, role=p.label.role, rule=p.label.rule) for p in pieces(draft)]


def label_blocks(document: Document, blocks: tuple[Block, ...], links: list[Link], model: PageModel) -> list[Region]:
    """The regions of a page, each with its place in the markup."""
    linked = Linked.of(blocks, links)
    draft = Draft(lines_of(document, blocks), title=document.title, linked=linked.share)
    shown = [block for block in blocks if block.tag != DATA_TAG]
    for line in draft.lines[len(shown) :]:
        draft.put(line.index, Role.BODY, DATA_RULE)
    label_page(draft, model.likely(document, shown, linked), model.third)
    starts = [block.span.start for block in blocks]
    return [
        Region(
            span=p.span,
            role=p.label.role,
            rule=p.label.rule,
            source=blocks[bisect_right(starts, p.span.start) - 1].source_of(p.span),
        )
        for p in pieces(draft)
    ]
