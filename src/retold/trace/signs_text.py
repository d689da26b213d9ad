"""Signs that a text was taken, read off the words of two that share it: what was cut, orphaned, shortened or framed.

None needs a language: they ask for capitals, full stops, dots and quotation marks, and for what the other has more. A
text that lacks an introduction, breaks a sentence off or marks an omission did so to a fuller one. Words, sentences and
endings that only one has speak more softly, since a writer may also have added them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from retold.model.lineage import Sign, SignKind
from retold.model.span import Span
from retold.model.words import count_words
from retold.trace.layout import Ranges, covered
from retold.trace.pair_sides import Side, Stretch

OMISSION = re.compile(r"\s*[\[(]?\s*(?:…|\.\s?\.\s?\.)\s*[\])]?")
CLOSED = re.compile(r"[\"'”’»)\]]*[.!?。！？][\"'”’»)\]]*(?=\s|$)|\s*$|[\"'”’»)\]]*\s*\n")
WORD = re.compile(r"(?<![\w'’.-])[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*")
FEW = 3  # words; so many more or fewer are no text of their own
SENTENCE = 8
OWN = 20  # words of its own before or behind what is shared
SHOWN = 4  # places of one kind that are shown


def text_signs(side: Side, quoted: Ranges) -> Iterator[Sign]:
    """All signs in the words of the taker that it took what it shares; ``quoted`` is where it has quotation marks."""
    for kind, spans in (
        (SignKind.ELLIPSIS, _omissions(side)),
        (SignKind.QUOTE_SHORTENED, _shortened(side, quoted)),
        (SignKind.SENTENCE_CUT, _cut(side)),
        (SignKind.LEFT_OUT, _left_out(side)),
        (SignKind.WORDS_DROPPED, _dropped(side)),
        (SignKind.ORPHAN, _orphans(side)),
    ):
        found = list(spans)
        if found:
            shown = tuple(s for pair in found[:SHOWN] for s in pair)
            yield _sign(side, kind, shown, len(found))
    yield from _shape(side)


def _sign(side: Side, kind: SignKind, spans: tuple[Span, ...], strength: float) -> Sign:
    return Sign(kind=kind, taker=side.taker.id, giver=side.giver.id, spans=spans, strength=strength)


def _omissions(side: Side) -> Iterator[tuple[Span, Span]]:
    """Dots in the taker where the giver has words."""
    for s in side.stretches:
        for t0, t1, g0, g1 in s.edits:
            dots = OMISSION.search(side.taker.text, max(s.taken.start, t0 - 4), min(s.taken.end, t1 + 6))
            if dots and dots.start() <= t1 + 1 and count_words(side.giver.text, g0, g1) > 0 and "…" not in _dots(side, g0, g1):
                yield Span(side.taker.id, *_trimmed(dots)), Span(side.giver.id, g0, g1)
        end = OMISSION.match(side.taker.text, s.taken.end)
        if end and not OMISSION.match(side.giver.text, s.given.end):
            yield Span(side.taker.id, s.taken.start, end.end()), s.given


def _dots(side: Side, start: int, end: int) -> str:
    return side.giver.text[max(0, start - 4) : end + 4].replace("...", "…")


def _trimmed(m: re.Match[str]) -> tuple[int, int]:
    return m.start() + len(m.group()) - len(m.group().lstrip()), m.end()


def _shortened(side: Side, quoted: Ranges) -> Iterator[tuple[Span, Span]]:
    """Words of a quotation that the giver has and the taker has not."""
    for s in side.stretches:
        for t0, t1, g0, g1 in s.edits:
            fewer = count_words(side.giver.text, g0, g1) - count_words(side.taker.text, t0, t1)
            if fewer >= 1 and covered(quoted, max(0, t0 - 1), t1 + 1) > t1 - t0 + 1:
                yield s.taken, Span(side.giver.id, g0, g1)


def _cut(side: Side) -> Iterator[tuple[Span, Span]]:
    """The taker closes a sentence, or breaks off, where the giver's goes on."""
    for s in side.stretches:
        ends = CLOSED.match(side.taker.text, s.taken.end)
        goes_on = not CLOSED.match(side.giver.text, s.given.end)
        if ends and goes_on:
            yield s.taken, s.given


def _left_out(side: Side) -> Iterator[tuple[Span, Span]]:
    """Two passages that follow each other in the taker, with a sentence or more between them in the giver."""
    for one, two in pairwise(side.stretches):
        if two.given.start < one.given.end:
            continue
        here = count_words(side.taker.text, one.taken.end, two.taken.start)
        there = count_words(side.giver.text, one.given.end, two.given.start)
        if here <= FEW and there >= here + SENTENCE:
            yield one.taken, Span(side.giver.id, one.given.end, two.given.start)


def _dropped(side: Side) -> Iterator[tuple[Span, Span]]:
    """Places where the giver has words and the taker none, or fewer by two or more."""
    for s in side.stretches:
        for t0, t1, g0, g1 in s.edits:
            if g1 > g0 and (t0 == t1 or count_words(side.giver.text, g0, g1) >= count_words(side.taker.text, t0, t1) + 2):
                yield s.taken, Span(side.giver.id, g0, g1)


def _orphans(side: Side) -> Iterator[tuple[Span, Span]]:
    """A bare name in what is shared that the giver introduces before and the taker does not."""
    here, there = first_names(side.taker.text), first_names(side.giver.text)
    for word, first in there.items():
        mine = here.get(word)
        if mine is None or mine.full or not first.full or covered(side.given, first.end - len(word), first.end):
            continue
        for s in side.stretches:
            if s.taken.start <= mine.start and mine.end <= s.taken.end:
                yield Span(side.taker.id, mine.start, mine.end), Span(side.giver.id, first.start, first.end)
                break


@dataclass(frozen=True, slots=True)
class FirstName:
    """Where a word written with a capital stands first; ``full``: behind others that have one too, from ``start`` on."""

    start: int
    end: int
    full: bool


@lru_cache(maxsize=512)
def first_names(text: str) -> dict[str, FirstName]:
    """The first places of the words that are written with a capital there, whether by themselves or in a row of such words.

    A word that begins a row and is met in small letters too ("On Monday") is no part of a name.
    """
    found: dict[str, FirstName] = {}
    small = {m.group() for m in WORD.finditer(text) if m.group()[0].islower()}
    start = last = -1
    for m in WORD.finditer(text):
        word = m.group()
        if not word[0].isupper():
            continue
        joined = last >= 0 and text[last : m.start()] == " "
        start = start if joined else m.start()
        last = m.end() if joined or word.lower() not in small else -1
        found.setdefault(word, FirstName(start, m.end(), joined))
    return found


def _shape(side: Side) -> Iterator[Sign]:
    """What stands around the shared words: an own beginning, an ending that the other goes beyond, one within the other."""
    before, other_before = side.words_before()
    after, other_after = side.words_after()
    first, last = _ends(side.stretches)
    if before >= OWN and other_before < OWN // 2:
        yield _sign(side, SignKind.FRAMED, (first.taken, first.given), 1.0)
    if other_after >= OWN and after < OWN // 2:
        yield _sign(side, SignKind.TAIL_CUT, (last.taken, last.given), 1.0)
    mine, others = side.shares()
    if round(mine - others, 3) > 0:
        yield _sign(side, SignKind.CONTAINED, (first.taken, first.given), round(mine - others, 3))


def _ends(stretches: list[Stretch]) -> tuple[Stretch, Stretch]:
    return stretches[0], max(stretches, key=lambda s: s.taken.end)
