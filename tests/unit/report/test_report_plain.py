from __future__ import annotations

import pytest

from retold.report.bylines import bylines, letters
from retold.report.plain import count, file_name, listing, one_line, printable, quoted, sentence, shorten
from retold.report.values import in_words
from retold.testing import document, story


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (">=2 calls", "at least 2 calls"),
        ("~80 %", "about 80 %"),
        ("<10 usd", "less than 10 usd"),
        ("10 killed", "10 killed"),
        ("2018", "2018"),
        ("2018-06", "June 2018"),
        ("2018-06-20", "20 June 2018"),
        ("2018-07-30?", "30 July 2018 (uncertain)"),
        ("2018-07-31T17:48", "31 July 2018, 17:48"),
        ("2018-06-20/2018-07-03", "20 June – 3 July 2018"),
        ("2018-12-30/2019-01-02", "30 December 2018 – 2 January 2019"),
        ("2018-06-20/..", "from 20 June 2018"),
        ("../2018", "until 2018"),
        ("~P2W", "about 2 weeks"),
        ("P1D", "1 day"),
        (">P1M", "more than 1 month"),
        ("PT2H30M", "2 hours 30 minutes"),
        ("PXW", "some weeks"),
        ("P", "P"),
        ("2018-13", "2018-13"),
        ("and/or", "and/or"),
        ("", ""),
    ],
)
def test_values_are_written_as_people_write_them(value: str, words: str) -> None:
    assert in_words(value) == words


def test_letters_go_on_after_z() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_bylines_tell_two_articles_of_one_outlet_apart() -> None:
    s = story(document("One", "x/a.txt", outlet="Gazette"), document("Two", "x/b.txt", outlet="Gazette"))
    assert [str(b) for b in bylines(s).values()] == ["A Gazette (a)", "B Gazette (b)"]


def test_lists_and_counts() -> None:
    assert listing([]) == ""
    assert listing("A") == "A"
    assert listing("AB") == "A and B"
    assert listing("ABC") == "A, B and C"
    assert listing("ABCD", 2) == "A, B and 2 more"
    assert count(1, "origin") == "one origin"
    assert count(0, "origin") == "no origins"
    assert count(12_000, "word") == "12,000 words"


def test_shortening_keeps_words_and_one_line() -> None:
    assert shorten("one two\n three", 40) == "one two three"
    cut = shorten("alpha beta gamma delta epsilon", 18)
    assert cut == "alpha beta gamma…"
    assert len(shorten("x" * 500, 100)) == 100


def test_marks_of_quotation_are_not_doubled() -> None:
    assert quoted("so it is") == "“so it is”"
    assert quoted("“so it is”") == "“so it is”"


def test_characters_that_no_format_carries_are_replaced_one_for_one() -> None:
    text = "a\x00b\x1b[31mc\ud800d\tz"
    assert printable(text) == "a�b�[31mc�d\tz"
    assert len(printable(text)) == len(text)
    assert one_line("a\u202eb\u2066c") == "abc"


def test_sentences_end_once() -> None:
    assert sentence("it rains") == "It rains."
    assert sentence("it rains!") == "It rains!"
    assert sentence("he said “no.”") == "He said “no.”"


def test_files_are_shown_without_their_folders() -> None:
    assert file_name("/home/someone/private/a.txt") == "a.txt"
    assert file_name("C:\\data\\a.txt") == "a.txt"
    assert file_name("https://example.org/x/a.html") == "https://example.org/x/a.html"
    assert file_name("-") == "-"


def test_a_name_at_the_start_keeps_its_letters() -> None:
    assert sentence("quay.example and B agree", ["quay.example"]) == "quay.example and B agree."
