"""What several rules, or several sentences of one passage, tell of one difference is told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from retold.compare.conflict_sides import Side, conflict
from retold.compare.prose import Places
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.span import Span, overlap
from retold.model.story import Story

_Key = tuple[object, ...]


def told_once(story: Story, conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Conflicts without those that tell nothing new, in their order.

    Of one kind whose members stand in the same places, those with most members stand: a part tells nothing that the whole does not, if the whole sets
    apart what the part does. Sentences of one paragraph that are credited here and not there are one dropped credit, under the words of
    the first.
    """
    kept: list[Conflict] = []
    merged = _one_credit(story, conflicts)
    for c in sorted(merged, key=lambda c: (-len(c.members), c.id)):
        if not any(k.kind is c.kind and _tells(k, c) for k in kept):
            kept.append(c)
    order = {c.id: i for i, c in enumerate(merged)}
    return tuple(sorted(kept, key=lambda c: order[c.id]))


def _tells(whole: Conflict, part: Conflict) -> bool:
    """Whether every member of a part is by half one of the whole, and members of two values are such of two values."""
    seen = [(m.value, {n.value for n in whole.members if _same(m.span, n.span)}) for m in part.members]
    return all(there for _, there in seen) and all(x[1] != y[1] for x, y in combinations(seen, 2) if x[0] != y[0])


def _same(a: Span, b: Span) -> bool:
    return 2 * overlap(a, b) >= min(len(a), len(b))


def _one_credit(story: Story, conflicts: Sequence[Conflict]) -> list[Conflict]:
    paragraphs = Places(r.span for r in story.regions)
    groups: dict[_Key, list[Conflict]] = defaultdict(list)
    for c in conflicts:
        credited = c.kind is ConflictKind.ATTRIBUTION and c.strength is Strength.TENSION
        places = {(paragraphs.at(m.span), m.value) for m in c.members} if credited else set()
        alone = not places or any(p is None for p, _ in places)
        groups[(c.id,) if alone else (frozenset(places),)].append(c)
    return [_joined(group) for group in groups.values()]


def _joined(group: Sequence[Conflict]) -> Conflict:
    first = group[0]
    if len(group) == 1:
        return first
    sides = [Side(m.span, m.value or "") for c in group for m in c.members]
    return conflict(first.claim, first.kind, first.strength, sides, first.text)
