"""Plain text: the decoded text itself is the document; its lines are the blocks, or its paragraphs where lines are wrapped."""

from __future__ import annotations

import re
from itertools import pairwise

from retold.model.document import Block
from retold.model.span import Span

NARROWEST, WIDEST = 40, 100
"""Characters of a line broken by a program at a fixed width."""
WRAPPED_LINES = 6
"""Broken lines from which a text counts as wrapped."""
WRAPPED_SHARE = 0.7
"""Share of lines with another one right below them that must be broken ones."""

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_ENDS = re.compile(r"""[.!?:;]["'”’)\]]*$""")


def text_blocks(doc: str, text: str) -> tuple[Block, ...]:
    """A block for every line that is not blank, without the white space around it.

    Where a program has broken paragraphs at a fixed width, a block is a paragraph: the lines up to the next empty one.
    """
    lines = _lines(text)
    if _is_wrapped(text, lines):
        return tuple(Block(span=Span(doc, *span), tag=tag) for span, tag in _paragraphs(text, lines))
    return tuple(Block(span=Span(doc, start, end), tag="line") for start, end in lines)


def _lines(text: str) -> list[tuple[int, int]]:
    out = []
    for match in _LINE.finditer(text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            out.append((start, end))
    return out


def _adjacent(text: str, above: tuple[int, int], below: tuple[int, int]) -> bool:
    """Whether no empty line stands between two lines."""
    return len(_BREAK.findall(text, above[1], below[0])) == 1


def _broken(line: tuple[int, int]) -> bool:
    """Whether a line with another right below has the width of a wrapped one."""
    return NARROWEST <= line[1] - line[0] <= WIDEST


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    followed = [a for a, b in pairwise(lines) if _adjacent(text, a, b)]
    broken = [a for a in followed if _broken(a) and not _ENDS.search(text, max(a[0], a[1] - 4), a[1])]
    return len(broken) >= WRAPPED_LINES and len(broken) >= WRAPPED_SHARE * len(followed)


def _paragraphs(text: str, lines: list[tuple[int, int]]) -> list[tuple[tuple[int, int], str]]:
    """Runs of lines whose lines but the last are broken ones; other lines stay single."""
    out: list[tuple[tuple[int, int], str]] = []
    run: list[tuple[int, int]] = []
    for line in lines:
        if run and not _adjacent(text, run[-1], line):
            out += _close(run)
            run = []
        run.append(line)
    return out + _close(run)


def _close(run: list[tuple[int, int]]) -> list[tuple[tuple[int, int], str]]:
    if len(run) > 1 and all(_broken(line) for line in run[:-1]):
        return [((run[0][0], run[-1][1]), "paragraph")]
    return [(line, "line") for line in run]
