"""Units that tell one thing, brought together without chaining.

Average-link agglomeration over the pairs that are alike: two groups join while the mean likeness over *all* their
cross pairs (absent pairs count as nothing) stays above the bar, best pair first. A chain of neighbours whose ends
have nothing in common therefore never becomes one claim.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping

JOIN = 0.4
"""Mean likeness at which groups join; chosen on four annotated stories."""


class _Groups:
    """Disjoint groups with the sum of likeness between them."""

    def __init__(self, count: int, pairs: Mapping[tuple[int, int], float], bar: float) -> None:
        self.bar = bar
        self.members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self.links: dict[int, dict[int, float]] = defaultdict(dict)
        for (i, j), score in pairs.items():
            self.links[i][j] = self.links[j][i] = score

    def worth(self, i: int, j: int) -> float:
        """The mean likeness of two groups; 0 where they may not join."""
        if i not in self.members or j not in self.members:
            return 0.0
        mean = self.links[i].get(j, 0.0) / (len(self.members[i]) * len(self.members[j]))
        return mean if mean >= self.bar else 0.0

    def join(self, i: int, j: int) -> list[int]:
        """Put ``j`` into ``i``; returns the groups that ``i`` then has links to."""
        self.members[i] += self.members.pop(j)
        for k, total in self.links.pop(j).items():
            self.links[k].pop(j, None)
            if k != i:
                self.links[i][k] = self.links[k][i] = self.links[i].get(k, 0.0) + total
        return list(self.links[i])


def group(count: int, pairs: Mapping[tuple[int, int], float], bar: float = JOIN) -> list[list[int]]:
    """Groups of the units ``0 … count-1`` from the likeness of their pairs, joined at a mean of ``bar``; sorted, singles included.

    O(P log P) in the number of pairs, as long as groups stay small against their number.
    """
    groups = _Groups(count, pairs, bar)
    heap = [(-worth, i, j) for i, j in pairs if (worth := groups.worth(i, j))]
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        worth = groups.worth(i, j)
        if not worth or abs(worth + negative) > _SAME:
            continue
        for k in groups.join(i, j):
            if again := groups.worth(i, k):
                heapq.heappush(heap, (-again, min(i, k), max(i, k)))
    return sorted(sorted(m) for m in groups.members.values())


_SAME = 1e-9
"""Rounding; an entry of the queue that differs by more speaks of a group that has grown since."""
