"""What the page labeller sees of a block: its text's shape, its markup, its neighbours, its place in the page.

All features are a matter of shape, markup or common words; no word of a particular outlet is among them. The shapes follow
Kohlschütter, Fankhauser and Nejdl, *Boilerplate Detection using Shallow Text Features* (WSDM 2010), and Vogels, Ganea and
Eickhoff, *Web2Text* (ECIR 2018): density of text and links, repetition of a block's place in the tree, neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from retold.clean.page_containers import containers
from retold.clean.page_links import Linked
from retold.clean.page_markup import AREAS, HINTS, TAGS, markup
from retold.clean.trees import Matrix
from retold.lang import pages as lang
from retold.model.document import Block

Groups = npt.NDArray[np.int64]


LOOK = 240
"""Characters of a block whose wording is looked at."""
TAIL = 160
"""Characters at a block's end where people sign what they have written."""
NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
WINDOWS = (4, 12)
"""Blocks on either side over which wording is averaged."""
TITLE = 300
"""Characters of a block that may say the page's title."""
PROSE = 90
"""Characters from which a closed block counts as prose."""
ARTICLE = 2
"""Paragraphs that must stand above what may be the heading of a comment area."""
SHORT = 80
"""Characters up to which a block may be a heading, a button, a name."""

_SHAPE = (
    "chars", "words", "word_length", "linked", "links", "stops", "commas", "digits", "capitals", "quotes", "closed", "lower_start", "upper",
)  # fmt: skip
_TITLE = (
    "data_said",
    "title_said",
    "title_words",
    "title_run",
    "title_first",
    "repeated",
    "gap",
    "images_above",
    "images_below",
)
_GROUP = ("blocks", "chars", "prose_share", "prose_chars", "linked", "page_share", "rank", "person", "short_dates")
_PLACE = (
    "index", "index_share", "chars_before", "prose_before", "prose_after", "since_prose", "until_prose", "since_title", "depth", "page_blocks",
    "page_prose", "page_share", "length_rank", "container50", "container80", "container95", "container_share",
)  # fmt: skip
_NEAR = ("chars", "linked", "closed", "prose", "p", "heading", "comment", "date", "same_parent", "same_shape")
_WINDOW = ("comment", "date", "more", "person", "prose", "linked", "signed")
_UNDER = (
    "comment",
    "more",
    "ask",
    "since",
    "comments_above",
    "comments_below",
    "area_above",
    "area_since",
    "area_share",
    "signed_above",
    "signed_below",
)
WORDING = tuple(lang.WORDING)
FEATURES: tuple[str, ...] = (
    *_SHAPE,
    *(f"says_{name}" for name in WORDING),
    "says_date",
    "says_bar",
    "says_signed",
    "says_area",
    *_TITLE,
    *(f"tag_{tag}" for tag in TAGS),
    *(f"hint_{role}" for role in HINTS),
    *(f"in_{tag}" for tag in AREAS),
    *(f"own_{name}" for name in lang.NAMES),
    *(f"around_{name}" for name in lang.NAMES),
    "own_text_column",
    "around_text_column",
    *(f"{group}_{name}" for group in ("parent", "grandparent", "shape", "names") for name in _GROUP),
    *_PLACE,
    *(f"near{k:+}_{name}" for k in NEIGHBOURS for name in _NEAR),
    *(f"window{k}_{side}_{name}" for k in WINDOWS for side in ("above", "below") for name in _WINDOW),
    *(f"under_{name}" for name in _UNDER),
)
"""Names of the columns, in order."""

_DIGITS = _SHAPE.index("digits")
_INDEX = re.compile(r"\[\d+\]")
_WORD = re.compile(r"\w+")
_DATE = re.compile(r"\d(?:[./-]\d{1,2}[./-]\d\d|[:h]\d\d)")
_YEAR = re.compile(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)")
_CLOCK = re.compile(r"\d[:.]\d\d ?(?:[AaPp]\.?[Mm]\b|$)")


