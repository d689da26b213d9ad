"""The trained labeller of lines: its weights file, its decoder, and an example of each role it knows."""

from __future__ import annotations

import itertools
import json
from importlib.resources import files

import numpy as np
import pytest

from retold.clean.line_model import LineModel, line_model
from retold.clean.regions import label_regions
from retold.model.document import Role
from retold.model.story import Story
from retold.read.text import text_blocks
from retold.testing import document

PARAGRAPHS = (
    "The harbour office of Port Selda said on Monday that a ferry had run aground near the old pier.",
    "Nobody was hurt, but forty passengers waited on deck for two hours, the office said in a statement.",
    "The captain told reporters that the tide had turned earlier than the tables of the office promised.",
    "An inquiry begins on Thursday, and the line has cancelled all crossings until it has ended.",
)
TITLE = "Ferry runs aground off Port Selda"


def roles(*lines: str) -> dict[str, tuple[Role, str]]:
    doc = document("\n\n".join(lines))
    story = label_regions(Story(documents=(doc,), blocks=text_blocks(doc.id, doc.text)))
    return {doc[r.span]: (r.role, r.rule) for r in story.regions}


def small(**changes: object) -> dict[str, object]:
    """Weights of two roles and two features."""
    return {
        "format": 1,
        "roles": ["body", "caption"],
        "transitions": [[0.5, -0.5], [-0.5, 0.25]],
        "weights": {"open": {"caption": 1.0, "body": -0.25}, "closed": {"body": 1.5}},
        "vocabulary": [],
        "rules": {
            "credit, agency alone": [40, 39.0, 39.0],
            "other, a guess": [40, 12.0, 3.0],
            "related, a list": [40, 39.0, 4.0],
        },
        "caution": {"caption": 0.5},
        **changes,
    }


def test_the_shipped_weights_are_of_the_format_and_small() -> None:
    raw = (files("retold") / "models/lines/weights.json").read_bytes()
    assert len(raw) < 500_000
    data = json.loads(raw)
    assert set(data) == set(small())
    known = {str(r) for r in Role}
    assert set(data["roles"]) == known - {"dateline", "blockquote"}
    assert all(set(row) <= set(data["roles"]) for row in data["weights"].values())
    assert np.array(data["transitions"]).shape == (len(data["roles"]),) * 2
    assert all(0 <= own <= seen + 0.5 and 0 <= right <= seen + 0.5 for seen, right, own in data["rules"].values())


def test_the_shipped_vocabulary_is_lower_case_words_of_its_own_features() -> None:
    model = line_model()
    used = {name.rpartition("word: ")[2] for name in model.index if "word: " in name}
    assert used <= model.vocabulary
    assert all(word.isalpha() and word == word.casefold() for word in model.vocabulary)


def test_the_training_code_writes_what_the_program_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pycrfsuite", reason="the workshop is not installed")
    from pathlib import Path

    monkeypatch.syspath_prepend(str(Path(__file__).parents[3]))
    from training.lines import learn
    from training.lines.render import Rendered

    text = f"{TITLE}\n" + "\n".join(PARAGRAPHS) + "\nThe ferry at the pier\n"
    given = {0: Role.HEADLINE, text.index("The ferry at"): Role.CAPTION}
    item = Rendered("one", "invented", "port.example", "en", "paste", text, given, None)
    monkeypatch.setitem(learn.MODEL, "feature.minfreq", 1)
    data = learn.train([learn.example(item, frozenset({"ferry"}))] * 3, frozenset({"ferry"}), {"caption": 1.0})
    assert set(data) == set(json.loads((files("retold") / "models/lines/weights.json").read_text("utf8")))
    assert set(LineModel.of(data).roles) == {Role.HEADLINE, Role.BODY, Role.CAPTION}


def test_weights_of_another_format_are_refused() -> None:
    with pytest.raises(ValueError, match="make train-lines"):
        LineModel.of(small(format=2))


def test_the_decoder_finds_what_trying_everything_finds() -> None:
    model = LineModel.of(small())
    dice = np.random.default_rng(5)
    for length in range(1, 7):
        scores = dice.normal(size=(length, 2))
        every = max(
            itertools.product(range(2), repeat=length),
            key=lambda way: (
                sum(scores[i, s] for i, s in enumerate(way)) + sum(model.transitions[a, b] for a, b in itertools.pairwise(way))
            ),
        )
        assert model.best(scores) == [model.roles[s] for s in every]
    assert model.best(np.zeros((0, 2))) == []


