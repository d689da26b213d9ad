"""A plain text's lines as the rules see them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from retold.model.document import Block, Document
from retold.model.span import Span
from retold.model.view import DASHES, QUOTES

_PLAIN = {
    **QUOTES,
    **DASHES,
    **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u3000\u200b\u200c\u200d\u2060\ufeff\t\n\r", " "),
}
_WORD = re.compile(r"\w+(?:['.-]\w+)*")
_CLOSED = re.compile(r"""[.!?:;,\u2026-][\s"')\]*]*$|[")]$""")
_QUOTED = re.compile(r"(?:^|[:,] ?)'(?:[^']|'(?=\w))*'$")
"""A whole quotation in single marks at the end, as British papers leave it without a full stop."""
SENTENCE_END = re.compile(r"[a-z)\"'][.!?][\"')]* [\"'(]?[A-Z]")
"""The end of a sentence with another one behind it."""
CLOSED_LINES = 3
CLOSED_SHARE = 0.35
LONG = 12
"""Words from which a line is taken for running text."""


@dataclass(frozen=True)
class Line:
    """One block: its place, its text with straight quotes, plain spaces and hyphens (character for character)."""

    block: Block
    text: str
    index: int
    gap: bool
    """Whether an empty line, or the beginning of the text, stands above."""
    indent: int
    """White-space characters before it on its own line."""

    @property
    def span(self) -> Span:
        """Its place in the document."""
        return self.block.span

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, case folded."""
        if self.text.isascii():
            return tuple(_WORD.findall(self.text.lower()))
        return tuple(map(str.casefold, _WORD.findall(self.text)))

    @cached_property
    def closed(self) -> bool:
        """Whether it ends as a sentence, quotation or introduction ends."""
        if _CLOSED.search(self.text[-40:]):
            return True
        return self.text.endswith("'") and _QUOTED.search(self.text[-2000:]) is not None

    @cached_property
    def title_case(self) -> bool:
        """Whether most words of four letters and more are capitalised, as in an English headline."""
        long = [w for w in _WORD.findall(self.text) if len(w) > 3]
        return len(long) >= 2 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)

    @property
    def prose(self) -> bool:
        """Whether it reads like a paragraph of running text."""
        return len(self.words) >= LONG and self.closed

    @cached_property
    def open_quote(self) -> bool:
        """Whether a double quotation mark is opened and not closed: text that goes on elsewhere."""
        return self.text.count('"') % 2 == 1

    def part(self, start: int, end: int) -> Span:
        """The span of ``text[start:end]``."""
        return Span(self.span.doc, self.span.start + start, self.span.start + end)


def words_of(text: str) -> tuple[str, ...]:
    """The words of any text as a line has them."""
    return tuple(map(str.casefold, _WORD.findall(_plain(text))))


def _plain(text: str) -> str:
    """The text with straight quotes, plain spaces and hyphens, character for character."""
    # Few of these characters occur in a text; to replace one is much quicker than to look every character up.
    for char, plain in _PLAIN.items():
        if char in text:
            text = text.replace(char, plain)
    return text


def lines_of(document: Document, blocks: tuple[Block, ...]) -> tuple[Line, ...]:
    """The lines of a document's blocks, in order."""
    out: list[Line] = []
    plain = _plain(document.text)
    before = 0
    for i, block in enumerate(blocks):
        breaks, indent = _layout(document.text[before : block.span.start])
        out.append(
            Line(block, plain[block.span.start : block.span.end], i, gap=i == 0 or breaks > 1, indent=indent if i else 0)
        )
        before = block.span.end
    return tuple(out)


@lru_cache(maxsize=64)
def _layout(space: str) -> tuple[int, int]:
    """The line breaks in white space, and the characters behind the last one; most of it is one or two breaks."""
    breaks = space.replace("\r\n", "\n").count("\n") + space.replace("\r\n", "").count("\r")
    return breaks, len(space) - 1 - max(space.rfind("\n"), space.rfind("\r"))


def closes_its_lines(lines: tuple[Line, ...]) -> bool:
    """Whether running text here ends its lines with a full stop, so that a long line without one is something else.

    A third is enough: in picture-heavy articles captions outnumber paragraphs, and people who leave out full stops
    leave out nearly all.
    """
    long = [line.closed for line in lines if len(line.words) >= LONG]
    return sum(long) >= CLOSED_LINES and sum(long) >= CLOSED_SHARE * len(long)
