"""Which block of a page is its headline."""

from __future__ import annotations

from retold.clean.draft import Draft
from retold.clean.lines import words_of
from retold.clean.page_classes import HEADLINE
from retold.clean.trees import Matrix

ABOVE = 8
"""Blocks above the headline in which its kicker, byline and stamps may stand."""
TITLED = 0.45
"""What a block that says the page's title gains over one that does not."""
CLOSE = 0.2
"""What a short block right above the text gains."""
NAMED = 4
"""Words from which a block that says the page's title is no mere name of the site."""
UNLIKELY = 0.02
"""Probability below which only headings are asked whether they are the headline."""
LEAST = 0.3
"""Least score of a headline."""
HEADLINE_WORDS = 25
LONGEST_TITLE = 400
"""Characters of a block that may say the headline again."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})


def find_headline(draft: Draft, likely: Matrix, first: int | None) -> int | None:
    """The index of the block that is most likely the headline; one that says the page's title is likelier, one below the article's beginning is not."""
    title = words_of(draft.title or "")
    best: tuple[float, int] = (LEAST, -1)
    asked = likely[:, HEADLINE] >= UNLIKELY
    for line in draft.lines[: len(likely)]:
        if not (asked[line.index] or line.block.tag in _HEADINGS) or not line.words:
            continue
        score = float(likely[line.index, HEADLINE])
        if title and len(line.text) <= LONGEST_TITLE and (len(line.words) >= NAMED or not line.text.isascii()):
            score += TITLED * _titled(line.words, title)
        if line.block.tag == "h1":
            score += 0.1
        if first is not None and line.index > first + 1:
            score -= 0.3
        elif first is not None and line.index >= first - ABOVE and 3 <= len(line.words) <= HEADLINE_WORDS and not line.prose:
            score += CLOSE
        if score > best[0]:
            best = (score, line.index)
    return best[1] if best[1] >= 0 else None


def _titled(words: tuple[str, ...], title: tuple[str, ...]) -> float:
    """How far a block is the title or a run of it, 0 to 1."""
    own, wanted = set(words), set(title)
    both = len(own & wanted)
    if both >= 0.8 * max(len(own), len(wanted)):
        return 1.0
    if len(words) >= 3 and 3 * both >= len(wanted) and f" {' '.join(words)} " in f" {' '.join(title)} ":
        return 0.8
    return 0.0
