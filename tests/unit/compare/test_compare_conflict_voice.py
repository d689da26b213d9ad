from __future__ import annotations

from dataclasses import replace

import pytest

from retold.compare.conflict_voice import Voices
from retold.model.claims import Mention, Stance
from retold.model.marks import Attribution, Certainty, Form
from retold.testing import document, find, story


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("The mayor wrote: “We shut it today.”", True),
        ("We shut it today. pic.twitter.com/abc — Norhaven Zoo (@norhavenzoo)", True),
        ("The zoo shut its gates today, it said.", False),
        ("It shut after “a hard night” today.", False),
    ],
)
def test_days_in_quotations_and_posts_are_the_speakers(line: str, *, quoted: bool) -> None:
    doc = document(f"Head\n\n{line}")
    assert Voices(story(doc)).quoted(find(doc, "today")) is quoted


def test_words_in_single_quotation_marks_are_known_by_their_attribution() -> None:
    doc = document("Head\n\nShe said: 'We shut it today.'")
    said = Attribution(id="a1", form=Form.DIRECT, content=(find(doc, "We shut it today."),), certainty=Certainty.ASSERTED)
    s = story(doc)
    assert not Voices(s).quoted(find(doc, "today"))
    assert Voices(replace(s, attributions=(said,))).quoted(find(doc, "today"))


@pytest.mark.parametrize("words", ["whether thieves had taken it", "if it rains", "should war break out", "for him to leave"])
def test_open_questions_state_nothing(words: str) -> None:
    doc = document(f"Head\n\nNobody knew {words} on Monday.")
    assert not Voices(story(doc)).states(Mention(span=find(doc, words), stance=Stance.ASSERTS))
