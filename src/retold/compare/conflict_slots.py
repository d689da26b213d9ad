"""Numbers, dates, times and durations of one claim that exclude each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from retold.compare.conflict_days import day_said
from retold.compare.conflict_growth import Counted, changed, growth, moved, rose
from retold.compare.conflict_sides import Side, by_value, conflict, value_in
from retold.compare.conflict_values import Extent, date_extent, duration_extent, number_extent
from retold.compare.conflict_voice import Voices
from retold.compare.other_days import compared, holds_then, left_open
from retold.lang.events import CUMULATIVE, ENDING, FORESEEN, LOSSES, PROGRESS, RECURRING
from retold.lang.events_governor import Governors, is_offset
from retold.lang.events_keys import class_key, content_keys, shared_keys
from retold.model.claims import Claim, Conflict, ConflictKind, Mention, Strength
from retold.model.marks import DateMark, TimeKind
from retold.model.span import Span
from retold.model.story import Story

_ALIKE = 0.4
"""Content two mentions must share, besides belonging to one claim, before their numbers are held against each other; times
must belong to the same happening instead."""
_KINDS = {TimeKind.DATE: ConflictKind.DATE, TimeKind.TIME: ConflictKind.TIME, TimeKind.DURATION: ConflictKind.DURATION}
_DATED = frozenset({ConflictKind.DATE, ConflictKind.DURATION})
_LARGE = 10_000
"""Figures from here on are told in the article's words."""
_LONG = 1000
"""Characters of a sentence over which it is no sentence but a list, and says nothing of each of its parts."""
_NEXT = 20
_SHARE = "%"
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
_AGE = "year-old"
"""Ages are of persons, and clauses alike may tell of two."""
_APART = 50.0
"""Durations further apart than this are of two happenings (an evening's delay, a century's wait)."""
_TOLLS = 3.0
"""Tolls further apart than this are tolls of two happenings."""
_TOLL_WORDS = 2
"""Content words besides the toll's own that the sentences of two tolls must share."""
_THINGS = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
"""Places in a clause of who or what it is about."""
_RECENT = 60
"""Days before publication over which a sentence still tells of the news."""
_MOST = 24
"""Mentions of one slot that are compared pair by pair; of more, those with distinct values come first."""


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
            extent = duration_extent(d.value) if d.kind is TimeKind.DURATION else date_extent(d.value)
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
        self.counted = frozenset(c.asks.removeprefix(_COUNT) for c in story.claims if c.asks is not None and _counts(c))
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
        """Whether a date says when something was done; in ``celebrated the start of 2018`` it is what was celebrated.

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
        return top is None or tokens[top].dep not in _THINGS

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


def value_conflicts(story: Story, claim: Claim, slots: Slots, names: dict[str, str]) -> list[Conflict]:
    """At most one conflict a slot of a claim. A mention that fills a slot twice with different values takes no part.

    Counts with a lower bound (``at least two``) that rise with time are an update although all may hold. Counts that a claim of their own brings together are compared there alone.
    """
    filled: dict[tuple[ConflictKind, str], list[tuple[Mention, Filled]]] = defaultdict(list)
    for m in claim.mentions:
        by_slot: dict[tuple[ConflictKind, str], list[Filled]] = defaultdict(list)
        for f in slots.within(m.span):
            by_slot[f.kind, class_key(f.unit) if f.unit else ""].append(f)
        for slot, row in by_slot.items():
            if len({f.written for f in row}) == 1 and (_counts(claim) or row[0].unit not in slots.counted):
                filled[slot].append((m, row[0]))
    out = [_compare(story, claim, slots, row, names) for row in filled.values()]
    return [c for c in out if c is not None]


def _compare(
    story: Story, claim: Claim, slots: Slots, row: list[tuple[Mention, Filled]], names: dict[str, str]
) -> Conflict | None:
    row = row if _counts(claim) else [(m, f) for m, f in row if not _two_things(slots, f, [g for _, g in row])]
    if len({f.written for _, f in row}) < 2:
        return None
    first: dict[str, tuple[Mention, Filled]] = {}
    for m, f in row:
        first.setdefault(f.written, (m, f))
    some = list({id(f): (m, f) for m, f in (*first.values(), *row)}.values())[:_MOST]
    clashing: set[Span] = set()
    kind = row[0][1].kind
    for a, b in combinations(some, 2):
        if (
            a[1].written != b[1].written
            and not a[1].extent.meets(b[1].extent)
            and (_counts(claim) or comparable(story, slots, (a[0].span, a[1]), (b[0].span, b[1])))
        ):
            clashing |= {a[1].span, b[1].span}
    risen = not clashing and _counts(claim) and rose(Counted(story.document(m.span.doc), f.extent) for m, f in row)
    if risen:
        clashing = {f.span for _, f in row if not f.written[:1].isalpha()}
    if not clashing:
        return None
    values = {f.written for _, f in row if f.span in clashing}
    counts = _counts(claim)
    told = [
        (m, f)
        for m, f in row
        if f.span in clashing
        or (f.written in values and not slots.elsewhen(m.span))
        or (counts and not f.written[:1].isalpha())
    ]
    sides = [Side(m.span, f.written) for m, f in told]
    strength = Strength.UPDATE_OVER_TIME if risen else _strength(story, claim, kind, told)
    shown = [Side(m.span, spoken(story, f)) for m, f in _in_order(story, told)]
    text = f"{_subject(claim, kind)}: {by_value(shown, names)}."
    return conflict(claim.id, kind, strength, sides, text)


def _two_things(slots: Slots, filled: Filled, others: Sequence[Filled]) -> bool:
    """Whether an article gives another value in the same paragraph: it tells of two things (her hours of service and his)."""
    near = [f for f in others if f.span.doc == filled.span.doc and not f.extent.meets(filled.extent)]
    return any(slots.in_one_breath(f.span, filled.span) for f in near)


def comparable(story: Story, slots: Slots, a: tuple[Span, Filled], b: tuple[Span, Filled]) -> bool:
    """Whether two stretches of text fill the slot for the same thing: times of one happening; counts in like words, or one toll."""
    (s1, f1), (s2, f2) = a, b
    if f1.anchored and f2.anchored and story.text(f1.span).casefold() == story.text(f2.span).casefold():
        return False
    if f1.kind in _DATED:
        return _one_happening(slots, f1, f2) and not slots.differ(s1, s2, ConflictKind.NUMBER)
    if f1.unit == _AGE:
        return False
    if f1.kind is ConflictKind.NUMBER and (slots.far(s1, s2) or slots.apart(s1, s2)):
        return False
    if s1.doc == s2.doc and (f1.unit == _SHARE or slots.in_one_breath(s1, s2)):
        return False
    if slots.elsewhen(s1) or slots.elsewhen(s2) or slots.foreseen(f1.span) != slots.foreseen(f2.span):
        return False
    if shared_keys(_rest(story, s1, f1), _rest(story, s2, f2)) >= _ALIKE:
        return True
    low, high = sorted((f1.extent.low, f2.extent.low))
    if not (grows(f1) and grows(f2) and f1.governor == f2.governor) or high > _TOLLS * low:
        return False
    around = content_keys(slots.around(s1)) & content_keys(slots.around(s2))
    return len(around - {class_key(f1.unit), "people"}) >= _TOLL_WORDS


def grows(filled: Filled) -> bool:
    """Whether a count can only grow while a story runs: a toll, or what was destroyed."""
    return class_key(filled.unit) in CUMULATIVE or filled.governor in LOSSES


def _one_happening(slots: Slots, a: Filled, b: Filled) -> bool:
    """Whether two days, or two durations, are of one happening."""
    if a.governor is None or a.governor != b.governor:
        return False
    if a.kind is ConflictKind.DURATION:
        short, long = sorted(f.extent.low if f.extent.high == float("inf") else f.extent.high for f in (a, b))
        return long <= _APART * short
    told = slots.says_when(a) and slots.says_when(b)
    return told and a.governor not in RECURRING and not slots.fresh(a, b) and not slots.strangers(a, b)


def moves(story: Story, row: Sequence[tuple[Span, Filled]]) -> bool:
    """Whether figures may rise and fall with time: people missing, and shares of what goes on until it is whole."""
    if row[0][1].unit in ENDING:
        return True
    return row[0][1].unit == _SHARE and all(content_keys(story.text(place)) & PROGRESS for place, _ in row)


def spoken(story: Story, filled: Filled) -> str:
    """A value as people read it: numbers as rendered, times in the article's words with the date they stand for."""
    if filled.kind is ConflictKind.NUMBER and filled.extent.low < _LARGE:
        return _BOUNDS.sub(lambda m: f"{_SAID[m.group()]} ", filled.written)
    words = " ".join(story.text(filled.span).split())
    return day_said(words, filled.written) if filled.kind is ConflictKind.DATE else f"“{words}”"


