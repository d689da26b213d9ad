"""Formulas of news English that unrelated articles share word for word: they are no sign of copying.

Compiled by the retold project from general knowledge of news style; no third-party data, same licence as the code.
Each is a regular expression over folded words with single spaces.
"""

from __future__ import annotations

import re

_ASKED = r"(?:an? |several |multiple |repeated |our |the )?(?:\w+ )?(?:requests?|calls?|emails?|messages?|inquir(?:y|ies)|enquir(?:y|ies))"
_FORMULAS = (
    rf"(?:did|do|does|has|have|had) not (?:immediately |yet )?(?:respond(?:ed)?|repl(?:y|ied)) to {_ASKED} (?:for|seeking) (?:further |additional )?comment",
    rf"(?:did|do|does|has|have|had) not (?:immediately |yet )?(?:return(?:ed)?|answer(?:ed)?) {_ASKED}(?: (?:for|seeking) (?:further |additional )?comment)?",
    r"could not (?:immediately )?be (?:immediately )?reached for (?:further )?comment",
    r"(?:was|were) not immediately available for (?:further )?comment",
    r"(?:spoke|speaking) on (?:the )?condition of anonymity because (?:\w+ ){1,4}not (?:authori[sz]ed|allowed|permitted) to (?:speak|talk|discuss|comment)(?: \w+){0,4} publicly",
    r"(?:spoke|speaking|said|told) (?:\w+ )?on (?:the )?condition of anonymity",
    r"anyone with (?:any )?information (?:\w+ ){0,5}is (?:asked|urged|encouraged) to (?:call|contact)(?: the)?(?: police)?",
    r"(?:was|were) (?:pronounced|declared) dead at the (?:scene|hospital)",
    r"(?:was|were) (?:taken|transported|rushed|airlifted) to (?:an?|the) (?:\w+ )?hospital (?:with|where)",
    r"no (?:arrests|charges) have been (?:made|filed)",
    r"(?:this|the) (?:material|content) may not be published broadcast rewritten or redistributed",
    r"(?:this )?is a breaking (?:news )?story (?:and will be updated|check back for updates)",
    r"for the first time (?:ever|in (?:\w+ ){1,2}(?:years|months|decades|history))",
    r"at the end of the (?:day|year|month|week)",
)
STOCK = re.compile(rf"\b(?:{'|'.join(_FORMULAS)})\b")
"""Any of the formulas, in folded text."""


def stock_words(words: str) -> int:
    """How many words of a folded text with single spaces belong to such formulas."""
    return sum(m.group().count(" ") + 1 for m in STOCK.finditer(words))
