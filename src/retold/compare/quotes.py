"""Findings about quotations."""

from __future__ import annotations

from retold.model.story import Story


def compare_quotes(story: Story) -> Story:
    """Return the story unchanged: this room is still empty."""
    return story
