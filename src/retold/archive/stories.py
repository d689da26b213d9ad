"""``likeness`` and ``copies`` -> ``members`` and ``stories``: articles about one happening, with a title, keywords and an id that lasts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Set as AbstractSet
from itertools import chain, count
from typing import TYPE_CHECKING, Any

import numpy as np

from retold.archive.cluster import average_link
from retold.archive.engine import Tell
from retold.archive.houses import house_of
from retold.archive.naming import Rarity, named
from retold.archive.pairs import begins
from retold.archive.records import Row
from retold.archive.shingle import counted
from retold.archive.store import Store
from retold.archive.tables import schema_of

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

LIKE = 0.05
"""Mean likeness from which two groups of articles are one story."""
COPY = 0.6
"""Likeness of a copy that stands in the other article whole; what is contained by less counts in proportion."""


def group_stories(store: Store, tell: Tell) -> None:
    """Group all articles by the pairs that are known, and commit the stories; those whose articles are the same stay as they are.

    A group takes over the id of the story most of whose articles it has; otherwise it is named after its oldest article.
    """
    size = store.rows("articles")
    tell("grouping", 0, size)
    copies = store.read("copies", ("a", "b", "containment"))
    group = _grouped(store, copies, size)
    before = store.read("members")
    changed = _changed(group, before, copies)
    alone = changed & ~_flags(size, before["n"].to_numpy()) & (np.bincount(group, minlength=size)[group] == 1)
    articles = store.read("articles", ("n", "doc", "day", "published", "outlet", "title"))
    members, stories = _alone(articles.filter(alone))
    kept = before.filter(~changed[before["n"].to_numpy()])
    gone = before.filter(changed[before["n"].to_numpy()])
    told = store.read("stories")
    told = told.filter(_not_in(told["story_id"], gone["story_id"]))
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in articles.filter(changed & ~alone).to_pylist():
        groups[int(group[row["n"]])].append(row)
    for rows in groups.values():
        rows.sort(key=_age)
    ids = _ids(groups, dict(zip(gone["n"].to_pylist(), gone["story_id"].to_pylist(), strict=True)), _held(told, groups))
    copied = _flags(size, copies["a"].to_numpy(), copies["b"].to_numpy())
    rarity = Rarity(counted(store), size)
    new_members = [{"n": r["n"], "story_id": ids[g]} for g, rows in groups.items() for r in rows]
    new_stories = [_story(ids[g], rows, copied, rarity) for g, rows in groups.items()]
    store.commit(
        replace={
            "members": _together("members", "n", kept, members, new_members),
            "stories": _together("stories", "story_id", told, stories, new_stories),
        },
        job={**store.manifest.job, "grouped": True},
    )
    tell("grouping", size, size)


def _grouped(store: Store, copies: pa.Table, size: int) -> NDArray[np.int64]:
    """For every article the smallest one of its group."""
    like = store.read("likeness")
    a, b = (np.concatenate([like[c].to_numpy(), copies[c].to_numpy()]) for c in ("a", "b"))
    score = np.concatenate([like["score"].to_numpy(), COPY * copies["containment"].to_numpy()])
    pair = a * size + b
    order = np.argsort(pair, kind="stable")
    pair = pair[order]
    at = begins(pair)
    best = np.maximum.reduceat(score[order], at) if len(at) else score
    items, groups = average_link(a[order[at]], b[order[at]], best, LIKE)
    group = np.arange(size)
    group[items] = groups
    return group


def _changed(group: NDArray[np.int64], before: pa.Table, copies: pa.Table) -> NDArray[np.bool_]:
    """The articles of all groups that are not, article by article, a story there was, or have gained a copy."""
    size = len(group)
    codes = before["story_id"].combine_chunks().dictionary_encode().indices.to_numpy()
    numbers = before["n"].to_numpy()
    oldest = np.full(int(codes.max(initial=-1)) + 1, size)
    np.minimum.at(oldest, codes, numbers)
    was = np.full(size, -1)
    was[numbers] = oldest[codes]
    same = was == group
    sizes = np.bincount(group, minlength=size)
    whole = (np.bincount(group[same], minlength=size) == sizes) & (np.bincount(was[was >= 0], minlength=size) == sizes)
    a, b = copies["a"].to_numpy(), copies["b"].to_numpy()
    gained = (was[a] < 0) | (was[b] < 0)
    whole[group[a[gained]]] = whole[group[b[gained]]] = False
    same_as_before: NDArray[np.bool_] = whole[group]
    return ~same_as_before


def _flags(size: int, *numbers: NDArray[Any]) -> NDArray[np.bool_]:
    flags = np.zeros(size, dtype=np.bool_)
    for some in numbers:
        flags[some] = True
    return flags


def _alone(articles: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The rows of ``members`` and ``stories`` for new articles that are like no other one: most of an archive."""
    import pyarrow as pa
    import pyarrow.compute as pc

    ids = pc.utf8_replace_slice(articles["doc"], 0, 1, "s")
    one, none = pa.repeat(1, len(ids)), pa.nulls(len(ids))
    day = pc.if_else(pc.is_valid(articles["day"]), articles["published"], None)
    told = pc.and_kleene(pc.is_valid(articles["outlet"]), pc.not_equal(articles["outlet"], ""))
    columns = {
        "story_id": ids, "title": articles["title"], "keywords": none, "articles": one, "outlets": pc.cast(told, pa.int32()),
        "copies": pc.subtract(one, one), "first": day, "last": day, "first_outlet": articles["outlet"],
    }  # fmt: skip
    stories = pa.table(columns).cast(schema_of("stories"))
    return pa.table({"n": articles["n"], "story_id": ids}).cast(schema_of("members")), stories


