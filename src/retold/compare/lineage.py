"""Findings about copying and crediting."""

from __future__ import annotations

from retold.model.story import Story


def report_lineage(story: Story) -> Story:
    """Return the story unchanged: this room is still empty."""
    return story
