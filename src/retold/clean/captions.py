"""Captions, picture credits and summaries that wording alone does not give away."""

from __future__ import annotations

import re

from retold.clean.draft import Draft
from retold.clean.head import OPEN_SENTENCES
from retold.clean.lines import SENTENCE_END, Line, closes_its_lines
from retold.lang import furniture
from retold.model.document import Role

CAPTION_WORDS = 80
"""Words beyond which a paragraph that ends in a picture credit is running text."""
OPEN_WORDS = 9
"""Words from which a line without a full stop, amid lines that have one, is a caption rather than a subheading."""
SHORT_WORDS = 5
RUN = 5
"""Words in a row that a caption has in common with the paragraph it repeats."""

Said = set[tuple[str, ...]]
"""Runs of words of the running text."""

_POST = re.compile(r"\(@\w{1,30}\)|pic\.twitter\.com|https?://t\.co|^@\w")
_PICTURE = re.compile(r"(?i)photo|image|picture|file|credit|video|screenshot|graphic")
_SAID = re.compile(
    r"(?i)^[\"']|\b(?:said|says|added|told (?:him|her|them|us|me)|tweeted|wrote|asked)(?: (?:in|on|at|to) [^.]{0,40})?$"
)
_LIST_ITEM = re.compile(r"^(?:[-*\u2022\u25cf\u25aa\u00b7>]|\d{1,2}[.)]) ?")


def label_captions(draft: Draft) -> None:
    """Label captions by their credits, then by open ends in a text that closes its lines."""
    for line in draft.undecided():
        _by_credit(draft, line)
    if not closes_its_lines(draft.lines):
        return
    said = _said(draft)
    found = [line for line in _outside_lists(draft) if is_open_caption(line, said)]
    if len(found) == 1 and not _illustrated(draft) and not _points(found[0], said):
        return
    for line in found:
        draft.put(line.index, Role.CAPTION, "no full stop amid lines that have one")


def _outside_lists(draft: Draft) -> list[Line]:
    """The undecided open lines that belong to no list: neither items nor lines below one that ends in a colon."""
    out: list[Line] = []
    listed = False
    for line in draft.lines:
        if line.closed:
            listed = line.text.endswith(":")
        elif not listed and draft.labels[line.index] is None and line.index >= draft.body_from:
            out.append(line)
    return out


def _illustrated(draft: Draft) -> bool:
    """Whether something else in the article belongs to a picture."""
    return any(label is not None and label.role in {Role.CAPTION, Role.CREDIT} for label in draft.labels)


def _points(line: Line, said: Said) -> bool:
    """Whether a line names a picture's agency, points into a picture, or repeats a paragraph as captions do."""
    if furniture.PICTURE_LIBRARY.search(line.text) and len(line.words) >= 4:
        return True
    return len(line.words) >= SHORT_WORDS and (furniture.POSE.search(line.text) is not None or _repeats(line, said))


def _by_credit(draft: Draft, line: Line) -> None:
    match = next(iter(reversed(list(furniture.PHOTO_CREDIT.finditer(line.text[-400:])))), None)
    if match is not None:
        length = min(len(line.text), 400)
        if match.end() - match.start() >= length - 2 and length == len(line.text):
            draft.put(line.index, Role.CREDIT, "picture credit")
        elif match.end() >= length - 40 and len(line.words) <= CAPTION_WORDS and _is_picture(line, match[0]):
            draft.put(line.index, Role.CAPTION, "ends in a picture credit")
        return
    tail = furniture.POSE.search(line.text[-40:])
    if tail and line.text.endswith(")") and line.text[-40:][tail.start()] == "(" and len(line.words) <= CAPTION_WORDS:
        draft.put(line.index, Role.CAPTION, "ends by pointing into a picture")


def _is_picture(line: Line, credit: str) -> bool:
    """Whether a credit in brackets is one of a picture: a news agency alone may credit the paragraph's news."""
    if "/" in credit or " via " in credit or _PICTURE.search(credit):
        return True
    if any(name in credit for name in furniture.PICTURE_LIBRARIES):
        return True
    before = line.text[: line.text.rfind(credit)].rstrip()
    return bool(before) and before[-1] not in ".!?\"')"


def is_open_caption(line: Line, said: Said) -> bool:
    """Whether an open line amid closed ones is a caption."""
    if line.open_quote or line.block.tag not in {"line", "paragraph", "p", "div", "span", "figure", "figcaption", "td"}:
        return False
    if _POST.search(line.text) or _SAID.search(line.text) or _LIST_ITEM.match(line.text):
        return False
    if _points(line, said):
        return True
    if line.title_case or (SENTENCE_END.search(line.text) and len(line.words) > OPEN_SENTENCES):
        return False
    return len(line.words) >= OPEN_WORDS and not line.text.endswith("-")


def _said(draft: Draft) -> Said:
    return {line.words[k : k + RUN] for line in draft.undecided() if line.prose for k in range(len(line.words) - RUN + 1)}


def _repeats(line: Line, said: Said) -> bool:
    grams = [line.words[k : k + RUN] for k in range(len(line.words) - RUN + 1)]
    return bool(grams) and sum(g in said for g in grams) >= 0.5 * len(grams)
