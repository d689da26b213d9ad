"""What is told once is listed once: overlapping clauses of one claim, and claims that lie inside another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from retold.align.claim_pairs import Weights, likeness
from retold.align.claim_units import Unit
from retold.model.span import Span, overlap


def typical(units: Sequence[Unit], weights: Weights) -> dict[str, float]:
    """How like the others a clause is, by its folded words: mean likeness to at most forty distinct clauses of the group."""
    distinct = {u.words: u for u in units}
    sample = list(distinct.values())[:_SAMPLE]
    return {
        words: sum(likeness(u, v, weights) for v in sample if v.words != words) / len(sample) for words, u in distinct.items()
    }


_SAMPLE = 40


def one_each(units: Sequence[Unit], weights: Weights) -> list[Unit]:
    """Of overlapping clauses of one claim the one that is most like the others; document order."""
    worth = typical(units, weights)
    kept: list[Unit] = []
    taken: dict[int, list[Unit]] = defaultdict(list)
    for u in sorted(units, key=lambda u: (-worth[u.words], not u.whole, u.span)):
        if not any(u.span.overlaps(k.span) for k in taken[u.sentence]):
            kept.append(u)
            taken[u.sentence].append(u)
    return sorted(kept, key=lambda u: u.span)


def without_repeats(groups: Sequence[list[Unit]]) -> list[list[Unit]]:
    """Groups of which none is told by another: one that mostly overlaps a larger group is taken into it, with what it adds.

    Groups of whole clauses come before larger ones of pieces, which lie within them.
    """
    return _taken_in(groups, lambda units: (_whole(units), *_size(units)), min)


def without_doubles(groups: Sequence[list[Unit]]) -> list[list[Unit]]:
    """The same for groups with one clause in a sentence: one that mostly has a larger group's clauses is that group.

    A clause inside a long one (``because of the law signed last week``) may tell something else, so half of the longer must be common.
    """
    return _taken_in(groups, _size, max)


def _size(units: Sequence[Unit]) -> tuple[int, int]:
    return len({u.span.doc for u in units}), len(units)


def _taken_in(
    groups: Sequence[list[Unit]], worth: Callable[[Sequence[Unit]], tuple[int, ...]], of: Callable[[int, int], int]
) -> list[list[Unit]]:
    order = sorted(range(len(groups)), key=lambda g: (*(-n for n in worth(groups[g])), g))
    rank = {g: k for k, g in enumerate(order)}
    at: dict[int, set[int]] = defaultdict(set)
    kept: dict[int, list[Unit]] = {}
    for g in order:
        rivals = sorted({r for u in groups[g] for r in at[u.sentence]}, key=rank.__getitem__)
        new = {r: _new(groups[g], kept[r], of) for r in rivals}
        home = next((r for r in rivals if len(new[r]) <= _NEW * len(groups[g])), g)
        added = new.get(home, groups[g])
        kept[home] = sorted([*kept.get(home, []), *added], key=lambda u: u.span)
        for u in added:
            at[u.sentence].add(home)
    return [kept[g] for g in sorted(kept)]


_NEW = 1 / 3
"""Share of a group's clauses that may be new to a larger group before it is a claim of its own."""


def one_a_sentence(units: Sequence[Unit]) -> list[Unit]:
    """Of a claim's clauses in one sentence the one that says most; document order."""
    best: dict[int, Unit] = {}
    for u in sorted(units, key=lambda u: (-len(u.keys), u.span)):
        best.setdefault(u.sentence, u)
    return sorted(best.values(), key=lambda u: u.span)


def without_scraps(groups: Sequence[list[Unit]]) -> list[list[Unit]]:
    """Groups without those of which no clause reads as a sentence, while another group tells of the same sentences.

    Told apart from its sentence such a piece (``even have an idea of their masses``) says nothing an article says. Longer pieces, and
    those that count something, stay.
    """
    told: dict[int, set[int]] = defaultdict(set)
    for g, units in enumerate(groups):
        if any(u.complete for u in units):
            for u in units:
                told[u.sentence].add(g)
    return [
        units
        for units in groups
        if any(u.complete or u.counted or len(u.keys) > _SCRAP for u in units)
        or not set.intersection(*(told[u.sentence] for u in units))
    ]


_SCRAP = 3
"""Content words of a piece that tells nothing by itself."""


def _whole(group: Sequence[Unit]) -> bool:
    return all(u.whole for u in group)


def _new(some: Sequence[Unit], others: Sequence[Unit], of: Callable[[int, int], int]) -> list[Unit]:
    """The units of ``some`` that overlap none of ``others`` by half of the shorter (``min``) or longer (``max``)."""
    by_sentence: dict[int, list[Unit]] = defaultdict(list)
    for v in others:
        by_sentence[v.sentence].append(v)
    return [
        u for u in some if not any(2 * overlap(u.span, v.span) >= of(len(u.span), len(v.span)) for v in by_sentence[u.sentence])
    ]


class Covered:
    """Places that a claim about a count already tells, to know clauses that say nothing else."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._rows: dict[str, list[Span]] = defaultdict(list)
        for s in spans:
            self._rows[s.doc].append(s)

    def most(self, spans: Iterable[Span]) -> bool:
        """Whether of half of ``spans`` at least two thirds lie in such a place."""
        told = [any(3 * overlap(s, c) >= 2 * len(s) for c in self._rows.get(s.doc, ())) for s in spans]
        return 2 * sum(told) >= len(told)
