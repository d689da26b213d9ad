"""The head of an article: kicker, headline, its repeats, deck, byline, stamps, up to the first line of running text."""

from __future__ import annotations

import re

from retold.clean.cues import cue
from retold.clean.draft import Draft, Label
from retold.clean.lines import LONG, SENTENCE_END, Line, words_of
from retold.lang import furniture
from retold.lang.stamps import read_date
from retold.model.document import Role

_DATE_FIRST = re.compile(r"(?i)(?:[a-z]{3,9}\.? \d{1,2}|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?),? \d{4}\b")

HEAD_LINES = 25
"""Lines within which a head ends."""
KICKER_WORDS = 5
"""Words of the longest line in capitals that is a kicker and not a deck."""
FIRST_PARAGRAPHS = 2
"""Paragraphs behind which a line that is only a name or a date may belong to what the article tells."""
HEADLINE_WORDS = 30
SENTENCE_WORDS = 18
"""Words beyond which a first line that ends with a full stop is running text, not a headline."""
SAME = 0.8
"""Share of words two headlines have in common to be one headline twice."""
RESTATED = 0.6
"""Share of a short line's words that the headline or the next paragraph says too, for it to be a deck."""
DECK_WORDS = 14
BYLINE_WORDS = 18
OPEN_DECK_WORDS = 24
OPEN_SENTENCES = 40
"""Words beyond which several sentences, the last one open, are running text that lost its full stop."""

_DATE_WORDS = re.compile(
    r"(?i)\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|[ap]m|a\.m|p\.m|at|on|[a-z]?[ecmp][sd]?t|gmt|utc|ist|edt|bst|st|nd|rd|th)\b|\d|[\s.,:/|()-]"
)


def label_head(draft: Draft) -> None:
    """Label the lines before the running text and set ``draft.body_from``."""
    lines = draft.lines[:HEAD_LINES]
    headline: Line | None = None
    bullets: list[Line] = []
    titled = next((line.index for line in lines if draft.title and same_words(line, draft.title)), -1)
    i = 0
    for i, line in enumerate(lines):
        if draft.labels[i] is not None:
            if draft.role(i) is Role.HEADLINE and headline is None:
                headline = line
            continue
        if headline is None:
            headline = _before_headline(draft, line, above=i < titled)
            if headline is None and draft.labels[i] is None:
                break
        elif not _after_headline(draft, headline, line, bullets):
            break
    else:
        i = len(lines)
    draft.body_from = i
    _close_bullets(draft, bullets)
    _marks_among_first_paragraphs(draft)


def _marks_among_first_paragraphs(draft: Draft) -> None:
    """Bylines and date lines behind a summary or picture text that reads like the first paragraph."""
    prose = 0
    for line in draft.lines[draft.body_from : HEAD_LINES]:
        prose += line.prose and not is_stamp(line)
        if prose > FIRST_PARAGRAPHS:
            return
        if draft.labels[line.index] is None and _is_byline(draft, line):
            draft.put(line.index, Role.BYLINE, "names the writer")
        elif draft.labels[line.index] is None and is_stamp(line):
            draft.put(line.index, Role.STAMP, "date line")


def _before_headline(draft: Draft, line: Line, *, above: bool) -> Line | None:
    """The headline, if this line is it; labels what stands ``above`` a line that is known to be it."""
    following = draft.lines[line.index + 1] if line.index + 1 < len(draft.lines) else None
    if draft.title and same_words(line, draft.title):
        draft.put(line.index, Role.HEADLINE, "the known title")
        return line
    if following is not None and line.words and len(line.words) <= 4 and all(w in furniture.SECTION_WORDS for w in line.words):
        draft.put(line.index, Role.KICKER, "section name")
        return None
    if is_stamp(line):
        draft.put(line.index, Role.STAMP, "date line")
        return None
    if following is not None and (label := cue(line)) and label.role not in {Role.CREDIT, Role.RELATED, Role.OTHER}:
        draft.put(line.index, label.role, label.rule)
        return None
    if following is not None and furniture.PICTURE_TEXT.search(line.text):
        draft.put(line.index, Role.CAPTION, "a picture's text")
        return None
    if above:
        draft.put(line.index, Role.OTHER, "above the headline")
        return None
    if headline_like(line):
        draft.put(line.index, Role.HEADLINE, "first line")
        return line
    return None


def headline_like(line: Line) -> bool:
    """Whether a first line can be a headline: short, and not a paragraph."""
    if not line.words or len(line.words) > HEADLINE_WORDS or furniture.PHOTO_CREDIT.search(line.text):
        return False
    return not (line.text.endswith(".") and len(line.words) > SENTENCE_WORDS)


def _after_headline(draft: Draft, headline: Line, line: Line, bullets: list[Line]) -> bool:
    """Label a line below the headline; ``False`` where the running text begins."""
    label = _known_below(draft, headline, line)
    if label is not None:
        draft.put(line.index, label.role, label.rule)
    elif not line.closed and len(line.words) >= 4 and not _goes_on(draft, line):
        bullets.append(line)
    else:
        return False
    return True


