"""Independent origins of claims."""

from __future__ import annotations

from retold.model.story import Story


def trace_origins(story: Story) -> Story:
    """Return the story unchanged: this room is still empty."""
    return story
