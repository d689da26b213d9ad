"""What all the passages of two documents come to: how much of each the other has, what kind of sharing it is, which way it went."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from retold.model.document import PROSE_ROLES
from retold.model.ids import stable_id
from retold.model.links import BEYOND_CHANCE, VERBATIM, Direction, DocumentPair, EditKind, PairRelation, Passage, Relation
from retold.model.span import Span
from retold.model.story import Story
from retold.trace.layout import Ranges, merged

SMALL = 1 / 3  # of the running words of where it comes from: so much is an excerpt
_TAKEN = (Relation.COPY, Relation.REWRITE)
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def relate_pairs(story: Story) -> Story:
    """Fill ``pairs`` with every two documents that share passages, in the order of the documents.

    ``shared_quote`` and ``boilerplate`` are pairs that share nothing else (but for a few words of unknown relation);
    ``shared_origin`` those of which at least half of the shared running words are. The others are ``excerpt``, ``copy`` or
    ``rewrite`` by how much was changed and by how much of the source they are; of two texts without a direction each may be the source. Cost: the
    words of the documents, and the passages.
    """
    order = {d.id: n for n, d in enumerate(story.documents)}
    found: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for p in story.passages:
        p_in_order = p if order[p.a.doc] <= order[p.b.doc] else _turned(p)
        found[p_in_order.a.doc, p_in_order.b.doc].append(p_in_order)
    words = _Words(story)
    pairs = (_pair(a, b, found[a, b], words) for a, b in sorted(found, key=lambda k: (order[k[0]], order[k[1]])))
    return replace(story, pairs=tuple(pairs))


def _turned(p: Passage) -> Passage:
    """The same passage with its members exchanged."""
    way = {Direction.A_TO_B: Direction.B_TO_A, Direction.B_TO_A: Direction.A_TO_B}.get(p.direction, Direction.UNKNOWN)
    kinds = {EditKind.INSERT: EditKind.DELETE, EditKind.DELETE: EditKind.INSERT}
    edits = tuple(
        replace(e, kind=kinds.get(e.kind, e.kind), a_start=e.b_start, a_end=e.b_end, b_start=e.a_start, b_end=e.a_end)
        for e in p.edits
    )
    return replace(p, a=p.b, b=p.a, direction=way, edits=edits)


class _Words:
    """Where the words of each document stand, and which of them are running text."""

    def __init__(self, story: Story) -> None:
        self._all = {d.id: [m.start() for m in _WORD.finditer(d.text)] for d in story.documents}
        prose: dict[str, list[tuple[int, int]]] = {d.id: [] for d in story.documents}
        for r in story.regions:
            if r.role in PROSE_ROLES:
                prose[r.span.doc].append((r.span.start, r.span.end))
        self._prose = {doc: merged(ranges) for doc, ranges in prose.items()}
        self._running = {doc: self._count(doc, ranges) for doc, ranges in self._prose.items()}

    def _count(self, doc: str, ranges: Ranges) -> int:
        starts = self._all[doc]
        return sum(bisect_left(starts, end) - bisect_left(starts, start) for start, end in ranges)

    def shared(self, doc: str, ranges: Ranges) -> tuple[int, float]:
        """How many words begin in sorted disjoint ranges, and which part of the document's running words do."""
        running = self._count(doc, list(_both(ranges, self._prose[doc])))
        return self._count(doc, ranges), round(running / self._running[doc], 4) if self._running[doc] else 0.0


def _both(one: Ranges, other: Ranges) -> Iterator[tuple[int, int]]:
    """Where two rows of sorted disjoint ranges overlap."""
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            yield start, end
        if one[i][1] <= other[j][1]:
            i += 1
        else:
            j += 1


def _kept(span: Span, changed: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A member without the words that an edit changed or dropped."""
    at = span.start
    for start, end in sorted(changed):
        if start > at:
            yield at, start
        at = max(at, end)
    if at < span.end:
        yield at, span.end


def _pair(a: str, b: str, passages: Sequence[Passage], words: _Words) -> DocumentPair:
    in_a = merged(r for p in passages for r in _kept(p.a, ((e.a_start, e.a_end) for e in p.edits)))
    in_b = merged(r for p in passages for r in _kept(p.b, ((e.b_start, e.b_end) for e in p.edits)))
    (a_words, a_share), (b_words, b_share) = words.shared(a, in_a), words.shared(b, in_b)
    direction = _direction(passages)
    # Where nothing says whose words they are, either may be the source: the pair is an excerpt if of both it is a small part.
    part = {Direction.A_TO_B: a_share, Direction.B_TO_A: b_share}.get(direction, max(a_share, b_share))
    relation = _relation(passages, part)
    settled = relation in {PairRelation.COPY, PairRelation.EXCERPT, PairRelation.REWRITE, PairRelation.UNKNOWN}
    return DocumentPair(
        id=stable_id("r", a, b), a=a, b=b, words=min(a_words, b_words), a_share=a_share, b_share=b_share, relation=relation,
        direction=direction if settled else Direction.UNKNOWN,
    )  # fmt: skip


def _direction(passages: Sequence[Passage]) -> Direction:
    """The one direction that passages have; unknown where none has one, or two have different ones."""
    ways = {p.direction for p in passages} - {Direction.UNKNOWN}
    return ways.pop() if len(ways) == 1 else Direction.UNKNOWN


def _relation(passages: Sequence[Passage], part: float) -> PairRelation:
    words: Counter[Relation] = Counter()
    for p in passages:
        words[p.relation] += p.words
    taken = sum(words[r] for r in _TAKEN)
    running = taken + words[Relation.SHARED_ORIGIN] + words[Relation.UNKNOWN]
    aside = words[Relation.SHARED_QUOTE] + words[Relation.BOILERPLATE]
    if aside and running == words[Relation.UNKNOWN] and running < min(BEYOND_CHANCE, aside):
        quoted = words[Relation.SHARED_QUOTE] >= words[Relation.BOILERPLATE]
        return PairRelation.SHARED_QUOTE if quoted else PairRelation.BOILERPLATE
    if words[Relation.SHARED_ORIGIN] and 2 * words[Relation.SHARED_ORIGIN] >= running:
        return PairRelation.SHARED_ORIGIN
    if not taken:
        return PairRelation.UNKNOWN
    if sum(p.score * p.words for p in passages if p.relation in _TAKEN) < VERBATIM * taken:
        return PairRelation.REWRITE
    return PairRelation.EXCERPT if part < SMALL else PairRelation.COPY
