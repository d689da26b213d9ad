"""Which documents of the set name or link the outlets of others, and where."""

from __future__ import annotations

import re
from collections import defaultdict

from retold.model.document import Document
from retold.model.span import Span
from retold.model.story import Story
from retold.trace.credits import SourceNames, domain_label, same_source
from retold.trace.layout import Layout
from retold.trace.unseen import MARK_ROLES


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

    def acknowledged(self, taker: Document, source: Document) -> list[Span]:
        """Where ``taker`` credits or links the outlet of ``source``; nothing where both have one outlet."""
        return [*self._credited(taker, source), *self.links(taker, source)]

    def credits(self, taker: Document, source: Document) -> list[Span]:
        """Where ``taker`` names the outlet of ``source``, in whatever words; nothing where both have one outlet."""
        if self._one_outlet(taker, source):
            return []
        said = self._credited(taker, source)
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

    def _credited(self, taker: Document, source: Document) -> list[Span]:
        if self._one_outlet(taker, source):
            return []
        return [s for name, s in self._credits[taker.id] if same_source(self._names, name, source.outlet, source.url)]

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
