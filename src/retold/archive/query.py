"""Questions to a store: its stories, their articles, how it stands; all through DuckDB, none changes anything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retold.archive.store import Store
from retold.archive.tables import TABLES
from retold.model.errors import ArchiveError

Rows = tuple[tuple[str, ...], Iterator[dict[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which stories: with an article since a day, of an outlet, of so many articles, with all of some words in title or keywords."""

    since: str | None = None
    outlet: str | None = None
    least: int = 1
    words: str | None = None

    def where(self) -> tuple[str, list[Any]]:
        """A condition on ``stories s`` and what it asks for."""
        parts: list[str] = ["s.articles >= ?"]
        values: list[Any] = [self.least]
        if self.since:
            parts.append("s.last >= ?")
            values.append(self.since)
        if self.outlet:
            parts.append("s.story_id IN (SELECT story_id FROM members JOIN articles USING (n) WHERE lower(outlet) = lower(?))")
            values.append(self.outlet)
        for word in (self.words or "").split():
            parts.append("contains(lower(coalesce(s.title, '') || ' ' || coalesce(s.keywords, '')), lower(?))")
            values.append(word)
        return " AND ".join(parts), values


def list_stories(store: Store, wanted: Wanted) -> Rows:
    """Stories, the largest first."""
    where, values = wanted.where()
    columns = tuple(name for name, _ in TABLES["stories"])
    query = f"SELECT {_listed('s', columns)} FROM stories s WHERE {where} ORDER BY s.articles DESC, s.last DESC NULLS LAST, s.story_id"  # noqa: S608 - names of the tables
    return columns, _rows(store, query, values, columns)


def list_members(store: Store, wanted: Wanted) -> Rows:
    """The articles of stories, one a row; an article that was there already stands below the story of the first."""
    where, values = wanted.where()
    columns = ("story_id", "doc_id", "outlet", "published", "title", "url", "file", "duplicate_of")
    query = f"""
        SELECT * FROM (
          SELECT m.story_id, a.doc_id, a.outlet, a.published, a.title, a.url, a.file, NULL AS duplicate_of
          FROM members m JOIN articles a USING (n)
          UNION ALL
          SELECT m.story_id, d.doc_id, d.outlet, a.published, a.title, d.url, d.file, a.doc_id
          FROM duplicates d JOIN members m ON m.n = d."of" JOIN articles a ON a.n = d."of"
        ) WHERE story_id IN (SELECT s.story_id FROM stories s WHERE {where}) ORDER BY story_id, published NULLS LAST, doc_id
    """  # noqa: S608 - as above
    return columns, _rows(store, query, values, columns)


def write_articles(store: Store, story: str, path: Path, limit: int) -> None:
    """A story's articles as JSON Lines, oldest first, at most ``limit``; raises ``ArchiveError`` where there is no such story."""
    columns = ("id", "outlet", "url", "published", "title", "author", "text")
    query = """
        SELECT a.doc_id, a.outlet, a.url, a.published, a.title, a.author, coalesce(a.body, a.text)
        FROM members m JOIN articles a USING (n) WHERE m.story_id = ? ORDER BY a.day NULLS LAST, a.published, a.doc LIMIT ?
    """
    rows = list(_rows(store, query, [story, limit], columns))
    if not rows:
        raise ArchiveError(story, "no story has this id", "retold archive stories STORE lists them.")
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps({k: v for k, v in row.items() if v is not None}, ensure_ascii=False) + "\n")


def status_lines(store: Store) -> Iterator[str]:
    """How a store stands, for people."""
    job = store.manifest.job
    stories = store.connect().execute("SELECT count(*), count(*) FILTER (articles > 1) FROM stories").fetchone() or (0, 0)
    yield f"{store.rows('articles'):,} articles, {store.rows('duplicates'):,} duplicates, {store.rows('rejects'):,} records set aside"
    yield f"{stories[1]:,} stories of two and more articles, {stories[0] - stories[1]:,} articles alone; {store.rows('copies'):,} pairs of copies"
    if not job.get("done"):
        step = next((s for s in ("read", "copies", "likeness", "grouped") if not job.get(s)), "end")
        yield f"interrupted before “{step}” was done ({job.get('taken', 0):,} records taken): run the same command again"


