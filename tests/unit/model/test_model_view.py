from __future__ import annotations

import pytest

from retold.model.errors import SpanError
from retold.model.view import fold, substitute


def test_typography_folds_and_maps_back() -> None:
    text = "He said:\u00a0\u00a0“I don’t…” — twice"
    view = fold(text)
    assert view.text == 'he said: "i don\'t..." - twice'
    start = view.text.index("don't...")
    low, high = view.to_original(start, start + len("don't..."))
    assert text[low:high] == "don’t…"


def test_composed_and_decomposed_accents_agree() -> None:
    composed, apart = fold("caf\u00e9 bar"), fold("cafe\u0301 bar")
    assert composed.text == apart.text
    low, high = apart.to_original(0, 4)
    assert (low, high) == (0, 5)


def test_a_space_is_a_space_under_an_accent_too() -> None:
    assert fold("a\u00a0\u0300b").text == fold("a \u0300b").text


def test_case_can_be_kept() -> None:
    assert fold("ICE", keep_case=True).text == "ICE"
    assert fold("ICE").text == "ice"


def test_zero_width_characters_vanish() -> None:
    view = fold("po\u200blice")
    assert view.text == "police"
    assert view.to_original(0, 6) == (0, 7)


def test_from_original_finds_the_folded_place() -> None:
    text = "a \n\n “b”"
    view = fold(text)
    low, high = view.from_original(text.index("“"), len(text))
    assert view.text[low:high] == '"b"'


def test_emoji_are_one_code_point() -> None:
    view = fold("🚢 ship")
    low, high = view.to_original(2, 6)
    assert "🚢 ship"[low:high] == "ship"


@pytest.mark.parametrize(("start", "end"), [(2, 2), (0, 99), (-1, 1)])
def test_nothing_outside_a_view(start: int, end: int) -> None:
    with pytest.raises(SpanError):
        fold("abc").to_original(start, end)


def test_substitute_drops_and_widens() -> None:
    view = substitute("a&b|c", {"&": " and ", "|": ""})
    assert view.text == "a and bc"
    assert view.to_original(1, 6) == (1, 2)
    assert view.to_original(6, 8) == (2, 5)
