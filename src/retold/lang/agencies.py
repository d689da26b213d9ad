"""News agencies: their short names, and how addresses of syndicated copies give them away.

Compiled by the retold project from the agencies' own pages and from the addresses that newspapers publish wire copies
under; general knowledge, no third-party data, same licence as the code.
"""

from __future__ import annotations

AGENCIES: dict[str, str] = {
    "aap": "Australian Associated Press",
    "afp": "Agence France-Presse",
    "ani": "Asian News International",
    "anp": "Algemeen Nederlands Persbureau",
    "ansa": "Agenzia Nazionale Stampa Associata",
    "ap": "The Associated Press",
    "apa": "Austria Presse Agentur",
    "belga": "Belga",
    "cp": "The Canadian Press",
    "dpa": "Deutsche Presse-Agentur",
    "efe": "Agencia EFE",
    "ians": "Indo-Asian News Service",
    "kcna": "Korean Central News Agency",
    "pa": "Press Association",
    "pti": "Press Trust of India",
    "reuters": "Reuters",
    "tass": "TASS",
    "upi": "United Press International",
    "xinhua": "Xinhua",
    "yonhap": "Yonhap",
}
"""Short form, folded: full name."""

URL_MARKS: tuple[tuple[str, str | None], ...] = (
    (r"/aponline/|/wires?/ap/|/ap/article|//apnews\.com/|//hosted\.ap\.org/", "ap"),
    (r"/reuters/20\d\d/|/wires?/reuters/|/r/reuters", "reuters"),
    (r"/wires?/afp/|/afp/article", "afp"),
    (r"/wires?/pa/", "pa"),
    (r"/wires?/aap/", "aap"),
    (r"/wires?/pti/|/pti-stories?/", "pti"),
    (r"/wires?/|/wirestory/|/wire-?stories/|/newswires?/", None),
)
"""Regular expressions on a lower-case address, and the agency; ``None``: an agency that the address does not name."""

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
