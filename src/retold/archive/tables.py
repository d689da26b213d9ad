"""The tables of a store: names and types of their columns, as DuckDB and Arrow call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

TABLES: dict[str, tuple[tuple[str, str], ...]] = {
    "articles": (
        ("n", "BIGINT"), ("doc", "VARCHAR"), ("doc_id", "VARCHAR"), ("file", "VARCHAR"), ("url", "VARCHAR"), ("outlet", "VARCHAR"),
        ("author", "VARCHAR"), ("title", "VARCHAR"), ("published", "VARCHAR"), ("day", "INTEGER"), ("language", "VARCHAR"),
        ("sha256", "VARCHAR"), ("url_key", "UBIGINT"), ("text_key", "UBIGINT"), ("text", "VARCHAR"), ("body", "VARCHAR"),
    ),
    "duplicates": (
        ("doc", "VARCHAR"), ("doc_id", "VARCHAR"), ("file", "VARCHAR"), ("url", "VARCHAR"), ("outlet", "VARCHAR"), ("same", "VARCHAR"),
        ("of", "BIGINT"), ("sha256", "VARCHAR"),
    ),
    "rejects": (("file", "VARCHAR"), ("code", "VARCHAR"), ("reason", "VARCHAR"), ("hint", "VARCHAR"), ("fatal", "BOOLEAN"), ("data", "BLOB")),
    "marks": (
        ("n", "BIGINT"), ("day", "INTEGER"), ("house", "UBIGINT"), ("words", "INTEGER"), ("grams", "INTEGER"), ("sketch", "UBIGINT[]"),
        ("terms", "UBIGINT[]"), ("counts", "FLOAT[]"),
    ),
    "vocabulary": (("slot", "INTEGER"), ("articles", "BIGINT")),
    "vectors": (("n", "BIGINT"), ("day", "INTEGER"), ("terms", "UBIGINT[]"), ("weights", "FLOAT[]")),
    "copies": (("a", "BIGINT"), ("b", "BIGINT"), ("shared", "INTEGER"), ("containment", "FLOAT"), ("jaccard", "FLOAT")),
    "passages": (
        ("a", "BIGINT"), ("b", "BIGINT"), ("a_start", "INTEGER"), ("a_end", "INTEGER"), ("b_start", "INTEGER"), ("b_end", "INTEGER"),
        ("words", "INTEGER"), ("kind", "VARCHAR"),
    ),
    "boilerplate": (
        ("outlet", "VARCHAR"), ("n", "BIGINT"), ("start", "INTEGER"), ("end", "INTEGER"), ("articles", "INTEGER"), ("text", "VARCHAR"),
    ),
    "likeness": (("a", "BIGINT"), ("b", "BIGINT"), ("score", "FLOAT")),
    "members": (("n", "BIGINT"), ("story_id", "VARCHAR")),
    "stories": (
        ("story_id", "VARCHAR"), ("title", "VARCHAR"), ("keywords", "VARCHAR"), ("articles", "INTEGER"), ("outlets", "INTEGER"),
        ("copies", "INTEGER"), ("first", "VARCHAR"), ("last", "VARCHAR"), ("first_outlet", "VARCHAR"),
    ),
}  # fmt: skip
"""For every table its columns with their DuckDB types, in order."""
READ = ("articles", "duplicates", "rejects")
"""Tables that inputs are read into; all others are made from these."""

ROWS_TOGETHER = {"articles": 256, "vectors": 2048}
"""Rows of a table that are read together (a row group): few where some articles are looked up among many."""


def schema_of(table: str) -> pa.Schema:
    """A table's columns as Arrow has them."""
    import pyarrow as pa

    return pa.schema([(name, _arrow(kind)) for name, kind in TABLES[table]])


def _arrow(kind: str) -> pa.DataType:
    import pyarrow as pa

    if kind.endswith("[]"):
        return pa.large_list(_arrow(kind[:-2]))
    kinds = {
        "BIGINT": pa.int64(), "INTEGER": pa.int32(), "UBIGINT": pa.uint64(), "FLOAT": pa.float32(), "BOOLEAN": pa.bool_(),
        "VARCHAR": pa.large_string(), "BLOB": pa.large_binary(),
    }  # fmt: skip
    return kinds[kind]
