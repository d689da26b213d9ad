"""How articles say that somebody gave no answer to a request for comment.

Compiled by the retold project from general knowledge of newsroom formulas; CC0. Patterns run on folded text (lower case,
straight quotes, single spaces); each is bounded, so that no input takes more than linear time.
"""

from __future__ import annotations

import re

_NOT = (
    r"(?:did not|didn't|had not|hadn't|has not|hasn't|have not|haven't|would not|wouldn't|could not|couldn't|failed to|never)"
)
_SOON = r"(?: (?:immediately|yet|right away|promptly|initially|return|publicly|further|also)){0,2}"
_ASKED = (
    r"(?:(?:\w+[ -]){0,5}?(?:requests?|inquir(?:y|ies)|enquir(?:y|ies)|questions?|messages?|emails?|e-mails?|calls?)"
    r"(?: (?:\w+ ){0,6}?(?:for|seeking|asking|requesting) (?:\w+ ){0,3}?(?:comment|comments|response|information|clarification|interview)\b"
    r"| from [\w ]{2,40}| sent | left |[.,;]|$))"
)

NO_ANSWER: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b{_NOT}{_SOON} (?:respond|reply|return|answer)(?:ed|ing)?(?: to)? {_ASKED}"),
    re.compile(rf"\b{_NOT}{_SOON} (?:respond|reply)(?:ed)?(?: \w+){{0,3}}? (?:for|when asked for|seeking) comment\b"),
    re.compile(rf"\b{_NOT}{_SOON} (?:comment|provide (?:a )?comment|offer (?:a |any )?comment|issue a statement)\b"),
    re.compile(
        r"\b(?:declined|declines|refused|refuses)(?: \w+){0,2}? (?:to comment|comment|to be interviewed|an interview|interviews)\b"
    ),
    re.compile(r"\bdeclin(?:ed|es) (?:\w+ ){0,3}?requests? for (?:comment|an? interview|interviews)\b"),
    re.compile(r"\b(?:could not|couldn't|cannot) (?:immediately |be immediately )?be (?:immediately )?reached\b"),
    re.compile(
        r"\b(?:was|were|is|are) (?:not|n't) (?:immediately )?(?:available|reachable)(?: \w+){0,2}? (?:for|to) comment\b"
    ),
    re.compile(r"\b(?:was|were|is|are) (?:immediately )?unavailable (?:for|to) comment\b"),
    re.compile(r"\bno (?:immediate )?(?:comment|response|reply)(?: (?:was|has|had|came|to (?:a |the )?requests?))"),
    re.compile(r"\bthere (?:was|has been) no (?:immediate )?(?:comment|response|reply|word) from\b"),
)

TELLTALE = (
    "comment",
    "respon",
    "repl",
    "return",
    "answer",
    "reached",
    "declin",
    "interview",
    "statement",
    "available",
    "word from",
)
"""Every sentence that a pattern fits has one of these: what has none need not be folded and searched."""
