"""Headlines with words that their own articles do not hold, beside what those tell and what the others tell of that."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from retold.compare.conflict_sides import Side, conflict
from retold.compare.prose import matches_title
from retold.lang.actors import STOP
from retold.lang.events import CLASS_OF
from retold.lang.events_keys import class_key
from retold.model.claims import Conflict, ConflictKind, HeadlineCheck, Strength
from retold.model.document import Document, Role
from retold.model.span import Span
from retold.model.story import Story
from retold.model.words import folded_words

_EVENTS = frozenset(CLASS_OF.values())
_FIGURE = re.compile(r"\d{2}[:-]\d{2}")
_LONGEST = 80
"""Words of a member (the JSON contract)."""


def unheld_conflicts(story: Story, told: Iterable[Conflict], names: dict[str, str]) -> list[Conflict]:
    """A tension (headline) for every article of whose headline or decks some words stand nowhere in its text.

    ``told``: conflicts over headlines that are known already; their headlines take no part. Nor do questions, headlines whose missing words only colour what is told, or what has no text below it,
    nor anything at the top of a text in which the title that came with it does not stand.
    """
    known = {m.span for c in told for m in c.members}
    titled = {d.id for d in story.documents if _stands(story, d)}
    rows: dict[str, list[HeadlineCheck]] = defaultdict(list)
    for check in story.headlines:
        if (
            _some(story, check)
            and check.evidence
            and _matters(story, check)
            and not story.text(check.span).rstrip().endswith("?")
            and check.span.doc in titled
            and not any(check.span.overlaps(k) for k in known)
        ):
            rows[check.span.doc].append(check)
    return [_conflict(story, checks, names) for checks in rows.values()]


def _matters(story: Story, check: HeadlineCheck) -> bool:
    """Whether a word that is missing is a figure, (part of) a name or what happened; ``scorches`` and ``heartaches`` are manner."""
    names = {w for n in story.names for w in folded_words(n.canonical)}
    words = {w for s in check.missing for part in folded_words(story.text(s)) for w in (part, *part.split("-"))}
    return any(w in names or w.isdigit() or class_key(w) in _EVENTS for w in words)


def _some(story: Story, check: HeadlineCheck) -> bool:
    """Whether words are missing, and not most of them: then it is told in other words. Stamps and figures are no words."""
    missing = {w for s in check.missing for w in folded_words(story.text(s)) if w.isalpha() and w not in STOP}
    told = {w for w in folded_words(story.text(check.span)) if w.isalpha() and w not in STOP}
    return bool(missing) and 2 * len(missing) <= len(told) and not all(_FIGURE.search(story.text(s)) for s in check.missing)


def _stands(story: Story, document: Document) -> bool:
    """Whether a headline of a text is the title that came with it, or none came: else its first line is a caption or a lead."""
    heads = [story.text(r.span) for r in story.regions if r.span.doc == document.id and r.role is Role.HEADLINE]
    return any(matches_title(document, h) for h in heads)


def _conflict(story: Story, checks: Sequence[HeadlineCheck], names: dict[str, str]) -> Conflict:
    evidence = list(dict.fromkeys(s for c in checks for s in c.evidence if len(story.text(s).split()) <= _LONGEST))
    sides = [Side(c.span, f"headline: {_words(story, c.missing)}") for c in checks]
    sides += [Side(s, "body: the nearest") for s in evidence]
    sides += [Side(s, "elsewhere: of the same") for s in _elsewhere(story, evidence)]
    first = checks[0]
    text = (
        f"The {_role(story, first)} of {names[first.span.doc]} says {_words(story, first.missing)}, which its text does not hold:"
        f" “{' '.join(story.text(first.span).split())}”."
    )
    return conflict(None, ConflictKind.HEADLINE, Strength.TENSION, sides, text)


def _role(story: Story, check: HeadlineCheck) -> str:
    return next(r.role.value for r in story.regions if r.span == check.span)


def _words(story: Story, missing: Sequence[Span]) -> str:
    return " and ".join(f"“{' '.join(story.text(s).split())}”" for s in missing)


def _elsewhere(story: Story, evidence: Sequence[Span]) -> list[Span]:
    """Where other articles tell what the nearest sentences tell: a mention each, of the claim that most of them have."""
    doc = evidence[0].doc if evidence else ""
    held = [c for c in story.claims if any(s.contains(m.span) for m in c.mentions for s in evidence)]
    best = max(held, key=lambda c: (len({m.span.doc for m in c.mentions}), c.id), default=None)
    first: dict[str, Span] = {}
    for m in best.mentions if best is not None else ():
        if m.span.doc != doc:
            first.setdefault(m.span.doc, m.span)
    return list(first.values())
