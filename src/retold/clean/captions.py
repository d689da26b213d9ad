"""Captions, picture credits and summaries that wording alone does not give away."""

from __future__ import annotations

import re

from retold.clean.draft import Draft
from retold.clean.lines import Line, closes_its_lines
from retold.lang import furniture
from retold.model.document import Role

CAPTION_WORDS = 80
"""Words beyond which a paragraph that ends in a picture credit is running text."""
OPEN_WORDS = 9
"""Words from which a line without a full stop, amid lines that have one, is a caption rather than a subheading."""
OPEN_SENTENCES = 40
"""Words beyond which several sentences, the last one open, are running text that lost its full stop."""
SHORT_WORDS = 5
RUN = 5
"""Words in a row that a caption has in common with the paragraph it repeats."""

Said = set[tuple[str, ...]]
"""Runs of words of the running text."""

_POST = re.compile(r"\(@\w{1,30}\)|pic\.twitter\.com|https?://t\.co|^@\w")
_SENTENCE_END = re.compile(r"[a-z)\"'][.!?][\"')]* [\"'(]?[A-Z]")
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
    for line in draft.undecided():
        if is_open_caption(draft, line, said):
            draft.put(line.index, Role.CAPTION, "no full stop amid lines that have one")


def _by_credit(draft: Draft, line: Line) -> None:
    match = next(iter(reversed(list(furniture.PHOTO_CREDIT.finditer(line.text[-400:])))), None)
    if match is not None:
        length = min(len(line.text), 400)
        if match.end() - match.start() >= length - 2 and length == len(line.text):
            draft.put(line.index, Role.CREDIT, "picture credit")
        elif match.end() >= length - 40 and len(line.words) <= CAPTION_WORDS and _names_picture(match[0]):
            draft.put(line.index, Role.CAPTION, "ends in a picture credit")
        return
    tail = furniture.POSE.search(line.text[-40:])
    if tail and line.text.endswith(")") and line.text[-40:][tail.start()] == "(" and len(line.words) <= CAPTION_WORDS:
        draft.put(line.index, Role.CAPTION, "ends by pointing into a picture")


def _names_picture(credit: str) -> bool:
    """Whether a credit in brackets is one of a picture: an agency alone may credit the paragraph's news."""
    return (
        "/" in credit
        or " via " in credit
        or re.search(r"(?i)photo|image|picture|file|credit|video|screenshot|graphic", credit) is not None
    )


def is_open_caption(draft: Draft, line: Line, said: Said) -> bool:
    """Whether an open line amid closed ones is a caption."""
    if line.closed or line.open_quote or line.block.tag not in {"line", "p", "div", "span", "figure", "figcaption", "td"}:
        return False
    if (
        _POST.search(line.text)
        or _LIST_ITEM.match(line.text)
        or (line.index and draft.lines[line.index - 1].text.endswith(":"))
    ):
        return False
    if furniture.PICTURE_LIBRARY.search(line.text) and len(line.words) >= 4:
        return True
    if len(line.words) >= SHORT_WORDS and (furniture.POSE.search(line.text) or _repeats(line, said)):
        return True
    if line.block.main or line.title_case or (_SENTENCE_END.search(line.text) and len(line.words) > OPEN_SENTENCES):
        return False
    return len(line.words) >= OPEN_WORDS


def _said(draft: Draft) -> Said:
    return {line.words[k : k + RUN] for line in draft.undecided() if line.prose for k in range(len(line.words) - RUN + 1)}


def _repeats(line: Line, said: Said) -> bool:
    grams = [line.words[k : k + RUN] for k in range(len(line.words) - RUN + 1)]
    return bool(grams) and sum(g in said for g in grams) >= 0.5 * len(grams)
