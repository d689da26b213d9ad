"""The nouns: a text of a story, who took it from whom, the story with its truth."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from retelling.corpus import Article, grams
from retelling.desk import Outlet
from retelling.draft import Draft
from retelling.profiles import KIND


@dataclass
class Node:
    """A text of a tree. ``seen`` says whether it is in the set; ``time`` is when it came out, ``published`` what is said of that."""

    id: str
    outlet: Outlet
    article: Article | None
    seen: bool = True
    time: datetime = datetime(2020, 1, 1)  # noqa: DTZ001  # invented events have no place on the globe
    published: str | None = None
    draft: Draft = field(default_factory=lambda: Draft("", []))
    file: str = ""
    slips: dict[str, str] = field(default_factory=dict)
    done: list[tuple[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The address: outlet and headline."""
        slug = "-".join(re.findall(r"[a-z0-9]+", self.draft.headline.lower())[:8])
        return f"https://{self.outlet.host}/{slug}"


@dataclass
class Edge:
    """``target`` took from ``source``; what it did stands in ``done``."""

    source: str
    target: str
    profile: str
    done: list[tuple[str, str]] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """copied or rewritten."""
        return KIND[self.profile]


@dataclass
class Tree:
    """A story: its texts, who took from whom, and which quotations independent documents share with an original."""

    id: str
    seed: int
    strength: str
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    shared_quotes: list[tuple[str, str, str]] = field(default_factory=list)

    def node(self, ident: str) -> Node:
        """The node of a name; raises ``KeyError`` where there is none."""
        return next(n for n in self.nodes if n.id == ident)

    def sources(self, ident: str) -> list[Node]:
        """From whom a node took."""
        return [self.node(e.source) for e in self.edges if e.target == ident]

    def ancestors(self, ident: str) -> list[Node]:
        """Everyone above a node, nearest first."""
        out, todo = [], self.sources(ident)
        while todo:
            at = todo.pop(0)
            if at not in out:
                out.append(at)
                todo += self.sources(at.id)
        return out

    @property
    def seen(self) -> list[Node]:
        """The documents of the set, in the order of their files."""
        return sorted((n for n in self.nodes if n.seen), key=lambda n: n.file)


def shared(a: Draft, b: Draft) -> int:
    """Runs of eight words that two drafts have in common."""
    return len(grams("\n".join(a.body)) & grams("\n".join(b.body)))
