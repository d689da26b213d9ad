"""Spellings of one word that house styles and sides of the Atlantic differ in.

Source: compiled by the retold project from general knowledge of English. Licence: Apache-2.0.
"""

from __future__ import annotations

VARIANTS: tuple[tuple[str, str], ...] = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("our", "or"),
    ("ogue", "og"),
    ("tre", "ter"),
    ("ence", "ense"),
    ("ll", "l"),
    ("programme", "program"),
    ("grey", "gray"),
    ("aeroplane", "airplane"),
)
"""What is written one way or the other in words that are otherwise the same."""

SHORT_FORMS: dict[str, str] = {"&": "and", "u": "you", "ur": "your", "ok": "okay"}
"""What short forms stand for, besides contractions."""

PLAIN = frozenset(
    {"a", "an", "the", "and", "that", "is", "are", "was", "were", "be", "been", "am", "do", "does", "did", "has", "have", "had"}
)
"""Words that may be there or not without the rest saying anything else."""
