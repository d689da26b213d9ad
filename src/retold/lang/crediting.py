"""How a sentence that names an outlet credits it: what outlets do, what is done with them, and what they make.

Verbs by their lemmas. Source: compiled by the retold project from general knowledge of English. Licence: Apache-2.0.
"""

from __future__ import annotations

from retold.lang.outlets import OUTLET_NOUNS
from retold.lang.word_set import word_set

GIVING = word_set("tell say speak talk write confirm appear interview add explain give publish obtain report post")
"""Verbs for what somebody does to, with or in an outlet: ``told the Ostrand Gazette``, ``published in``."""

OWN_VERBS = word_set("report write say publish note reveal claim")
"""What an outlet does whose name is surely one."""

ONLY_OUTLETS = word_set("report write reveal")
"""What of it no person does to the news."""

HEARING = word_set("tell inform")
"""Verbs whose object hears what is said."""

NAMING = word_set("cite quote reference credit")
"""Verbs whose object is who vouches for what is told."""

BEFORE_NAMES = OUTLET_NOUNS | {"news", "reporter", "correspondent"}
"""Nouns between a verb and an outlet's name: ``told reporter``, ``the newspaper``."""

LINKS = word_set("in on for to with by from via through")
"""Prepositions before an outlet's name."""

MADE = word_set("interview op-ed column article report story editorial piece poll investigation review account profile")
"""What outlets make."""

SENT = word_set("statement comment remark email e-mail message")
"""What one gives to an outlet: ``said in a statement to the Ostrand Gazette``."""
