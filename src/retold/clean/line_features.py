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
LOOK = 400
"""Characters of a line that patterns look at, from its beginning."""
_BEGINNINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("begins with a quotation mark", re.compile(r"[\"']")),
    ("begins with a small letter", re.compile(r"[a-z]")),
    ("begins with a number", re.compile(r"[#(\[]?\d")),
    ("begins with a list mark", re.compile(r"[-*\u2022\u25cf\u25aa\u00b7>\u00bb|\u203a]")),
    ("a label before a colon", re.compile(r"[A-Za-z][\w' ]{1,24}: ?\S")),
)
_SHORT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("in brackets", re.compile(r"^[(\[].*[)\]]\.?$")),
    ("ends by saying who says", re.compile(r"\b(?:says|said|wrote|writes|commented|posted)(?: on .{4,40})? ?:?$")),
    ("a name and nothing else", re.compile(rf"^(?:{furniture.BARE_NAME.pattern})$")),
)
_MARKS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("has a bar or slash between words", "|/\u00b7", re.compile(r" [|/\u00b7] ")),
    ("has arrows", "\u00bb\u203a\u2192\u25b6\u00ab\u2190<>", re.compile(r"[\u00bb\u203a\u2192\u25b6\u00ab\u2190]|>>|<<")),
    ("has an address of mail", "@", re.compile(r"\w@\w")),
    ("has a handle", "@", re.compile(r"(?:^|[\s(:])@\w")),
    ("has a copyright sign", "\u00a9", re.compile("\u00a9")),
    ("calls out", "!?", re.compile(r"!!|\?\?|!\?|\?!|!$")),
    ("has a quotation", '"', re.compile(r"\"[^\"]{8,}\"")),
)
"""A name, marks one of which must be there, and the pattern: most lines have none of the marks."""
_WEB = re.compile(r"https?:|www\.|\.com\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d\b| ?[aApP]\.?[mM]\b)")
_DIGIT = re.compile(r"\d")
_SMALL_I = re.compile(r"\bi\b")
_CLASSES_OF: dict[str, list[str]] = {}
for _name, _known in WORD_CLASSES.items():
    for _word in _known:
        _CLASSES_OF.setdefault(_word, []).append(_name)
_ENDS = {
    ".": "ends with a full stop",
    "?": "ends with a question mark",
    "!": "ends with an exclamation mark",
    ":": "ends with a colon",
}
_MARKED = frozenset("".join(any_of for _, any_of, _ in _MARKS))
SHORT = 24
"""Words up to which a line may be a button, a heading or a caption of a few words."""
_POSING = frozenset(
    {"pictured", "seen", "shown", "file", "pose", "poses", "gesture", "gestures", "looks", "smile", "smiles", "wave", "waves"}
)
"""Words one of which a pointer into a picture has, where it has no brackets: asked first, because the pattern is slow."""
PICTURE_WORDS = 90
"""Words beyond which a line is no picture's text."""
TITLE_WORDS = 40
"""Words beyond which nothing is a title."""
_COUNTED = 150
"""Words of a line that are looked at."""
_QUOTED = re.compile(r"\"[^\"]*\"?")
_OWN_VOICE = ("first", "second", "slang")
"""Classes of words that running text has inside quotations only."""
DATED = frozenset({"a date line", "has a time of day"})
DATED_WORDS = 10
SENTENCE = 7
"""Words from which a closed line is taken for a sentence: words say something else in a button than in a sentence."""


