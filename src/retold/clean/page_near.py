"""What the third look of the page labeller sees: blocks in and around the article that the looks before were not sure of.

Now that it is known where the running text is and which block is likely the headline, a block is told by where it stands to
them, by the words it has in common with them, and by what the looks before took it and its neighbours for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.clean.draft import Draft
from retold.clean.lines import Line, words_of
from retold.clean.page_article import Chosen, running_text
from retold.clean.page_classes import BODY, CLASSES, COMMENT, HEADLINE, OTHER, RELATED
from retold.clean.page_containers import DEEPEST, smallest
from retold.clean.page_headline import find_headline
from retold.clean.trees import Forest, Matrix

REACH = 10
"""Blocks above the headline or the text, and below the text, that are looked at again."""
SURE = 0.95
"""Probability of running text, comment or none of the article from which a block is not looked at again."""
DOUBTFUL = 0.2
"""Probability of running text below which a block that was taken for it is none after all."""
AREA = 0.2
"""Probability of being a comment from which the third look changes nothing: it does not see where comments end."""
NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
FAR = 40
"""Blocks beyond which it does not matter how many they are."""
LOOK = 60
"""Characters of a block in which digits are counted."""
SAID_WORDS = 60
"""Words of a block beyond which it says no title."""
CORE = 0.7
"""Share of the running text whose smallest element is the article's home."""

