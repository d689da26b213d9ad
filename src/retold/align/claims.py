"""Mentions of one claim."""

from __future__ import annotations

from retold.model.story import Story


def group_claims(story: Story) -> Story:
    """Return the story unchanged: this room is still empty."""
    return story
