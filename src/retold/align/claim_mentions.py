"""What a clause commits its article to: stance, source, and the marks it rests on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retold.align.claim_frames import Frames
from retold.align.claim_units import Unit
from retold.lang.actors_sources import source_words
from retold.lang.events_governor import Governors
from retold.model.claims import Mention, Stance
from retold.model.marks import PAPER_KINDS, Attribution, Certainty, Credit, Form, Hedge
from retold.model.span import Span, overlap
from retold.model.story import Story


class Index:
    """Units by place, for looking up those that a span covers."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._rows: dict[str, list[int]] = defaultdict(list)
        for i, u in enumerate(units):
            self._rows[u.span.doc].append(i)
        for row in self._rows.values():
            row.sort(key=lambda i: units[i].span.start)
        self._starts = {d: [units[i].span.start for i in row] for d, row in self._rows.items()}

    def under(self, span: Span) -> list[int]:
        """Units of which at least half lies in ``span``."""
        row, starts = self._rows.get(span.doc, []), self._starts.get(span.doc, [])
        near = row[max(0, bisect_left(starts, span.start) - 3) : bisect_right(starts, span.end)]
        return [i for i in near if 2 * overlap(self._units[i].span, span) >= len(self._units[i].span)]


_OWN = 1.5
"""How much longer than a clause the scope of a hedge outside it may be and still hedge it: main clauses do not hedge
what is told beside them (``is said to be leaving after the bridge closed``)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A span and what it belongs to, sorted by place within a document."""

    span: Span
    what: Attribution | Credit | Hedge


class Marks:
    """Attributions, credits and hedges by the text they govern."""

    def __init__(self, placed: Iterable[Placed], acting: frozenset[str] = frozenset()) -> None:
        self._acting = acting
        self._rows: dict[str, list[Placed]] = defaultdict(list)
        for p in placed:
            self._rows[p.span.doc].append(p)
        self._longest: dict[str, int] = {}
        for doc, row in self._rows.items():
            row.sort(key=lambda p: (p.span.start, p.span.end))
            self._longest[doc] = max(len(p.span) for p in row)
        self._starts = {d: [p.span.start for p in row] for d, row in self._rows.items()}

    @classmethod
    def of(cls, story: Story) -> Marks:
        """All marks of a story that say who vouches for a stretch of text.

        An attribution whose content begins with an infinitive or a noun phrase (``refused to answer the calls``) vouches for nothing.
        """
        governors = Governors(story.sentences)
        vouched = [
            a
            for a in story.attributions
            if (a.form is not Form.INDIRECT or governors.tells(a.content[0]))
            and not (a.form is Form.MIXED and story.text(a.content[0]).lower().startswith("to "))
        ]
        placed = [Placed(part, a) for a in vouched for part in a.content]
        placed += [Placed(c.scope, c) for c in story.credits if c.scope is not None]
        placed += [Placed(h.scope, h) for h in story.hedges]
        return cls(placed, Frames(story).acting(story.sentences))

    def over(self, span: Span) -> list[Placed]:
        """Marks that govern at least half of ``span``, narrowest first.

        Of an act that is told whole (``a guard accused them of theft``) one without a name who does it vouches for nothing.
        """
        row, starts = self._rows.get(span.doc, []), self._starts.get(span.doc, [])
        low = bisect_left(starts, span.start - self._longest.get(span.doc, 0))
        near = row[low : bisect_right(starts, span.end)]
        return sorted(
            (p for p in near if 2 * overlap(p.span, span) >= len(span) and not self._told(p.what, span)),
            key=lambda p: (len(p.span), p.span),
        )

    def _told(self, what: Attribution | Credit | Hedge, span: Span) -> bool:
        if not isinstance(what, Attribution) or what.speaker is not None or not self.acts(what):
            return False
        return all(span.contains(x) for x in (what.source, what.cue) if x is not None)

    def acts(self, what: Attribution) -> bool:
        """Whether its words tell nothing without who said them."""
        return what.id in self._acting


def mention(story: Story, place: Span, marks: Marks) -> Mention:
    """The mention that a clause makes: whose words it is in, how sure, and where that is said."""
    over = marks.over(place)
    attribution = next((p.what for p in over if isinstance(p.what, Attribution)), None)
    credit = next((p.what for p in over if isinstance(p.what, Credit) and not _about(p.what)), None)
    hedges = [
        p.what for p in over if isinstance(p.what, Hedge) and (place.contains(p.what.span) or len(p.span) <= _OWN * len(place))
    ]
    span = _clip(place, over, marks)
    source = None
    if attribution is not None and attribution.source is not None:
        source = source_words(story.text(attribution.source), attribution.speaker)
    elif credit is not None:
        source = credit.credited
    return Mention(
        span=span,
        stance=_stance(attribution, credit, hedges),
        source=source,
        attribution=attribution.id if attribution else None,
        credit=credit.id if credit else None,
    )


def _about(credit: Credit) -> bool:
    """Whether the sentence tells of a document (``the union sent a letter``) and need not rest on it."""
    return credit.kind in PAPER_KINDS and credit.attribution is None


def _clip(span: Span, over: list[Placed], marks: Marks) -> Span:
    """What is told, without ``she said``: the attributed part of a clause in which source or cue stand too."""
    for p in over:
        if not isinstance(p.what, Attribution) or marks.acts(p.what):
            continue
        frame = [f for f in (p.what.source, p.what.cue) if f is not None and f.overlaps(span)]
        kept = Span(span.doc, max(span.start, p.span.start), min(span.end, p.span.end))
        if frame and not any(f.overlaps(kept) for f in frame):
            return kept
    return span


def _stance(attribution: Attribution | None, credit: Credit | None, hedges: list[Hedge]) -> Stance:
    certainty = {h.certainty for h in hedges} | ({attribution.certainty} if attribution else set())
    if Certainty.DENIED in certainty:
        return Stance.DENIED
    if attribution is not None or credit is not None:
        return Stance.ATTRIBUTED
    if certainty & {Certainty.HEDGED, Certainty.CONDITIONAL}:
        return Stance.HEDGED
    return Stance.ASSERTS
