from __future__ import annotations

import numpy as np
import pytest

from retold.annotate.tagger_links import LINK_TAGS, REACH, Floats, cues, softmax, spans, stretches, surroundings, viterbi
from retold.annotate.tagger_text import windows

OUT, BS, IS, BC, IC = range(5)
FREE = np.zeros((6, 5), dtype=np.float32)


def logits(tags: list[int], width: int = 5) -> Floats:
    return np.eye(width, dtype=np.float32)[tags] * 9


def test_the_best_path_obeys_the_moves() -> None:
    scores = logits([OUT, IS, IS, OUT, BC, IC])
    assert viterbi(scores, FREE) == [OUT, IS, IS, OUT, BC, IC]
    found = list(stretches([OUT, BS, IS, OUT, BC, IC], LINK_TAGS))
    assert found == [("S", 1, 3), ("C", 4, 6)]


def test_an_inside_without_a_beginning_is_given_one_or_none() -> None:
    text = "Lee said the ferry is late"
    [window] = windows(text, [(0, len(text))])
    found = spans(logits([IS, OUT, IC, IC, IC, IC]), window, 1)
    assert found["S"] in ([(0, 3)], [])
    assert found["C"] == [(9, len(text))]


def test_two_spans_that_touch_are_two() -> None:
    assert list(stretches([BC, IC, BC, IC], LINK_TAGS)) == [("C", 0, 2), ("C", 2, 4)]


def test_cues_begin_where_beginning_is_likely_enough_and_stay_in_their_paragraph() -> None:
    text = "Lee has said it.\nShe added more."
    [window] = windows(text, [(0, 16), (17, len(text))])
    scores = np.zeros((len(window), 3), dtype=np.float32)
    scores[:, 0] = 4
    at = window.starts.index(4)
    scores[at, 1], scores[at + 1, 2] = 8, 8
    scores[window.starts.index(21), 1] = 3
    found = cues(scores, window, 0.2)
    assert [(text[window.starts[a] : window.ends[b - 1]], round(p, 2)) for a, b, p in found] == [
        ("has said", 0.98),
        ("added", 0.27),
    ]
    assert [c[:2] for c in cues(scores, window, 0.5)] == [(at, at + 2)]


def test_surroundings_are_the_paragraph_as_far_as_the_reach() -> None:
    text = "one two three.\n" + "word " * 230 + "end"
    [window] = windows(text, [(0, 14), (15, len(text))])
    first = window.paragraphs.index(1)
    assert surroundings(window, (first + 2, first + 3)) == (first, first + 3 + REACH)
    middle = first + 120
    assert surroundings(window, (middle, middle + 1)) == (middle - REACH, middle + 1 + REACH)
    assert surroundings(window, (1, 2)) == (1, 5)


@pytest.mark.parametrize("scores", [[0.0, 0.0], [800.0, -800.0], [-1e4, 1e4]])
def test_probabilities_add_up(scores: list[float]) -> None:
    shares = softmax(np.array([scores], dtype=np.float32))
    assert float(shares.sum()) == pytest.approx(1.0)
    assert shares.min() >= 0
