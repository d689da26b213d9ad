"""Who a source is."""

from __future__ import annotations

from retold.model.story import Story


def resolve_speakers(story: Story) -> Story:
    """Return the story unchanged: this room is still empty."""
    return story
