"""Days in the sentences of differences: in the article's words, with the calendar's only where these leave the day open."""

from __future__ import annotations

import pytest

from retold.compare.conflict_days import day_said


@pytest.mark.parametrize(
    ("words", "edtf", "said"),
    [
        ("September 14", "2031-09-14", "“September 14”"),
        ("Sept. 14", "2031-09-14?", "“Sept. 14”"),
        ("Monday evening", "2031-10-06", "“Monday evening” (6 October 2031)"),
        ("the 14th", "2031-09-14", "“the 14th” (14 September 2031)"),
        ("last month", "2031-09", "“last month” (September 2031)"),
        ("June", "2031-06", "“June”"),
        ("July 20 and July 25", "2031-07-20/2031-07-25", "“July 20 and July 25”"),
        ("that weekend", "2031-07-19/2031-07-20", "“that weekend” (19 July 2031 – 20 July 2031)"),
        ("1994", "1994", "“1994”"),
        ("three years ago", "2028", "“three years ago” (2028)"),
        ("once", "..", "“once” (..)"),
    ],
)
def test_the_calendar_is_told_only_where_the_words_leave_it_open(words: str, edtf: str, said: str) -> None:
    assert day_said(words, edtf) == said
