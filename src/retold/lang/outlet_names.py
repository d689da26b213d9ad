"""How names of outlets look that no table knows: their last words, and what looks like one and is none.

Source: compiled by the retold project (Apache-2.0) from general knowledge of how newspapers, agencies, stations and news
sites are called. Form alone makes no outlet: it counts together with a use that outlets have.
"""

from __future__ import annotations

import re

from retold.lang.documents import COMPOUND
from retold.lang.furniture import SECTION_WORDS
from retold.lang.organisations import KNOWN_ORGS
from retold.lang.outlets import AMBIGUOUS, NAME_TAIL, NO_NAMES, STATION, outlet_named
from retold.lang.persons import EITHER, FEMALE, MALE
from retold.lang.titles import HONORIFICS
from retold.lang.word_set import word_set
from retold.model.marks import CreditKind

AGENCY_TAIL = re.compile(
    r"(?:Newswire|Wire|Wire Service|News Agency|News Service|Press Agency|Press Service|Press Association)$"
)
"""How agencies' names end; of a wire without more, only behind another word."""

NUMBERED = re.compile(r"(?:News|TV|Channel|Radio|Television)[ \u00a0]\d{1,2}$")
"""Channels with their number: "Kestrel News 7"."""

NUMBERED_WORDS = frozenset({"News", "TV", "Channel", "Radio", "Television"})
"""Words behind which such a number stands."""

MOST_WORDS = 6
"""Words of the longest name that form alone tells."""

DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday today yesterday")
"""Days that stand behind a name without belonging to it: "told the Gazette Friday"."""

SITE_WORDS = word_set(
    "report beat pulse signal brief bulletin digest outlook argus banner advertiser messenger informer clarion bugle caller blaze"
    " statesman intelligencer enquirer scotsman lantern spectator monitor independent guardian echo patch recorder"
)
"""Last words of outlets' names that are as often something else's: enough only where the use leaves no doubt, and never alone."""

PAPERS = word_set("report review brief digest bulletin record briefing newsletter outlook standard survey register journal")
"""Of these last words, what may be a document: behind an article ("the Walden Report") it is one, but for a name in use as an outlet's."""

SURNAMES = word_set("post star bee press courier mercury banner argus beacon wire caller guardian patch bugle reporter")
"""Of the last words, those that people are called too: behind a given name they are a person's."""

PLAIN_WORDS = (
    SECTION_WORDS
    | COMPOUND
    | NO_NAMES
    | word_set(
        "morning evening nightly daily weekly monthly special exclusive full final first second third latest breaking top good bad fake real more live"
        " big new old great best the market weather traffic crime book peer fact progress status budget policy case amicus"
        " white black red blue gold double high low general public free associated foreign domestic inspector minority majority intelligence"
        " committee senate house justice supreme court department world state united states nation national international u.s us uk eu american"
        " european british chinese russian russia north south east west central local regional global security strategy human rights"
        " sunday saturday friday monday tuesday wednesday thursday january february march april may june july august september october november december"
        " photo video copyright press news media radio tv television online digital web print wire royal trade industry consumer customer"
        " community country city county village university college school student law jobs job labor employment earnings inflation"
        " jump drum heart voice email e-mail read sign follow download subscribe special counsel"
    )
)
"""Lower-case words that alone before a last word make no name: "Breaking News", "Morning Brief", "Annual Report"."""

_ADDRESSED = frozenset({"president", "senator", "judge", "justice", "general", "officer", "detective"})
_SCHOOLS = frozenset({"university", "college"})
"""Whose press prints books."""
_GIVEN = FEMALE | MALE | EITHER
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+$")


def form_of(name: str) -> CreditKind | None:
    """The kind of outlet that the form of a name speaks for, or ``None``: agencies', stations', newspapers' last words; domains."""
    words = name.split()
    if not words or len(words) > MOST_WORDS or _nobody(words):
        return None
    if AGENCY_TAIL.search(name) and len(words) > 1:
        return CreditKind.WIRE
    if STATION.match(name):
        return CreditKind.BROADCAST if name.lower() not in KNOWN_ORGS else None
    if NUMBERED.search(name):
        return CreditKind.OUTLET if len(words) > 2 else None
    looks = NAME_TAIL.search(name) is not None and (len(words) > 1 or _HOST.match(name) is not None)
    return CreditKind.OUTLET if looks else None


def may_name(name: str) -> bool:
    """Whether a name could be an outlet's by its last word, which is as often something else's."""
    words = name.split()
    return 1 < len(words) <= 5 and words[-1].lower() in SITE_WORDS and words[-1][:1].isupper() and not _nobody(words)


def kind_of(name: str) -> tuple[str, CreditKind] | None:
    """Name and kind of the outlet that a name alone in an outlet's place means: a known one, or one by its form; else ``None``."""
    known = outlet_named(name)
    if known is not None:
        return None if known.kind is CreditKind.SOCIAL or name.lower() in AMBIGUOUS else (known.name, known.kind)
    if (kind := form_of(name)) is not None or may_name(name):
        return name, kind or CreditKind.OUTLET
    return None


def leading_outlet(words: str) -> tuple[str, CreditKind, int] | None:
    """Name and kind of the longest beginning of a run of words that is an outlet's name, and how many characters it takes."""
    start = 4 if words.startswith(("The ", "the ")) else 0
    for end in reversed([m.end() for m in re.finditer(r"\S+", words[start:])]):
        written = re.sub(r"['’]s?$", "", words[start : start + end].rstrip(".,;:"))
        if (named := kind_of(written)) is not None:
            return *named, start + len(written)
    return None


def is_paper(name: str) -> bool:
    """Whether the last word of a name may be a document's."""
    return name.rpartition(" ")[2].lower() in PAPERS


def is_person(words: list[str]) -> bool:
    """Whether words that end like an outlet's name are a person's: "Emily Post"."""
    return 1 < len(words) <= 3 and words[0].lower() in _GIVEN and words[-1].lower() in SURNAMES


def _nobody(words: list[str]) -> bool:
    """Whether a name is a person's, begins with a title, or has nothing but common words before its last."""
    last = words[-1].lower()
    if len(words) > 1 and words[0].lower().rstrip(".") in HONORIFICS | _ADDRESSED:
        return True
    if is_person(words) or (last == "press" and _SCHOOLS & {w.lower() for w in words}):
        return True
    before = words[:-2] if words[-1].isdigit() else words[:-1]
    return bool(before) and all(w.lower() in PLAIN_WORDS for w in before)
