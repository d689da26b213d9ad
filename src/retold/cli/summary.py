"""Readable summaries for stdout: what was read, what was marked, what the comparison says."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from retold.model.document import STORY_ROLES, Document, display_names
from retold.model.marks import Form
from retold.model.story import Story
from retold.report.text import Line, summary_lines

_MARGIN = 14
"""Columns before the value of a particular."""
_OF_READING = frozenset({"F902", "F903", "F904", "F905", "F906"})
"""Findings that reading makes: what a document is that is no plain article."""
_SPEAKERS = 8
"""Speakers named for an article; the others are counted."""


def of_comparison(story: Story, width: int) -> list[Line]:
    """The summary that the report room makes of a compared story."""
    return summary_lines(story, width)


def of_reading(story: Story, width: int) -> list[Line]:
    """Each article with its particulars and how many words of it are article and furniture, role by role."""
    names = display_names(story.documents)
    return [line for d in story.documents for line in (*_heading(d, names), *_reading(story, d, width), Line("", "blank"))]


def of_annotation(story: Story, width: int) -> list[Line]:
    """Each article with its particulars, its statements by form, who makes them, and whom it credits."""
    names = display_names(story.documents)
    return [
        line
        for d in story.documents
        for line in (*_heading(d, names), *_reading(story, d, width), *_marks(story, d, width), Line("", "blank"))
    ]


def _heading(document: Document, names: dict[str, str]) -> Iterator[Line]:
    yield Line(f"{names[document.id]}  ({document.file})", "heading")


def _reading(story: Story, document: Document, width: int) -> Iterator[Line]:
    published = document.published.edtf if document.published else None
    for label, value in (
        ("title", document.title),
        ("published", published),
        ("author", document.author),
        ("language", document.language),
    ):
        origin = f" (from {document.known_from[label]})" if label in document.known_from else ""
        yield from _row(label, f"{value}{origin}" if value else "not found", width)
    for finding in (f for f in story.findings if f.evidence[0].span.doc == document.id and f.code in _OF_READING):
        yield from _row("note", finding.text, width)
    words: Counter[str] = Counter()
    for region in story.regions:
        if region.span.doc == document.id:
            words[region.role.value] += len(document[region.span].split())
    article = sum(words[role.value] for role in STORY_ROLES)
    furniture = [(role, n) for role, n in words.most_common() if role not in {r.value for r in STORY_ROLES}]
    yield from _row("article", f"{article} words", width)
    told = ", ".join(f"{role.replace('_', ' ')} {n}" for role, n in furniture)
    yield from _row("furniture", f"{words.total() - article} words" + (f": {told}" if told else ""), width)


def _marks(story: Story, document: Document, width: int) -> Iterator[Line]:
    own = [a for a in story.attributions if a.doc == document.id]
    forms = Counter(a.form for a in own)
    speakers = Counter(a.speaker or "nobody by name" for a in own).most_common()
    credited = Counter(c.credited for c in story.credits if c.span.doc == document.id).most_common()
    yield from _row("statements", ", ".join(f"{forms[f]} {f.value}" for f in Form), width)
    more = f", {len(speakers) - _SPEAKERS} more" if len(speakers) > _SPEAKERS else ""
    yield from _row("by", (", ".join(f"{who} {n}" for who, n in speakers[:_SPEAKERS]) or "nobody") + more, width)
    yield from _row("credits", ", ".join(f"{who} {n}" for who, n in credited) or "none", width)


def _row(label: str, value: str, width: int) -> Iterator[Line]:
    lines = textwrap.wrap(value, width, initial_indent=f"  {label:<{_MARGIN - 2}}", subsequent_indent=" " * _MARGIN)
    yield from (Line(line) for line in lines)
