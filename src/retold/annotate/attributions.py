"""Source, cue, content."""

from __future__ import annotations

from retold.model.story import Story


def add_attributions(story: Story) -> Story:
    """Return the story unchanged: this room is still empty."""
    return story
