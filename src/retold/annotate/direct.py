"""Which cue a quotation belongs to: by the words between quotations, their punctuation and the order of things.

Parsers stumble over quotations of several sentences, so linking reads the paragraph as a row of quotations and gaps
(as GenderGapTracker and Citron do) and asks the grammar only for the source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from retold.annotate.cues import Stretch, cue_words, lemma, source_of
from retold.annotate.quotations import Quotation
from retold.annotate.tree import Tree
from retold.lang.cues import QUOTING, SPEECH

REACH = 45
"""Words of a gap that are searched for a cue, from the quotation outwards."""

_WEAK = frozenset({"be", "go", "put", "offer", "begin", "start"})
_MARKS = frozenset("\"“”„‟«»‘’'`")
Place = tuple[int, int]
"""A token: the number of its sentence in the paragraph and its number there."""


@dataclass(slots=True)
class Paragraph:
    """A region's sentences in one row. ``tokens[k]`` is the place of the k-th token; ``starts`` where it begins."""

    text: str
    trees: list[Tree]
    quotations: list[Quotation]
    tokens: list[Place] = field(init=False)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = [(s, i) for s, tree in enumerate(self.trees) for i in range(len(tree.tokens))]
        self.starts = [self.trees[s].tokens[i].start for s, i in self.tokens]

    def between(self, start: int, end: int) -> list[Place]:
        """The tokens that begin in ``start`` to ``end`` of the document."""
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def quoted(self, at: int) -> bool:
        """Whether the character ``at`` stands in a quotation."""
        k = bisect_right(self.quotations, at, key=lambda q: q.start) - 1
        return k >= 0 and at < self.quotations[k].end

    def token_text(self, place: Place) -> str:
        """The token as written."""
        return self.trees[place[0]].tokens[place[1]].text


@dataclass(slots=True)
class Spoken:
    """Quotations that belong to one cue. ``cue`` is ``None`` where only a colon introduces them."""

    cue: Place | None
    words: Stretch | None
    source: Stretch | None
    quotations: list[Quotation]


@dataclass(slots=True)
class _Gap:
    """The words between two quotations: ``left`` up to the first full stop, ``right`` after the last one."""

    left: list[Place]
    right: list[Place]
    whole: bool
    ends: str


def link(par: Paragraph) -> list[Spoken]:
    """The paragraph's quotations with the cues they belong to; quotations that no rule reaches are left out."""
    quotations = par.quotations
    gaps = _gaps(par)
    out: list[Spoken] = []
    by_cue: dict[Place, Spoken] = {}
    last: Spoken | None = None
    for k, q in enumerate(quotations):
        before, after = gaps[k], gaps[k + 1]
        cue = _after_cue(par, q, after)
        if cue is None:
            cue = _before_cue(par, q, before)
        if cue is not None:
            last = by_cue.get(cue)
            if last is None:
                last = _spoken(par, cue)
                by_cue[cue] = last
                out.append(last)
            last.quotations.append(q)
        elif last is not None and not before.right and _sentence_like(par, q):
            last.quotations.append(q)
        elif before.right or before.left:
            last = None
    return out


def _gaps(par: Paragraph) -> list[_Gap]:
    bounds = [(par.starts[0] if par.starts else 0)]
    for q in par.quotations:
        bounds += [q.start, q.end]
    bounds.append(par.trees[-1].tokens[-1].end if par.trees and par.trees[-1].tokens else bounds[-1])
    return [_gap(par, bounds[i], bounds[i + 1]) for i in range(0, len(bounds), 2)]


def _gap(par: Paragraph, start: int, end: int) -> _Gap:
    places = [p for p in par.between(start, max(start, end)) if not set(par.token_text(p)) <= _MARKS]
    stops = [n for n, p in enumerate(places) if _stops(par, places, n, p)]
    left = places[: stops[0] + 1] if stops else places
    right = places[stops[-1] + 1 :] if stops else places
    if not any(par.token_text(p)[0].isalnum() for p in right):
        right = []
    return _Gap(left[:REACH], right[-REACH:], not stops, par.token_text(places[-1]) if places else "")


def _stops(par: Paragraph, places: list[Place], n: int, place: Place) -> bool:
    if par.token_text(place) not in {".", "!", "?", ".."}:
        return False
    return n + 1 == len(places) or par.token_text(places[n + 1])[:1].isupper() or places[n + 1][0] != place[0]


def _last_char(par: Paragraph, q: Quotation) -> str:
    """What ends a quotation: its last character inside the marks, or a comma that follows them."""
    inner = par.text[q.inner_start : q.inner_end].rstrip()
    while inner and inner[-1] in _MARKS:
        inner = inner[:-1]
    following = par.text[q.end : q.end + 1]
    return "," if following == "," else inner[-1:]


