"""Which blocks of a page are the article's running text, by trafilatura's extraction matched back by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from retold.read.html import Page

LARGEST = 3_000_000
"""Characters of a page beyond which no extraction is tried: it would take longer than the comparison."""
DEEPEST = 400
"""Nesting beyond which a page is not handed to the extractor."""
MOST_BLOCKS = 5_000
"""Blocks beyond which none is tried either: no article has as many."""
RUN = 3
"""Words in a row compared."""
SHARE = 0.8
"""Share of a block's runs that the extraction must have."""

_WORD = re.compile(r"\w+")


def main_blocks(page: Page, source: str) -> list[bool] | None:
    """For each block of ``page``, whether it belongs to the extracted body; ``None`` where nothing was extracted."""
    body = _extract(page, source)
    if not body:
        return None
    lines = [_words(line) for line in body.split("\n")]
    whole = {tuple(line) for line in lines if line}
    runs = {tuple(line[k : k + RUN]) for line in lines for k in range(len(line) - RUN + 1)}
    return [_is_main(_words(page.text[b.start : b.end]), whole, runs) for b in page.blocks]


def _is_main(words: list[str], whole: set[tuple[str, ...]], runs: set[tuple[str, ...]]) -> bool:
    if not words:
        return False
    if tuple(words) in whole:
        return True
    own: Sequence[tuple[str, ...]] = [tuple(words[k : k + RUN]) for k in range(len(words) - RUN + 1)]
    return len(words) > RUN and sum(r in runs for r in own) >= SHARE * len(own)


def _words(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]


def _extract(page: Page, source: str) -> str | None:
    if page.depth > DEEPEST or len(source) > LARGEST or len(page.blocks) > MOST_BLOCKS:
        return None
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found: Any = trafilatura.bare_extraction(source, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001 - hostile markup breaks extractors in ways they do not name; the page is read without one
        return None
    return getattr(found, "text", None)
