from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from retold.annotate.attributions import add_attributions
from retold.annotate.sentences import add_sentences
from retold.annotate.tagger import add_tagged
from retold.model.document import Role
from retold.model.marks import Attribution, Certainty, Form
from retold.model.story import Story
from retold.testing import document, story


def told(body: str, headline: str = "News of the day") -> Story:
    return add_attributions(add_tagged(add_sentences(story(document(f"{headline}\n{body}")))))


def parts(s: Story, a: Attribution) -> list[str]:
    return [s.text(c) for c in a.content]


def row(s: Story, a: Attribution) -> tuple[str | None, str | None, list[str]]:
    return (s.text(a.source) if a.source else None, s.text(a.cue) if a.cue else None, parts(s, a))


def only(body: str) -> tuple[Story, Attribution]:
    s = told(body)
    assert len(s.attributions) == 1, [row(s, a) for a in s.attributions]
    return s, s.attributions[0]


def by_cue(s: Story, cue: str) -> Attribution:
    return next(a for a in s.attributions if a.cue is not None and cue in s.text(a.cue))


def test_a_split_quotation_is_one_attribution_with_its_speakers_description() -> None:
    s, a = only("“We waited for two hours,” said Ann Lee, president of the dockers’ guild. “Nobody came to help us.”")
    source, cue, content = row(s, a)
    assert source == "Ann Lee, president of the dockers’ guild"
    assert cue == "said"
    assert content == ["“We waited for two hours,”", "“Nobody came to help us.”"]
    assert a.form is Form.DIRECT


@pytest.mark.parametrize(
    ("body", "source", "content"),
    [
        ("Ann Lee said: “We waited for two hours.”", "Ann Lee", ["“We waited for two hours.”"]),
        ("“We waited for two hours,” the letter says.", "the letter", ["“We waited for two hours,”"]),
        (
            "“We waited,” Lee told reporters, “but nobody came to the harbor.”",
            "Lee",
            ["“We waited,”", "“but nobody came to the harbor.”"],
        ),
        ("Harbor spokesman: 'We are sorry for what happened.'", "Harbor spokesman", ["'We are sorry for what happened.'"]),
    ],
)
def test_direct_speech(body: str, source: str, content: list[str]) -> None:
    s = told(body)
    assert any(row(s, a)[0] == source and parts(s, a) == content for a in s.attributions), [row(s, a) for a in s.attributions]


@pytest.mark.parametrize(
    ("body", "source", "content"),
    [
        ("Ann Lee said that the harbor was closed.", "Ann Lee", "that the harbor was closed"),
        ("The harbor was closed, Ann Lee said.", "Ann Lee", "The harbor was closed"),
        ("According to the harbor office, the quay was closed.", "the harbor office", "the quay was closed"),
        (
            "The quay was closed on Monday, according to the harbor office.",
            "the harbor office",
            "The quay was closed on Monday",
        ),
        ("The mayor promised to open the harbor.", "The mayor", "to open the harbor"),
    ],
)
def test_indirect_speech(body: str, source: str, content: str) -> None:
    s, a = only(body)
    assert row(s, a)[0] == source
    assert parts(s, a) == [content]
    assert a.form is Form.INDIRECT


def test_quoted_words_of_a_sentence_are_a_part_of_their_own() -> None:
    s, a = only("Lee said the dock was “left in a terrible state” after the storm.")
    assert a.form is Form.MIXED
    assert "“left in a terrible state”" in parts(s, a)


def test_scare_quotes_and_titles_are_nobodys_statement() -> None:
    s = told("The “wild west” of the docks was quiet. She once starred in “The Long Harbor” in Ostrand.")
    assert s.attributions == ()


def test_what_people_do_is_no_statement() -> None:
    s = told("Police closed the gate at nine. Who called the guards is unknown. The crane stood still for two hours.")
    assert [row(s, a) for a in s.attributions] == []


def test_what_somebody_will_or_will_not_do_is_told_as_theirs() -> None:
    s = told("Police refused to answer two calls, and the guild plans to write to the mayor.")
    assert [r[:2] for r in (row(s, a) for a in s.attributions)] == [("Police", "refused"), ("the guild", "plans")]


@pytest.mark.parametrize(
    ("body", "certainty"),
    [
        ("Lee said that the harbor was closed.", Certainty.ASSERTED),
        ("Lee alleged that the harbor was closed.", Certainty.HEDGED),
        ("Lee denied that the harbor was closed.", Certainty.DENIED),
        ("Lee did not say that the harbor was closed.", Certainty.DENIED),
        ("If Lee says that the harbor was closed, people will leave.", Certainty.CONDITIONAL),
    ],
)
def test_certainty_follows_the_cue(body: str, certainty: Certainty) -> None:
    s = told(body)
    assert any(a.certainty is certainty and "harbor" in parts(s, a)[0] for a in s.attributions), [
        row(s, a) for a in s.attributions
    ]


def test_a_quotation_over_paragraphs_stays_with_its_speaker() -> None:
    s = told("Ann Lee said: “We waited for two hours.\n“Nobody came to help us at all.”")
    assert parts(s, by_cue(s, "said")) == ["“We waited for two hours.", "“Nobody came to help us at all.”"]


def test_a_letter_after_a_colon_is_quoted_without_marks() -> None:
    s = told(
        "The letter ends by asking the mayor for help:\n"
        "We ask that you open our harbor at once.\n"
        "We would like to meet you about our safety.\n"
        "The mayor walked through the old town on Sunday."
    )
    block = next(a for a in s.attributions if a.form is Form.DIRECT)
    assert parts(s, block) == ["We ask that you open our harbor at once.", "We would like to meet you about our safety."]


def test_a_signed_post_belongs_to_its_writer() -> None:
    s = told("The harbor stays closed for ever! — Ann Q. Lee (@annqlee) March 3, 2019")
    post = next(a for a in s.attributions if a.cue is None)
    assert row(s, post)[0] == "Ann Q. Lee (@annqlee)"
    assert parts(s, post) == ["The harbor stays closed for ever!"]


def test_headlines_name_sources_beside_colons() -> None:
    s = told("The dock was empty, the report said.", headline="Harbor Calls Went Unanswered for Hours: Report")
    head = next(a for a in s.attributions if a.cue is not None and s.text(a.cue) == ":")
    assert row(s, head)[0] == "Report"
    assert parts(s, head) == ["Harbor Calls Went Unanswered for Hours"]


def test_furniture_is_not_read() -> None:
    s = story(document("News\n“We waited,” said Ann Lee."))
    s = replace(s, regions=tuple(replace(r, role=Role.CAPTION) for r in s.regions))
    assert add_attributions(add_tagged(add_sentences(s))).attributions == ()


@pytest.mark.parametrize(
    "text", ["“", "“ ” ”", "said", "said said said:", "😀: “😀”", '"' * 501, "“a” " * 200, "X said " * 200]
)
def test_odd_texts_are_survived(text: str) -> None:
    s = told(text)
    for a in s.attributions:
        spans = sorted([*a.content, *(x for x in (a.cue, a.source) if x is not None)])
        assert all(not x.overlaps(y) for x, y in itertools.pairwise(spans))


def test_ids_are_stable_and_unique() -> None:
    body = "“We waited,” said Lee. “Nobody came.” The harbor, Lee said, was closed. Lee said that it rained."
    first, second = told(body), told(body)
    assert first.attributions == second.attributions
    assert len({a.id for a in first.attributions}) == len(first.attributions)
