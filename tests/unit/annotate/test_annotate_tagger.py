from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from retold.annotate import parsing, tagger
from retold.annotate.parsing import parse_and_tag
from retold.annotate.tagger import add_tagged, tag
from retold.model.document import Role
from retold.model.story import Story
from retold.testing import document, story

TEXT = "“We waited for two hours,” said Ann Lee, who leads the guild. The council believes that the ferry will sail in May."


def test_cues_come_with_their_own_source_and_content_and_how_sure_they_are() -> None:
    said, believes = tag(TEXT, "d1", [(0, len(TEXT))])
    assert [TEXT[t.cue.start : t.cue.end] for t in (said, believes)] == ["said", "believes"]
    assert [TEXT[s.start : s.end] for s in believes.source] == ["The council"]
    assert [TEXT[c.start : c.end] for c in believes.content] == ["that the ferry will sail in May"]
    assert {t.cue.doc for t in (said, believes)} == {"d1"}
    assert all(tagger.LEAST <= t.score <= 1 for t in (said, believes))


def test_a_higher_score_asked_for_leaves_fewer_and_the_same_ones() -> None:
    every, sure = (tag(TEXT, "d1", [(0, len(TEXT))], least) for least in (0.1, 0.95))
    assert len(sure) <= len(every)
    assert set(sure) <= set(every)
    assert tag(TEXT, "d1", [(0, len(TEXT))], 1.0) == []


def test_a_paragraph_is_tagged_alike_wherever_its_document_stands() -> None:
    alone = add_tagged(story(document(f"News\n{TEXT}", "a.txt")))
    among = add_tagged(story(document(f"Other news\n{TEXT * 3}", "b.txt"), document(f"News\n{TEXT}", "a.txt")))
    mine = alone.documents[0].id
    assert [t for t in among.tagged if t.cue.doc == mine] == list(alone.tagged)
    assert alone.tagged


def test_only_the_article_itself_is_tagged_and_only_in_english() -> None:
    s = story(document(f"News\n{TEXT}"))
    furniture = replace(s, regions=tuple(replace(r, role=Role.COMMENT) for r in s.regions))
    assert add_tagged(furniture).tagged == ()
    assert add_tagged(story(document(f"News\n{TEXT}", language="sv"))).tagged == ()


def test_parsing_and_tagging_at_once_give_what_each_gives_alone() -> None:
    s = story(document(f"News\n{TEXT}"))
    both = parse_and_tag(s)
    assert both.tagged == add_tagged(s).tagged
    assert both.sentences
    assert all(x.tokens for x in both.sentences)


def test_what_fails_in_the_tagger_is_not_swallowed_and_threads_are_left_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Story) -> Story:
        raise MemoryError

    monkeypatch.setattr(parsing, "add_tagged", broken)
    before = sys.getswitchinterval()
    with pytest.raises(MemoryError):
        parse_and_tag(story(document(f"News\n{TEXT}")))
    assert sys.getswitchinterval() == before