def features(text: str, blocks: Sequence[Block], linked: Linked, title: str | None) -> tuple[Matrix, tuple[Groups, ...]]:
    """A row for each block, a column for each of :data:`FEATURES`; and the groups of the blocks, for :func:`context`.

    ``text`` is the document's, ``title`` the page's. Cost is linear in the page, but for sorting its groups.
    """
    own = [text[b.span.start : b.span.end] for b in blocks]
    shape = np.array([_shape(t, linked.share[i], linked.count[i]) for i, t in enumerate(own)], dtype=np.float32)
    looked = [_WORD.findall(t[:LOOK].lower()) for t in own]
    numbered = (shape[:, _DIGITS] > 0).tolist()
    wording = np.array(
        [_said(t, words, numbered=n) for t, words, n in zip(own, looked, numbered, strict=True)], dtype=np.float32
    )
    titles = _titles(own, looked, title, blocks)
    parents = [b.path.rpartition("/")[0] for b in blocks]
    shapes = _shapes(parents, blocks)
    groups = _groups(blocks, parents, shapes)
    base = _Base(shape, wording, blocks)
    columns = [
        shape,
        wording,
        titles,
        *markup(blocks, shapes),
        *(_aggregate(g, base) for g in groups),
        _place(base, titles, blocks),
        _near(base, groups),
        *_windows(base),
        _under(base),
    ]
    return np.concatenate(columns, axis=1, dtype=np.float32), groups


def _shape(text: str, linked: float, links: int) -> tuple[float, ...]:
    n = len(text)
    words = text.split()
    if not text.isascii() and (wide := len(text.encode("utf-8", "replace"))) > 2.2 * n:
        n = wide  # scripts without spaces say in one character what others say in three
    tail = text[-4:].rstrip("\"'”’»)] ")
    start = text[:LOOK]
    first = [w[0].isupper() for w in words[:40]]
    return (
        n,
        max(len(words), n / 9),
        n / (len(words) or 1),
        linked,
        links,
        text.count(".") + text.count("!") + text.count("?") + text.count("。"),
        text.count(",") + text.count("、") + text.count("，"),
        len(_DIGIT.findall(start)) / len(start),
        sum(first) / (len(first) or 1),
        text.count('"') + text.count("“") + text.count("„") + text.count("«") + text.count("”"),
        tail[-1:] in ".!?…。:;" if tail else 0.0,
        text[:1].islower(),
        text.isupper(),
    )


_DIGIT = re.compile(r"\d")


def _said(text: str, words: list[str], *, numbered: bool) -> tuple[float, ...]:
    """For each class of wording whether a block's beginning has a word of it; for persons the share of words.

    ``numbered`` tells whether there is a digit in the beginning.
    """
    known = frozenset(words)
    told = known & _TELLING
    dated, timed = _dated(text, told, numbered=numbered)
    return (
        *([not told.isdisjoint(wording) for wording in _SAID] if told else _SILENT),
        0.0 if told.isdisjoint(_PERSON) else len([w for w in words if w in _PERSON]) / len(words),
        dated,
        _BAR.search(text, 0, LOOK) is not None,
        timed or _signed(text, known),
        len(text) <= SHORT and not told.isdisjoint(_COMMENT) and lang.COMMENT_AREA.search(text) is not None,
    )


def _signed(text: str, known: frozenset[str]) -> bool:
    """Whether a block ends as comments do; most have none of the words that takes."""
    if len(text) <= TAIL and known.isdisjoint(_SIGNING):
        return False
    tail = text[-TAIL:]
    folded = tail.lower()
    return any(said in folded for said in lang.SIGNING) and lang.SIGNED.search(tail) is not None


def _dated(text: str, known: frozenset[str], *, numbered: bool) -> tuple[bool, bool]:
    """Whether a block's beginning dates something, and whether its end tells a time of day."""
    dated = (
        not known.isdisjoint(lang.DATE_WORDS)
        or (numbered and (_DATE.search(text[:LOOK]) or _YEAR.search(text[:LOOK])) is not None)
        or (not text.isascii() and _SIGNS.search(text, 0, LOOK) is not None)
    )
    timed = (numbered or len(text) > LOOK) and _CLOCK.search(text[-TAIL:]) is not None
    return dated, timed


_PERSON = lang.WORDING["person"]
_SIGNING = frozenset(said.rstrip(" :") for said in lang.SIGNING)
_SAID = tuple(lang.WORDING[name] for name in WORDING[:-1])
_BAR = re.compile(r"[|»›>•·©]")
_SIGNS = re.compile(r"[年月日]")
_COMMENT = lang.WORDING["comment"] | lang.WORDING["ask"] | {"say", "voice", "your", "thoughts"}
_TELLING = frozenset[str]().union(*lang.WORDING.values(), lang.DATE_WORDS, _COMMENT)
"""All words that say something: most blocks have none."""
_SILENT = (False,) * len(_SAID)


