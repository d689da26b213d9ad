"""Articles of a set that are about something else: they have next to none of the names and words that the others share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from retold.compare.prose import roles
from retold.compare.wording import is_content, stem
from retold.model.document import STORY_ROLES, Role, display_names
from retold.model.finding import Evidence, Finding
from retold.model.links import Relation
from retold.model.story import Story

OTHERS = 3
"""Documents with text that it takes to say that one of them is about something else."""
LEAST_WORDS = 12
"""Different content words that an article must have before it can be about something else."""
SHARED = 0.5
"""A word is the others' where this share of them has it, and at least two."""
NAMES = 0.12
"""An article is about something else if it has less than this share of the names that the others have in common …"""
WORDS = 0.25
"""… and less than this of their other words; ``bench/quality/strays.py`` counts who is found among strangers and at home."""
FEW = 2
"""Names and words that the others must have in common for that."""

Words = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Common:
    """How many of the words that the others share an article has, how many there are, and how many words it has at all."""

    have: int
    all: int
    own: int

    def less_than(self, share: float) -> bool:
        """Whether it has less than a share of what it could have, where there are enough to tell: a short article holds few."""
        return self.all >= FEW and self.have < share * min(self.all, self.own)


def strays(story: Story) -> frozenset[str]:
    """The documents that F804 says are about something else."""
    return frozenset(e.span.doc for f in story.findings if f.code == "F804" for e in f.evidence)


def about_something_else(story: Story) -> dict[str, Finding]:
    """F804, by document: no shared passage or quotation joins it with the others, and hardly a name or a word does.

    Cost is linear in words times the number of documents.
    """
    names, words = _words(story)
    live = [d for d, found in words.items() if len(found | names[d]) >= LEAST_WORDS]
    if len(live) < OTHERS:
        return {}
    joined = {s.doc for p in story.passages if p.relation != Relation.BOILERPLATE for s in (p.a, p.b)}
    joined |= {m.span.doc for q in story.quote_matches for m in q.members}
    spread = {id(x): Counter(w for d in live for w in x[d]) for x in (names, words)}
    findings = {}
    for doc in live:
        of_names, of_words = (_common(doc, x, spread[id(x)], len(live) - 1) for x in (names, words))
        if doc not in joined and of_names.less_than(NAMES) and of_words.less_than(WORDS):
            findings[doc] = _finding(story, doc, of_names, of_words)
    return findings


def _words(story: Story) -> tuple[Words, Words]:
    """The stems of names and of other content words of each document, headlines included."""
    role = roles(story)
    names: dict[str, set[str]] = {d.id: set() for d in story.documents}
    words: dict[str, set[str]] = {d.id: set() for d in story.documents}
    for s in story.sentences:
        if role.get(s.span) in STORY_ROLES:
            for t in filter(is_content, s.tokens):
                (names if t.pos == "PROPN" else words)[s.span.doc].add(stem(t.lemma))
    return {d: frozenset(w) for d, w in names.items()}, {d: frozenset(w) for d, w in words.items()}


def _common(doc: str, words: Words, spread: Counter[str], others: int) -> Common:
    """What the others have in common without this document, and how much of it this one has."""
    needed = max(2.0, SHARED * others)
    shared = {w for w, n in spread.items() if n - (w in words[doc]) >= needed}
    return Common(len(shared & words[doc]), len(shared), len(words[doc]))


def _finding(story: Story, doc: str, names: Common, words: Common) -> Finding:
    values = {
        "article": display_names(story.documents)[doc],
        "have": str(names.have),
        "all": str(names.all),
        "words": str(words.have),
        "of": str(words.all),
    }
    head = next((r.span for r in story.regions if r.span.doc == doc and r.role is Role.HEADLINE), None)
    role = roles(story)
    below = STORY_ROLES - {Role.HEADLINE}
    first = min((s.span for s in story.sentences if s.span.doc == doc and role.get(s.span) in below), default=None)
    evidence = tuple(Evidence(s, says) for s, says in ((head, "its headline"), (first, "how it begins")) if s is not None)
    return Finding(code="F804", values=values, confidence=0.8, evidence=evidence)
