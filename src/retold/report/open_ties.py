"""Articles with long runs of the same text between which the lineage has no way: who had it first is open."""

from __future__ import annotations

from dataclasses import dataclass

from retold.model.lineage import TAKEN
from retold.model.story import Story
from retold.report.shared_text import pairs


@dataclass(frozen=True, slots=True)
class OpenTie:
    """Two nodes of the lineage (their ids) whose articles share ``words`` words of running text, in either direction."""

    a: str
    b: str
    words: int


def open_ties(story: Story) -> list[OpenTie]:
    """The strongest such ties that join what is not joined yet, by text that was taken or by a stronger tie.

    A spanning forest after Kruskal (1956): among fifty copies of one text the pairs are more than anybody can look at.
    """
    nodes = {n.doc: n.id for n in story.lineage.nodes if n.doc is not None}
    head = {n.id: n.id for n in story.lineage.nodes}

    def root(key: str) -> str:
        while head[key] != key:
            head[key] = head[head[key]]
            key = head[key]
        return key

    for e in story.lineage.edges:
        if e.kind in TAKEN:
            head[root(e.target)] = root(e.source)
    found = []
    for p in pairs(story):
        if not p.long or p.a not in nodes or p.b not in nodes:
            continue
        a, b = nodes[p.a], nodes[p.b]
        if root(a) != root(b):
            head[root(b)] = root(a)
            found.append(OpenTie(a, b, p.words))
    return found
