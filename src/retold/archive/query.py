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
        parts, values = ["s.articles >= ?"], [self.least]
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
