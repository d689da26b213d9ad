"""``The ministry denied the reports``: a denial that names no content and points at what its article told just before."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from retold.compare.conflict_sides import Side, by_value, conflict
from retold.lang import hedges
from retold.lang.events_keys import content_keys
from retold.model.claims import Claim, Conflict, ConflictKind, Mention, Stance, Strength
from retold.model.marks import Sentence
from retold.model.span import Span
from retold.model.story import Story

_MOST = 6
"""Articles that are listed as telling what is denied."""


@dataclass(frozen=True, slots=True)
class _Denial:
    """The words ``subject denied the reports`` and the sentence before them."""

    span: Span
    before: Sentence


def denial_conflicts(story: Story, names: dict[str, str]) -> list[Conflict]:
    """A polarity conflict for every claim of several articles that a denial points at; one a claim, all denials in it.

    The claim must be told as somebody's words, or as a report or allegation, in the sentence before the denial; of several
    the one that most articles tell.
    """
    index = _by_place(story)
    denials: dict[str, list[Span]] = defaultdict(list)
    claims = {c.id: c for c in story.claims}
    for d in _denials(story):
        found = _denied(d, index)
        if found is not None:
            denials[found.id].append(d.span)
    return [_conflict(story, claims[c], spans, names) for c, spans in denials.items()]


def _denials(story: Story) -> Iterator[_Denial]:
    rows: dict[str, list[Sentence]] = defaultdict(list)
    for s in story.sentences:
        rows[s.span.doc].append(s)
    for row in rows.values():
        for before, s in pairwise(row):
            span = _denial(s)
            if span is not None:
                yield _Denial(span, before)


def _denial(sentence: Sentence) -> Span | None:
    """From the subject to the object of a denying verb whose object is a word for something said."""
    tokens = sentence.tokens
    for i, t in enumerate(tokens):
        if t.dep != "dobj" or t.lemma not in hedges.CLAIMED or tokens[t.head].lemma not in hedges.DENIALS | hedges.REJECTIONS:
            continue
        verb = t.head
        if any(c.head == verb and c.dep == "neg" for c in tokens) or any(c.head == i and c.dep not in _PLAIN for c in tokens):
            continue
        subject = next((j for j, c in enumerate(tokens) if c.head == verb and c.dep == "nsubj"), verb)
        first = min([subject, *(j for j, c in enumerate(tokens) if c.head == subject and j < subject)])
        return Span(sentence.span.doc, tokens[min(first, i)].start, tokens[max(first, i)].end)
    return None


_PLAIN = frozenset({"det", "amod", "poss", "compound", "nmod"})
"""What may hang on the object of a denial that points back; ``denied claims that …`` says itself what it denies."""


def _by_place(story: Story) -> dict[str, list[tuple[int, Claim, Mention]]]:
    rows: dict[str, list[tuple[int, Claim, Mention]]] = defaultdict(list)
    for c in story.claims:
        if len({m.span.doc for m in c.mentions}) > 1:
            for m in c.mentions:
                if m.stance is not Stance.DENIED and "deny" not in content_keys(story.text(m.span)):
                    rows[m.span.doc].append((m.span.start, c, m))
    return {doc: sorted(row, key=lambda r: (r[0], r[1].id)) for doc, row in rows.items()}


def _denied(denial: _Denial, index: dict[str, list[tuple[int, Claim, Mention]]]) -> Claim | None:
    row = index.get(denial.span.doc, [])
    starts = [start for start, _, _ in row]
    near = row[bisect_left(starts, denial.before.span.start) : bisect_left(starts, denial.before.span.end)]
    if not any(t.lemma in hedges.CLAIMED for t in denial.before.tokens):
        near = [r for r in near if r[2].stance in {Stance.ATTRIBUTED, Stance.HEDGED}]
    return max((c for _, c, _ in near), key=lambda c: (len({m.span.doc for m in c.mentions}), c.id), default=None)


def _conflict(story: Story, claim: Claim, denials: list[Span], names: dict[str, str]) -> Conflict:
    first: dict[str, Mention] = {}
    for m in claim.mentions:
        if m.stance is not Stance.DENIED:
            first.setdefault(m.span.doc, m)
    sides = [*(Side(m.span, "told") for m in list(first.values())[:_MOST]), *(Side(s, "denied") for s in denials)]
    words = " ".join(story.text(denials[0]).split())
    text = f"“{claim.text.rstrip('.')}”: {by_value(sides, names)} (“{words}”)."
    return conflict(claim.id, ConflictKind.POLARITY, Strength.CONTRADICTION, sides, text)
