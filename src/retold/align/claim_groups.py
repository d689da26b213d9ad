"""Units that tell one thing, brought together without chaining.

Average-link agglomeration over the pairs that are alike: two groups join while the mean likeness over *all* their
cross pairs (absent pairs count as nothing) stays above the bar, best pair first. A chain of neighbours whose ends
have nothing in common therefore never becomes one claim.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping

JOIN = 0.42
"""Mean likeness at which groups join; chosen on four annotated stories."""


def group(count: int, pairs: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Groups of the units ``0 … count-1`` from the likeness of their pairs; sorted, singles included.

    O(P log P) in the number of pairs, as long as groups stay small against their number.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    size = dict.fromkeys(range(count), 1)
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), score in pairs.items():
        links[i][j] = links[j][i] = score
    heap = [(-score, i, j) for (i, j), score in pairs.items() if score >= JOIN]
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if i not in members or j not in members or links[i].get(j) is None:
            continue
        mean = links[i][j] / (size[i] * size[j])
        if abs(mean + negative) > 1e-9 or mean < JOIN:
            continue
        for k in _merge(i, j, members, size, links):
            if k != i:
                mean = links[i][k] / (size[i] * size[k])
                if mean >= JOIN:
                    heapq.heappush(heap, (-mean, min(i, k), max(i, k)))
    return sorted(sorted(m) for m in members.values())


def _merge(
    i: int, j: int, members: dict[int, list[int]], size: dict[int, int], links: dict[int, dict[int, float]]
) -> list[int]:
    members[i] += members.pop(j)
    size[i] += size.pop(j)
    for k, score in links.pop(j).items():
        links[k].pop(j, None)
        if k != i:
            links[i][k] = links[k][i] = links[i].get(k, 0.0) + score
    return list(links[i])