def checked(store: Store) -> list[str]:
    """What is wrong with a store, a line each."""
    wrong = [f"{file}: {what}" for file, what in store.damaged(thoroughly=True)]
    if wrong:
        return wrong
    database = store.connect()
    for name, shards in store.manifest.tables.items():
        rows = database.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608 - a table's name
        if rows is not None and rows[0] != sum(s.rows for s in shards):
            wrong.append(f"{name}: {rows[0]} rows instead of {sum(s.rows for s in shards)}")
    for what, query in _PROMISES.items():
        found = database.execute(query).fetchone()
        if found is not None and found[0]:
            wrong.append(f"{what}: {found[0]}")
    return wrong


_PROMISES = {
    "articles with a number that another one has": "SELECT count(*) - count(DISTINCT n) FROM articles",
    "articles with an id that another one has": "SELECT count(*) - count(DISTINCT doc) FROM articles",
    "articles in two stories": "SELECT count(*) - count(DISTINCT n) FROM members",
    "members of no story": "SELECT count(*) FROM members WHERE story_id NOT IN (SELECT story_id FROM stories)",
    "members that are no articles": "SELECT count(*) FROM members WHERE n NOT IN (SELECT n FROM articles)",
    "copies of no articles": "SELECT count(*) FROM copies WHERE a NOT IN (SELECT n FROM articles) OR b NOT IN (SELECT n FROM articles)",
}


def _listed(table: str, columns: tuple[str, ...]) -> str:
    return ", ".join(f'{table}."{c}"' for c in columns)


