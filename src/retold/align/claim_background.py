"""Which claims are no happening of the story: what happened at another time, and what is always so.

Tense, time expressions and the kind of verb tell events from states and habits (Vendler 1957; generic against episodic sentences: Friedrich
and Pinkal 2015). Only what an article tells in its own voice is background: that somebody says a thing today, of whatever year, is news.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from retold.align.claim_tops import Tops
from retold.align.claim_units import Unit
from retold.lang.events_keys import content_keys
from retold.lang.standing import FORMER, HABITUAL, STATIVE
from retold.model.claims import ClaimKind, Mention, Stance, Tells
from retold.model.document import TITLE_ROLES
from retold.model.marks import DateMark, Sentence, TimeKind, Token
from retold.model.span import Span
from retold.model.story import Story

_VERBAL = frozenset({"VERB", "AUX"})
_PRESENT = frozenset({"VBZ", "VBP"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_RECENT = 60
"""Days before publication over which a happening still belongs to the news."""

_SEVERAL = 2


class Background:
    """Tells of each claim what it tells; linear in the words of its clauses."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._news = _news(story)
        self._dates: dict[str, list[DateMark]] = defaultdict(list)
        for d in story.dates:
            if d.kind is TimeKind.DATE and d.value:
                self._dates[d.span.doc].append(d)
        self._starts = {doc: [d.span.start for d in row] for doc, row in self._dates.items()}
        self._published = {d.id: d.published.day for d in story.documents if d.published is not None}

    def of(self, kind: ClaimKind, units: Sequence[Unit], mentions: Sequence[Mention]) -> Tells:
        """A statement by its kind; background where most clauses are told by articles themselves as old or standing facts."""
        if kind is ClaimKind.STATEMENT:
            return Tells.STATEMENT
        own = [u for u, m in zip(units, mentions, strict=True) if m.stance is Stance.ASSERTS]
        if 2 * len(own) <= len(units) or any(u.role in TITLE_ROLES for u in units):
            return Tells.HAPPENING
        apart = sum(self._apart(u) for u in own)
        return Tells.BACKGROUND if 2 * apart > len(units) else Tells.HAPPENING

    def _apart(self, unit: Unit) -> bool:
        sentence = self._story.sentences[unit.sentence]
        tokens = sentence.tokens
        top = _top(tokens, unit.span)
        if top is None or unit.event in self._news:
            return False
        below = [t for t in tokens if t.head == top and t is not tokens[top]]
        old = self._old(sentence, unit, top)
        return bool(old) if old is not None else _standing(tokens[top], below)

    def _old(self, sentence: Sentence, unit: Unit, top: int) -> bool | None:
        """Whether the times at a clause's verb lie long before its article; ``None`` where there are none."""
        near = [d for d in self._near(sentence.span) if unit.span.contains(d.span) or _governs(sentence.tokens, top, d.span)]
        published = self._published.get(unit.span.doc)
        if not near or published is None:
            return True if any(t.lemma in FORMER for t in sentence.tokens if t.head == top) else None
        cutoff = (published - timedelta(days=_RECENT)).isoformat()
        ends = [(d.value or "").split("/")[-1].rstrip("?~%")[:10] for d in near]
        return all(e[:4].isdigit() and e < cutoff[: len(e)] for e in ends)

    def _near(self, span: Span) -> list[DateMark]:
        row, starts = self._dates.get(span.doc, []), self._starts.get(span.doc, [])
        return row[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _news(story: Story) -> frozenset[str]:
    """Keys of the words in headlines, decks and first sentences of several articles: what the story is about, of whatever year."""
    tops = Tops(story)
    docs: dict[str, set[str]] = defaultdict(set)
    for s in story.sentences:
        if s.tokens and tops.is_first(s):
            for key in content_keys(story.text(s.span)):
                docs[key].add(s.span.doc)
    return frozenset(k for k, d in docs.items() if len(d) >= _SEVERAL)


def _top(tokens: Sequence[Token], span: Span) -> int | None:
    """The verb under which a clause's words stand."""
    inside = {i for i, t in enumerate(tokens) if span.start <= t.start and t.end <= span.end}
    tops = [i for i in sorted(inside) if tokens[i].head == i or tokens[i].head not in inside]
    return next((i for i in tops if tokens[i].pos in _VERBAL), None)


def _governs(tokens: Sequence[Token], verb: int, place: Span) -> bool:
    """Whether the words of ``place`` hang on a verb, with no other verb between."""
    at = next((i for i, t in enumerate(tokens) if place.start <= t.start < place.end), None)
    while at is not None:
        if at == verb:
            return True
        if tokens[at].head == at or tokens[at].pos in _VERBAL:
            return False
        at = tokens[at].head
    return False


def _standing(verb: Token, below: Sequence[Token]) -> bool:
    """Whether a clause in the simple present says what something is, or what it does by habit."""
    helped = [t for t in below if t.dep in _AUXILIARIES]
    if verb.tag not in _PRESENT or any(t.tag == "MD" for t in helped) or any(t.dep == "neg" for t in below):
        return False
    if any(t.lemma in HABITUAL for t in below):
        return True
    if verb.lemma == "be":
        return any(t.dep == "attr" and t.pos in {"NOUN", "PROPN"} for t in below) and not any(t.dep == "expl" for t in below)
    return verb.lemma in STATIVE
