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

_LIGHT = """work thing things anything something everything nothing way move matter issue case bit kind sort lot part side wrong right
    reportedly allegedly apparently possibly likely unconfirmed alleged suspected potential potentially actually really pretty finally
    horrific horrifying shocking shocked stunning stunned amazing incredible incredibly bizarre weird insane crazy disgusting terrifying
    dramatic dramatically epic huge massive major big exceedingly extremely totally absolutely simply literally suddenly again
    news update report breaking exclusive watch video photos pics revealed live"""
LIGHT: frozenset[str] = frozenset(_LIGHT.split())
"""Words with which headlines fill, judge or label and tell no happening: they weigh little and are not missed alone."""

SHOWING: frozenset[str] = frozenset({"show", "reveal", "prove", "confirm", "find", "indicate", "suggest"})
"""Lemmas of verbs by which something shows what the headline tells: what is told is the next verb."""

SHORTENED: dict[str, str] = {
    "n.": "north",
    "s.": "south",
    "e.": "east",
    "w.": "west",
    "govt": "government",
    "gov't": "government",
    "dept": "department",
    "int'l": "international",
    "nat'l": "national",
    "natl": "national",
    "pres.": "president",
    "sen.": "senator",
    "gov.": "governor",
    "univ.": "university",
    "ft.": "fort",
    "mt.": "mount",
    "st.": "saint",
    "prez": "president",
    "exec": "executive",
    "execs": "executives",
    "vet": "veteran",
    "ref": "referee",
    "biz": "business",
}
"""Short forms that headlines save space with, and a word of the long form."""

INITIALS: dict[str, str] = {"PM": "prime", "FM": "foreign"}
"""Initials of offices, and a word of the long form: in capitals only, and not behind a figure (``3 PM``, ``97.5 FM``)."""

ASPECT: frozenset[str] = frozenset(
    {
        "try",
        "begin",
        "start",
        "stop",
        "continue",
        "plan",
        "want",
        "help",
        "fail",
        "attempt",
        "seek",
        "need",
        "intend",
        "aim",
        "hope",
    }
)
"""Lemmas of verbs that say how far another verb has come."""
