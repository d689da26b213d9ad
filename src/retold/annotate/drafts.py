"""Attributions in the making: what the tagger found, and the quotations that rules add to it."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from retold.annotate.commitment import commitment
from retold.annotate.cues import Cue, lemma, source_of
from retold.annotate.direct import Paragraph, Place, Spoken
from retold.annotate.quotations import Quotation
from retold.annotate.tree import Tree
from retold.lang.cues import PREDICATIVE, SPEECH
from retold.model.marks import Certainty, Tagged
from retold.model.span import Span

Chars = tuple[int, int]

LONG_SOURCE = 25
"""Characters between the stretches of a source up to which it is taken as one; beyond, its longest stretch counts."""
LAST_WORDS = 4
"""Words between the last comma of a paragraph and a tagged source that belong to the source."""
NEAR = 2
"""Characters by which two contents may begin apart that are the same one: a quotation mark, a space."""
_HYPHENS = re.compile(r"(?:[-‐‑]\w+)*")
"""The rest of a compound of which a source has the first word."""


@dataclass(slots=True)
class Draft:
    """An attribution in the making: ``content`` in characters of the document, unmerged; ``frame`` says how it was found."""

    cue: Span | None
    source: Span | None
    content: list[Chars]
    frame: str
    certainty: Certainty = Certainty.ASSERTED


@dataclass(slots=True)
class Drafts:
    """The drafts of one paragraph, and which of them each cue word belongs to."""

    paragraph: Paragraph
    all: list[Draft] = field(default_factory=list)
    by_word: dict[Place, Draft] = field(default_factory=dict)

    def add(self, draft: Draft, words: Iterable[Place]) -> None:
        """Add a draft whose cue is ``words``; a word that belongs to another draft already stays with it."""
        self.all.append(draft)
        for place in words:
            self.by_word.setdefault(place, draft)

    def covered(self, stretch: Chars) -> bool:
        """Whether at least half of ``stretch`` is content of some draft."""
        start, end = stretch
        most = max((min(b, end) - max(a, start) for d in self.all for a, b in d.content), default=0)
        return 2 * most >= end - start

    def saying(self) -> frozenset[Place]:
        """The words of cues that say: a quotation without a cue of its own may go on with what they introduced."""
        return frozenset(p for p in self.by_word if lemma(self.paragraph.trees[p[0]], p[1]) in SPEECH)


def tagged_drafts(par: Paragraph, tagged: Sequence[Tagged]) -> Drafts:
    """What the tagger found in a paragraph, its quotations taken whole, with the certainty of each cue's grammar."""
    out = Drafts(par)
    for t in tagged:
        if par.quoted(t.cue.start):
            continue  # what somebody quoted says of others is part of the quotation
        cue = (t.cue.start, t.cue.end)
        words = par.between(*cue)
        source = _beside(par.text, _one(par.text, [(s.start, s.end) for s in t.source]), cue)
        content = [_whole(par, (c.start, c.end), cue) for c in t.content]
        source, content = _last_clause(par, source, cue, content) if source is not None else (None, content)
        draft = Draft(t.cue, Span(t.cue.doc, *source) if source is not None else None, content, "tagged")
        if words:
            s, i = next((p for p in words if par.trees[p[0]].tokens[p[1]].pos == "VERB"), words[-1])
            draft.certainty = commitment(par.trees[s], i)
            if draft.source is not None and _is_spoken_of(par.trees[s], i, draft.source):
                draft.source = None
            if draft.source is None or _is_aside(par.trees[s], i, draft.source):
                draft.source = _by_grammar(par.trees[s], i, content) or draft.source
        out.add(draft, words)
    _keep_sentences(out)
    return out


def _keep_sentences(drafts: Drafts) -> None:
    """Take from each draft what stands in another sentence than its cue and what a cue of that sentence has too."""
    par = drafts.paragraph
    claimed: dict[int, list[tuple[Draft, Chars]]] = {}
    for draft in drafts.all:
        if draft.cue is not None:
            claimed.setdefault(_sentence(par, draft.cue.start), []).extend((draft, c) for c in draft.content)
    for draft in drafts.all:
        own = _sentence(par, draft.cue.start) if draft.cue is not None else -1
        draft.content = [
            (a, b)
            for a, b in draft.content
            if (at := _sentence(par, a)) == own
            or not any(d is not draft and 2 * (min(b, f) - max(a, e)) > b - a for d, (e, f) in claimed.get(at, []))
        ]


