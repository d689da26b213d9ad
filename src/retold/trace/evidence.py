"""What the texts say about where shared words come from, gathered in the same way for relations and for lineage."""

from __future__ import annotations

from dataclasses import dataclass

from retold.model.span import Span
from retold.model.story import Story
from retold.trace.boilerplate import boilerplate_ids
from retold.trace.credits import SourceNames, source_names
from retold.trace.direction import widely_shared
from retold.trace.layout import Layout, Ranges, covered, quoted_ranges
from retold.trace.named_outlets import Named
from retold.trace.unseen import Mark, find_marks

QUOTED = 0.8  # of the characters of a member: then the quotation is what is shared (the other may set it as a block)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Marks by document, who names whom, and the passages (ids) that are quotation, stand in more documents, or are standing text of an outlet."""

    names: SourceNames
    marks: dict[str, list[Mark]]
    named: Named
    quoted: frozenset[str]
    wide: frozenset[str]
    layout: Layout
    boilerplate: frozenset[str]


def _is_quoted(span: Span, quoted: dict[str, Ranges]) -> bool:
    return covered(quoted[span.doc], span.start, span.end) >= QUOTED * len(span)


def gather(story: Story) -> Evidence:
    """Read the evidence off credits, links, bylines, addresses and quotation marks."""
    names = source_names(story)
    layout = Layout(story)
    marks = find_marks(story, layout, names)
    ranges = quoted_ranges(story)
    quoted = frozenset(p.id for p in story.passages if _is_quoted(p.a, ranges) or _is_quoted(p.b, ranges))
    prose = [p for p in story.passages if p.id not in quoted]
    standing = boilerplate_ids(story, layout) - quoted
    return Evidence(names, marks, Named(story, names, layout), quoted, widely_shared(prose), layout, standing)
