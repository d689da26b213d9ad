"""Which documents have an original's text, and which of the words they share are known to be its words.

A document has the text where it says so (a mark or a contribution line) or where much of its own text is shared with
documents that do. A few words shared with one such document say nothing: everybody writes "who was taken to hospital".
Where two have the text it is known to have gone round, and a few words of it are perhaps taken from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from retold.model.document import STORY_ROLES
from retold.model.links import Passage
from retold.model.span import Span
from retold.model.story import Story
from retold.trace.credits import SourceNames
from retold.trace.layout import Layout, Ranges, merged
from retold.trace.unseen import Mark, Original

LARGE = 1 / 3  # of a document's characters: so much of one text is not taken here and there
ROUND = 2  # documents with the original's text: then it is known to have gone round
_Shared = dict[str, dict[str, Ranges]]


class _Holders:
    """Documents that have the text of one original; ``shared[doc][other]`` is where ``doc`` has words of ``other``."""

    def __init__(self, marked: set[str], shared: _Shared, sizes: dict[str, int]) -> None:
        self._shared = shared
        self._docs = set(marked)
        # Much of a copy's text is much of the original's: what the first round finds may carry a second copy.
        for _ in range(ROUND):
            self._docs |= {doc for doc in shared if self._has_much(doc, sizes[doc])}

    def _has_much(self, doc: str, size: int) -> bool:
        ranges = merged(r for other, found in self._shared[doc].items() if other in self._docs for r in found)
        return sum(end - start for start, end in ranges) >= LARGE * max(size, 1)

    def have(self, span: Span) -> bool:
        """Whether a span may be the original's text: its document has that, or it is known to have gone round."""
        return span.doc in self._docs or len(self._docs) >= ROUND


def _marked(name: str, marks: dict[str, list[Mark]], names: SourceNames) -> set[str]:
    """Documents with a mark of the source, or of an agency that their address leaves unnamed."""
    return {
        doc
        for doc, found in marks.items()
        for m in found
        if (m.scope is None and not m.name) or (m.name and not m.is_caption and names.related(m.name, name))
    }


def supported(
    story: Story,
    found: dict[str, Original],
    passages: Sequence[Passage],
    marks: dict[str, list[Mark]],
    names: SourceNames,
) -> dict[str, Original]:
    """Those of the passages with an original, by passage id, whose both members are known to be its text."""
    layout = Layout(story)
    sizes = {d.id: sum(len(r.span) for r in layout.regions(d.id) if r.role in STORY_ROLES) for d in story.documents}
    by_name: dict[str, list[Passage]] = defaultdict(list)
    for p in passages:
        if p.id in found:
            by_name[found[p.id].name].append(p)
    kept: dict[str, Original] = {}
    for name, members in by_name.items():
        holders = _Holders(_marked(name, marks, names), _shared(members), sizes)
        for p in members:
            said = {m.doc for m in found[p.id].marks} >= {p.a.doc, p.b.doc}
            if said or (holders.have(p.a) and holders.have(p.b)):
                kept[p.id] = found[p.id]
    return kept


def _shared(passages: Sequence[Passage]) -> _Shared:
    found: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for p in passages:
        found[p.a.doc][p.b.doc].append((p.a.start, p.a.end))
        found[p.b.doc][p.a.doc].append((p.b.start, p.b.end))
    return {doc: {other: merged(ranges) for other, ranges in others.items()} for doc, others in found.items()}
