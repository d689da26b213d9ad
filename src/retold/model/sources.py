"""Source documents in hand - a letter, a release, a transcript - and what articles print of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from retold.model.errors import ModelError
from retold.model.ids import stable_id
from retold.model.links import Edit
from retold.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """A document of the story that is no article: what articles quote, given to check them against.

    ``called`` are the names by which articles credit it, the commonest first, ``credits`` the ids of these credits.
    """

    doc: str
    called: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()

    @property
    def node(self) -> str:
        """The id of its node in the lineage: that of every text of the set."""
        return seen_node(self.doc)


def seen_node(doc: str) -> str:
    """The id of a document's node in the lineage."""
    return stable_id("n", "seen", doc)


class Verdict(StrEnum):
    """How a quotation stands to the source, from the lightest to the gravest; the gravest that applies."""

    FAITHFUL = "faithful"
    TRUNCATED = "truncated"
    SPLICED = "spliced"
    ALTERED = "altered"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCheck:
    """A printed quotation (``span``) held against a source document (``source``, its id).

    ``members`` are the places of the source that it gives, in the order of the quotation; empty where it is not found.
    ``edits`` run from the source (a) to the article (b). ``marks`` are the brackets and ellipses by which the article says
    that it edited; ``silent`` says that something is left out or joined without one. ``note`` tells all of it in words.
    Raises ``ModelError`` where places lie in another document or a verdict but ``not_found`` has none.
    """

    id: str
    span: Span
    attribution: str | None
    source: str
    verdict: Verdict
    members: tuple[Span, ...] = ()
    edits: tuple[Edit, ...] = ()
    marks: tuple[Span, ...] = ()
    silent: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if any(m.doc != self.source for m in self.members) or any(m.doc != self.span.doc for m in self.marks):
            raise ModelError(self.id, "a check has its members in the source and its marks in the article")
        if bool(self.members) == (self.verdict is Verdict.NOT_FOUND):
            raise ModelError(self.id, "what is found has a place in the source, and nothing else has")