def _sentence(par: Paragraph, at: int) -> int:
    """Number of the sentence that holds, or comes next behind, the character ``at``."""
    k = bisect_left(par.starts, at)
    return par.tokens[k][0] if k < len(par.tokens) else len(par.trees)


def _last_clause(par: Paragraph, source: Chars, cue: Chars, content: list[Chars]) -> tuple[Chars, list[Chars]]:
    """Source and content where a paragraph ends in who says it: "Calls Went Unanswered, *Letter to* Mayor Says" has one source."""
    comma = par.text.rfind(",", par.start, source[0]) + 1
    between = par.text[comma : source[0]].split()
    ends = not par.text[cue[1] : par.end].strip(" .!?\u00a0") and not par.text[source[1] : cue[0]].strip()
    if not ends or not comma or not 0 < len(between) <= LAST_WORDS or min(content)[0] >= comma or par.quoted(comma):
        return source, content
    start = comma + len(par.text[comma : source[0]]) - len(par.text[comma : source[0]].lstrip())
    return (start, source[1]), [(a, min(b, comma - 1)) for a, b in content if a < comma - 1]


def _is_spoken_of(tree: Tree, i: int, source: Span) -> bool:
    """Whether a source is whom a passive cue speaks of: "*the company* was accused", "*Company* accused of". Somebody else speaks."""
    verb = tree.tokens[i]
    if (
        verb.tag != "VBN"
        or lemma(tree, i) not in PREDICATIVE
        or any(tree.tokens[a].lemma == "have" for a in tree.kids(i, "aux"))
    ):
        return False
    passive = tree.child(i, "nsubjpass")
    whom = passive if passive is not None else verb.head if verb.dep == "acl" and verb.head < i else None
    return whom is not None and source.start <= tree.tokens[whom].start < source.end


def _is_aside(tree: Tree, i: int, source: Span) -> bool:
    """Whether a source is part of the subject and lacks its noun: "the letter, signed by *the secretary, Lee*, says"."""
    whole = source_of(tree, i) if lemma(tree, i) in SPEECH else None
    if whole is None or not tree.span(*whole).contains(source) or tree.span(*whole) == source:
        return False
    head = tree.head_of(tree.span(*whole))
    return head is not None and not source.start <= tree.tokens[head].start < source.end


def _by_grammar(tree: Tree, i: int, content: Sequence[Chars]) -> Span | None:
    """The source that grammar gives a verb of saying or judging for which the tagger found none, unless it reaches into the content."""
    source = source_of(tree, i) if lemma(tree, i) in SPEECH | PREDICATIVE else None
    if source is None:
        return None
    span = tree.span(*source)
    return None if any(a < span.end and span.start < b for a, b in content) else span


def _one(text: str, stretches: Sequence[Chars]) -> Chars | None:
    """A source as one stretch: all of it where little stands between its parts, else the longest part."""
    if not stretches:
        return None
    stretches = [(a, m.end() if (m := _HYPHENS.match(text, b)) is not None else b) for a, b in stretches]
    gaps = sum(b[0] - a[1] for a, b in itertools.pairwise(stretches))
    if gaps <= LONG_SOURCE:
        return stretches[0][0], stretches[-1][1]
    return max(stretches, key=lambda s: s[1] - s[0])


def _beside(text: str, source: Chars | None, cue: Chars) -> Chars | None:
    """A source without the characters that are its cue: the longer of what stands before and behind."""
    if source is None or source[1] <= cue[0] or cue[1] <= source[0]:
        return source
    before, behind = (source[0], cue[0]), (cue[1], source[1])
    start, end = max(before, behind, key=lambda s: s[1] - s[0])
    words = text[start:end].strip(" ,\u00a0\n")
    start = text.index(words, start) if words else end
    return (start, start + len(words)) if words else None


def _whole(par: Paragraph, content: Chars, cue: Chars) -> Chars:
    """A stretch of content, widened over a quotation of which it is more than half, unless the cue stands in there too."""
    start, end = content
    for q in overlapping(par.quotations, start, end):
        if q.start <= cue[0] < q.end:
            continue
        inside = min(end, q.inner_end) - max(start, q.inner_start)
        if 2 * inside > q.inner_end - q.inner_start:
            start, end = min(start, q.start), max(end, q.end)
    return start, end


