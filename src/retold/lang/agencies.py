"""How addresses and credit lines of syndicated copies give the news agency away.

Compiled by the retold project from the addresses that newspapers publish wire copies
under; general knowledge, no third-party data, same licence as the code.
"""

from __future__ import annotations

URL_MARKS: tuple[tuple[str, str | None], ...] = (
    (r"/aponline/|/wires?/ap/|/ap/article|//apnews\.com/|//hosted\.ap\.org/", "The Associated Press"),
    (r"/reuters/20\d\d/|/wires?/reuters/|/r/reuters", "Reuters"),
    (r"/wires?/afp/|/afp/article", "Agence France-Presse"),
    (r"/wires?/pa/", "Press Association"),
    (r"/wires?/aap/", "Australian Associated Press"),
    (r"/wires?/pti/|/pti-stories?/", "Press Trust of India"),
    (r"/wires?/|/wirestory/|/wire-?stories/|/newswires?/", None),
)
"""Regular expressions on a lower-case address, and the agency; ``None``: one that the address does not name."""

GENERIC: tuple[tuple[str, ...], ...] = (
    ("news", "agency"),
    ("news", "service"),
    ("magazine",),
    ("newspaper",),
    ("newswire",),
    ("report",),
    ("reports",),
    ("website",),
)
"""Words after a name that say only what kind of outlet it is."""

CONTRIBUTED: tuple[str, ...] = (
    "contributed to this",
    "contributed reporting",
    "with files from",
    "material from",
    "also contributed",
)
"""Phrases, folded, that credit somebody with part of a text."""
