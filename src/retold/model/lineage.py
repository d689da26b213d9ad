"""Who took what from whom."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from retold.model.errors import ModelError
from retold.model.span import Span

SURE = 0.6
"""Confidence from which an edge may carry a sentence; below, it is told with "perhaps"."""


_DAY = re.compile(rf" \(\d{{1,2}} (?:{'|'.join(month_name[1:])}) \d{{4}}\)")


def dated(name: str, day: date) -> str:
    """The name of a text with the day that articles give for it: ``the letter (3 May 2021)``."""
    return f"{name} ({day.day} {month_name[day.month]} {day.year})"


def undated(name: str) -> str:
    """A name without that day; other words in brackets, such as the number of an article of the same outlet, are kept."""
    return _DAY.sub("", name)


class EdgeKind(StrEnum):
    """How something was taken."""

    COPIED = "copied"
    REWRITTEN = "rewritten"
    CREDITED = "credited"
    QUOTED_DOCUMENT = "quoted_document"


TAKEN = frozenset({EdgeKind.COPIED, EdgeKind.REWRITTEN})
"""Kinds of edges along which text went."""


class NodeKind(StrEnum):
    """What a text in the lineage is."""

    DOCUMENT = "document"
    """A text with a name of its own: of the set, or one that articles credit."""
    SOME_DOCUMENT = "some_document"
    """A text that an article tells of and does not name: ``a letter``, ``a statement``."""
    ORIGINAL = "original"
    """A text outside the set that documents of it were taken from."""
    OUTLET = "outlet"
    """What a named outlet or agency outside the set published."""
    REPORTS = "reports"
    """What some outlet published, and the article does not say which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A text in the lineage: a document of the set (``doc`` its id), or an original nobody gave (``doc`` is ``None``).

    ``maker`` is whose an original is, where its copies name somebody; ``name`` is for readers and says the same in words.
    """

    id: str
    name: str
    doc: str | None = None
    kind: NodeKind = NodeKind.DOCUMENT
    maker: str | None = None

    @property
    def undated(self) -> str:
        """The name without the day that tells texts of one name apart."""
        return undated(self.name)

    @property
    def seen(self) -> bool:
        """Whether the text is in the set."""
        return self.doc is not None


class SignKind(StrEnum):
    """What shows that one document took shared words from the other, each independent of the others."""

    LATER = "later"
    MARK = "mark"
    CREDIT = "credit"
    LINK = "link"
    SELF_REFERENCE = "self_reference"
    ORPHAN = "orphan"
    ELLIPSIS = "ellipsis"
    QUOTE_SHORTENED = "quote_shortened"
    SENTENCE_CUT = "sentence_cut"
    LEFT_OUT = "left_out"
    WORDS_DROPPED = "words_dropped"
    TAIL_CUT = "tail_cut"
    FRAMED = "framed"
    CONTAINED = "contained"


_SAYS = {
    SignKind.LATER: "came out later",
    SignKind.MARK: "carries the other's name as a mark",
    SignKind.CREDIT: "names the other's outlet",
    SignKind.LINK: "links the other's outlet",
    SignKind.SELF_REFERENCE: "has words in which the other speaks of itself by name",
    SignKind.ORPHAN: "has a bare name that the other introduces",
    SignKind.ELLIPSIS: "has dots where the other has words",
    SignKind.QUOTE_SHORTENED: "has less of a quotation",
    SignKind.SENTENCE_CUT: "ends a sentence where the other's goes on",
    SignKind.LEFT_OUT: "lacks sentences that stand between shared ones in the other",
    SignKind.WORDS_DROPPED: "has fewer words within shared sentences",
    SignKind.TAIL_CUT: "ends where the other goes on",
    SignKind.FRAMED: "begins with words of its own",
    SignKind.CONTAINED: "is shared for a larger part",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign that ``taker`` took what it shares with ``giver`` (ids of documents), and the words that show it, if any.

    ``strength`` counts it (0-1 for a measure, else 1, 2 … as often as it is met); ``weight`` is what it is worth, in nats.
    """

    kind: SignKind
    taker: str
    giver: str
    spans: tuple[Span, ...] = ()
    strength: float = 1.0
    weight: float = 0.0

    @property
    def says(self) -> str:
        """What the taker shows towards the other, as a verb phrase without subject."""
        return _SAYS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """From the source to the one that took it, with the words that show it.

    ``confidence`` is 0-1; ``why`` says in words what the evidence is; ``signs`` are what shows its direction, with their weights.
    Raises ``ModelError`` without evidence.
    """

    source: str
    target: str
    kind: EdgeKind
    confidence: float
    evidence: tuple[Span, ...]
    why: str = ""
    signs: tuple[Sign, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence or not 0.0 <= self.confidence <= 1.0:
            raise ModelError(f"{self.source} -> {self.target}", "an edge needs evidence and a confidence of 0 to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """A directed graph; edges name nodes that exist, and no text is its own ancestor. Raises ``ModelError`` else."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    def reached(self, node: str, least: float = SURE) -> frozenset[str]:
        """The documents that an edge of ``least`` confidence joins to a node, and those that copy or rework a text so joined.

        Who merely credits a text outside the set need not have what that one took from elsewhere.
        """
        docs = {n.id: n.doc for n in self.nodes}
        below: dict[str, list[Edge]] = {}
        for e in self.edges:
            if e.confidence >= least:
                below.setdefault(e.source, []).append(e)
        found: set[str] = set()
        passed = {node}
        todo = [node]
        while todo:
            at = todo.pop()
            for e in below.get(at, ()):
                doc = docs[e.target]
                if at != node and e.kind not in TAKEN:
                    continue
                if doc is not None:
                    found.add(doc)
                elif e.target not in passed:
                    passed.add(e.target)
                    todo.append(e.target)
        return frozenset(found)

    def __post_init__(self) -> None:
        known = {n.id for n in self.nodes}
        parents: dict[str, set[str]] = {n.id: set() for n in self.nodes}
        for e in self.edges:
            if e.source not in known or e.target not in known:
                raise ModelError(f"{e.source} -> {e.target}", "an edge to a node that is not in the lineage")
            parents[e.target].add(e.source)
        ready = [n for n, p in parents.items() if not p]
        left = {n: set(p) for n, p in parents.items()}
        done = 0
        while ready:
            gone = ready.pop()
            done += 1
            for n, p in left.items():
                if gone in p:
                    p.remove(gone)
                    if not p:
                        ready.append(n)
        if done != len(left):
            raise ModelError("lineage", "a text cannot be its own ancestor")