def without_layers(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a paragraph without those that give what is already given to a nearer cue: “…,” said Lee, *the Courier reported*.

    What the outer layer names is a credit of the statement and not its source.
    """
    by_start: dict[int, list[Draft]] = {}
    for d in drafts:
        if d.content:
            by_start.setdefault(min(d.content)[0], []).append(d)

    def beside(d: Draft) -> Iterator[Draft]:
        start = min(d.content)[0] if d.content else 0
        return (x for at in range(start - NEAR, start + NEAR + 1) for x in by_start.get(at, []))

    return [d for d in drafts if not any(_layered(inner, d) for inner in beside(d))]


def _layered(inner: Draft, outer: Draft) -> bool:
    """Whether the outer cue follows the inner one and both begin with the same words, most of which the inner one has."""
    if inner is outer or inner.cue is None or outer.cue is None or outer.cue.start < inner.cue.end or not inner.content:
        return False
    last = max(inner.content)
    if last[0] > inner.cue.end and last[0] < outer.cue.start:
        return False
    shared = sum(max(0, min(d, f) - max(c, e)) for c, d in inner.content for e, f in outer.content)
    before = sum(max(0, min(d, inner.cue.start) - c) for c, d in inner.content)
    return shared > 0 and 10 * shared >= 9 * before > 0


def add_spoken(drafts: Drafts, spoken: Spoken) -> Draft | None:
    """Give quotations that the tagger passed over to the cue they belong to; the draft of that cue, ``None`` without any."""
    if spoken.cue is None:
        return None
    own = drafts.by_word.get(spoken.cue)
    if own is None and (outer := _outer(drafts, spoken, spoken.cue)) is not None:
        given = [q for q in drafts.paragraph.quotations if drafts.covered((q.inner_start, q.inner_end))]
        drafts.all.remove(outer)
        given = [q for q in given if q in spoken.quotations or not drafts.covered((q.inner_start, q.inner_end))]
        own = from_quotations(drafts.paragraph, spoken.cue, spoken, given)
        drafts.add(own, [spoken.cue])
        return own
    left = [q for q in spoken.quotations if not drafts.covered((q.inner_start, q.inner_end))]
    if own is None and left:
        own = from_quotations(drafts.paragraph, spoken.cue, spoken, left)
        drafts.add(own, [spoken.cue])
    elif own is not None:
        own.content += [(q.start, q.end) for q in left]
    return own


def _outer(drafts: Drafts, spoken: Spoken, cue: Place) -> Draft | None:
    """The draft that has quotations from beyond the cue they stand beside: “…,” *said* Lee, the Courier reported."""
    at, first = drafts.paragraph.trees[cue[0]].tokens[cue[1]].start, spoken.quotations[0]
    for draft in drafts.all:
        if draft.cue is None or not first.end <= at < draft.cue.start:
            continue
        if any(a < first.inner_end and first.inner_start < b for a, b in draft.content):
            return draft
    return None


def from_quotations(par: Paragraph, place: Place, spoken: Spoken, quotations: Sequence[Quotation]) -> Draft:
    """A draft for ``quotations`` with the cue and source that rules found."""
    tree = par.trees[place[0]]
    cue = tree.span(*spoken.words) if spoken.words is not None else None
    source = tree.span(*spoken.source) if spoken.source is not None else None
    content = [(q.start, q.end) for q in quotations] + spoken.lead
    return Draft(cue, source, content, "quotation", commitment(tree, place[1]))


def from_grammar(par: Paragraph, place: Place, cue: Cue) -> Draft:
    """A draft of a cue that grammar found around quoted words."""
    tree = par.trees[place[0]]
    source = tree.span(*cue.source) if cue.source is not None else None
    content = [(tree.tokens[a].start, tree.tokens[b].end) for a, b in cue.content]
    return Draft(tree.span(*cue.words), source, content, cue.frame, commitment(tree, cue.head))


def overlapping(quotations: Sequence[Quotation], start: int, end: int) -> Iterator[Quotation]:
    """The quotations (in order) that have a character in ``start`` to ``end``."""
    for k in range(bisect_right(quotations, start, key=lambda q: q.end), len(quotations)):
        if quotations[k].start >= end:
            return
        yield quotations[k]
