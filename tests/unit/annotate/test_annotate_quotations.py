from __future__ import annotations

import itertools

import pytest

from retold.annotate.quotations import find_quotations


def quoted(text: str) -> list[str]:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    found = find_quotations(text, paragraphs)
    assert all(0 <= q.start <= q.inner_start < q.inner_end <= q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    return [text[q.start : q.end] for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We waited," said Lee. "Nobody came."', ['"We waited,"', '"Nobody came."']),
        ("“We waited,”said Lee. “Nobody came.”", ["“We waited,”", "“Nobody came.”"]),
        ("”We waited,“ said Lee.", ["”We waited,“"]),
        ("''We waited,'' said Lee. ''Nobody came.''", ["''We waited,''", "''Nobody came.''"]),
        ("``We waited,'' said Lee.", ["``We waited,''"]),
        ("'We waited,' Lee said. 'Our players' union isn't big.'", ["'We waited,'", "'Our players' union isn't big.'"]),
        ("“She said ‘never’ twice,” said Lee.", ["“She said ‘never’ twice,”"]),
        ("'She said \"never\" twice,' said Lee.", ["'She said \"never\" twice,'"]),
        ("He called it ‘terrible’ and ‘bad’.", ["‘terrible’", "‘bad’"]),
        ("A \"travel warning'' for visitors", ["\"travel warning''"]),
        ("She said: «We waited.»", ["«We waited.»"]),
        ("😀 “We 😀 waited,” said Lee.", ["“We 😀 waited,”"]),
    ],
)
def test_marks_are_paired_whatever_their_glyphs(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'An odd " mark in a line',
        "Rock 'n' roll of the '90s, the dogs' tails and Ann's hat",
        "He is 6'2\" tall",
        "The workers' and the bosses' day isn't over",
        '‘’ “” ""',
        '"',
    ],
)
def test_apostrophes_inches_and_single_marks_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_a_lost_mark_costs_only_its_own_quotation() -> None:
    assert quoted("“We waited, said Lee. “Nobody came.”\n“Then we left.”") == ["“Nobody came.”", "“Then we left.”"]


def test_a_quotation_may_run_over_paragraphs() -> None:
    text = "“We waited.\n“Nobody came.\n“Then we left,” said Lee."
    paragraphs = [(0, 11), (12, 25), (26, len(text))]
    first, second, third = find_quotations(text, paragraphs)
    assert (first.open_end, first.resumed) == (True, False)
    assert (second.open_end, second.resumed) == (True, True)
    assert (third.open_end, third.resumed) == (False, True)


def test_an_open_mark_before_an_unquoted_paragraph_gives_nothing() -> None:
    assert quoted("“We waited.\nNobody came.") == []


def test_line_ends_of_windows_do_not_matter() -> None:
    assert quoted("“We waited,” said Lee.\r\n“Nobody came.”\r") == ["“We waited,”", "“Nobody came.”"]
