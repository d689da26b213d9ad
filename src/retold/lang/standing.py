"""Words by which a sentence tells what is always so, or what was so at another time. English; compiled by the retold project."""

from __future__ import annotations

from retold.lang.word_set import word_set

STATIVE = word_set("""
mean include consist comprise contain belong own measure weigh depend resemble exist differ
represent constitute cover border employ house boast tend occur happen refer connect rank
""")
"""Verbs (lemmas) that in the present tense tell what something is or has, and no news."""

HABITUAL = word_set(
    "usually typically generally often normally always commonly frequently traditionally annually sometimes rarely"
)
"""Adverbs of what happens again and again."""

FORMER = word_set("previously formerly historically")
"""Adverbs of what was so before the events reported."""
