"""One document with the tables of this room, arranged for the rules that read across its sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from retold.annotate.tree import Tree
from retold.model.document import Document, Region
from retold.model.marks import Attribution, Name, NameKind
from retold.model.span import Span
from retold.model.story import Story


@dataclass(slots=True)
class Article:
    """A document, its regions, its sentences as trees, its names and attributions, each in the order of the text."""

    document: Document
    regions: list[Region]
    trees: list[Tree]
    names: list[Name]
    attributions: list[Attribution]
    _name_starts: list[int] = field(init=False)
    _tree_starts: list[int] = field(init=False)
    _region_starts: list[int] = field(init=False)
    _by_cue: dict[int, list[Attribution]] = field(init=False)
    _by_end: dict[int, list[Attribution]] = field(init=False)

    def __post_init__(self) -> None:
        self._name_starts = [n.span.start for n in self.names]
        self._tree_starts = [t.sentence.span.start for t in self.trees]
        self._region_starts = [r.span.start for r in self.regions]
        self._by_cue, self._by_end = {}, {}
        for a in self.attributions:
            if a.cue is not None:
                self._by_end.setdefault(max(a.cue.end, a.source.end if a.source is not None else 0), []).append(a)
                for at in range(a.cue.start, min(a.cue.end, a.cue.start + 60)):
                    self._by_cue.setdefault(at, []).append(a)

    def attributions_at(self, offset: int) -> list[Attribution]:
        """The attributions whose cue covers the character ``offset``."""
        return self._by_cue.get(offset, [])

    def attributions_before(self, offset: int) -> list[Attribution]:
        """The attributions whose cue and source end, but for a comma, right before the character ``offset``."""
        end = len(self.document.text[max(0, offset - 3) : offset].rstrip(", \u00a0")) + max(0, offset - 3)
        return self._by_end.get(end, [])

    def text(self, span: Span) -> str:
        """The characters of ``span``."""
        return self.document[span]

    def names_in(self, span: Span) -> list[Name]:
        """The names that begin in ``span``."""
        return self.names[bisect_left(self._name_starts, span.start) : bisect_left(self._name_starts, span.end)]

    def person_in(self, span: Span) -> str | None:
        """The canonical form of the first person, else of the first organisation, that begins in ``span``."""
        names = self.names_in(span)
        for kind in (NameKind.PERSON, NameKind.ORG):
            for name in names:
                if name.kind is kind:
                    return name.canonical
        return None

    def paragraph_at(self, offset: int) -> int:
        """Number of the region that begins at or before the character ``offset``."""
        return bisect_right(self._region_starts, offset) - 1

    def tree_at(self, offset: int) -> int | None:
        """Index of the sentence that holds the character ``offset``, or ``None``."""
        k = bisect_right(self._tree_starts, offset) - 1
        return k if k >= 0 and offset < self.trees[k].sentence.span.end else None


def articles(story: Story) -> Iterator[Article]:
    """Every document of the story, with what belongs to it."""
    regions: dict[str, list[Region]] = {d.id: [] for d in story.documents}
    trees: dict[str, list[Tree]] = {d.id: [] for d in story.documents}
    names: dict[str, list[Name]] = {d.id: [] for d in story.documents}
    attributions: dict[str, list[Attribution]] = {d.id: [] for d in story.documents}
    for r in sorted(story.regions, key=lambda r: r.span):
        regions[r.span.doc].append(r)
    for s in sorted(story.sentences, key=lambda s: s.span):
        if s.tokens:
            trees[s.span.doc].append(Tree(s))
    for n in sorted(story.names, key=lambda n: n.span):
        names[n.span.doc].append(n)
    for a in story.attributions:
        attributions[a.doc].append(a)
    for d in story.documents:
        yield Article(d, regions[d.id], trees[d.id], names[d.id], attributions[d.id])
