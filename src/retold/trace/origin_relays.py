"""Whom an outlet cites for what it reports: ``Citing harbour officials, the Norhaven Echo reports …``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from retold.lang.actors_origins import UNKNOWN
from retold.lang.events import REPORTING
from retold.lang.subtrees import subtree
from retold.model.marks import Credit, Sentence
from retold.model.span import Span, overlap
from retold.model.story import Story

_CITING = frozenset({"cite", "quote"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LOOSE = frozenset({"relcl", "acl", "appos", "punct", "advcl"})
_LONGEST = 8
_WORD = re.compile(r"[^\W_]+")


class Relays:
    """The sentences of each article by place."""

    def __init__(self, story: Story) -> None:
        self._story = story
        rows: dict[str, list[Sentence]] = defaultdict(list)
        for s in sorted(story.sentences, key=lambda s: s.span):
            rows[s.span.doc].append(s)
        self._rows = dict(rows)
        self._names = {(n.span.doc, n.span.end): n.canonical for n in story.names}
        self._starts = {doc: [s.span.start for s in row] for doc, row in rows.items()}

    def whom(self, credit: Credit, told: Span) -> str | None:
        """The named person or body that the sentence of ``credit`` says is cited, or says so, for what is ``told``; else ``None``."""
        row = self._rows.get(credit.span.doc, [])
        at = bisect_right(self._starts.get(credit.span.doc, []), credit.span.start) - 1
        if at < 0 or not overlap(row[at].span, told):
            return None
        sentence = row[at]
        tokens = sentence.tokens
        own = [t for t in tokens if credit.span.start <= t.start < credit.span.end]
        if not any(t.lemma.lower() in REPORTING or t.lemma.lower() == "accord" for t in own):
            return None
        for i, t in enumerate(tokens):
            head = tokens[t.head]
            cited = t.dep in {"dobj", "obj"} and head.lemma.lower() in _CITING and head.tag in {"VBG", "VBD", "VBZ"}
            says = t.dep in _SUBJECTS and head.lemma.lower() in REPORTING and head not in own
            if (cited or says) and t not in own:
                name = self._written(sentence, i)
                if name is not None:
                    return name
        return None

    def _written(self, sentence: Sentence, root: int) -> str | None:
        """The words of a source that is named; ``None`` for a pronoun, one whose name is kept back, or one too long for a name."""
        tokens = sentence.tokens
        name = self._names.get((sentence.span.doc, tokens[root].end))
        if name is not None:
            return name
        inside = subtree(tokens, [root], _LOOSE)
        low, high = inside[0], inside[-1]
        text = self._story.document(sentence.span.doc).text[tokens[low].start : tokens[high].end]
        words = _WORD.findall(text)
        named = any(w[0].isupper() and w.lower() not in {"the", "a", "an"} for w in words)
        if not named or high - low >= _LONGEST or UNKNOWN & {w.lower() for w in words}:
            return None
        return text
