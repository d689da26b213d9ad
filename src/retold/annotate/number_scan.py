"""Where numbers stand in a sentence, and how much they are: digits, words, fractions, ranges, money, percent."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass

from retold.annotate.number_words import CARDINAL, DIGITS, SPELT, value_of
from retold.annotate.time_found import any_of
from retold.lang.numbers import (
    BOUNDS,
    BOUNDS_AFTER,
    CURRENCY_SIGNS,
    FATES,
    FEW,
    FRACTIONS,
    GLUED_UNITS,
    LOOSE_SCALES,
    SCALES,
    SPOKEN_SCALES,
    TIMES,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a sentence: offsets into its plain text, extent, sign of its bound, unit sign where it is part of it.

    ``words`` is set where the words and not a figure are what is said (``dozens``).
    """

    start: int
    end: int
    low: float
    high: float
    sign: str = ""
    unit: str | None = None
    words: str | None = None


_CUR = any_of(CURRENCY_SIGNS)
_SPOKEN = any_of(SPOKEN_SCALES)
_GLUED = any_of(k for k in SCALES if k not in SPOKEN_SCALES)
_SCALED = rf"(?:(?:{DIGITS}|{SPELT}|an?)(?:[ -](?:{_SPOKEN}))(?:[ -](?:{_SPOKEN}))?)"
_LONG_SPELT = rf"(?:{_SCALED}(?:(?: and|,)? (?:{SPELT})(?: (?:{_SPOKEN}))?){{1,4}}|{CARDINAL})"
"""Words go on after a scale only: ``two hundred and forty-one``, not ``one, two``."""
_NUM = rf"(?:{DIGITS}(?:(?:{_GLUED})\b| (?:{_SPOKEN}|bn|mn)\b)?|\b{_LONG_SPELT}\b)"
_I = re.IGNORECASE

PLAIN = re.compile(
    rf"(?<![\w.,/:#&@'-])(?<![\w][’])(?P<cur>{_CUR})? ?(?P<a>{_NUM})(?: ?(?P<sep>-|to|and|or) ?(?P<cur2>{_CUR})?(?P<b>{_NUM}))?"
    rf"(?:(?P<pct> ?%|[ -](?:percent|per cent|pct)\b(?! points?)| percentage points?)|(?<=\d)(?P<glued>{any_of(GLUED_UNITS)}))?"
    r"(?![\w]|[/:]\d|[.,]\d)",
    _I,
)
FRACTION = re.compile(
    rf"\b(?:(?P<n>one|two|three|four|five|six|seven|an?)[ -](?P<d>{any_of(k for k in FRACTIONS if k != 'half')})s?(?= of\b)|(?P<half>half)(?= (?:of|the|a dozen)\b)"
    rf"|(?P<n2>one|two|three|four|five|six|seven)-(?P<d2>{any_of(FRACTIONS)})s?)\b",
    _I,
)
_FRACTION = rf"(?:one|two|three|four|five|six|seven|an?)[ -](?:{any_of(FRACTIONS)})s?|half"
FRACTIONS_BETWEEN = re.compile(rf"\b(?P<a>{_FRACTION}) (?:to|or|and) (?P<b>{_FRACTION})\b", _I)
SPLIT_THOUSANDS = re.compile(
    rf"(?:(?P<cur>{_CUR}) ?|(?<!at )\b(?:{any_of(BOUNDS)}) )(?P<a>[1-9]\d{{0,2}}), (?P<b>\d{{3}})(?! ?(?:,|and|or|to) ?\d|[\w.:/-]\d|\d)",
    _I,
)
MEASURED = re.compile(
    rf"(?<![\w.,/:#&@'-])(?P<a>{DIGITS})m(?=[ -](?:long|wide|high|tall|deep|across|away|above|below|apart|in (?:length|width|height|depth))\b| ?x ?\d)",
    _I,
)
MEASURED_AFTER = re.compile(
    rf"\b(?:length|width|height|depth|distance|altitude|diameter) of (?:(?:{any_of(BOUNDS)}) )?(?P<a>{DIGITS})m\b(?! (?:people|dollars|pounds|euros))",
    _I,
)
IN_TEN = re.compile(rf"\b(?P<a>{SPELT}|\d) (?:in|out of)(?: every| an?)? (?P<b>{CARDINAL})\b(?= \w)(?!,\d)", _I)
LOOSE = re.compile(
    rf"\b(?P<w>{any_of(LOOSE_SCALES)})(?= (?:of|more|others|were|are|have|had|{any_of(set(FATES.values()))}|dead|wounded|hurt)\b)|\b(?P<f>{any_of(FEW)})\b(?: of)?(?= \w)",
    _I,
)
TIMES_OVER = re.compile(rf"\b(?P<t>{any_of(t for t in TIMES if t != 'once')})\b", _I)
FEW_SCALED = re.compile(rf"\b(?P<f>{any_of(FEW)})(?: of)? (?P<scale>(?:{_SPOKEN})(?: (?:{_SPOKEN}))?)\b(?! of\b)", _I)
HALF_SCALE = re.compile(rf"\b(?:a )?half[ -](?:a[ -])?(?P<scale>{_SPOKEN})\b", _I)
NONE = re.compile(r"\b[Nn]o(?= [a-z])")

