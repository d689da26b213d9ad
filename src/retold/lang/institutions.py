"""Words for kinds of bodies and of what they say: two names that share one of them alone are two. English; compiled by the retold project."""

from __future__ import annotations

from retold.lang.word_set import word_set

INSTITUTIONS = word_set("""
department ministry office agency authority commission committee council court bureau board police force service company university
institute association union federation party government administration official officer spokesman spokeswoman spokesperson minister
secretary president director chief head statement report letter news media press study survey data figure number source
""")
