"""Dated happenings of a story, put in order and joined across its articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from retold.compare.happenings import Happening, alike, happening
from retold.compare.prose import Places, excerpt, prose_sentences
from retold.compare.story_dates import StoryCalendar
from retold.compare.vouched import Vouched
from retold.lang.events_times import RUNNING
from retold.model.claims import STRONG, ConflictKind, TimelineEntry
from retold.model.errors import ModelError
from retold.model.ids import stable_id
from retold.model.marks import DateMark, Form, TimeKind
from retold.model.span import Span
from retold.model.story import Story
from retold.model.when import When

SAME = 0.4
"""Happenings of one date whose words agree so far are one."""
SURELY = 0.5
"""A coarse date takes over another article's exact one where the words agree so far."""
WHAT_WORDS = 28
"""Words of a sentence shown, ..."""
BEFORE = 14
"""... and where it is longer at most so many before the happening's own."""
CONJUNCTIONS = frozenset({"but", "while", "when", "because", "although"})
"""Words behind a comma that begin a clause; ``and`` as often only joins two words."""
SUBJECTS = frozenset({"a", "an", "the", "he", "she", "it", "they", "we", "you", "i", "his", "her", "its", "their", "there"})
"""Words behind ``that`` by which it opens what is said, and is no subject itself."""
OF_TIME = frozenset({ConflictKind.DATE, ConflictKind.TIME, ConflictKind.DURATION})


def build_timeline(story: Story) -> Story:
    """Fill ``timeline``: the dated happenings told in running text, oldest first.

    Durations, open stretches, dates without a value and vague ones (this year, last week) that no other article makes
    exact are left out, and so are days that only a speaker tells from the day of speaking (“today” in a quotation). A coarser date (``2017-11``) joins a finer one that another article gives for the same words.
    """
    found, vague = _happenings(story)
    vouched = Vouched(story)
    by_day: dict[str, list[Happening]] = defaultdict(list)
    for h in _settled(found, vague):
        by_day[h.when.rstrip("?")].append(h)
    entries = [_entry(story, group, vouched) for same in by_day.values() for group in _grouped(same)]
    entries = _marked(story, sorted(entries, key=lambda e: (e.when.rstrip("?~%"), e.mentions)))
    return replace(story, timeline=(*story.timeline, *entries))


def _happenings(story: Story) -> tuple[list[Happening], frozenset[Span]]:
    """All dated clauses of the running text, and those of their time expressions that are vague."""
    calendar = StoryCalendar(story)
    by_span = {s.span: s for found in prose_sentences(story).values() for s in found}
    inside = Places(by_span)
    spoken = Places(c for a in story.attributions if a.form is Form.DIRECT for c in a.content)
    out: list[Happening] = []
    vague: set[Span] = set()
    for mark in story.dates:
        place = inside.at(mark.span)
        if place is None or mark.kind is TimeKind.DURATION or (mark.anchored and spoken.at(mark.span)):
            continue
        when = calendar.value(mark, story.text(mark.span))
        before = story.document(mark.span.doc).text[place.start : mark.span.start].casefold().split()
        if when is None or not _is_edtf(when) or (before and before[-1] in RUNNING):
            continue
        out.append(happening(by_span[place], mark.span, when))
        if _vague(mark, when):
            vague.add(mark.span)
    return out, frozenset(vague)


def _settled(found: Sequence[Happening], vague: frozenset[Span]) -> list[Happening]:
    """Coarse dates made exact by another article's where the words agree; vague ones that stay so are left out."""
    exact = [h for h in found if When(h.when).day is not None]
    by_stem: dict[str, list[Happening]] = defaultdict(list)
    for e in exact:
        for s in e.stems:
            by_stem[s].append(e)
    out = []
    for h in found:
        if When(h.when).day is None:
            near = {e.place: e for s in h.stems for e in by_stem[s] if e.place.doc != h.place.doc and _within(e.when, h.when)}
            likeness = sorted(((alike(h, e), e.when) for e in near.values()), key=lambda x: (-x[0], x[1]))
            if likeness and likeness[0][0] >= SURELY:
                out.append(replace(h, when=likeness[0][1]))
                continue
            if h.mark in vague:
                continue
        out.append(h)
    return out


