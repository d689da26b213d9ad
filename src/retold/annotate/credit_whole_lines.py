"""Credits in lines that name an outlet and do nothing else: hand-overs, pointers to a source, leftovers of a page.

The outlet need not be known: the line's wording says what the name does there, and the name must look like an outlet's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.annotate.article import Article
from retold.annotate.credit_found import Found
from retold.lang.credit_cues import HAND_OVERS, LEFTOVERS, PICTURES, POINTERS
from retold.lang.outlet_names import PLAIN_WORDS, leading_outlet
from retold.model.document import Role
from retold.model.marks import CreditKind
from retold.model.span import Span

LONGEST = 200
"""Characters of a line that is looked at: longer ones are running text."""

_PASSED_OVER = frozenset({Role.HEADLINE, Role.HEADLINE_REPEAT, Role.DECK, Role.COMMENT, Role.COMMENT_UI})
_LINE = re.compile(r"[^\s][^\n]*")
_FIRST = re.compile(
    r"(?:as|from|via|per|more|courtesy|according|this|you|read|the|first|originally|source|h/t|hat|original|sign|subscribe|register|get"
    r"|receive|join|follow|like|find|download|install|photo|photos|photograph|photographs|picture|pictures|image|images|video|credit)\b|\(",
    re.IGNORECASE,
)
_LAST = re.compile(r"(?::|\bhas (?:more|the)\b.{0,40}|\))\s*$")


def whole_line_credits(article: Article) -> Iterator[Found]:
    """The outlets that lines of their own hand over to, point to, or were left behind by, each where its line stands."""
    for region in article.regions:
        if region.role in _PASSED_OVER:
            continue
        for line in _LINE.finditer(article.text(region.span)):
            text = line.group().rstrip()
            if 3 < len(text) <= LONGEST and (_FIRST.match(text) or _LAST.search(text)):
                found = _credit(article, text, region.span.start + line.start())
                if found is not None:
                    yield found


def _credit(article: Article, line: str, at: int) -> Found | None:
    for pattern in (*HAND_OVERS, *POINTERS, *LEFTOVERS, *PICTURES):
        m = pattern.fullmatch(line)
        if m is None or (named := leading_outlet(m["name"])) is None:
            continue
        name, kind, length = named
        if pattern in PICTURES and kind is CreditKind.WIRE:
            continue
        rest = m["name"][length:].lower().strip(" .,").split()
        if rest and (pattern not in LEFTOVERS or not PLAIN_WORDS.issuperset(rest)):
            continue
        end = m.end("end") if pattern in HAND_OVERS else len(line)
        cue = min(m.end("name") + 1, end - 1)
        return Found(Span(article.document.id, at, at + end), name, kind, at + cue)
    return None
