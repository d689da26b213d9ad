"""Quantities with their bound and what they count.

Dates, times and durations are not numbers, nor are figures that are names (911, Flight 370, the 14th Amendment).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace

from retold.annotate.number_scan import Amount, bound_after, bound_before, scan
from retold.annotate.number_units import Unit, hyphened, unit_of
from retold.annotate.number_words import plain
from retold.annotate.sentence_words import Words
from retold.lang.numbers import (
    AIRCRAFT,
    FATES,
    FEW,
    LOOSE_SCALES,
    MODELS,
    NAMED_NUMBERS,
    NUMBER_NAMES,
    ONE_IDIOMS,
    ONE_UNIT,
    PEOPLE,
)
from retold.model.marks import Bound, NumberMark
from retold.model.span import Span
from retold.model.story import Story

_NAME_LABELS = frozenset({"PERSON", "ORG", "PRODUCT", "EVENT", "LAW", "FAC", "WORK_OF_ART", "GPE", "LOC"})
_SCORE = re.compile(r"\d+-\d+")
_SCORED = re.compile(r"\b(?:won|beat|lost|win|wins|defeated|victory|vote|score|vs|v)\b", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([A-Za-z][\w-]*)\.? $")
_FIGURE = re.compile(r"\d+")
_BLOCK = " block of"
_TIMES = re.compile(r" times\b")
_AGE_AFTER_NAME = re.compile(r", $")


def add_numbers(story: Story) -> Story:
    """Fill ``numbers``: every quantity of every sentence outside its time expressions."""
    dates: dict[str, list[Span]] = defaultdict(list)
    for mark in story.dates:
        dates[mark.span.doc].append(mark.span)
    for spans in dates.values():
        spans.sort()
    marks: list[NumberMark] = []
    for sentence in story.sentences:
        words = Words(sentence, story.text(sentence.span))
        taken = dates.get(sentence.span.doc, [])
        for amount in scan(words.text):
            start, end = words.base + amount.start, words.base + amount.end
            if not _covered(taken, start, end) and (number := _mark(words, amount)) is not None:
                marks.append(number)
    return replace(story, numbers=tuple(marks))


def _covered(spans: list[Span], start: int, end: int) -> bool:
    at = bisect_right(spans, start, key=lambda s: s.start)
    return (at > 0 and spans[at - 1].end > start) or (at < len(spans) and spans[at].start < end)


def _mark(words: Words, amount: Amount) -> NumberMark | None:
    text = words.text
    unit = hyphened(text, amount.end)
    glued = text[amount.end : amount.end + 1] in {"-", "'"} or text[amount.end : amount.end + 2] in {"th", "st", "nd", "rd"}
    if _is_name(words, amount) or (glued and unit is None):
        return None
    if unit is None and amount.unit is None and (often := _TIMES.match(text, amount.end)):
        unit = Unit("time", "times", often.end())
    if unit is None and amount.unit is None:
        unit = _age(words, amount) or unit_of(words, amount.start, amount.end)
    if _is_pronoun(words, amount, unit) or _counts_nothing(words, amount, unit):
        return None
    sign, start = bound_before(text, amount.start)
    end = amount.end
    if not sign:
        sign, end = bound_after(text, amount.end)
        if not sign and unit is not None and amount.unit is None:
            sign, end = bound_after(text, unit.end)
            end = end if sign else amount.end
    if (
        unit is not None
        and amount.unit is None
        and unit.end - amount.end <= 40
        and not _other_figure(text[amount.end : unit.end])
    ):
        end = max(end, unit.end)
    name = amount.unit or (unit.lemma if unit else None)
    name = ONE_UNIT.get(name, name) if name else None
    return NumberMark(
        span=Span(words.sentence.span.doc, words.base + start, words.base + end),
        low=amount.low,
        high=amount.high,
        bound=Bound(sign or ("~" if amount.words and amount.low != amount.high else "")),
        unit=name,
        rendered=_rendered(amount, sign, unit),
    )


def _other_figure(between: str) -> bool:
    return any(f not in NAMED_NUMBERS for f in _FIGURE.findall(between))


def _rendered(amount: Amount, sign: str, unit: Unit | None) -> str:
    figure = amount.words or (plain(amount.low) + (f"-{plain(amount.high)}" if amount.high != amount.low else ""))
    printed = amount.unit or (unit.printed if unit else "")
    if amount.unit == "time" and amount.high != 1:
        printed = "times"
    of = "of " if amount.words in LOOSE_SCALES and printed and printed not in FATES.values() else ""
    return f"{sign}{figure} {of}{printed}".strip()


def _is_name(words: Words, amount: Amount) -> bool:
    """Whether the figure names something: a label among NAMED_NUMBERS, after ``Flight``, or inside a proper name."""
    text = words.text
    figure = text[amount.start : amount.end]
    before = text[max(0, amount.start - 9) : amount.start]
    if figure in NAMED_NUMBERS or before.endswith((")(", "Group of ")) or text[amount.end : amount.end + 1] == "(":
        return True
    indices = words.at(amount.start, amount.end)
    if not indices or _is_model(words, figure, indices):
        return True
    led = _WORD_BEFORE.search(text[max(0, amount.start - 20) : amount.start])
    if led is not None and led[1].lower() in NUMBER_NAMES and (led[1][0].isupper() or led[1] == "no"):
        return True
    first = words.tokens[indices[0]].entity
    if first[2:] in _NAME_LABELS and amount.unit is None:
        after = words.tokens[indices[-1] + 1].entity if indices[-1] + 1 < len(words.tokens) else ""
        return first[0] == "I" or after == f"I-{first[2:]}"
    return (
        _SCORE.fullmatch(figure) is not None and _SCORED.search(text[max(0, amount.start - 30) : amount.end + 20]) is not None
    )


def _is_model(words: Words, figure: str, indices: range) -> bool:
    """Whether a figure belongs to a product's name: ``Falcon 9 rockets`` (both before one noun), ``a 737 jet``; or to an address."""
    tokens, after = words.tokens, indices[-1] + 1
    if not figure.isdigit():
        return False
    if int(figure) >= 100 and words.text.startswith(_BLOCK, words.tokens[indices[-1]].end - words.base):
        return True
    if figure in MODELS and after < len(tokens) and tokens[after].text.lower() in AIRCRAFT:
        return True
    number, last = tokens[indices[0]], indices[0] - 1
    if last < 0 or tokens[last].pos != "PROPN" or tokens[last].dep not in {"compound", "nmod"} or len(figure) > 3:
        return False
    return number.head == last or tokens[last].head == number.head != indices[0]


