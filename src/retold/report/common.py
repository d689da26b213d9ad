"""Text in common, pair by pair: how much, who had it first if that is settled, and the longest runs with their edits."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from retold.model.links import RUNNING, Direction, Passage, Relation
from retold.model.story import Story
from retold.report.brief import pairs
from retold.report.bylines import Byline
from retold.report.cites import Citer, anchor
from retold.report.plain import RELATIONS
from retold.report.side import SideBySide, pair_id, side_by_side
from retold.report.worddiff import Run, word_diff

PAIRS = 12
"""Pairs shown."""

SIDES = 6
"""Pairs shown side by side in full, of those with long runs in common."""

RUNS = 3
"""Runs shown of a pair; shorter ones are counted."""

PLACES = 20_000
"""Shared passages that the page carries at most so that any two articles can be laid side by side; the longest ones."""

KEEP = 14
"""Words kept at each end of a long stretch that is the same in both."""

_UNSETTLED = dict.fromkeys(RUNNING - {Relation.SHARED_ORIGIN}, "; who had it first is not settled")


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
    """Two articles with running text in common; ``share`` is a percentage of the shorter one's words.

    ``side`` is the pair laid out, where there is room for it; else the longest ``runs`` stand for it, and ``more`` are left out.
    """

    id: str
    a: Byline
    b: Byline
    words: int
    share: int
    long: bool
    runs: tuple[SharedRun, ...]
    more: int
    side: SideBySide | None = None


def common(story: Story, citer: Citer, sides: int = SIDES) -> list[SharedPair]:
    """Pairs of articles, most words in common first; quotations and standing text are not counted.

    Up to ``sides`` of those with long runs are laid out side by side.
    """
    who = citer.who
    passages: dict[frozenset[str], list[Passage]] = defaultdict(list)
    for p in story.passages:
        if p.relation in RUNNING:
            passages[frozenset((p.a.doc, p.b.doc))].append(p)
    out: list[SharedPair] = []
    for pair in pairs(story)[:PAIRS]:
        runs = sorted(passages[frozenset((pair.a, pair.b))], key=lambda p: (-p.words, p.a, p.b))
        share = round(100 * min(1, pair.words / pair.shorter)) if pair.shorter else 0
        views = tuple(_run(p, story, who) for p in runs[:RUNS])
        key = pair_id(who[pair.a], who[pair.b])
        side = side_by_side(story, pair.a, pair.b, key) if pair.long and len(out) < sides else None
        more = len(runs) - len(views)
        out.append(SharedPair(key, who[pair.a], who[pair.b], pair.words, share, pair.long, views, more, side))
    return out


def places(story: Story, who: dict[str, Byline]) -> str:
    """Where any two articles share words, standing text apart: ``A D 5 40 7 42 …;A E …``, by fours start and end in A, then in D.

    Code points, half-open, into the texts of the documents.
    """
    held = story.source_ids
    kept = [p for p in story.passages if p.relation is not Relation.BOILERPLATE and not {p.a.doc, p.b.doc} & held]
    rows: dict[str, list[int]] = defaultdict(list)
    for p in sorted(kept, key=lambda p: (-p.words, p.id))[:PLACES]:
        a, b = sorted((p.a, p.b), key=lambda s: who[s.doc].number)
        rows[f"{who[a.doc].letter} {who[b.doc].letter}"] += (a.start, a.end, b.start, b.end)
    return ";".join(f"{pair} {' '.join(map(str, numbers))}" for pair, numbers in sorted(rows.items()))


def _run(p: Passage, story: Story, who: dict[str, Byline]) -> SharedRun:
    a, b = (p.a, p.b) if who[p.a.doc].number < who[p.b.doc].number else (p.b, p.a)
    took = {Direction.A_TO_B: p.b.doc, Direction.B_TO_A: p.a.doc}.get(p.direction)
    gave = p.a.doc if took == p.b.doc else p.b.doc
    settled = f"; {who[took].letter} took it from {who[gave].letter}" if took else _UNSETTLED.get(p.relation, "")
    told = f"{p.words:,} words: {RELATIONS[p.relation]}{settled}"
    return SharedRun(anchor(a), anchor(b), p.words, told, cut(word_diff(story.text(a), story.text(b))))


def cut(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs with long stretches that are the same in both cut to their ends."""
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
