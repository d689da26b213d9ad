"""Articles by words and phrases, the best first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from retold.archive.shingle import counted, slot_of, term_of
from retold.archive.store import Store
from retold.archive.terms import pattern_of, terms_of
from retold.archive.views import Rows, first_day, rows_of, spellings
from retold.archive.words import number_words
from retold.model.errors import ArchiveError
from retold.model.when import When

SATURATION, LENGTH = 1.2, 0.75
"""``k1`` and ``b`` of BM25 (Robertson and Zaragoza 2009), as they are usually set."""
IN_TITLE = 3
"""What a word in the title counts for, as against one in the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What articles are looked for: all words and "phrases in quotes", since a day, of an outlet (any of its names or hosts); at most ``limit``."""

    words: str
    since: When | None = None
    outlet: str | None = None
    limit: int = 100


def search(store: Store, sought: Sought) -> Rows:
    """Articles that have all words and phrases, by BM25 of title and text; of two alike the newer one first.

    Words are whole words (of scripts without spaces any characters); case, accents and the form of apostrophes make no difference.
    Raises ``ArchiveError`` where nothing is looked for, or an outlet that no article is of.
    """
    terms = terms_of(sought.words)
    if not terms:
        raise ArchiveError(sought.words.strip() or "search", "no word to look for", 'Give words, or a "phrase in quotes".')
    where, values = _where(store, terms, sought)
    columns = ("doc_id", "story_id", "outlet", "published", "title", "excerpt", "score")
    hits = ", ".join(
        f"{IN_TITLE} * len(regexp_extract_all(head, ?)) + len(regexp_extract_all(read, ?)) AS h{k}" for k in range(len(terms))
    )
    score = " + ".join(f"? * h{k} * {SATURATION + 1} / (h{k} + {SATURATION} * tempered)" for k in range(len(terms)))
    query = f"""
        WITH texts AS (
          SELECT n, doc_id, outlet, published, day, title, coalesce(title, '') AS head, coalesce(body, text) AS read FROM articles
        ),
        met AS (SELECT *, {1 - LENGTH} + {LENGTH} * length(read) / avg(length(read)) OVER () AS tempered FROM texts WHERE {where}),
        counted AS (SELECT *, {hits} FROM met),
        scored AS (SELECT *, {score} AS score FROM counted)
        SELECT doc_id, story_id, outlet, published, title,
               trim(regexp_replace(substr(read, greatest(1, strpos(read, regexp_extract(read, ?)) - 60), 200), '\\s+', ' ', 'g')),
               round(score, 3)
        FROM scored LEFT JOIN members USING (n) ORDER BY score DESC, day DESC NULLS LAST, doc_id LIMIT ?
    """  # noqa: S608 - parts written here
    found = [p for t in terms for p in [pattern_of(t)] * 2]
    scored = [*values, *found, *_rarity(store, terms), pattern_of(terms[0]), sought.limit]
    return columns, rows_of(store.connect(), query, scored, columns)


def _where(store: Store, terms: list[str], sought: Sought) -> tuple[str, list[Any]]:
    """The articles that count."""
    parts = ["(regexp_matches(read, ?) OR regexp_matches(head, ?))"] * len(terms)
    values: list[Any] = [p for t in terms for p in [pattern_of(t)] * 2]
    if sought.since is not None:
        parts.append("day >= ?")
        values.append(first_day(sought.since))
    if sought.outlet is not None:
        parts.append("list_contains(?, outlet)")
        values.append(spellings(store, sought.outlet))
    return " AND ".join(parts), values


def _rarity(store: Store, terms: list[str]) -> list[float]:
    """How rare each term is in the archive: of a phrase the sum over its words."""
    articles, size = counted(store), store.rows("articles")
    found = []
    for term in terms:
        common = articles[slot_of(term_of(number_words([term]).hashes))]
        found.append(float(np.log(1 + (size - common + 0.5) / (common + 0.5)).sum()))
    return found
