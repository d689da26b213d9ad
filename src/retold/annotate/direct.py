"""Which cue a quotation belongs to: by the words between quotations, their punctuation and the order of things.

Parsers stumble over quotations of several sentences, so linking reads the paragraph as a row of quotations and gaps
(as GenderGapTracker and Citron do) and asks the grammar only for the source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from retold.annotate.cues import Stretch, cue_words, lemma, source_of, with_apposition
from retold.annotate.quotations import Quotation
from retold.annotate.tree import Tree
from retold.lang.cues import QUOTING, SAYING_NOUNS, SPEECH
from retold.model.document import Role

REACH = 45
"""Words of a gap that are searched for a cue, from the quotation outwards."""

NAME_WORDS = 5
"""Quotations up to this length in the middle of a sentence may be names of books, shows or things."""

_WEAK = frozenset({"be", "go", "put", "offer", "begin", "start"})
_MARKS = frozenset("\"“”„‟«»‘’'`")
Place = tuple[int, int]
"""A token: the number of its sentence in the paragraph and its number there."""


@dataclass(slots=True)
class Paragraph:
    """A region's sentences in one row. ``tokens[k]`` is the place of the k-th token; ``starts`` where it begins."""

    text: str
    start: int
    end: int
    role: Role
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
    lead: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Gap:
    """The words between two quotations: ``left`` up to the first full stop, ``right`` after the last one."""

    all: list[Place]
    left: list[Place]
    right: list[Place]
    whole: bool
    ends: str


def link(par: Paragraph, saying: frozenset[Place], carried: Spoken | None = None) -> list[Spoken]:
    """The paragraph's quotations with the cues they belong to; quotations that no rule reaches are left out.

    ``saying`` are the words of the paragraph's cues that say something: a quotation that follows such a statement
    without a cue of its own goes on with it. ``carried`` is what the paragraph before left open, or ended in a colon
    with; its quotations are then added to it.
    """
    gaps = _gaps(par)
    out: list[Spoken] = []
    by_cue: dict[Place, Spoken] = {}
    last = carried
    pending: Place | None = None
    for k, q in enumerate(par.quotations):
        before = gaps[k]
        cue, lead = _cue_of(par, q, before, gaps[k + 1])
        if before.all:
            pending = next((p for p in reversed(before.all) if p in saying), None)
        if cue is None and _embedded(par, q, before):
            continue
        if cue is None and not before.right and _sentence_like(par, q):
            cue = pending
            if cue is None and last is not None:
                last.quotations.append(q)
                continue
        if cue is None:
            last = None if before.left or before.right else last
            continue
        if cue not in by_cue:
            by_cue[cue] = _spoken(par, cue)
            out.append(by_cue[cue])
        last = by_cue[cue]
        last.quotations.append(q)
        if lead is not None:
            last.lead.append(lead)
    for spoken in out:
        _settle_source(par, spoken)
    return out


def _cue_of(par: Paragraph, q: Quotation, before: _Gap, after: _Gap) -> tuple[Place | None, tuple[int, int] | None]:
    """A quotation's cue, and the unquoted words before it that belong to what was said."""
    embedded = _embedded(par, q, before)
    cue = _after_cue(par, q, after)
    if cue is not None and embedded:
        source = source_of(par.trees[cue[0]], cue[1])
        if source is not None and par.trees[cue[0]].tokens[source[0]].start < q.start:
            return None, None  # the quotation stands in the source's own description
        words = len(par.text[q.inner_start : q.inner_end].split())
        if words <= NAME_WORDS and _last_char(par, q) != ",":
            return None, None
        return cue, (par.trees[before.right[0][0]].tokens[before.right[0][1]].start, q.start)
    if cue is None:
        cue = _before_cue(par, q, before)
    return cue, None


def _embedded(par: Paragraph, q: Quotation, gap: _Gap) -> bool:
    """Whether a quotation stands in the middle of somebody's sentence: words run up to it without comma or colon."""
    if not gap.right:
        return False
    last = par.token_text(gap.right[-1])
    if last in {",", ":", "-", "–", "—", "(", "..."} or _quotes(par, gap.right[-1]):
        return False
    return not (last == "that" and _sentence_like(par, q)) and not all(_joins(par, p) for p in gap.right)