def _titles(own: list[str], looked: list[list[str]], title: str | None, blocks: Sequence[Block]) -> Matrix:
    """How a block and the page's title say one another, whether it was said before, the gap above, the pictures around."""
    heading = _WORD.findall((title or "").lower())
    wanted, joined = set(heading), f" {' '.join(heading)} "
    rows: list[tuple[float, ...]] = []
    seen: set[str] = set()
    before, first = -1, True
    for text, known, block in zip(own, looked, blocks, strict=True):
        title_said, title_words, title_run, title_first = 0.0, 0.0, False, False
        words = known if len(text) <= LOOK or len(text) > TITLE else _WORD.findall(text.lower())
        if len(text) <= TITLE and not wanted.isdisjoint(words):
            both = len(wanted.intersection(words))
            title_said, title_words = both / len(wanted), both / len(set(words))
            title_run = len(words) >= 2 and f" {' '.join(words)} " in joined
            title_first = first and title_words >= 0.8 and len(words) >= 3 and 3 * both >= len(wanted)
            first = first and not title_first
        said = -1.0 if block.said is None else block.said
        gap = before < 0 or block.span.start - before > 1
        rows.append((said, title_said, title_words, title_run, title_first, text in seen, gap, min(block.images, 3), 0.0))
        seen.add(text)
        before = block.span.end
    out = np.array(rows, dtype=np.float32)
    out[:-1, 8] = out[1:, 7]
    return out


def _ids(keys: Sequence[object]) -> Groups:
    known: dict[object, int] = {}
    return np.array([known.setdefault(k, len(known)) for k in keys], dtype=np.int64)


def _shapes(parents: list[str], blocks: Sequence[Block]) -> list[str]:
    """The blocks' paths without numbers; many have one parent, whose path is looked at once."""
    plain = {parent: _INDEX.sub("", parent) for parent in dict.fromkeys(parents)}
    return [f"{plain[parent]}/{b.tag}" for parent, b in zip(parents, blocks, strict=True)]


def _groups(blocks: Sequence[Block], parents: list[str], shapes: list[str]) -> tuple[Groups, ...]:
    """For each block the groups of its parent, its grandparent, its path without numbers, and its names."""
    grandparents = [p.rpartition("/")[0] for p in parents]
    return _ids(parents), _ids(grandparents), _ids(shapes), _ids([(b.tag, b.names) for b in blocks])


class _Base:
    """Columns that many features are made of."""

    def __init__(self, shape: Matrix, wording: Matrix, blocks: Sequence[Block]) -> None:
        self.n = len(blocks)
        self.chars = shape[:, 0]
        self.linked = shape[:, 3]
        self.closed = shape[:, 10]
        self.prose = (self.chars >= PROSE) & (self.closed > 0) & (self.linked < 0.5)
        short = self.chars <= SHORT
        says = {name: wording[:, i] for i, name in enumerate(WORDING)}
        self.person = says["person"]
        self.comment = says["comment"] * short
        self.more = says["more"] * short
        self.ask = says["ask"] * short
        self.date = wording[:, len(WORDING)] * short
        self.signed = wording[:, len(WORDING) + 2]
        self.area = wording[:, len(WORDING) + 3]
        headed = np.array([b.tag in {"h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption"} for b in blocks])
        self.heading = (headed | ((shape[:, 1] <= 6) & (self.closed == 0) & (self.linked < 0.5) & (shape[:, 7] < 0.4))) & short
        self.paragraph = np.array([b.tag == "p" for b in blocks], dtype=np.float32)


