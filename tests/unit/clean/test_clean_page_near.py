"""The third look: which blocks are looked at again, what it sees of them, what becomes of the judgement."""

from __future__ import annotations

import numpy as np
import pytest

from retold.clean.draft import Draft
from retold.clean.lines import Line
from retold.clean.page_classes import BODY, CLASSES, COMMENT, HEADLINE, OTHER, SUPPLEMENT
from retold.clean.page_near import NEAR_FEATURES, REACH, Near
from retold.clean.trees import Forest
from retold.model.document import Block
from retold.model.span import Span

TEXT = "The ferry lay off the pier, said the harbour office; nobody on board knew why it did, or for how long."


def page(*rows: tuple[str, dict[int, float]], title: str | None = None) -> tuple[Draft, np.ndarray]:
    """A draft with a line for each text, and the probabilities given for it; what is left is no part of the article."""
    likely = np.zeros((len(rows), len(CLASSES)), dtype=np.float32)
    lines = []
    for i, (text, given) in enumerate(rows):
        block = Block(span=Span("d", 200 * i, 200 * i + len(text)), tag="p", path=f"/html/body[1]/main[1]/p[{i + 1}]")
        lines.append(Line(block, text, i, gap=True, indent=0))
        likely[i, list(given)] = list(given.values())
    likely[:, OTHER] += 1.0 - likely.sum(axis=1)
    return Draft(tuple(lines), title=title, linked=[0.0] * len(rows)), likely


def always(kind: int) -> Forest:
    """A forest that takes everything for one class."""
    bias = np.zeros(len(CLASSES), dtype=np.float32)
    bias[kind] = 9.0
    return Forest(
        np.zeros((1, 1), dtype=np.int64), np.zeros((1, 1), np.float32), np.zeros((1, 2, len(CLASSES)), np.float32), bias
    )


def test_only_doubtful_blocks_near_the_article_are_looked_at_again() -> None:
    far = [("Tides", {HEADLINE: 0.2})] * (REACH + 2)
    draft, likely = page(
        ("Menu", {}), ("Ferry off the pier", {HEADLINE: 0.9}), (TEXT, {BODY: 0.99}), (TEXT, {BODY: 0.6}), (TEXT, {COMMENT: 0.99}), *far
    )  # fmt: skip
    near = Near.of(draft, likely)
    assert near.start == 0
    assert (near.asked() + near.start).tolist() == [1, 3, *range(5, 4 + REACH)]


def test_every_feature_has_a_name_and_a_finite_value() -> None:
    draft, likely = page(("Ferry off the pier", {HEADLINE: 0.9}), (TEXT, {BODY: 0.9}), ("By Mara Quell", {SUPPLEMENT: 0.5}))
    near = Near.of(draft, likely)
    rows = near.features(near.asked())
    assert rows.shape == (3, len(NEAR_FEATURES))
    assert len(set(NEAR_FEATURES)) == len(NEAR_FEATURES)
    assert np.isfinite(rows).all()


def test_places_and_shared_words_are_told() -> None:
    draft, likely = page(
        ("Ferry off the pier", {HEADLINE: 0.9}), ("May 6", {SUPPLEMENT: 0.6}), (TEXT, {BODY: 0.9}), (TEXT, {BODY: 0.9}), title="Ferry off the pier"
    )  # fmt: skip
    near = Near.of(draft, likely)
    rows = near.features(near.asked())
    seen = {name: rows[:, i].tolist() for i, name in enumerate(NEAR_FEATURES)}
    assert seen["to_first"] == [-2, -1, 0, 1]
    assert seen["to_headline"] == [0, 1, 2, 3]
    assert seen["title_said"][:2] == [1.0, 0.0]
    assert seen["until_body"] == [2, 1, 1, 40]
    assert seen["words_above"] == [0, 0, 0, len(draft.lines[2].words)]
    assert seen["body_own"][2:] == [-1.0, -1.0]


@pytest.mark.parametrize("kind", [SUPPLEMENT, BODY])
def test_a_judgement_holds_for_the_blocks_asked_and_only_takes_text_away(kind: int) -> None:
    draft, likely = page(("Ferry off the pier", {HEADLINE: 0.9}), (TEXT, {BODY: 0.97}), (TEXT, {BODY: 0.6}), ("Home", {}))
    found, text = Near.of(draft, likely).judged(always(kind))
    assert found.argmax(axis=1).tolist() == [kind, BODY, kind, OTHER]
    assert text.tolist() == [False, True, kind == BODY, False]
    assert likely[2, BODY] == pytest.approx(0.6)


def test_a_page_without_an_article_is_left_as_it_is() -> None:
    draft, likely = page(("Home", {HEADLINE: 0.3}), ("World", {}))
    found, text = Near.of(draft, likely).judged(always(BODY))
    assert (found == likely).all()
    assert not text.any()
