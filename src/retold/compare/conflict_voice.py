"""In whose voice a mention speaks: the article's own, a quotation's, or one that takes something back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from retold.lang import hedges
from retold.lang.actors_origins import DOCUMENTS
from retold.lang.events_governor import Governors
from retold.lang.events_keys import content_keys
from retold.lang.voices import ADDRESSING
from retold.model.claims import Mention
from retold.model.document import Role
from retold.model.marks import Form, Sentence
from retold.model.span import Span
from retold.model.story import Story

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_POST = re.compile(r"pic\.twitter\.com/|https?://t\.co/|\(@\w{1,30}\)")
"""What a post leaves behind where an article shows one: a shortened link, a picture's address, a handle in brackets."""
_SHOWN = 600
"""Characters at the beginning of a paragraph that are searched for them; posts are short."""
_BEFORE = 12
"""Characters in which the word before a mention stands."""
_OPEN, _CLOSE, _STRAIGHT = "“«„", "”»", '"'


class Voices:
    """Regions and sentences by place, and what words say about whose voice they are in."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._governors = Governors(story.sentences)
        self._regions = sorted(story.regions, key=lambda r: r.span)
        self._starts = [(r.span.doc, r.span.start) for r in self._regions]
        direct = sorted(part for a in story.attributions if a.form is Form.DIRECT for part in a.content)
        self._direct: dict[str, list[Span]] = defaultdict(list)
        for part in direct:
            self._direct[part.doc].append(part)

    def sentence(self, span: Span) -> Sentence | None:
        """The parsed sentence that holds ``span``."""
        return self._governors.sentence(span)

    def quoted(self, span: Span) -> bool:
        """Whether ``span`` begins inside a quotation or in a post that its paragraph shows.

        A quotation mark at its first character counts.
        """
        row = self._direct.get(span.doc, [])
        k = bisect_right(row, span.start, key=lambda s: s.start) - 1
        if k >= 0 and row[k].end > span.start:
            return True
        i = bisect_right(self._starts, (span.doc, span.start)) - 1
        if i < 0 or not self._regions[i].span.contains(span):
            return False
        region = self._regions[i]
        if region.role is Role.BLOCKQUOTE:
            return True
        text = self._story.document(span.doc).text
        if _POST.search(text, region.span.start, min(region.span.end, region.span.start + _SHOWN)):
            return True
        end = span.start + (2 if text.startswith("``", span.start) else 1)
        before = text[region.span.start : end].replace("``", "“").replace("''", "”")
        curly = sum(before.count(c) for c in _OPEN) > sum(before.count(c) for c in _CLOSE)
        return curly or before.count(_STRAIGHT) % 2 == 1

    def states(self, mention: Mention) -> bool:
        """Whether a mention is a statement of its own, not an infinitive, a participle, a noun phrase or an open question."""
        first = self._story.text(mention.span).split(maxsplit=1)[:1]
        asked = bool(first) and first[0].lower().strip("“‘\"'") in hedges.OPEN_QUESTION
        before = self._story.document(mention.span.doc).text[max(0, mention.span.start - _BEFORE) : mention.span.start].split()
        asked = asked or (bool(before) and before[-1].lower().strip("“‘\"'") in hedges.CONDITIONS)
        return not asked and self._governors.tells(mention.span)

    def own(self, mention: Mention) -> bool:
        """Whether the article says it flatly in its own voice.

        That is: outside quotations, without ``we`` and ``you``, unguarded,
        and naming no letter, report or statement that may be what says it.
        """
        return not self.quoted(mention.span) and self.plain(mention.span)

    def plain(self, span: Span) -> bool:
        """Whether words name no ``we`` or ``you``, no guard and no text that may be what says it."""
        words = {w for m in _WORD.findall(self._story.text(span).lower()) for w in (m, re.split("['’]", m)[0])}
        return not words & (ADDRESSING | hedges.GUARDED | DOCUMENTS)

    def denies(self, mention: Mention) -> bool:
        """Whether a mention tells of a denial, or ``nor`` stands before it: told and denied are then the same."""
        before = (
            self._story.document(mention.span.doc)
            .text[max(0, mention.span.start - _BEFORE) : mention.span.start]
            .lower()
            .split()
        )
        return before[-1:] in (["nor"], ["neither"]) or "deny" in content_keys(self._story.text(mention.span))
