"""Words whose speaker stands apart: labels of transcripts, signatures, and outlets behind a statement."""

from __future__ import annotations

import pytest

from retold import annotate_text
from retold.model.marks import CreditKind, Form
from retold.model.story import Story

Row = tuple[str | None, str | None, list[str]]


def told(body: str) -> tuple[Story, list[Row]]:
    s = annotate_text(f"Dockers wait for a ferry\n\n{body}\n")
    return s, [
        (s.text(a.source) if a.source else None, s.text(a.cue) if a.cue else None, [s.text(c) for c in a.content])
        for a in s.attributions
    ]


INTERVIEW = """The mayor was asked about the ferry on Monday.

REED: Why is the ferry late again?

LEE: The crew was not told about the new timetable.

They will be told on Friday.

REED: Will there be a ferry at noon?

LEE: There will be one at nine.

The council meets again in May."""


def test_a_transcript_gives_each_turn_to_its_label_and_what_follows_up_to_the_next() -> None:
    _, rows = told(INTERVIEW)
    turns = [r for r in rows if r[1] == ":"]
    assert turns == [
        ("REED", ":", ["Why is the ferry late again?"]),
        ("LEE", ":", ["The crew was not told about the new timetable.", "They will be told on Friday."]),
        ("REED", ":", ["Will there be a ferry at noon?"]),
        ("LEE", ":", ["There will be one at nine."]),
    ]


def test_questions_and_answers_have_no_named_source() -> None:
    _, rows = told(
        "Q: Why is it late?\n\nA: The crew was not told.\n\nQ: Will there be a ferry?\n\nA: There will be one at nine."
    )
    assert [r[0] for r in rows if r[1] == ":"] == [None] * 4


def test_a_list_of_facts_is_no_dialogue() -> None:
    _, rows = told("Where: the harbour hall on Quay Street\n\nWhen: noon on Friday\n\nTickets: four crowns at the door")
    assert not [r for r in rows if r[1] == ":"]


def test_pointers_to_other_articles_are_no_dialogue_however_often_they_come() -> None:
    _, rows = told("More: Ferry late again\n\nThe crew waits.\n\nMore: Old pier shut\n\nVideo: The ferry\n\nMore: New lamps")
    assert not [r for r in rows if r[1] == ":"]


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("“The quay is no place for a guild that sleeps.” — Ann Lee, docker", "Ann Lee"),
        ("“The quay is no place for a guild that sleeps.”\n\n― Ann Lee", "Ann Lee"),
        ("“The quay is no place for a guild that sleeps.”\n\n- Ann Lee.", "Ann Lee"),
    ],
)
def test_a_signed_quotation_belongs_to_who_signs_it(body: str, source: str) -> None:
    s, rows = told(body)
    assert rows == [(source, None, ["“The quay is no place for a guild that sleeps.”"])]
    assert s.attributions[0].form is Form.DIRECT


@pytest.mark.parametrize(
    "body",
    [
        "“The quay is no place for a guild that sleeps.”\n\n- bring warm clothes and a lamp",
        "“The quay is no place for a guild that sleeps.”\n\n- The council, which had met in the morning, wants the guild to move to the old hall by May",
        "The quay is no place for a guild.\n\n— Ann Lee",
    ],
)
def test_a_dash_without_a_quotation_before_and_a_name_behind_signs_nothing(body: str) -> None:
    _, rows = told(body)
    assert not [r for r in rows if r[1] is None]


def test_an_outlet_behind_a_statement_is_its_credit_and_not_its_source() -> None:
    s, rows = told("“Nobody came to the harbour,” said Ann Lee, president of the dockers’ guild, HWeek reported on Monday.")
    assert rows == [("Ann Lee, president of the dockers’ guild", "said", ["“Nobody came to the harbour,”"])]
    [credit] = s.credits
    assert (s.text(credit.span), credit.credited, credit.kind) == ("HWeek reported", "HWeek", CreditKind.OUTLET)
    assert credit.attribution == s.attributions[0].id


def test_a_credit_before_a_statement_stays_a_layer_of_its_own() -> None:
    s, rows = told("The Varnmouth Courier reported that Ann Lee said nobody came to the harbour.")
    assert ("The Varnmouth Courier", "reported") in [(r[0], r[1]) for r in rows]
    assert [c.credited for c in s.credits] == ["Varnmouth Courier"]
