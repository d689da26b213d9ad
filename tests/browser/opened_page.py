"""A report that a browser has open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Opened:
    """A page and everything that happened while it was open."""

    page: Any
    url: str
    said: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def quiet(self) -> bool:
        return self.said == [] and self.requests == [self.url]


Opener = Callable[..., Opened]
