"""The typed slot of a claim: the number, date, time or duration that its mentions give."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retold.lang.events import BEING, REPORTING
from retold.lang.numbers import AGES
from retold.lang.outlook import OUTLOOK
from retold.model.claims import ClaimKind
from retold.model.marks import TimeKind
from retold.model.span import Span
from retold.model.story import Story

_TIMES = {TimeKind.DATE: ClaimKind.DATE, TimeKind.TIME: ClaimKind.TIME, TimeKind.DURATION: ClaimKind.DURATION}
_ORDER = {ClaimKind.NUMBER: 0, ClaimKind.DURATION: 1, ClaimKind.TIME: 2, ClaimKind.DATE: 3}
_CAUSAL = re.compile(
    r"\b(?:because|due to|owing to|thanks to|as a (?:result|consequence) of|on (?:account|grounds) of|on the grounds|in (?:response|retaliation|revenge|protest|reaction)"
    r"|(?:motivated|caused|prompted|triggered|sparked|provoked|brought (?:on|about)|driven|fuelled|fueled|inspired) by|resulted from|results? from|stemmed from|stems from"
    r"|the (?:cause|reason|motive)|led to|gave rise to)\b",
    re.IGNORECASE,
)
"""Words by which a sentence says why something happened."""


@dataclass(frozen=True, slots=True)
class Value:
    """A slot's value where it stands; ``slot`` is the kind and, for numbers, the unit."""

    span: Span
    slot: tuple[ClaimKind, str]
    written: str


class Values:
    """Numbers and times of a story by place."""

    def __init__(self, story: Story) -> None:
        rows: dict[str, list[Value]] = defaultdict(list)
        for n in story.numbers:
            if n.unit in AGES:
                continue
            rows[n.span.doc].append(Value(n.span, (ClaimKind.NUMBER, n.unit or ""), n.rendered))
        for d in story.dates:
            if d.value is not None and d.kind in _TIMES:
                rows[d.span.doc].append(Value(d.span, (_TIMES[d.kind], ""), d.value))
        self._rows = {doc: sorted(row, key=lambda v: v.span) for doc, row in rows.items()}
        self._starts = {doc: [v.span.start for v in row] for doc, row in self._rows.items()}

    def within(self, span: Span) -> list[Value]:
        """Values that stand in ``span``."""
        row, starts = self._rows.get(span.doc, []), self._starts.get(span.doc, [])
        return [v for v in row[bisect_left(starts, span.start) : bisect_left(starts, span.end)] if v.span.end <= span.end]


@dataclass(frozen=True, slots=True)
class Slot:
    """What a claim is about: its kind, and each mention's value where it gives exactly one."""

    kind: ClaimKind
    values: tuple[str | None, ...]


def slot_of(spans: Sequence[Span], verbs: Sequence[str], texts: Sequence[str], said: Sequence[bool], values: Values) -> Slot:
    """The slot that most documents fill; numbers before durations, times, dates; without one, what the words suggest.

    ``said``: whether the article has a mention from somebody. A mention that holds two values of the slot gives none: which of them is meant is not guessed.
    """
    found = [values.within(s) for s in spans]
    docs: dict[tuple[ClaimKind, str], set[str]] = defaultdict(set)
    for span, row in zip(spans, found, strict=True):
        for v in row:
            docs[v.slot].add(span.doc)
    shared = {s: d for s, d in docs.items() if len(d) >= min(2, len({x.doc for x in spans}))}
    if not shared:
        return Slot(_without_values(verbs, texts, said), (None,) * len(spans))
    slot = min(shared, key=lambda s: (-len(shared[s]), _ORDER[s[0]], s[1]))
    return Slot(slot[0], tuple(_single(v.written for v in row if v.slot == slot) for row in found))


def _single(written: Iterable[str]) -> str | None:
    distinct = set(written)
    return distinct.pop() if len(distinct) == 1 else None


def _without_values(verbs: Sequence[str], texts: Sequence[str], said: Sequence[bool]) -> ClaimKind:
    """A statement is what somebody expects, wants or thinks (``we will sue``): nothing that has happened."""
    half = len(verbs) / 2
    if sum(_CAUSAL.search(t) is not None for t in texts) >= half:
        return ClaimKind.CAUSE
    if sum(s and not OUTLOOK.isdisjoint(_words(t)) for t, s in zip(texts, said, strict=True)) > half:
        return ClaimKind.STATEMENT
    if sum(v in REPORTING for v in verbs) >= half:
        return ClaimKind.STATEMENT
    return ClaimKind.STATUS if sum(v in BEING for v in verbs) >= half else ClaimKind.EVENT


def _words(text: str) -> list[str]:
    return [w.strip(_EDGE) for w in text.replace("’", "'").split()]


_EDGE = " ,;:.!?'\"“”‘()[]"
