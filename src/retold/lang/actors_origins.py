"""Words that describe sources. English; compiled by the retold project."""

from __future__ import annotations

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
