"""The order in which an editor reads findings: the weightiest first, but of each kind one before any comes twice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from retold.model.codes import CATALOGUE, is_question
from retold.model.finding import Finding
from retold.model.story import Story

AGAIN = 6
"""How many ranks a finding falls for every earlier one of its kind."""


def rank_findings(story: Story) -> Story:
    """Sort findings, each once; the order is the same in every run.

    Within a kind: confidence, then how many documents and how many characters the evidence covers. Between kinds: the
    catalogue's rank, to which every further finding of one kind adds, so that the first screen shows many kinds.
    Open questions come after all that the articles themselves show.
    """
    kinds: dict[str, list[Finding]] = defaultdict(list)
    for f in {f.id: f for f in story.findings}.values():
        kinds[f.code].append(f)
    placed = [
        (CATALOGUE[code].rank + AGAIN * again, CATALOGUE[code].rank, again, f)
        for code, found in kinds.items()
        for again, f in enumerate(sorted(found, key=weight))
    ]
    placed.sort(key=lambda p: (is_question(p[3].code), p[0], p[1], p[2], p[3].code, p[3].id))
    return replace(story, findings=tuple(f for *_, f in placed))


def weight(finding: Finding) -> tuple[int, float, int, str]:
    """A sort key within one kind, the weightiest first."""
    documents = len({e.span.doc for e in finding.evidence})
    return -documents, -finding.confidence, -sum(len(e.span) for e in finding.evidence), finding.id
