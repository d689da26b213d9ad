"""Pages: the trained labeller says which class a block is of, markup and wording say which role within the class."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from retold.clean.cues import cue
from retold.clean.draft import Draft, Label
from retold.clean.head import SAME, byline_like, is_stamp
from retold.clean.lines import Line
from retold.clean.page_classes import BODY, COMMENT, HEADLINE, RELATED, SUPPLEMENT
from retold.clean.page_headline import ABOVE, LONGEST_TITLE, find_headline
from retold.clean.page_near import Near
from retold.clean.trees import Forest, Matrix
from retold.lang import furniture
from retold.lang.pages import COMMENT_AREA
from retold.lang.stamps import read_date
from retold.model.document import PROSE_ROLES, Role

BELOW = 8
"""Blocks below the last paragraph in which they may stand."""
SMALL_WORDS = 25
"""Words beyond which an element named like a byline, stamp or credit is a container, not that."""
KICKER_WORDS = 5
BUTTON_WORDS = 4
LINKED = 0.9
MENU = 0.5
"""Share of a block's characters in links from which what it says of rights is said elsewhere."""
POSSIBLE = 0.2
"""Probability of a class from which markup or wording may call a block so that is likelier something else."""
REPEATED = 0.1
"""Probability of being a headline below which a block with the headline's words is no repeat of it but a link."""
SURE = 0.9
"""Probability of being running text from which a block is, though markup calls it a deck: first paragraphs are named so too."""
LIFE_WORDS = 8
"""Words from which a supplement below the article tells of its writer."""
PULLED = (5, 60)
"""Words of a pull quote."""

SENTENCE = re.compile(r"[a-z]{2}[.!?][\"')]*$")
_MOST_WORDS = {
    **dict.fromkeys((Role.BYLINE, Role.STAMP, Role.CREDIT, Role.DATELINE), SMALL_WORDS),
    Role.KICKER: KICKER_WORDS,
    Role.CAPTION: 90,
    Role.DECK: 60,
}
"""Words beyond which an element named like one of these is something else."""
_OWN = frozenset({Role.BYLINE, Role.STAMP, Role.CREDIT, Role.CAPTION, Role.BIO, Role.DECK, Role.KICKER, Role.LEGAL})
"""Roles that markup names within the supplements of an article."""
_AREAS = frozenset({Role.SHARE, Role.PROMO, Role.LEGAL, Role.COMMENT_UI})
_RELATED = re.compile(
    r"(?i)relat|recommend|recirc|read-?(?:more|next|also)|see-?also|more-?(?:stories|on|news|from|coverage)|also-?(?:on|read)"
)
_PULL = re.compile(r"(?i)pull|quote")
_NOTHING = Label(Role.OTHER, "outside the article")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})


def label_page(draft: Draft, likely: Matrix, third: Forest) -> None:
    """Label the blocks of a page; ``likely`` has a row of class probabilities for each from the first on (see ``page_model``).

    ``third`` judges the doubtful ones in and around the article again.
    """
    likely, text = Near.of(draft, likely).judged(third)
    rest = likely.copy()
    rest[:, BODY] = 0.0
    classes: list[int] = np.where(text, BODY, rest.argmax(axis=1)).tolist()
    body: list[int] = np.flatnonzero(text).tolist()
    headline = find_headline(draft, likely, body[0] if body else None)
    page = _Page.of(draft, likely, headline, body)
    if headline is not None:
        draft.put(headline, Role.HEADLINE, "the page's headline")
    for line in draft.lines[: len(classes)]:
        if draft.labels[line.index] is None:
            draft.labels[line.index] = (
                page.label(line, classes[line.index]) or page.label(line, _otherwise(rest, line.index)) or _NOTHING
            )


def _is_pointer(line: Line) -> bool:
    """Whether an area of links is about other articles and no menu: named so, or an aside."""
    path = line.block.path
    return _speaks_of_others(line.block.names[:3]) or ("/aside[" in path and "/nav[" not in path)


@lru_cache(maxsize=20_000)
def _speaks_of_others(names: tuple[str, ...]) -> bool:
    return any(_RELATED.search(name) for name in names)


def _otherwise(rest: Matrix, index: int) -> int:
    """The likeliest class of a block but running text and supplement."""
    row = rest[index].copy()
    row[SUPPLEMENT] = 0.0
    return int(row.argmax())


