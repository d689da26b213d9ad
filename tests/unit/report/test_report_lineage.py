"""The lineage alone: a drawing that is a valid SVG file, and the ties in words."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from bridge_story import bridge
from retold.model.lineage import Edge, EdgeKind, Lineage, Node
from retold.model.story import Story
from retold.report.lineage import lineage_lines, to_svg
from retold.testing import document, find
from retold.testing import story as story_of

SVG = "{http://www.w3.org/2000/svg}"


def drawn(story: Story) -> ET.Element:
    return ET.fromstring(to_svg(story))  # noqa: S314 - our own output


def words(root: ET.Element) -> list[str]:
    return ["".join(t.itertext()) for t in root.iter(f"{SVG}text")]


def hostile() -> Story:
    doc = document("Head\nWords of it.", "a.txt", outlet='</text><script>alert("x")</script> & \x07 ]]>')
    lost = Node(id="n1", name="<lost> & “gone” \ud800")
    seen = Node(id="n2", name="seen", doc=doc.id)
    edge = Edge(source="n1", target="n2", kind=EdgeKind.REWRITTEN, confidence=0.4, evidence=(find(doc, "Words"),))
    return replace(story_of(doc), lineage=Lineage(nodes=(lost, seen), edges=(edge,)))


def test_kinds_confidences_and_lost_texts_are_in_the_drawing() -> None:
    story = bridge()
    root = drawn(story)
    text = words(root)
    surest: dict[tuple[str, str], float] = {}
    for edge in story.lineage.edges:
        tie = (edge.source, edge.target)
        surest[tie] = max(surest.get(tie, 0), edge.confidence)
    told = sorted(t.rpartition(", ")[2] for t in text if t.endswith(" %"))
    assert told == sorted(f"{round(100 * sure)} %" for sure in surest.values())
    classes = " ".join(g.get("class", "") for g in root.iter(f"{SVG}g"))
    assert {f"e-{e.kind.value}" for e in story.lineage.edges} <= set(classes.split())
    assert sum("not in the set" in t for t in text) == sum(not n.seen for n in story.lineage.nodes)


def test_it_stands_alone_with_its_colours_and_a_text_alternative() -> None:
    data = to_svg(bridge()).decode()
    root = ET.fromstring(data)  # noqa: S314 - our own output
    assert root.get("role") == "img"
    named = {e.get("id"): e.text or "" for e in root}
    assert all(named[key] for key in (root.get("aria-labelledby") or "").split())
    assert "copied from" in named["desc"]
    assert "prefers-color-scheme: dark" in data
    assert "href" not in data
    assert "<script" not in data


def test_hostile_names_are_text() -> None:
    root = drawn(hostile())
    assert not list(root.iter(f"{SVG}script"))
    assert any("<lost>" in t for t in words(root))
    assert any("perhaps reworked, 40 %" in t for t in words(root))


@pytest.mark.parametrize("story", [Story(), story_of("Only a headline")], ids=["empty", "one"])
def test_without_ties_there_is_still_a_drawing(story: Story) -> None:
    assert drawn(story).get("width")


@pytest.mark.parametrize("width", [1, 40, 72, 100])
def test_lines_keep_their_width(width: int) -> None:
    assert max(len(line.text) for line in lineage_lines(bridge(), width)) <= max(width, 40)


def test_lines_tell_each_tie_with_its_words() -> None:
    story = bridge()
    text = " ".join(" ".join(line.text for line in lineage_lines(story, 80)).split())
    assert text.count("Confidence") == len(story.lineage.edges)
    assert "(not in the set)" in text
    assert "No tie found: E 05-nessel." in text
