"""Title, outlet, author and publication date from what the text says of itself."""

from __future__ import annotations

from retold.model.story import Story


def fill_metadata(story: Story) -> Story:
    """Return the story unchanged: this room is still empty."""
    return story
