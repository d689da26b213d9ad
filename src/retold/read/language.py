"""Which language a text is in, by py3langid; silent where the text is too short or the model unsure."""

from __future__ import annotations

from functools import cache
from typing import Any

ENOUGH = 40
"""Letters below which no language is claimed."""
SURE = 0.6
"""Normalised probability below which no language is claimed."""
SAMPLE = 20_000
"""Characters looked at: the language of an article shows in its first pages."""


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text``, or ``None``."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < ENOUGH:
        return None
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= SURE else None
