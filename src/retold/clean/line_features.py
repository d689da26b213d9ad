"""What one line of a text shows by itself: its shape and its wording, each as a few words of English.

A feature is a phrase (``names a picture agency``); the weights file holds the same phrases, so that a region's rule can
say what decided it.
"""

from __future__ import annotations

import re

from retold.clean.head import byline_like, is_stamp
from retold.clean.lines import SENTENCE_END, Line
from retold.lang import furniture
from retold.lang.function_words import ENGLISH
from retold.lang.line_words import ASKING, WORD_CLASSES

LENGTHS = ((1, "one word"), (3, "2-3 words"), (6, "4-6 words"), (11, "7-11 words"), (24, "12-24 words"), (59, "25-59 words"))
"""Most words of a length, and its name; beyond the last it is ``60 words or more``."""
LOOK = 600
"""Characters of a line that patterns look at, from its beginning."""
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("several sentences", SENTENCE_END),
    ("begins with a quotation mark", re.compile(r"[\"']")),
    ("has a quotation", re.compile(r"\"[^\"]{8,}\"")),
    ("begins with a small letter", re.compile(r"[a-z]")),
    ("begins with a number", re.compile(r"[#(\[]?\d")),
    ("begins with a list mark", re.compile(r"[-*\u2022\u25cf\u25aa\u00b7>\u00bb|\u203a]")),
    ("in brackets", re.compile(r"[(\[].*[)\]]\.?$")),
    ("has a bar or slash between words", re.compile(r".* [|/\u00b7] ")),
    ("has arrows", re.compile(r".*[\u00bb\u203a\u2192\u25b6\u00ab\u2190]|.*>>|.*<<")),
    ("has an address of the web", re.compile(r"(?i).*(?:https?:|www\.|\.com\b)")),
    ("has an address of mail", re.compile(r".*\w@\w")),
    ("has a handle", re.compile(r".*(?:^|[\s(:])@\w")),
    ("has a copyright sign", re.compile(r".*\u00a9")),
    ("has a year", re.compile(r".*\b(?:19|20)\d\d\b")),
    ("has a time of day", re.compile(r"(?i).*\b\d{1,2}[:.]\d\d\b|.*\b\d{1,2} ?[ap]\.?m\b")),
    ("calls out", re.compile(r".*(?:!!|\?\?|!\?|\?!)|.*!$")),
    ("trails off", re.compile(r".*(?:\.\.\.?|\u2026)")),
    ("a small i for oneself", re.compile(r".*\bi\b")),
    ("a label before a colon", re.compile(r"[A-Za-z][\w' ]{1,24}: ?\S")),
    ("ends by saying who says", re.compile(r".*\b(?:says|said|wrote|writes|commented|posted)(?: on .{4,40})? ?:?$")),
    ("a name and nothing else", re.compile(rf"(?:{furniture.BARE_NAME.pattern})$")),
)
_SEARCHED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("has a picture credit", furniture.PHOTO_CREDIT),
    ("names a picture agency", furniture.PICTURE_LIBRARY),
    ("points into a picture", furniture.POSE),
)
_ENDS = {".": "ends with a full stop", "?": "ends with a question mark", "!": "ends with an exclamation mark", ":": "ends with a colon"}
_COUNTED = 400
_QUOTED = re.compile(r"\"[^\"]*\"?")
_OWN_VOICE = ("first", "second", "slang")
"""Classes of words that running text has inside quotations only."""
DATED = frozenset({"a date line", "has a time of day"})
DATED_WORDS = 10


def shape_of(line: Line) -> list[str]:
    """Length, ending, case, marks: what does not depend on the language."""
    text, words = line.text, line.words
    found = [length_name(len(words)), "closed" if line.closed else "open"]
    end = text[-1:]
    found.append(_ENDS.get(end) or ("ends with a mark" if not (end.isalnum() or end.isspace()) else "ends with a word"))
    if line.title_case:
        found.append("in title case")
    if text.isupper():
        found.append("in capitals")
    start = text[:LOOK]
    found += [name for name, pattern in _PATTERNS if pattern.match(start)]
    if line.open_quote:
        found.append("a quotation left open")
    if words:
        capitals = sum(w[:1].isupper() for w in text[:LOOK].split()) / max(1, len(text[:LOOK].split()))
        found.append("capitals: few" if capitals < 0.2 else "capitals: some" if capitals < 0.5 else "capitals: most")
        if sum(w[0].isdigit() for w in words) >= 0.4 * len(words):
            found.append("mostly numbers")
    else:
        found.append("no word")
    return found


def length_name(count: int) -> str:
    """The name of a length in words."""
    return next((name for most, name in LENGTHS if count <= most), "60 words or more")


def wording_of(line: Line, vocabulary: frozenset[str]) -> list[str]:
    """Classes of words, patterns of wording, and the common words that training found to say something."""
    own = set(line.words[:_COUNTED])
    short = len(line.words) <= 24
    size = "short, " if short else "long, "
    found: list[str] = []
    for name, known in WORD_CLASSES.items():
        if own & known:
            found.append(f"{size}words of: {name}")
            if short and 2 * sum(w in known for w in line.words) >= len(line.words):
                found.append(f"mostly words of: {name}")
    if line.words and line.words[0] in ASKING:
        found.append(f"{size}begins by asking")
    if not short and "\"" in line.text:
        spoken = {w.strip(".,;:!?()").casefold() for w in _QUOTED.sub(" ", line.text[: LOOK * 4]).split()}
    else:
        spoken = own
    found += [f"{size}own voice: {name}" for name in _OWN_VOICE if spoken & WORD_CLASSES[name]]
    start = line.text if len(line.text) <= LOOK else f"{line.text[:LOOK // 2]} {line.text[-LOOK // 2 :]}"
    found += [name for name, pattern in _SEARCHED if pattern.search(start)]
    if short and is_stamp(line):
        found.append("a date line")
    if short and byline_like(line):
        found.append("a byline")
    found += [f"{size}word: {w}" for w in own & vocabulary]
    return found


def function_rate(line: Line) -> float:
    """Share of its words that hold English together; 0.0 for a line without words."""
    return sum(w in ENGLISH for w in line.words) / len(line.words) if line.words else 0.0
