"""Rules for what recurs: TimeML's SET (``every day``, ``weekly``, ``$50 a day``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.annotate.number_words import CARDINAL, plain, value_of
from retold.annotate.time_amounts import RATED, designator
from retold.annotate.time_found import Found, Reading, any_of
from retold.lang.months import MONTHS, RECURRING, SEASONS, UNITS, WEEKDAYS
from retold.model.marks import TimeKind

SET = TimeKind.SET

_UNIT = any_of(UNITS)
_LONG_UNIT = any_of(u for u, code in UNITS.items() if code[0] != "T")
_I = re.IGNORECASE
_NAMED = any_of(
    [*(w for w in WEEKDAYS if len(w) > 5), *(m for m in MONTHS if len(m) > 3), *SEASONS, "morning", "afternoon", "evening"]
)

EVERY = re.compile(
    rf"\b(?:every|each)(?: single)? (?:(?P<other>other|second) |(?P<number>{CARDINAL}) )?(?:(?P<unit>{_UNIT})s?|(?P<named>{_NAMED}))\b(?! of\b)",
    _I,
)
PLURAL = re.compile(rf"\b(?P<w>(?:{any_of(w.title() for w in WEEKDAYS if len(w) > 5)}|weekend)s)\b(?!')")
RATE = re.compile(
    rf"\b(?P<lead>an?|per) (?P<unit>{_LONG_UNIT})\b(?![- ](?:ago|earlier|later|before|after|from now|old|long)\b)", _I
)
ADVERB = re.compile(rf"(?<![-\w])(?P<w>{any_of(RECURRING)})\b(?!-)")
_PAPER_BEFORE = re.compile(r"[a-z] [A-Z]\w+ $")
_PAPER_AFTER = re.compile(r" [A-Z]")
"""Beside a name ``daily`` is a newspaper (``told the Harbour Zeitung daily``)."""


def recurring(r: Reading) -> Iterator[Found]:
    """How often something happens: an ISO 8601 duration from one time to the next; ``None`` for ``every Monday``.

    ``60 miles an hour`` is a speed and no set.
    """
    for m in EVERY.finditer(r.text):
        number = 2.0 if m["other"] else value_of(m["number"]) if m["number"] else 1.0
        settled = m["unit"] and number is not None
        value = designator(m["unit"].lower(), plain(number or 1)) if settled else None
        yield Found(m.start(), m.end(), SET, value)
    for m in PLURAL.finditer(r.text):
        yield Found(m.start("w"), m.end(), SET, None)
    for m in RATE.finditer(r.text):
        if m["lead"].lower() == "per" or RATED.search(r.text[: m.start()].rstrip()[-20:]):
            yield Found(m.start(), m.end(), SET, designator(m["unit"].lower(), "1"))
    for m in ADVERB.finditer(r.text):
        if not _PAPER_BEFORE.search(r.text[: m.start()]) and not _PAPER_AFTER.match(r.text, m.end()):
            yield Found(m.start(), m.end(), SET, RECURRING[m["w"]])
