"""Gold pages as samples: blocks with a class each, and made-up variants of pages to learn more from the same people's labels."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from retold.clean.draft import Draft
from retold.clean.lines import lines_of
from retold.clean.page_features import Groups, features
from retold.clean.page_links import Linked
from retold.clean.trees import Matrix
from retold.model.document import Block, Document, Origin
from retold.model.span import Span
from training.pages.gold import GoldPage, spans

RARE = {"headline": 2.0, "supplement": 1.5, "related": 2.0}
"""What a block of a rare class counts for more."""


@dataclass(frozen=True, slots=True)
class Row:
    """A block: its text, layout and links; ``label`` is its class (``None``: not known), ``words`` the gold's words by class."""

    text: str
    block: Block
    gap: str
    linked: float
    links: int
    label: str | None
    words: Counter[str | None]


@dataclass(slots=True)
class Sample:
    """A page as the labeller gets it: ``matrix`` has a row per block."""

    name: str
    set: str
    site: str
    title: str | None
    rows: list[Row]
    matrix: Matrix = field(init=False)
    groups: tuple[Groups, ...] = field(init=False)
    draft: Draft = field(init=False)

    def __post_init__(self) -> None:
        text, blocks = "", []
        for row in self.rows:
            text += row.gap if text else ""
            blocks.append(replace(row.block, span=Span("d", len(text), len(text) + len(row.text))))
            text += row.text
        linked = Linked([r.linked for r in self.rows], [r.links for r in self.rows])
        self.matrix, self.groups = features(text, blocks, linked, self.title)
        document = Document(
            id="d", file=self.name, text=text, origin=Origin(uri="", media_type="text/html", sha256=""), title=self.title
        )
        self.draft = Draft(lines_of(document, tuple(blocks)), title=self.title, linked=linked.share)

    def weights(self) -> npt.NDArray[np.float64]:
        """What a block counts in training: more for more words, less on pages of very many blocks."""
        words = np.array([sum(r.words.values()) for r in self.rows])
        rare = np.array([RARE.get(r.label or "", 1.0) for r in self.rows])
        spread = min(1.0, (150 / len(self.rows)) ** 0.5)
        return np.asarray((0.3 + np.log1p(words)) * rare * spread, dtype=np.float64)


def sample(gold: GoldPage) -> Sample | None:
    """A gold page as a sample; ``None`` for pages without readable text."""
    page = gold.page
    if not page.blocks:
        return None
    starts = [b.start for b in page.blocks]
    words: list[Counter[str | None]] = [Counter() for _ in page.blocks]
    for (start, _), label in zip(spans(page.text), gold.labels, strict=True):
        words[bisect_right(starts, start) - 1][label] += 1
    blocks = gold.blocks()
    linked = Linked.of(blocks, gold.links())
    rows = []
    before = 0
    for i, b in enumerate(page.blocks):
        text, gap = page.text[b.start : b.end], page.text[before : b.start]
        rows.append(Row(text, blocks[i], gap, linked.share[i], linked.count[i], _label(words[i]), words[i]))
        before = b.end
    return Sample(gold.name, gold.set, gold.site, page.title, rows)


def _label(words: Counter[str | None]) -> str | None:
    """The class of most of a block's words; ``None`` where the gold does not say it of half of them."""
    known = [(n, label) for label, n in words.items() if label is not None]
    n, label = max(known, default=(0, None))
    return label if label is not None and 2 * n >= sum(words.values()) else None


def variant(page: Sample, others: Sequence[Sample], rng: random.Random) -> Sample:
    """The page without names in its markup now and then, and with the comments of another page behind its article."""
    rows = list(page.rows)
    if rng.random() < 0.3:
        rows = _merged(rows, rng)
    if not any(r.label == "comment" for r in rows) and (donors := [o for o in others if o.site != page.site]):
        rows = _grafted(rows, rng.choice(donors), rng)
    if rng.random() < 0.5:
        rows = [replace(r, block=replace(r.block, names=(), hint=None)) for r in rows]
    elif rng.random() < 0.5:
        rows = [replace(r, block=replace(r.block, names=r.block.names[1:])) for r in rows]
    title = page.title if rng.random() < 0.6 else None
    return Sample(f"{page.name}~", page.set, page.site, title, rows)


def _merged(rows: list[Row], rng: random.Random) -> list[Row]:
    """Rows with paragraphs that follow one another run together, as pages do that put a whole article into one cell."""
    most = rng.choice((2, 4, 100))
    out: list[Row] = []
    joined = 1
    for row in rows:
        if out and row.label in {"body", "comment"} and out[-1].label == row.label and joined < most:
            last = out[-1]
            linked = (last.linked * len(last.text) + row.linked * len(row.text)) / (len(last.text) + len(row.text))
            out[-1] = replace(
                last, text=f"{last.text}\n{row.text}", linked=linked, links=last.links + row.links, words=last.words + row.words
            )
            joined += 1
        else:
            if most > 2 and row.label == "body":
                path = row.block.path.rpartition("/")[0]
                tag = path.rpartition("/")[2].partition("[")[0]
                out.append(replace(row, block=replace(row.block, path=path, tag=tag)))
            else:
                out.append(row)
            joined = 1
    return out


def _grafted(rows: list[Row], donor: Sample, rng: random.Random) -> list[Row]:
    """Rows with a stretch of another page's comment area behind the last of the article's."""
    body = [i for i, r in enumerate(rows) if r.label == "body"]
    area = [i for i, r in enumerate(donor.rows) if r.label == "comment"]
    if not body or not area:
        return rows
    size = rng.randint(3, 80)
    taken = donor.rows[area[0] : min(area[-1] + 1, area[0] + size)]
    parent = rows[body[-1]].block.path.rpartition("/")[0]
    root = donor.rows[area[0]].block.path
    shared = root.rpartition("/")[0].rpartition("/")[0]
    moved = [
        replace(
            r,
            block=replace(
                r.block,
                path=r.block.path.replace(shared, parent, 1),
                names=(*r.block.names[:2], *rows[body[-1]].block.names[1:])[:5],
            ),
        )
        for r in taken
    ]
    at = min(len(rows), body[-1] + 1 + rng.choice((0, 0, 1, 3)))
    return rows[:at] + moved + rows[at:]
