"""Time expressions with normalised values (TimeML's TIMEX3; values in EDTF and ISO 8601 durations).

The grammar reads one sentence at a time. Rules propose, the longest proposal wins, neighbours are joined into ranges and
dated times; values rest on the day of publication where the words alone do not settle them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from retold.annotate.calendar_values import Anchor
from retold.annotate.sentence_words import Words
from retold.annotate.time_amounts import amounts, long_forms
from retold.annotate.time_carried import carried
from retold.annotate.time_clock import clock
from retold.annotate.time_dates import absolute, compact_ranges, deictic, month_days, months, weekdays
from retold.annotate.time_found import Found, Reading, any_of
from retold.annotate.time_join import join
from retold.annotate.time_periods import periods, years
from retold.annotate.time_sets import recurring
from retold.annotate.time_spoken import spoken
from retold.annotate.time_thread import Thread
from retold.lang.months import (
    AHEAD_LEADERS,
    BEGUN,
    CLOCK_WORDS,
    DEFERRING,
    FUTURE_CUES,
    MONTHS,
    ORDINAL_DAYS,
    SEASONS,
    SPOKEN_DECADES,
    UNITS,
)
from retold.model.document import Document
from retold.model.marks import DateMark, Sentence
from retold.model.span import Span
from retold.model.story import Story

Rule = Callable[[Reading], Iterator[Found]]

_MONTH = re.compile(any_of({m[:3] for m in MONTHS}), re.IGNORECASE)
_UNIT = re.compile(any_of(UNITS), re.IGNORECASE)
_LENGTH = re.compile(any_of([*UNITS, "while", "time", "period"]), re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(rf"\d|o'clock|{any_of(CLOCK_WORDS)}", re.IGNORECASE)
_SPOKEN = re.compile(rf"{any_of(ORDINAL_DAYS)}|{any_of(SPOKEN_DECADES)}|nineteen|twenty|two thousand", re.IGNORECASE)
_PERIOD = re.compile(any_of(["week", "month", "year", "quarter", "decade", "century", "half", *SEASONS]), re.IGNORECASE)
_CARRIED = re.compile("quarter|period|year|day|night|week|month|morning|afternoon|evening", re.IGNORECASE)
_ANY = re.compile("")

RULES: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (_DIGIT, absolute),
    (_MONTH, month_days),
    (_MONTH, compact_ranges),
    (_MONTH, months),
    (_ANY, weekdays),
    (_ANY, deictic),
    (_PERIOD, periods),
    (_CARRIED, carried),
    (_SPOKEN, spoken),
    (_DIGIT, years),
    (_UNIT, amounts),
    (_LENGTH, long_forms),
    (_ANY, recurring),
    (_CLOCK, clock),
)
"""Each rule with what a sentence must hold for it to be worth trying."""

_FULL_YEAR = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b|\b((?:19|20)\d\d)-\d\d-\d\d\b")
_NO_DATE = frozenset({"PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT"})
_ONE_STORY = 92
"""Days within which a set of documents must lie for one of them to take its year from the others."""


def add_dates(story: Story) -> Story:
    """Fill ``dates``: dates, times and durations of every sentence.

    Yearless and relative expressions are settled by ``published`` (then ``anchored``). Where that is unknown, yearless
    ones take the year that all full dates of the document agree on, else (marked uncertain, ``2018-06-20?``) the one nearest
    to the median day on which the other documents were published; what needs the very day (``yesterday``) keeps ``None``.
    """
    near = _usual_day(story.articles)
    sentences: dict[str, list[Sentence]] = defaultdict(list)
    for s in story.sentences:
        sentences[s.span.doc].append(s)
    marks: list[DateMark] = []
    for document in story.documents:
        if document.id in sentences:
            marks += _of_document(document, sentences[document.id], near)
    return replace(story, dates=tuple(marks))


def _of_document(document: Document, sentences: Iterable[Sentence], near: date | None) -> Iterator[DateMark]:
    anchor = _anchor(document, near)
    thread = Thread(anchor)
    for sentence in sentences:
        words = Words(sentence, document[sentence.span])
        for f in thread.settle(words, find_times(words, anchor)):
            anchored = f.anchored and anchor.year is None
            value = _uncertain(f.value) if f.value and anchored and anchor.day is None else f.value
            span = Span(document.id, sentence.span.start + f.start, sentence.span.start + f.end)
            yield DateMark(span=span, kind=f.kind, value=value, anchored=anchored)


def _uncertain(value: str) -> str:
    """EDTF marked uncertain at each end (``~`` becomes ``%``: approximate and uncertain)."""
    return "/".join(p[:-1] + "%" if p.endswith("~") else p if p[-1] in "?%" else p + "?" for p in value.split("/"))


def _usual_day(documents: Iterable[Document]) -> date | None:
    """The median day of publication; ``None`` where none is known or they lie more than a quarter of a year apart."""
    days = sorted(
        d for x in documents if x.published is not None and (d := x.published.day) is not None and 1000 < d.year < 9000
    )
    return days[len(days) // 2] if days and (days[-1] - days[0]).days <= _ONE_STORY else None


def _anchor(document: Document, near: date | None) -> Anchor:
    published = document.published
    if published is not None and not published.is_interval:
        day = published.day
        if day is not None and 1000 < day.year < 9000:
            return Anchor(day)
        if published.edtf[:4].isdigit():
            return Anchor(None, int(published.edtf[:4]))
    stated = {m[1] or m[2] for m in _FULL_YEAR.finditer(document.text)}
    return Anchor(None, int(stated.pop())) if len(stated) == 1 else Anchor(None, near=near)


def find_times(words: Words, anchor: Anchor) -> list[Found]:
    """The time expressions of a sentence, in order, none overlapping; offsets into ``words.text``."""
    reading = Reading(
        words.text,
        anchor,
        lambda a, b: _ahead(words, a, b),
        lambda a, b: _named(words, a, b),
        lambda a, b: _labelled(words, a, b),
    )
    proposals = [f for needed, rule in RULES if needed.search(words.text) for f in rule(reading)]
    chosen: list[tuple[int, int, Found]] = []
    for f in sorted(proposals, key=lambda f: (f.start - f.end, f.start, f.value is None)):
        at = bisect_left(chosen, (f.start,))
        if (at and chosen[at - 1][1] > f.start) or (at < len(chosen) and chosen[at][0] < f.end):
            continue
        insort(chosen, (f.start, f.end, f), key=lambda c: c[0])
    return join(words.text, [f for _, _, f in chosen])


def _ahead(words: Words, start: int, end: int) -> bool | None:
    """Tense of the verb over an expression: modal or cue of planning -> ahead; past form -> behind."""
    for index in words.at(start, end):
        verb = words.verb_over(index)
        if verb is None:
            return None
        token = words.tokens[verb]
        helpers = words.helpers(verb)
        governor = words.tokens[token.head]
        near = {t.lemma for t in (token, governor, *helpers) if t.tag != "VBD" or t.lemma not in BEGUN}
        if (near | {t.text.lower() for t in helpers}) & FUTURE_CUES:
            return not _overtaken(words, token.head)
        if token.tag == "VB" and governor.lemma == "be" and any(t.tag == "TO" for t in helpers):
            return True
        before = words.tokens[index - 1].text.lower() if index else ""
        if before in {"until", "till"} and token.lemma in DEFERRING:
            return True
        if token.tag == "VBD" or any(t.tag == "VBD" or t.lemma == "have" for t in helpers):
            return False
        if token.tag == "VBN" and not helpers:
            return False
        return True if before in AHEAD_LEADERS or (before == "as" and token.tag != "VBD") else None
    return None


def _overtaken(words: Words, cue: int) -> bool:
    """Whether what was expected is told as no longer so (``had been due to open Friday``)."""
    over = words.tokens[cue].head
    return words.tokens[cue].lemma in FUTURE_CUES and any(
        t.text.lower() == "had" for t in (*words.helpers(cue), *words.helpers(over))
    )


def _labelled(words: Words, start: int, end: int) -> bool:
    """Whether a date of the entity tagger begins with an expression: it has read what its neighbours are."""
    return any(words.tokens[i].entity == "B-DATE" for i in words.at(start, end))


def _named(words: Words, start: int, end: int) -> bool:
    """Whether the expression is part of a longer name that is no date, or a person's name."""
    indices = words.at(start, end)
    for i in indices:
        label = words.entity(i)
        if label not in _NO_DATE:
            continue
        before = i > 0 and i - 1 not in indices and words.tokens[i].entity[0] == "I"
        after = i + 1 < len(words.tokens) and i + 1 not in indices and words.tokens[i + 1].entity == f"I-{label}"
        if before or after or label == "PERSON":
            return True
    return False
