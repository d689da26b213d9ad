"""Which mentions of one claim come down to the same origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from retold.lang.events_keys import longest_run, shared_keys
from retold.lang.requests import NO_ANSWER
from retold.model.view import fold
from retold.trace.origin_names import OriginName, same_origin

_SAME = 0.8
"""Share of content words above which two credited mentions are one statement retold."""
_NEAR = 0.6
"""Share of content words (of the longer mention) above which a mention without a credit counts as the same wording."""
_RUN = 5
"""Words in a row that the same wording must have in common besides."""


@dataclass(frozen=True, slots=True)
class Told:
    """What joining asks of a mention: document, words, the source its words name, its quotation, its shared passages."""

    doc: str
    text: str
    end: OriginName | None
    quote: str | None
    passages: frozenset[str]

    @property
    def formula(self) -> bool:
        """Whether it says that somebody gave no answer: each newsroom asks for itself, in everybody's words."""
        view = fold(self.text)
        return any(p.search(view.text) for p in NO_ANSWER)


def join_mentions(told: Sequence[Told], parents: dict[str, frozenset[str]], nodes: dict[str, OriginName]) -> list[list[int]]:
    """Mention numbers by origin.

    ``parents`` gives for a document the lineage nodes its text was taken from, itself included; ``nodes`` how the unseen
    ones among them are called. Joined are: names of one
    source; one quotation; one wording; what an article says flatly and what it credits; flat mentions in a shared passage
    or wording; flat mentions whose articles took their text from one node. What is left names nobody and is one group,
    except that articles which say who gave no answer asked for themselves.
    """
    joined = Joined(len(told))
    named = [i for i, t in enumerate(told) if t.end is not None]
    bare = [i for i, t in enumerate(told) if t.end is None]
    _join_named(told, named, joined)
    _join_bare(told, bare, joined)
    for i in bare:
        leader = _leader(told, i, named)
        if leader is not None:
            joined.join(leader, i)
    led = {joined.root(i) for i in named}
    left = [i for i in bare if joined.root(i) not in led]
    common = _join_left(left, told, parents, joined)
    for node in sorted(common & nodes.keys()):
        same = next((j for j in named if (end := told[j].end) is not None and same_origin(end, nodes[node])), None)
        if same is not None:
            joined.join(same, next(i for i in left if node in parents.get(told[i].doc, ())))
    return joined.groups()


def _join_named(told: Sequence[Told], named: Sequence[int], joined: Joined) -> None:
    heads: list[int] = []
    for i in named:
        same = [j for j in heads if _one_source(told[i], told[j])]
        for j in same:
            joined.join(j, i)
        if not same:
            heads.append(i)


def _one_source(a: Told, b: Told) -> bool:
    if a.end is None or b.end is None:
        return False
    return same_origin(a.end, b.end) or (a.quote is not None and a.quote == b.quote) or shared_keys(a.text, b.text) >= _SAME


def _join_bare(told: Sequence[Told], bare: Sequence[int], joined: Joined) -> None:
    heads: list[int] = []
    for i in bare:
        twin = next((j for j in heads if told[i].doc == told[j].doc or _copied(told[i], told[j])), None)
        if twin is None:
            heads.append(i)
        else:
            joined.join(twin, i)


def _copied(a: Told, b: Told) -> bool:
    """Whether two mentions stand in one shared passage, or in the same wording that is no formula."""
    alike = shared_keys(a.text, b.text)
    if a.passages & b.passages:
        return alike >= _SAME or not a.formula
    return alike >= _NEAR and longest_run(a.text, b.text) >= _RUN and not a.formula


def _leader(told: Sequence[Told], i: int, named: Sequence[int]) -> int | None:
    """The credited mention whose origin a flat one shares: of its own article, else in copied words."""
    own = next((j for j in named if told[j].doc == told[i].doc and not told[i].formula), None)
    return own if own is not None else next((j for j in named if _copied(told[i], told[j])), None)


def _join_left(left: Sequence[int], told: Sequence[Told], parents: dict[str, frozenset[str]], joined: Joined) -> set[str]:
    """Join flat mentions by the text that several articles took; returns those texts' nodes."""
    by_node: dict[str, int] = {}
    for i in left:
        for node in sorted(parents.get(told[i].doc, ())):
            joined.join(by_node.setdefault(node, i), i)
    taken: dict[str, set[str]] = defaultdict(set)
    for i in left:
        for node in parents.get(told[i].doc, ()):
            taken[node].add(told[i].doc)
    common = {node for node, docs in taken.items() if len(docs) > 1}
    alone = [i for i in left if not told[i].formula and not parents.get(told[i].doc, frozenset()) & common]
    for i in alone[1:]:
        joined.join(alone[0], i)
    return common


class Joined:
    """Disjoint sets of mention numbers."""

    def __init__(self, count: int) -> None:
        self._up = list(range(count))

    def root(self, i: int) -> int:
        """The representative of ``i``'s set."""
        while self._up[i] != i:
            self._up[i] = self._up[self._up[i]]
            i = self._up[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Make the sets of ``i`` and ``j`` one."""
        a, b = sorted((self.root(i), self.root(j)))
        self._up[b] = a

    def groups(self) -> list[list[int]]:
        """All sets, each sorted, by first member."""
        out: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self._up)):
            out[self.root(i)].append(i)
        return list(out.values())
