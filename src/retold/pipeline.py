"""The order of the rooms: a list, not a framework. The only file that knows it.

A stage takes the story so far and returns a new one with its tables filled. What it needs and what it fills is
written beside it, so that a wrong order fails a test instead of giving empty tables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from retold.align.claims import group_claims
from retold.align.passages import add_passages
from retold.align.quotes import match_quotes
from retold.align.sources import check_sources
from retold.annotate.attributions import add_attributions
from retold.annotate.credits import add_credits
from retold.annotate.dates import add_dates
from retold.annotate.hedges import add_hedges
from retold.annotate.names import add_names
from retold.annotate.numbers import add_numbers
from retold.annotate.parsing import parse_and_tag
from retold.annotate.speakers import resolve_speakers
from retold.clean.kinds import tell_kinds
from retold.clean.metadata import fill_metadata
from retold.clean.regions import label_regions
from retold.compare.claims import compare_claims
from retold.compare.conflicts import find_conflicts
from retold.compare.coverage import compare_coverage
from retold.compare.headlines import check_headlines
from retold.compare.labels import collect_labels
from retold.compare.lineage import report_lineage
from retold.compare.questions import ask_questions
from retold.compare.quotes import compare_quotes
from retold.compare.ranking import rank_findings
from retold.compare.sources import compare_sources
from retold.compare.timeline import build_timeline
from retold.compare.voices import collect_voices
from retold.model.apart import of_articles
from retold.model.invariants import check
from retold.model.story import Story
from retold.trace.lineage import trace_lineage
from retold.trace.origins import trace_origins
from retold.trace.pairs import relate_pairs
from retold.trace.relations import relate_passages
from retold.trace.source_origins import resolve_origins
from retold.trace.sources import place_sources, relate_sources

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, its number from 0 and the number of stages, before it runs."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A room's function with the tables it needs and the tables it fills."""

    name: str
    run: Callable[[Story], Story]
    requires: tuple[str, ...]
    assigns: tuple[str, ...]


CLEAN = (
    Stage("regions", label_regions, ("documents", "blocks"), ("regions",)),
    Stage("metadata", fill_metadata, ("documents", "regions"), ("documents", "metadata")),
    Stage("kinds", of_articles(tell_kinds), ("documents", "regions", "links", "metadata"), ("documents", "findings")),
)
ANNOTATE = (
    Stage("sentences", parse_and_tag, ("documents", "regions"), ("sentences", "tagged")),
    Stage("names", add_names, ("sentences",), ("names",)),
    Stage("dates", add_dates, ("sentences",), ("dates",)),
    Stage("numbers", add_numbers, ("sentences", "dates"), ("numbers",)),
    Stage("hedges", add_hedges, ("sentences",), ("hedges",)),
    Stage("attributions", add_attributions, ("regions", "sentences", "tagged"), ("attributions",)),
    Stage("speakers", resolve_speakers, ("attributions", "names"), ("attributions",)),
    Stage("credits", add_credits, ("regions", "links", "sentences", "names", "attributions"), ("credits",)),
)
ALIGN = (
    Stage("passages", add_passages, ("documents", "regions"), ("passages",)),
    Stage("quotes", of_articles(match_quotes), ("attributions", "passages"), ("attributions", "quote_matches")),
    Stage("source checks", check_sources, ("documents", "regions", "attributions", "credits"), ("source_checks",)),
    Stage(
        "claims",
        of_articles(group_claims),
        ("sentences", "names", "dates", "numbers", "hedges", "attributions", "credits"),
        ("claims",),
    ),
)
TRACE = (
    Stage("relations", of_articles(relate_passages), ("passages", "regions", "attributions", "credits"), ("passages",)),
    Stage("source relations", relate_sources, ("passages", "regions", "attributions"), ("passages",)),
    Stage("pairs", relate_pairs, ("documents", "regions", "passages"), ("pairs",)),
    Stage("lineage", of_articles(trace_lineage), ("passages", "regions", "credits", "links"), ("lineage",)),
    Stage(
        "sources", place_sources, ("lineage", "passages", "credits", "source_checks"), ("sources", "source_checks", "lineage")
    ),
    Stage("origins", of_articles(trace_origins), ("claims", "lineage", "attributions", "credits", "passages"), ("claims",)),
    Stage("source origins", resolve_origins, ("claims", "sources"), ("claims",)),
)
COMPARE = (
    Stage("claim findings", of_articles(compare_claims), ("claims",), ("findings",)),
    Stage("quote findings", of_articles(compare_quotes), ("quote_matches", "attributions"), ("findings",)),
    Stage("lineage findings", of_articles(report_lineage), ("lineage", "passages"), ("findings",)),
    Stage("source findings", compare_sources, ("source_checks", "passages"), ("findings",)),
    Stage(
        "headlines",
        of_articles(check_headlines),
        ("regions", "sentences", "names", "dates", "numbers", "hedges", "attributions", "credits"),
        ("headlines", "findings"),
    ),
    Stage(
        "conflicts",
        of_articles(find_conflicts),
        ("regions", "sentences", "names", "dates", "numbers", "hedges", "attributions", "claims", "quote_matches", "headlines"),
        ("conflicts", "findings"),
    ),
    Stage("labels", of_articles(collect_labels), ("sentences", "names"), ("labels", "findings")),
    Stage(
        "timeline",
        of_articles(build_timeline),
        ("dates", "sentences", "attributions", "credits", "conflicts"),
        ("timeline", "findings"),
    ),
    Stage(
        "coverage",
        of_articles(compare_coverage),
        ("regions", "sentences", "attributions", "quote_matches", "claims", "passages", "credits", "findings"),
        ("findings",),
    ),
    Stage(
        "voices",
        of_articles(collect_voices),
        ("sentences", "attributions", "credits", "lineage", "findings"),
        ("voices", "findings"),
    ),
    Stage(
        "questions",
        of_articles(ask_questions),
        ("claims", "conflicts", "lineage", "credits", "voices", "sentences", "findings"),
        ("findings",),
    ),
    Stage("ranking", rank_findings, ("findings",), ("findings",)),
)

READ_STAGES = CLEAN
ANNOTATE_STAGES = CLEAN + ANNOTATE
COMPARE_STAGES = CLEAN + ANNOTATE + ALIGN + TRACE + COMPARE


def _only(*names: str) -> tuple[Stage, ...]:
    """The annotating stages, and of the later ones those named, in their order."""
    return ANNOTATE_STAGES + tuple(s for s in ALIGN + TRACE + COMPARE if s.name in names)


REUSE_STAGES = _only("passages", "relations", "source relations", "pairs")
"""Who shares which words with whom; credits and attributions tell relations and directions, so that annotating comes before."""
LINEAGE_STAGES = _only(
    "passages", "quotes", "source checks", "relations", "source relations", "pairs", "lineage", "sources", "lineage findings",
    "source findings", "ranking",
)  # fmt: skip
"""Who took what from whom; shared quotations tell which credited documents are one."""


def run(story: Story, stages: tuple[Stage, ...] = COMPARE_STAGES, progress: Progress | None = None) -> Story:
    """Take a story as it was read through ``stages`` in order.

    Returns a new story whose promises have been checked; raises ``ModelError`` where a stage broke one.
    """
    for number, stage in enumerate(stages):
        if progress is not None:
            progress(stage.name, number, len(stages))
        story = stage.run(story)
        story = replace(story, stages=(*story.stages, stage.name))
    return check(story)
