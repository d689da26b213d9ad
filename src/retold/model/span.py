"""A place in a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from retold.model.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` of the document ``doc``: Unicode code points, half-open, ``start < end``.

    Spans sort by document, then place. They hold no text: ask the :class:`~retold.model.document.Document`.
    Raises :class:`~retold.model.errors.SpanError` where the span is empty, negative or backwards.
    """

    doc: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(self.doc, f"no characters between {self.start} and {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.doc == other.doc and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of ``other`` lies in this span."""
        return self.doc == other.doc and self.start <= other.start and other.end <= self.end

    def hull(self, other: Span) -> Span:
        """The smallest span that holds both; raises ``SpanError`` for spans of two documents."""
        if self.doc != other.doc:
            raise SpanError(self.doc, f"no span reaches into another document ({other.doc})")
        return Span(self.doc, min(self.start, other.start), max(self.end, other.end))


def overlap(a: Span, b: Span) -> int:
    """Number of characters two spans share (0 for spans of two documents)."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)) if a.doc == b.doc else 0


def _place(span: Span) -> tuple[str, int, int]:
    """What spans are sorted by, as a value that compares quicker than they do."""
    return span.doc, span.start, span.end


def first_overlap(spans: Iterable[Span]) -> tuple[Span, Span] | None:
    """The first pair of neighbours, in document order, that share a character; ``None`` where all are disjoint."""
    last: Span | None = None
    for span in sorted(spans, key=_place):
        if last is not None and last.overlaps(span):
            return last, span
        if last is None or span.doc != last.doc or span.end > last.end:
            last = span
    return None
