"""By whose word a place of an article tells something: a speaker, a source's words, a credited text, or the article itself."""

from __future__ import annotations

from collections import defaultdict

from retold.lang.actors_sources import shown_source, source_words
from retold.lang.voices import IN_PASSING
from retold.model.marks import Attribution
from retold.model.span import Span
from retold.model.story import Story


class Vouched:
    """Who is made to answer for words of an article, by the attributions and credits that cover them."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._said: dict[str, list[tuple[Span, Attribution]]] = defaultdict(list)
        for a in story.attributions:
            self._said[a.doc] += [(part, a) for part in a.content]
        self._credited: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for c in story.credits:
            self._credited[c.span.doc].append((c.scope or c.span, c.credited))

    def source(self, place: Span, mark: Span) -> str:
        """By whose word ``place`` tells what it dates with ``mark``; empty where the article tells it in its own voice.

        The narrowest statement that holds the time decides; where the saying itself is dated (``said on Monday``) who says it,
        and else what text is credited around it.
        """
        said = self._said[place.doc]
        over = [(len(part), a.id, a) for part, a in said if part.contains(mark) or part.contains(place)]
        dated = [(len(part), a.id, a) for part, a in said if a.cue is not None and place.contains(a.cue)]
        for _, _, a in (*sorted(over, key=lambda row: row[:2]), *sorted(dated, key=lambda row: row[:2])):
            if who := self._name(a):
                return who
        around = [(len(scope), name) for scope, name in self._credited[place.doc] if scope.contains(place)]
        return shown_source(min(around)[1]) if around else ""

    def _name(self, a: Attribution) -> str:
        if a.speaker:
            return shown_source(a.speaker)
        words = self._story.text(a.source) if a.source is not None else ""
        return "" if words.casefold() in IN_PASSING or not words else shown_source(source_words(words, None))