_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_NO_LEVEL = 7
_TAGS = ("p", "div", "li", "td")
_AREAS = ("/ul[", "/table[", "/article[")
_LIKELY = tuple(f"likely_{c}" for c in CLASSES)
_OWN = (
    "words",
    "word_length",
    "digits",
    "closed",
    "title_case",
    "linked",
    "images",
    "level",
    *(f"tag_{tag}" for tag in _TAGS),
    "hinted",
)
_PLACE = (
    "body", "headline", "to_first", "to_last", "to_headline", "since_body", "until_body", "words_since", "words_until", "words_above", "words_below", "headings_above",
    "rank", "most", "body_blocks",
)  # fmt: skip
_MARKUP = (
    "with_first",
    "with_last",
    "with_headline",
    "home",
    "depth",
    "kin",
    "alike",
    "alike_near",
    *(f"in_{area.strip('/[')}" for area in _AREAS),
)
_SAID = ("title_said", "title_own", "headline_said", "headline_own", "lead_own", "body_own")
_BESIDE = (*_LIKELY, "words", "closed", "linked", "level", "hinted", "body")
NEAR_FEATURES: tuple[str, ...] = (
    *_LIKELY, *_OWN, *_PLACE, *_MARKUP, *(f"near{k:+}_{name}" for k in NEIGHBOURS for name in _BESIDE), *_SAID,
)  # fmt: skip
"""Names of the columns, in order."""

Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Near:
    """The blocks in and around an article, from ``start`` on, with what the looks before found.

    ``text`` tells for each block of the page whether it is running text, ``body`` which ones are, as indices.
    """

    draft: Draft
    page: Matrix
    """The class probabilities of all blocks of the page."""
    text: Chosen
    body: list[int]
    headline: int | None
    start: int
    lines: Sequence[Line]
    likely: Matrix
    """Those of ``lines``."""

    @classmethod
    def of(cls, draft: Draft, likely: Matrix) -> Near:
        """The blocks around the running text, none where there is none; ``likely`` has a row for each block of the page."""
        text = running_text(likely, draft.lines[: len(likely)], draft.linked)
        body: list[int] = np.flatnonzero(text).tolist()
        headline = find_headline(draft, likely, body[0] if body else None)
        if not body:
            return cls(draft, likely, text, body, headline, 0, (), likely[:0])
        top = body[0] if headline is None else min(headline, body[0])
        start, end = max(0, top - REACH), min(len(likely), body[-1] + REACH + 1)
        return cls(draft, likely, text, body, headline, start, draft.lines[start:end], likely[start:end])

    def judged(self, third: Forest) -> tuple[Matrix, Chosen]:
        """The page's class probabilities, those of doubtful blocks judged again; and its running text without what is none now."""
        asked = self.asked()
        before = self.likely[asked]
        asked = asked[(before[:, COMMENT] < AREA) & (before.argmax(axis=1) != RELATED)]
        likely, text = self.page.copy(), self.text.copy()
        places = asked + self.start
        likely[places] = third.probabilities(self.features(asked))
        text[places] &= likely[places, BODY] >= DOUBTFUL
        return likely, text

    def asked(self) -> Indices:
        """Which of its blocks are looked at again."""
        return np.flatnonzero(self.likely[:, [BODY, COMMENT, OTHER]].max(axis=1) < SURE)

    def features(self, asked: Indices) -> Matrix:
        """A row for each block ``asked``, a column for each of :data:`NEAR_FEATURES`."""
        if not len(asked):
            return np.zeros((0, len(NEAR_FEATURES)), dtype=np.float32)
        every = np.array([self._seen(line) for line in self.lines], dtype=np.float32)
        own = np.array([self._own(self.lines[k]) for k in asked.tolist()], dtype=np.float32)
        place = self._place(every)
        beside = np.concatenate([self.likely, every, place[:, :1]], axis=1)
        beyond = np.full((max(NEIGHBOURS), beside.shape[1]), -1.0, dtype=np.float32)
        padded = np.concatenate([beyond, beside, beyond])
        near = [padded[asked + k + len(beyond)] for k in NEIGHBOURS]
        parts = [self.likely[asked], own, place[asked], self._markup(asked), *near, self._said(asked)]
        return np.concatenate(parts, axis=1, dtype=np.float32)

    def _seen(self, line: Line) -> tuple[float, ...]:
        """What is seen of a block from its neighbours."""
        level = _LEVELS.get(line.block.tag, _NO_LEVEL)
        return (len(line.words), line.closed, self.draft.linked[line.index], level, line.block.hint is not None)

    def _own(self, line: Line) -> tuple[float, ...]:
        n, block = len(line.words), line.block
        return (
            n,
            len(line.text) / max(1, n),
            sum(map(str.isdigit, line.text[:LOOK])) / min(LOOK, len(line.text)),
            line.closed,
            n <= SAID_WORDS and line.title_case,
            self.draft.linked[line.index],
            min(3, block.images),
            _LEVELS.get(block.tag, _NO_LEVEL),
            *(block.tag == tag for tag in _TAGS),
            block.hint is not None,
        )

    def _place(self, every: Matrix) -> Matrix:
        """Where the blocks stand to headline and text, in blocks and in words."""
        n, first, last = len(self.lines), self.body[0] - self.start, self.body[-1] - self.start
        at = np.arange(n)
        text = np.zeros(n, dtype=bool)
        text[np.array(self.body) - self.start] = True
        above = np.concatenate([[-1], np.maximum.accumulate(np.where(text, at, -1))[:-1]])
        below = np.concatenate([np.minimum.accumulate(np.where(text, at, n)[::-1])[::-1][1:], [n]])
        words = np.concatenate([[0], np.cumsum(every[:, 0])])
        told = np.concatenate([[0], np.cumsum(every[:, 0] * text)])
        level = every[:, 3]
        headings = np.cumsum(level < _NO_LEVEL)
        head = self.likely[:, HEADLINE]
        anchor = 0 if self.headline is None else self.headline - self.start
        columns = (
            text,
            at == (-1 if self.headline is None else anchor),
            np.clip(at - first, -FAR, FAR),
            np.clip(at - last, -FAR, FAR),
            np.full(n, -FAR) if self.headline is None else np.clip(at - anchor, -FAR, FAR),
            np.where(above >= 0, np.minimum(at - above, FAR), FAR),
            np.where(below < n, np.minimum(below - at, FAR), FAR),
            np.where(above >= 0, words[:-1] - words[above + 1], -1),
            np.where(below < n, words[below] - words[1:], -1),
            told[:-1],
            told[-1] - told[1:],
            headings - headings[min(anchor, n - 1)],
            np.minimum(FAR, np.argsort(np.argsort(-head, kind="stable"), kind="stable")),
            np.full(n, head.max()),
            np.full(n, min(2 * FAR, len(self.body))),
        )
        return np.stack(columns, axis=1).astype(np.float32)

    def _markup(self, asked: Indices) -> Matrix:
        """What the blocks' elements have in common with those of headline and text, and how many blocks are marked up alike."""
        parents = [line.block.path.rpartition("/")[0] for line in self.lines]
        weight = np.zeros(len(parents))
        weight[np.array(self.body) - self.start] = 1.0
        home = smallest(parents, weight, CORE)
        marked = [(line.block.tag, line.block.names) for line in self.draft.lines[: len(self.page)]]
        alike = Counter(marked)
        kin, near = Counter(parents), Counter(marked[self.start : self.start + len(self.lines)])
        known: dict[str, tuple[float, ...]] = {}
        targets = [self.body[0], self.body[-1]] if self.headline is None else [self.body[0], self.body[-1], self.headline]
        steps = [parents[i - self.start].split("/") if i - self.start < len(parents) else [] for i in targets]
        for path in {parents[k] for k in asked.tolist()}:
            own = path[:DEEPEST].split("/")
            shares = [_shared(own, other) for other in steps]
            if self.headline is None:
                shares.append(-1.0)
            inside = path == home or path.startswith(f"{home}/")
            known[path] = (*shares, inside, len(own), min(FAR, kin[path]), *(area in path for area in _AREAS))
        rows = []
        for k in asked.tolist():
            markup, place = marked[self.start + k], known[parents[k]]
            rows.append((*place[:6], min(FAR, alike[markup]), min(FAR, near[markup]), *place[6:]))
        return np.array(rows, dtype=np.float32)

    def _said(self, asked: Indices) -> Matrix:
        """Words that the blocks asked have in common with title, headline, the first paragraph and the text, as shares of either."""
        lines, body = self.draft.lines, self.body
        title = frozenset(words_of(self.draft.title or ""))
        head = frozenset(lines[self.headline].words) if self.headline is not None else frozenset[str]()
        lead = frozenset(lines[body[0]].words)
        whole = frozenset[str]().union(*(lines[i].words for i in body))
        chosen = set(body)
        rows = []
        for k in asked.tolist():
            own = frozenset(self.lines[k].words)
            n = max(1, len(own))
            shares = (-1.0,) * 4
            if len(own) <= SAID_WORDS:
                by_title, by_head = len(own & title), len(own & head)
                shares = (by_title / max(1, len(title)), by_title / n, by_head / max(1, len(head)), by_head / n)
            by_lead = -1.0 if self.start + k == body[0] else len(own & lead) / n
            rows.append((*shares, by_lead, -1.0 if self.start + k in chosen else len(own & whole) / n))
        return np.array(rows, dtype=np.float32)


def _shared(own: list[str], other: list[str]) -> float:
    """Elements that one path has in common with another, as a share of its own."""
    for i, (step, its) in enumerate(zip(own, other, strict=False)):
        if step != its:
            return i / len(own)
    return min(len(own), len(other)) / len(own)
