"""Two documents beside each other: their shared passages, in the order of the one and of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from retold.model.document import PROSE_ROLES, Document
from retold.model.links import Edit, Passage
from retold.model.span import Span
from retold.model.story import Story
from retold.model.words import count_words
from retold.trace.layout import Layout, Ranges, covered, merged


@dataclass(frozen=True, slots=True)
class Stretch:
    """A shared passage as its taker and its giver have it; ``edits`` with offsets (taker start, taker end, giver start, giver end)."""

    taken: Span
    given: Span
    words: int
    edits: tuple[tuple[int, int, int, int], ...]


class Side:
    """A document as one of two that share text: whether it took from the other is asked of its words."""

    def __init__(self, taker: Document, giver: Document, stretches: Sequence[Stretch], prose: tuple[Ranges, Ranges]) -> None:
        self.taker, self.giver = taker, giver
        self.stretches = sorted(stretches, key=lambda s: (s.taken, s.given))
        self.own_prose, self.other_prose = prose

    @cached_property
    def taken(self) -> Ranges:
        """Where the taker has shared words."""
        return merged((s.taken.start, s.taken.end) for s in self.stretches)

    @cached_property
    def given(self) -> Ranges:
        """Where the giver has them."""
        return merged((s.given.start, s.given.end) for s in self.stretches)

    def words_before(self) -> tuple[int, int]:
        """Words of running text before the first shared one: of the taker, of the giver."""
        return (
            _words(self.taker, self.own_prose, 0, _first(self.taken, self.own_prose)),
            _words(self.giver, self.other_prose, 0, _first(self.given, self.other_prose)),
        )

    def words_after(self) -> tuple[int, int]:
        """Words of running text behind the last shared one: of the taker, of the giver."""
        return (
            _words(self.taker, self.own_prose, self.taken[-1][1], len(self.taker.text)),
            _words(self.giver, self.other_prose, self.given[-1][1], len(self.giver.text)),
        )

    def shares(self) -> tuple[float, float]:
        """Share (0-1) of the characters of running text that is shared: of the taker, of the giver."""
        return _share(self.taken, self.own_prose), _share(self.given, self.other_prose)


def _first(found: Ranges, prose: Ranges) -> int:
    """The first place of running text that is shared; headlines are each outlet's own."""
    return min((max(a, start) for a, b in found for start, end in prose if a < end and b > start), default=found[0][0])


def _words(document: Document, prose: Ranges, start: int, end: int) -> int:
    return sum(count_words(document.text, max(a, start), min(b, end)) for a, b in prose if a < end and b > start)


def _share(found: Ranges, prose: Ranges) -> float:
    whole = sum(b - a for a, b in prose)
    return min(1.0, sum(covered(found, a, b) for a, b in prose) / whole) if whole else 0.0


def sides(story: Story, passages: Sequence[Passage], layout: Layout) -> Iterator[Side]:
    """Both sides of every two documents that share passages."""
    prose = prose_ranges(story, layout)
    found: Mapping[tuple[str, str], list[Stretch]] = defaultdict(list)
    for p in passages:
        found[p.a.doc, p.b.doc].append(Stretch(p.a, p.b, p.words, tuple(_forth(e) for e in p.edits)))
        found[p.b.doc, p.a.doc].append(Stretch(p.b, p.a, p.words, tuple(_back(e) for e in p.edits)))
    for (taker, giver), stretches in found.items():
        yield Side(story.document(taker), story.document(giver), stretches, (prose[taker], prose[giver]))


def prose_ranges(story: Story, layout: Layout) -> dict[str, Ranges]:
    """The running text of every document."""
    return {
        d.id: merged((r.span.start, r.span.end) for r in layout.regions(d.id) if r.role in PROSE_ROLES) for d in story.documents
    }


def _forth(e: Edit) -> tuple[int, int, int, int]:
    return e.a_start, e.a_end, e.b_start, e.b_end


def _back(e: Edit) -> tuple[int, int, int, int]:
    return e.b_start, e.b_end, e.a_start, e.a_end
