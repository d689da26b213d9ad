from __future__ import annotations

from dataclasses import replace

import pytest

from retold.annotate import sentences as room
from retold.annotate.sentences import add_sentences
from retold.model.document import Region, Role
from retold.model.span import Span
from retold.testing import document, story


def texts(text: str) -> list[str]:
    told = add_sentences(story(text))
    return [told.text(s.span) for s in told.sentences]


def test_sentences_never_reach_over_a_region() -> None:
    told = add_sentences(story("A headline without a stop\nThe first line has no stop\nThe second has one."))
    assert [told.text(s.span) for s in told.sentences] == [
        "A headline without a stop",
        "The first line has no stop",
        "The second has one.",
    ]


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert texts("Headline\nThe U.S. Navy sent Dr. Robert Smith to Norwick. He left at 5 a.m. on Monday.")[1:] == [
        "The U.S. Navy sent Dr. Robert Smith to Norwick.",
        "He left at 5 a.m. on Monday.",
    ]


def test_a_closing_quotation_mark_belongs_to_the_sentence_it_closes() -> None:
    assert texts("Headline\n“We waited for hours.” Then nobody came.")[1:] == ["“We waited for hours.”", "Then nobody came."]


def test_a_quotation_mark_glued_to_a_word_is_split_from_it() -> None:
    told = add_sentences(story("Headline\n“It was a mob,”said the captain."))
    words = [t.text for t in told.sentences[-1].tokens]
    assert "said" in words


def test_tokens_point_at_their_words() -> None:
    told = add_sentences(story("Headline\nThe\u00a0ferry’s captain 🚢 slept."))
    doc = told.documents[0]
    for s in told.sentences:
        for t in s.tokens:
            assert s.span.start <= t.start < t.end <= s.span.end
            assert doc.text[t.start : t.end].replace("’", "'").replace("\u00a0", " ") == t.text
            assert 0 <= t.head < len(s.tokens)


def test_furniture_and_other_languages_are_left_out() -> None:
    doc = document("Headline\nShare this story now.\nA body sentence.", "a.txt")
    other = document("Der Hafen ist zu.", "b.txt", language="de")
    base = story(doc, other)
    share = Span(doc.id, 9, 30)
    regions = tuple(Region(span=r.span, role=Role.SHARE if r.span == share else r.role, rule="t") for r in base.regions)
    told = add_sentences(replace(base, regions=regions))
    assert [told.text(s.span) for s in told.sentences] == ["Headline", "A body sentence."]


def test_a_long_region_is_parsed_in_pieces_cut_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "PARSER_LIMIT", 200)
    body = " ".join(f"The ferry number {i} sank." for i in range(60))
    told = add_sentences(story(f"Headline\n{body}"))
    found = [told.text(s.span) for s in told.sentences][1:]
    assert "".join("".join(found).split()) == "".join(body.split())
    assert all(not f.startswith(("erry", "ank")) for f in found)


def test_who_spoke_after_an_exclamation_stays_with_the_quotation() -> None:
    text = "Headline\n“Stop the ferry!” he cried. “Is it safe?” Robert Smith asked. It sank."
    assert texts(text)[1:] == ["“Stop the ferry!” he cried.", "“Is it safe?” Robert Smith asked.", "It sank."]
    told = add_sentences(story(text))
    joined = told.sentences[1].tokens
    roots = [t.text for i, t in enumerate(joined) if t.head == i]
    assert roots == ["cried"]


def test_a_new_sentence_after_a_quoted_question_stays_alone() -> None:
    assert texts("Headline\n“Is it safe?” The captain said nothing.")[1:] == ["“Is it safe?”", "The captain said nothing."]
