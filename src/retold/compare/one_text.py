"""How many texts a claim stands in: articles that print one run of text tell it once."""

from __future__ import annotations

from collections import defaultdict

from retold.model.claims import Claim
from retold.model.disjoint import Disjoint
from retold.model.links import RUNNING
from retold.model.span import Span
from retold.model.story import Story


class Tellings:
    """Counts the texts in which claims are told; a shared passage that holds mentions of two articles makes them one."""

    def __init__(self, story: Story) -> None:
        self._passages: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for p in story.passages:
            if p.relation in RUNNING:
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
        sets = Disjoint(docs)
        for doc, near in with_.items():
            for other in near:
                if doc in with_[other]:
                    sets.join(doc, other)
        return len(sets.groups())
