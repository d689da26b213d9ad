"""Which credited documents and posts are one: "the letter", "a cease-and-desist letter", "their letter to the board"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from retold.model.marks import Credit, CreditKind
from retold.model.story import Story
from retold.trace.credits import name_words

_KINDS = frozenset({CreditKind.DOCUMENT, CreditKind.PRESS_RELEASE, CreditKind.SOCIAL})


class _Groups:
    """Disjoint sets."""

    def __init__(self, items: Iterable[str]) -> None:
        self._parent = {i: i for i in items}

    def find(self, item: str) -> str:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, a: str, b: str) -> None:
        low, high = sorted((self.find(a), self.find(b)))
        self._parent[high] = low

    def sets(self) -> list[list[str]]:
        out: dict[str, list[str]] = defaultdict(list)
        for i in self._parent:
            out[self.find(i)].append(i)
        return list(out.values())


def _shared_quotations(story: Story, of_attribution: dict[str, Credit]) -> Iterable[tuple[Credit, Credit]]:
    """Credits whose attributions give the same words: the same document is quoted."""
    for match in story.quote_matches:
        cited = [of_attribution[m.attribution] for m in match.members if m.attribution in of_attribution]
        yield from pairwise(cited)


def document_names(story: Story) -> dict[str, str]:
    """One name for every credited document, release or post, by credit id.

    Two credits are of one document when one's name is part of the other's and no third name of that kind competes, or
    when both are credited with the same quotation.
    """
    cited = {c.id: c for c in story.credits if c.kind in _KINDS}
    groups = _Groups(cited)
    words = {c.id: frozenset(name_words(c.credited)) for c in cited.values()}
    first: dict[frozenset[str], str] = {}
    for i in cited:
        groups.join(i, first.setdefault(words[i], i))
    distinct = sorted(first, key=lambda w: (len(w), sorted(w)))
    for short in distinct:
        wider = [w for w in distinct if short < w]
        tops = [w for w in wider if not any(w < x for x in wider)]
        if short and len(tops) == 1:
            groups.join(first[short], first[tops[0]])
    of_attribution = {c.attribution: c for c in cited.values() if c.attribution}
    for a, b in _shared_quotations(story, of_attribution):
        if (a.kind is CreditKind.SOCIAL) == (b.kind is CreditKind.SOCIAL):
            groups.join(a.id, b.id)
    names: dict[str, str] = {}
    for group in groups.sets():
        best = max((cited[i].credited for i in group), key=lambda n: (len(name_words(n)), n))
        names |= dict.fromkeys(group, best)
    return names
