"""Which mentions of one claim come down to the same origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from retold.lang.events_keys import longest_run, shared_keys
from retold.lang.requests import NO_ANSWER
from retold.model.claims import StepKind
from retold.model.disjoint import Disjoint
from retold.model.view import fold
from retold.trace.origin_descriptions import NOTHING, Knows, join_descriptions
from retold.trace.origin_names import OriginName, same_origin

_SAME = 0.8
"""Share of content words above which two credited mentions are one statement retold."""
_NEAR = 0.6
"""Share of content words (of the longer mention) above which a mention without a credit counts as the same wording."""
_RUN = 5
"""Words in a row that the same wording must have in common besides."""


_LEADING = (StepKind.BESIDE, StepKind.SAME_WORDS, StepKind.TELLS_OF, StepKind.CREDITED_ELSEWHERE)
"""What leads a flat mention to an origin, the surest first."""


@dataclass(frozen=True, slots=True)
class Told:
    """What joining asks of a mention: document, words, the source its words name, its quotation, its shared passages.

    ``via`` is who passed the source's words on, ``follows`` what the article credits elsewhere, ``value`` the slot's value.
    """

    doc: str
    text: str
    end: OriginName | None
    quote: str | None
    passages: frozenset[str]
    via: OriginName | None = None
    follows: tuple[OriginName, ...] = ()
    value: str | None = None

    @property
    def formula(self) -> bool:
        """Whether it says that somebody gave no answer: each newsroom asks for itself, in everybody's words."""
        view = fold(self.text)
        return any(p.search(view.text) for p in NO_ANSWER)

    @property
    def names(self) -> tuple[OriginName, ...]:
        """The source and who passed it on."""
        return tuple(n for n in (self.end, self.via) if n is not None)


@dataclass(frozen=True, slots=True)
class Ties:
    """What the lineage says of texts, by document.

    ``parents`` are the nodes its text was taken from, itself included, ``perhaps`` those it was taken from by an unsure edge;
    ``nodes`` tells how the unseen ones are called.
    """

    parents: dict[str, frozenset[str]] = field(default_factory=dict)
    perhaps: dict[str, frozenset[str]] = field(default_factory=dict)
    nodes: dict[str, OriginName] = field(default_factory=dict)


class Joined(Disjoint[int]):
    """Disjoint sets of mention numbers; ``why`` gives for a flat one the credited one it follows and the reason."""

    def __init__(self, count: int) -> None:
        super().__init__(range(count))
        self.why: dict[int, tuple[int, StepKind]] = {}


def join_mentions(told: Sequence[Told], ties: Ties, described: Knows = NOTHING) -> Joined:
    """Mention numbers by origin, with what leads each flat one there.

    Joined are: names of one source; one quotation; one wording; a description and the one name it fits; reports without an outlet and the one
    outlet named; what is told of a document and that document; what an article says flatly and what it credits; flat mentions
    in a shared passage or wording; flat mentions in an article that credits the text elsewhere; flat mentions whose articles took
    their text from one node. What is left names nobody and is one group,
    except that articles which say who gave no answer asked for themselves.
    """
    joined = Joined(len(told))
    named = [i for i, t in enumerate(told) if t.end is not None]
    bare = [i for i, t in enumerate(told) if t.end is None]
    _join_named(told, named, joined)
    join_descriptions(told, named, joined, described)
    _join_bare(told, bare, joined)
    for i in bare:
        led_by = _leader(told, i, named)
        if led_by is not None:
            joined.join(led_by[0], i)
            joined.why[i] = led_by
    led = {joined.root(i) for i in named}
    left = [i for i in bare if joined.root(i) not in led]
    common = _join_left(left, told, ties, joined)
    for node in sorted(common & ties.nodes.keys()):
        same = next((j for j in named if (end := told[j].end) is not None and same_origin(end, ties.nodes[node])), None)
        if same is not None:
            joined.join(same, next(i for i in left if node in ties.parents.get(told[i].doc, ())))
    return joined


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
    if same_origin(a.end, b.end) or (a.quote is not None and a.quote == b.quote):
        return True
    if not (a.end.person and b.end.person) and shared_keys(a.text, b.text) >= _SAME:
        return True
    if _passed_on(a, b) or _passed_on(b, a):
        return True
    return _told_of(a.text, b.end) or _told_of(b.text, a.end)


def _passed_on(a: Told, b: Told) -> bool:
    """Whether one names the outlet that the other names with the one it cites, or a statement without whose it is, and the other whose."""
    if a.end is not None and a.end.text and len(a.end.words) == 1 and b.via is not None and b.via.text:
        return a.end.words[0] in b.via.words
    return a.end is not None and a.end.outlet and b.via is not None and b.via.outlet and same_origin(a.end, b.via)


def _told_of(text: str, end: OriginName) -> bool:
    """Whether words tell of a document by its full name: who tells that a letter was sent has it from the letter."""
    words = OriginName.of(text, end.kind).words if end.text and len(end.words) > 1 else ()
    return bool(words) and set(end.words) <= set(words)


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


def _leader(told: Sequence[Told], i: int, named: Sequence[int]) -> tuple[int, StepKind] | None:
    """The credited mention whose origin a flat one shares: of its own article, in copied words, of what they tell of, of a text it credits."""
    if told[i].formula:
        return next(((j, StepKind.SAME_WORDS) for j in named if _copied(told[i], told[j])), None)
    return next(((j, why) for why in _LEADING for j in named if _leads(why, told[i], told[j])), None)


def _leads(why: StepKind, flat: Told, other: Told) -> bool:
    if why is StepKind.BESIDE:
        return flat.doc == other.doc
    if why is StepKind.SAME_WORDS:
        return _copied(flat, other)
    if why is StepKind.TELLS_OF:
        return other.end is not None and _told_of(flat.text, other.end)
    return _credits(flat, other)


def _credits(flat: Told, other: Told) -> bool:
    """Whether an article credits elsewhere what another credits here, and has no other value."""
    if flat.value is not None and other.value is not None and flat.value != other.value:
        return False
    return any(same_origin(f, n) for f in flat.follows for n in other.names)


def _join_left(left: Sequence[int], told: Sequence[Told], ties: Ties, joined: Joined) -> set[str]:
    """Join flat mentions by the text that several articles took; returns those texts' nodes.

    An unsure tie makes no origin, but what perhaps comes from a text that others took is no second one beside it.
    """
    by_node: dict[str, int] = {}
    for i in left:
        for node in sorted(ties.parents.get(told[i].doc, ())):
            joined.join(by_node.setdefault(node, i), i)
    taken: dict[str, set[str]] = defaultdict(set)
    for i in left:
        for node in ties.parents.get(told[i].doc, ()):
            taken[node].add(told[i].doc)
    common = {node for node, docs in taken.items() if len(docs) > 1}
    alone = [i for i in left if not told[i].formula and not ties.parents.get(told[i].doc, frozenset()) & common]
    for i in list(alone):
        maybe = ties.perhaps.get(told[i].doc, frozenset()) & common
        if maybe:
            joined.join(by_node[min(maybe)], i)
            alone.remove(i)
    for i in alone[1:]:
        joined.join(alone[0], i)
    return common
