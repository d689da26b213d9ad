"""How headlines are made: the words that join their parts, and those by which they keep a distance.

Compiled by the retold project from general knowledge of English headlines; CC0.
"""

from __future__ import annotations

_PART_MARKS = (
    "after as amid while before despite following because over . ? ! ; : , - — – | and but when until since though although"
)
PART_MARKS: frozenset[str] = frozenset(_PART_MARKS.split())
"""Words and signs at which a headline may go on to another happening."""

_DISTANCE = """say says said claim claims claimed allege alleges alleged allegedly report reports reported reportedly accuse accuses accused
    suspect suspects suspected may might could would if believe believes believed think thinks thought appear appears appeared seem
    seems seemed tell tells told warn warns warned suggest suggests suggested consider considers considering plan plans planning
    planned threaten threatens threatened weigh weighs mull mulls mulling possible possibly likely apparent apparently potential
    potentially ? according per sources rumor rumors rumored rumour rumoured purported purportedly supposed supposedly
    fear fears feared expected expect expects set deny denies denied dispute disputes"""
DISTANCE: frozenset[str] = frozenset(_DISTANCE.split())
"""Words by which a headline itself attributes, hedges or asks, so that a hedged body takes nothing back."""

PROSPECTS: frozenset[str] = frozenset(
    {"threaten", "consider", "weigh", "mull", "contemplate", "appear", "seem", "suspect", "reportedly", "allege"}
)
"""Lemmas under which a verb tells of something that has not happened or is not said to have."""
