"""The flat tables' columns: names in order, types, and what they point at, read off the contract's row types.

A table is described whether or not a story has rows for it, so that a database of a story without conflicts has the same
tables as any other.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from graphlib import TopologicalSorter
from typing import Any

import msgspec

from retold.report import contract

CHILDREN: dict[tuple[str, str], str] = {
    ("outlets", "aliases"): "outlet_aliases",
    ("outlets", "domains"): "outlet_domains",
    ("documents", "known_from"): "document_known_from",
    ("documents", "authors"): "document_authors",
    ("attributions", "content"): "attribution_content",
    ("passages", "edits"): "passage_edits",
    ("quote_matches", "members"): "quote_members",
    ("claims", "mentions"): "claim_mentions",
    ("claims", "origins"): "claim_origins",
    ("claim_origins", "mentions"): "origin_mentions",
    ("claim_origins", "steps"): "origin_steps",
    ("claim_origins", "step_kinds"): "origin_step_kinds",
    ("conflicts", "members"): "conflict_members",
    ("headlines", "evidence"): "headline_evidence",
    ("headlines", "missing"): "headline_missing",
    ("labels", "words"): "label_words",
    ("timeline", "mentions"): "timeline_mentions",
    ("timeline", "conflicts"): "timeline_conflicts",
    ("voices", "statements"): "voice_statements",
    ("voices", "silent"): "voice_silent",
    ("sources", "called"): "source_called",
    ("sources", "credits"): "source_credits",
    ("source_checks", "members"): "source_check_members",
    ("source_checks", "edits"): "source_check_edits",
    ("source_checks", "marks"): "source_check_marks",
    ("lineage_edges", "evidence"): "lineage_evidence",
    ("lineage_edges", "signs"): "lineage_signs",
    ("lineage_signs", "places"): "lineage_sign_places",
    ("findings", "values"): "finding_values",
    ("findings", "evidence"): "finding_evidence",
}
"""Where nested lists go: (table, column) -> child table."""

SINGULAR = {
    "outlets": "outlet", "documents": "document", "attributions": "attribution", "passages": "passage", "quote_matches": "quote_match",
    "claims": "claim", "claim_origins": "origin", "conflicts": "conflict", "headlines": "headline", "labels": "label",
    "timeline": "timeline", "voices": "voice", "sources": "source", "source_checks": "source_check", "lineage_edges": "edge", "lineage_signs": "sign",
    "findings": "finding",
}  # fmt: skip

POINTERS: dict[tuple[str, str], str] = {
    ("credits", "attribution"): "attributions",
    ("claim_mentions", "attribution"): "attributions",
    ("claim_mentions", "credit"): "credits",
    ("claim_origins", "node"): "lineage_nodes",
    ("conflicts", "claim"): "claims",
    ("lineage_edges", "from"): "lineage_nodes",
    ("lineage_edges", "to"): "lineage_nodes",
    ("pairs", "a"): "documents",
    ("pairs", "b"): "documents",
    ("passages", "a_doc"): "documents",
    ("passages", "b_doc"): "documents",
    ("quote_members", "attribution"): "attributions",
    ("source_checks", "attribution"): "attributions",
    ("timeline_conflicts", "value"): "conflicts",
    ("voice_statements", "attribution"): "attributions",
    ("source_checks", "source"): "documents",
    ("source_credits", "value"): "credits",
}
"""Columns that hold another row's id, beside ``doc`` and those that name a parent."""

_OWN = {"notes": (("note", str),)}
"""Tables without a row type of their own in the contract."""


class Kind(StrEnum):
    """What a column holds: types that SQLite, DuckDB and Parquet all have."""

    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``table`` is the one whose ``id`` it holds, where it holds one."""

    name: str
    kind: Kind
    table: str | None = None


_KINDS: dict[Any, Kind] = {str: Kind.TEXT, int: Kind.INTEGER, float: Kind.REAL, bool: Kind.BOOLEAN}


@cache
def flat_columns() -> dict[str, tuple[Column, ...]]:
    """For every flat table its columns in order, the table that a row points at before the row's own table."""
    tables: dict[str, dict[str, Column]] = {}
    for name, row in _top_tables():
        _describe(tables, name, row, ())
    tables |= {name: {"id": _column("id"), **{c: _column(c, t) for c, t in cells}} for name, cells in _OWN.items()}
    order = TopologicalSorter(
        {n: [c.table for c in cs.values() if c.table not in (None, n)] for n, cs in sorted(tables.items())}
    )
    return {name: tuple(tables[name].values()) for name in order.static_order()}


def _top_tables() -> Iterator[tuple[str, type[msgspec.Struct]]]:
    nested = {"run": ("problems", "outlets"), "lineage": ("nodes", "edges")}
    for field in msgspec.structs.fields(contract.Contract):
        if field.encode_name == "run":
            inner = {f.encode_name: f for f in msgspec.structs.fields(contract.RunRow)}
            yield from ((name, _item(inner[name].type)) for name in nested["run"])
        elif field.encode_name == "lineage":
            inner = {f.encode_name: f for f in msgspec.structs.fields(contract.LineageRow)}
            yield from ((f"lineage_{name}", _item(inner[name].type)) for name in nested["lineage"])
        elif typing.get_origin(field.type) is list:
            yield field.encode_name, _item(field.type)


def _item(kind: Any) -> Any:
    return typing.get_args(kind)[0]


def _describe(tables: dict[str, dict[str, Column]], table: str, row: Any, inherited: tuple[Column, ...]) -> None:
    """Add the columns of ``table``, and of the tables below it."""
    columns = {c.name: c for c in (_column("id"), *inherited)}
    tables[table] = columns
    for name, kind in _fields(row):
        child = CHILDREN.get((table, name))
        if child is not None:
            parent = Column(f"{SINGULAR[table]}_id", Kind.TEXT, table)
            doc = (_column("doc", str, "documents"),) if "doc" in dict(_fields(row)) else ()
            _describe(tables, child, _cells(kind), (parent, *doc))
        elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            for inner, inner_kind in _fields(kind):
                columns[f"{name}_{inner}"] = _pointing(table, f"{name}_{inner}", inner_kind)
        elif name != "id":
            columns[name] = _pointing(table, name, kind)
    if {"doc", "start", "end"} <= columns.keys():
        columns["excerpt"] = _column("excerpt")


def _fields(row: Any) -> list[tuple[str, Any]]:
    """Names and types of a row's cells; for what is no row type they are given as pairs."""
    if isinstance(row, tuple):
        return list(row)
    return [(f.encode_name, _without_none(f.type)) for f in msgspec.structs.fields(row)]


def _cells(kind: Any) -> Any:
    """What a row of a child table is made from: a row type, or the name and value of plain things."""
    if typing.get_origin(kind) is dict:
        return (("name", str), ("value", str))
    item = _item(kind)
    return item if isinstance(item, type) and issubclass(item, msgspec.Struct) else (("value", item),)


def _without_none(kind: Any) -> Any:
    if isinstance(kind, types.UnionType):
        return next(k for k in typing.get_args(kind) if k is not types.NoneType)
    return kind


def _pointing(table: str, name: str, kind: Any) -> Column:
    return _column(name, kind, "documents" if name == "doc" else POINTERS.get((table, name)))


def _column(name: str, kind: Any = str, table: str | None = None) -> Column:
    return Column(name, _KINDS[kind], table)
