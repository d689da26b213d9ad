"""Credits in the making."""

from __future__ import annotations

from dataclasses import dataclass

from retold.model.marks import CreditKind
from retold.model.span import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A credit in the making; ``cue`` is the document offset of the verb or preposition by which the credit is given."""

    span: Span
    credited: str
    kind: CreditKind
    cue: int
    link: str | None = None


@dataclass(slots=True)
class LastNamed:
    """The outlet that was credited last in the article, for "the newspaper said"."""

    name: str | None = None
    kind: CreditKind = CreditKind.OUTLET
    sentence: int = -2
    own_report: bool = False
    """Whether the article tells of some body's report, which "the report" then means rather than an outlet's."""