@dataclass(frozen=True, slots=True)
class _Page:
    """The article within the page: its headline and the first and last block of its text."""

    draft: Draft
    likely: Matrix
    headline: int | None
    title: frozenset[str]
    """The words of the headline."""
    first: int
    last: int
    body: list[int]
    around: range
    """Blocks close enough to the article to be about it."""

    @classmethod
    def of(cls, draft: Draft, likely: Matrix, headline: int | None, body: list[int]) -> _Page:
        """The page with its article between the places of ``headline`` and of the text ``body``."""
        title = frozenset(draft.lines[headline].words) if headline is not None else frozenset[str]()
        if not body:
            return cls(draft, likely, headline, title, -1, -1, body, range(0))
        top = body[0] if headline is None else min(headline, body[0])
        return cls(draft, likely, headline, title, body[0], body[-1], body, range(top - ABOVE, body[-1] + BELOW + 1))

    def label(self, line: Line, kind: int) -> Label | None:
        """The role of a block of a class; ``None`` where nothing about it says which supplement it could be."""
        if kind != BODY and self.repeats(line):
            return Label(Role.HEADLINE_REPEAT, "the headline again")
        if kind == BODY:
            return self.of_body(line)
        if kind == HEADLINE:
            return self.of_headline(line)
        if kind == SUPPLEMENT and self.near(line):
            return self.of_supplement(line)
        if kind == RELATED:
            return Label(Role.RELATED, "among other articles")
        if kind == COMMENT:
            return self.of_comments(line)
        return self.of_rest(line)

    def repeats(self, line: Line) -> bool:
        """Whether a block says the headline again; only headings are asked away from the article."""
        if not self.title or not (self.near(line) or line.block.tag in _HEADINGS) or len(line.text) > LONGEST_TITLE:
            return False
        if self.likely[line.index, HEADLINE] < REPEATED:
            return False
        own = frozenset(line.words)
        return len(own & self.title) >= SAME * max(len(own), len(self.title))

    def said_elsewhere(self, line: Line) -> bool:
        """Whether the running text says a block's words once more."""
        words = " ".join(line.words)
        return any(words in " ".join(self.draft.lines[i].words) for i in self.body if i != line.index)

    def near(self, line: Line) -> bool:
        """Whether a block stands close enough to the article to be about it."""
        return line.index in self.around

    def of_body(self, line: Line) -> Label:
        """Running text, a block quotation, or what wording gives away."""
        if (label := cue(line)) and label.role not in PROSE_ROLES:
            return label
        if line.index <= self.first + 1 and self.likely[line.index, BODY] < SURE and self.hint(line) is Role.DECK:
            return Label(Role.DECK, "markup")
        low, high = PULLED
        named = any(_PULL.search(name) for name in line.block.names[:2])
        if low <= len(line.words) <= high and named and self.said_elsewhere(line):
            return Label(Role.OTHER, "pull quote: the text says it again")
        if line.block.hint is Role.BLOCKQUOTE or "/blockquote[" in line.block.path:
            return Label(Role.BLOCKQUOTE, "set as a quotation")
        return Label(Role.BODY, "running text")

    def of_headline(self, line: Line) -> Label:
        """A second headline is a kicker above the first, a deck below it."""
        if self.headline is None or not self.near(line):
            return Label(Role.OTHER, "another headline")
        if line.index < self.headline:
            short = len(line.words) <= KICKER_WORDS
            return Label(Role.KICKER, "a few words above the headline") if short else Label(Role.OTHER, "above the headline")
        if line.prose and line.block.hint is not Role.DECK and line.block.tag not in _HEADINGS:
            return Label(Role.BODY, "leading paragraph")
        if line.index <= self.first + 1:
            return Label(Role.DECK, "second headline")
        return Label(Role.OTHER, "another headline")

    def of_supplement(self, line: Line) -> Label | None:
        """What stands beside the text: by markup, by wording, by place."""
        if is_stamp(line):
            return Label(Role.STAMP, "date line")
        if (hint := self.hint(line)) is not None and hint in _OWN | _AREAS:
            return Label(hint, "markup")
        if byline_like(line):
            return Label(Role.BYLINE, "names the writer")
        if (label := cue(line)) and label.role not in PROSE_ROLES:
            return label
        if match := furniture.PHOTO_CREDIT.search(line.text[-400:]):
            alone = match.end() - match.start() >= len(line.text) - 2
            return Label(Role.CREDIT if alone else Role.CAPTION, "ends in a picture credit")
        if line.index < self.first:
            return self.above(line)
        if line.block.images or (self.first <= line.index <= self.last and not line.prose):
            return Label(Role.CAPTION, "beside a picture or amid the text")
        if line.index > self.last and len(line.words) < LIFE_WORDS and not SENTENCE.search(line.text):
            return Label(Role.CREDIT, "below the text")
        return Label(Role.BIO, "introduces the writer") if furniture.BIO.match(line.text) else None

    def above(self, line: Line) -> Label | None:
        """A supplement above the text."""
        if len(line.words) <= SMALL_WORDS and read_date(line.text) is not None:
            return Label(Role.STAMP, "date line")
        if line.block.images and not line.prose:
            return Label(Role.CAPTION, "beside a picture")
        below = self.headline is not None and line.index > self.headline
        if below and line.block.tag in _HEADINGS:
            return Label(Role.DECK, "second heading")
        if below and len(line.words) <= LIFE_WORDS:
            return Label(Role.BYLINE, "between headline and text")
        return None

    def of_comments(self, line: Line) -> Label:
        """Comments, and what invites and sorts them."""
        if (label := cue(line)) and label.role is Role.COMMENT_UI:
            return label
        if len(line.words) <= SMALL_WORDS and COMMENT_AREA.search(line.text):
            return Label(Role.COMMENT_UI, "comment area")
        return Label(Role.COMMENT, "among readers' comments")

    def of_rest(self, line: Line) -> Label:
        """What is no part of the article: named by markup or wording where it stands near it."""
        hint = self.hint(line)
        if hint is not None and hint in _AREAS and not self.is_menu(line):
            return Label(hint, "markup")
        if hint is Role.COMMENT and self.likely[line.index, COMMENT] >= POSSIBLE:
            return self.of_comments(line)
        if hint is Role.RELATED and _is_pointer(line):
            return Label(Role.RELATED, "markup")
        if not self.near(line):
            return Label(Role.OTHER, "outside the article")
        second = self.headline is not None and line.index == self.headline + 1 <= self.first and line.block.tag in _HEADINGS
        if second and self.likely[line.index, HEADLINE] >= POSSIBLE:
            return Label(Role.DECK, "second heading")
        label = self.named(line, hint)
        if label is not None and label.role in _OWN and label.role is not Role.LEGAL:
            return label if self.likely[line.index, SUPPLEMENT] >= POSSIBLE else Label(Role.OTHER, "of something else")
        return label or Label(Role.OTHER, "outside the running text")

    def named(self, line: Line, hint: Role | None) -> Label | None:
        """What markup or wording calls a block that is likely no part of the article."""
        if hint is not None and hint in _OWN and hint is not Role.LEGAL:
            return Label(hint, "markup")
        if is_stamp(line):
            return Label(Role.STAMP, "date line")
        if byline_like(line):
            return Label(Role.BYLINE, "names the writer")
        label = cue(line)
        if label is None or label.role in PROSE_ROLES or (label.role is Role.LEGAL and self.leads_to_terms(line)):
            return None
        return label

    def is_menu(self, line: Line) -> bool:
        """Whether a block away from the article is nothing but a few linked words, or stands in a navigation."""
        if self.near(line):
            return False
        return "/nav[" in line.block.path or (self.draft.linked[line.index] >= LINKED and len(line.words) <= BUTTON_WORDS)

    def hint(self, line: Line) -> Role | None:
        """The block's hint where it can be meant: small things are small, a deck stands above the text."""
        hint = line.block.hint
        if hint is None:
            return None
        if hint in _MOST_WORDS and len(line.words) > _MOST_WORDS[hint]:
            return None
        if hint is Role.DECK and (self.headline is None or not self.headline < line.index <= self.first + 1):
            return None
        if hint is Role.KICKER and (self.headline is None or line.index > self.first >= 0):
            return None
        return None if hint is Role.LEGAL and self.leads_to_terms(line) else hint

    def leads_to_terms(self, line: Line) -> bool:
        """Whether a block that speaks of rights is a row of links to where they are told: a menu."""
        return self.draft.linked[line.index] >= MENU
