from __future__ import annotations

from dataclasses import replace

import pytest

from retold.align.claim_tolls import question, tolls
from retold.annotate.dates import add_dates
from retold.annotate.names import add_names
from retold.annotate.numbers import add_numbers
from retold.annotate.sentences import add_sentences
from retold.model.story import Story
from retold.model.when import When
from retold.testing import document, story

FIRST = "Ferry sinks off Norhaven\n\nTwelve people were killed when a ferry sank off Norhaven in a storm, police said.\n\n"
SECOND = "Norhaven ferry sinks, 14 dead\n\nA ferry sank in a storm off Norhaven, killing at least 14 people, police said.\n\n"


def read(*texts: str) -> Story:
    docs = [document(t, f"{i}.txt", published=When(f"2031-05-0{i}")) for i, t in enumerate(texts, 1)]
    s = story(*docs)
    return add_numbers(add_dates(add_names(add_sentences(s))))


def values(s: Story) -> list[list[str]]:
    return [sorted({t.value for t in row}) for row in tolls(s)]


def test_headline_fragments_and_leads_give_one_count() -> None:
    s = read(FIRST, SECOND)
    assert values(s) == [["12 killed", "14 killed", ">=14 killed"]]
    assert question(tolls(s)[0]) == "How many people were killed."


@pytest.mark.parametrize(
    "other",
    [
        "In 2019 a ferry accident off Norhaven in a storm killed 11 people.",
        "Two children were killed on the ferry that sank in the storm off Norhaven.",
        "Two of those killed on the ferry that sank in the storm off Norhaven were sailors.",
        "In Melstadt, 13 people were killed by the storm.",
        "The storm that sank the ferry off Norhaven killed 400 people in all, police said.",
    ],
)
def test_counts_of_other_happenings_and_of_parts_stay_out(other: str) -> None:
    assert values(read(FIRST + other, SECOND)) == values(read(FIRST, SECOND))


def test_no_claim_where_all_give_the_same_count_or_one_article_counts() -> None:
    assert tolls(read(FIRST, FIRST.replace("Ferry", "Boat"))) == []
    assert tolls(read(FIRST, "Storm off Norhaven\n\nA ferry sank.")) == []


def test_an_article_without_sentences_is_no_error() -> None:
    assert tolls(replace(read(FIRST, SECOND), sentences=())) == []


OTHER = "Storm kills 400 in Melstadt\n\nFour hundred people were killed when a storm sank a ferry off Norhaven in spring.\n\n"


def test_a_toll_of_another_size_at_one_top_is_of_another_disaster() -> None:
    assert values(read(FIRST, SECOND, OTHER)) == values(read(FIRST, SECOND))


def test_of_two_tolls_of_two_sizes_neither_is_known_to_be_of_another_disaster() -> None:
    assert values(read(FIRST, OTHER)) == [["12 killed", "400 killed"]]
