"""Whatever a ``Doc`` holds, the component's spans cover what retold found in its text, and survive being saved."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

import retold.component as ours
from retold.pipeline import ANNOTATE_STAGES, run
from retold.read.documents import read_text

PIECES = st.sampled_from(
    [
        *"“”\"'‘’ \n\t.,:👷",
        "👩🏽‍🚒",
        " \n\n",
        "Ann Lee said ",
        "she told Reuters ",
        "We waited",
        " that the quay was shut",
        "\u200b",
        "\xa0",
        "a\u0301",
    ]
)
NLP = spacy.blank("en")
NLP.add_pipe(ours.NAME)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_spans_cover_what_was_found_and_survive(text: str) -> None:
    doc = NLP(text)
    statements = doc.spans[ours.NAME]
    if any(c.isalnum() for c in text):
        story = run(read_text(text, spoken="en"), ANNOTATE_STAGES)
        places = [p for a in story.attributions for p in (a.source, a.cue, *a.content) if p is not None]
        assert len(places) == len(statements)
        assert all(s.start_char <= p.start and p.end <= s.end_char for s, p in zip(statements, places, strict=True))
        assert [a.id for a in story.attributions] == list(statements.attrs)
    else:
        assert len(statements) == 0
    kept = Doc(Vocab()).from_bytes(doc.to_bytes())
    again = kept.spans[ours.NAME]
    assert [(s.start, s.end, s.label_, s.id_) for s in again] == [(s.start, s.end, s.label_, s.id_) for s in statements]
    assert again.attrs == statements.attrs
