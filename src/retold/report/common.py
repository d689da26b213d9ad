"""Text in common, pair by pair: how much, who had it first if that is settled, and the longest runs with their edits."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from retold.model.links import Direction, Passage, Relation
from retold.model.story import Story
from retold.report.brief import SHARING, pairs
from retold.report.bylines import Byline
from retold.report.cites import Citer, anchor
from retold.report.plain import RELATIONS
from retold.report.worddiff import Run, word_diff

PAIRS = 12
"""Pairs shown."""

RUNS = 3
"""Runs shown of a pair; shorter ones are counted."""

KEEP = 14
"""Words kept at each end of a long stretch that is the same in both."""

_UNSETTLED = dict.fromkeys(SHARING - {Relation.SHARED_ORIGIN}, "; who had it first is not settled")


@dataclass(frozen=True, slots=True)
class SharedRun:
    """A run of text that two articles share: b's words read against a's, long equal stretches cut."""

    href_a: str
    href_b: str
    words: int
    told: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class SharedPair:
    """Two articles with running text in common; ``share`` is a percentage of the shorter one's words."""

    a: Byline
    b: Byline
    words: int
    share: int
    long: bool
    runs: tuple[SharedRun, ...]
    more: int


def common(story: Story, citer: Citer) -> list[SharedPair]:
    """Pairs of articles, most words in common first; quotations and standing text are not counted."""
    who = citer.who
    passages: dict[frozenset[str], list[Passage]] = defaultdict(list)
    for p in story.passages:
        if p.relation in SHARING:
            passages[frozenset((p.a.doc, p.b.doc))].append(p)
    out = []
    for pair in pairs(story)[:PAIRS]:
        runs = sorted(passages[frozenset((pair.a, pair.b))], key=lambda p: (-p.words, p.a, p.b))
        share = round(100 * min(1, pair.words / pair.shorter)) if pair.shorter else 0
        views = tuple(_run(p, story, who) for p in runs[:RUNS])
        out.append(SharedPair(who[pair.a], who[pair.b], pair.words, share, pair.long, views, len(runs) - len(views)))
    return out


def _run(p: Passage, story: Story, who: dict[str, Byline]) -> SharedRun:
    a, b = (p.a, p.b) if who[p.a.doc].number < who[p.b.doc].number else (p.b, p.a)
    took = {Direction.A_TO_B: p.b.doc, Direction.B_TO_A: p.a.doc}.get(p.direction)
    gave = p.a.doc if took == p.b.doc else p.b.doc
    settled = f"; {who[took].letter} took it from {who[gave].letter}" if took else _UNSETTLED.get(p.relation, "")
    told = f"{p.words:,} words: {RELATIONS[p.relation]}{settled}"
    return SharedRun(anchor(a), anchor(b), p.words, told, _cut(word_diff(story.text(a), story.text(b))))


def _cut(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    last = len(runs) - 1
    return tuple(
        replace(r, text=_shorter(r.text, head=n > 0 or last == 0, tail=n < last or last == 0)) if r.kind == "same" else r
        for n, r in enumerate(runs)
    )


def _shorter(text: str, *, head: bool, tail: bool) -> str:
    """The ends of a stretch that touch a difference; of a run without any, both ends."""
    words = text.split()
    if len(words) <= 2 * KEEP + 4:
        return text
    first = " ".join(words[:KEEP]) + " " if head else ""
    end = " " + " ".join(words[-KEEP:]) if tail else ""
    return f"{first}[… {len(words) - KEEP * (head + tail)} words …]{end}{' ' if tail and text[-1:].isspace() else ''}"