def _rows(store: Store, query: str, values: list[Any], columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    cursor = store.connect().execute(query, values)
    while rows := cursor.fetchmany(1000):
        for cells in rows:
            yield dict(zip(columns, cells, strict=True))


def search(store: Store, words: str, limit: int) -> Rows:
    """Articles that have all words, those with most of them in the title first, then the newest; every word is looked for as it is written."""
    asked = words.split()
    has = (
        " AND ".join("contains(lower(coalesce(a.title, '') || ' ' || coalesce(a.body, a.text)), lower(?))" for _ in asked)
        or "true"
    )
    titled = " + ".join("CAST(contains(lower(coalesce(a.title, '')), lower(?)) AS INTEGER)" for _ in asked) or "0"
    columns = ("doc_id", "story_id", "outlet", "published", "title", "excerpt")
    query = f"""
        SELECT a.doc_id, m.story_id, a.outlet, a.published, a.title,
               substr(coalesce(a.body, a.text), greatest(1, strpos(lower(coalesce(a.body, a.text)), lower(?)) - 60), 160)
        FROM articles a LEFT JOIN members m USING (n) WHERE {has} ORDER BY {titled} DESC, a.day DESC NULLS LAST, a.doc_id LIMIT ?
    """  # noqa: S608 - parts written here
    return columns, _rows(store, query, [(asked or [""])[0], *asked, *asked, limit], columns)


_ORDERED = """
    WITH pairs AS (
      SELECT x.outlet AS one, y.outlet AS other, x.n AS one_n, y.n AS other_n, m.story_id,
             CASE WHEN x.day < y.day OR (x.day = y.day AND length(x.published) > 10 AND length(y.published) > 10 AND x.published < y.published) THEN 1
                  WHEN y.day < x.day OR (x.day = y.day AND length(x.published) > 10 AND length(y.published) > 10 AND y.published < x.published) THEN -1
                  ELSE 0 END AS first
      FROM copies c JOIN articles x ON x.n = c.a JOIN articles y ON y.n = c.b LEFT JOIN members m ON m.n = c.a
      WHERE x.outlet IS NOT NULL AND y.outlet IS NOT NULL AND lower(x.outlet) <> lower(y.outlet)
    )
"""
"""Pairs of copies of two outlets; ``first`` 1: the one published first, -1: the other, 0: the dates do not tell."""


def outlet_edges(store: Store) -> Rows:
    """Who takes from whom: an edge from the outlet that published first to the one that published half of it and more later.

    ``articles`` are the later outlet's, each once; ``undated`` pairs have dates that do not tell who was first and stand under the
    outlets in the order of the alphabet, with no articles.
    """
    columns = ("source", "taker", "articles", "stories", "undated")
    query = f"""{_ORDERED}
        SELECT source, taker, count(DISTINCT taken), count(DISTINCT story_id) FILTER (taken IS NOT NULL), sum(undated) FROM (
          SELECT CASE WHEN first = 1 OR (first = 0 AND one < other) THEN one ELSE other END AS source,
                 CASE WHEN first = 1 OR (first = 0 AND one < other) THEN other ELSE one END AS taker,
                 CASE first WHEN 1 THEN other_n WHEN -1 THEN one_n END AS taken, story_id, CAST(first = 0 AS INTEGER) AS undated
          FROM pairs
        ) GROUP BY ALL ORDER BY 3 DESC, 5 DESC, 1, 2
    """  # noqa: S608 - parts written here
    return columns, _rows(store, query, [], columns)


def outlet_totals(store: Store) -> Rows:
    """Every outlet: its articles, stories, how often it was first to tell a story of several outlets, how many articles others took, and it took."""
    columns = ("outlet", "articles", "stories", "first", "taken_by_others", "taken_from_others")
    query = f"""{_ORDERED},
        taken AS (
          SELECT DISTINCT CASE first WHEN 1 THEN one ELSE other END AS source, CASE first WHEN 1 THEN other ELSE one END AS taker,
                 CASE first WHEN 1 THEN one_n ELSE other_n END AS given, CASE first WHEN 1 THEN other_n ELSE one_n END AS got
          FROM pairs WHERE first <> 0
        ),
        own AS (SELECT outlet, count(*) AS articles, count(DISTINCT story_id) AS stories FROM articles JOIN members USING (n)
                WHERE outlet IS NOT NULL GROUP BY outlet),
        movers AS (SELECT first_outlet AS outlet, count(*) AS first FROM stories WHERE outlets > 1 AND first IS NOT NULL GROUP BY 1),
        gave AS (SELECT source AS outlet, count(DISTINCT given) AS given FROM taken GROUP BY 1),
        got AS (SELECT taker AS outlet, count(DISTINCT got) AS got FROM taken GROUP BY 1)
        SELECT outlet, articles, stories, coalesce(first, 0), coalesce(given, 0), coalesce(got, 0)
        FROM own LEFT JOIN movers USING (outlet) LEFT JOIN gave USING (outlet) LEFT JOIN got USING (outlet)
        ORDER BY articles DESC, outlet
    """  # noqa: S608 - parts written here
    return columns, _rows(store, query, [], columns)


def story_measures(store: Store) -> Rows:
    """Every story of two and more articles: how much of it is copies, over how many days, and how evenly outlets share it.

    ``copied`` is the share (0-1) of articles of which another article of the archive has half, or that have half of another; ``concentration`` the
    Herfindahl index of its outlets (1: one outlet has all articles).
    """
    columns = ("story_id", "articles", "outlets", "copied", "days", "concentration")
    query = """
        WITH shares AS (SELECT story_id, coalesce(outlet, '') AS outlet, count(*) AS held FROM members JOIN articles USING (n) GROUP BY ALL),
        even AS (SELECT story_id, sum((held / total) ** 2) AS index FROM
                 (SELECT *, sum(held) OVER (PARTITION BY story_id) AS total FROM shares) GROUP BY story_id),
        spans AS (SELECT story_id, max(day) - min(day) AS days FROM members JOIN articles USING (n) GROUP BY story_id)
        SELECT story_id, articles, outlets, round(copies / articles, 4), days, round(index, 4)
        FROM stories JOIN even USING (story_id) JOIN spans USING (story_id) WHERE articles > 1 ORDER BY articles DESC, story_id
    """
    return columns, _rows(store, query, [], columns)


def exported(store: Store, *, originals: bool) -> Iterator[str]:
    """The articles as JSON Lines, cleaned; ``originals``: without those of which an older article has half, or is had by it."""
    columns = ("id", "doc", "story_id", "outlet", "url", "published", "title", "author", "text")
    left = """
        WHERE a.n NOT IN (
          SELECT CASE WHEN (x.day IS NULL, coalesce(x.day, 0), coalesce(x.published, ''), x.doc)
                         < (y.day IS NULL, coalesce(y.day, 0), coalesce(y.published, ''), y.doc) THEN y.n ELSE x.n END
          FROM copies c JOIN articles x ON x.n = c.a JOIN articles y ON y.n = c.b)
    """
    query = f"""
        SELECT a.doc_id, a.doc, m.story_id, a.outlet, a.url, a.published, a.title, a.author, coalesce(a.body, a.text)
        FROM articles a LEFT JOIN members m USING (n) {left if originals else ""} ORDER BY a.n
    """  # noqa: S608 - parts written here
    for row in _rows(store, query, [], columns):
        yield json.dumps({k: v for k, v in row.items() if v is not None}, ensure_ascii=False) + "\n"
