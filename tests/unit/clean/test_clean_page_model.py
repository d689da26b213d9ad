"""The page labeller: its weights belong to its features, it sees every block, and it says when it cannot be read."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import pytest

from retold.clean.page_classes import BODY, CLASSES
from retold.clean.page_features import FEATURES, features
from retold.clean.page_links import Linked
from retold.clean.page_model import PageModel, shipped
from retold.clean.page_near import NEAR_FEATURES
from retold.model.errors import ResourceError
from retold.model.story import Story
from retold.read.inputs import read_inputs

PARAGRAPH = (
    "<p>The ferry of Port Selda lay off the old pier on Monday, said the harbour office, and nobody knew why it did.</p>"
)


def read(body: str) -> Story:
    page = f"<html><head><title>Ferry off the pier</title></head><body>{body}</body></html>"
    return read_inputs(["-"], stdin=io.BytesIO(page.encode()))


def likely(story: Story) -> np.ndarray:
    return shipped().likely(story.documents[0], story.blocks, Linked.of(story.blocks, story.links))


def test_every_block_has_a_row_and_every_row_sums_to_one() -> None:
    story = read("<nav><a href=/>Home</a></nav><h1>Ferry off the pier</h1>" + 5 * PARAGRAPH)
    found = likely(story)
    assert found.shape == (len(story.blocks), len(CLASSES))
    assert np.allclose(found.sum(axis=1), 1.0, atol=1e-4)
    assert (found[2:].argmax(axis=1) == BODY).all()


def test_features_have_a_name_each_and_none_is_twice() -> None:
    story = read(3 * PARAGRAPH)
    rows, groups = features(story.documents[0].text, story.blocks, Linked([0.0] * 3, [0] * 3), "Ferry")
    assert rows.shape == (3, len(FEATURES))
    assert len(set(FEATURES)) == len(FEATURES)
    assert all(len(g) == 3 for g in groups)
    assert np.isfinite(rows).all()


def test_a_page_of_one_block_is_judged() -> None:
    assert likely(read("<div>x</div>")).shape == (1, len(CLASSES))


def test_scripts_without_spaces_are_text_too() -> None:
    sentence = (
        "月曜日、ポート・セルダの渡し船が古い桟橋の沖に止まったと港湾事務所が発表した。乗客四十人は二時間後に救助された。"
    )
    found = likely(
        read(
            "<nav><ul><li><a href=/>記事一覧</a></li></ul></nav><article><h1>渡し船</h1>"
            + f"<p>{sentence}</p>" * 4
            + "</article>"
        )
    )
    assert (found[-4:].argmax(axis=1) == BODY).all()


@pytest.mark.parametrize(
    "named",
    [
        {"features": ["size"], "near_features": NEAR_FEATURES},
        {"features": FEATURES},
        {"features": FEATURES, "near_features": ["size"]},
    ],
)
def test_weights_for_other_features_are_refused(named: dict[str, Sequence[str]]) -> None:
    file = io.BytesIO()
    np.savez(file, classes=np.array(CLASSES), **{name: np.array(values) for name, values in named.items()})
    file.seek(0)
    with pytest.raises(ResourceError, match="do not belong to this version"):
        PageModel.read(file)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 1900 + "deep words",
        "".join(f"<div>words of level {i} and some more of them." for i in range(1500)),
        "<p>The ferry lay off the pier.</p>" * 21_000,
        "<p>" + "<a href=/x>link</a> " * 5_000 + "</p>",
        "".join(f"<b class='c{i}'>w</b><hr>" for i in range(3_000)),
    ],
    ids=["deep and empty", "deep", "more blocks than are looked at", "one block of links", "a class each"],
)
def test_pages_of_absurd_shapes_are_judged(page: str) -> None:
    story = read(page)
    found = likely(story)
    assert found.shape == (len(story.blocks), len(CLASSES))
    assert np.isfinite(found).all()
