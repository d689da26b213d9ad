"""Which named body a description means: ``the nation's immigration agency`` after its article named the immigration service."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from retold.lang.actors import STOP
from retold.lang.events_keys import stem
from retold.lang.organisations import BODY_NOUNS
from retold.model.marks import NameKind
from retold.model.span import Span
from retold.model.story import Story

_WORD = re.compile(r"[^\W\d_]+")
_DEFINITE = frozenset({"the", "this", "that", "its", "their"})


class Described:
    """The bodies of each article by place."""

    def __init__(self, story: Story) -> None:
        self._story = story
        rows: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for n in story.names:
            if n.kind is NameKind.ORG:
                rows[n.span.doc].append((n.span.start, n.canonical))
        self._rows = {doc: sorted(row) for doc, row in rows.items()}

    def name(self, source: Span) -> str | None:
        """The body that a definite description without a name means; ``None`` where the words show none, or several.

        The description must end in a noun for bodies and share a word with the name of exactly one body named before it.
        """
        words = _WORD.findall(self._story.text(source))
        low = [w.lower() for w in words]
        if len(low) < 3 or low[0] not in _DEFINITE or low[-1] not in BODY_NOUNS or any(w[0].isupper() for w in words[1:]):
            return None
        told = {stem(w) for w in low[1:-1] if w not in STOP and len(w) > 3}
        row = self._rows.get(source.doc, [])
        before = {name for _, name in row[: bisect_left(row, (source.start, ""))]}
        fit = {name for name in before if told & {stem(w.lower()) for w in _WORD.findall(name)}}
        return next(iter(fit)) if len(fit) == 1 else None
