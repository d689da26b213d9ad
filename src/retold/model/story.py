"""Documents about one event, the sources that were given with them, and everything found in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from retold.model.claims import Claim, Conflict, HeadlineCheck, LabelSet, TimelineEntry
from retold.model.document import Block, Document, Link, Region
from retold.model.errors import SpanError
from retold.model.finding import Finding
from retold.model.lineage import Lineage
from retold.model.links import DocumentPair, Passage, QuoteMatch
from retold.model.marks import Attribution, Credit, DateMark, Hedge, Name, NumberMark, Sentence, Tagged
from retold.model.metadata import MetaValue
from retold.model.outlet import Outlet
from retold.model.sources import SourceCheck, SourceDocument
from retold.model.span import Span
from retold.model.voices import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something about an input that a reader must know.

    ``fatal`` problems kept the file out of the story; the others are warnings. ``code`` is the error's code.
    """

    file: str
    code: str
    reason: str
    hint: str
    fatal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story on its way through the rooms: each room returns a new one with its tables filled.

    Table names are those of the JSON contract. ``blocks`` is the layout that reading saw, ``tagged`` what the tagger of attributions saw; ``problems`` what could not
    be read and why; ``notes`` what was not done and why (for people). ``stages`` lists what has run, ``outlets`` those that
    the user named for the run, with the names and domains given. ``sources`` says which documents (the last ones) are no
    articles but what articles quote; ``articles`` are the others.
    """

    documents: tuple[Document, ...] = ()
    blocks: tuple[Block, ...] = field(default=(), compare=False, repr=False)
    regions: tuple[Region, ...] = ()
    links: tuple[Link, ...] = ()
    metadata: tuple[MetaValue, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    dates: tuple[DateMark, ...] = ()
    numbers: tuple[NumberMark, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    tagged: tuple[Tagged, ...] = field(default=(), compare=False, repr=False)
    attributions: tuple[Attribution, ...] = ()
    credits: tuple[Credit, ...] = ()
    passages: tuple[Passage, ...] = ()
    pairs: tuple[DocumentPair, ...] = ()
    quote_matches: tuple[QuoteMatch, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    headlines: tuple[HeadlineCheck, ...] = ()
    labels: tuple[LabelSet, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    voices: tuple[Voice, ...] = ()
    sources: tuple[SourceDocument, ...] = ()
    source_checks: tuple[SourceCheck, ...] = ()
    lineage: Lineage = field(default_factory=Lineage)
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    _by_id: dict[str, Document] = field(init=False, default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        self._by_id.update((d.id, d) for d in self.documents)

    @property
    def source_ids(self) -> frozenset[str]:
        """The ids of the documents that are sources in hand."""
        return frozenset(s.doc for s in self.sources)

    @property
    def articles(self) -> tuple[Document, ...]:
        """The documents that are compared: all but the sources in hand."""
        held = self.source_ids
        return tuple(d for d in self.documents if d.id not in held) if held else self.documents

    def document(self, doc: str) -> Document:
        """The document with this id; raises ``SpanError`` where there is none."""
        try:
            return self._by_id[doc]
        except KeyError:
            raise SpanError(doc, "no such document in this story") from None

    def text(self, span: Span) -> str:
        """The characters of ``span``."""
        return self.document(span.doc)[span]
