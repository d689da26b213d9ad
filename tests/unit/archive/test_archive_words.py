"""Words as numbers: what makes no difference, what does, and where they stand."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.archive.words import BATCH, batches, grams, number_words


def numbers(text: str) -> list[int]:
    return number_words([text]).hashes.tolist()


def test_case_quotes_and_invisible_characters_make_no_difference() -> None:
    assert numbers("The MAYOR’s “bridge”") == numbers('the mayor\'s "bri\u00addge"')
    assert numbers("\u200bÉlan vital") == numbers("e\u0301lan VITAL") == numbers("elan vi\u00adtal")


def test_other_words_are_other_numbers_in_another_order_too() -> None:
    assert numbers("lamp ferry") == numbers("ferry lamp")[::-1]
    assert len(set(numbers("a ab ba aab aba b1 b12 b21"))) == 8


def test_places_are_code_points_of_each_text() -> None:
    words = number_words(["🚢 Ferry sank", "no", "", "東京"])
    assert list(zip(words.text.tolist(), words.starts.tolist(), words.ends.tolist(), strict=True)) == [
        (0, 2, 7), (0, 8, 12), (1, 0, 2), (3, 0, 1), (3, 1, 2),
    ]  # fmt: skip
    assert words.capital.tolist() == [True, False, False, False, False]


def test_runs_stay_within_one_text() -> None:
    words = number_words(["one two three", "four five", "two three"])
    runs, at = grams(words, 2)
    assert at.tolist() == [0, 1, 3, 5]
    assert runs[1] == runs[3]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_a_text_has_the_same_words_alone_and_among_others(texts: list[str]) -> None:
    together = number_words(texts)
    for k, text in enumerate(texts):
        own = together.text == k
        alone = number_words([text])
        assert np.array_equal(together.hashes[own], alone.hashes)
        assert np.array_equal(together.starts[own], alone.starts)


def test_batches_hold_all_texts_once_in_order() -> None:
    texts = ["x" * (BATCH // 2)] * 5
    found = list(batches(texts))
    assert [first for first, _ in found] == [0, 2, 4]
    assert sum(len(some) for _, some in found) == 5
    assert all(a + len(s) == b for (a, s), (b, _) in pairwise(found))
