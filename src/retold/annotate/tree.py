"""A sentence's dependency tree with what the attribution rules ask of it, every question answered in constant time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from retold.model.marks import Sentence, Token
from retold.model.span import Span

_TRIM = frozenset("\"“”„‟«»‘’'`.,;:!?-–—…()[] ")


class Tree:
    """Children and subtree edges of a :class:`~retold.model.marks.Sentence`; cost linear in its words.

    Edges are those of the hull of a subtree: parsers of English give contiguous subtrees but for rare crossings.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        n = len(self.tokens)
        self.children: list[list[int]] = [[] for _ in range(n)]
        self._by_relation: list[dict[str, list[int]]] = [{} for _ in range(n)]
        self.roots: list[int] = []
        for i, token in enumerate(self.tokens):
            if token.head == i or not 0 <= token.head < n:
                self.roots.append(i)
            else:
                self.children[token.head].append(i)
                self._by_relation[token.head].setdefault(token.dep, []).append(i)

    @cached_property
    def order(self) -> list[int]:
        """All tokens, every head before its dependents; iterative, for sentences of any depth."""
        out = list(self.roots)
        for i in out:
            out.extend(self.children[i])
        return out

    @cached_property
    def edges(self) -> list[tuple[int, int]]:
        """First and last token of every token's subtree."""
        low = list(range(len(self.tokens)))
        high = list(range(len(self.tokens)))
        for i in reversed(self.order):
            for c in self.children[i]:
                low[i] = min(low[i], low[c])
                high[i] = max(high[i], high[c])
        return list(zip(low, high, strict=True))

    def child(self, i: int, *deps: str) -> int | None:
        """The first dependent of ``i`` with one of these relations."""
        relations = self._by_relation[i]
        return min((relations[d][0] for d in deps if d in relations), default=None)

    def kids(self, i: int, *deps: str) -> list[int]:
        """All dependents of ``i`` with one of these relations, in order."""
        relations = self._by_relation[i]
        return sorted(c for d in deps for c in relations.get(d, ()))

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above ``i``, nearest first."""
        for _ in range(len(self.tokens)):
            head = self.tokens[i].head
            if head == i or not 0 <= head < len(self.tokens):
                return
            i = head
            yield i

    @cached_property
    def starts(self) -> list[int]:
        """Where every token begins in the document."""
        return [t.start for t in self.tokens]

    def within(self, span: Span) -> range:
        """The tokens that begin in ``span``."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def head_of(self, span: Span) -> int | None:
        """The token of ``span`` that the others in it hang on; ``None`` where no token begins in it."""
        inside = self.within(span)
        if not inside:
            return None
        return next((i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i), inside[0])

    def span(self, first: int, last: int) -> Span:
        """Characters from token ``first`` to token ``last``."""
        return Span(self.sentence.span.doc, self.tokens[first].start, self.tokens[last].end)

    def words(self, first: int, last: int) -> str:
        """The tokens from ``first`` to ``last``, joined by single spaces."""
        return " ".join(t.text for t in self.tokens[first : last + 1])

    def as_written(self, first: int, last: int) -> str:
        """The tokens from ``first`` to ``last`` with a space where the text has one (``N.Y.``, ``People's``, ``S&P``)."""
        gaps = (" " if self.tokens[k].start > self.tokens[k - 1].end else "" for k in range(first + 1, last + 1))
        rest = zip(gaps, self.tokens[first + 1 : last + 1], strict=True)
        return self.tokens[first].text + "".join(gap + t.text for gap, t in rest)

    def trimmed(self, first: int, last: int) -> tuple[int, int] | None:
        """The same stretch without leading and trailing punctuation; ``None`` where nothing is left."""
        while first <= last and set(self.tokens[first].text) <= _TRIM:
            first += 1
        while last >= first and set(self.tokens[last].text) <= _TRIM:
            last -= 1
        return (first, last) if first <= last else None
