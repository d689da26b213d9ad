"""Places where accounts cannot all stand, or differ in a way an editor wants to see.

Typed slots of one claim are compared (numbers with unit and bound, dates, durations, times, polarity, credit), clauses that tell
one act, and the wording of one quotation. Likeness of sentences proposes and never decides.
"""

from __future__ import annotations

from dataclasses import replace

from retold.compare.conflict_actors import actor_conflicts
from retold.compare.conflict_attributes import attribute_conflicts
from retold.compare.conflict_claimed import value_conflicts
from retold.compare.conflict_degrees import degree_conflicts
from retold.compare.conflict_drift import drift_conflicts
from retold.compare.conflict_fragments import fragment_conflicts
from retold.compare.conflict_frames import frame_conflicts
from retold.compare.conflict_headlines import headline_conflicts
from retold.compare.conflict_measures import measure_conflicts
from retold.compare.conflict_once import told_once
from retold.compare.conflict_pairs import Pairs
from retold.compare.conflict_places import place_conflicts
from retold.compare.conflict_plurals import plural_conflicts
from retold.compare.conflict_polarity import polarity_conflicts
from retold.compare.conflict_purposes import purpose_conflicts
from retold.compare.conflict_slots import Slots
from retold.compare.conflict_speakers import speaker_conflicts
from retold.compare.conflict_stance import stance_conflicts
from retold.compare.conflict_times import time_conflicts
from retold.compare.conflict_unheld import unheld_conflicts
from retold.compare.conflict_untruths import untruth_conflicts
from retold.compare.conflict_voice import Voices
from retold.compare.conflict_wording import wording_conflicts
from retold.compare.splices import find_splices, splice_conflict, splice_finding
from retold.compare.tellings import Tellings
from retold.model.claims import Conflict, ConflictKind, Strength, Support
from retold.model.document import display_names
from retold.model.finding import Evidence, Finding
from retold.model.story import Story

_CODES = {
    Strength.CONTRADICTION: "F501",
    Strength.TENSION: "F502",
    Strength.UPDATE_OVER_TIME: "F503",
    Strength.PRECISION_ONLY: "F504",
}
_CONFIDENCE = {
    Strength.CONTRADICTION: 0.75,
    Strength.TENSION: 0.65,
    Strength.UPDATE_OVER_TIME: 0.7,
    Strength.PRECISION_ONLY: 0.6,
}


def find_conflicts(story: Story) -> Story:
    """Fill ``conflicts`` and add their findings: F501 to F504 by strength, F701 for dates that exclude each other, F301 for quotations spliced.

    Quotations in other words are conflicts here; their finding comes with the other findings about quotations, that of a headline
    which its text does not hold with the check of headlines.
    """
    names = display_names(story.documents)
    voices = Voices(story)
    slots = Slots(story, voices)
    pairs = Pairs(Tellings(story, voices), slots)
    conflicts: list[Conflict] = []
    for claim in story.claims:
        conflicts += value_conflicts(pairs, claim, names)
        conflicts += time_conflicts(story, claim, voices, slots, names)
        conflicts += stance_conflicts(pairs, claim, names)
    conflicts += [
        *_of_tellings(pairs, names),
        *attribute_conflicts(story, slots, names),
        *fragment_conflicts(story, voices, names),
    ]
    tops = headline_conflicts(pairs, names)
    tops += unheld_conflicts(story, tops, names)
    splices = find_splices(story)
    quotes = [*speaker_conflicts(story, names), *wording_conflicts(story, names)]
    quotes += [splice_conflict(story, s, names) for s in splices]
    found = told_once(story, [*conflicts, *tops, *quotes])
    checked = {h.span for h in story.headlines if h.supported is not Support.YES}
    elsewhere = {c.id for c in quotes} | {c.id for c in tops if any(m.span in checked for m in c.members)}
    findings = [splice_finding(story, s, names) for s in splices]
    findings += [_finding(c, names) for c in found if c.id not in elsewhere]
    return replace(story, conflicts=found, findings=(*story.findings, *findings))


def _of_tellings(pairs: Pairs, names: dict[str, str]) -> list[Conflict]:
    """Conflicts between clauses, whether or not a claim joins their articles."""
    return [
        *drift_conflicts(pairs, names),
        *measure_conflicts(pairs, names),
        *plural_conflicts(pairs, names),
        *frame_conflicts(pairs, names),
        *place_conflicts(pairs, names),
        *polarity_conflicts(pairs, names),
        *actor_conflicts(pairs, names),
        *purpose_conflicts(pairs, names),
        *degree_conflicts(pairs, names),
        *untruth_conflicts(pairs, names),
    ]


def _finding(conflict: Conflict, names: dict[str, str]) -> Finding:
    dated = conflict.kind is ConflictKind.DATE and conflict.strength is Strength.CONTRADICTION
    return Finding(
        code="F701" if dated else _CODES[conflict.strength],
        values={"text": conflict.text},
        confidence=_CONFIDENCE[conflict.strength],
        evidence=tuple(Evidence(m.span, f"{names[m.span.doc]}: {m.value or 'says so'}") for m in conflict.members),
    )
