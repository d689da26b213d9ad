"""Whose words a coverage holds, and who was asked and said nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from retold.model.marks import Form
from retold.model.span import Span


class VoiceKind(StrEnum):
    """What speaks: somebody with a name, somebody described without one, a document or post, another outlet."""

    NAMED = "named"
    UNNAMED = "unnamed"
    DOCUMENT = "document"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution of a voice: its first words in the article, how they are given, and the outlet that had them first.

    ``through`` is the outlet that the article credits for the statement, or ``None`` where it credits none.
    """

    span: Span
    form: Form
    attribution: str
    through: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody or something whose words the articles give, with each statement; ``silent``: sentences that tell of no answer."""

    id: str
    name: str
    kind: VoiceKind
    statements: tuple[Statement, ...] = ()
    silent: tuple[Span, ...] = ()

    @property
    def docs(self) -> tuple[str, ...]:
        """The documents that give its words, each once, in order."""
        return tuple(dict.fromkeys(s.span.doc for s in self.statements))
