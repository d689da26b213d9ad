"""Who shares which words with whom, as rows: of every passage and of every pair of articles, for spreadsheets and the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from retold.model.links import Direction, DocumentPair, Passage
from retold.model.story import Story
from retold.report.bylines import Byline, bylines
from retold.report.plain import PAIR_RELATIONS, RELATIONS, count, one_line, shorten
from retold.report.text import Line, limits

OPENING = 240
"""Characters of a passage that a row of the table shows."""

PASSAGE_COLUMNS = (
    "id", "a_letter", "a_article", "b_letter", "b_article", "words", "score", "relation", "direction", "begins", "a_doc", "a_start",
    "a_end", "b_doc", "b_start", "b_end",
)  # fmt: skip
PAIR_COLUMNS = (
    "id", "a_letter", "a_article", "b_letter", "b_article", "words", "a_share", "b_share", "relation", "direction", "a_doc", "b_doc",
)  # fmt: skip

Row = dict[str, str | int | float | bool | None]


def reuse_table(story: Story) -> list[Row]:
    """A row for every passage, the longest first: both articles by letter and name, words, score, relation, direction, its first words."""
    who = bylines(story)
    return [
        {
            "id": p.id, "a_letter": who[p.a.doc].letter, "a_article": who[p.a.doc].name, "b_letter": who[p.b.doc].letter,
            "b_article": who[p.b.doc].name, "words": p.words, "score": p.score, "relation": p.relation.value,
            "direction": p.direction.value, "begins": shorten(story.text(p.a), OPENING), "a_doc": p.a.doc, "a_start": p.a.start,
            "a_end": p.a.end, "b_doc": p.b.doc, "b_start": p.b.start, "b_end": p.b.end,
        }
        for p in _longest(story)
    ]  # fmt: skip


def pairs_table(story: Story) -> list[Row]:
    """A row for every pair of articles that share passages: both by letter and name, words, containment both ways (0-1), relation, direction."""
    who = bylines(story)
    return [
        {
            "id": p.id, "a_letter": who[p.a].letter, "a_article": who[p.a].name, "b_letter": who[p.b].letter,
            "b_article": who[p.b].name, "words": p.words, "a_share": p.a_share, "b_share": p.b_share, "relation": p.relation.value,
            "direction": p.direction.value, "a_doc": p.a, "b_doc": p.b,
        }
        for p in _closest(story)
    ]  # fmt: skip


def reuse_lines(story: Story, width: int = 80) -> list[Line]:
    """The two tables for a terminal of ``width`` columns (at least 40): pairs with most words in common first, then all passages."""
    width = max(40, width)
    who = bylines(story)
    told = f"{count(len(story.articles), 'article')}, {count(len(story.passages), 'passage')} in common"
    lines = [Line(told.capitalize(), "title"), Line("", "blank")]
    lines += [Line(f"  {who[d.id].letter:<3}{who[d.id].name}"[:width], "note") for d in story.documents]
    if story.pairs:
        lines += _heading("Pairs: words in common, and which part of each one's running words they are", width)
        lines += [line for p in _closest(story) for line in _pair(p, who, width)]
    if story.passages:
        lines += _heading("Passages: words, share of the longer member, what it is", width)
        lines += [line for p in _longest(story) for line in _passage(story, p, who, width)]
    return [*lines, *limits(story, width)]


def _heading(text: str, width: int) -> list[Line]:
    return [Line("", "blank"), *(Line(t, "heading") for t in textwrap.wrap(text, width))]


def _closest(story: Story) -> list[DocumentPair]:
    order = {d.id: n for n, d in enumerate(story.documents)}
    return sorted(story.pairs, key=lambda p: (-p.words, order[p.a], order[p.b]))


def _longest(story: Story) -> list[Passage]:
    order = {d.id: n for n, d in enumerate(story.documents)}
    return sorted(story.passages, key=lambda p: (-p.words, order[p.a.doc], order[p.b.doc], p.a, p.b))


def _took(direction: Direction, a: Byline, b: Byline) -> str:
    if direction is Direction.UNKNOWN:
        return ""
    taker, giver = (b, a) if direction is Direction.A_TO_B else (a, b)
    return f"; {taker.letter} took it from {giver.letter}"


def _pair(p: DocumentPair, who: dict[str, Byline], width: int) -> Iterator[Line]:
    a, b = who[p.a], who[p.b]
    shares = f"{round(100 * p.a_share)} % of {a.letter}, {round(100 * p.b_share)} % of {b.letter}"
    told = PAIR_RELATIONS[p.relation] + _took(p.direction, a, b)
    head = f"  {f'{a.letter} {b.letter}':<7}{p.words:>6,}  "
    wrapped = textwrap.wrap(f"{shares}: {told}", width, initial_indent=head, subsequent_indent=" " * len(head))
    yield from (Line(line) for line in wrapped)


def _passage(story: Story, p: Passage, who: dict[str, Byline], width: int) -> Iterator[Line]:
    a, b = who[p.a.doc], who[p.b.doc]
    told = f"{RELATIONS[p.relation]}{_took(p.direction, a, b)}"
    head = f"  {f'{a.letter} {b.letter}':<7}{p.words:>6,}  {p.score:.2f}  "
    wrapped = textwrap.wrap(told, width, initial_indent=head, subsequent_indent=" " * len(head))
    yield from (Line(line) for line in wrapped)
    yield Line(" " * 9 + shorten(one_line(story.text(p.a)), width - 9), "words")
