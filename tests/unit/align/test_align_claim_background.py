from __future__ import annotations

from dataclasses import replace

import pytest

from retold.align.claims import group_claims
from retold.annotate.dates import add_dates
from retold.annotate.sentences import add_sentences
from retold.model.claims import Tells
from retold.model.ids import stable_id
from retold.model.marks import Attribution, Certainty, Form
from retold.model.story import Story
from retold.model.when import When
from retold.testing import document, find, story

LEAD = "Storm tears lighthouse off its rock\n\nA storm tore the lighthouse of Norhaven off its rock on Monday. "


def told(sentence: str) -> Story:
    docs = [
        document(f"{LEAD}{sentence} {end}", f"{i}.txt", published=When("2031-05-07"))
        for i, end in enumerate(("Gulls cried.", "Bells rang."))
    ]
    return add_dates(add_sentences(story(*docs)))


def tells(s: Story, words: str) -> set[Tells]:
    return {c.tells for c in group_claims(s).claims if any(words in s.text(m.span) for m in c.mentions)}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The harbour guild of Norhaven was founded in 1902.", "founded"),
        ("In 2027, a quake sank the ferry of Ulmstad.", "sank the ferry"),
        ("Ulmstad is the capital of the northern province.", "capital"),
        ("The guild previously owned two ferries.", "owned two"),
        ("Storms usually destroy fishing huts in spring.", "fishing huts"),
    ],
)
def test_what_was_at_another_time_or_is_always_so_is_background(sentence: str, words: str) -> None:
    assert tells(told(sentence), words) == {Tells.BACKGROUND}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The harbour guild closed the pier on Tuesday.", "closed the pier"),
        ("Eleven keepers are missing from the northern hut.", "missing"),
        ("Divers are searching the northern hut.", "searching"),
        ("The quake of 2027 had cracked it, but the pier fell on Monday.", "pier fell"),
    ],
)
def test_what_happened_now_and_how_things_stand_is_not(sentence: str, words: str) -> None:
    assert tells(told(sentence), words) == {Tells.HAPPENING}


def test_that_somebody_tells_of_another_year_today_is_news() -> None:
    s = told("The pilot said the guild bribed a keeper in 1999.")
    said = []
    for d in s.documents:
        source, cue = find(d, "The pilot"), find(d, "said")
        content = find(d, "the guild bribed a keeper in 1999")
        said.append(
            Attribution(
                id=stable_id("a", content),
                form=Form.INDIRECT,
                content=(content,),
                cue=cue,
                source=source,
                speaker="The pilot",
                certainty=Certainty.ASSERTED,
            )
        )
    assert tells(replace(s, attributions=tuple(said)), "bribed") == {Tells.HAPPENING}


def test_what_is_read_first_comes_first() -> None:
    assert sorted(Tells, key=lambda t: t.rank) == [Tells.HAPPENING, Tells.BACKGROUND, Tells.STATEMENT]
