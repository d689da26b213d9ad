"""Stages of articles never see the sources beside them, and what they fill is put back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bridge_story import F, bridge
from retold.model.apart import articles_alone, of_articles
from retold.model.errors import ModelError
from retold.model.invariants import check, spans_of
from retold.model.lineage import Lineage
from retold.model.naming import all_names
from retold.model.sources import SourceCheck, SourceDocument, Verdict
from retold.model.span import Span
from retold.model.story import Story
from retold.testing import document, find, story, with_sources


def lamps() -> Story:
    return with_sources(story(document("Head\nWords of one.", "1.txt")), document("A letter\nWords of it.", "letter.txt"))


def test_articles_alone_have_no_row_of_a_source() -> None:
    alone = articles_alone(bridge())
    assert F.id not in {d.id for d in alone.documents}
    tables = replace(alone, source_checks=(), lineage=Lineage())
    assert F.id not in {s.doc for s in spans_of(tables)}
    assert [s.doc for s in alone.sources] == [F.id]


def test_a_story_without_sources_is_itself() -> None:
    made = story("Head\nWords.")
    assert articles_alone(made) is made
    assert made.articles == made.documents


def test_what_a_stage_fills_is_put_back_beside_the_rows_of_the_sources() -> None:
    made = lamps()

    def drop_first(seen: Story) -> Story:
        assert len(seen.documents) == 1
        return replace(seen, regions=seen.regions[1:], notes=("looked",))

    after = of_articles(drop_first)(made)
    assert after.documents == made.documents
    assert len(after.regions) == len(made.regions) - 1
    assert {r.span.doc for r in after.regions} == {d.id for d in made.documents}
    assert after.notes == ("looked",)
    assert of_articles(drop_first).__name__ == "drop_first"


def test_a_stage_that_fills_nothing_leaves_the_story_equal() -> None:
    assert of_articles(lambda s: s)(bridge()) == bridge()


def test_articles_are_called_as_if_there_were_no_source() -> None:
    made = with_sources(
        story(document("Head\nWords.", "1.txt", outlet="Echo")), document("Letter\nWords.", "x/letter.txt", outlet="Echo"),
        document("Letter\nOther words.", "y/letter.txt"),
    )  # fmt: skip
    assert list(all_names(made).values()) == ["Echo", "letter.txt", "letter.txt #2"]


@pytest.mark.parametrize("wrong", ["order", "twice", "attribution", "articles"])
def test_sources_and_checks_keep_their_promises(wrong: str) -> None:
    made = lamps()
    article, letter = made.documents
    broken = {
        "order": replace(made, sources=(SourceDocument(doc=article.id),)),
        "twice": replace(made, sources=made.sources * 2),
        "attribution": replace(made, source_checks=(_check(article.id, letter.id, find(letter, "Words"), "a9"),)),
        "articles": replace(made, source_checks=(_check(letter.id, letter.id, find(letter, "Words"), None),)),
    }
    assert check(made) is made
    with pytest.raises(ModelError):
        check(broken[wrong])


def _check(doc: str, source: str, member: Span, attribution: str | None) -> SourceCheck:
    return SourceCheck(
        id="s", span=Span(doc, 0, 4), attribution=attribution, source=source, verdict=Verdict.FAITHFUL, members=(member,)
    )


def test_what_is_not_found_has_no_place_and_all_else_has() -> None:
    with pytest.raises(ModelError):
        SourceCheck(id="s", span=Span("a", 0, 4), attribution=None, source="b", verdict=Verdict.FAITHFUL)
    with pytest.raises(ModelError):
        SourceCheck(
            id="s", span=Span("a", 0, 4), attribution=None, source="b", verdict=Verdict.FAITHFUL, members=(Span("a", 0, 2),)
        )
