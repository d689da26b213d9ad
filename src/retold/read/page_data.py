"""Article text that a page holds in its data only, put at the end of what is read, so that nothing before it moves."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from retold.model.document import DATA_TAG
from retold.model.metadata import ranked
from retold.read.html import Page, PageBlock
from retold.read.page_meta import PageMeta
from retold.read.page_meta_data import LEAST, DataBody, body_in_state
from retold.read.page_meta_markup import read_markup, walls

PARAGRAPH = 120
"""Characters from which a block is taken for running text."""
SHORT = 3_000
"""Characters of running text below which a page's elements named like a paywall are believed."""
SHOWN = 0.5
"""Share of a text's words, in runs of four, that the page must show for the text not to be added."""
RUN = 4
_WORD = re.compile(r"\w+")


def add_data_text(page: Page, known: PageMeta, tree: Any) -> PageMeta:
    """Append the article's text to ``page`` where it stands in the page's data and nowhere else; blocks are tagged as such.

    Where a reader sees it too, each block is told how much of it the data has. Returns what is known of the page, with its
    paywall where little is shown.
    """
    length = sum(b.end - b.start for b in page.blocks if b.end - b.start >= PARAGRAPH)
    body = known.body
    if body is None and length < LEAST:
        body = body_in_state(read_markup(tree))
    if body is not None:
        runs = _runs("\n".join(body.paragraphs))
        if _shown(body, page.text, runs):
            _compare(page, runs)
        else:
            _append(page, body)
    if length < SHORT and (found := walls(tree)):
        return replace(known, values=ranked((*known.values, *(replace(v, normalised="wall") for v in found))))
    return known


def _compare(page: Page, runs: set[tuple[str, ...]]) -> None:
    for block in page.blocks:
        own = _runs(page.text[block.start : block.end])
        block.said = len(own & runs) / len(own) if own else None


def _shown(body: DataBody, text: str, own: set[tuple[str, ...]]) -> bool:
    """Whether a reader sees the text already."""
    samples = [p[:60] for p in sorted(body.paragraphs, key=len)[-3:]]
    if sum(s in text for s in samples) > len(samples) / 2:
        return True
    there = _runs(text)
    return not own or len(own & there) >= SHOWN * len(own)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = list(map(str.casefold, _WORD.findall(text)))
    return set(zip(*(words[k:] for k in range(RUN)), strict=False))


def _append(page: Page, body: DataBody) -> None:
    pieces = [page.text]
    length = len(page.text)
    for paragraph in body.paragraphs:
        gap = "\n\n" if length else ""
        pieces += [gap, paragraph]
        start = length + len(gap)
        length = start + len(paragraph)
        page.blocks.append(PageBlock(start, length, DATA_TAG, body.path or "/html", None, ()))
    page.text = "".join(pieces)
