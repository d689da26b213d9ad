"""The same quotation in several documents."""

from __future__ import annotations

from retold.model.story import Story


def match_quotes(story: Story) -> Story:
    """Return the story unchanged: this room is still empty."""
    return story
