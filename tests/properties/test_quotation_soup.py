from __future__ import annotations

import itertools
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from retold.annotate.attributions import add_attributions
from retold.annotate.credits import add_credits
from retold.annotate.quotations import find_quotations
from retold.annotate.sentences import add_sentences, load
from retold.annotate.speakers import resolve_speakers
from retold.annotate.tagger import add_tagged
from retold.model.invariants import check
from retold.testing import document, story

PIECES = ["“", "”", '"', "'", "‘", "’", "''", "``", "«", "»", " ", ",", ".", "?", ":", "\r\n", "\n", "😀", "said", "Lee", "Ann Lee", "told",
          "the letter", "Reuters", "reported", "tweeted", "according to", "we waited", "never", "s’ ", "—", "(@lee)", "Mayor", "He"]  # fmt: skip
SOUP = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.lists(st.sampled_from(PIECES), max_size=40).map(
    "".join
)


@given(SOUP)
@example("'“'“\n'“")
def test_quotations_are_disjoint_and_stay_in_their_paragraph(text: str) -> None:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    found = find_quotations(text, paragraphs)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(any(a <= q.start and q.end <= b for a, b in paragraphs) for q in found)


@pytest.fixture(scope="module", autouse=True)
def _model() -> None:
    cache(load)()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SOUP)
def test_any_soup_of_marks_keeps_the_promises(text: str) -> None:
    s = story(document(f"Headline\n{text}"))
    s = check(add_credits(resolve_speakers(add_attributions(add_tagged(add_sentences(s))))))
    regions = [r.span for r in s.regions]
    for a in s.attributions:
        assert all(any(r.contains(c) for r in regions) for c in a.content)
        assert all(not c.overlaps(x) for c in a.content for x in (a.cue, a.source) if x is not None)
