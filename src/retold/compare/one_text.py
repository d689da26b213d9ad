"""How many texts a claim stands in: articles that print one run of text tell it once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from retold.model.claims import Claim
from retold.model.links import Relation
from retold.model.span import Span
from retold.model.story import Story

_RUNNING = frozenset({Relation.COPY, Relation.REWRITE, Relation.SHARED_ORIGIN, Relation.UNKNOWN})
"""Relations of running text: a quotation that both print may have been heard by both."""


class Tellings:
    """Counts the texts in which claims are told; a shared passage that holds mentions of two articles makes them one."""

    def __init__(self, story: Story) -> None:
        self._passages: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for p in story.passages:
            if p.relation in _RUNNING:
                self._passages[p.a.doc].append((p.a, p.b.doc))
                self._passages[p.b.doc].append((p.b, p.a.doc))

    def of(self, claim: Claim) -> int:
        """The number of texts, at most that of the articles. Linear in the mentions and the passages of their articles."""
        docs = list(dict.fromkeys(m.span.doc for m in claim.mentions))
        with_: dict[str, set[str]] = {d: set() for d in docs}
        for m in claim.mentions:
            for place, other in self._passages[m.span.doc]:
                if other in with_ and place.overlaps(m.span):
                    with_[m.span.doc].add(other)
        return _groups(docs, with_)


def _groups(docs: Iterable[str], with_: dict[str, set[str]]) -> int:
    """Articles joined where each has a mention in a passage shared with the other."""
    left, count = set(docs), 0
    while left:
        todo, count = [left.pop()], count + 1
        while todo:
            doc = todo.pop()
            near = {d for d in left if d in with_[doc] and doc in with_[d]}
            left -= near
            todo += near
    return count