def _counts_nothing(words: Words, amount: Amount, unit: Unit | None) -> bool:
    """A bare figure of which nothing says what it counts (list numbers, telephone numbers, years), and idle ``zero``."""
    figure = words.text[amount.start : amount.end].lower()
    counted = unit is not None and unit.lemma in PEOPLE | set(FATES.values())
    if figure == "no":
        return not counted or unit is None or (unit.printed == unit.lemma and unit.lemma in PEOPLE)
    if figure == "zero" or (figure.isdigit() and (1900 <= amount.low < 2100 or (figure[0] == "0" and len(figure) > 1))):
        return not counted
    if amount.unit is not None:
        return False
    if unit is not None and unit.proper and unit.printed == unit.lemma and figure.isdigit() and amount.low != 1:
        return True
    if amount.low != 1 and figure.isdigit() and not counted and (unit is None or unit.printed == unit.lemma):
        indices = words.at(amount.start, amount.end)
        if indices and indices[0] and words.tokens[indices[0] - 1].pos == "PROPN":
            return True
    bare = amount.low == amount.high and not amount.words and not any(c in figure for c in ",.") and " " not in figure
    return unit is None and bare


def _is_pronoun(words: Words, amount: Amount, unit: Unit | None) -> bool:
    """``one`` that counts nothing (``one of the``, ``no one``), and vague words that count nothing."""
    figure = words.text[amount.start : amount.end].lower()
    if amount.words in FEW or amount.words in LOOSE_SCALES:
        return unit is None
    if figure != "one":
        return False
    after = words.text[amount.end : amount.end + 4].lower()
    before = words.text[max(0, amount.start - 4) : amount.start].lower()
    return (
        unit is None or after.startswith((" of ", "-")) or before.endswith(("no ", "the ", "any ")) or unit.lemma in ONE_IDIOMS
    )


def _age(words: Words, amount: Amount) -> Unit | None:
    """A number between commas right after a person's name, or after ``aged``."""
    if not 0 <= amount.low == amount.high <= 120 or not words.text[amount.start : amount.end].isdigit():
        return None
    indices = words.at(amount.start, amount.end)
    before = words.text[max(0, amount.start - 6) : amount.start]
    if before.endswith(("aged ", " age ")):
        return Unit("year-old", "year-old", amount.end)
    after = words.text[amount.end : amount.end + 1]
    if len(indices) and indices[0] >= 2 and _AGE_AFTER_NAME.search(before) and after in {",", ".", ";", ""}:
        name = words.tokens[indices[0] - 2]
        if name.entity.endswith("PERSON") or name.pos == "PROPN" or name.lemma in PEOPLE:
            return Unit("year-old", "year-old", amount.end)
    return None
