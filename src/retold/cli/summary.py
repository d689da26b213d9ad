"""Readable summaries for stdout: what was read, what was marked, what the comparison says."""

from __future__ import annotations

from collections import Counter

from retold.model.document import STORY_ROLES, Document, display_names
from retold.model.marks import Form
from retold.model.story import Story


def of_reading(story: Story) -> str:
    """Each article with its particulars and how many words of it are article and furniture, role by role."""
    names = display_names(story.documents)
    return "\n\n".join(_article(story, d, names[d.id]) for d in story.documents)


def of_annotation(story: Story) -> str:
    """The articles as :func:`of_reading` gives them, each with its statements by form and the sources it credits."""
    names = display_names(story.documents)
    return "\n\n".join("\n".join((_article(story, d, names[d.id]), *_marks(story, d))) for d in story.documents)


def of_comparison(story: Story) -> str:
    """The findings."""
    return "\n".join(f.text for f in story.findings)


def _article(story: Story, document: Document, name: str) -> str:
    known = document.known_from
    lines = [f"{name}  {document.file}"]
    for label, value in (
        ("title", document.title),
        ("published", document.published.edtf if document.published else None),
        ("author", document.author),
        ("language", document.language),
    ):
        origin = f"  (from {known[label]})" if label in known else ""
        lines.append(f"  {label:<10}{value}{origin}" if value else f"  {label:<10}not found")
    words: Counter[str] = Counter()
    for region in story.regions:
        if region.span.doc == document.id:
            words[region.role.value] += len(document[region.span].split())
    article = sum(words[r.value] for r in STORY_ROLES)
    lines.append(f"  {'words':<10}{article} of article, {words.total() - article} of furniture")
    lines.extend(f"  {'':<10}{count:5d} {role.replace('_', ' ')}" for role, count in words.most_common())
    return "\n".join(lines)


def _marks(story: Story, document: Document) -> list[str]:
    forms = Counter(a.form for a in story.attributions if a.doc == document.id)
    speakers = Counter(a.speaker or "nobody named" for a in story.attributions if a.doc == document.id)
    credited = Counter(c.credited for c in story.credits if c.span.doc == document.id)
    lines = [f"  {'statements':<10}" + ", ".join(f"{forms[f]} {f.value}" for f in Form)]
    lines.extend(f"  {'':<10}{count:5d} {speaker}" for speaker, count in speakers.most_common())
    lines.append(f"  {'credits':<10}" + (", ".join(f"{name} ({count})" for name, count in credited.most_common()) or "none"))
    return lines
