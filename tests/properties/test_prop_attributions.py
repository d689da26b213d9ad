"""What holds of attributions in any article: real prose with its quotation marks taken, doubled, curled and turned, odd line ends, emoji."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold import annotate_text
from retold.annotate import tagger
from retold.model.document import STORY_ROLES
from retold.model.story import Story

ARTICLES = sorted((Path(__file__).parents[2] / "examples/harbour-ferry/articles").glob("*.txt"))
PARAGRAPHS = [line for path in ARTICLES for line in path.read_text("utf-8").splitlines() if len(line) > 80]

MUTATIONS: dict[str, Callable[[str], str]] = {
    "as it is": lambda t: t,
    "no marks": lambda t: t.translate(dict.fromkeys(map(ord, "“”\"'’‘"))),
    "no closing marks": lambda t: t.replace("”", ""),
    "no opening marks": lambda t: t.replace("“", ""),
    "doubled": lambda t: t.replace("“", "““").replace("”", "””"),
    "straight": lambda t: t.replace("“", '"').replace("”", '"').replace("’", "'"),
    "turned round": lambda t: t.translate(str.maketrans("“”", "”“")),
    "typewriter": lambda t: t.replace("“", "``").replace("”", "''"),
    "carriage returns": lambda t: t.replace("\n", "\r\n"),
    "emoji": lambda t: t.replace(" ", " 🚢 ", 7).replace(".", ".😀"),
    "capitals": str.upper,
    "one line": lambda t: t.replace("\n", " "),
    "no spaces at marks": lambda t: t.replace(" “", "“").replace("” ", "”"),
    "broken lines": lambda t: t.replace(", ", ",\n"),
}


@pytest.fixture(scope="module", autouse=True)
def _weights() -> None:
    tagger.load()


def check_promises(story: Story) -> None:
    regions = [r.span for r in story.regions if r.role in STORY_ROLES]
    for a in story.attributions:
        for span in (*a.content, a.cue, a.source):
            if span is not None:
                words = story.text(span)
                assert words == words.strip()
                assert any(r.contains(span) for r in regions)
        assert all(x.end <= y.start for x, y in pairwise(a.content))
        assert all(not c.overlaps(x) for c in a.content for x in (a.cue, a.source) if x is not None)
        assert a.cue is None or a.source is None or not a.cue.overlaps(a.source)
    assert len({a.id for a in story.attributions}) == len(story.attributions)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4, unique=True), st.sampled_from(sorted(MUTATIONS)))
def test_any_damage_keeps_the_promises(paragraphs: list[str], mutation: str) -> None:
    check_promises(annotate_text("Ferry news\n\n" + MUTATIONS[mutation]("\n\n".join(paragraphs))))


def test_line_ends_change_nothing_but_offsets() -> None:
    text = ARTICLES[0].read_text("utf-8")
    plain, returned = annotate_text(text), annotate_text(text.replace("\n", "\r\n"))

    def said(story: Story) -> list[tuple[str, ...]]:
        return [tuple(story.text(c) for c in a.content) for a in story.attributions]

    assert said(plain) == said(returned)
    assert said(plain)


def test_straight_marks_find_the_same_statements_as_curly_ones() -> None:
    text = ARTICLES[0].read_text("utf-8")

    def cues(t: str) -> list[str]:
        story = annotate_text(t)
        return [story.text(a.cue) for a in story.attributions if a.cue is not None]

    assert cues(text) == cues(MUTATIONS["straight"](text))
