"""Words of articles as evidence: where they stand, what stands around them, and the anchor that leads there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from retold.model.ids import stable_id
from retold.model.span import Span
from retold.model.story import Story
from retold.model.view import fold
from retold.report.bylines import Byline, bylines
from retold.report.plain import one_line, shorten
from retold.report.values import in_words

CONTEXT = 70
"""Characters of context shown on either side of evidence."""

LIMIT = 320
"""Characters of evidence shown."""

SAME = 0.9
"""Score from which the two sides of a passage are shown as one: fewer than one word in ten differs."""

POINTS = 3
"""Different points that the same words may make before the rest is only mentioned."""

_PLAIN_ID = re.compile(r"[A-Za-z0-9_.:-]+")


def anchor(span: Span) -> str:
    """The HTML id of a place in an article: ``document-start-end``, the same in every run."""
    doc = span.doc if _PLAIN_ID.fullmatch(span.doc) else stable_id("d", span.doc)
    return f"{doc}-{span.start}-{span.end}"


@dataclass(frozen=True, slots=True)
class Cite:
    """Words of an article with a little of what stands around them; ``says`` is what they show, ``also`` who has the same.

    Cites with one ``shared`` are the copies of one passage.
    """

    href: str
    by: Byline
    before: str
    words: str
    after: str
    says: str = ""
    also: tuple[tuple[str, Byline], ...] = ()
    shared: str = ""

    @property
    def holders(self) -> tuple[tuple[str, Byline], ...]:
        """The place and, where other articles have the very same words, theirs."""
        return ((self.href, self.by), *self.also)


class Citer:
    """Makes cites for one story; context never leaves the region that the words stand in.

    ``context`` characters are shown on either side, at most ``limit`` of the words themselves.
    """

    def __init__(self, story: Story, context: int = CONTEXT, limit: int = LIMIT) -> None:
        self._story = story
        self._context = context
        self._limit = limit
        self._copies = _copies(story)
        self.who = bylines(story)
        self._regions: dict[str, list[Span]] = {d.id: [] for d in story.documents}
        for r in sorted(story.regions, key=lambda r: r.span):
            self._regions[r.span.doc].append(r.span)

    def bounds(self, span: Span) -> tuple[int, int]:
        """Start and end of the region (or the text) around a span, in code points."""
        regions = self._regions[span.doc]
        i = bisect_right(regions, span.start, key=lambda r: r.start) - 1
        if i >= 0 and regions[i].end > span.start:
            return regions[i].start, max(regions[i].end, span.end)
        return span.start, span.end

    def cite(self, span: Span, says: str = "", limit: int = LIMIT) -> Cite:
        """The words of ``span`` in their context; more than ``limit`` characters are cut, the link leads to all of them."""
        text = self._story.document(span.doc).text
        low, high = self.bounds(span)
        left, right = max(low, span.start - self._context), min(high, span.end + self._context)
        before, after = text[left : span.start], text[span.end : right]
        if left > low:
            before = "…" + before.partition(" ")[2]
        if right < high:
            after = after.rpartition(" ")[0] + "…"
        words = shorten(text[span.start : span.end], min(limit, self._limit))
        by = self.who[span.doc]
        told = in_words(one_line(says).removeprefix(f"{by.letter if by.bare else by.name}: "))
        return Cite(anchor(span), by, before, words, after, told, shared=self._copies.get(span, ""))

    def cites(self, spans: Iterable[Span]) -> list[Cite]:
        """Cites for spans, in the order of articles and places."""
        return [self.cite(s) for s in sorted(spans, key=lambda s: (self.who[s.doc].number, s.start, s.end))]


def _copies(story: Story) -> dict[Span, str]:
    """For every side of a passage that is all but the same in both: the passage that stands for all its copies."""
    first: dict[Span, str] = {}
    for p in sorted(story.passages, key=lambda p: (p.a, p.b)):
        if p.score >= SAME:
            key = first.get(p.a) or first.get(p.b) or p.id
            first.setdefault(p.a, key)
            first.setdefault(p.b, key)
    return first


def merged(cites: Iterable[Cite]) -> tuple[Cite, ...]:
    """Cites with the same words, or of copies of one passage, given once, in the place of the first, naming each article that has them and what they show there."""
    groups: dict[str, list[Cite]] = {}
    for c in cites:
        groups.setdefault(c.shared or fold(c.words).text, []).append(c)
    return tuple(_merge(group) for group in groups.values())


def _merge(group: list[Cite]) -> Cite:
    group = sorted(group, key=lambda c: c.by.number)
    first = group[0]
    also = {c.by: c.href for c in reversed(group) if c.by != first.by}
    points: dict[str, list[str]] = {}
    for c in group:
        letters = points.setdefault(c.says, [])
        if c.says and c.by.letter not in letters:
            letters.append(c.by.letter)
    told = [s for s in points if s]
    if len(told) > 1:
        told = [f"{', '.join(points[s])}: {s}" for s in told]
    if len(told) > POINTS:
        told = [*told[:POINTS], "and other ways"]
    return replace(first, also=tuple((href, by) for by, href in reversed(also.items())), says="; ".join(told))


def varied(cites: Iterable[Cite]) -> tuple[Cite, ...]:
    """The same cites, so ordered that the first ones come from as many different articles as possible."""
    seen: set[Byline] = set()
    first: list[Cite] = []
    later: list[Cite] = []
    for c in cites:
        holders = {by for _, by in c.holders}
        (later if holders <= seen else first).append(c)
        seen |= holders
    return (*first, *later)
