"""What a story is made of: invented outlets, originals written from real articles, and what desks have of their own."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from retelling import marks, words
from retelling.corpus import Article
from retelling.desk import Desk, Outlet
from retelling.draft import Draft, Sentence
from retelling.tree import Node

SELF_REFERENCE = {"wire": 0.25, "daily": 0.45, "cast": 0.45, "site": 0.3, "blog": 0.1}
"""Chance that an original names itself in its copy."""


def pick(rng: random.Random, weights: dict[str, float]) -> str:
    """One of the keys by weight."""
    return rng.choices(list(weights), list(weights.values()))[0]


class Names:
    """Outlets of one tree: no two alike, no two of one place."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._places = rng.sample(words.PLACES, len(words.PLACES))

    def outlet(self, kind: str) -> Outlet:
        """A new outlet of a kind."""
        place = self._places.pop()
        if kind == "wire":
            second = self._rng.choice(words.WIRES)
            return Outlet(
                f"{place} {second}",
                kind,
                f"{place.lower()}{second.split()[0].lower()}.example",
                "".join(w[0] for w in f"{place} {second}".split()),
            )
        second = self._rng.choice({"daily": words.DAILIES, "cast": words.CASTS}.get(kind, words.SITES))
        name = f"{place} {second}"
        return Outlet(name, kind, name.lower().replace(" ", "") + (".example" if kind != "blog" else ".blog.example"))


@dataclass
class Material:
    """What a tree is made of: the article it begins with, and others on its topic, given out once each."""

    main: Article
    others: list[Article]

    def next(self) -> Article:
        """Another article on the topic; raises ``IndexError`` when all are used."""
        return self.others.pop(0)


def origin(node: Node, rng: random.Random, *, plain: bool) -> None:
    """Write an original from its article: its own name for that of the real outlet, byline, place line, page lines."""
    article = node.article
    if article is None:
        raise ValueError(f"{node.id} has no article to begin with")
    real = re.sub(r" \(.*\)| - .*| Online News", "", article.outlet)
    aliases = {
        real,
        *{"Associated Press": ("AP",), "NPR Online News": ("NPR",), "New York Times - News": ("The Times",)}.get(
            article.outlet, ()
        ),
    }

    def ours(text: str) -> str:
        for alias in sorted(aliases, key=len, reverse=True):
            text = re.sub(rf"\b(?:[Tt]he )?{re.escape(alias)}\b", node.outlet.name, text)
        return re.sub(r"^(?:[A-Z][A-Za-z., ]{2,40})?\s?\([A-Z][A-Za-z ]{1,20}\)\s?[-–—]*\s*", "", text)

    numbered = iter(range(10_000))
    node.draft = Draft(
        ours(article.title), [[Sentence(ours(s), f"{node.id}:{next(numbered)}") for s in p] for p in article.paragraphs]
    )
    if plain:
        return
    desk = Desk(rng, node.id, node.outlet, asides=[])
    if node.outlet.kind == "wire":
        town = rng.choice(words.TOWNS)
        node.draft.mark = f"{town} ({node.outlet.mark}) — " if rng.random() < 0.8 else ""
        node.draft.byline = (
            f"By {rng.choice(words.FIRST)} {rng.choice(words.LAST)}, {node.outlet.name}" if rng.random() < 0.6 else ""
        )
    elif rng.random() < 0.75:
        marks.own_byline(node.draft, desk)
    if rng.random() < SELF_REFERENCE[node.outlet.kind] and (what := marks.self_reference(node.draft, desk)):
        node.done.append(("self_reference", what))


def framing(article: Article, node: str, rng: random.Random) -> list[list[Sentence]]:
    """Paragraphs of another article on the topic, as what a desk has of its own; quotations are left where they are."""
    usable = [p for p in article.paragraphs if not any(c in s for s in p for c in "“”")]
    rng.shuffle(usable)
    return [[Sentence(s, f"{node}:own{i}.{j}") for j, s in enumerate(p)] for i, p in enumerate(usable)]
