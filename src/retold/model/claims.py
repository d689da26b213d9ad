"""What the coverage says, and where it does not agree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from retold.model.errors import ModelError
from retold.model.span import Span


class ClaimKind(StrEnum):
    """The slot a claim is about."""

    EVENT = "event"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    PLACE = "place"
    ACTOR = "actor"
    CAUSE = "cause"
    STATUS = "status"
    STATEMENT = "statement"


class Tells(StrEnum):
    """What of a story a claim tells, in the order in which an editor wants to read it.

    A ``happening`` is what happened, or how things stand, in the events reported; ``background`` what happened at another time or is always so,
    and is told for context; a ``statement`` what somebody thinks, wants or expects.
    """

    HAPPENING = "happening"
    BACKGROUND = "background"
    STATEMENT = "statement"

    @property
    def rank(self) -> int:
        """0 for what is read first."""
        return tuple(Tells).index(self)


class Stance(StrEnum):
    """How a mention commits the article to what it says."""

    ASSERTS = "asserts"
    ATTRIBUTED = "attributed"
    HEDGED = "hedged"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where an article tells a claim.

    ``value`` is the slot's value in the contract's writing; ``source`` the article's own words for who says so, or the
    name behind its pronoun.
    ``attribution`` and ``credit`` are ids of the marks the mention rests on.
    """

    span: Span
    stance: Stance
    value: str | None = None
    source: str | None = None
    attribution: str | None = None
    credit: str | None = None


class OriginKind(StrEnum):
    """What stands at the far end of a claim's chain."""

    SEEN = "seen"
    UNSEEN = "unseen"
    OWN_REPORTING = "own_reporting"
    UNATTRIBUTED = "unattributed"


class StepKind(StrEnum):
    """By what one mention leads to its origin."""

    NAMED = "named"
    """Its words name the origin, or what is the same origin under another name."""
    CITED = "cited"
    """Its words name an outlet that cites the origin."""
    IN_DOCUMENT = "in_document"
    """Its words name who speaks and the document, release or post they speak in."""
    BESIDE = "beside"
    """Its own article names the origin for the same claim elsewhere."""
    SAME_WORDS = "same_words"
    """It is in the words of a mention that names the origin."""
    TELLS_OF = "tells_of"
    """It tells of the document that is the origin."""
    CREDITED_ELSEWHERE = "credited_elsewhere"
    """Its article credits the origin in other sentences: inference, and the weakest one."""
    JOINED = "joined"
    """It names nobody and goes with mentions that lead there."""
    OWN_REQUEST = "own_request"
    """It says who gave its article no answer."""
    TAKEN = "taken"
    """It names nobody; its article's text is, or is taken from, the origin."""
    PERHAPS_TAKEN = "perhaps_taken"
    """The same by an unsure edge of the lineage."""
    NOBODY = "nobody"
    """Its article credits nobody, and no common text is known."""


CREDITS_NOBODY = frozenset({StepKind.TAKEN, StepKind.PERHAPS_TAKEN, StepKind.NOBODY})
"""Steps of mentions whose articles name no source for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginStep:
    """How one mention leads to its origin: of what kind the step is (``None`` in files written before there were kinds), and in words."""

    kind: StepKind | None
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOrigin:
    """One independent origin of a claim and the mentions (indices) that come down to it.

    ``node`` is a lineage node's id or ``None``; ``steps`` says how each mention leads there.
    """

    name: str
    kind: OriginKind
    mentions: tuple[int, ...]
    node: str | None = None
    steps: tuple[OriginStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing told or asked about the event (an event and a slot), with its mentions and its origins.

    ``asks`` names the question that all mentions answer, whatever their words: ``count:killed``, ``time:accident``,
    ``duration:protest``; ``None`` where the claim is told in words of an article.
    """

    id: str
    text: str
    kind: ClaimKind
    mentions: tuple[Mention, ...]
    origins: tuple[ClaimOrigin, ...] = ()
    asks: str | None = None
    tells: Tells = Tells.HAPPENING


class ConflictKind(StrEnum):
    """The slot in which accounts collide."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    PLACE = "place"
    ACTOR = "actor"
    POLARITY = "polarity"
    CERTAINTY = "certainty"
    ATTRIBUTION = "attribution"
    QUOTE_WORDING = "quote_wording"
    HEADLINE = "headline"
    CAUSE = "cause"


class Strength(StrEnum):
    """How far the accounts collide."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    UPDATE_OVER_TIME = "update_over_time"
    PRECISION_ONLY = "precision_only"


STRONG = frozenset({Strength.CONTRADICTION, Strength.TENSION})
"""What an editor has to settle; the other strengths explain themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictMember:
    """One side of a conflict: the words and the value they give."""

    span: Span
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Mentions that cannot all stand, or differ in a way an editor wants to see; ``text`` says what differs."""

    id: str
    claim: str | None
    kind: ConflictKind
    strength: Strength
    members: tuple[ConflictMember, ...]
    text: str = ""


class Support(StrEnum):
    """Whether a body carries its headline with something more than saying it again."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineCheck:
    """A headline or deck, whether the body supports it, and the sentences that do; ``missing``: its words that none holds."""

    span: Span
    supported: Support
    evidence: tuple[Span, ...] = ()
    missing: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSet:
    """The words the articles use for one referent, side by side."""

    id: str
    referent: str
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A dated happening: EDTF date, what, and where it is told.

    ``sources`` says for every mention by whose word: a name or a source's words, empty where the article says it itself;
    ``conflicts`` are ids of conflicts over when, or over its words. Raises ``ModelError`` unless each mention has its source
    or none is told.
    """

    id: str
    when: str
    what: str
    mentions: tuple[Span, ...]
    conflicts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.sources and len(self.sources) != len(self.mentions):
            raise ModelError(self.id, "as many sources as mentions, or none")

    @property
    def vouched(self) -> tuple[tuple[Span, str], ...]:
        """Every mention and by whose word it is told."""
        return tuple(zip(self.mentions, self.sources or ("",) * len(self.mentions), strict=True))
