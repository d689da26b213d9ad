"""Which blocks of a page are the article's running text: what the labeller thinks likely, made one coherent stretch.

The labeller judges block by block. An article is one thing: lists and short lines amid it belong to it, an area that markup
names as something else does not, nor does a text far from it in another element. Thresholds were chosen by cross-validation
on pages of sites the labeller had not seen (``training/pages``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from retold.clean.lines import Line
from retold.clean.page_classes import BODY, COMMENT, HEADLINE
from retold.clean.page_containers import smallest
from retold.clean.trees import Matrix
from retold.model.document import Block, Role

TAKEN = 0.25
"""Probability from which a block is running text, where it is no likelier a headline."""
AMID = 0.08
"""Probability from which a block amid the running text is too."""
CLOSING = 0.15
"""The same for a paragraph right behind the last one taken, in its element."""
BELOW = 1
"""Blocks behind the last one taken among which such a paragraph is looked for."""
OTHERWISE = 0.5
"""Probability of being headline or comment from which a block amid the text is not filled in."""
LINKED = 0.5
"""Share of a block's characters in links above which it is not filled in."""
CORE = 0.85
"""Share of the running text whose smallest element is where lines are filled in."""
MEANT = 0.3
"""Share of the running text in areas of one hint from which that hint says nothing: it names the whole column."""
SURE = 0.85
"""Probability from which a block is running text whatever markup calls it: gated paragraphs are named after the paywall."""
HOME = 0.7
"""Share of the running text whose smallest element is the article's home."""
APART = 8
"""Blocks between the article's home and a block elsewhere above which that one is another text."""
_LINES = frozenset({"p", "li", "h2", "h3", "h4", "h5", "td", "th", "blockquote", "dd", "dt", "pre", "div", "span"})
_ELSEWHERE = frozenset({Role.SHARE, Role.PROMO, Role.RELATED, Role.COMMENT, Role.COMMENT_UI, Role.LEGAL, Role.OTHER})
_BESIDE = _ELSEWHERE | {Role.BIO, Role.CAPTION, Role.CREDIT, Role.BYLINE, Role.STAMP}

Chosen = npt.NDArray[np.bool_]


def running_text(likely: Matrix, lines: Sequence[Line], linked: Sequence[float]) -> Chosen:
    """For each block whether it is running text.

    ``likely`` has a row of class probabilities for each line of ``lines``, ``linked`` the share of its characters in links.
    """
    chosen: Chosen = (likely[:, BODY] >= TAKEN) & (likely[:, BODY] >= likely[:, HEADLINE])
    if not chosen.any():
        return chosen
    blocks = [line.block for line in lines]
    weight = np.sqrt([len(b.span) for b in blocks])
    paths = [b.path for b in blocks]
    chosen = _filled(chosen, likely, lines, linked, smallest(paths, weight * chosen, CORE))
    chosen = _without_areas(chosen, likely, blocks, weight)
    return _at_home(chosen, paths, smallest(paths, weight * chosen, HOME)) if chosen.any() else chosen


def _filled(chosen: Chosen, likely: Matrix, lines: Sequence[Line], linked: Sequence[float], home: str) -> Chosen:
    """With the lines amid the text that nothing speaks against."""
    out = chosen.copy()
    places = np.flatnonzero(chosen)
    last = int(places[-1])
    parent = _parent(lines[last].block)
    for i in range(int(places[0]), min(len(lines), last + 1 + BELOW)):
        block = lines[i].block
        if (
            not out[i]
            and (i < last or (block.tag == "p" and lines[i].closed and _parent(block) == parent))
            and likely[i, BODY] >= (AMID if i < last else CLOSING)
            and max(likely[i, HEADLINE], likely[i, COMMENT]) < OTHERWISE
            and block.tag in _LINES
            and block.hint not in _BESIDE
            and linked[i] <= LINKED
            and block.path.startswith(f"{home}/")
        ):
            out[i] = True
    return out


def _parent(block: Block) -> str:
    return block.path.rpartition("/")[0]


def _without_areas(chosen: Chosen, likely: Matrix, blocks: Sequence[Block], weight: npt.NDArray[np.float64]) -> Chosen:
    """Without what markup names as something else, save where it names most of the text so."""
    share: Counter[Role] = Counter()
    for i in np.flatnonzero(chosen).tolist():
        hint = blocks[i].hint
        if hint in _ELSEWHERE and hint is not None:
            share[hint] += weight[i]
    whole = float((weight * chosen).sum())
    strange = {hint for hint, sum_ in share.items() if sum_ < MEANT * whole}
    kept: Chosen = chosen & ((likely[:, BODY] >= SURE) | np.array([b.hint not in strange for b in blocks]))
    return kept


def _at_home(chosen: Chosen, paths: Sequence[str], home: str) -> Chosen:
    """Without texts in other elements that stand apart from the article's own."""
    inside = np.array([p == home or p.startswith(f"{home}/") for p in paths])
    own = np.flatnonzero(chosen & inside)
    first, last = int(own[0]), int(own[-1])
    gaps = np.concatenate([[0], np.cumsum(~chosen)])
    out = chosen.copy()
    for i in np.flatnonzero(chosen & ~inside).tolist():
        between = gaps[first] - gaps[i + 1] if i < first else gaps[i] - gaps[last + 1]
        out[i] = between <= APART
    return out
