"""What happens to people, as questions for their number, and words that make a count a part of it.

English; compiled by the retold project.
"""

from __future__ import annotations

from retold.lang.word_set import word_set

QUESTIONS: dict[str, str] = {
    "killed": "How many people were killed.",
    "injured": "How many people were injured.",
    "arrested": "How many people were arrested.",
    "detained": "How many people were detained.",
    "missing": "How many people are missing.",
    "evacuated": "How many people were evacuated.",
    "rescued": "How many people were rescued.",
    "hospitalised": "How many people were taken to hospital.",
    "displaced": "How many people were displaced.",
    "kidnapped": "How many people were abducted.",
    "trapped": "How many people were trapped.",
    "stranded": "How many people were stranded.",
    "infected": "How many people were infected.",
    "drowned": "How many people drowned.",
}
"""Unit of a number -> the question that it answers."""

EVERYBODY = word_set("""
people person other more life civilian passenger victim casualty least most than up some about around nearly almost over under
roughly approximately dozen score hundred thousand several few many total
""")
"""Words of a count that narrow it down to nobody (``at least 84 people``); ``two children`` are a part of the dead."""

PARTLY = word_set("""
seriously critically slightly lightly badly severely gravely mildly fatally serious critical minor
""")
"""Words that make a part of a fate."""

PARTS = ("of whom", "of which", "of them", "of those", "of these", "of the")
"""Words after a count that make it a part of another."""
