"""Which language a text is in, by py3langid; silent where the text is too short or the model unsure."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from retold.lang.function_words import ENGLISH

ENOUGH = 40
"""Letters below which no language is claimed."""
SURE = 0.6
"""Normalised probability below which no language is claimed."""
GLANCE = 5_000
"""Characters that tell whether the language is English."""
SAMPLE = 20_000
"""Characters among which letters are looked for."""
READ = 4_000
"""Characters that the model is shown: the language of an article shows in its first paragraphs."""


ENGLISH_SHARE = 0.12
"""Share of English function words from which a text needs no model: loading one takes longer than reading an article.

English news lies between 12 and 30 %, news in 25 other languages below 3 %.
"""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the language of ``text``, or ``None``.

    ``declared`` is what the document says of itself; it is believed where the text is not plainly English.
    """
    sample = text[:SAMPLE]
    words = list(map(str.casefold, _WORD.findall(sample[:GLANCE])))
    if sum(map(len, words)) < ENOUGH and sum(map(str.isalpha, sample)) < ENOUGH:
        return None
    if sum(map(ENGLISH.__contains__, words)) >= ENGLISH_SHARE * len(words):
        return "en"
    if declared and declared != "en":
        return declared
    code, probability = _identifier().classify(sample[:READ])
    return str(code) if probability >= SURE else None
