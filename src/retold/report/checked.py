"""Quotations checked against the source documents in hand, as the page, Markdown and the terminal show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from retold.model.links import Direction
from retold.model.sources import SourceCheck, Verdict
from retold.model.story import Story
from retold.report.bylines import Byline
from retold.report.cites import Cite, Citer
from retold.report.plain import VERDICTS, count, listing, one_line, sentence
from retold.report.worddiff import Run, word_diff

EDGES = "“”„«»\"‘’' \u00a0,."
"""Characters around a quotation that are no words of it."""


@dataclass(frozen=True, slots=True)
class CheckView:
    """A printed quotation, its words read against the source's, and where these stand; ``plain``: nothing is to be told."""

    id: str
    cite: Cite
    verdict: str
    note: str
    runs: tuple[Run, ...]
    places: tuple[Cite, ...]
    plain: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with the names that articles have for it, its checks (the gravest first), and who has its text unquoted."""

    by: Byline
    called: str
    counts: str
    rows: tuple[CheckView, ...]
    taken: tuple[tuple[Byline, int], ...]

    def trimmed(self, trim: Callable[[tuple[Run, ...]], tuple[Run, ...]]) -> SourceView:
        """The same with every quotation cut by ``trim``."""
        return replace(self, rows=tuple(replace(k, runs=trim(k.runs)) for k in self.rows))


def checked(story: Story, citer: Citer) -> list[SourceView]:
    """A view for every source document, in their order."""
    return [_source(story, s.doc, s.called, citer) for s in story.sources]


def _source(story: Story, doc: str, called: tuple[str, ...], citer: Citer) -> SourceView:
    order = list(Verdict)
    checks = sorted(
        (k for k in story.source_checks if k.source == doc),
        key=lambda k: (-order.index(k.verdict), not k.silent, citer.who[k.span.doc].number, k.span),
    )
    taken: Counter[str] = Counter()
    for p in story.passages:
        if p.direction is not Direction.UNKNOWN:
            giver, taker = (p.a, p.b) if p.direction is Direction.A_TO_B else (p.b, p.a)
            if giver.doc == doc:
                taken[taker.doc] += p.words
    return SourceView(
        by=citer.who[doc],
        called=listing(one_line(f"“{name}”") for name in called),
        counts=_tally(checks),
        rows=tuple(_check(story, k, citer) for k in checks),
        taken=tuple((citer.who[d], n) for d, n in taken.most_common()),
    )


def _tally(checks: list[SourceCheck]) -> str:
    """``9 quotations: 6 word for word, 2 cut, 1 in other words``; empty without any."""
    if not checks:
        return ""
    found = Counter(k.verdict for k in checks)
    return f"{count(len(checks), 'quotation')}: {listing(f'{found[v]} {VERDICTS[v]}' for v in Verdict if found[v])}"


def _check(story: Story, k: SourceCheck, citer: Citer) -> CheckView:
    printed = story.text(k.span)
    base = " ".join(story.text(m) for m in k.members)
    runs = _runs(base, printed) if k.verdict is Verdict.ALTERED else (Run("same", printed),)
    return CheckView(
        id=k.id,
        cite=citer.cite(k.span),
        verdict=VERDICTS[k.verdict],
        note=sentence(k.note) if k.note else "",
        runs=runs,
        places=tuple(citer.cite(m) for m in k.members),
        plain=k.verdict is Verdict.FAITHFUL,
    )


def _runs(base: str, printed: str) -> tuple[Run, ...]:
    """The words of a quotation read against the source's; the marks around it belong to neither."""
    inner = printed.strip(EDGES)
    start = printed.index(inner)
    edges = (Run("same", printed[:start]), Run("same", printed[start + len(inner) :]))
    return (edges[0], *word_diff(base, inner), edges[1])


def told(view: SourceView) -> Iterator[str]:
    """What is to be told of a source besides its quotations, in sentences."""
    if view.called:
        yield f"The articles call it {view.called}."
    if view.taken:
        who = listing(f"{by} ({words:,} words)" for by, words in view.taken)
        yield f"Its text stands without quotation marks in {who}."
