"""What the articles say at their tops: the words, places and days by which a sentence further down is known to tell of the event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import timedelta

from retold.align.claim_units import roles_of
from retold.lang.events_keys import content_keys
from retold.model.document import TITLE_ROLES, Role
from retold.model.marks import NameKind, Sentence, TimeKind
from retold.model.span import Span
from retold.model.story import Story

_LEAD = 3
"""Sentences of the body that still are an article's top."""
_SHARE = 1 / 3
"""Share of the articles, and at least two, whose tops must use a word."""
_PLACES = 1 / 4
_RECENT = 60
"""Days before publication over which a sentence still tells of the news."""
_LONG = 1000
"""Characters of a sentence over which it is a list and no part of it speaks for another."""


class Tops:
    """Sentences by place with what makes them part of the event."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self.role: Callable[[Span], Role] = roles_of(story)
        self._rows: dict[str, list[Sentence]] = defaultdict(list)
        for s in sorted((s for s in story.sentences if s.tokens), key=lambda s: s.span):
            self._rows[s.span.doc].append(s)
        self._starts = {doc: [s.span.start for s in row] for doc, row in self._rows.items()}
        self._order = self._orders()
        self.keys = self._common_keys()
        self._named = self._places()
        self._known = self._common_places()
        self._dates: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for d in story.dates:
            if d.kind is TimeKind.DATE and d.value:
                self._dates[d.span.doc].append((d.span.start, d.value))
        for row in self._dates.values():
            row.sort()

    def sentence(self, span: Span) -> Sentence | None:
        """The parsed sentence that holds ``span``; none for lists taken for one."""
        row = self._rows.get(span.doc, [])
        i = bisect_right(self._starts.get(span.doc, []), span.start) - 1
        return row[i] if i >= 0 and row[i].span.contains(span) and len(row[i].span) <= _LONG else None

    def is_first(self, sentence: Sentence) -> bool:
        """Whether it is a headline, deck or the first sentence of a body."""
        return self._order[sentence.span] == 0

    def is_top(self, sentence: Sentence) -> bool:
        """Whether it is one of those or of the sentences right after them."""
        return self._order[sentence.span] < _LEAD

    def elsewhere(self, sentence: Sentence) -> bool:
        """Whether it names places and none that the tops of several articles name."""
        names = self._named.get(sentence.span, frozenset())
        return bool(names) and not names & self._known

    def elsewhen(self, sentence: Sentence) -> bool:
        """Whether it dates itself to a time long before its article."""
        published = self._story.document(sentence.span.doc).published
        if published is None or published.day is None:
            return False
        cutoff = (published.day - timedelta(days=_RECENT)).isoformat()
        row = self._dates.get(sentence.span.doc, [])
        near = row[bisect_left(row, (sentence.span.start, "")) : bisect_left(row, (sentence.span.end, ""))]
        ends = (value.split("/")[-1].rstrip("?~%")[:10] for _, value in near)
        return any(e[:4].isdigit() and e < cutoff[: len(e)] for e in ends)

    def _orders(self) -> dict[Span, int]:
        """For every sentence its number in the body; 0 for headlines and decks."""
        orders: dict[Span, int] = {}
        for row in self._rows.values():
            count = 0
            for s in row:
                title = self.role(s.span) in TITLE_ROLES
                orders[s.span] = 0 if title else count
                count += not title
        return orders

    def _common_keys(self) -> frozenset[str]:
        found: Counter[str] = Counter()
        for row in self._rows.values():
            found.update({k for s in row if self.is_top(s) for k in content_keys(self._story.text(s.span))})
        least = max(2.0, _SHARE * len(self._rows))
        return frozenset(k for k, n in found.items() if n >= least)

    def _places(self) -> dict[Span, frozenset[str]]:
        named: dict[Span, set[str]] = defaultdict(set)
        for n in self._story.names:
            if n.kind is NameKind.PLACE and (s := self.sentence(n.span)) is not None:
                named[s.span].add(n.canonical.casefold())
        return {span: frozenset(names) for span, names in named.items()}

    def _common_places(self) -> frozenset[str]:
        docs: dict[str, set[str]] = defaultdict(set)
        for span, names in self._named.items():
            if self._order[span] == 0:
                for name in names:
                    docs[name].add(span.doc)
        least = max(2.0, _PLACES * len(self._rows))
        return frozenset(name for name, where in docs.items() if len(where) >= least)
