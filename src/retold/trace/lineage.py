"""Who took what from whom."""

from __future__ import annotations

from retold.model.story import Story


def trace_lineage(story: Story) -> Story:
    """Return the story unchanged: this room is still empty."""
    return story
