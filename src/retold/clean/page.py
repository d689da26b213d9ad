"""Pages: what the markup hints at and what a body extractor took, before wording is asked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from retold.clean.cues import cue
from retold.clean.draft import Draft
from retold.clean.head import byline_like, is_stamp, same_words
from retold.clean.lines import Line
from retold.model.document import PROSE_ROLES, Role

ABOVE = 8
"""Blocks above the headline in which its kicker, byline and stamps may stand."""
BELOW = 12
"""Blocks below the last paragraph in which they may stand."""

_NEAR = frozenset({Role.BYLINE, Role.STAMP, Role.KICKER, Role.DECK, Role.CAPTION, Role.CREDIT, Role.BLOCKQUOTE, Role.BIO})
"""Roles that mean this article's only beside it; elsewhere on the page they are another article's."""
_AREAS = frozenset({Role.RELATED, Role.PROMO, Role.SHARE, Role.OTHER, Role.LEGAL, Role.COMMENT, Role.COMMENT_UI, Role.BIO})
"""Areas that may hold prose of their own."""
_SMALL = frozenset({Role.BYLINE, Role.STAMP, Role.KICKER, Role.SHARE, Role.CREDIT})
SMALL_WORDS = 25
"""Words beyond which an element named like one of the small roles is a container, not that."""
DECK_WORDS = 50
LINKED = 0.9
"""Share of a block's characters in links from which it is nothing but a link."""
_WEAK = frozenset({Role.HEADLINE, Role.DECK})
_TITLES = frozenset({"h1", "h2", "h3"})
HEADLINE_WORDS = 25
_HEADINGS = frozenset({"h1", "h2"})
_WORD = re.compile(r"\w+")
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class _Zone:
    """The blocks from around the headline to behind the last paragraph."""

    headline: int | None
    first: int
    last: int

    def near(self, index: int) -> bool:
        """Whether a block stands close enough to the article to be about it."""
        top = self.headline if self.headline is not None else self.first
        return min(top, self.first) - ABOVE <= index <= self.last + BELOW


def label_page(draft: Draft) -> None:
    """Label what markup and extraction decide; text the extractor took stays undecided, for the rules of wording."""
    main = [line for line in draft.lines if line.block.main]
    prose = [line for line in main if line.prose and line.block.hint is not Role.HEADLINE] or main
    headline = _headline(draft, prose[0].index if prose else None)
    kin = _Kin.of(prose)
    zone = _Zone(headline, prose[0].index if prose else 0, _last(draft, main, kin))
    if headline is not None:
        draft.put(headline, Role.HEADLINE, "the page's headline")
    page = _Page(draft, zone, _misnamed(prose), kin, asked=bool(main))
    for line in draft.lines:
        if line.index != headline:
            page.label(line)


def _last(draft: Draft, main: list[Line], kin: _Kin) -> int:
    """The last block of the article: extractors stop early, so paragraphs in the shape of those before go on."""
    if not main:
        return len(draft.lines)
    last = main[-1].index
    for line in draft.lines[last + 1 :]:
        if line.index > last + BELOW:
            break
        if kin.shaped(line) and draft.linked.get(line.index, 0.0) < LINKED:
            last = line.index
    return last


def _misnamed(prose: list[Line]) -> frozenset[Role]:
    """Hints that most of the running text carries: a class name of the whole column, which says nothing."""
    hints = Counter(line.block.hint for line in prose)
    return frozenset(role for role, count in hints.items() if role is not None and 2 * count >= len(prose))


def _headline(draft: Draft, first_prose: int | None) -> int | None:
    """The block that says the page's title, or most of it; else the last heading above the text.

    Titles carry the site's name and section around the headline, so a block counts that is a run of the title's words.
    """
    above = draft.lines[: len(draft.lines) if first_prose is None else first_prose + 1]
    hinted = [line for line in draft.lines if line.block.hint is Role.HEADLINE]
    if draft.title:
        for group in (hinted, [line for line in draft.lines if line.block.tag in _TITLES], draft.lines):
            for line in group:
                if same_words(line, draft.title):
                    return line.index
        last = max((line.index for line in draft.lines if line.block.main), default=len(draft.lines))
        for lines in (above, draft.lines[:last]):
            if (found := _part_of_title(lines, draft.title)) is not None:
                return found
    headings = [line for line in above if line.block.hint is Role.HEADLINE and not line.prose]
    if not headings:
        headings = [line for line in above if line.block.tag in _TITLES and line.block.hint is None and _headlike(draft, line)]
    return headings[-1].index if headings else None


