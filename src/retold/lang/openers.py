"""Words with which clauses begin. Source: compiled by the retold project from general knowledge of English. Licence: Apache-2.0."""

from __future__ import annotations

from retold.lang.word_set import word_set

LEANING = word_set("""
he she it they we you i this that these those his her its their our my your which who whom whose where when whether why how
to of on in at by for from with there
""")
"""Pronouns, question words and prepositions: read alone, a clause that begins with one lacks its subject."""

JOINING = word_set("and but or that because while after before as when if so although since")
"""Conjunctions that join a clause to another and are no part of what it tells."""
