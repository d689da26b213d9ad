"""Questions to a store: its stories, their articles, how it stands; all through DuckDB, none changes anything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from retold.archive.store import RunRecord, Store
from retold.archive.tables import READ, TABLES
from retold.archive.terms import pattern_of, terms_of
from retold.archive.views import Rows, first_day, rows_of, spellings
from retold.model.errors import ArchiveError
from retold.model.when import When
from retold.read.items import Item
from retold.read.sniff import Format


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFilter:
    """Which stories: with an article since a day, of an outlet, of so many articles, with all of some words in title or keywords.

    ``outlet`` is any of an outlet's names or hosts; ``since`` may be a month or a year, and then means its first day.
    """

    since: When | None = None
    outlet: str | None = None
    least: int = 1
    words: str | None = None

    def where(self, store: Store) -> tuple[str, list[Any]]:
        """A condition on ``stories s`` and what it asks for; raises ``ArchiveError`` for an outlet that no article is of."""
        parts: list[str] = ["s.articles >= ?"]
        values: list[Any] = [self.least]
        if self.since:
            parts.append("s.story_id IN (SELECT story_id FROM members JOIN articles USING (n) WHERE day >= ?)")
            values.append(first_day(self.since))
        if self.outlet:
            parts.append("s.story_id IN (SELECT story_id FROM members JOIN articles USING (n) WHERE list_contains(?, outlet))")
            values.append(spellings(store, self.outlet))
        for term in terms_of(self.words or ""):
            parts.append("regexp_matches(coalesce(s.title, '') || ' | ' || coalesce(s.keywords, ''), ?)")
            values.append(pattern_of(term))
        return " AND ".join(parts), values


def list_stories(store: Store, wanted: StoryFilter) -> Rows:
    """Stories, the largest first."""
    where, values = wanted.where(store)
    columns = tuple(name for name, _ in TABLES["stories"])
    query = f"SELECT s.* FROM stories s WHERE {where} ORDER BY s.articles DESC, s.last DESC NULLS LAST, s.story_id"  # noqa: S608 - names of the tables
    return columns, rows_of(store.connect(), query, values, columns)


def list_members(store: Store, wanted: StoryFilter) -> Rows:
    """The articles of stories, one a row; an article that was there already stands below the story of the first."""
    where, values = wanted.where(store)
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
    return columns, rows_of(store.connect(), query, values, columns)


def story_items(store: Store, story: str, limit: int) -> tuple[list[Item], int]:
    """A story's articles, oldest first, at most ``limit``, as they can be read; and how many it has.

    Raises ``ArchiveError`` where there is no such story.
    """
    columns = ("id", "outlet", "url", "published", "title", "author", "text")
    query = """
        SELECT a.doc_id, a.outlet, a.url, a.published, a.title, a.author, coalesce(a.body, a.text)
        FROM members m JOIN articles a USING (n) WHERE m.story_id = ? ORDER BY a.day NULLS LAST, a.published, a.doc LIMIT ?
    """
    database = store.connect()
    rows = list(rows_of(database, query, [story, limit], columns))
    if not rows:
        raise ArchiveError(story, "no story has this id", "retold archive stories STORE lists them.")
    held = database.execute("SELECT count(*) FROM members WHERE story_id = ?", [story]).fetchone() or (0,)
    return [_item(store.path.name, row) for row in rows], held[0]


def _item(name: str, row: dict[str, Any]) -> Item:
    values: dict[str, str | When] = {k: row[k] for k in ("outlet", "url", "title", "author") if row[k] is not None}
    if row["published"] is not None:
        values["published"] = When(row["published"])
    return Item(
        name=f"{name}!{row['id']}", data=row["text"].encode("utf-8", "surrogatepass"), kind=Format.TEXT, charset="utf-8", values=values,
        known_from="table", headed=True, key=row["id"],
    )  # fmt: skip


def status_lines(store: Store) -> Iterator[str]:
    """How a store stands, for people: all of it, then every run."""
    stories = store.connect().execute("SELECT count(*), count(*) FILTER (articles > 1) FROM stories").fetchone() or (0, 0)
    yield f"{store.rows('articles'):,} articles, {store.rows('duplicates'):,} duplicates, {store.rows('rejects'):,} records set aside"
    yield f"{stories[1]:,} stories of two and more articles, {stories[0] - stories[1]:,} articles alone; {store.rows('copies'):,} pairs of copies"
    yield from (f"run {number}: {run_line(run)}" for number, run in enumerate(store.manifest.runs, 1))
    job = store.manifest.job
    if store.manifest.runs and (not job.get("done") or job["run"] + 1 < len(store.manifest.runs)):
        step = next((s for s in ("read", "copies", "likeness", "grouped") if not job.get(s)), "end")
        read = f" ({job['taken']:,} records taken)" if step == "read" and job.get("taken") else ""
        yield f"run {job['run'] + 1} was interrupted before “{step}” was done{read}: run the same command again, or retold archive repair {store.path}"


def run_line(run: RunRecord) -> str:
    """What a run was and contributed, for people."""
    counts = run.counts
    inputs = f"{len(run.inputs):,} input{'' if len(run.inputs) == 1 else 's'}"
    again = f", {counts['again']:,} that were there already" if counts.get("again") else ""
    failed = f" ({counts['failed']:,} could not be read)" if counts.get("failed") else ""
    new = ", ".join(f"{counts.get(name, 0):,} {name}" for name in READ[:2])
    return f"{run.verb} of {inputs}, {counts.get('records', 0):,} records: {new}{again}, {counts.get('rejects', 0):,} set aside{failed}"


def checked(store: Store) -> list[str]:
    """What is wrong with a store, a line each; last what to do about it."""
    again = f"retold archive repair {store.path} makes it again, and what was made from it"
    if damaged := list(store.damaged()):
        wrong = [f"{file}: {what}" for file, what in damaged]
        tables = sorted({file.split("/")[0] for file, _ in damaged})
        return [*wrong, f"damaged: {', '.join(tables)}. {again}"]
    database = store.connect()
    wrong = []
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


def exported(store: Store, *, originals: bool) -> Iterator[str]:
    """The articles as JSON Lines, cleaned; ``originals``: of two that are copies only the older one."""
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
    for row in rows_of(store.connect(), query, [], columns):
        yield json.dumps({k: v for k, v in row.items() if v is not None}, ensure_ascii=False) + "\n"
