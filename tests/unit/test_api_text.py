"""One text without a file: the same marks as a file that holds it, and its very characters."""

from __future__ import annotations

from pathlib import Path

import pytest

import retold
from retold.model.document import Role
from retold.model.errors import EmptyInput, UndecodableInput
from retold.model.marks import Form

QUAY = """\
Two hurt as crane falls on quay

By Ada Poll

A crane fell on Hollow Quay on Monday 🏗️ and two dockers were hurt, Reuters reported. “We saw it lean for an hour 👷🏽,” docker Ann Lee said.

“Nobody listened to us,” she said.
"""


@pytest.mark.parametrize(
    "text", [QUAY, QUAY.replace("\n", "\r\n"), "“We waited for hours,” Ann Lee said.", " \n\n Ann Lee left. \t"]
)
def test_a_text_has_the_marks_of_a_file_that_holds_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode())
    by_file = retold.annotate_articles(tmp_path / "a.txt")
    story = retold.annotate_text(text)
    assert story.documents[0].text == text
    for table in ("regions", "sentences", "names", "dates", "numbers", "hedges", "attributions", "credits", "stages", "notes"):
        assert getattr(story, table) == getattr(by_file, table), table
    assert story.documents[0].language == by_file.documents[0].language


def test_offsets_are_characters_of_the_text() -> None:
    story = retold.annotate_text(QUAY)
    quote = next(a for a in story.attributions if a.form is Form.DIRECT)
    assert [QUAY[part.start : part.end] for part in quote.content] == ["“We saw it lean for an hour 👷🏽,”"]
    assert quote.speaker == "Ann Lee"
    assert [r.role for r in story.regions] == [Role.HEADLINE, Role.BYLINE, Role.BODY, Role.BODY]


def test_a_mark_of_byte_order_is_a_character_like_others() -> None:
    story = retold.annotate_text("\ufeff" + QUAY)
    assert story.documents[0].text == "\ufeff" + QUAY
    assert [c.credited for c in story.credits] == ["Reuters"]


def test_a_given_language_is_believed() -> None:
    assert retold.annotate_text(QUAY, language="en-GB").attributions == retold.annotate_text(QUAY).attributions
    foreign = retold.annotate_text(QUAY, language="sv")
    assert foreign.documents[0].language == "sv"
    assert foreign.attributions == ()
    assert foreign.regions
    assert "not in English (sv)" in foreign.notes[0]


@pytest.mark.parametrize("text", ["", " \r\n\t ", "\ufeff\u200b"])
def test_a_text_without_a_character_is_an_error(text: str) -> None:
    with pytest.raises(EmptyInput, match="no readable character"):
        retold.annotate_text(text)


def test_half_a_character_is_an_error_that_says_where() -> None:
    with pytest.raises(UndecodableInput, match=r"lone surrogate\) at 8"):
        retold.annotate_text("Ann Lee \ud83d said no.")
