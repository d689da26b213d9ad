"""Standing text of a house is set apart; what two articles tell is not, however often it is told."""

import pytest

from retold.align.passages import add_passages
from retold.model.document import Document
from retold.model.story import Story
from retold.testing import document, story
from retold.trace.boilerplate import boilerplate_ids
from retold.trace.layout import Layout

ABOUT = "The Bay Post is made by ninety people who believe a small coast deserves a large newsroom of its own"
FOLLOW = "Follow our reporters and comment wherever you are, or become a member and never miss another morning again"
FERRY = (
    "The harbour master closed the lower ferry slip at dawn because of rotten timber under the planks.",
    "Nobody on the council had asked for a survey before the storms tore away half of the eastern railing.",
    "Ferry passengers waited for hours while carpenters looked at the timber and the planks of the slip.",
    "The council will speak about the survey of the slip and the railing on Thursday, the harbour master said.",
)
SCHOOL = (
    "Pupils of the grammar school went home early on Monday after the heating failed for the third time.",
    "Parents complained that teachers had known about the broken boiler since the autumn holidays began.",
    "The headmistress promised that plumbers would mend the boiler before lessons start again next week.",
    "Teachers and pupils wore coats in their classrooms while the heating was out, parents told the board.",
)
BAKERY = (
    "A bakery on Market Lane has baked the longest rye loaf that anybody in the valley remembers seeing.",
    "The baker and her sons needed eleven sacks of flour and an oven built for the purpose behind the shop.",
    "Visitors queued around the church to taste the loaf, which was gone before the bells rang for noon.",
    "Next summer the bakery wants to bake a longer loaf, and the oven behind the shop is to stay for it.",
)


def article(name: str, outlet: str | None, *paragraphs: str) -> Document:
    return document("\n".join([f"Head of {name}", "", *paragraphs]), f"{name}.txt", outlet=outlet)


def standing(*docs: Document) -> set[str]:
    made: Story = add_passages(story(*docs))
    ids = boilerplate_ids(made, Layout(made))
    assert made.passages
    return {made.text(p.a) for p in made.passages if p.id in ids}


def test_lines_below_articles_of_one_outlet() -> None:
    assert standing(article("a", "Bay Post", *FERRY, f"{ABOUT}."), article("b", "Bay Post", *SCHOOL, f"{ABOUT}.")) == {ABOUT}


def test_lines_between_paragraphs() -> None:
    docs = [article(n, "Bay Post", *told[:2], f"{FOLLOW}!", *told[2:]) for n, told in (("a", FERRY), ("b", SCHOOL))]
    assert standing(*docs) == {FOLLOW}


def test_lines_above_and_below_in_many_articles() -> None:
    told = (("a", FERRY), ("b", SCHOOL), ("c", BAKERY))
    docs = [article(n, "Bay Post", f"{FOLLOW}.", *own, f"{ABOUT}.") for n, own in told]
    assert standing(*docs) == {FOLLOW, ABOUT}


def test_two_outlets_of_one_publisher() -> None:
    docs = [article("a", "Bay Post", *FERRY, f"{ABOUT}."), article("b", "Hill Echo", *SCHOOL, f"{ABOUT}.")]
    assert standing(*docs) == {ABOUT}


def test_two_spellings_of_an_outlet() -> None:
    docs = [article("a", "The Bay Post", FOLLOW + ".", *FERRY), article("b", "Bay Post", FOLLOW + ".", *SCHOOL)]
    assert standing(*docs) == {FOLLOW}


@pytest.mark.parametrize("outlets", [("Bay Post", "Bay Post"), ("Bay Post", "Hill Echo"), (None, None)])
def test_background_that_is_told_again_is_not_boilerplate(outlets: tuple[str | None, str | None]) -> None:
    more = "On Friday the council, the carpenters and ferry passengers met the harbour master at the railing of the slip."
    docs = [article("a", outlets[0], *FERRY), article("b", outlets[1], more, FERRY[0], SCHOOL[0], SCHOOL[1], FERRY[2])]
    assert standing(*docs) == set()


def test_the_end_of_a_copied_article_is_not_boilerplate() -> None:
    last = f"{ABOUT}."
    docs = [
        article("a", "Bay Post", *FERRY, SCHOOL[0], SCHOOL[1], last),
        article("b", "Hill Echo", *FERRY, BAKERY[0], BAKERY[1], last),
    ]
    assert standing(*docs) == set()


def test_half_a_sentence_stands_for_nothing() -> None:
    half = "who believe a small coast deserves a large newsroom of its own"
    docs = [
        article("a", "Bay Post", *FERRY[:2], f"Ask those {half} and a harbour.", *FERRY[2:]),
        article("b", "Bay Post", *SCHOOL[:2], f"It is led by people {half} too.", *SCHOOL[2:]),
    ]
    assert standing(*docs) == set()


def test_without_outlets_lines_between_paragraphs_are_left_alone() -> None:
    docs = [article(n, None, *told[:2], f"{FOLLOW}.", *told[2:]) for n, told in (("a", FERRY), ("b", SCHOOL))]
    assert standing(*docs) == set()


def test_nothing_shared_nothing_standing() -> None:
    made = add_passages(story(article("a", "Bay Post", *FERRY), article("b", "Bay Post", *SCHOOL)))
    assert boilerplate_ids(made, Layout(made)) == frozenset()
