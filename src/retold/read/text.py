"""Plain text: the decoded text itself is the document; its lines are the blocks."""

from __future__ import annotations

import re

from retold.model.document import Block
from retold.model.span import Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


def text_blocks(doc: str, text: str) -> tuple[Block, ...]:
    """A block for every line that is not blank, without the white space around it."""
    blocks = []
    for match in _LINE.finditer(text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            blocks.append(Block(span=Span(doc, start, end), tag="line"))
    return tuple(blocks)
