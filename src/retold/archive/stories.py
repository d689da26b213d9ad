"""``likeness`` and ``copies`` -> ``members`` and ``stories``: articles about one happening, with a title, keywords and an id that lasts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain, count
from typing import TYPE_CHECKING, Any

import numpy as np

from retold.archive.cluster import average_link
from retold.archive.houses import house_of
from retold.archive.ingest import Tell
from retold.archive.naming import Rarity, named
from retold.archive.records import Row
from retold.archive.shingle import counted
from retold.archive.store import Store
from retold.archive.tables import schema_of

if TYPE_CHECKING:
    import pyarrow as pa

LIKE = 0.05
"""Mean likeness from which two groups of articles are one story."""
COPY = 0.6
"""Likeness of a copy that stands in the other article whole; what is contained by less counts in proportion."""


def group_stories(store: Store, tell: Tell) -> None:
    """Group all articles anew from the pairs that are known, and commit the groups.

    A group takes over the id of the story most of whose articles it has; otherwise it is named after its oldest article.
    """
    tell("grouping", 0, store.rows("articles"))
    articles = store.read("articles", ("n", "doc", "day", "published", "outlet", "title")).to_pylist()
    linked = _linked(store)
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in articles:
        groups[linked.get(row["n"], row["n"])].append(row)
    for rows in groups.values():
        rows.sort(key=_age)
    before = store.read("members")
    ids = _ids(groups, dict(zip(before["n"].to_pylist(), before["story_id"].to_pylist(), strict=True)))
    copied = _copied(store)
    rarity = Rarity(counted(store), store.rows("articles"))
    members = [{"n": r["n"], "story_id": ids[g]} for g, rows in groups.items() for r in rows]
    stories = [_story(ids[g], rows, copied, rarity) for g, rows in groups.items()]
    store.commit(
        replace={
            "members": _table("members", sorted(members, key=lambda r: r["n"])),
            "stories": _table("stories", _ordered(stories)),
        },
        job={**store.manifest.job, "grouped": True},
    )
    tell("grouping", len(articles), len(articles))


def _linked(store: Store) -> dict[int, int]:
    """The group of every article that is in a pair."""
    like, copies = store.read("likeness"), store.read("copies")
    a, b = (np.concatenate([like[c].to_numpy(), copies[c].to_numpy()]) for c in ("a", "b"))
    score = np.concatenate([like["score"].to_numpy(), COPY * copies["containment"].to_numpy()]).astype(np.float64)
    order = np.lexsort((-score, b, a))
    a, b, score = a[order], b[order], score[order]
    first = np.ones(len(a), dtype=np.bool_)
    first[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1])
    return average_link(a[first], b[first], score[first], LIKE)


def _age(row: Row) -> tuple[bool, int, str, str]:
    """Articles in the order of their days, those without one last."""
    return row["day"] is None, row["day"] or 0, row["published"] or "", row["doc"]


def _ids(groups: dict[int, list[Row]], before: dict[int, str]) -> dict[int, str]:
    claims: list[tuple[int, str, int]] = []
    for group, rows in groups.items():
        held = Counter(before[r["n"]] for r in rows if r["n"] in before)
        claims += [(-count, story, group) for story, count in held.items()]
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for _, story, group in sorted(claims):
        if story not in taken and group not in ids:
            ids[group] = story
            taken.add(story)
    for group, rows in groups.items():
        if group not in ids:
            ids[group] = _new_id([r["doc"] for r in rows], taken)
            taken.add(ids[group])
    return ids


def _new_id(docs: list[str], taken: set[str]) -> str:
    """The id after the oldest article whose id no story has; where a story that they left has the only one, that with a number."""
    named = (f"s{doc[1:]}" for doc in docs)
    numbered = (f"s{docs[0][1:]}.{k}" for k in count(2))
    return next(i for i in chain(named, numbered) if i not in taken)


def _copied(store: Store) -> set[int]:
    """Articles of which another has half, or that have half of another."""
    table = store.read("copies", ("a", "b"))
    return set(table["a"].to_pylist()) | set(table["b"].to_pylist())


def _story(story: str, rows: list[Row], copied: set[int], rarity: Rarity) -> Row:
    dated = [r["published"] for r in rows if r["day"] is not None]
    outlets = {house_of(r["outlet"]) for r in rows if r["outlet"]}
    title, keywords = named([r["title"] or "" for r in rows], rarity) if len(rows) > 1 else (rows[0]["title"], None)
    return {
        "story_id": story, "title": title, "keywords": keywords, "articles": len(rows), "outlets": len(outlets),
        "copies": sum(r["n"] in copied for r in rows), "first": dated[0] if dated else None, "last": dated[-1] if dated else None,
        "first_outlet": rows[0]["outlet"],
    }  # fmt: skip


def _ordered(stories: Iterable[Row]) -> list[Row]:
    return sorted(stories, key=lambda s: s["story_id"])


def _table(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pylist(rows, schema=schema_of(name))
