"""The lineage by itself: a drawing that stands alone as an SVG file, and the same in words for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from retold.model.lineage import Edge
from retold.model.story import Story
from retold.report.brief_title import title
from retold.report.bylines import bylines
from retold.report.cites import Citer
from retold.report.graph import LINE, MARGIN, NODE_WIDTH, OPEN, Drawing, draw, in_words
from retold.report.open_ties import open_ties
from retold.report.pages import TieView, ties
from retold.report.plain import EDGE_WORDS, listing, one_line, quoted
from retold.report.templating import template
from retold.report.text import Line, limits, source_lines

LEAST_WIDTH = 560
"""CSS pixels: room for the title and the key, however few the nodes."""
LETTER = 9
"""CSS pixels that a letter of the title takes at most."""
KEY = 130
"""CSS pixels that an entry of the key takes, as the template places them; the last one may be twice as long."""
HEAD = 58
"""CSS pixels above the drawing, for its title and key."""
WORDS_SHOWN = 2
"""Pieces of evidence that the terminal shows for a tie."""


def to_svg(story: Story) -> bytes:
    """The lineage as an SVG 1.1 file of its own (UTF-8): no script, nothing loaded, colours for light and dark.

    Kinds of edges differ in dashes and in words, confidences stand behind the words in percent, texts that are not in the
    set have a dashed outline. The ``desc`` element says in words what is drawn.
    """
    drawing = draw(story.lineage, bylines(story), confident, open_ties(story))
    alone = textwrap.wrap(f"No tie found: {listing(drawing.alone)}.", 88) if drawing.alone else []
    height = HEAD + drawing.height + (LINE * len(alone) + 2 * MARGIN if alone else MARGIN)
    page = template("lineage.svg.j2").render(
        title=title(story),
        desc=_described(story, drawing),
        drawing=drawing,
        alone=alone,
        width=round(max(drawing.width, LEAST_WIDTH, LETTER * len(title(story)), KEY * (len(drawing.kinds) + 1))),
        height=round(height),
        head=HEAD,
        line=LINE,
        node_width=NODE_WIDTH,
        edge_words=EDGE_WORDS,
    )
    return page.encode()


def confident(edges: Sequence[Edge]) -> str:
    """What stands at a line of the file: the kinds of its edges, and how sure the surest is."""
    return f"{in_words(edges)}, {round(100 * max(e.confidence for e in edges))} %"


def _described(story: Story, drawing: Drawing) -> str:
    told = [
        f"{line.title}." if line.kind == OPEN else f"{line.title} (confidence {line.confidence:.2f})." for line in drawing.lines
    ]
    lost = [one_line(n.name) for n in story.lineage.nodes if not n.seen]
    outside = f"Not in the set: {listing(lost)}." if lost else ""
    return " ".join(["From the source, left, to the one that took it, right.", *told, outside]).strip()


def lineage_lines(story: Story, width: int = 80) -> list[Line]:
    """Who took what from whom, a tie a paragraph, for a terminal of ``width`` columns (at least 40)."""
    width = max(40, width)
    citer = Citer(story)
    found = ties(story, citer)
    lines = [Line(t, "title") for t in textwrap.wrap(title(story), width)]
    for tie in found:
        lines += [Line("", "blank"), *_tie(tie, width)]
    tied = {n for e in story.lineage.edges for n in (e.source, e.target)} | {n for t in open_ties(story) for n in (t.a, t.b)}
    alone = [str(citer.who[n.doc]) for n in story.lineage.nodes if n.doc in citer.who and n.id not in tied]
    if alone:
        lines += [Line("", "blank"), *(Line(t) for t in textwrap.wrap(f"No tie found: {listing(alone)}.", width))]
    return [*lines, *source_lines(story, citer, width), *limits(story, width)]


def _tie(tie: TieView, width: int) -> Iterator[Line]:
    outside = "" if tie.seen else " (not in the set)"
    why = f": {tie.why}" if tie.why else ""
    told = f"{tie.target} {tie.kind} {tie.source}{outside}{why}.{f' Confidence {tie.confidence}.' if tie.confidence else ''}"
    yield from (Line(t, "finding") for t in textwrap.wrap(told, width))
    for c in tie.cites[:WORDS_SHOWN]:
        words = f"{listing([str(by) for _, by in c.holders], 4)}: {quoted(c.words, 2 * width)}"
        yield from (Line(t, "words") for t in textwrap.wrap(words, width, initial_indent="  ", subsequent_indent="    "))