_SCALE = re.compile(rf"{_SPOKEN}|bn|mn", _I)
_BOUND = re.compile(rf"(?:^|\W)(?P<b>{any_of(BOUNDS)}) (?:the )?$", _I)
_AFTER = re.compile(rf" (?P<b>{any_of(BOUNDS_AFTER)})\b", _I)
_BETWEEN = re.compile(r"\b(?:between|from) $", _I)
_LONGEST_BOUND = 24


def scan(text: str) -> list[Amount]:
    """The numbers of a sentence's plain text in order, none overlapping. Linear in the text for bounded numbers of digits."""
    chosen: list[tuple[int, int, Amount]] = []
    for rule in (_half_scales, _few_scaled, _split_thousands, _measured, _fractions, _plain, _loose, _times, _none):
        for a in rule(text):
            at = bisect_left(chosen, (a.start,))
            if (at and chosen[at - 1][1] > a.start) or (at < len(chosen) and chosen[at][0] < a.end):
                continue
            insort(chosen, (a.start, a.end, a), key=lambda c: c[0])
    return [a for _, _, a in chosen]


def bound_before(text: str, start: int) -> tuple[str, int]:
    """The sign of the words before a number and where they start (``start`` itself where there are none)."""
    m = _BOUND.search(text[max(0, start - _LONGEST_BOUND) : start])
    return (BOUNDS[m["b"].lower()], max(0, start - _LONGEST_BOUND) + m.start("b")) if m else ("", start)


def bound_after(text: str, end: int) -> tuple[str, int]:
    """The sign of the words after a number or its noun (``or more``) and where they end."""
    m = _AFTER.match(text, end)
    return (BOUNDS_AFTER[m["b"].lower()], m.end()) if m else ("", end)


def _half_scales(text: str) -> Iterator[Amount]:
    for m in HALF_SCALE.finditer(text):
        half = SCALES[m["scale"].lower()] / 2
        yield Amount(m.start(), m.end(), half, half)


def _few_scaled(text: str) -> Iterator[Amount]:
    """``several hundred``, ``a few thousand``, ``a couple of dozen``."""
    for m in FEW_SCALED.finditer(text):
        scale = _worth(m["scale"])
        if scale is not None:
            low, high = FEW[m["f"].lower()]
            yield Amount(m.start(), m.end(), low * scale, high * scale, words=m.group().lower())


def _none(text: str) -> Iterator[Amount]:
    """``no`` before a noun; whether the noun counts people or what befell them, its reader must ask the grammar."""
    for m in NONE.finditer(text):
        yield Amount(m.start(), m.end(), 0, 0)


def _split_thousands(text: str) -> Iterator[Amount]:
    """``more than 1, 600``: a text cut into words and put together again; without a bound or a currency it may be two numbers."""
    for m in SPLIT_THOUSANDS.finditer(text):
        number = int(m["a"]) * 1000 + int(m["b"])
        yield Amount(
            m.start("cur") if m["cur"] else m.start("a"),
            m.end(),
            number,
            number,
            unit=CURRENCY_SIGNS.get((m["cur"] or "").lower()),
        )


