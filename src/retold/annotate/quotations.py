"""Which quotation marks belong together: pure text, one paragraph after the other, no grammar.

Newspapers mix “curly”, "straight", 'single' and ''doubled'' marks, leave some out, turn some round and let a
quotation run over paragraphs. Marks are therefore read by where they stand (an opening mark has a word after it,
a closing one before it) and by their glyph only where the place is open; whatever finds no partner is dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_CHARS = 6_000
"""A longer quotation within one paragraph is taken for a lost mark, not for speech."""

_MARK = re.compile(r"``|''|‘‘|’’|[\"“”„‟«»＂❝❞'‘’‚‛`]")
_OPENING_GLYPHS = frozenset("“„«‟❝‘‚‛`") | {"``", "‘‘"}
_CLOSING_GLYPHS = frozenset("”»❞’") | {"’’"}
_SINGLE = frozenset("'‘’‚‛`")
_ELISIONS = re.compile(r"(?:tis|twas|em|til|cause|bout|round|n|\d0s|\d\d)\b", re.IGNORECASE)
_SPEECH_END = frozenset('.,!?;:…-–—"”')
_SPACE_LIKE = frozenset("([{-–—/…*_|")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters ``start`` to ``end`` with their marks; ``inner_start`` to ``inner_end`` without.

    ``single`` tells ‘…’ from “…”. ``open_end`` says that the closing mark is missing because the quotation runs on
    in the next paragraph; ``resumed`` that it is such a continuation.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    single: bool = False
    open_end: bool = False
    resumed: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    single: bool
    opens: bool
    closes: bool


def find_quotations(text: str, paragraphs: list[tuple[int, int]]) -> list[Quotation]:
    """The outermost quotations of ``paragraphs`` (offsets into ``text``, in order), in order and without overlap.

    Cost is linear in the length of the paragraphs. Marks without a partner give no quotation, except an opening one
    whose paragraph ends inside the quotation while the next begins with an opening mark of the same kind.
    """
    found: list[Quotation] = []
    marks = [_marks(text, a, b) for a, b in paragraphs]
    running = False
    for i, (a, b) in enumerate(paragraphs):
        after = marks[i + 1] if i + 1 < len(paragraphs) else []
        begins = after[0] if after and not text[paragraphs[i + 1][0] : after[0].start].strip() else None
        quotations, unclosed = _pair(text, marks[i])
        lead = quotations[0] if quotations else None
        if running and lead is not None and not text[a : lead.start].strip():
            quotations[0] = Quotation(
                lead.start, lead.end, lead.inner_start, lead.inner_end, lead.single, open_end=lead.open_end, resumed=True
            )
        resumed = running and unclosed is not None and not text[a : unclosed.start].strip()
        running = unclosed is not None and begins is not None and begins.opens and begins.single == unclosed.single
        if unclosed is not None and (running or resumed) and unclosed.end < b:
            end = a + len(text[a:b].rstrip())
            whole = Quotation(unclosed.start, end, unclosed.end, end, unclosed.single, open_end=running, resumed=resumed)
            _keep(quotations, whole)
        found += quotations
    return found


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    out = []
    for m in _MARK.finditer(text, start, end):
        glyph = m.group()
        single = glyph in _SINGLE
        before = text[m.start() - 1] if m.start() > start else " "
        after = text[m.end()] if m.end() < end else " "
        opens, closes = _sides(glyph, before, after)
        if single:
            opens, closes = _single_sides(text, m, end, opens=opens, closes=closes)
        elif (
            glyph == '"'
            and before.isdigit()
            and closes
            and not opens
            and text[max(start, m.start() - 3) : m.start()].count("'")
        ):
            continue  # 6'2": feet and inches
        if opens or closes:
            out.append(_Mark(m.start(), m.end(), single, opens, closes))
    return out


def _sides(glyph: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a mark may open and may close, by its neighbours and, where they leave it open, by its glyph."""
    left_open = before.isspace() or before in _SPACE_LIKE
    right_open = after.isspace() or after in ")]}.,;:!?-–—/…"
    if left_open and not right_open:
        return True, glyph in _CLOSING_GLYPHS and before in "-–—…"
    if right_open and not left_open:
        return False, True
    if glyph in _OPENING_GLYPHS:
        return True, False
    if glyph in _CLOSING_GLYPHS:
        return False, True
    return True, True


def _single_sides(text: str, m: re.Match[str], end: int, *, opens: bool, closes: bool) -> tuple[bool, bool]:
    """Single marks are apostrophes first: inside words, in ’90s and ’em, and after a plural’s s."""
    before = text[m.start() - 1] if m.start() else " "
    after = text[m.end()] if m.end() < end else " "
    if before.isalnum() and after.isalnum():
        return False, False
    if opens and m.group() != "‘" and _ELISIONS.match(text, m.end(), end):
        return False, False
    if opens and not (after.isalnum() or after in '[($£€#@.…"“'):
        opens = False
    if closes and before.isspace():
        closes = False
    return opens and not before.isalnum(), closes and not after.isalnum()


def _pair(text: str, marks: list[_Mark]) -> tuple[list[Quotation], _Mark | None]:
    """Outermost pairs of one paragraph, and the opening mark that is left without a partner at its end."""
    singles_close = _strong_single_closers(text, marks)
    out: list[Quotation] = []
    stack: list[_Mark] = []
    for k, mark in enumerate(marks):
        top = stack[-1] if stack else None
        if top is not None and mark.closes and (j := _partner(stack, mark)) is not None:
            if mark.single and not _closes_here(text, mark, k, singles_close):
                continue
            opener = stack[j]
            del stack[j:]
            _keep(out, Quotation(opener.start, mark.end, opener.end, mark.start, mark.single))
        elif mark.opens and not (mark.single and top is not None and top.single):
            if top is not None and not mark.single and not top.single and mark.closes:
                continue
            stack.append(mark)
    unclosed = next((m for m in stack if not m.single), None) or (stack[0] if stack else None)
    if unclosed is not None and out and out[-1].start > unclosed.start and not unclosed.single:
        unclosed = None
    return [q for q in out if text[q.inner_start : q.inner_end].strip() and q.end - q.start <= MAX_CHARS], unclosed


def _partner(stack: list[_Mark], mark: _Mark) -> int | None:
    """Index of the latest opener of the mark's kind; a double mark closes over lost single ones, not the reverse."""
    for j in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        if stack[j].single == mark.single:
            return j
        if mark.single:
            return None
    return None


def _keep(out: list[Quotation], quotation: Quotation) -> None:
    while out and out[-1].start >= quotation.start:
        out.pop()
    out.append(quotation)


def _strong_single_closers(text: str, marks: list[_Mark]) -> list[int]:
    """For each mark the index of the next single mark that surely closes (speech punctuation before it), or the end."""
    nearest = len(marks)
    out = [nearest] * len(marks)
    for k in range(len(marks) - 1, -1, -1):
        m = marks[k]
        out[k] = nearest
        if m.single and m.closes and m.start and text[m.start - 1] in _SPEECH_END:
            nearest = k
        elif m.single and m.opens:
            nearest = len(marks)
    return out


def _closes_here(text: str, mark: _Mark, k: int, strong: list[int]) -> bool:
    """Whether a single mark ends a quotation: not where it makes a possessive (players' union) and a surer one follows."""
    before = text[mark.start - 1]
    if before in "sS" and text[mark.end : mark.end + 1] == " " and text[mark.end + 1 : mark.end + 2].islower():
        return strong[k] >= len(strong)
    return True
