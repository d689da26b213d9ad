"""Words that describe sources. English; compiled by the retold project."""

from __future__ import annotations

import re

DOCUMENTS = frozenset(
    [
        *("letter", "report", "statement", "filing", "lawsuit", "complaint", "indictment", "affidavit", "release", "document"),
        *(
            "email",
            "memo",
            "study",
            "survey",
            "tweet",
            "post",
            "transcript",
            "resolution",
            "ruling",
            "order",
            "advisory",
            "paper",
        ),
    ]
)
"""Nouns for a text that can vouch for something."""

BARE_SOURCES = frozenset(
    [
        *(
            "reports",
            "report",
            "reportedly",
            "media",
            "outlets",
            "sources",
            "source",
            "officials",
            "authorities",
            "people",
            "some",
        ),
        *(
            "he",
            "she",
            "they",
            "it",
            "who",
            "i",
            "we",
            "agency",
            "union",
            "company",
            "ministry",
            "group",
            "spokesman",
            "spokeswoman",
        ),
    ]
)
"""Descriptions that name nobody in particular: two of them are one origin only where the words are the same."""

NOBODY = frozenset(
    ["reports", "report", "media", "news", "reportedly", "rumors", "rumours", "unconfirmed", "published", "various", "multiple"]
)
"""Words that credit without naming: alone they leave a statement unattributed."""

PLATFORMS = frozenset(["twitter", "facebook", "instagram", "youtube", "telegram", "tiktok", "reddit", "weibo", "snapchat", "x"])
"""Where people post: part of a description, not of a name."""

DETERMINERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "one", "some"]
)
"""With these begins what describes a source; a name has none, or only ``the``."""

POSSESSIVES = frozenset(["his", "her", "its", "their"])
"""Whose the source is was said before."""

OF_OUTLETS = frozenset(["outlets", "outlet", "reports", "report", "media", "newspapers", "newspaper", "press", "paper"])
"""What somebody else reported, without saying who."""

UNKNOWN = frozenset(["anonymous", "unnamed", "unidentified", "undisclosed", "source", "sources"])
"""Of a source whose name is kept back."""

POWERS = {"officials": "authorities", "official": "authorities", "government": "authorities"}
"""Words for those who govern a place, by the one that stands for them all: South Korean officials, South Korean authorities."""

_WHERE = re.compile(r" (?:in|from) ")
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")


def is_description(name: str) -> bool:
    """Whether words describe a source without naming it: ``the union``, ``the ferry line's owner``, ``his lawyer``, ``officials``."""
    words = _WORD.findall(name)
    if len(words) == 1:
        return name.islower() and name in BARE_SOURCES
    return len(words) > 1 and words[0].lower() in DETERMINERS and words[-1][0].islower()


def is_bare_noun(name: str) -> bool:
    """Whether a source is one common noun, which may be anybody told of elsewhere: ``the company``, ``his lawyer``, ``officials``."""
    words = [w for w in _WORD.findall(name) if w.lower() not in DETERMINERS]
    return len(words) == 1 and words[0].islower() and words[0].isalpha()


def is_vague(name: str) -> bool:
    """Whether words say that other outlets reported and not which: ``outlets in Norland``, ``unnamed media reports``."""
    words = [w.lower() for w in _WORD.findall(_WHERE.split(name, maxsplit=1)[0])]
    return bool(words) and words[-1] in OF_OUTLETS and (len(words) == 1 or _plain(name))


def _plain(name: str) -> bool:
    """Whether nothing but where the reports come from is written with a capital."""
    words = _WORD.findall(name)
    return words[0].lower() in DETERMINERS | UNKNOWN or not any(w[0].isupper() for w in words[1:-1]) or " in " in name