def shape_of(line: Line) -> list[str]:
    """Length, ending, case, marks: what does not depend on the language."""
    text, words = line.text, line.words
    found = [length_name(len(words)), "closed" if line.closed else "open"]
    end = text[-1:]
    found.append(_ENDS.get(end) or ("ends with a mark" if not (end.isalnum() or end.isspace()) else "ends with a word"))
    if len(words) <= TITLE_WORDS and line.title_case:
        found.append("in title case")
    if text.isupper():
        found.append("in capitals")
    start = text[:LOOK]
    found += [name for name, pattern in _BEGINNINGS if pattern.match(start)]
    if len(words) <= SHORT:
        found += [name for name, pattern in _SHORT if pattern.search(start)]
    marks = _MARKED.intersection(start)
    if marks:
        found += [name for name, any_of, pattern in _MARKS if not marks.isdisjoint(any_of) and pattern.search(start)]
    found += _found_in(start, words)
    if line.open_quote:
        found.append("a quotation left open")
    if words:
        split = start.split()
        capitals = sum([w[0].isupper() for w in split]) / max(1, len(split))
        found.append("capitals: few" if capitals < 0.2 else "capitals: some" if capitals < 0.5 else "capitals: most")
        if len(words) <= SHORT and sum(w[0].isdigit() for w in words) >= 0.4 * len(words):
            found.append("mostly numbers")
    else:
        found.append("no word")
    return found


def _found_in(start: str, words: tuple[str, ...]) -> list[str]:
    """What is looked for anywhere in a line; plain tests come before patterns because most lines fail them."""
    found = ["several sentences"] if SENTENCE_END.search(start) else []
    if ("http" in start or "www." in start or ".com" in start) and _WEB.search(start):
        found.append("has an address of the web")
    if _DIGIT.search(start):
        if _YEAR.search(start):
            found.append("has a year")
        if _CLOCK.search(start):
            found.append("has a time of day")
    if ".." in start or "\u2026" in start:
        found.append("trails off")
    if "i" in words and _SMALL_I.search(start):
        found.append("a small i for oneself")
    return found


def length_name(count: int) -> str:
    """The name of a length in words."""
    return next((name for most, name in LENGTHS if count <= most), "60 words or more")


def wording_of(line: Line, vocabulary: frozenset[str]) -> list[str]:
    """Classes of words, patterns of wording, and the common words that training found to say something."""
    own = set(line.words[:_COUNTED])
    short = len(line.words) <= SHORT
    size = "long, " if not short else "sentence, " if line.closed and len(line.words) >= SENTENCE else "short, "
    found: list[str] = []
    for name in sorted({name for word in own if word in _CLASSES_OF for name in _CLASSES_OF[word]}):
        found.append(f"{size}words of: {name}")
        if short and 2 * sum(map(WORD_CLASSES[name].__contains__, line.words)) >= len(line.words):
            found.append(f"mostly words of: {name}")
    if line.words and line.words[0] in ASKING:
        found.append(f"{size}begins by asking")
    if not short and '"' in line.text:
        spoken = {w.strip(".,;:!?()").casefold() for w in _QUOTED.sub(" ", line.text[: LOOK * 4]).split()}
    else:
        spoken = own
    found += [f"{size}own voice: {name}" for name in _OWN_VOICE if not spoken.isdisjoint(WORD_CLASSES[name])]
    found += _picture_of(line)
    if short and is_stamp(line):
        found.append("a date line")
    if short and byline_like(line):
        found.append("a byline")
    found += [f"{size}word: {w}" for w in sorted(own & vocabulary)]
    return found


def _picture_of(line: Line) -> list[str]:
    """What of a picture's text a line has: its credit, its agency, a pointer into it."""
    if len(line.words) > PICTURE_WORDS:
        return []
    text, found = line.text, []
    if "(" in text and furniture.PHOTO_CREDIT.search(text[-400:]):
        found.append("has a picture credit")
    if furniture.PICTURE_LIBRARY.match(text) or furniture.PICTURE_LIBRARY.search(text, max(0, len(text) - 32)):
        found.append("names a picture agency")
    if ("(" in text or not _POSING.isdisjoint(line.words)) and furniture.POSE.search(text):
        found.append("points into a picture")
    return found


def function_rate(line: Line) -> float:
    """Share of its words that hold English together; 0.0 for a line without words."""
    words = line.words[:_COUNTED]
    return sum(map(ENGLISH.__contains__, words)) / len(words) if words else 0.0
