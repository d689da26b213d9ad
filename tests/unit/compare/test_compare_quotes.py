from __future__ import annotations

from dataclasses import replace

import pytest

from retold.compare.quotes import compare_quotes
from retold.compare.worddiff import first_difference
from retold.model.links import Difference, QuoteMatch, QuoteMember
from retold.model.marks import Attribution, Form
from retold.model.story import Story
from retold.testing import document, find, story


def matched(difference: Difference, *quotes: tuple[str, str | None]) -> Story:
    docs = [document(f"Head {i}\n\nLee spoke: “{q}”", f"{i}.txt", outlet=f"Post {i}") for i, (q, _) in enumerate(quotes)]
    s = story(*docs)
    spans = [find(d, f"“{q}”") for d, (q, _) in zip(docs, quotes, strict=True)]
    said = tuple(
        Attribution(id=f"a{i}", form=Form.DIRECT, content=(span,), speaker=quotes[i][1]) for i, span in enumerate(spans)
    )
    members = tuple(QuoteMember(attribution=f"a{i}", part=0, span=span) for i, span in enumerate(spans))
    match = QuoteMatch(id="q", speaker="Ann Lee", members=members, difference=difference)
    return compare_quotes(replace(s, attributions=said, quote_matches=(match,)))


def test_other_words_are_shown() -> None:
    s = matched(Difference.WORDING, ("We waited for two hours there", "Ann Lee"), ("We waited for ten hours there", "Ann Lee"))
    (f,) = s.findings
    assert f.code == "F301"
    assert "“two” in Post 0 is “ten” in Post 1" in f.text
    assert len(f.evidence) == 2


def test_a_word_more() -> None:
    s = matched(Difference.WORDING, ("We waited for two long hours", "Ann Lee"), ("We waited for two hours", "Ann Lee"))
    assert "“long” stands in Post 0 and not in Post 1" in s.findings[0].text


def test_a_cut_quotation() -> None:
    s = matched(Difference.TRUNCATED, ("We waited for two hours in the cold", None), ("We waited", None))
    assert "less of it stands in Post 1 than in Post 0" in s.findings[0].text


def test_two_speakers() -> None:
    s = matched(Difference.SPEAKER, ("We waited for two hours", "Ann Lee"), ("We waited for two hours", "Tom Quill"))
    (f,) = s.findings
    assert f.code == "F302"
    assert "Ann Lee in Post 0 and Tom Quill in Post 1" in f.text


def test_a_short_name_is_no_second_speaker() -> None:
    assert not matched(Difference.SPEAKER, ("We waited here", "Ann Lee"), ("We waited here", "Lee")).findings
    assert not matched(Difference.SPEAKER, ("We waited here", "Ann Lee"), ("We waited here", None)).findings


@pytest.mark.parametrize("difference", [Difference.NONE, Difference.PUNCTUATION])
def test_glyphs_are_no_finding(difference: Difference) -> None:
    assert not matched(difference, ("We waited, he", "Ann Lee"), ("We waited he", "Ann Lee")).findings


def test_first_difference_ignores_glyphs_and_cuts() -> None:
    assert first_difference("“We don’t wait”", '"we don\'t wait"') is None
    assert first_difference("and so we wait", "we wait") is None
    assert first_difference("we wait here", "we sit here") == ("wait", "sit")
