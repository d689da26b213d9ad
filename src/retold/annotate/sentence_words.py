"""A sentence as rules read it: plain glyphs at the same offsets, and its grammar as a tree."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from retold.model.marks import Sentence, Token
from retold.model.view import DASHES, QUOTES

_PLAIN = str.maketrans(
    {**QUOTES, **DASHES} | dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\r\n\t\f\v\u2028\u2029\x85", " ")
)

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass"})


def plain_text(text: str) -> str:
    """``text`` with straight quotes, hyphens for dashes and plain spaces: character for character, so offsets stay."""
    return text.translate(_PLAIN)


class Words:
    """The tokens of one sentence with their children and places.

    ``text`` is the sentence's plain text; token offsets minus ``base`` are offsets into it.
    """

    def __init__(self, sentence: Sentence, text: str) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.base = sentence.span.start
        self.text = plain_text(text)

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts in ``text``."""
        return [t.start - self.base for t in self.tokens]

    @cached_property
    def children(self) -> list[list[int]]:
        """For each token, the tokens that depend on it, in order."""
        out: list[list[int]] = [[] for _ in self.tokens]
        for i, t in enumerate(self.tokens):
            if t.head != i:
                out[t.head].append(i)
        return out

    @cached_property
    def extent(self) -> list[tuple[int, int]]:
        """For each token, the first and last token of its subtree (one pass from the leaves, linear)."""
        out = [(i, i) for i in range(len(self.tokens))]
        for i in reversed(self._from_root()):
            head = self.tokens[i].head
            if head != i:
                out[head] = (min(out[head][0], out[i][0]), max(out[head][1], out[i][1]))
        return out

    def _from_root(self) -> list[int]:
        order = [i for i, t in enumerate(self.tokens) if t.head == i]
        for i in order:
            order.extend(self.children[i])
        return order

    def at(self, start: int, end: int) -> range:
        """Indices of the tokens that share a character with ``text[start:end]``."""
        first = max(0, bisect_right(self.starts, start) - 1)
        if first < len(self.tokens) and self.tokens[first].end - self.base <= start:
            first += 1
        return range(first, max(first, bisect_left(self.starts, end)))

    def verb_over(self, index: int) -> int | None:
        """The nearest verb that governs a token (itself included); ``None`` where no verb does."""
        for _ in range(20):
            token = self.tokens[index]
            if token.pos in {"VERB", "AUX"} and token.dep not in AUXILIARIES:
                return index
            if token.head == index:
                return None
            index = token.head
        return None

    def helpers(self, verb: int) -> list[Token]:
        """Auxiliaries of a verb."""
        return [self.tokens[c] for c in self.children[verb] if self.tokens[c].dep in AUXILIARIES]

    def entity(self, index: int) -> str:
        """OntoNotes label of a token, or nothing."""
        return self.tokens[index].entity[2:]