def _sentence_like(par: Paragraph, q: Quotation) -> bool:
    """Whether a quotation stands for itself, rather than being a word in somebody's sentence."""
    inner = par.text[q.inner_start : q.inner_end].strip()
    return inner[-1:] in ".!?,…—-" and (inner[:1].isupper() or not inner[:1].isalpha())


def _after_cue(par: Paragraph, q: Quotation, gap: _Gap) -> Place | None:
    """The cue in ``"…," said X``; none where a full stop ended the quotation or the gap leads to the next one."""
    end = _last_char(par, q)
    if not gap.left or end not in ",?!-–—….":
        return None
    strict = end != ","
    if strict and gap.whole and gap.ends in {":", ","} and end == ".":
        return None
    words = [p for p in gap.left if par.token_text(p) not in {",", "-", "–", "—"}]
    for n, place in enumerate(words):
        if not _quotes(par, place):
            continue
        if strict and not _near(par, words, n):
            return None
        if end == "." and n > 0:
            return None
        tree, i = par.trees[place[0]], place[1]
        if lemma(tree, i) in _WEAK and n > 3:
            continue
        return place
    return None


def _near(par: Paragraph, words: list[Place], n: int) -> bool:
    """Whether only a subject and adverbs stand before the cue."""
    return n <= 12 and all(par.trees[s].tokens[i].pos not in {"VERB", "SCONJ"} for s, i in words[:n])


def _before_cue(par: Paragraph, q: Quotation, gap: _Gap) -> Place | None:
    """The cue in ``X said: "…"`` and ``X said, "…"``."""
    if not gap.right:
        return None
    last = par.token_text(gap.right[-1])
    if last not in {":", ",", "that"} and not _quotes(par, gap.right[-1]):
        return None
    if last == "that" and not _sentence_like(par, q):
        return None
    if last == "," and not (_sentence_like(par, q) or par.text[q.inner_start : q.inner_start + 1].isupper() or gap.whole):
        return None
    for place in reversed(gap.right):
        if _quotes(par, place) and (last == ":" or not _weak(par, place)):
            return place
    return None


def _weak(par: Paragraph, place: Place) -> bool:
    return lemma(par.trees[place[0]], place[1]) in _WEAK


def _quotes(par: Paragraph, place: Place) -> bool:
    """Whether a token is a verb that can stand beside a quotation."""
    tree, i = par.trees[place[0]], place[1]
    token = tree.tokens[i]
    word = lemma(tree, i)
    if token.pos not in {"VERB", "AUX"}:
        return word in {"say", "tell", "tweet"} and token.tag.startswith("VB")
    if word == "be":
        return token.dep == "ROOT"
    return word in SPEECH or (word in QUOTING and token.dep not in {"amod", "relcl"})


def _spoken(par: Paragraph, cue: Place) -> Spoken:
    tree, i = par.trees[cue[0]], cue[1]
    source = source_of(tree, i)
    if source is None or par.quoted(tree.tokens[source[1]].start):
        source = beside(par, cue)
    if source is not None:
        source = _clip(par, tree, source, i)
    return Spoken(cue, cue_words(tree, i), source, [])


def _clip(par: Paragraph, tree: Tree, source: Stretch, cue: int) -> Stretch | None:
    """A source without the quotations the parser drew into it, and without its cue."""
    first, last = source
    if first <= cue <= last:
        if cue - first >= last - cue:
            last = cue - 1
        else:
            first = cue + 1
    while first <= last and par.quoted(tree.tokens[first].start):
        first += 1
    stop = next((n for n in range(first, last + 1) if par.quoted(tree.tokens[n].start)), None)
    if stop is not None:
        last = stop - 1
    return tree.trimmed(first, last) if first <= last else None


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "ADP", "PART", "CCONJ"})


def beside(par: Paragraph, cue: Place) -> Stretch | None:
    """The noun phrase directly after or, else, directly before a cue that the parser gave no subject."""
    tree, i = par.trees[cue[0]], cue[1]
    tokens = tree.tokens
    n = i + 1
    while n < len(tokens) and tokens[n].pos in {"ADV", "PART"}:
        n += 1
    if (
        n < len(tokens)
        and tokens[n].pos in {"PROPN", "PRON", "DET", "NOUN", "ADJ"}
        and tokens[n].text.lower() not in {"that", "what"}
    ):
        last = n
        while (
            last + 1 < len(tokens)
            and tokens[last + 1].pos in _NOMINAL
            and tokens[last + 1].text.lower() not in {"that", "in", "on"}
        ):
            last += 1
        return tree.trimmed(n, last)
    last = i - 1
    while last >= 0 and tokens[last].pos in {"ADV", "AUX", "PART"}:
        last -= 1
    first = last
    while first >= 0 and tokens[first].pos in {"PROPN", "PRON", "DET", "NOUN", "ADJ", "NUM"}:
        first -= 1
    return tree.trimmed(first + 1, last) if first < last else None
