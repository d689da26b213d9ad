"""Disjoint sets: what is known, pair by pair, to be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T", int, str)


class Disjoint(Generic[T]):
    """Items in sets that only ever grow together; each set goes by its least item (Galler & Fischer 1964, with halved paths)."""

    def __init__(self, items: Iterable[T]) -> None:
        self._up: dict[T, T] = {i: i for i in items}

    def root(self, item: T) -> T:
        """The least item of the set that holds ``item``; near-constant time. Raises ``KeyError`` for what is no item."""
        while (above := self._up[item]) != item:
            self._up[item] = self._up[above]
            item = self._up[item]
        return item

    def join(self, one: T, other: T) -> None:
        """Make the sets of two items one."""
        low, high = sorted((self.root(one), self.root(other)))
        self._up[high] = low

    def groups(self) -> list[list[T]]:
        """All sets, by their first items; items stand in the order they were given in."""
        out: dict[T, list[T]] = defaultdict(list)
        for item in self._up:
            out[self.root(item)].append(item)
        return list(out.values())