def test_care_is_taken_off_furniture_only_where_it_is_asked_for() -> None:
    model = LineModel.of(small())
    assert model.scores([["open"], ["open", "never seen"]], [0.0, 2.0]).tolist() == [[-0.25, 1.0], [-0.25, 0.0]]


def test_rules_are_believed_as_far_as_they_were_right() -> None:
    model = LineModel.of(small())
    assert model.doubted == {"other, a guess"}
    assert "related, a list" in model.loose
    assert "credit, agency alone" not in model.doubted | model.loose


def test_reasons_are_the_strongest_features_first() -> None:
    model = LineModel.of(small())
    assert model.reasons(["closed", "open"], Role.CAPTION) == ["open"]


@pytest.mark.parametrize(
    ("line", "role", "place"),
    [
        (TITLE, Role.HEADLINE, 0),
        ("Ferry Runs Aground Off Port Selda", Role.HEADLINE_REPEAT, 1),
        ("Harbour office opens an inquiry into the tide tables", Role.DECK, 1),
        ("POLITICS", Role.KICKER, 0),
        ("By Ann Lee", Role.BYLINE, 1),
        ("Published 5:48 PM ET, Tue July 31, 2018", Role.STAMP, 1),
        ("The old pier of Port Selda, where the ferry came to rest (Cy Dorn/Getty Images)", Role.CAPTION, 3),
        ("(Photo by Cy Dorn/ZUMA Press)", Role.CREDIT, 3),
        ("READ MORE: Another ferry runs aground", Role.RELATED, 3),
        ("Sign up for our newsletter and get the tides in your inbox every morning.", Role.PROMO, 6),
        ("Facebook Twitter WhatsApp Email", Role.SHARE, 6),
        ("Ann Lee is a reporter at The Harbour Post. She covers ferries, tides and the fishing fleet.", Role.BIO, 6),
        ("Leave a Reply", Role.COMMENT_UI, 6),
        ("Copyright 2017 The Harbour Post. All rights reserved.", Role.LEGAL, 6),
        ("Fact checked", Role.OTHER, 1),
        (PARAGRAPHS[1], Role.BODY, 2),
    ],
)
def test_each_role_has_an_example(line: str, role: Role, place: int) -> None:
    lines = [TITLE, *PARAGRAPHS]
    if line not in lines:
        lines.insert(place, line)
    found = roles(*lines)
    text = line.removesuffix(" (Cy Dorn/Getty Images)")
    assert found[text][0] is role
    assert found[text][1]
    assert all(found[p][0] is Role.BODY for p in PARAGRAPHS)


def test_comments_below_an_article_are_told_without_a_form() -> None:
    comments = []
    for name, hour in (
        ("salty_dog", "10:12"),
        ("Anonymous", "10:40"),
        ("portwatcher", "11:05"),
        ("gull99", "11:31"),
        ("Bo", "12:02"),
    ):
        comments += [f"{name} - 6 May 2024 {hour} am", "I think you are right, and I love that ferry! Thanks for this, lol."]
    found = roles(TITLE, *PARAGRAPHS, "5 Comments", *comments)
    assert found[comments[3]][0] is Role.COMMENT
    assert all(found[p][0] is Role.BODY for p in PARAGRAPHS)


def test_what_the_labeller_decides_it_explains_in_words() -> None:
    text = roles(TITLE, *PARAGRAPHS, "Read or Share this story: http://harbour.example/2BXv")
    role, rule = text["Read or Share this story: http://harbour.example/2BXv"]
    assert role not in {Role.BODY, Role.HEADLINE}
    assert ";" in rule


def test_a_text_without_running_text_is_left_to_the_rules() -> None:
    lines = [f"Line {i} of a page that somebody typed in without a single full stop at all" for i in range(6)]
    assert all(roles(TITLE, *lines)[line][0] is Role.BODY for line in lines)


def test_a_few_words_between_paragraphs_are_a_heading() -> None:
    found = roles(TITLE, *PARAGRAPHS, "Softened tone", *(p.replace("ferry", "boat") for p in PARAGRAPHS))
    assert found["Softened tone"][0] is Role.BODY
