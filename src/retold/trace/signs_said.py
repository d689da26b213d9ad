"""Signs that a text was taken, read off what it says of itself: whom it names, links and credits, and when it came out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from retold.model.document import Document
from retold.model.lineage import Sign, SignKind
from retold.model.span import Span
from retold.model.story import Story
from retold.trace.credits import SourceNames, domain_label, same_source
from retold.trace.layout import Layout, covered
from retold.trace.pair_sides import Side
from retold.trace.unseen import MARK_ROLES

NEAR = 160  # characters between a name and shared words that it may hand over
SHOWN = 3


class Named:
    """Which document names or links the outlet of which other, and where."""

    def __init__(self, story: Story, names: SourceNames, layout: Layout) -> None:
        self._names = names
        self._layout = layout
        self._credits: dict[str, list[tuple[str, Span]]] = defaultdict(list)
        self._links: dict[str, list[tuple[str, Span]]] = defaultdict(list)
        for c in story.credits:
            self._credits[c.span.doc].append((c.credited, c.span))
        for link in story.links:
            if (label := domain_label(link.href)) is not None:
                self._links[link.span.doc].append((label, link.span))

    def credits(self, taker: Document, source: Document) -> list[Span]:
        """Where ``taker`` names the outlet of ``source``, in whatever words; nothing where both have one outlet."""
        if self._one_outlet(taker, source):
            return []
        said = [s for name, s in self._credits[taker.id] if same_source(self._names, name, source.outlet, source.url)]
        written = [Span(taker.id, m.start(), m.end()) for m in _written(source).finditer(taker.text)]
        return sorted([*said, *(w for w in written if not any(s.start <= w.start < s.end for s in said))])

    def is_mark(self, span: Span) -> bool:
        """Whether a name stands in a byline, a place line or another line that says whose the text is."""
        region = self._layout.region(span)
        return region is not None and region.role in MARK_ROLES

    def links(self, taker: Document, source: Document) -> list[Span]:
        """Where ``taker`` links a page of the outlet of ``source``."""
        if self._one_outlet(taker, source):
            return []
        return [s for label, s in self._links[taker.id] if same_source(self._names, label, source.outlet, source.url)]

    def _one_outlet(self, taker: Document, source: Document) -> bool:
        if not (source.outlet or source.url):
            return True
        return taker.outlet is not None and same_source(self._names, taker.outlet, source.outlet, source.url)


def _written(document: Document) -> re.Pattern[str]:
    """The outlet's name as it may be written; one of a single word only as its domain, since it may be any word."""
    forms = []
    name = (document.outlet or "").removeprefix("The ").strip()
    if len(name.split()) > 1:
        forms.append(re.escape(name))
    host = re.match(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)", document.url or "")
    if host:
        forms.append(rf"(?i:{re.escape(host.group(1))})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)" if forms else r"(?!)")


def said_signs(side: Side, named: Named) -> Iterator[Sign]:
    """All signs in what the taker says and in the times of both that it took what it shares."""
    taker, giver = side.taker, side.giver
    spans = named.credits(taker, giver)
    inside = [s for s in spans if covered(side.taken, s.start, s.end) * 2 > len(s)]
    # Words that both have and that name the one's outlet speak of it in the third person.
    theirs = giver.text
    inside = [s for s in inside if taker.text[s.start : s.end].casefold() in theirs.casefold()]
    outside = [s for s in spans if s not in inside]
    if inside:
        yield _sign(side, SignKind.SELF_REFERENCE, inside)
    signed = [s for s in outside if named.is_mark(s)]
    if signed:
        yield _sign(side, SignKind.MARK, signed)
    elif outside:
        yield _sign(side, SignKind.CREDIT, outside)
    if links := named.links(taker, giver):
        yield _sign(side, SignKind.LINK, links)
    if taker.published is not None and giver.published is not None and taker.published.after(giver.published):
        yield _sign(side, SignKind.LATER, [])


def _sign(side: Side, kind: SignKind, spans: list[Span]) -> Sign:
    return Sign(kind=kind, taker=side.taker.id, giver=side.giver.id, spans=tuple(spans[:SHOWN]))
