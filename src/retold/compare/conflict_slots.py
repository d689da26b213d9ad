"""The values that clauses of a story give, each with what it leaves open and what it is of: numbers, dates, times, durations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from retold.compare.conflict_days import day_said
from retold.compare.conflict_values import Extent, counted_extent, date_extent, duration_extent, number_extent
from retold.compare.conflict_voice import Voices
from retold.compare.other_days import compared, holds_then, left_open
from retold.lang.events import FORESEEN, LOSSES, REVISED
from retold.lang.events_governor import Governors, is_offset
from retold.model.claims import Claim, ConflictKind
from retold.model.marks import DateMark, TimeKind
from retold.model.span import Span
from retold.model.story import Story

_KINDS = {TimeKind.DATE: ConflictKind.DATE, TimeKind.TIME: ConflictKind.TIME, TimeKind.DURATION: ConflictKind.DURATION}
_LARGE = 10_000
"""Figures from here on are told in the article's words."""
_LONG = 1000
"""Characters of a sentence over which it is no sentence but a list, and says nothing of each of its parts."""
_NEXT = 20
_FORTNIGHT = 14
_NEWS = 3
"""Days around publication within which a day is the article's news."""
_COUNT = "count:"
_SAID = {">=": "at least", "<=": "at most", ">": "more than", "<": "fewer than", "~": "about"}
_BOUNDS = re.compile("^(?:[<>]=?|~)")
_EACH = re.compile(
    r" ?(?:per|apiece|each|(?:a|an) (?:share|head|person|piece|barrel|ounce|gallon|tonne|ton|night|ticket|unit))\b",
    re.IGNORECASE,
)
"""Words after a figure by which it is one of many."""
_HOUR = re.compile(
    r"\b\d{1,2}[:.]\d\d ?[ap]\.?m\b|\b(?:midday|noon|pre-?market|after-hours|early trading|intraday)\b", re.IGNORECASE
)
_THINGS = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
"""Places in a clause of who or what it is about."""
_NAMING = frozenset({"nummod", "compound", "amod"})
"""Places in a name: ``the 2012 candidate``."""
_RECENT = 60
"""Days before publication over which a sentence still tells of the news."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot filled at one place: kind and unit, value, what it leaves open.

    For times also whose time it is and whether it rests on the date of publication; for counts of losses what was done.
    """

    span: Span
    kind: ConflictKind
    unit: str
    written: str
    extent: Extent
    governor: str | None
    anchored: bool = False

    @property
    def figure(self) -> str:
        """The value without the bound: ``7`` for ``>=7``."""
        return _BOUNDS.sub("", self.written)


