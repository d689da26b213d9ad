"""Words for the same."""

from __future__ import annotations

from retold.model.story import Story


def collect_labels(story: Story) -> Story:
    """Return the story unchanged: this room is still empty."""
    return story