def _aggregate(group: Groups, base: _Base) -> Matrix:
    """What a block's group is like: blocks, characters, prose, links, its share of the page's prose and its rank by that."""
    count = np.bincount(group)
    total = np.bincount(group, base.chars)
    text = np.bincount(group, base.chars * base.prose)
    share = text / max(1.0, float(text.sum()))
    rank = np.empty(len(share))
    rank[np.argsort(-share, kind="stable")] = np.arange(len(share))
    table = (
        count,
        total,
        np.bincount(group, base.prose) / count,
        text,
        np.bincount(group, base.chars * base.linked) / np.maximum(1.0, total),
        share,
        rank,
        np.bincount(group, base.person * base.chars) / np.maximum(1.0, total),
        np.bincount(group, base.date) / count,
    )
    return np.stack(table, axis=1)[group].astype(np.float32)


def _place(base: _Base, titles: Matrix, blocks: Sequence[Block]) -> Matrix:
    n = base.n
    index = np.arange(n)
    long = np.where(base.prose, base.chars, 0.0)
    said = np.cumsum(long)
    titled = np.flatnonzero((titles[:, 1] >= 0.7) & (titles[:, 2] >= 0.7))
    title = titled[0] if len(titled) else n
    last = np.maximum.accumulate(np.where(base.prose, index, -50))
    following = np.minimum.accumulate(np.where(base.prose, index, n + 50)[::-1])[::-1]
    columns = (
        index,
        index / n,
        (np.cumsum(base.chars) - base.chars) / max(1.0, float(base.chars.sum())),
        said - long,
        said[-1] - said,
        index - last,
        following - index,
        index - title,
        np.array([b.path.count("/") for b in blocks]),
        np.full(n, n),
        np.full(n, base.prose.sum()),
        base.chars / max(1.0, float(base.chars.sum())),
        np.argsort(np.argsort(-base.chars, kind="stable"), kind="stable"),
        *containers([b.path for b in blocks], long),
    )
    return np.stack(columns, axis=1).astype(np.float32)


def shifted(columns: Matrix, by: int) -> Matrix:
    """Rows ``by`` places on (above where negative); -1 beyond the page's ends."""
    out = np.full_like(columns, -1.0)
    if abs(by) >= len(columns):
        return out
    if by > 0:
        out[:-by] = columns[by:]
    else:
        out[-by:] = columns[:by]
    return out


def _near(base: _Base, groups: tuple[Groups, ...]) -> Matrix:
    """Features of the blocks above and below."""
    table = np.stack(
        [base.chars, base.linked, base.closed, base.prose, base.paragraph, base.heading, base.comment, base.date], axis=1
    ).astype(np.float32)
    kin = np.stack([groups[0], groups[2]], axis=1).astype(np.float32)
    return np.concatenate([part for k in NEIGHBOURS for part in (shifted(table, k), shifted(kin, k) == kin)], axis=1)


def _windows(base: _Base) -> list[Matrix]:
    """Means over the blocks above and below."""
    rows = [base.comment, base.date, base.more, base.person, base.prose, base.linked, base.signed]
    table = np.stack(rows, axis=1).astype(np.float64)
    sums = np.concatenate([np.zeros((1, table.shape[1])), np.cumsum(table, axis=0)])
    index = np.arange(base.n)
    out = []
    for k in WINDOWS:
        for low, high in ((np.maximum(0, index - k), index), (index + 1, np.minimum(base.n, index + 1 + k))):
            size = np.maximum(1, high - low)[:, None]
            out.append(((sums[np.maximum(low, high)] - sums[low]) / size).astype(np.float32))
    return out


def _under(base: _Base) -> Matrix:
    """What the nearest heading above says, how far it is, and how often comments are named above and below."""
    index = np.arange(base.n)
    head = np.maximum.accumulate(np.where(base.heading, index, -1))
    at = np.maximum(head, 0)
    known = head >= 0
    above = np.cumsum(base.comment)
    signed = np.cumsum(base.signed)
    long = np.cumsum(np.where(base.prose, base.chars, 0.0))
    areas = (base.area > 0) & (np.cumsum(base.prose) >= ARTICLE)
    area = np.maximum.accumulate(np.where(areas, index, -1))
    columns = (
        base.comment[at] * known,
        base.more[at] * known,
        base.ask[at] * known,
        np.where(known, index - head, -1),
        above,
        above[-1] - above,
        np.cumsum(areas),
        np.where(area >= 0, index - area, -1),
        np.where(area >= 0, long[np.maximum(area, 0)] / max(1.0, float(long[-1])), -1.0),
        signed,
        signed[-1] - signed,
    )
    return np.stack(columns, axis=1).astype(np.float32)
