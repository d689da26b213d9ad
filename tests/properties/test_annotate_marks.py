from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.annotate.dates import add_dates
from retold.annotate.hedges import add_hedges
from retold.annotate.names import add_names
from retold.annotate.numbers import add_numbers
from retold.annotate.sentences import add_sentences
from retold.model.invariants import check
from retold.model.marks import TimeKind
from retold.model.span import Span
from retold.model.story import Story
from retold.model.when import When
from retold.testing import document, story

STAGES = (add_sentences, add_names, add_dates, add_numbers, add_hedges)

WORDS = (
    "June 20 July Dec. May 2018 2018-07-31 7/31/2018 99/99/9999 0000-00-00 Monday next last yesterday two weeks ago nearly more than "
    "at least 1,000,000 $ £4m % percent twice dozens of half a dozen 5:10 a.m. 25:99 p.m. noon between and to - – — “ ” ‘ ’ ' \" ( ) [ "
    "if unless may might could denied that allegedly according reports ICE (ICE) U.S. Mr. Smith Smith's 's 9999 years ago century 31st "
    "1990s '80s the quarter first fourth 🚢 \u00a0 \u200b \u00ad é e\u0301 ß İ ٣ ² ½ 一 \ufffd \x00 . , ; : ! ?"
)
PIECES = st.sampled_from(WORDS.split(" "))
TEXTS = st.one_of(
    st.text(max_size=120), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=20).map("".join)
)
DAYS = st.sampled_from([None, "2018-07-31", "2018-02", "2018", "2020-02-29", "0001-01-01", "9999-12-31", "2018-07-31T17:48"])


def annotated(text: str, published: str | None) -> Story:
    told = story(document(text, published=When(published) if published else None))
    for stage in STAGES:
        told = stage(told)
    return told


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, DAYS)
def test_whatever_the_text_marks_stay_inside_their_sentence(text: str, published: str | None) -> None:
    told = check(annotated(text, published))
    sentences = [s.span for s in told.sentences]

    def inside(span: Span) -> bool:
        return any(s.contains(span) for s in sentences)

    assert all(any(r.span.contains(s) for r in told.regions) for s in sentences)
    for mark in (*told.names, *told.dates, *told.numbers):
        assert inside(mark.span)
    for hedge in told.hedges:
        assert inside(hedge.scope.hull(hedge.span))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=30).map(" ".join), DAYS)
def test_values_are_written_as_the_contract_has_them(text: str, published: str | None) -> None:
    told = annotated(text, published)
    for mark in told.dates:
        if mark.value is None:
            assert not mark.anchored
        elif mark.kind is TimeKind.DURATION:
            one = r"P(?:T?(?:\d+(?:\.\d+)?|X)[YMWDHS]){1,2}"
            assert re.fullmatch(rf"(?:[<>]=?|~)?{one}(?:/{one})?", mark.value)
        elif not mark.value.startswith("T"):
            When(mark.value)
    for number in told.numbers:
        assert number.low <= number.high
        assert number.rendered


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_marks_of_one_kind_do_not_overlap(text: str) -> None:
    told = annotated(text, "2018-07-31")
    for marks in (told.names, told.dates):
        spans = sorted(m.span for m in marks)
        assert all(a.end <= b.start for a, b in pairwise(spans))
