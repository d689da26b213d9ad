"""How a claim about a time of day is put. English; compiled by the retold project."""

from __future__ import annotations

ACCIDENT = "accident"
"""What an accident is called under any of its names."""


RUNNING = frozenset({"since", "until", "till"})
"""Words that make a stretch of a date, which then dates no happening."""


def asked(happening: str) -> str:
    """The question that times of this happening answer."""
    return (
        "At what time it happened." if happening == ACCIDENT else f"At what time it happened ({happening.replace('_', ' ')})."
    )
