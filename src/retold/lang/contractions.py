"""Contractions of English and the words that they stand for.

Source: compiled by the retold project from general knowledge of English. Licence: Apache-2.0.
"""

from __future__ import annotations

FULL_FORMS = {"ve": "have", "re": "are", "ll": "will", "m": "am"}
"""What stands behind the apostrophe, and the word it shortens. ``'d`` is left out: it is *had* or *would*."""

BEFORE_IS = frozenset({"it", "that", "there", "here", "he", "she", "what", "who", "where", "how", "this"})
"""Words behind which ``'s`` is a verb. It is read as *is*; *has* stands so only before a participle."""

IRREGULAR = {"won't": ("will", "not"), "can't": ("can", "not"), "shan't": ("shall", "not"), "let's": ("let", "us")}
"""Contractions that change the word they end."""
