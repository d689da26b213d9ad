"""Passages and pairs as rows and lines."""

from __future__ import annotations

import csv
import io

import pytest

from bridge_story import bridge
from retold.model.story import Story
from retold.report.reuse import reuse_lines
from retold.report.tables import to_csv


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(bridge(), table).decode("utf-8"), newline="")))


def test_a_row_a_passage_with_both_articles_and_its_first_words() -> None:
    story = bridge()
    table = rows("reuse")
    assert [r["id"] for r in table] == ["p1", "p2"]
    assert (table[0]["a_letter"], table[0]["a_article"], table[0]["b_article"]) == ("A", "Harl Herald", "The Delta Post")
    assert table[0]["begins"].startswith("Engineers closed the Harl bridge")
    assert (table[0]["words"], table[0]["score"], table[0]["relation"], table[0]["direction"]) == (
        "42", "1.0", "shared_origin", "unknown",
    )  # fmt: skip
    place = story.document(table[1]["b_doc"]).text[int(table[1]["b_start"]) : int(table[1]["b_end"])]
    assert place == "We closed it within the hour"


def test_a_row_a_pair_with_containment_both_ways() -> None:
    [pair] = rows("pairs")
    assert (pair["a_article"], pair["b_article"], pair["words"]) == ("Harl Herald", "The Delta Post", "48")
    assert (pair["a_share"], pair["b_share"], pair["relation"]) == ("0.61", "0.8", "shared_origin")


@pytest.mark.parametrize("width", [1, 40, 72, 100])
def test_lines_keep_their_width(width: int) -> None:
    assert max(len(line.text) for line in reuse_lines(bridge(), width)) <= max(width, 40)


def test_lines_name_pairs_passages_and_what_was_not_read() -> None:
    text = "\n".join(line.text for line in reuse_lines(bridge(), 100))
    assert "A B        48  61 % of A, 80 % of B: the same text, taken from a third one" in text
    assert "A B        42  1.00  the same words, taken from a third text" in text
    assert "Engineers closed the Harl bridge" in text
    assert "Not done, or not read" in text


def test_an_empty_story_has_a_heading_and_nothing_else() -> None:
    assert [line.text for line in reuse_lines(Story())] == ["No articles, no passages in common", ""]
