"""Words by which somebody says what will, should or might be, or what they think of it. English; compiled by the retold project."""

from __future__ import annotations

from retold.lang.word_set import word_set

OUTLOOK = word_set("""
will won't would wouldn't shall should shouldn't could couldn't might must ought i'll we'll you'll they'll
believe believes believed think thinks thought hope hopes hoped expect expects expected fear fears feared wish wishes
want wants wanted plan plans planned intend intends intended consider considers
""")
"""Modal verbs (no ``may``, which is a month where case is folded) and verbs of belief, wish and intention."""
