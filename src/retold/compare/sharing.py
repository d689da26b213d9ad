"""What the documents of a story have in common, pair by pair: the material of the findings about copying."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from retold.compare.prose import joined
from retold.model.disjoint import Disjoint
from retold.model.document import display_names
from retold.model.finding import Evidence
from retold.model.links import RUNNING, Passage
from retold.model.span import Span
from retold.model.story import Story

SHOWN = 4
"""Passages shown for one pair: the longest prove the point."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sharing:
    """What the documents of a story share, by pair (in the order of the story's documents)."""

    passages: Mapping[Pair, tuple[Passage, ...]]
    order: Mapping[str, int]
    names: Mapping[str, str]
    nodes: Mapping[str, str | None]
    counts: Mapping[Pair, int]

    def doc(self, node: str) -> str | None:
        """The document that a node of the lineage is, if it is one of the set."""
        return self.nodes.get(node)

    def pair(self, a: str, b: str) -> Pair:
        """The key of two documents."""
        return (a, b) if self.order[a] <= self.order[b] else (b, a)

    def words(self, a: str, b: str) -> int:
        """Words of running text the two share; what lies under several passages counts once."""
        return self.counts.get(self.pair(a, b), 0)

    def telling(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Of many pairs those with most in common, as many as it takes to show every document once."""
        shown: set[str] = set()
        out = []
        for pair in sorted(pairs, key=lambda p: (-self.words(*p), self.order[p[0]], self.order[p[1]])):
            if not shown.issuperset(pair):
                shown.update(pair)
                out.append(pair)
        return out

    def evidence(self, a: str, b: str, shown: int = SHOWN) -> list[Evidence]:
        """The longest shared passages of two documents, both members of each."""
        longest = sorted(self.passages.get(self.pair(a, b), ()), key=lambda p: (-p.words, p.a, p.b))[:shown]
        return [Evidence(s, f"{p.words} words in common") for p in longest for s in (p.a, p.b)]

    def articles(self, docs: Iterable[str]) -> str:
        """The documents' names as one phrase, in the order they were given."""
        return joined([self.names[d] for d in sorted(docs, key=self.order.__getitem__)])


def sharing_of(story: Story) -> Sharing:
    """The shared running text of every pair of documents of the story."""
    order = {d.id: i for i, d in enumerate(story.documents)}
    found: dict[Pair, list[Passage]] = defaultdict(list)
    for p in story.passages:
        if p.relation in RUNNING:
            a, b = sorted((p.a.doc, p.b.doc), key=order.__getitem__)
            found[a, b].append(p)
    nodes = {n.id: n.doc for n in story.lineage.nodes}
    counts = {pair: _words(pair, passages) for pair, passages in found.items()}
    return Sharing({k: tuple(v) for k, v in found.items()}, order, display_names(story.documents), nodes, counts)


def _words(pair: Pair, passages: list[Passage]) -> int:
    once = min(_once([p.a if p.a.doc == d else p.b for p in passages]) for d in pair)
    return round(once * sum(p.words for p in passages))


def components(pairs: Iterable[Pair]) -> list[list[str]]:
    """Documents joined by any chain of pairs, each group sorted."""
    joins = list(pairs)
    sets = Disjoint(sorted({d for pair in joins for d in pair}))
    for a, b in joins:
        sets.join(a, b)
    return sets.groups()


def _once(spans: list[Span]) -> float:
    """The characters that spans of one document cover, over the sum of their lengths (1 where none overlap)."""
    end = total = 0
    for s in sorted(spans):
        total += max(0, s.end - max(s.start, end))
        end = max(end, s.end)
    return total / sum(map(len, spans)) if spans else 1.0
