"""Quotations held against a source in hand: what is faithful, cut, spliced, altered, and what is not there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retold.align.sources import check_sources
from retold.model.document import Role
from retold.model.marks import Attribution, Credit, CreditKind, Form
from retold.model.sources import SourceCheck, Verdict
from retold.model.story import Story
from retold.testing import document, find, story, with_sources

LETTER = """Guild of the Lamplighters

To the council of Ormsby

We have lit the lower quay for sixty years, and in all that time no boat was lost at the steps. Since the
council put out every second lamp in March, three people have fallen into the basin. Mr. Dane, your
surveyor, called the new lamps “bright enough for cats.” We do not agree.

We ask that all lamps be lit again before the first of November, and that the guild be paid for the oil it has
bought from its own purse. The steps are not safe at night, and the council knows it. If nothing is done, our members will
carry lanterns themselves.

Berta Quill, master of the guild
"""


def made(quotation: str, *, credited: bool = False, after: str = " the letter says.") -> Story:
    text = f"Lamps out at Ormsby\nThe guild has had enough. {quotation}{after} The council meets on Friday."
    held = with_sources(story(document(text, "1.txt")), document(LETTER, "letter.txt"))
    article = held.documents[0]
    content = find(article, quotation)
    said = Attribution(id="a1", form=Form.DIRECT, content=(content,), cue=None, source=None, speaker=None)
    cited = (
        Credit(id="c1", span=find(article, "letter"), credited="letter", kind=CreditKind.DOCUMENT, attribution="a1")
        if credited
        else None
    )
    return replace(held, attributions=(said,), credits=(cited,) if cited else ())


def one(quotation: str, *, credited: bool = False, after: str = " the letter says.") -> SourceCheck:
    [check] = check_sources(made(quotation, credited=credited, after=after)).source_checks
    return check


def printed(quotation: str, check: SourceCheck) -> tuple[list[str], list[tuple[str, str]]]:
    """The words of the source that the check points at, and its edits as words of both."""
    letter, article = LETTER, made(quotation).documents[0].text
    return (
        [" ".join(letter[m.start : m.end].split()) for m in check.members],
        [(letter[e.a_start : e.a_end], article[e.b_start : e.b_end]) for e in check.edits],
    )


@pytest.mark.parametrize(
    "quotation",
    [
        "“The steps are not safe at night, and the council knows it,”",
        "“THE STEPS ARE NOT SAFE AT NIGHT, AND THE COUNCIL KNOWS IT.”",
        "'The steps are not safe at night, and the council knows it.'",
        "“the steps are not safe at night”",
        "“not safe at night,”",
        "“We do not agree.”",
        "“Since the council put out every second lamp in March, three people have fallen into the basin.”",
        "“called the new lamps 'bright enough for cats'”",
        "“The steps are not safe at night, and the council knows it. If nothing is done, our members will carry lanterns themselves.”",
        "“[T]he steps are not safe at night, and the council knows it.”",
    ],
)
def test_words_that_stand_there_are_faithful_whatever_their_marks_capitals_and_line_breaks(quotation: str) -> None:
    check = one(quotation)
    assert (check.verdict, check.edits, check.silent) == (Verdict.FAITHFUL, (), False), check.note
    assert len(check.members) == 1


@pytest.mark.parametrize(
    ("quotation", "note"),
    [
        ("“We ask that all lamps be lit again before the first of November,”", "the end of the sentence (16 words)"),
        ("“We ask that all lamps be lit again before the first of November.”", "the end of the sentence (16 words)"),
        ("“All lamps be lit again before the first of November, and that the guild be paid for the oil it has bought from its own purse.”", "the beginning of the sentence (3 words)"),
        ("“The steps are safe at night, and the council knows it.”", "1 word left out inside (“not”)"),
        ("“We have lit the lower quay for sixty years, and no boat was lost at the steps.”", "4 words left out inside"),
    ],
)  # fmt: skip
def test_a_sentence_cut_without_a_mark_is_truncated_and_silent(quotation: str, note: str) -> None:
    check = one(quotation)
    assert (check.verdict, check.silent) == (Verdict.TRUNCATED, True)
    assert note in check.note
    assert "without a mark" in check.note


@pytest.mark.parametrize(
    "quotation",
    [
        "“We ask that all lamps be lit again before the first of November …”",
        "“We ask that all lamps be lit again … and that the guild be paid for the oil it has bought from its own purse.”",
        "“We ask that all lamps be lit again [...] and that the guild be paid for the oil it has bought from its own purse.”",
        "“... all lamps be lit again before the first of November, and that the guild be paid for the oil it has bought from its own purse.”",
        "“We have lit the lower quay for sixty years . . . The steps are not safe at night, and the council knows it.”",
    ],
)
def test_an_ellipsis_says_that_something_is_left_out(quotation: str) -> None:
    check = one(quotation)
    assert (check.verdict, check.silent) == (Verdict.TRUNCATED, False), check.note
    assert "marked with an ellipsis" in check.note
    assert len(check.marks) == 1


def test_brackets_are_the_article_s_own_words_and_are_named() -> None:
    check = one("“Since [Ormsby] put out every second lamp in March, three people have fallen into the basin.”")
    assert check.verdict is Verdict.FAITHFUL
    assert check.note == "brackets mark the article's own words: [Ormsby]"
    check = one("“Since … put out every second lamp in March, three people have fallen into the basin.”")
    assert (check.verdict, check.edits) == (Verdict.TRUNCATED, ()), check.note
    check = one("“Since the council put[s] out every second lamp in March, three people have fallen into the basin.”")
    assert check.verdict is Verdict.FAITHFUL
    assert len(check.marks) == 1


@pytest.mark.parametrize(
    ("quotation", "apart"),
    [
        ("“We have lit the lower quay for sixty years. The steps are not safe at night, and the council knows it.”", "74 words apart"),
        ("“The steps are not safe at night, and the council knows it. We have lit the lower quay for sixty years.”", "in another order"),
        ("“The steps are not safe at night … We have lit the lower quay for sixty years.”", "in another order"),
        ("“We do not agree. The steps are not safe at night, and the council knows it.”", "words apart"),
    ],
)  # fmt: skip
def test_parts_from_several_places_without_a_mark_are_spliced(quotation: str, apart: str) -> None:
    check = one(quotation)
    assert (check.verdict, check.silent, len(check.members)) == (Verdict.SPLICED, True, 2), check.note
    assert apart in check.note


@pytest.mark.parametrize(
    ("quotation", "edits"),
    [
        ("“The steps are not lit at night, and the council knows it.”", [("safe", "lit")]),
        ("“The steps are never safe at night, and the mayor knows it.”", [("not", "never"), ("council", "mayor")]),
        ("“Our steps are not safe at night, and the council knows it.”", [("The", "Our")]),
        ("“The steps are not safe at night, and the council forgot.”", [("knows", "forgot")]),
        ("“The steps are not really safe at night, and the council knows it.”", [("", "really")]),
    ],
)
def test_other_words_are_altered_and_told_word_by_word(quotation: str, edits: list[tuple[str, str]]) -> None:
    check = one(quotation)
    assert check.verdict is Verdict.ALTERED, check.note
    assert printed(quotation, check)[1] == edits
    assert all(b in check.note for _, b in edits)


def test_a_quotation_that_a_cue_splits_goes_on_behind_it() -> None:
    first = "“We ask that all lamps be lit again before the first of November,”"
    second = "“and that the guild be paid for the oil it has bought from its own purse.”"
    text = f"Lamps out\n{first} the letter says, {second}"
    held = with_sources(story(document(text, "1.txt")), document(LETTER, "letter.txt"))
    checks = check_sources(held).source_checks
    assert [c.verdict for c in checks] == [Verdict.FAITHFUL, Verdict.FAITHFUL]


def test_words_that_are_credited_to_a_document_and_not_there_are_not_found() -> None:
    check = one("“The lamps will burn the town down before Christmas,”", credited=True)
    assert (check.verdict, check.members, check.attribution) == (Verdict.NOT_FOUND, (), "a1")
    assert "words stand there" in check.note


@pytest.mark.parametrize(
    "quotation",
    [
        "“The lamps will burn the town down before Christmas,”",
        "“at night”",
        "“I saw that the steps are not what they were at night,”",
    ],
)
def test_what_nobody_credits_to_a_document_is_left_alone_unless_it_clearly_stands_there(quotation: str) -> None:
    assert check_sources(made(quotation)).source_checks == ()


def test_a_writer_whom_the_source_names_gives_its_words() -> None:
    quotation = "“The lamps will burn the town down before Christmas,”"
    base = made(quotation, after=" Quill wrote.")
    cue = find(base.documents[0], "wrote")
    told = replace(base, attributions=tuple(replace(a, cue=cue, speaker="Berta Quill") for a in base.attributions))
    assert [c.verdict for c in check_sources(told).source_checks] == [Verdict.NOT_FOUND]


def test_of_two_sources_the_one_that_has_it_is_taken() -> None:
    quotation = "“The steps are not safe at night, and the council knows it,”"
    text = f"Lamps out\n{quotation} the letter says."
    other = "Minutes of the council\nNobody spoke of steps that are not safe at night."
    held = with_sources(story(document(text, "1.txt")), document(other, "minutes.txt"), document(LETTER, "letter.txt"))
    [check] = check_sources(held).source_checks
    assert check.source == held.documents[2].id


def test_a_block_quotation_needs_no_marks() -> None:
    text = "Lamps out\nThe letter says:\nThe steps are not safe at night, and the council knows it."
    held = with_sources(story(document(text, "1.txt")), document(LETTER, "letter.txt"))
    last = [r for r in held.regions if r.span.doc == held.documents[0].id][-1]
    regions = tuple(replace(r, role=Role.BLOCKQUOTE) if r is last else r for r in held.regions)
    assert [c.verdict for c in check_sources(replace(held, regions=regions)).source_checks] == [Verdict.FAITHFUL]


def test_without_a_source_nothing_is_checked() -> None:
    assert check_sources(story("Lamps out\n“The steps are not safe at night,” it says.")).source_checks == ()
