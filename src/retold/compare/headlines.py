"""Headline and body."""

from __future__ import annotations

from retold.model.story import Story


def check_headlines(story: Story) -> Story:
    """Return the story unchanged: this room is still empty."""
    return story
