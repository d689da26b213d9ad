"""Which outlet an article is of, however it is written: by its names, its hosts, its sections and its country editions.

Two spellings are one outlet where the other rooms would say so (``trace.credits``): names of the table of outlets and hosts of
their domains, articles and generic words aside, the label that names a site. Archives also have what a single story seldom has:
sections (``New York Times - Opinion``, ``CNN (Web News)``) and country editions (``HuffPost UK``, ``huffingtonpost.com.au``); these
count as the outlet where what is left is one that the table knows.
"""

from __future__ import annotations

import re
from functools import lru_cache

from retold.archive.records import number_of
from retold.lang.places import COUNTRIES
from retold.model.outlet import Outlet
from retold.trace.credits import known_outlet, name_words

KEPT = 65_536
"""Spellings of outlets whose house is remembered."""
_PART = re.compile(r"(?P<name>.+?)\s*(?:\((?P<inside>[^()]*)\)|\s[-–—|:/]\s(?P<behind>[^-–—|/]+))\s*")
_SECTION = re.compile(
    r"(?P<name>.+?)\s+(?:(?:online|web)\s+news|news\s+online|online|opinions?|editorials?(?:\s+board)?|commentary|politics|world|business|sports?)\s*",
    re.IGNORECASE,
)
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
EDITIONS = COUNTRIES | {"au", "ca"}
"""What names of country editions end with."""


@lru_cache(maxsize=KEPT)
def house_of(outlet: str | None) -> int:
    """The number of an outlet, the same for all its spellings; 0 for none."""
    key = _key(outlet) if outlet else ""
    return number_of(key) if key else 0


def house_name(outlet: str) -> str:
    """What the outlet is called in the table of outlets; as it is written where that does not know it."""
    known = _known(outlet)
    return known.name if known is not None else outlet.strip()


def _key(outlet: str) -> str:
    known = _known(outlet)
    return "".join(name_words(known.name if known is not None else outlet)) or outlet.strip().casefold()


def _known(outlet: str) -> Outlet | None:
    """The outlet of the table that is meant, whole or by one of its parts."""
    name = outlet.strip()
    if (known := known_outlet(name)) is not None:
        return known
    host = name.casefold().removeprefix("www.")
    if _HOST.fullmatch(host):
        # huffingtonpost.com.au: the domain of an outlet below that of a country.
        shorter, _, country = host.rpartition(".")
        return known_outlet(shorter) if len(country) == 2 and "." in shorter else None
    whole = [m["name"] for pattern in (_PART, _SECTION) if (m := pattern.fullmatch(name)) is not None]
    words = name.split()
    whole += [" ".join(words[:-k]) for k in (1, 2, 3) if len(words) > k and " ".join(words[-k:]).casefold() in EDITIONS]
    return next((known for part in whole if (known := known_outlet(part)) is not None), None)
