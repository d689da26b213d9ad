"""Only here, did not answer, about something else."""

from __future__ import annotations

from retold.model.story import Story


def compare_coverage(story: Story) -> Story:
    """Return the story unchanged: this room is still empty."""
    return story
