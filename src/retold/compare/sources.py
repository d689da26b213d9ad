"""Findings about source documents in hand: quotations that are not as they stand there, and their text without quotation marks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from retold.compare.prose import excerpt
from retold.model.finding import Evidence, Finding
from retold.model.links import BEYOND_CHANCE, Direction, Passage
from retold.model.naming import all_names
from retold.model.sources import SourceCheck, Verdict
from retold.model.span import Span
from retold.model.story import Story

QUOTES = "“”\"‘’' \u00a0,"
QUOTED = 16
"""Words of a quotation shown in a sentence."""
SHOWN = 4
"""Passages shown for one article: the longest prove the point."""
CODES = {Verdict.TRUNCATED: "F204", Verdict.SPLICED: "F205", Verdict.ALTERED: "F206", Verdict.NOT_FOUND: "F207"}
CONFIDENCE = {Verdict.TRUNCATED: 0.8, Verdict.SPLICED: 0.85, Verdict.ALTERED: 0.85, Verdict.NOT_FOUND: 0.6}
"""That words are not found says less than that they differ: the article may mean another document."""


def compare_sources(story: Story) -> Story:
    """Add F204-F207 for quotations that are not as the source has them, and F208 for its text without quotation marks.

    What is left out and marked so, by an ellipsis or brackets, is honest editing and no finding.
    """
    if not story.sources:
        return story
    names = all_names(story)
    checked = [_finding(story, k, names) for k in story.source_checks if k.verdict in CODES and _tells(k)]
    return replace(story, findings=(*story.findings, *checked, *_taken(story, names)))


def _tells(check: SourceCheck) -> bool:
    return check.silent or check.verdict is not Verdict.TRUNCATED


def _finding(story: Story, k: SourceCheck, names: dict[str, str]) -> Finding:
    article, source = names[k.span.doc], names[k.source]
    values = {
        "article": article,
        "source": source,
        "quote": excerpt(story.text(k.span).strip(QUOTES), QUOTED),
        "note": k.note,
    }
    evidence = [Evidence(k.span, f"as {article} prints it")]
    evidence += [Evidence(m, f"as it stands in {source}") for m in k.members]
    if not k.members:
        evidence += [Evidence(s, f"gives it as words of {source}") for s in _given(story, k)]
    return Finding(code=CODES[k.verdict], values=values, confidence=CONFIDENCE[k.verdict], evidence=tuple(evidence))


def _given(story: Story, check: SourceCheck) -> list[Span]:
    """Where the article credits the words to the source."""
    return [c.span for c in story.credits if c.attribution == check.attribution]


def _taken(story: Story, names: dict[str, str]) -> list[Finding]:
    """F208: articles with much of a source's text as their own words."""
    held = story.source_ids
    found: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for p in story.passages:
        if p.direction is not Direction.UNKNOWN:
            giver, taker = (p.a, p.b) if p.direction is Direction.A_TO_B else (p.b, p.a)
            if giver.doc in held and taker.doc not in held:
                found[taker.doc, giver.doc].append(p)
    out = []
    for (article, source), passages in found.items():
        words = sum(p.words for p in passages)
        if words >= BEYOND_CHANCE:
            longest = sorted(passages, key=lambda p: (-p.words, p.a))[:SHOWN]
            evidence = tuple(Evidence(s, f"{p.words} words in common") for p in longest for s in (p.a, p.b))
            values = {"article": names[article], "source": names[source], "words": str(words)}
            out.append(Finding(code="F208", values=values, confidence=0.9, evidence=evidence))
    return out
