"""Pages: what the markup hints at and what a body extractor took, before wording is asked."""

from __future__ import annotations

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
_TRUSTED = frozenset({Role.CAPTION, Role.CREDIT, Role.COMMENT, Role.COMMENT_UI, Role.BIO})
"""Hints that stand against the extractor's judgement."""
_WEAK = frozenset({Role.HEADLINE, Role.DECK})
_HEADINGS = frozenset({"h1", "h2"})


@dataclass(frozen=True, slots=True)
class _Zone:
    """The blocks from around the headline to behind the last paragraph."""

    headline: int | None
    first: int
    last: int

    def near(self, index: int) -> bool:
        top = self.headline if self.headline is not None else self.first
        return min(top, self.first) - ABOVE <= index <= self.last + BELOW

    def inside(self, index: int) -> bool:
        top = self.headline if self.headline is not None else self.first
        return min(top, self.first) <= index <= self.last


def label_page(draft: Draft) -> None:
    """Label what markup and extraction decide; text the extractor took stays undecided, for the rules of wording."""
    main = [line.index for line in draft.lines if line.block.main]
    headline = _headline(draft, main[0] if main else None)
    zone = _Zone(headline, main[0] if main else 0, main[-1] if main else len(draft.lines))
    if headline is not None:
        draft.put(headline, Role.HEADLINE, "the page's headline")
    for line in draft.lines:
        if line.index != headline:
            _label(draft, line, zone, asked=bool(main))


def _headline(draft: Draft, first_main: int | None) -> int | None:
    """The block that says the page's title, an ``h1`` before others; else the only or last ``h1`` above the text."""
    hinted = [line for line in draft.lines if line.block.hint is Role.HEADLINE]
    if draft.title:
        for group in (hinted, [line for line in draft.lines if line.block.tag in {"h1", "h2", "h3"}], draft.lines):
            for line in group:
                if same_words(line, draft.title):
                    return line.index
    above = [line for line in hinted if first_main is None or line.index < first_main]
    return above[-1].index if above else None


def _label(draft: Draft, line: Line, zone: _Zone, *, asked: bool) -> None:
    hint = line.block.hint
    headline = draft.lines[zone.headline] if zone.headline is not None else None
    if headline is not None and (hint is Role.HEADLINE or line.block.tag in _HEADINGS) and same_words(line, headline.text):
        draft.put(line.index, Role.HEADLINE_REPEAT, "the headline again")
    elif line.block.main:
        _label_main(draft, line)
    elif hint in _NEAR and not zone.near(line.index):
        draft.put(line.index, Role.OTHER, "away from the article")
    elif hint is not None and hint not in _WEAK:
        draft.put(line.index, hint, "markup")
    elif hint is Role.DECK and zone.headline is not None and line.index < zone.first:
        draft.put(line.index, Role.DECK, "markup")
    elif asked:
        _label_rest(draft, line, zone)


def _label_main(draft: Draft, line: Line) -> None:
    """The extractor's text is body unless trusted markup, or markup of a short line, says otherwise."""
    hint = line.block.hint
    if hint is Role.BLOCKQUOTE:
        draft.put(line.index, Role.BLOCKQUOTE, "markup")
    elif hint is not None and hint not in _WEAK and (hint in _TRUSTED or not line.prose):
        draft.put(line.index, hint, "markup")


def _label_rest(draft: Draft, line: Line, zone: _Zone) -> None:
    """Blocks the extractor left out and no markup explains."""
    if zone.near(line.index) and is_stamp(line):
        draft.put(line.index, Role.STAMP, "date line")
    elif zone.near(line.index) and byline_like(line):
        draft.put(line.index, Role.BYLINE, "names the writer")
    elif (label := cue(line)) and label.role not in PROSE_ROLES:
        draft.put(line.index, label.role, label.rule)
    else:
        draft.put(line.index, Role.OTHER, "outside the running text")
