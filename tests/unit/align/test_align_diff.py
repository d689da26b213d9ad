import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.align.diff import changes, diff, letters, main
from retold.model.links import Edit, EditKind


def told(a: str, b: str) -> list[tuple[str, str, str]]:
    return [(e.kind.value, a[e.a_start : e.a_end], b[e.b_start : e.b_end]) for e in diff(a, b)]


def test_says_what_changed_in_the_words_of_the_originals() -> None:
    a = "The ferry — “late” again — left Quillport at nine."
    b = 'The ferry - "late" again - left lower Quillport at ten.'
    assert told(a, b) == [("insert", "", "lower"), ("replace", "nine", "ten")]


def test_glyphs_and_case_are_no_difference() -> None:
    assert told("Don’t PANIC", "don't panic") == []


@pytest.mark.parametrize(("a", "b", "kind"), [("", "a b", EditKind.INSERT), ("a b", "", EditKind.DELETE)])
def test_against_nothing(a: str, b: str, kind: EditKind) -> None:
    assert [e.kind for e in diff(a, b)] == [kind]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 5), max_size=40), st.lists(st.integers(0, 5), max_size=40))
def test_changes_turn_one_into_the_other(a: list[int], b: list[int]) -> None:
    made: list[int] = []
    at = 0
    for c in changes(a, b):
        made += a[at : c.a] + b[c.b : c.b_end]
        at = c.a_end
    assert made + a[at:] == b


def test_long_texts_are_split_at_what_stands_once() -> None:
    rng = random.Random(3)
    a = [rng.randrange(50_000) for _ in range(30_000)]
    b = list(a)
    for k in range(50, 30_000, 1000):
        b[k] = -1
    found = changes(a, b)
    assert len(found) == 30
    assert all(c.a_end - c.a == 1 and c.b_end - c.b == 1 for c in found)


def test_runs_on_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("the old slip", encoding="utf-8")
    (tmp_path / "b.txt").write_text("the new slip", encoding="utf-8")
    assert main([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 0
    assert capsys.readouterr().out == "4\treplace\t[old]\t[new]\n"
    assert main([]) == 2


def spelled(a: str, b: str) -> list[tuple[str, str, str]]:
    return [(e.kind.value, a[e.a_start : e.a_end], b[e.b_start : e.b_end]) for w in diff(a, b) for e in letters(w, a, b)]


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("the old harbour slip", "the old harbor slip", [("delete", "u", "")]),
        ("li sires dou port", "li sire del port", [("delete", "s", ""), ("replace", "ou", "el")]),
        ("🚢 the “Strasse” shut", "🚢🚢 the 'Straßen' shut", [("insert", "", "n")]),
        ("so it cafe\u0301s", "so it CAF\u00c9", [("delete", "s", "")]),
        ("they came home", "they home", [("delete", "came", "")]),
    ],
)
def test_letters_of_a_replaced_word(a: str, b: str, found: list[tuple[str, str, str]]) -> None:
    assert spelled(a, b) == found


@settings(max_examples=200, deadline=None)
@given(st.text("aAbßéſ'’ -\u0301\u00ad", max_size=30), st.text("aAbßéſ'’ -\u0301\u00ad", max_size=30))
def test_letters_stay_inside_their_edit_and_rise(a: str, b: str) -> None:
    for word in diff(a, b):
        at_a, at_b = word.a_start, word.b_start
        for e in letters(word, a, b):
            assert at_a <= e.a_start <= e.a_end <= word.a_end
            assert at_b <= e.b_start <= e.b_end <= word.b_end
            at_a, at_b = e.a_end, e.b_end


def test_a_replacement_too_long_to_align_is_left_whole() -> None:
    a, b = "a" * 3000, "b" * 3000
    whole = Edit(kind=EditKind.REPLACE, a_start=0, a_end=3000, b_start=0, b_end=3000)
    assert letters(whole, a, b) == [whole]
