"""Lines that outlets print under, over or between their articles whatever these are about: licences, invitations, boxes about the house.

Nothing here knows how such lines are worded. They are told by where they stand and by what they do not share with their
surroundings: they stand for themselves, are short beside the article, and the article does not speak of what they speak of;
a background paragraph that an outlet prints again shares its names and nouns with the article around it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property

from retold.model.document import STORY_ROLES, Document
from retold.model.links import Passage
from retold.model.span import Span
from retold.model.story import Story
from retold.trace.credits import domain_label
from retold.trace.layout import Layout

LONGEST = 120  # words
PART = 4  # times as long as the lines is the article at least
ENDING = 40  # characters of the article that may follow the lines that end it
TOPICAL = 0.4  # of the telling words: said elsewhere in the article too, then it is what the article is about
TOPICAL_ENDING = 0.6  # the same for lines that end two articles of one outlet, or stand in three
TELLING = 5  # letters; shorter words say little of what a text is about
ENOUGH = 4  # telling words, to judge by
OFTEN = 3  # documents of one outlet with the same lines
APART = 50  # words that documents of two outlets may share elsewhere; more, and the lines may have come along with them

_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+|[^\W\d_]+")
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_SENTENCE_END = re.compile(r"[.!?…。！？:][\"'”’»)\]]*\s*$")


def _telling(text: str) -> Iterator[str]:
    """Words that say what a text is about: long ones; in scripts without spaces every two characters."""
    for m in _WORD.finditer(text):
        word = m.group().casefold()
        if _SPACELESS.match(word):
            yield from (word[k : k + 2] for k in range(len(word) - 1))
        elif len(word) >= TELLING:
            yield word


class _Article:
    """A document's running text, for asking what else it says."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self.document = document
        self.prose = [r.span for r in layout.regions(document.id) if r.role in STORY_ROLES]

    @cached_property
    def length(self) -> int:
        return sum(map(len, self.prose))

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(w for span in self.prose for w in _telling(self.document[span]))

    def topical(self, span: Span) -> float | None:
        """How many of the telling words of a span (0-1) the rest of the article has too; ``None`` where there are too few."""
        own = Counter(_telling(self.document[span]))
        if len(own) < ENOUGH:
            return None
        return sum(self._words[w] > n for w, n in own.items()) / len(own)

    def ends_with(self, span: Span) -> bool:
        """Whether next to nothing of the article follows a span."""
        return bool(self.prose) and sum(max(0, r.end - max(r.start, span.end)) for r in self.prose) <= ENDING

    def alone(self, span: Span) -> bool:
        """Whether a span begins and ends where paragraphs or sentences do."""
        text = self.document.text
        inside = [r for r in self.prose if r.start < span.end and span.start < r.end]
        if not inside:
            return False
        before, after = text[inside[0].start : span.start], text[span.end : inside[-1].end]
        begins = not any(c.isalnum() for c in before) or _SENTENCE_END.search(before) is not None
        rest = after.lstrip("\"'”’»)]")
        return begins and (not any(c.isalnum() for c in after) or rest[:1] in ".!?…。！？")


def _house(document: Document) -> str | None:
    """Whose document it is: its outlet as far as two spellings of it agree, else its site."""
    if document.outlet:
        return document.outlet.casefold().removeprefix("www.").removeprefix("the ")
    return domain_label(document.url) if document.url else None


class _Boilerplate:
    """What of the passages of a story is boilerplate."""

    def __init__(self, story: Story, layout: Layout) -> None:
        self._articles = {d.id: _Article(d, layout) for d in story.documents}
        self._house = {d.id: _house(d) for d in story.documents}
        self._short = [p for p in story.passages if self._is_short(p)]
        self._holders = self._count_holders()
        short = {p.id for p in self._short}
        self._elsewhere: Counter[tuple[str, str]] = Counter()
        for p in story.passages:
            if p.id not in short:
                self._elsewhere[p.a.doc, p.b.doc] += p.words

    def ids(self) -> frozenset[str]:
        return frozenset(p.id for p in self._short if self._is_boilerplate(p))

    def _is_short(self, p: Passage) -> bool:
        members = [(self._articles[s.doc], s) for s in (p.a, p.b)]
        return p.words <= LONGEST and all(len(s) * PART <= article.length and article.alone(s) for article, s in members)

    def _count_holders(self) -> dict[tuple[str, int], set[str]]:
        """For the end of every short passage in a document, the documents of its outlet that have the same."""
        holders: dict[tuple[str, int], set[str]] = defaultdict(set)
        for p in self._short:
            if self._of_one_house(p):
                for one, other in ((p.a, p.b), (p.b, p.a)):
                    holders[one.doc, one.end] |= {one.doc, other.doc}
        return holders

    def _of_one_house(self, p: Passage) -> bool:
        house = self._house[p.a.doc]
        return house is not None and house == self._house[p.b.doc]

    def _is_boilerplate(self, p: Passage) -> bool:
        ending = all(self._articles[s.doc].ends_with(s) for s in (p.a, p.b))
        topical = [self._articles[s.doc].topical(s) for s in (p.a, p.b)]
        told = [t for t in topical if t is not None]
        if self._of_one_house(p):
            often = any(len(self._holders[s.doc, s.end]) >= OFTEN for s in (p.a, p.b))
            if ending or often:
                return all(t < TOPICAL_ENDING for t in told)
            return len(told) == len(topical) and all(t < TOPICAL for t in told)
        apart = self._elsewhere[p.a.doc, p.b.doc] < APART
        return ending and apart and len(told) == len(topical) and all(t < TOPICAL for t in told)


def boilerplate_ids(story: Story, layout: Layout) -> frozenset[str]:
    """The passages, by id, that are boilerplate: standing text of a house, not of an article.

    Of one outlet: short lines that end two articles or stand in three, and others that neither article speaks of. Of two
    outlets, which may have one publisher: lines that end both, which neither article speaks of, where the two share little
    else. Cost: linear in the passages and the texts.
    """
    return _Boilerplate(story, layout).ids()
