"""What rules make of the tagger's findings, whatever these are: a test says what it found."""

from __future__ import annotations

from dataclasses import replace

from retold.annotate.attributions import add_attributions
from retold.annotate.sentences import add_sentences
from retold.model.marks import Certainty, Tagged
from retold.model.span import Span
from retold.testing import document, find, story

Row = tuple[str, tuple[str, ...], tuple[str, ...]]
"""Cue, source, content: words of the text."""


def told(body: str, *rows: Row) -> list[tuple[str | None, str | None, list[str]]]:
    """Source, cue and content of every attribution, where the tagger finds ``rows``."""
    text = f"News of the day\n{body}"

    doc = document(text)

    def span(words: str) -> Span:
        return find(doc, words)

    tagged = [
        Tagged(cue=span(cue), source=tuple(map(span, source)), content=tuple(map(span, content)), score=0.9)
        for cue, source, content in rows
    ]
    s = add_attributions(replace(add_sentences(story(doc)), tagged=tuple(tagged)))
    return [
        (s.text(a.source) if a.source else None, s.text(a.cue) if a.cue else None, [s.text(c) for c in a.content])
        for a in s.attributions
    ]


def test_a_quotation_of_which_more_than_half_is_content_is_content_whole() -> None:
    body = "“We waited for hours. Nobody came to the quay,” said Ann Lee."
    assert told(body, ("said", ("Ann Lee",), ("waited for hours. Nobody came",))) == [
        ("Ann Lee", "said", ["“We waited for hours. Nobody came to the quay,”"])
    ]


def test_a_quotation_the_rules_give_to_the_cue_is_whole_however_little_was_tagged() -> None:
    body = "Ann Lee said the ferry “was late and nobody at the quay was told a thing about it”."
    [(_, _, content)] = told(body, ("said", ("Ann Lee",), ("the ferry “was late",)))
    assert content == ["the ferry", "“was late and nobody at the quay was told a thing about it”"]


def test_what_a_quoted_person_says_of_others_is_part_of_the_quotation() -> None:
    body = "“The mayor said he would come to the quay,” said Ann Lee."
    found = told(
        body,
        ("said he", ("The mayor",), ("would come to the quay",)), ("said Ann", ("Lee",), ("The mayor said he would come to the quay",)),
    )  # fmt: skip
    assert len(found) == 1
    assert found[0][2] == ["“The mayor said he would come to the quay,”"]


def test_a_source_the_tagger_missed_is_taken_from_grammar() -> None:
    body = "Ann Lee said that the ferry was late."
    assert told(body, ("said", (), ("that the ferry was late",))) == [("Ann Lee", "said", ["that the ferry was late"])]


def test_parts_of_a_source_are_one_where_little_stands_between() -> None:
    body = "Ann Lee, a docker, of the old guild of the harbour town believed that the ferry was late."
    [(near, _, _)] = told(body, ("believed", ("Ann Lee", "a docker"), ("that the ferry was late",)))
    assert near == "Ann Lee, a docker"
    [(far, _, _)] = told(body, ("believed", ("Ann Lee", "harbour town"), ("that the ferry was late",)))
    assert far == "harbour town"


def test_a_source_never_covers_its_cue() -> None:
    body = "Ann Lee said that the ferry was late."
    [(source, cue, _)] = told(body, ("said", ("Ann Lee said",), ("that the ferry was late",)))
    assert (source, cue) == ("Ann Lee", "said")


def test_quotations_the_tagger_passed_over_are_given_to_the_cue_beside_them() -> None:
    body = "“We waited for hours,” said Ann Lee. “Nobody came to the quay.”"
    assert told(body, ("said", ("Ann Lee",), ("We waited for hours",))) == [
        ("Ann Lee", "said", ["“We waited for hours,”", "“Nobody came to the quay.”"])
    ]
    assert told(body) == [("Ann Lee", "said", ["“We waited for hours,”", "“Nobody came to the quay.”"])]


def test_nothing_in_words_that_are_set_off_is_another_statement() -> None:
    body = "The letter reads:\nWe ask you to mend the quay.\nThe guild met again on Monday."
    found = told(body, ("ask", ("We",), ("you to mend the quay",)))
    assert found == [("The letter", "reads", ["We ask you to mend the quay."])]


def test_certainty_comes_from_the_cues_grammar() -> None:
    doc = document("News of the day\nAnn Lee did not say that the ferry was late.")
    tagged = Tagged(
        cue=find(doc, "did not say"), source=(find(doc, "Ann Lee"),), content=(find(doc, "that the ferry was late"),), score=0.9
    )
    s = add_attributions(replace(add_sentences(story(doc)), tagged=(tagged,)))
    assert [a.certainty for a in s.attributions] == [Certainty.DENIED]


def test_a_name_within_the_subject_is_not_the_source() -> None:
    body = "The letter, signed by the guild’s secretary, Ann Lee, says that the ferry was late."
    [(source, _, _)] = told(body, ("says", ("the guild’s secretary, Ann Lee",), ("that the ferry was late",)))
    assert source == "The letter, signed by the guild’s secretary, Ann Lee"


def test_a_headline_that_ends_in_who_says_it_has_all_of_that_as_its_source() -> None:
    body = "Calls Went Unanswered All Night, Letter to Mayor Says"
    found = told(body, ("Says", ("Mayor",), ("Calls Went Unanswered All Night", "Letter to")))
    assert found == [("Letter to Mayor", "Says", ["Calls Went Unanswered All Night"])]


def test_a_statement_leaves_the_next_sentence_to_the_cue_that_stands_in_it() -> None:
    body = "Ann Lee said nobody came. The quay stays shut, the guild reported."
    found = told(
        body,
        ("said", ("Ann Lee",), ("nobody came", "The quay stays shut")),
        ("reported", ("the guild",), ("The quay stays shut",)),
    )
    assert [content for _, _, content in found] == [["nobody came"], ["The quay stays shut"]]


def test_whom_a_passive_cue_speaks_of_is_not_its_source() -> None:
    body = "The plan was called a mistake by the guild."
    [(source, _, _)] = told(body, ("was called", ("The plan",), ("a mistake",)))
    assert source == "the guild"
    body = "The ferry line was accused of hiding a report."
    [(source, _, _)] = told(body, ("was accused", ("The ferry line",), ("of hiding a report",)))
    assert source is None
