"""Lines that hold more than one thing: datelines, credits in captions, advertisements amid a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.clean.draft import Draft, Label, Piece
from retold.clean.lines import Line
from retold.lang import furniture
from retold.model.document import PROSE_ROLES, Role

_LONGEST_SIGN_OFF = 450
DATELINE_LINES = 3
"""Paragraphs within which a dateline may stand."""
_CAPITALS = re.compile(r"[A-Z][A-Z .'-]{1,40}:")
_HEAD_STAMP = re.compile(r"(?<=\S) (?:Updated|Published|Posted) ?: ?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b")
_INLINE = re.compile(r"Advertise?ment Continue reading the main story|Continue reading the main story")
_POINTER = re.compile(r"(?<=[.!?\"')]) ?(?:Read [Mm]ore(?: here)?\.?|READ MORE|See [Mm]ore|\[Read more\])$")
_WITH = re.compile(
    r"(?<=[.!?\"')]) ?-{1,2} ?With (?:assistance |help |reporting |files )?(?:by |from )?[A-Z][\w'.-]+ [^.!?]{0,80}$"
)
_END_CREDIT = re.compile(rf"(?<=[.!?\"')]) ?(?:-{{1,2}} ?|\()(?:{'|'.join(map(re.escape, furniture.AGENCIES))})\)?\.?$")


def pieces(draft: Draft) -> Iterator[Piece]:
    """The draft's regions: every line once, split where it holds several things."""
    paragraphs = 0
    for line in draft.lines:
        label = draft.labels[line.index] or Label(Role.BODY, "running text")
        if label.role in PROSE_ROLES:
            paragraphs += 1
            yield from _prose(draft, line, label, dated=paragraphs <= DATELINE_LINES)
        elif label.role is Role.HEADLINE and (match := _HEAD_STAMP.search(line.text)):
            yield from _cut(line, label, [(match.start(), len(line.text), Label(Role.STAMP, "date behind the headline"))])
        elif label.role is Role.CAPTION:
            yield from _caption(line, label)
        else:
            yield Piece(line.span, label)


def _prose(draft: Draft, line: Line, label: Label, *, dated: bool) -> list[Piece]:
    cuts: list[tuple[int, int, Label]] = []
    if dated and (match := furniture.DATELINE.match(line.text)) and match.end() < len(line.text) and _is_place(draft, match):
        cuts.append((0, match.end(), Label(Role.DATELINE, "place and agency")))
    cuts += [(m.start(), m.end(), Label(Role.PROMO, "advertisement")) for m in _INLINE.finditer(line.text)]
    if match := _POINTER.search(line.text[-40:]):
        start = max(0, len(line.text) - 40)
        cuts.append((start + match.start(), start + match.end(), Label(Role.RELATED, "pointer to other articles")))
    elif match := _WITH.search(line.text[-120:]):
        start = max(0, len(line.text) - 120)
        cuts.append((start + match.start(), start + match.end(), Label(Role.CREDIT, "contributors")))
    elif match := _END_CREDIT.search(line.text[-60:]):
        start = max(0, len(line.text) - 60)
        cuts.append((start + match.start(), start + match.end(), Label(Role.CREDIT, "agency at the end")))
    elif match := furniture.SIGN_OFF.search(line.text[-_LONGEST_SIGN_OFF:]):
        start = max(0, len(line.text) - _LONGEST_SIGN_OFF)
        cuts.append((start + match.start(), start + match.end(), Label(Role.CREDIT, "sign-off of an agency")))
    for found in furniture.PHOTO_CREDIT.finditer(line.text):
        if "/" in found[0] or "hoto" in found[0]:
            cuts.append((found.start(), found.end(), Label(Role.CREDIT, "picture credit")))
    return _cut(line, label, cuts)


def _is_place(draft: Draft, dateline: re.Match[str]) -> bool:
    """Whether capitals before a colon are a place: where several lines begin so, they name speakers."""
    if not dateline[0].rstrip().endswith(":"):
        return True
    return sum(_CAPITALS.match(line.text) is not None for line in draft.lines) == 1


def _caption(line: Line, label: Label) -> list[Piece]:
    return _cut(
        line,
        label,
        [(m.start(), m.end(), Label(Role.CREDIT, "picture credit")) for m in furniture.PHOTO_CREDIT.finditer(line.text)],
    )


def _cut(line: Line, label: Label, cuts: list[tuple[int, int, Label]]) -> list[Piece]:
    """The line's parts; of cuts that overlap the first one counts; parts lose the white space around them."""
    out: list[Piece] = []
    place = 0
    for start, end, own in sorted(cuts, key=lambda c: c[:2]):
        if start < place:
            continue
        out += _part(line, place, start, label)
        out += _part(line, start, end, own)
        place = end
    return out + _part(line, place, len(line.text), label)


def _part(line: Line, start: int, end: int, label: Label) -> list[Piece]:
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return [Piece(line.part(start, end), label)] if start < end else []
