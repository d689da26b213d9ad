"""How a claim about a time of day is put. English; compiled by the retold project."""

from __future__ import annotations

ACCIDENT = "accident"
"""What an accident is called under any of its names."""

_AT = "At what time"


def asked(happening: str) -> str:
    """The question that times of this happening answer."""
    return f"{_AT} it happened." if happening == ACCIDENT else f"{_AT} it happened ({happening.replace('_', ' ')})."


def asks(text: str) -> bool:
    """Whether a claim's text is such a question."""
    return text.startswith(_AT)
