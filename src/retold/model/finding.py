"""What retold tells an editor: a sentence and the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass

from retold.model.codes import CATALOGUE
from retold.model.errors import EvidenceError, UnknownCode
from retold.model.ids import stable_id
from retold.model.span import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters of a document and, in a few words, what they show."""

    span: Span
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A finding of the catalogue, filled in; ``confidence`` is 0-1.

    Raises ``EvidenceError`` without evidence or with a confidence outside 0-1, ``UnknownCode`` for a code that the
    catalogue lacks, ``KeyError`` where ``values`` lacks something the sentence needs.
    """

    code: str
    values: dict[str, str]
    confidence: float
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.evidence or not 0.0 <= self.confidence <= 1.0:
            raise EvidenceError(self.code, "a finding needs evidence and a confidence of 0 to 1")
        if self.code not in CATALOGUE:
            raise UnknownCode(self.code, "no such finding")
        CATALOGUE[self.code].sentence.format_map(self.values)

    @property
    def id(self) -> str:
        """The code and a hash of values and spans: the same finding has the same id in every run."""
        return stable_id(f"{self.code}-", *sorted(self.values.items()), *(e.span for e in self.evidence))

    @property
    def text(self) -> str:
        """The catalogue's sentence with the values filled in."""
        return CATALOGUE[self.code].sentence.format_map(self.values)
