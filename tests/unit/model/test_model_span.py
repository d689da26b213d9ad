from __future__ import annotations

import pytest

from retold.model.errors import SpanError
from retold.model.span import Span, first_overlap, overlap


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4)])
def test_no_empty_negative_or_backward_span(start: int, end: int) -> None:
    with pytest.raises(SpanError):
        Span("d", start, end)


def test_neighbours_share_nothing() -> None:
    assert not Span("d", 0, 3).overlaps(Span("d", 3, 5))
    assert overlap(Span("d", 0, 3), Span("d", 3, 5)) == 0
    assert overlap(Span("d", 0, 4), Span("d", 3, 5)) == 1


def test_other_documents_never_overlap_or_join() -> None:
    a, b = Span("d", 0, 3), Span("e", 0, 3)
    assert not a.overlaps(b)
    assert not a.contains(b)
    assert overlap(a, b) == 0
    with pytest.raises(SpanError):
        a.hull(b)


def test_hull_and_contains() -> None:
    hull = Span("d", 5, 7).hull(Span("d", 1, 2))
    assert hull == Span("d", 1, 7)
    assert len(hull) == 6
    assert hull.contains(Span("d", 1, 7))
    assert not Span("d", 1, 6).contains(hull)


def test_first_overlap_sees_past_a_neighbour() -> None:
    long, inside = Span("d", 0, 9), Span("d", 6, 8)
    assert first_overlap([inside, Span("d", 9, 12), long]) == (long, inside)
    assert first_overlap([Span("d", 0, 3), Span("d", 3, 4), Span("e", 0, 9)]) is None
    assert first_overlap([Span("d", 0, 20), Span("d", 1, 2), Span("d", 5, 6)]) is not None
