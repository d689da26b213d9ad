from __future__ import annotations

from dataclasses import replace

import pytest

from retold.compare.quotes import compare_quotes
from retold.compare.worddiff import first_difference
from retold.model.links import Difference, QuoteMatch, QuoteMember
from retold.model.marks import Attribution, Form, Name, NameKind
from retold.model.story import Story
from retold.testing import document, find, story


def matched(difference: Difference, *quotes: tuple[str, str | None]) -> Story:
    docs = [
        document(f"Head {i}\n\n{who or 'Lee'} spoke: “{q}”", f"{i}.txt", outlet=f"Post {i}")
        for i, (q, who) in enumerate(quotes)
    ]
    s = story(*docs)
    spans = [find(d, f"“{q}”") for d, (q, _) in zip(docs, quotes, strict=True)]
    said = tuple(
        Attribution(id=f"a{i}", form=Form.DIRECT, content=(span,), speaker=who, source=find(docs[i], who) if who else None)
        for i, (span, (_, who)) in enumerate(zip(spans, quotes, strict=True))
    )
    members = tuple(QuoteMember(attribution=f"a{i}", part=0, span=span) for i, span in enumerate(spans))
    match = QuoteMatch(id="q", speaker="Ann Lee", members=members, difference=difference)
    people = tuple(
        Name(span=a.source, kind=NameKind.PERSON, canonical=a.speaker)
        for a in said
        if a.source and a.speaker in {"Ann Lee", "Tom Quill", "Lee", "Quill"}
    )
    return compare_quotes(replace(s, attributions=said, quote_matches=(match,), names=people))


def test_other_words_are_shown() -> None:
    s = matched(Difference.WORDING, ("We waited for two hours there", "Ann Lee"), ("We waited for ten hours there", "Ann Lee"))
    (f,) = s.findings
    assert f.code == "F301"
    assert "“two” in Post 0 is “ten” in Post 1" in f.text
    assert len(f.evidence) == 2


def test_a_word_more() -> None:
    s = matched(Difference.WORDING, ("We waited for two long hours", "Ann Lee"), ("We waited for two hours", "Ann Lee"))
    assert "“two long hours” in Post 0 is “two hours” in Post 1" in s.findings[0].text


def test_an_article_that_has_the_words_too_does_not_differ() -> None:
    """Post 1 prints a short form besides the whole quotation."""
    s = matched(
        Difference.WORDING,
        ("It was the worst mistake of my long life", "Ann Lee"),
        ("It was the worst mistake of my long life", "Ann Lee"),
        ("It was the worst blunder of my life", "Ann Lee"),
    )
    shorter = replace(s.quote_matches[0].members[2], span=s.quote_matches[0].members[1].span)
    again = replace(
        s, findings=(), quote_matches=(replace(s.quote_matches[0], members=(*s.quote_matches[0].members[:2], shorter)),)
    )
    assert "“mistake of my long” in Post 0 is “blunder of my” in Post 2" not in s.findings[0].text
    assert "“mistake” in Post 0 is “blunder” in Post 2" in s.findings[0].text
    assert not compare_quotes(again).findings


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        ("we did not know of it", "we do not know of it", ("we did not", "we do not")),
        ("rest and quiet", "rest & quiet", None),
        ("we call [the two pilots] today", "we call them today", ("[the two pilots]", "them")),
        ("calm and peace came", "calm, peace came", ("calm and peace", "calm, peace")),
        ("The mayor cannot stand (the guild master Ulf) Brandt at all.", "The mayor cannot stand Brandt at all.", None),
        ("The mayor (she said) left.", "The mayor often left.", ("she said", "often")),
    ],
)
def test_first_difference_shows_what_tells_a_reader_something(a: str, b: str, shown: tuple[str, str] | None) -> None:
    assert first_difference(a, b) == shown


def test_a_quotation_broken_by_its_cue_is_no_finding() -> None:
    assert not matched(
        Difference.SPLIT, ("We waited for two hours", "Ann Lee"), ("We waited for two hours", "Ann Lee")
    ).findings


def test_words_printed_elsewhere_in_the_article_are_not_cut() -> None:
    s = matched(Difference.TRUNCATED, (LONG, None), ("We waited for two hours", None))
    told = replace(s.documents[1], text=s.documents[1].text + " " + LONG.removeprefix("We waited for two hours "))
    assert not compare_quotes(replace(s, documents=(s.documents[0], told), findings=())).findings


LONG = "We waited for two hours in the cold and nobody from the ferry company came to tell us why"


def test_a_cut_that_leaves_much_out() -> None:
    (f,) = matched(Difference.TRUNCATED, (LONG, None), ("We waited for two hours", None)).findings
    assert f.code == "F303"
    assert "Post 0 prints 19 words, Post 1 no more than 5" in f.text


def test_a_mild_cut_is_no_finding() -> None:
    assert not matched(Difference.TRUNCATED, (LONG, None), (LONG.removesuffix(" to tell us why"), None)).findings


def test_a_quoted_term_is_no_cut_quotation() -> None:
    assert not matched(Difference.TRUNCATED, (LONG, None), ("two hours", None)).findings


def test_two_speakers() -> None:
    s = matched(Difference.SPEAKER, ("We waited for two hours", "Ann Lee"), ("We waited for two hours", "Tom Quill"))
    (f,) = s.findings
    assert f.code == "F302"
    assert "Ann Lee in Post 0 and Tom Quill in Post 1" in f.text


@pytest.mark.parametrize("other", ["Lee", None, "Quill", "Harbour Board"])
def test_only_people_named_in_full_are_two_speakers(other: str | None) -> None:
    assert not matched(Difference.SPEAKER, ("We waited here", "Ann Lee"), ("We waited here", other)).findings


def test_spellings_are_no_change() -> None:
    assert not matched(Difference.WORDING, ("We were travelling on to it", None), ("We were traveling onto it", None)).findings


@pytest.mark.parametrize("difference", [Difference.NONE, Difference.PUNCTUATION])
def test_glyphs_are_no_finding(difference: Difference) -> None:
    assert not matched(difference, ("We waited, he", "Ann Lee"), ("We waited he", "Ann Lee")).findings


def test_first_difference_ignores_glyphs_and_cuts() -> None:
    assert first_difference("“We don’t wait”", '"we don\'t wait"') is None
    assert first_difference("and so we wait", "we wait") is None
    assert first_difference("we wait here", "we sit here") == ("wait", "sit")
