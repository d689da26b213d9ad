"""Findings within one document: what the annotate room leaves behind."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from retold.model.errors import SpanError
from retold.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence with its Universal Dependencies reading, from spaCy.

    ``start`` and ``end`` are offsets into the document; ``head`` is the index, in the same sentence, of the word it
    depends on (its own index for the root). ``entity`` is an IOB tag of an OntoNotes label (``B-PERSON``, ``I-ORG`` …) or empty.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a headline, deck, body or blockquote; never reaches over a region's end.

    ``tokens`` is working material: present while a story is analysed, absent from JSON and from comparisons.
    """

    span: Span
    tokens: tuple[Token, ...] = field(default=(), compare=False, repr=False)


class NameKind(StrEnum):
    """What a name is a name of."""

    PERSON = "person"
    ORG = "org"
    GROUP = "group"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name; ``canonical`` is the fullest form of the same name in the document ("Marlow" -> "Ann Marlow")."""

    span: Span
    kind: NameKind
    canonical: str


class TimeKind(StrEnum):
    """TIMEX3 types."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMark:
    """A time expression with its normalised value (TIMEX3): EDTF for dates and times, ISO 8601 for durations.

    A set is what recurs (``every day``); its value is the duration from one time to the next. A time keeps the offset of a zone that
    is named (``2018-06-20T17:48Z``). ``value`` is ``None`` where the text does not settle one. Durations carry ``~`` where about,
    ``>``/``<``/``>=``/``<=`` where bounded. ``anchored`` says that the value rests on the publication date, not on the words alone.
    """

    span: Span
    kind: TimeKind
    value: str | None
    anchored: bool = False


class Bound(StrEnum):
    """How a number binds; the value is the sign written before it."""

    EXACT = ""
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    ABOUT = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMark:
    """A quantity: ``low`` to ``high`` (equal for a single number), how it binds, and what it counts.

    ``unit`` is a lower-case lemma or sign (``call``, ``%``, ``usd``) or ``None``; ``rendered`` is the contract's
    value (``>=2 calls``, ``~80 %``).
    """

    span: Span
    low: float
    high: float
    bound: Bound
    unit: str | None
    rendered: str


class Certainty(StrEnum):
    """How far a statement commits itself."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """Words that lower commitment (``allegedly``), deny (``denied that``) or make conditional (``if``).

    ``scope`` is the clause they govern.
    """

    span: Span
    scope: Span
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A cue with its source and content as the trained tagger sees them, before rules; stretches in the order of the text.

    ``score`` is the geometric mean of two probabilities, 0 to 1: that the words are a cue, and that the cue marked is one.
    Working material: present while a story is analysed, absent from JSON and from comparisons.
    """

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


class Form(StrEnum):
    """How an attribution gives its content: all in quotation marks, in none, or partly."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source, cue and content of a statement (Pareti 2012, PARC3; Newell et al. 2018, PolNeAR).

    ``content`` has several parts where the cue splits a quotation, and once quotations are matched also where other articles
    print its pieces apart; all spans lie in one document. ``speaker`` is the
    resolved name or ``None``: unresolved is not guessed. Raises ``SpanError`` for empty content or spans of several documents.
    """

    id: str
    form: Form
    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    speaker: str | None = None
    certainty: Certainty = Certainty.ASSERTED

    def __post_init__(self) -> None:
        if not self.content:
            raise SpanError(self.id, "an attribution without content")
        if len({s.doc for s in (*self.content, self.cue, self.source) if s is not None}) != 1:
            raise SpanError(self.id, "an attribution over several documents")

    @property
    def doc(self) -> str:
        """The document it stands in."""
        return self.content[0].doc


NAMELESS = "unnamed "
"""Begins ``credited`` where an article rests on an outlet and does not say which: ``unnamed media reports``."""


class CreditKind(StrEnum):
    """What is credited."""

    OUTLET = "outlet"
    WIRE = "wire"
    DOCUMENT = "document"
    SOCIAL = "social"
    PRESS_RELEASE = "press_release"
    BROADCAST = "broadcast"
    OWN_OUTLET = "own_outlet"


OUTLET_KINDS = frozenset({CreditKind.OUTLET, CreditKind.WIRE, CreditKind.BROADCAST})
"""Those that report themselves."""
PAPER_KINDS = frozenset({CreditKind.DOCUMENT, CreditKind.PRESS_RELEASE})
"""Texts that somebody wrote to be read whole."""
TEXT_KINDS = PAPER_KINDS | {CreditKind.SOCIAL}
"""Texts, posts among them, whose words may be quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Where an article names another outlet, wire, document, post or release as where it got something.

    ``credited`` is the name without article or verb, of an outlet that is not named ``NAMELESS`` and the article's words. ``attribution`` is the id of the attribution it is part of, if any.
    ``scope`` is the text that rests on the credit: a clause, a sentence, or all that follows a colon hand-over.
    """

    id: str
    span: Span
    credited: str
    kind: CreditKind
    scope: Span | None = None
    attribution: str | None = None
    href: str | None = None

    @property
    def nameless(self) -> bool:
        """Whether the article does not say which outlet it is."""
        return self.credited.startswith(NAMELESS)

    @property
    def as_written(self) -> str:
        """The name, or what the article has in place of one."""
        return self.credited.removeprefix(NAMELESS)
