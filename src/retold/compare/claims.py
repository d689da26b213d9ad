"""Findings about claims and origins."""

from __future__ import annotations

from retold.model.story import Story


def compare_claims(story: Story) -> Story:
    """Return the story unchanged: this room is still empty."""
    return story
