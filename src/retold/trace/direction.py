"""Which of two documents of the set took a passage from the other.

Likeness has no direction. What gives one: a document that credits or links the other's outlet. The time of
publication alone gives none - a later text may share a lost original - but it can contradict one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from retold.model.document import Document
from retold.model.links import Direction, Passage
from retold.model.span import Span
from retold.model.story import Story
from retold.trace.layout import Layout, Ranges, covered, merged
from retold.trace.named_outlets import Named

LONG = 25  # words; a credit anywhere in the text explains a passage so long


def earlier(one: Document, other: Document) -> bool | None:
    """Whether one was published on an earlier day than the other; ``None`` where that is not known or the day is the same."""
    a, b = (d.published.day if d.published else None for d in (one, other))
    return None if a is None or b is None or a == b else a < b


def widely_shared(passages: Sequence[Passage]) -> frozenset[str]:
    """The passages, by id, of which one member is for the greater part shared with a further document too."""
    partners: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for p in passages:
        partners[p.a.doc][p.b.doc].append((p.a.start, p.a.end))
        partners[p.b.doc][p.a.doc].append((p.b.start, p.b.end))
    twice = {doc: _twice([merged(r) for r in found.values()]) for doc, found in partners.items()}
    return frozenset(p.id for p in passages if any(covered(twice[s.doc], s.start, s.end) * 2 >= len(s) for s in (p.a, p.b)))


def _twice(layers: list[Ranges]) -> Ranges:
    """Where at least two of the layers, each of disjoint ranges, lie over each other."""
    steps = sorted((at, step) for ranges in layers for start, end in ranges for at, step in ((start, 1), (end, -1)))
    found: Ranges = []
    depth = 0
    for at, step in steps:
        if step > 0 and depth == 1:
            found.append((at, at))
        elif step < 0 and depth == 2:
            found[-1] = (found[-1][0], at)
        depth += step
    return merged(found)


def _near(spans: list[Span], passage: Passage, member: Span, layout: Layout, *, own: bool) -> list[Span]:
    """Acknowledgements that can be of this passage.

    Any for a long one that is the two documents' ``own``; else those of the paragraphs around.
    """
    if passage.words >= LONG and own:
        return spans
    at = layout.index(member)
    around = [(s, layout.index(s)) for s in spans]
    return [s for s, k in around if at is not None and k is not None and abs(k - at) <= 1]


def direction_of(
    story: Story,
    passage: Passage,
    named: Named,
    layout: Layout,
    wide: frozenset[str],
) -> tuple[Direction, tuple[Span, ...]]:
    """The direction of a passage between two documents of the set, and the words that show it.

    What is in ``wide`` stands in a further document too: a credit elsewhere in the text does not explain it.
    """
    own = passage.id not in wide
    a, b = story.document(passage.a.doc), story.document(passage.b.doc)
    b_names_a = _near(named.acknowledged(b, a), passage, passage.b, layout, own=own)
    a_names_b = _near(named.acknowledged(a, b), passage, passage.a, layout, own=own)
    if b_names_a and not a_names_b and earlier(b, a) is not True:
        return Direction.A_TO_B, tuple(b_names_a)
    if a_names_b and not b_names_a and earlier(a, b) is not True:
        return Direction.B_TO_A, tuple(a_names_b)
    return Direction.UNKNOWN, ()