def _headlike(draft: Draft, line: Line) -> bool:
    return 3 <= len(line.words) <= HEADLINE_WORDS and not line.prose and draft.linked.get(line.index, 0.0) < LINKED


def _part_of_title(lines: tuple[Line, ...], title: str) -> int | None:
    """The block that is the longest run of the title's words: at least three (two in a heading), and a third of them."""
    words = _WORD.findall(title.casefold())
    joined = f" {' '.join(words)} "
    best = (0, False, 0)
    for line in lines:
        if not 2 <= len(line.words) <= len(words):
            continue
        own = _WORD.findall(line.text.casefold())
        heading = line.block.tag in _TITLES
        if len(own) >= 3 - heading and 3 * len(own) >= len(words) and f" {' '.join(own)} " in joined:
            best = max(best, (len(own), heading, line.index))
    return best[2] if best[0] else None


@dataclass(frozen=True, slots=True)
class _Kin:
    """Where running text stands in the page: its parents, and the shape of its paths."""

    parents: frozenset[str]
    shapes: frozenset[str]

    @classmethod
    def of(cls, prose: list[Line]) -> _Kin:
        return cls(frozenset(_parent(line) for line in prose), frozenset(_INDEX.sub("", line.block.path) for line in prose))

    def takes(self, line: Line) -> bool:
        """Whether a block that the extractor left out is a sibling of running text, or a paragraph in the same shape."""
        if line.block.tag == "p" and _parent(line) in self.parents:
            return True
        return self.shaped(line)

    def shaped(self, line: Line) -> bool:
        """Whether a block is a paragraph whose path differs from one of the running text's only in its numbers."""
        return line.block.tag in {"p", "div"} and line.prose and _INDEX.sub("", line.block.path) in self.shapes


def _parent(line: Line) -> str:
    return line.block.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class _Page:
    draft: Draft
    zone: _Zone
    misnamed: frozenset[Role]
    kin: _Kin
    asked: bool
    """Whether an extractor took anything."""

    def label(self, line: Line) -> None:
        """Label one block, or leave it to the rules of wording."""
        hint = self.hint(line)
        zone = self.zone
        headline = self.draft.lines[zone.headline] if zone.headline is not None else None
        titled = line.block.hint is Role.HEADLINE or line.block.tag in _HEADINGS
        if headline is not None and titled and same_words(line, headline.text):
            self.draft.put(line.index, Role.HEADLINE_REPEAT, "the headline again")
        elif line.block.main:
            self.label_main(line, hint)
        elif hint in _NEAR and not zone.near(line.index):
            self.draft.put(line.index, Role.OTHER, "away from the article")
        elif hint is not None and hint not in _WEAK:
            self.draft.put(line.index, hint, "markup")
        elif hint is Role.DECK and zone.headline is not None and line.index < zone.first:
            self.draft.put(line.index, Role.DECK, "markup")
        elif self.asked:
            self.label_rest(line)

    def hint(self, line: Line) -> Role | None:
        """The block's hint where it can be meant."""
        hint = line.block.hint
        if hint in self.misnamed or (hint in _SMALL and len(line.words) > SMALL_WORDS):
            return None
        return hint

    def label_main(self, line: Line, hint: Role | None) -> None:
        """The extractor's text is body unless markup says otherwise."""
        if hint is Role.BLOCKQUOTE:
            self.draft.put(line.index, Role.BLOCKQUOTE, "markup")
        elif hint is Role.DECK and line.index <= self.zone.first and len(line.words) <= DECK_WORDS:
            self.draft.put(line.index, Role.DECK, "markup")
        elif hint is not None and hint not in _WEAK and (hint in _AREAS or hint is Role.CAPTION or not line.prose):
            self.draft.put(line.index, hint, "markup")
        elif self.draft.linked.get(line.index, 0.0) >= LINKED and len(line.words) >= 4 and not line.prose:
            self.draft.put(line.index, Role.RELATED, "nothing but a link")

    def label_rest(self, line: Line) -> None:
        """Blocks the extractor left out and no markup explains."""
        near = self.zone.near(line.index)
        if near and is_stamp(line):
            self.draft.put(line.index, Role.STAMP, "date line")
        elif near and byline_like(line):
            self.draft.put(line.index, Role.BYLINE, "names the writer")
        elif (label := cue(line)) and label.role not in PROSE_ROLES:
            self.draft.put(line.index, label.role, label.rule)
        elif not near or not self.kin.takes(line) or self.draft.linked.get(line.index, 0.0) >= LINKED:
            self.draft.put(line.index, Role.OTHER, "outside the running text")
