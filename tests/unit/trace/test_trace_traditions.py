"""Texts copied by hand in other languages: nearly all is shared, and only errors in common tell who copied whom."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from retold.align.passages import add_passages
from retold.model.story import Story
from retold.testing import document, story
from retold.trace.lineage import trace_lineage
from retold.trace.relations import relate_passages

TRADITIONS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[2] / "fixtures/traditions.yaml").read_text("utf8"))


@dataclass(frozen=True)
class Tradition:
    """The copies in hand by name, and the parent of each, which may be lost."""

    texts: dict[str, str]
    parents: dict[str, str]


def tradition(data: dict[str, Any]) -> Tradition:
    texts: dict[str, str] = {}
    for name, copy in data["copies"].items():
        text = texts[copy["parent"]] if copy["parent"] else data["text"]
        for change in copy["changes"]:
            old, new = re.fullmatch(r"(.+?) >\s*(.*)", change).groups()  # type: ignore[union-attr]
            assert text.count(old) == 1, (data["language"], name, old)
            text = text.replace(old, new).replace("  ", " ")
        texts[name] = text
    lost = {name for name, copy in data["copies"].items() if copy.get("lost")}
    parents = {name: copy["parent"] for name, copy in data["copies"].items() if copy["parent"]}
    return Tradition({name: text for name, text in texts.items() if name not in lost}, parents)


def traced(made: Tradition) -> tuple[Story, set[tuple[str, str]]]:
    """The story, and what is stated as (source, taker); a text outside the set is ``?``."""
    found = add_passages(story(*(document(text, f"{name}.txt") for name, text in made.texts.items())))
    found = trace_lineage(relate_passages(found))
    names = {n.id: Path(found.document(n.doc).file).stem if n.doc else "?" for n in found.lineage.nodes}
    return found, {(names[e.source], names[e.target]) for e in found.lineage.edges}


@pytest.mark.parametrize("data", TRADITIONS, ids=[t["language"] for t in TRADITIONS])
def test_what_is_stated_is_so_and_runs_the_right_way(data: dict[str, Any]) -> None:
    made = tradition(data)
    _, edges = traced(made)
    true = {(parent, copy) for copy, parent in made.parents.items() if parent in made.texts}
    stated = {edge for edge in edges if "?" not in edge}
    assert stated <= true
    assert len(stated) >= 0.4 * len(true)


@pytest.mark.parametrize("data", TRADITIONS, ids=[t["language"] for t in TRADITIONS])
def test_no_copy_has_two_sources_and_none_is_its_own(data: dict[str, Any]) -> None:
    _, edges = traced(tradition(data))
    takers = [taker for _, taker in edges if taker != "?"]
    assert len(takers) == len(set(takers))
    parent = {taker: source for source, taker in edges if taker != "?"}
    for start in parent:
        at, steps = start, 0
        while at in parent and steps <= len(parent):
            at, steps = parent[at], steps + 1
        assert steps <= len(parent)
