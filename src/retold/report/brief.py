"""The first screen, composed once for every format: what the set is, what is said to have happened, what to look at, what is open.

Every sentence is made from the tables and says no more than they hold; what was not looked for is not spoken of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from retold.model.apart import articles_alone
from retold.model.document import PROSE_ROLES
from retold.model.story import Story
from retold.report import brief_copies, brief_told, pages
from retold.report.brief_title import articles_and_lineage, title
from retold.report.cites import Citer
from retold.report.happened import Happened, central, first, happened
from retold.report.plain import count, one_line
from retold.report.sentences import Sentence, say

TOP = 5
"""Findings on the first screen."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What an editor is told first: ``told`` is one paragraph, ``central`` what most articles tell, with a date or without.

    ``happened`` are all dated happenings and ``findings`` all findings; ``dates`` and ``first`` are those of the first screen.
    """

    title: str
    told: tuple[Sentence, ...]
    central: Happened | None
    happened: tuple[Happened, ...]
    findings: tuple[pages.FindingView, ...]
    questions: tuple[pages.FindingView, ...]

    @property
    def text(self) -> str:
        """The paragraph without its links."""
        return " ".join(s.text for s in self.told)

    @property
    def dates(self) -> list[Happened]:
        """The happenings that most articles tell, in order of time."""
        return first(self.happened)

    @property
    def first(self) -> tuple[pages.FindingView, ...]:
        """The findings to look at first, in rank order."""
        return self.findings[:TOP]


def brief(story: Story, citer: Citer) -> Brief:
    """The first screen of a story."""
    return Brief(
        title=title(story),
        told=paragraph(story, citer),
        central=central(articles_and_lineage(story), citer),
        happened=tuple(happened(story, citer)),
        findings=tuple(pages.findings(story, citer)),
        questions=tuple(pages.questions(story, citer)),
    )


def paragraph(story: Story, citer: Citer) -> tuple[Sentence, ...]:
    """The paragraph: how many articles, whose text they have, who stands behind them, where they differ, what changed."""
    cast = brief_copies.Cast(articles_and_lineage(story), citer.who)
    return (
        *_read(cast.story), *brief_told.alone(cast), *brief_told.apart(cast), *brief_copies.copies(cast), *brief_copies.behind(cast),
        *brief_told.origins(cast), *brief_told.conflicts(cast), *brief_told.printed(cast), *brief_told.checked(story, cast),
    )  # fmt: skip


def _read(story: Story) -> Iterator[Sentence]:
    lost = len({p.file for p in story.problems if p.fatal})
    n = len(story.documents)
    rest = f"; {lost} of {n + lost} inputs could not be read" if lost else ""
    yield say((count(n, "article"), "#articles"), f" {'was' if n == 1 else 'were'} read", (rest, "#method") if rest else "")


def shared_by_all(story: Story) -> tuple[tuple[str, int], ...]:
    """Names that at least half of the articles have, with the number of articles, most widely shared first."""
    story = articles_alone(story)
    prose = {r.span.doc for r in story.regions if r.role in PROSE_ROLES}
    holders: dict[str, set[str]] = defaultdict(set)
    marks: Counter[str] = Counter()
    for n in story.names:
        name = one_line(n.canonical)
        holders[name].add(n.span.doc)
        marks[name] += 1
    wanted = max(2, (len(prose) + 1) // 2)
    rows = [(name, len(docs)) for name, docs in holders.items() if len(docs) >= wanted]
    return tuple(sorted(rows, key=lambda r: (-r[1], -marks[r[0]], r[0]))[:3])
