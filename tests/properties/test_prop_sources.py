"""Any quotation against any source: nothing fails, places are places, and what stands there word for word is found."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from retold.align.source_places import lay
from retold.align.source_verdicts import judge
from retold.align.source_words import held, printed, seeds
from retold.align.sources import check_sources
from retold.model.invariants import check
from retold.model.sources import Verdict
from retold.model.span import Span
from retold.testing import document, story, with_sources

WORDS = st.sampled_from(
    "the steps are not safe at night and council knows it lamps quay … [we] [t]he ... . , \n “ ” \" ' Mr. 🌉 ﬁ".split(" ")
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


@given(article=TEXTS, source=TEXTS)
@settings(max_examples=150)
def test_any_text_can_be_checked(article: str, source: str) -> None:
    made = check_sources(with_sources(story(f"Head\n“{article}” says the letter."), f"Letter\n{source}"))
    for one in check(made).source_checks:
        assert made.text(one.span)
        assert all(0 <= e.a_start <= e.a_end and 0 <= e.b_start <= e.b_end for e in one.edits)


@given(
    before=TEXTS,
    words=st.lists(st.sampled_from("steps lamps night quay council oil boat".split()), min_size=4, max_size=20),
    after=TEXTS,
)
@settings(max_examples=150)
def test_words_that_stand_there_are_never_altered_spliced_or_missing(before: str, words: list[str], after: str) -> None:
    quotation = " ".join(words)
    text = f"“{quotation}”"
    quoted = printed(text, Span("a", 0, len(text)))
    source = held("s", f"{before} {quotation} {after}", set(seeds(quoted.words)))
    laid = lay(quoted, source)
    assert laid is not None
    assert laid.found == len(words)
    assert judge(quoted, text, laid, source, None).verdict in {Verdict.FAITHFUL, Verdict.TRUNCATED}


def test_a_text_that_repeats_itself_is_no_trap() -> None:
    source = document("Letter\n" + "the lamps of the quay " * 3_000, "letter.txt")
    article = document("Head\n" + "“" + "the lamps of the quay " * 150 + "”\n", "1.txt")
    made = check_sources(with_sources(story(article), source))
    assert [k.verdict for k in made.source_checks] == [Verdict.FAITHFUL]