def _measured(text: str) -> Iterator[Amount]:
    """``12.2m long``, ``a depth of 40m``: metres, where elsewhere the letter stands for millions."""
    for m in (*MEASURED.finditer(text), *MEASURED_AFTER.finditer(text)):
        metres = value_of(m["a"])
        if metres is not None:
            yield Amount(m.start("a"), m.end("a") + 1, metres, metres, unit="m")


def _fractions(text: str) -> Iterator[Amount]:
    for m in FRACTIONS_BETWEEN.finditer(text):
        low, high = _part(m["a"]), _part(m["b"])
        between = m.group().lower().split()[-2] != "and" or _BETWEEN.search(text[max(0, m.start() - 9) : m.start()])
        if low < high and between:
            yield Amount(m.start(), m.end(), low, high, words=m.group().lower())
    for m in FRACTION.finditer(text):
        name = m["d"] or m["d2"] or "half"
        count = value_of(m["n"] or m["n2"] or "one") or 1
        yield Amount(
            m.start(), m.end(), count * FRACTIONS[name.lower()], count * FRACTIONS[name.lower()], words=m.group().lower()
        )
    for m in IN_TEN.finditer(text):
        a, b = value_of(m["a"]), value_of(m["b"])
        if a and b and a < b and b >= 3:
            yield Amount(m.start(), m.end(), a / b, a / b, words=m.group().lower())


def _part(words: str) -> float:
    """What a fraction in words is worth (``two-thirds``, ``half``)."""
    count, _, name = words.lower().replace("-", " ").rpartition(" ")
    return (value_of(count) or 1) * FRACTIONS.get(name, FRACTIONS.get(name.removesuffix("s"), 0))


def _plain(text: str) -> Iterator[Amount]:
    for m in PLAIN.finditer(text):
        percent = (m["pct"] or "").strip(" -").lower()
        unit = "percentage point" if "point" in percent else "%" if percent else GLUED_UNITS.get((m["glued"] or "").lower())
        money = CURRENCY_SIGNS.get((m["cur"] or m["cur2"] or "").lower())
        start = m.start("cur") if m["cur"] else m.start("a")
        low, high = _worth(m["a"]), _worth(m["b"]) if m["b"] else None
        if low is None:
            continue
        if m["b"] is None:
            yield Amount(start, m.end(), low, low, unit=unit or money)
        elif high is not None and (scaled := _same_scale(m["a"], m["b"], low, high)) < high and _is_range(text, m):
            yield Amount(start, m.end(), scaled, high, unit=unit or money)
        elif m["sep"] != "-":
            yield Amount(start, m.end("a"), low, low, unit=CURRENCY_SIGNS.get((m["cur"] or "").lower()))
            if high is not None:
                second = m.start("cur2") if m["cur2"] else m.start("b")
                yield Amount(second, m.end(), high, high, unit=unit or CURRENCY_SIGNS.get((m["cur2"] or "").lower()))


def _same_scale(a: str, b: str, low: float, high: float) -> float:
    """``low`` in the scale the second number names (``$2 to 3 million``)."""
    scale = _SCALE.search(b)
    if scale is not None and _SCALE.search(a) is None and low < 1000 <= high:
        return low * SCALES[scale[0].lower()]
    return low


def _is_range(text: str, m: re.Match[str]) -> bool:
    """Whether two numbers are the ends of one range; a hyphen between bare figures may also be a score or a code."""
    if m["sep"] == "and":
        return _BETWEEN.search(text[max(0, m.start() - 9) : m.start()]) is not None
    return m["sep"] in {"-", "to", "or"}


def _worth(words: str) -> float | None:
    return value_of(words.replace("-", " "))


def _loose(text: str) -> Iterator[Amount]:
    for m in LOOSE.finditer(text):
        if m["w"]:
            low, high = LOOSE_SCALES[m["w"].lower()]
        else:
            low, high = FEW[m["f"].lower()]
        yield Amount(m.start(), m.start() + len(m["w"] or m["f"]), low, high, words=(m["w"] or m["f"]).lower())


def _times(text: str) -> Iterator[Amount]:
    for m in TIMES_OVER.finditer(text):
        yield Amount(m.start(), m.end(), TIMES[m["t"].lower()], TIMES[m["t"].lower()], unit="time")
