"""What two or more documents share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from retold.model.errors import ModelError, SpanError
from retold.model.span import Span


class Relation(StrEnum):
    """What kind of sharing a passage is."""

    COPY = "copy"
    REWRITE = "rewrite"
    SHARED_QUOTE = "shared_quote"
    SHARED_ORIGIN = "shared_origin"
    BOILERPLATE = "boilerplate"
    UNKNOWN = "unknown"


RUNNING = frozenset({Relation.COPY, Relation.REWRITE, Relation.SHARED_ORIGIN, Relation.UNKNOWN})
"""Relations of passages that are the articles' own words: no quotation, no standing text."""


class Direction(StrEnum):
    """Who took it from whom: ``a>b`` says that b took it from a."""

    A_TO_B = "a>b"
    B_TO_A = "b>a"
    UNKNOWN = "unknown"


class EditKind(StrEnum):
    """Operations of a word diff, from a to b."""

    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One difference between the two members of a passage.

    Offsets into the documents of a and b; an empty range (``start == end``) is the place where words are missing.
    """

    kind: EditKind
    a_start: int
    a_end: int
    b_start: int
    b_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of text shared by two documents, with its edits.

    ``words`` counts the words both have; ``score`` (0-1) is that count over the words of the longer member.
    Raises ``SpanError`` where both members stand in one document.
    """

    id: str
    a: Span
    b: Span
    words: int
    score: float
    edits: tuple[Edit, ...] = ()
    relation: Relation = Relation.UNKNOWN
    direction: Direction = Direction.UNKNOWN

    def __post_init__(self) -> None:
        if self.a.doc == self.b.doc:
            raise SpanError(self.a.doc, "a passage joins two documents")


class PairRelation(StrEnum):
    """What all that two documents share comes to."""

    COPY = "copy"
    EXCERPT = "excerpt"
    REWRITE = "rewrite"
    SHARED_QUOTE = "shared_quote"
    SHARED_ORIGIN = "shared_origin"
    BOILERPLATE = "boilerplate"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPair:
    """What two documents, ``a`` and ``b`` (their ids), share in all.

    ``words`` counts the words of their passages that both have, each place once. ``a_share`` and ``b_share`` (0-1) are the
    containments after Broder (1997): which part of each one's running words these are. ``direction`` is that of the passages
    where they agree. Raises ``SpanError`` where both are one document, ``ModelError`` for a share outside 0-1.
    """

    id: str
    a: str
    b: str
    words: int
    a_share: float
    b_share: float
    relation: PairRelation = PairRelation.UNKNOWN
    direction: Direction = Direction.UNKNOWN

    def __post_init__(self) -> None:
        if self.a == self.b:
            raise SpanError(self.a, "a pair is two documents")
        if not (0.0 <= self.a_share <= 1.0 and 0.0 <= self.b_share <= 1.0):
            raise ModelError(self.id, "a share is 0 to 1")


class Difference(StrEnum):
    """What differs between the members of a quote match; the first that applies, in this order."""

    SPEAKER = "speaker"
    WORDING = "wording"
    TRUNCATED = "truncated"
    PARTIAL_PARAPHRASE = "partial_paraphrase"
    SPLIT = "split"
    PUNCTUATION = "punctuation"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMember:
    """One member of a quote match: a content part (index from 0) of an attribution."""

    attribution: str
    part: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMatch:
    """The same quotation in several documents, with what differs."""

    id: str
    speaker: str | None
    members: tuple[QuoteMember, ...]
    difference: Difference
