"""Which articles have running text in common and how much: quotations and standing text are told apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from retold.model.document import PROSE_ROLES
from retold.model.links import RUNNING, Passage
from retold.model.story import Story

LONG = 100
"""Words of running text two articles must have in common to be spoken of as sharing long runs; or ..."""

SAME = 0.95
"""Part of the longer one's words that makes two texts the same."""

MUCH = 0.2
"""... this part of the shorter one's running text."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents, the words of running text they have in common, and the words of the shorter and the longer one."""

    a: str
    b: str
    words: int
    shorter: int
    longer: int

    @property
    def long(self) -> bool:
        """Whether that is enough to be named on the first screen."""
        return self.words >= LONG or self.words >= MUCH * self.shorter

    @property
    def same(self) -> bool:
        """Whether the texts are the same but for a few words."""
        return self.words >= SAME * self.longer


def pairs(story: Story) -> list[Pair]:
    """Pairs of documents with running text in common (quotations and standing text apart), most words first."""
    order = {d.id: n for n, d in enumerate(story.articles)}
    size = _prose_words(story)
    found: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for p in story.passages:
        if p.relation in RUNNING and p.a.doc in order and p.b.doc in order:
            a, b = sorted((p.a.doc, p.b.doc), key=order.__getitem__)
            found[a, b].append(p)
    words = Counter({pair: _words(pair, passages) for pair, passages in found.items()})
    return [Pair(a, b, n, *sorted((size[a], size[b]))) for (a, b), n in words.most_common()]


def _words(pair: tuple[str, str], passages: list[Passage]) -> int:
    """The words two documents share; what lies under several passages counts once."""
    once = 1.0
    for doc in pair:
        end = covered = total = 0
        for s in sorted(p.a if p.a.doc == doc else p.b for p in passages):
            covered += max(0, s.end - max(s.start, end))
            end = max(end, s.end)
            total += len(s)
        once = min(once, covered / total)
    return round(once * sum(p.words for p in passages))


def _prose_words(story: Story) -> dict[str, int]:
    size: Counter[str] = Counter()
    for r in story.regions:
        if r.role in PROSE_ROLES:
            size[r.span.doc] += len(story.text(r.span).split())
    return {d.id: size[d.id] or len(d.text.split()) for d in story.documents}
