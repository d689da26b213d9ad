"""A story of its articles alone: what counts, compares and heads articles never sees the source documents beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from retold.model.lineage import Lineage
from retold.model.story import Story

_DOCS: dict[str, Callable[[Any], set[str]]] = {
    **dict.fromkeys(
        ("blocks", "regions", "links", "sentences", "names", "dates", "numbers", "hedges", "credits"), lambda r: {r.span.doc}
    ),
    "documents": lambda d: {d.id},
    "metadata": lambda v: {v.doc},
    "tagged": lambda t: {t.cue.doc},
    "attributions": lambda a: {a.doc},
    "passages": lambda p: {p.a.doc, p.b.doc},
    "pairs": lambda p: {p.a, p.b},
}
"""Tables with rows of source documents, and which documents a row is of; all later tables are of articles only."""


def articles_alone(story: Story) -> Story:
    """The story without its source documents: no row of theirs, and in the lineage they are texts outside the set.

    ``sources`` still says which they were.
    """
    held = story.source_ids
    if not held:
        return story
    kept: dict[str, Any] = {t: tuple(r for r in getattr(story, t) if not docs(r) & held) for t, docs in _DOCS.items()}
    nodes = tuple(replace(n, doc=None) if n.doc in held else n for n in story.lineage.nodes)
    return replace(story, **kept, lineage=Lineage(nodes=nodes, edges=story.lineage.edges))


def of_articles(stage: Callable[[Story], Story]) -> Callable[[Story], Story]:
    """A stage that sees the articles alone; what it fills is put back beside the rows of the source documents."""

    @wraps(stage)
    def run(story: Story) -> Story:
        held = story.source_ids
        if not held:
            return stage(story)
        alone = articles_alone(story)
        after = stage(alone)
        back: dict[str, Any] = {}
        for table, docs in _DOCS.items():
            filled, before = getattr(after, table), getattr(story, table)
            changed = filled is not getattr(alone, table)
            back[table] = (*filled, *(r for r in before if docs(r) & held)) if changed else before
        if after.lineage is alone.lineage:
            back["lineage"] = story.lineage
        return replace(after, **back)

    return run
