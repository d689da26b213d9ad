"""Small things that all comparisons need: the running text of each document, names joined into a phrase, excerpts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from retold.model.document import PROSE_ROLES, Document, Role
from retold.model.marks import Sentence
from retold.model.span import Span
from retold.model.story import Story
from retold.model.words import folded_words

EXCERPT_WORDS = 30
_EDGES = ' ,.;:“”"'
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("a an the of in on at for to from by with and or but nor as under over into".split())
"""Words without a capital within a title."""
_TITLE = 0.5
"""Words of a headline and a title that both have where the one is the other."""


class Places:
    """Spans of one table, sorted by place, that can be asked what begins or lies somewhere."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [(s.doc, s.start) for s in self._spans]

    def at(self, place: Span) -> Span | None:
        """The last span to begin at or before the place, if it holds the place's first character."""
        i = bisect_right(self._starts, (place.doc, place.start)) - 1
        if i >= 0 and self._spans[i].doc == place.doc and place.start < self._spans[i].end:
            return self._spans[i]
        return None

    def within(self, outer: Span) -> list[Span]:
        """The spans that begin inside ``outer``, in order."""
        low = bisect_left(self._starts, (outer.doc, outer.start))
        high = bisect_left(self._starts, (outer.doc, outer.end))
        return self._spans[low:high]


def roles(story: Story) -> dict[Span, Role]:
    """The role of every sentence of the story, by its span."""
    role = {r.span: r.role for r in story.regions}
    places = Places(role)
    found = ((s.span, places.at(s.span)) for s in story.sentences)
    return {span: role[region] for span, region in found if region is not None}


def prose_sentences(story: Story) -> dict[str, list[Sentence]]:
    """The sentences of the running text of each document (also of those that have none), in order."""
    out: dict[str, list[Sentence]] = {d.id: [] for d in story.documents}
    role = roles(story)
    for s in sorted(story.sentences, key=lambda s: s.span):
        if role.get(s.span) in PROSE_ROLES:
            out[s.span.doc].append(s)
    return out


def in_title_case(text: str) -> bool:
    """Whether every word begins with a capital but for small ones in between (``Under the Gun``): the name of a work, as a rule."""
    words = _WORD.findall(text)
    capital = [w for w in words if w[0].isupper() or w[0].isdecimal()]
    return bool(capital) and words[0] in capital and words[-1] in capital and all(w in capital or w in _SMALL for w in words)


def matches_title(document: Document, text: str) -> bool:
    """Whether a headline is the title that came with its article, in half of the words of both, or none came."""
    title, head = (set(folded_words(t)) for t in (document.title or "", text))
    return document.title is None or len(title & head) >= _TITLE * len(title | head)


def joined(names: Sequence[str], last: str = "and") -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def in_quotes(text: str) -> str:
    """Words of an article as a sentence gives them: on one line, without what stands at their edges, in quotation marks."""
    return f"“{' '.join(text.split()).strip(_EDGES)}”"


def excerpt(text: str, words: int = EXCERPT_WORDS) -> str:
    """The first words of a text on one line, with an ellipsis where it goes on."""
    parts = text.split(maxsplit=words)
    return " ".join(parts[:words]) + (" …" if len(parts) > words else "")