def _rest(story: Story, place: Span, filled: Filled) -> str:
    """The text without the value that is compared."""
    text = story.text(place)
    a, b = filled.span.start - place.start, filled.span.end - place.start
    return f"{text[:a]} {text[b:]}"


def _counts(claim: Claim) -> bool:
    """Whether a claim asks for a count and all its mentions answer it, whatever their words."""
    return claim.asks is not None and claim.asks.startswith(_COUNT)


def _in_order(story: Story, told: Sequence[tuple[Mention, Filled]]) -> list[tuple[Mention, Filled]]:
    """Values by publication, each figure of an article once: ``seven`` and ``at least seven`` of one article read as one."""

    def published(row: tuple[Mention, Filled]) -> str:
        when = story.document(row[0].span.doc).published
        return when.edtf if when is not None else "~"

    once: dict[tuple[str, str], tuple[Mention, Filled]] = {}
    for m, f in told:
        once.setdefault((m.span.doc, _BOUNDS.sub("", f.written)), (m, f))
    return sorted(once.values(), key=published)


def _subject(claim: Claim, kind: ConflictKind) -> str:
    """What differs: the question a claim answers, or which part of its words, which are an article's."""
    told = claim.text.rstrip(".")
    return told if claim.asks is not None else value_in(kind, f"“{told}”")


def _strength(story: Story, claim: Claim, kind: ConflictKind, row: Sequence[tuple[Mention, Filled]]) -> Strength:
    """Counts that can only grow and days that lie ahead are told apart by time; everything else here excludes each other."""
    if kind is ConflictKind.DATE:
        return moved(Counted(story.document(m.span.doc), f.extent) for m, f in row)
    if kind is ConflictKind.NUMBER and moves(story, [(m.span, f) for m, f in row]):
        return changed(Counted(story.document(m.span.doc), f.extent) for m, f in row)
    if kind is not ConflictKind.NUMBER or not (_counts(claim) or all(grows(f) for _, f in row)):
        return Strength.CONTRADICTION
    return growth(Counted(story.document(m.span.doc), f.extent) for m, f in row)