class Slots:
    """Comparable values of a story by place; ``today`` in a quotation is the speaker's and no value."""

    def __init__(self, story: Story, voices: Voices) -> None:
        rows: dict[str, list[Filled]] = defaultdict(list)
        self._story = story
        self._governors = governors = Governors(story.sentences)
        for n in story.numbers:
            if n.unit and not self._rate(n.span):
                rows[n.span.doc].append(
                    Filled(n.span, ConflictKind.NUMBER, n.unit, n.rendered, number_extent(n), self._lost(n.span))
                )
        for d in story.dates:
            if d.value is None or d.kind is TimeKind.TIME:
                continue
            read = duration_extent if d.kind is TimeKind.DURATION else counted_extent if d.anchored else date_extent
            extent = read(d.value)
            text = story.document(d.span.doc).text
            offset = d.kind is TimeKind.DURATION and is_offset(story.text(d.span), text[d.span.end : d.span.end + _NEXT])
            open_ = d.kind is TimeKind.DATE and left_open(text, d.span)
            if (
                extent is not None
                and not offset
                and not open_
                and not (d.anchored and (voices.quoted(d.span) or self._tomorrow(d)))
            ):
                found = governors.of(d.span)
                rows[d.span.doc].append(
                    Filled(d.span, _KINDS[d.kind], "", d.value, extent, found[0] if found else None, d.anchored)
                )
        self._rows = {doc: sorted(row, key=lambda f: f.span) for doc, row in rows.items()}
        self.counted = frozenset(c.asks.removeprefix(_COUNT) for c in story.claims if c.asks is not None and is_count(c))
        self._starts = {doc: [f.span.start for f in row] for doc, row in self._rows.items()}

    def _lost(self, span: Span) -> str | None:
        """What a count of losses counts (``destroyed 435 homes``), by class."""
        found = self._governors.of(span)
        return found[0] if found is not None and found[0] in LOSSES else None

    def _rate(self, span: Span) -> bool:
        """Whether a figure is one of many: so much for each of something, or of what moves by the hour (``down 2 percent at 9:30 a.m.``)."""
        text = self._story.document(span.doc).text
        sentence = self._governors.sentence(span)
        moving = text[span.start : span.end].rstrip().endswith(("%", "percent", "per cent"))
        hour = moving and sentence is not None and _HOUR.search(self._story.text(sentence.span)) is not None
        return hour or _EACH.match(text, span.end) is not None

    def _tomorrow(self, mark: DateMark) -> bool:
        """Whether a day named is six days from publication: ``Tuesday`` in what comes out on a Wednesday may be yesterday."""
        published = self._story.document(mark.span.doc).published
        day = published.day if published is not None else None
        return day is not None and mark.value in {(day + timedelta(days=n)).isoformat() for n in (-6, 6)}

    def far(self, a: Span, b: Span) -> bool:
        """Whether two articles came out so far apart that they may tell of two happenings alike."""
        days = [w.day for s in (a, b) if (w := self._story.document(s.doc).published) is not None]
        first, then = days if len(days) == 2 else (None, None)
        return first is not None and then is not None and abs((first - then).days) > _FORTNIGHT

    def in_one_breath(self, a: Span, b: Span) -> bool:
        """Whether two clauses stand in one paragraph: its figures are of two things, or one of them corrects itself."""
        first, last = sorted((a, b))
        return "\n" not in self._story.document(a.doc).text[first.end : last.start]

    def apart(self, a: Span, b: Span) -> bool:
        """Whether two clauses say that they hold for days that exclude each other: what moved in between is no conflict."""
        x, y = self.as_of(a), self.as_of(b)
        return (x is not None and y is not None and not x.meets(y)) or self.differ(a, b, ConflictKind.DATE)

    def differ(self, a: Span, b: Span, kind: ConflictKind) -> bool:
        """Whether two clauses both fill a slot of a kind and none of their values could be one."""
        mine, theirs = ({s: r for s, r in self._by_slot(x).items() if s[0] is kind} for x in (a, b))
        return any(not any(x.extent.meets(y.extent) for x in mine[s] for y in theirs[s]) for s in mine.keys() & theirs.keys())

    def foreseen(self, span: Span) -> bool:
        """Whether a value is what somebody had expected: ``economists had forecast 185,000 jobs``."""
        sentence = self._governors.sentence(span)
        before = self._story.document(span.doc).text[sentence.span.start : span.start] if sentence is not None else ""
        return not FORESEEN.isdisjoint(before.lower().split())

    def acts(self, span: Span) -> bool:
        """Whether a verb stands in ``span``."""
        sentence = self._governors.sentence(span)
        tokens = sentence.tokens if sentence is not None else ()
        return any(t.pos == "VERB" and span.start <= t.start < span.end for t in tokens)

    def revised(self, span: Span) -> bool:
        """Whether a sentence gives what was said before: ``police had earlier said there were five``."""
        return not REVISED.isdisjoint(self.around(span).lower().split())

    def fresh(self, a: Filled, b: Filled) -> bool:
        """Whether two days are each the news of its article and the articles lie apart: two happenings, each told when it was."""
        for f in (a, b):
            published = self._story.document(f.span.doc).published
            if published is None or published.day is None or abs(published.day.toordinal() - f.extent.high) > _NEWS:
                return False
        return abs(a.extent.high - b.extent.high) > 2 * _NEWS

    def around(self, span: Span) -> str:
        """The sentence in which ``span`` stands."""
        sentence = self._governors.sentence(span)
        short = sentence is not None and len(sentence.span) <= _LONG
        return self._story.text(sentence.span if sentence is not None and short else span)

    def strangers(self, a: Filled, b: Filled) -> bool:
        """Whether what two times date is done to different names: one resignation is accepted in May, another's in June."""
        x, y = (self._governors.done_to(f.span) for f in (a, b))
        return bool(x) and bool(y) and not x & y

    def as_of(self, span: Span) -> Extent | None:
        """The day for which a clause says that it holds (``as of Monday night``)."""
        text = self._story.document(span.doc).text
        days = (f for f in self.within(span) if f.kind is ConflictKind.DATE)
        return next((f.extent for f in days if holds_then(text, f.span)), None)

    def says_when(self, filled: Filled) -> bool:
        """Whether a date says when something was done; in ``celebrated the start of 2018`` it is what was celebrated, in ``the 2012 candidate`` a name.

        Nor does the day for which a figure holds (``as of Monday``), nor one of what it is compared with.
        """
        text = self._story.document(filled.span.doc).text
        if holds_then(text, filled.span) or compared(text, filled.span):
            return False
        sentence = self._governors.sentence(filled.span)
        tokens = sentence.tokens if sentence is not None else ()
        inside = [i for i, t in enumerate(tokens) if filled.span.start <= t.start < filled.span.end]
        top = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)
        while top is not None and tokens[top].dep == "pobj":
            prep = tokens[top].head
            if tokens[prep].lemma != "of" or tokens[prep].head == prep:
                return True
            top = tokens[prep].head
        return top is None or tokens[top].dep not in _THINGS | _NAMING

    def elsewhen(self, span: Span) -> bool:
        """Whether the sentence dates itself to a time long before its article: then it tells of something else."""
        published = self._story.document(span.doc).published
        sentence = self._governors.sentence(span)
        if published is None or published.day is None or sentence is None:
            return False
        day = published.day.toordinal()
        place = sentence.span if len(sentence.span) <= _LONG else span
        dates = [f.extent for f in self.within(place) if f.kind is ConflictKind.DATE]
        return any(d.high < day - _RECENT for d in dates)

    def agree(self, a: Span, b: Span) -> bool:
        """Whether two clauses may tell of one happening by their counts, their days and the time between their articles."""
        if self.far(a, b):
            return False
        mine, theirs = self._by_slot(a), self._by_slot(b)
        return all(any(_same(x, y) for x in mine[slot] for y in theirs[slot]) for slot in mine.keys() & theirs.keys())

    def _by_slot(self, span: Span) -> dict[tuple[ConflictKind, str], list[Filled]]:
        slots: dict[tuple[ConflictKind, str], list[Filled]] = defaultdict(list)
        for f in self.within(span):
            slots[f.kind, f.unit].append(f)
        return slots

    def within(self, span: Span) -> list[Filled]:
        """Values that stand in ``span``."""
        row, starts = self._rows.get(span.doc, []), self._starts.get(span.doc, [])
        return [f for f in row[bisect_left(starts, span.start) : bisect_left(starts, span.end)] if f.span.end <= span.end]


def _same(a: Filled, b: Filled) -> bool:
    """Whether two values of a slot may be one: the same figure, or times that meet."""
    return a.extent.low == b.extent.low if a.kind is ConflictKind.NUMBER else a.extent.meets(b.extent)


def spoken(story: Story, filled: Filled) -> str:
    """A value as people read it: numbers as rendered, times in the article's words with the date they stand for."""
    if filled.kind is ConflictKind.NUMBER and filled.extent.low < _LARGE:
        return _BOUNDS.sub(lambda m: f"{_SAID[m.group()]} ", filled.written)
    words = " ".join(story.text(filled.span).split())
    return day_said(words, filled.written) if filled.kind is ConflictKind.DATE else f"“{words}”"


def is_count(claim: Claim) -> bool:
    """Whether a claim asks for a count and all its mentions answer it, whatever their words."""
    return claim.asks is not None and claim.asks.startswith(_COUNT)
