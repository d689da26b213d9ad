"""How the tables of this package are written down."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a running text, split at white space."""
    return frozenset(text.split())


def phrase_set(text: str) -> frozenset[str]:
    """The phrases of a running text, split at commas; line ends count as spaces."""
    return frozenset(" ".join(p.split()) for p in text.split(",") if p.strip())
