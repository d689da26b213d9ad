"""The desk that retells: its randomness, who it is, from whom it takes, how much it changes, and what it has of its own."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from retelling.draft import Sentence


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented publisher. ``kind`` is wire, daily, cast, site or blog; ``mark`` a wire's initials."""

    name: str
    kind: str
    host: str
    mark: str = ""


@dataclass
class Desk:
    """What an operation may use.

    ``node`` is the text in the making; ``own`` are paragraphs nobody else of the tree has; ``asides`` headlines of other
    articles; ``rates`` how much of what it could change an operation does change (0-1); ``took`` the outlet taken from,
    ``known`` the outlets whose names may stand in what was taken; ``slips`` slips of the pen in it, wrong: right.
    """

    rng: random.Random
    node: str
    outlet: Outlet
    took: Outlet | None = None
    known: tuple[Outlet, ...] = ()
    rates: dict[str, float] = field(default_factory=dict)
    own: list[list[Sentence]] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    slips: dict[str, str] = field(default_factory=dict)

    def rate(self, name: str) -> float:
        """How much of what it could change the operation changes, 0-1."""
        return self.rates.get(name, 0.0)

    def between(self, low: float, high: float) -> float:
        """A number of the range."""
        return self.rng.uniform(low, high)

    def source(self) -> Outlet:
        """The outlet taken from; raises ``ValueError`` where nothing is taken."""
        if self.took is None:
            raise ValueError(f"{self.outlet.name} takes from nobody")
        return self.took
