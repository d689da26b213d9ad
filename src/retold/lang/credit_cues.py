"""Lines that name an outlet and do nothing else: hand-overs, pointers to a source, leftovers of a page, signatures.

Source: compiled by the retold project (Apache-2.0) from general knowledge of how newsrooms and news sites word them. Every
pattern has a group ``name``, a run of capitalised words or a domain that may hold more than the name; who uses it looks for the
name's form. All are linear: no nested repetition over the same characters.
"""

from __future__ import annotations

import re

_WORD = r"(?:[A-Z0-9][\w.’'&-]*)"
_NAME = rf"(?:(?:[Tt]he|THE)[ ])?(?P<name>{_WORD}(?:[ ](?:(?:of|and|&)[ ])?{_WORD}){{0,6}}|[a-z][\w-]*(?:\.[\w-]+)+)"
_PERSON = r"(?:[A-Z][\w.’'-]*(?:[ ][A-Z][\w.’'-]*){0,3})"
_THIS = r"(?:this|the)[ ](?:story|article|report|post|piece|interview|column)[ ](?:was|is|has been)?[ ]?"
_MADE = r"(?:first[ ]|originally[ ])?(?:reported|published|appeared|posted|printed|ran)(?:[ ]first|[ ]originally)?"
_SITES = r"(?:Facebook|Twitter|Instagram|YouTube|LinkedIn|WhatsApp|Telegram|TikTok|Threads|Bluesky|Mastodon|Google News|Apple News|Flipboard)"


def _line(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("[ ]", "[ \u00a0]"))


HAND_OVERS = (
    _line(
        rf"(?:[Aa]s[ ])?{_NAME}(?:[ ](?:first|now|also|then))?[ ](?:reports|reported|writes|wrote|explains|explained|notes|noted|adds"
        r"|has the (?:full )?story|has the details|has more|has this)(?P<end>)(?:[ ](?:today|here|further))?[ ]?:"
    ),
    _line(rf"(?:From|Via|Per|More from|Courtesy of|According to|This from|This, from)[ ]{_NAME}(?P<end>)[ ]?:"),
)
"""Whole lines behind which another outlet's text begins; the credit ends at ``end``, before the colon."""

POINTERS = (
    _line(rf"{_NAME}[ ]has[ ](?:more|the[ ](?:full[ ])?(?:story|details|report|rest))(?:[ ](?:here|on this(?: story)?))?\.?"),
    _line(
        r"(?:You can )?[Rr]ead[ ](?:more|on|it all|(?:the[ ])?(?:full|whole|entire|original|rest of the|complete|rest)?[ ]?(?:story|article|report|piece|post|interview)?)"
        rf"[ ](?:here[ ])?(?:over[ ])?(?:at|on|from|in|via)[ ]{_NAME}\.?"
    ),
    _line(rf"(?i:{_THIS}{_MADE}[ ](?:by|in|on|at|with|for)[ ]){_NAME}\.?"),
    _line(rf"(?i:{_MADE}[ ](?:by|in|on|at)[ :]){_NAME}\.?"),
    _line(rf"\(?(?:(?i:source|via|h/t|hat tip|original|more from|more at))(?:[ ]?:)?[ ]{_NAME}\)?\.?"),
)
"""Whole lines that say where a text or its rest is."""

LEFTOVERS = (
    _line(
        rf"(?i:(?:sign[ ]up|subscribe|register)(?:[ ](?:now|here|today|free))?(?:[ ](?:for|to))?|get|receive|join)[ ]{_NAME}(?:['’]s)?"
        r"(?:[ ][\w-]+){0,3}[ ](?i:newsletters?|e-?mails?|alerts?|briefings?)\b.{0,60}"
    ),
    _line(rf"(?i:subscribe[ ]to)[ ]{_NAME}\.?"),
    _line(rf"(?i:follow|like|find|join)[ ]{_NAME}[ ](?i:on)[ ](?i:{_SITES})\b.{{0,60}}"),
    _line(rf"(?i:download|get|install)[ ]{_NAME}(?:['’]s)?[ ](?i:(?:free[ ]|news[ ]|mobile[ ])?apps?)\b.{{0,60}}"),
)
"""Whole lines of the page that a text was on."""

PICTURES = (
    _line(
        rf"(?i:photos?|photographs?|pictures?|images?|video|credit)(?:[ ]?:[ ]?|[ ](?i:by|courtesy of|via)[ ])(?:{_PERSON}?[ ]?(?:/|,|\||for )[ ]?)?{_NAME}\.?"
    ),
    _line(
        rf".{{0,200}}\((?i:photo|photograph|picture|image|video|screenshot)?[ ]?(?i:courtesy of|via|by|:)[ ]?(?:{_PERSON}?/)?{_NAME}\)\.?"
    ),
)
"""Whole lines by which a picture is an outlet's own; agencies sell pictures to everybody, so theirs say nothing."""

STAFF = re.compile(
    r"(?i:[ \u00a0]+(?:staff(?:[ ](?:writers?|reporters?|reports?))?|reporters?|newsroom|editors|editorial board|correspondents?)\.?)$"
)
"""Words behind an outlet's name where its people sign together."""

SIGNING = re.compile(r"(?:By|BY|by|From|FROM|Written by|Reported by|Posted by|Story by)[ \u00a0:]+")
"""Words before whoever signs."""

PARTS = re.compile(r"[ \u00a0]*[,|•·][ \u00a0]*|[ \u00a0][-–—][ \u00a0]|[ \u00a0]for[ \u00a0](?:the[ \u00a0]|The[ \u00a0])?")
"""What divides writers from outlets in a byline."""

PLACE_LINE = re.compile(r"[A-Z][A-Z .,’'-]{2,40}(?:,[ ][A-Z][\w. ]{1,24})?[ ]\((?P<name>[A-Z]{2,6})\)[ ]?(?=[-–—])")
"""``LOWMOOR (HNA) —``: place and initials of an agency in front of an article."""

NO_INITIALS = frozenset("USA UAE UK US EU UN DC NYC LA PRC DRC CAR ROC DPRK USSR FILE UPDATE".split())
"""What stands in such brackets and is no agency."""
