"""The terminal summary: what ``retold compare`` prints when nothing else is asked for."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from retold.model.finding import Finding
from retold.model.story import Story
from retold.report.brief import Brief, brief
from retold.report.bylines import Byline
from retold.report.checked import checked, told
from retold.report.cites import Citer
from retold.report.pages import FindingView
from retold.report.plain import SUBJECTS, count, listing, one_line, quoted, shorten
from retold.report.values import in_words

ASKED = 8
"""Open questions told; all of them stand in the other formats."""

LONG = 200
"""Characters of a question or of what is said to have happened."""

PLACES = 3
"""Pieces of evidence shown for each of them."""

WORDS = 400
"""Characters of evidence looked at."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the summary and what it is, for callers that colour: ``title text heading finding words note blank``."""

    text: str
    style: str = "text"


def summary_lines(story: Story, width: int = 80) -> list[Line]:
    """The summary as styled lines of at most ``width`` columns (at least 40)."""
    width = max(40, width)
    citer = Citer(story)
    told = brief(story, citer)
    lines = [Line(t, "title") for t in textwrap.wrap(told.title, width)]
    lines += _wrapped(told.text, width, "text")
    lines += _articles(story, citer.who, width)
    lines += source_lines(story, citer, width)
    lines += _happened(told, width)
    lines += _findings(story, told, citer.who, width)
    lines += _questions(told, width)
    lines += limits(story, width)
    return lines


def summary(story: Story, width: int = 80) -> str:
    """The summary as plain text of at most ``width`` columns, without colour."""
    return "\n".join(line.text for line in summary_lines(story, width)) + "\n"


def _wrapped(text: str, width: int, style: str, indent: str = "", first: str | None = None) -> list[Line]:
    wrapped = textwrap.wrap(text, width, initial_indent=indent if first is None else first, subsequent_indent=indent)
    return [Line(t, style) for t in wrapped]


def _articles(story: Story, who: dict[str, Byline], width: int) -> Iterator[Line]:
    if not story.documents:
        return
    yield Line("", "blank")
    margin = max(len(b.letter) for b in who.values()) + 3
    for d in story.articles:
        b = who[d.id]
        day = f", {in_words(d.published.edtf)}" if d.published else ""
        head = f" — {one_line(d.title)}" if d.title else ""
        line = f"  {b.letter:<{margin - 2}}{b.name}{day}{head}"
        yield Line(shorten_keep(line, width), "note")


def source_lines(story: Story, citer: Citer, width: int) -> Iterator[Line]:
    """The sources in hand, and every quotation checked against them that is not word for word."""
    if not story.sources:
        return
    yield Line("", "blank")
    yield Line("Checked against the source", "heading")
    for s in checked(story, citer):
        head = f"{s.by}: {s.counts or 'no quotation of the articles'}."
        yield from _wrapped(" ".join((head, *told(s))), width, "text", "    ", "  ")
        for k in s.rows:
            if not k.plain:
                words = f"{k.cite.by}, {k.verdict}: {quoted(k.cite.words, 2 * width)}"
                yield from _wrapped(words, width, "words", "      ", "    ")
                yield from _wrapped(k.note, width, "note", "      ")


def shorten_keep(line: str, width: int) -> str:
    """``line`` cut to ``width`` columns with an ellipsis, its leading space kept."""
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def _happened(told: Brief, width: int) -> Iterator[Line]:
    """What is said to have happened, in order, and by whose word."""
    rows = [*([told.central] if told.central else []), *told.dates]
    if not rows:
        return
    yield Line("", "blank")
    more = len(told.happened) - len(told.dates)
    yield Line(
        "What is said to have happened" + (f" ({len(told.dates)} of {len(told.happened)} dates)" if more else ""), "heading"
    )
    for t in rows:
        differ = " ≠ accounts differ." if t.conflict else ""
        yield from _wrapped(f"{t.when}: {shorten(t.what, LONG)}{differ}", width, "text", "    ", "  ")
        yield from _wrapped(t.by, width, "note", "    ")


def _findings(story: Story, told: Brief, who: dict[str, Byline], width: int) -> Iterator[Line]:
    if not told.findings:
        if "ranking" in story.stages and not told.questions:
            yield Line("", "blank")
            yield Line("No findings.", "text")
        return
    yield Line("", "blank")
    total, shown = len(told.findings), len(told.first)
    yield Line("What to look at first" + (f" ({shown} of {total} findings)" if total > shown else ""), "heading")
    rows = {f.id: f for f in story.findings}
    for view in told.first:
        yield from _finding(story, rows[view.id], view, who, width)
    rest = Counter(SUBJECTS.get(f.code[1], "Other") for f in told.findings[shown:])
    if rest:
        yield Line("", "blank")
        counted = listing(f"{name.lower()} {n}" for name, n in rest.items())
        yield from _wrapped(f"{count(total - shown, 'more finding')}: {counted}.", width, "note")


def _questions(told: Brief, width: int) -> Iterator[Line]:
    """What an editor can get, ask or settle, one line each."""
    asked = told.questions
    if not asked:
        return
    yield Line("", "blank")
    yield Line("Open questions" + (f" ({ASKED} of {len(asked)})" if len(asked) > ASKED else ""), "heading")
    for f in asked[:ASKED]:
        yield from _wrapped(shorten(f.text, LONG), width, "text", "    ", "  - ")


def _finding(story: Story, f: Finding, view: FindingView, who: dict[str, Byline], width: int) -> Iterator[Line]:
    yield Line("", "blank")
    indent = " " * 4
    yield from _wrapped(view.text, width, "finding", indent, f"{view.number:>2}  ")
    places = evidence_by_words(story, f, who)
    for words, holders in places[:PLACES]:
        yield from _wrapped(f"{listing(holders, 4)}: {quoted(words, 2 * width)}", width, "words", indent + "  ", indent)
    if len(places) > PLACES:
        yield Line(f"{indent}and {count(len(places) - PLACES, 'more place')}", "note")
    yield Line(f"{indent}{f.id} · {view.kind}"[:width], "note")


def evidence_by_words(story: Story, f: Finding, who: dict[str, Byline]) -> list[tuple[str, list[str]]]:
    """The words a finding rests on, each once, with the articles that have them; the first from different articles."""
    rows: dict[str, set[Byline]] = {}
    for e in f.evidence:
        rows.setdefault(shorten(story.text(e.span), WORDS), set()).add(who[e.span.doc])
    seen: set[Byline] = set()
    first: list[tuple[str, list[str]]] = []
    later: list[tuple[str, list[str]]] = []
    for words, holders in rows.items():
        row = (words, [str(b) for b in sorted(holders, key=lambda b: b.number)])
        (later if holders <= seen else first).append(row)
        seen |= holders
    return first + later


def limits(story: Story, width: int) -> Iterator[Line]:
    """What could not be read, and what was not done and why."""
    notes = [f"{one_line(p.file)}: {one_line(p.reason)} ({p.code})" for p in story.problems] + [
        one_line(n) for n in story.notes
    ]
    if notes:
        yield Line("", "blank")
        yield Line("Not done, or not read", "heading")
    for note in notes:
        yield from _wrapped(note, width, "note", "    ", "  - ")
