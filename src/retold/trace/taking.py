"""Who took from whom on the evidence of the texts: which passages count, the tree of copies that explains them, and its signs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from retold.model.document import Role
from retold.model.lineage import SURE, Sign, SignKind
from retold.model.links import BEYOND_CHANCE, Passage
from retold.model.story import Story
from retold.trace.evidence import Evidence
from retold.trace.layout import Ranges, merged, quoted_ranges
from retold.trace.signs import find_signs

PARTNERS = 12
"""Documents with most words in common that are looked at for each: in a story of many copies the others tell the same."""
OUTLINE = frozenset({SignKind.LATER, SignKind.CONTAINED, SignKind.FRAMED, SignKind.TAIL_CUT})
"""Signs that a copy of a lost text shows towards another copy as well."""


@dataclass(frozen=True, slots=True)
class Take:
    """``taker`` took from ``source`` (ids of documents; ``source`` is a key of ``Taking.unseen`` for a text outside the set)."""

    source: str
    taker: str
    probability: float
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class Taking:
    """All that was probably taken, the names of texts outside the set by key (empty: nobody names it), and the passages explained."""

    takes: tuple[Take, ...] = ()
    unseen: Mapping[str, str] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()


def copied_passages(story: Story, evidence: Evidence) -> list[Passage]:
    """The passages that are taken as copying: of pairs that share enough running text, without pictures' captions and standing text."""
    found: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for p in story.passages:
        region = evidence.layout.region(p.a)
        if p.id not in evidence.boilerplate and (region is None or region.role is not Role.CAPTION):
            found[p.a.doc, p.b.doc].append(p)
    words = {pair: sum(p.words for p in members if p.id not in evidence.quoted) for pair, members in found.items()}
    kept = _nearest({pair: n for pair, n in words.items() if n >= BEYOND_CHANCE})
    return [p for pair in found if pair in kept for p in found[pair]]


def _nearest(words: Mapping[tuple[str, str], int]) -> set[tuple[str, str]]:
    """The pairs of which one is among those with most words in common with the other."""
    partners: dict[str, list[tuple[int, tuple[str, str]]]] = defaultdict(list)
    for pair, n in words.items():
        for doc in pair:
            partners[doc].append((-n, pair))
    return {pair for found in partners.values() for _, pair in sorted(found)[:PARTNERS]}


def shared_ranges(passages: Sequence[Passage]) -> dict[str, Ranges]:
    """Where each document has words of the passages."""
    found: dict[str, Ranges] = defaultdict(list)
    for p in passages:
        for s in (p.a, p.b):
            found[s.doc].append((s.start, s.end))
    return {doc: merged(ranges) for doc, ranges in found.items()}


@cache
def weights() -> dict[str, float]:
    """What each feature of an edge is worth, in nats; see the MODEL_CARD beside the file."""
    table: dict[str, float] = json.loads((files("retold.models") / "lineage/weights.json").read_text("utf8"))
    return table


def find_taking(story: Story, evidence: Evidence) -> Taking:
    """What was probably taken, on the weight of all trees of copies of a story's documents."""
    passages = copied_passages(story, evidence)
    if not passages:
        return Taking()
    import numpy as np

    from retold.trace.arborescence import marginals
    from retold.trace.decoding import stated_edges
    from retold.trace.edges import FEATURES, find_edges
    from retold.trace.lost_members import lost_members
    from retold.trace.named_texts import named_texts
    from retold.trace.readings import find_readings

    shared = shared_ranges(passages)
    readings = find_readings(story, shared)
    signs = find_signs(story, passages, evidence.layout, evidence.named, quoted_ranges(story))
    unseen = named_texts(story, evidence, readings.docs, shared)
    edges = find_edges(readings, signs, unseen, lost_members(readings))
    likely, _, _ = marginals(*edges.scores(np.array([weights()[f] for f in FEATURES])))
    stated = stated_edges(likely, len(readings.docs))
    names = {len(readings.docs) + k: u.name for k, u in enumerate(unseen)}
    nodes = sorted({node for p, c, _ in stated for node in (p, c)})
    keys = {
        k: readings.docs[k] if k < len(readings.docs) else f"outlet:{names[k]}" if k in names else f"lost:{k}" for k in nodes
    }
    by_pair = _by_pair(signs)
    takes = [_take(keys[p], keys[c], probability, by_pair.get((keys[c], keys[p]), ())) for p, c, probability in stated]
    return Taking(tuple(takes), {keys[k]: names.get(k, "") for k in nodes if k >= len(readings.docs)}, tuple(passages))


def _take(source: str, taker: str, probability: float, signs: tuple[Sign, ...]) -> Take:
    """A take; one that only time and outline speak for is not sure, for two copies of one lost text look the same."""
    if signs and not any(s.kind not in OUTLINE and s.weight > 0 for s in signs):
        probability = min(probability, SURE - 0.01)
    return Take(source, taker, probability, signs)


def _by_pair(signs: Sequence[Sign]) -> dict[tuple[str, str], tuple[Sign, ...]]:
    """The signs of each pair (taker, giver), the weightiest first, with what each is worth for the direction."""
    import math

    from retold.trace.edge_tables import COUNTED_AS

    found: dict[tuple[str, str], list[Sign]] = defaultdict(list)
    for s in signs:
        kind = COUNTED_AS.get(s.kind, s.kind).value
        worth = weights()[f"took: {kind}"] - weights()[f"gave: {kind}"]
        found[s.taker, s.giver].append(replace(s, weight=round(worth * math.log1p(s.strength), 2)))
    return {pair: tuple(sorted(of, key=lambda s: (-s.weight, s.kind))) for pair, of in found.items()}
