"""A document's lines on their way to labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from retold.clean.lines import Line
from retold.model.document import Role
from retold.model.span import Span


@dataclass(frozen=True, slots=True)
class Label:
    """A role and the rule that gave it."""

    role: Role
    rule: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line with a role of its own."""

    span: Span
    label: Label


@dataclass(slots=True)
class Draft:
    """Working state: one label a line (``None``: not decided), the end of the head, the first rule wins.

    ``body_from`` is the index of the first line behind headline, byline and stamps; ``title`` what metadata calls it.
    """

    lines: tuple[Line, ...]
    title: str | None = None
    linked: Sequence[float] = ()
    """For each line of a page the share (0-1) of its characters in hyperlinks."""
    body_from: int = 0
    labels: list[Label | None] = field(init=False)

    def __post_init__(self) -> None:
        self.labels = [None] * len(self.lines)

    def put(self, index: int, role: Role, rule: str) -> None:
        """Label a line that has no label yet."""
        if self.labels[index] is None:
            self.labels[index] = Label(role, rule)

    def role(self, index: int) -> Role | None:
        """The role a line has so far; ``None`` for undecided lines and places outside."""
        label = self.labels[index] if 0 <= index < len(self.labels) else None
        return label.role if label else None

    def undecided(self) -> list[Line]:
        """The lines behind the head that no rule has claimed."""
        return [line for line in self.lines[self.body_from :] if self.labels[line.index] is None]
