from __future__ import annotations

from retold.annotate.tagger_text import CLS_ID, SEP_ID, WINDOW, Window, pieces, windows


def words(text: str, window: Window) -> list[str]:
    return [text[a:b] for a, b in zip(window.starts, window.ends, strict=True) if a >= 0]


def test_pieces_point_at_the_characters_they_stand_for() -> None:
    text = "🚢 The Überfähre\u00a0sailed,” said Zoë."
    [window] = windows(text, [(0, len(text))])
    found = words(text, window)
    assert found[1:3] == ["The", "Über"]
    assert "".join(found) == text.replace(" ", "").replace("\u00a0", "")
    assert found[-6:] == ["sailed", ",", "”", "said", "Zoë", "."]
    assert (window.ids[0], window.ids[-1]) == (CLS_ID, SEP_ID)


def test_straight_and_curly_marks_are_the_same_pieces() -> None:
    curly, straight = "“It’s late,” said Lee.", '"It\'s late," said Lee.'
    assert windows(curly, [(0, len(curly))])[0].ids == windows(straight, [(0, len(straight))])[0].ids


def test_case_and_quotation_are_kept_beside_the_pieces() -> None:
    text = "The NATO chief said “we Wait” and ‘go on’ to them."
    [window] = windows(text, [(0, len(text))])
    told = {
        text[a:b]: (c, q) for a, b, c, q in zip(window.starts, window.ends, window.cases, window.quotes, strict=True) if a >= 0
    }
    assert told["The"] == (1, 0)
    assert told["NATO"] == (2, 0)
    assert told["Wait"] == (1, 1)
    assert told["go"] == (0, 2)
    assert told["them"] == (0, 0)


def test_paragraphs_stay_whole_and_only_given_ones_are_read() -> None:
    text = "First one here.\nSkipped line.\nSecond one here."
    [window] = windows(text, [(0, 15), (30, len(text))])
    assert "Skipped" not in words(text, window)
    first, second = window.paragraphs.index(0), window.paragraphs.index(1)
    assert window.stretch(first + 1) == (first, first + 4)
    assert window.stretch(second)[0] == second


def test_windows_are_full_but_never_too_long() -> None:
    line = "The ferry left the harbour at nine. " * 5
    text = "\n".join([line.strip()] * 30)
    spans, at = [], 0
    for row in text.split("\n"):
        spans.append((at, at + len(row)))
        at += len(row) + 1
    packed = windows(text, spans)
    assert max(len(w) for w in packed) <= WINDOW
    assert [n for w in packed for n in dict.fromkeys(p for p in w.paragraphs if p >= 0)] == list(range(30))
    assert len(packed) == 5


def test_a_paragraph_longer_than_a_window_is_cut_behind_a_sentence() -> None:
    text = "The ferry left the harbour at nine. " * 60
    packed = windows(text, [(0, len(text))])
    assert len(packed) > 1
    assert all(text[w.ends[-2] - 1] == "." for w in packed)
    assert sum(len(w) - 2 for w in packed) == len(pieces().encode(text, add_special_tokens=False).ids)


def test_nothing_and_what_has_no_words_give_no_window() -> None:
    assert windows("", []) == []
    assert windows(" \u200b ", [(0, 3)]) == []


def test_absurd_words_are_one_unknown_piece() -> None:
    text = "a" * 50_000
    [window] = windows(text, [(0, len(text))])
    assert (window.starts[1], window.ends[1], len(window)) == (0, 50_000, 3)
