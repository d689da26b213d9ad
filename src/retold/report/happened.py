"""What is said to have happened, in order of time, and by whose word: for the first screen and for the list of all dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retold.lang.actors_sources import shown_source
from retold.model.claims import Claim, Stance
from retold.model.span import Span
from retold.model.story import Story
from retold.report.brief_told import tellers
from retold.report.cites import Cite, Citer
from retold.report.plain import listing, one_line, shorten, with_article
from retold.report.values import in_words

SHOWN = 5
"""Dated happenings on the first screen: those that most articles tell."""

LONG = 130
"""Characters of the claim that most articles tell."""

SOURCE = 48
"""Characters of a source."""


_ARTICLES = frozenset({"The", "A", "An", "His", "Her", "Its", "Their", "Some", "Several", "One"})


@dataclass(frozen=True, slots=True)
class Word:
    """By whose word articles tell something, and where; ``source`` is empty where they say it themselves."""

    source: str
    cites: tuple[Cite, ...]
    hedged: bool = False

    @property
    def how(self) -> str:
        """Whose word it is, as a verb phrase of the articles: ``credit the letter``, ``in their own words``."""
        one = len(self.cites) == 1
        told = f"{'credits' if one else 'credit'} {self.source}" if self.source else f"in {'its' if one else 'their'} own words"
        return f"{told}, with a hedge" if self.hedged else told

    @property
    def text(self) -> str:
        """The articles by letter and whose word it is: ``A and D credit the letter``, ``B in its own words``."""
        return f"{listing(c.by.letter for c in self.cites)} {self.how}"


@dataclass(frozen=True, slots=True)
class Happened:
    """A dated happening and by whose word it is told; ``conflict``: id of one over when it was."""

    id: str
    when: str
    what: str
    words: tuple[Word, ...]
    conflict: str = ""

    @property
    def cites(self) -> tuple[Cite, ...]:
        """Every place that tells it."""
        return tuple(c for w in self.words for c in w.cites)

    @property
    def by(self) -> str:
        """By whose word, in one line."""
        return "; ".join(w.text for w in self.words)


def happened(story: Story, citer: Citer) -> list[Happened]:
    """All dated happenings, in order of time."""
    rows = sorted(story.timeline, key=lambda t: (t.when.lstrip("~?<>=."), t.what))
    return [
        Happened(t.id, in_words(one_line(t.when)), one_line(t.what), _words(t.vouched, citer), "".join(t.conflicts[:1]))
        for t in rows
    ]


def _words(vouched: Iterable[tuple[Span, str]], citer: Citer) -> tuple[Word, ...]:
    """The places by whose word they tell, each article once for each; who credits somebody comes before who credits nobody."""
    found: dict[str, list[Cite]] = defaultdict(list)
    for span, source in sorted(vouched, key=lambda v: (citer.who[v[0].doc].number, v[0])):
        name = _named(source)
        if citer.who[span.doc] not in {c.by for c in found[name]}:
            found[name].append(citer.cite(span))
    return tuple(Word(name, tuple(cites)) for name, cites in sorted(found.items(), key=lambda r: (not r[0], r[1][0].by.number)))


def _named(source: str) -> str:
    """A source as it stands inside a sentence: ``the company`` and not ``The company``, but ``The Daily Courier``."""
    words = shorten(shown_source(one_line(source)), SOURCE) if source else ""
    article, _, rest = words.partition(" ")
    return f"{article.lower()} {rest}" if article in _ARTICLES and rest[:1].islower() else with_article(words)


def first(rows: Sequence[Happened]) -> list[Happened]:
    """The few that most articles tell, of these first those with a difference and the latest; in order of time.

    What one article alone dates is left out where others are told by several.
    """
    place = {t.id: n for n, t in enumerate(rows)}
    several = [t for t in rows if t.conflict or len({c.by for c in t.cites}) > 1]
    rows = several if len(several) > 1 else rows

    def weight(t: Happened) -> tuple[int, bool, int]:
        return -len({c.by for c in t.cites}), not t.conflict, -place[t.id]

    return sorted(sorted(rows, key=weight)[:SHOWN], key=lambda t: place[t.id])


def central(story: Story, citer: Citer) -> Happened | None:
    """The claim that most articles tell, at least three and half of them, a happening before background; ``None`` where there is none."""
    n = len(story.documents)
    told = {c.id: set(tellers(c)) for c in story.claims if c.asks is None}
    rows = [c for c in story.claims if len(told.get(c.id, ())) >= max(3, (n + 1) // 2) and not c.text.endswith("?")]
    if not rows:
        return None
    top = max(rows, key=lambda c: (-c.tells.rank, len(told[c.id]), len(c.mentions), c.id))
    words = shorten(one_line(top.text).rstrip("."), LONG)
    return Happened(top.id, f"{len(told[top.id])} of {n} articles tell this", words, _claimed(top, story, citer))


def _claimed(claim: Claim, story: Story, citer: Citer) -> tuple[Word, ...]:
    """By whose word each article tells a claim: the names it credits, the same names together, and whether it keeps a distance."""
    speakers = {a.id: a.speaker for a in story.attributions}
    names: dict[str, dict[str, None]] = defaultdict(dict)
    first: dict[str, Span] = {}
    for m in claim.mentions:
        name = (speakers.get(m.attribution or "") or m.source) if m.source else ""
        first.setdefault(m.span.doc, m.span)
        names[m.span.doc] |= {_named(name): None} if name else {}
    hedged = {m.span.doc for m in claim.mentions if m.stance is Stance.HEDGED}
    groups: dict[tuple[str, bool], list[Cite]] = defaultdict(list)
    for doc in sorted(first, key=lambda d: citer.who[d].number):
        groups[listing(names[doc], 2), doc in hedged].append(citer.cite(first[doc]))
    rows = sorted(groups.items(), key=lambda r: (not r[0][0], r[1][0].by.number))
    return tuple(Word(source, tuple(cites), distance) for (source, distance), cites in rows)
