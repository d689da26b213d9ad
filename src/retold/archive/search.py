"""Articles by words and phrases, the best first."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import numpy as np

from retold.archive.dated import Rows, rows_of
from retold.archive.query import FOLDED, first_day, spellings
from retold.archive.shingle import counted, slot_of, term_of
from retold.archive.store import Store
from retold.archive.words import number_words
from retold.model.errors import ArchiveError
from retold.model.when import When
from retold.model.words import SPACELESS

_ASKED = re.compile(r'["“”]([^"“”]*)["“”]|(\S+)')
_SPACELESS = re.compile(rf"[{SPACELESS}]")
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
    terms = [" ".join((phrase or word).split()) for phrase, word in _ASKED.findall(sought.words)]
    terms = [t for t in dict.fromkeys(terms) if any(c.isalnum() for c in t)]
    if not terms:
        raise ArchiveError(sought.words.strip() or "search", "no word to look for", 'Give words, or a "phrase in quotes".')
    where, values = _where(store, terms, sought)
    columns = ("doc_id", "story_id", "outlet", "published", "title", "excerpt", "score")
    hits = ", ".join(
        f"{IN_TITLE} * len(regexp_extract_all(head, ?)) + len(regexp_extract_all(body, ?)) AS h{k}" for k in range(len(terms))
    )
    score = " + ".join(f"? * h{k} * {SATURATION + 1} / (h{k} + {SATURATION} * tempered)" for k in range(len(terms)))
    query = f"""
        WITH folded AS (
          SELECT n, doc_id, outlet, published, day, title, coalesce(body, text) AS read, {FOLDED.format("title")} AS head,
                 {FOLDED.format("coalesce(body, text)")} AS body FROM articles
        ),
        met AS (SELECT *, {1 - LENGTH} + {LENGTH} * length(body) / avg(length(body)) OVER () AS tempered FROM folded WHERE {where}),
        counted AS (SELECT *, {hits} FROM met),
        scored AS (SELECT *, {score} AS score FROM counted)
        SELECT doc_id, story_id, outlet, published, title,
               trim(regexp_replace(substr(read, greatest(1, strpos(body, {FOLDED.format("?")}) - 60), 200), '\\s+', ' ', 'g')), round(score, 3)
        FROM scored LEFT JOIN members USING (n) ORDER BY score DESC, day DESC NULLS LAST, doc_id LIMIT ?
    """  # noqa: S608 - parts written here
    found = [p for t in terms for p in [_pattern(t)] * 2]
    return columns, rows_of(
        store.connect(), query, [*values, *found, *_rarity(store, terms), terms[0].split()[0], sought.limit], columns
    )


def _where(store: Store, terms: list[str], sought: Sought) -> tuple[str, list[Any]]:
    """The articles that count: the plain search for characters first, which is fast, then for whole words."""
    parts: list[str] = []
    values: list[Any] = []
    for term in terms:
        parts += [f"contains(head || ' ' || body, {FOLDED.format('?')})" for _ in term.split()]
        values += term.split()
        parts.append("(regexp_matches(body, ?) OR regexp_matches(head, ?))")
        values += [_pattern(term)] * 2
    if sought.since is not None:
        parts.append("day >= ?")
        values.append(first_day(sought.since))
    if sought.outlet is not None:
        parts.append("list_contains(?, outlet)")
        values.append(spellings(store, sought.outlet))
    return " AND ".join(parts), values


def _pattern(term: str) -> str:
    """A regular expression (RE2) for a word or phrase in folded text."""
    plain = unicodedata.normalize("NFD", term.replace("’", "'").lower())
    plain = unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))
    inner = r"\s+".join(re.escape(w) for w in plain.split())
    begin = "" if _SPACELESS.match(plain[0]) or not plain[0].isalnum() else r"(?:^|[^\pL\pN])"
    end = "" if _SPACELESS.match(plain[-1]) or not plain[-1].isalnum() else r"(?:$|[^\pL\pN])"
    return begin + inner + end


def _rarity(store: Store, terms: list[str]) -> list[float]:
    """How rare each term is in the archive: of a phrase the sum over its words."""
    articles, size = counted(store), store.rows("articles")
    found = []
    for term in terms:
        common = articles[slot_of(term_of(number_words([term]).hashes))]
        found.append(float(np.log(1 + (size - common + 0.5) / (common + 0.5)).sum()))
    return found
