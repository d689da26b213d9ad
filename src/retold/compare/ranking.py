"""The order in which an editor reads findings."""

from __future__ import annotations

from dataclasses import replace

from retold.model.codes import CATALOGUE
from retold.model.story import Story


def rank_findings(story: Story) -> Story:
    """Sort findings: the catalogue's rank first, then confidence, then how many documents they concern, then id."""
    ordered = sorted(
        {f.id: f for f in story.findings}.values(),
        key=lambda f: (CATALOGUE[f.code].rank, -f.confidence, -len({e.span.doc for e in f.evidence}), f.id),
    )
    return replace(story, findings=tuple(ordered))