def _within(day: str, coarse: str) -> bool:
    """Whether a day lies in a month, year or closed interval."""
    day, coarse = day[:10], coarse.replace("~", "").replace("?", "")
    if "/" not in coarse:
        return day.startswith(coarse)
    start, end = coarse.split("/")
    return ".." not in coarse and start <= day <= end


def _grouped(found: Sequence[Happening]) -> list[list[Happening]]:
    """Happenings of one date, those with words alike together; the first of a group is its measure."""
    groups: list[list[Happening]] = []
    for h in sorted(found, key=lambda h: (-len(h.stems), h.place)):
        best = max(groups, key=lambda g: alike(g[0], h), default=None)
        if best is not None and alike(best[0], h) >= SAME:
            best.append(h)
        else:
            groups.append([h])
    return groups


def _entry(story: Story, group: Sequence[Happening], vouched: Vouched) -> TimelineEntry:
    marks = {h.place: h.mark for h in group}
    mentions = tuple(sorted(marks))
    sources = tuple(vouched.source(place, marks[place]) for place in mentions)
    shortest = min(group, key=lambda h: (len(h.stems) < 2, len(h.place), h.place))
    # A day that one article gives outright is no longer a guess where another only lets one infer it.
    when = min((h.when for h in group), key=lambda w: (w.endswith("?"), w))
    return TimelineEntry(
        id=stable_id("t", when, *mentions), when=when, what=_what(story, shortest), mentions=mentions, sources=sources
    )


def _what(story: Story, told: Happening) -> str:
    """The sentence that tells a happening, its words around the clause where it is long: a clause alone is often but its date."""
    text = story.document(told.place.doc).text
    before = text[told.sentence.start : told.place.start].split()
    after = text[told.place.start : max(told.sentence.end, told.place.end)].split()
    if len(before) + len(after) <= WHAT_WORDS or len(before) <= BEFORE:
        return excerpt(" ".join((*before, *after)), WHAT_WORDS)
    kept = _clause(before[len(before) - BEFORE :], after[:1])
    line = excerpt(" ".join((*kept, *after)), WHAT_WORDS)
    return f"… {opening(' '.join(before[: len(before) - len(kept)]))}{line}"


def opening(left_out: str) -> str:
    """The quotation mark that is open where words were left out; empty where none is."""
    if left_out.count("“") > left_out.count("”"):
        return "“"
    return '"' if left_out.count('"') % 2 else ""


def _clause(before: Sequence[str], then: Sequence[str]) -> Sequence[str]:
    """Of words cut out of a sentence those from the last beginning of a clause on, all where there is none: a cut inside one reads as none."""
    words = [w.casefold() for w in (*before, *then, "")]
    for i in range(len(before) - 1, 0, -1):
        if words[i] == "that" and words[i + 1] in SUBJECTS:
            return before[i + 1 :]
        if before[i - 1].endswith((",", ";")) and words[i] in CONJUNCTIONS:
            return before[i:]
    return before


def _marked(story: Story, entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """The entries with the conflicts over when something was, or over words that one of their mentions shares."""
    over: list[tuple[str, Span]] = [
        (k.id, m.span) for k in story.conflicts if k.strength in STRONG and k.kind in OF_TIME for m in k.members
    ]
    found = {s: {k for k, member in over if member.overlaps(s)} for e in entries for s in e.mentions}
    return [replace(e, conflicts=tuple(sorted({k for s in e.mentions for k in found[s]}))) for e in entries]


def _is_edtf(value: str) -> bool:
    try:
        When(value)
    except ModelError:
        return False
    return True


def _vague(mark: DateMark, when: str) -> bool:
    """A year or a week told from the day of publication: too coarse to date a happening by itself."""
    return mark.anchored and ("/" in when or len(when.rstrip("?~%")) == 4)
