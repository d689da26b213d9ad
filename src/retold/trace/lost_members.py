"""Texts outside the set that shared readings call for: where branches share what the document between them lacks.

What a reading costs follows Dollo's rule: it comes up once and may be lost any number of times, so each further time it
would have to come up costs. In a tree, the times a reading comes up are its holders less the edges between two of them,
so that the best tree over the given documents is a maximum spanning tree of what its edges share. Where two branches share readings
that the document between them lacks (common errors in the sense of Lachmann), a lost member with both is put in, and kept where it
lowers the cost, as in the search for latent trees of Choi, Tan, Anandkumar and Willsky (2011).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from retold.trace.readings import Readings, reading_weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

AGAIN = 6.0
"""What it costs (nats) that a reading of many new words comes up twice."""
LOST = 0.3
"""What it costs (nats) that such a reading is in one of two joined texts and not in the other."""
MEMBER = 6.0
"""What a lost member costs (nats)."""
TRIED = 6
"""Lost members that are tried before the dearest conflict is left as it is."""
MOST = 60
"""Documents; in larger groups every further member would cost too much time, and none is sought."""


@dataclass(frozen=True, slots=True)
class Member:
    """A lost member: the documents it is inferred from (places in ``Readings.docs``) and the readings it held."""

    near: frozenset[int]
    held: Bools


@dataclass(frozen=True, slots=True)
class _Tree:
    """A spanning tree (or forest) over rows of ``held``, and what it costs."""

    held: Bools
    members: tuple[Member, ...]
    edges: tuple[tuple[int, int], ...]
    cost: float


def lost_members(readings: Readings) -> list[Member]:
    """The lost members that lower the cost of the readings' tree, in the order in which they do."""
    n = len(readings.docs)
    if not 3 <= n <= MOST:
        return []
    weight = reading_weights(readings)
    tree = _spanned(readings.held, (), weight)
    while len(tree.members) < n:
        better = None
        for price, member in _proposals(tree, weight, n)[:TRIED]:
            if price * AGAIN <= MEMBER:
                break
            grown = _spanned(np.vstack([tree.held, member.held]), (*tree.members, member), weight)
            if grown.cost < (better or tree).cost - 1e-9 and sum(len(grown.held) - 1 in e for e in grown.edges) >= 3:
                better = grown
        if better is None:
            break
        tree = better
    return list(tree.members)


def _spanned(held: Bools, members: tuple[Member, ...], weight: Floats) -> _Tree:
    """The cheapest tree, by Prim's algorithm on the matrix of what any two share; without an edge where they share nothing."""
    soft = held.astype(np.float64)
    shared = (soft * weight) @ soft.T
    own = np.diag(shared)
    gain = AGAIN * shared - LOST * (own[:, None] + own[None, :] - 2 * shared)
    gain[shared <= 0] = -np.inf
    n = len(held)
    edges: list[tuple[int, int]] = []
    total = AGAIN * float(own.sum())
    inside = np.zeros(n, dtype=bool)
    best, source = np.full(n, -np.inf), np.full(n, -1)
    for _ in range(n):
        reach = np.where(inside, -np.inf, best)
        at = int(reach.argmax()) if np.isfinite(reach.max()) else int(np.flatnonzero(~inside)[0])
        if np.isfinite(reach[at]):
            edges.append((int(source[at]), at))
            total -= float(reach[at])
        inside[at] = True
        closer = gain[at] > best
        best[closer], source[closer] = gain[at][closer], at
    return _Tree(held, members, tuple(edges), total + MEMBER * len(members))


def _sides(tree: _Tree) -> dict[int, list[set[int]]]:
    """For every node the sets of nodes that hang on each of its edges."""
    near: dict[int, list[int]] = defaultdict(list)
    for a, b in tree.edges:
        near[a].append(b)
        near[b].append(a)

    def beyond(at: int, come: int) -> set[int]:
        found, todo = set(), [(at, come)]
        while todo:
            node, back = todo.pop()
            found.add(node)
            todo += [(x, node) for x in near[node] if x != back]
        return found

    return {x: [beyond(y, x) for y in ys] for x, ys in near.items()}


def _proposals(tree: _Tree, weight: Floats, given: int) -> list[tuple[float, Member]]:
    """Lost members that may be missing, the one that explains most first."""
    found: dict[frozenset[int], float] = {}
    for x, sides in _sides(tree).items():
        if len(sides) < 2:
            continue
        has = np.array([tree.held[sorted(s)].any(axis=0) for s in sides])
        count = has.sum(axis=0)
        broken = (count >= 2) & (~tree.held[x] if x < given else 2 * count <= len(sides))
        groups = [broken & has[i] & has[j] for i, j in combinations(range(len(sides)), 2)]
        for group in (broken, *groups):
            price = float(weight[group].sum())
            if price > 0:
                holders = frozenset({x} | {m for s in sides for m in s if tree.held[m][group].any()})
                found[holders] = max(found.get(holders, 0.0), price)
    ranked = sorted(found.items(), key=lambda item: (-item[1], sorted(item[0])))
    return [
        (price, Member(frozenset(h for h in holders if h < given), tree.held[sorted(holders)].sum(axis=0) >= 2))
        for holders, price in ranked
    ]