def _known_below(draft: Draft, headline: Line, line: Line) -> Label | None:
    if same_words(line, headline.text):
        return Label(Role.HEADLINE_REPEAT, "the headline again")
    if _is_byline(draft, line):
        return Label(Role.BYLINE, "names the writer")
    if is_stamp(line):
        return Label(Role.STAMP, "date line")
    if label := cue(line):
        return label
    if match := furniture.PHOTO_CREDIT.search(line.text):
        alone = match.end() - match.start() >= len(line.text) - 2
        return Label(Role.CREDIT if alone else Role.CAPTION, "ends in a picture credit")
    if all(w in furniture.SECTION_WORDS for w in line.words) and len(line.words) <= 4:
        return Label(Role.KICKER, "section name")
    if line.text.isupper() and not headline.text.isupper() and 2 <= len(line.words) <= KICKER_WORDS and not line.closed:
        return Label(Role.KICKER, "a few words in capitals")
    if _is_deck(draft, headline, line):
        return Label(Role.DECK, "restates the headline")
    return None if line.closed else _open_below(line)


def _open_below(line: Line) -> Label | None:
    """A caption or a writer's life among the open lines below a headline."""
    if furniture.PICTURE_LIBRARY.search(line.text) or furniture.POSE.search(line.text):
        return Label(Role.CAPTION, "names or points into a picture")
    if "@" in line.text and furniture.BIO.match(line.text):
        return Label(Role.BIO, "introduces the writer")
    return None


def _goes_on(draft: Draft, line: Line) -> bool:
    """Whether nothing but this kind of line follows: a text that does not end its lines."""
    rest = draft.lines[line.index + 1 :]
    return not any(other.prose for other in rest)


def _close_bullets(draft: Draft, bullets: list[Line]) -> None:
    """One open line below a headline is its deck; several are a summary in points."""
    open_ = [b for b in bullets if draft.labels[b.index] is None]
    noted = any(label and label.rule == "note of the outlet" for label in draft.labels[: draft.body_from])
    for line in open_:
        if len(open_) == 1 and len(line.words) > OPEN_SENTENCES and SENTENCE_END.search(line.text):
            continue
        if len(open_) == 1 and not noted and (len(line.words) > OPEN_DECK_WORDS or SENTENCE_END.search(line.text)):
            draft.put(line.index, Role.CAPTION, "too long for a second headline")
        elif len(open_) == 1 and not noted:
            draft.put(line.index, Role.DECK, "second headline")
        else:
            draft.put(line.index, Role.OTHER, "summary in points")


def _is_deck(draft: Draft, headline: Line, line: Line) -> bool:
    """A short line set apart that the headline or the paragraph below says again."""
    below = draft.lines[line.index + 1] if line.index + 1 < len(draft.lines) else None
    if (
        below is None
        or not (line.gap and below.gap)
        or len(line.words) > DECK_WORDS
        or not below.prose
        or line.text.startswith('"')
    ):
        return False
    own = _content(line.words)
    known = set(_content(headline.words)) | set(_content(below.words))
    return len(own) >= 4 and sum(w in known for w in own) >= RESTATED * len(own)


def _content(words: tuple[str, ...]) -> list[str]:
    return [w for w in words if len(w) > 3]


def _is_byline(draft: Draft, line: Line) -> bool:
    if byline_like(line):
        return True
    if not furniture.BARE_NAME.fullmatch(line.text):
        return False
    neighbours = [draft.lines[j] for j in (line.index - 1, line.index + 1) if 0 <= j < len(draft.lines)]
    return any(is_stamp(n) or furniture.BYLINE.fullmatch(n.text) for n in neighbours)


def byline_like(line: Line) -> bool:
    """Whether a line names the writer and nothing else."""
    if len(line.words) > BYLINE_WORDS or line.text.rstrip(".").endswith(furniture.PICTURE_LIBRARIES):
        return False
    if furniture.BYLINE.fullmatch(line.text):
        return True
    return furniture.SIGNED.match(line.text) is not None and not line.text.endswith((".", "?", "!", ":", ","))


def is_stamp(line: Line) -> bool:
    """Whether a line only dates the article: ``Updated:``, ``7/31/2018``, ``Xinhua | Updated: 2018-07-31 17:52``."""
    if len(line.words) > LONG + 4:
        return False
    match = furniture.STAMP.match(line.text)
    if match and match.end() == len(line.text):
        return match[0].endswith(":") or len(line.words) <= 2
    dated = read_date(line.text) is not None
    if not match and not dated:
        return False
    rest = _DATE_WORDS.sub("", line.text[match.end() :] if match else line.text)
    if match:
        return (dated or bool(re.search(r"\d", line.text))) and len(rest) <= 30
    if line.closed:
        return len(rest) <= 4
    return len(rest) <= (30 if re.search(r" [|/] ", line.text) or _DATE_FIRST.match(line.text) else 4)


def same_words(line: Line, text: str) -> bool:
    """Whether two headlines have the same words but for a few."""
    other = set(words_of(text))
    own = set(line.words)
    return bool(own) and len(own & other) >= SAME * max(len(own), len(other))