def _not_in(values: pa.ChunkedArray, others: pa.ChunkedArray) -> pa.ChunkedArray:
    """Whether values are none of others."""
    import pyarrow.compute as pc

    return pc.invert(pc.is_in(values, value_set=others.combine_chunks()))


def _held(stories: pa.Table, groups: dict[int, list[Row]]) -> set[str]:
    """The ids of stories that stay which are named after an article of a group, or after one and with a number."""
    import pyarrow as pa
    import pyarrow.compute as pc

    named = pa.array([f"s{r['doc'][1:]}" for rows in groups.values() for r in rows], pa.large_string())
    ids = stories["story_id"]
    plain = pc.replace_substring_regex(ids, r"\.\d+$", "")
    return set(ids.filter(pc.is_in(plain, value_set=named)).to_pylist())


def _together(table: str, key: str, kept: pa.Table, more: pa.Table, rows: list[Row]) -> pa.Table:
    import pyarrow as pa

    made = pa.Table.from_pylist(rows, schema=schema_of(table))
    return pa.concat_tables([kept.cast(made.schema), more, made]).sort_by(key)


def _age(row: Row) -> tuple[bool, int, str, str]:
    """Articles in the order of their days, those without one last."""
    return row["day"] is None, row["day"] or 0, row["published"] or "", row["doc"]


def _ids(groups: dict[int, list[Row]], before: dict[int, str], others: AbstractSet[str] = frozenset()) -> dict[int, str]:
    """An id for every group: of the stories ``before`` that its articles were in, or a new one that is none of ``others``."""
    claims: list[tuple[int, str, int]] = []
    for group, rows in groups.items():
        held = Counter(before[r["n"]] for r in rows if r["n"] in before)
        claims += [(-count, story, group) for story, count in held.items()]
    ids: dict[int, str] = {}
    taken = set(others)
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


def _story(story: str, rows: list[Row], copied: NDArray[np.bool_], rarity: Rarity) -> Row:
    dated = [r["published"] for r in rows if r["day"] is not None]
    outlets = {house_of(r["outlet"]) for r in rows if r["outlet"]}
    title, keywords = named([r["title"] or "" for r in rows], rarity) if len(rows) > 1 else (rows[0]["title"], None)
    return {
        "story_id": story, "title": title, "keywords": keywords, "articles": len(rows), "outlets": len(outlets),
        "copies": int(copied[[r["n"] for r in rows]].sum()), "first": dated[0] if dated else None, "last": dated[-1] if dated else None,
        "first_outlet": rows[0]["outlet"],
    }  # fmt: skip