def _joins(par: Paragraph, place: Place) -> bool:
    return par.trees[place[0]].tokens[place[1]].pos in {"CCONJ", "PUNCT", "SPACE"}


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
    return _Gap(places[-REACH:], left[:REACH], right[-REACH:], not stops, par.token_text(places[-1]) if places else "")


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
        if lemma(tree, i) == "be" or (lemma(tree, i) in _WEAK and n > 3):
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
    if last == ":" and _sentence_like(par, q) and before_colon(par.trees[gap.right[-1][0]], gap.right[-1][1]) is not None:
        return gap.right[-1]
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
    if tree.tokens[i].text == ":":
        return Spoken(cue, (i, i), None, [])
    return Spoken(cue, cue_words(tree, i), None, [])


def _settle_source(par: Paragraph, spoken: Spoken) -> None:
    """Give the source, which can be told from what was said only when all its quotations are known."""
    if spoken.cue is None:
        return
    tree, i = par.trees[spoken.cue[0]], spoken.cue[1]
    if tree.tokens[i].text == ":":
        spoken.source = before_colon(tree, i)
        return
    source = source_of(tree, i)
    if source is None or _covers(spoken.quotations, tree.tokens[source[1]].start):
        source = beside(par, spoken.cue)
    if source is not None:
        spoken.source = _clip(spoken, tree, source, i)


def _covers(quotations: list[Quotation], at: int) -> bool:
    k = bisect_right(quotations, at, key=lambda q: q.start) - 1
    return k >= 0 and at < quotations[k].end


def _clip(spoken: Spoken, tree: Tree, source: Stretch, cue: int) -> Stretch | None:
    """A source without the quotations the parser drew into it, and without its cue."""
    first, last = source
    if first <= cue <= last:
        if cue - first >= last - cue:
            last = cue - 1
        else:
            first = cue + 1
    while first <= last and _covers(spoken.quotations, tree.tokens[first].start):
        first += 1
    stop = next((n for n in range(first, last + 1) if _covers(spoken.quotations, tree.tokens[n].start)), None)
    if stop is not None:
        last = stop - 1
    return tree.trimmed(first, last) if first <= last else None


def open_cue(par: Paragraph) -> Spoken | None:
    """The cue and source with which a paragraph that ends in a colon introduces what follows it."""
    s = len(par.trees) - 1
    tree = par.trees[s]
    colon = next((i for i in range(len(tree.tokens) - 1, -1, -1) if tree.tokens[i].text == ":"), None)
    if colon is None:
        return None
    place = next(
        ((s, i) for i in range(colon - 1, max(-1, colon - REACH), -1) if _quotes(par, (s, i)) and not _weak(par, (s, i))), None
    )
    if place is None and (
        before_colon(tree, colon) is not None or (colon > 0 and tree.tokens[colon - 1].lemma in SAYING_NOUNS)
    ):
        place = (s, colon)
    if place is None:
        return None
    spoken = _spoken(par, place)
    _settle_source(par, spoken)
    return spoken if spoken.source is not None else None


def before_colon(tree: Tree, colon: int) -> Stretch | None:
    """The short noun phrase before a colon ("Airline spokesman: …", "From the agency: …")."""
    first = 1 if tree.tokens[0].text.lower() in {"from", "per", "via"} and colon > 1 else 0
    if colon - first > 8 or any(t.pos in {"VERB", "AUX"} for t in tree.tokens[first:colon]):
        return None
    return tree.trimmed(first, colon - 1)


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
        return tree.trimmed(n, with_apposition(tree, last))
    last = i - 1
    while last >= 0 and tokens[last].pos in {"ADV", "AUX", "PART"}:
        last -= 1
    first = last
    while first >= 0 and tokens[first].pos in {"PROPN", "PRON", "DET", "NOUN", "ADJ", "NUM"}:
        first -= 1
    return tree.trimmed(first + 1, last) if first < last else None
