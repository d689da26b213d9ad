"""Days in a sentence that do not say when its news happened."""

from __future__ import annotations

import re

from retold.model.span import Span

_AS_OF = "as of "
_COMPARED = re.compile(
    r"(?:\bfrom [^\s\w]{0,2}\d\S*(?: \S+)? in|(?:est|\bmost|\bleast|\bworst|\bbest)\b[^.,;]{0,30}? since) $", re.IGNORECASE
)
_AGO, _THAN = ("earlier", "before", "ago"), ("from ", "than ")
_BACK = 60
"""Characters before a day that are read."""


def holds_then(text: str, span: Span) -> bool:
    """Whether a day is the one for which a figure holds: ``as of Monday night``."""
    return text[max(0, span.start - len(_AS_OF)) : span.start].lower() == _AS_OF


def compared(text: str, span: Span) -> bool:
    """Whether a day is that of something else, which the news is compared with: ``from 7.9 percent in October``, ``the lowest since 2008``, ``from a year earlier``."""
    before, own = text[max(0, span.start - _BACK) : span.start], text[span.start : span.end].lower()
    return _COMPARED.search(before) is not None or (own.endswith(_AGO) and before.lower().endswith(_THAN))


def left_open(text: str, span: Span) -> bool:
    """Whether a day is one of two that are left open: ``2017 or 2018``."""
    return text[span.end : span.end + 4].lower() == " or " or text[max(0, span.start - 4) : span.start].lower() == " or "
