"""Flat tables: every table of the contract without nesting, children pointing at their parents.

Each row's first column is a stable ``id``; a child row's id is its parent's followed by ``.`` and its number from 0, and a
mark without an id of its own is called by its place (``document:start-end``). Rows that name characters of a document
carry these words in ``excerpt``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import msgspec

from retold.model.codes import CATALOGUE
from retold.model.errors import OutputError
from retold.model.story import Story
from retold.report.bylines import bylines
from retold.report.plain import printable
from retold.report.reuse import PAIR_COLUMNS, PASSAGE_COLUMNS, pairs_table, reuse_table
from retold.report.rows import to_contract

Cell = str | int | float | bool | None
FlatRow = dict[str, Cell]
FlatTables = dict[str, list[FlatRow]]

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

TABLE = "findings"
"""The table a single CSV file holds unless another is asked for."""


def flat_tables(story: Story) -> FlatTables:
    """All tables of the contract, flattened; a table without rows is an empty list."""
    rows = msgspec.to_builtins(to_contract(story))
    run = rows.pop("run")
    lineage = rows.pop("lineage")
    nested: dict[str, list[dict[str, Any]]] = {k: v for k, v in rows.items() if isinstance(v, list)}
    nested |= {
        "lineage_nodes": lineage["nodes"],
        "lineage_edges": lineage["edges"],
        "problems": run["problems"],
        "notes": [{"note": n} for n in run["notes"]],
        "outlets": run["outlets"],
    }
    tables: FlatTables = {name: [] for name in (*nested, *CHILDREN.values())}
    for name, table in nested.items():
        for number, row in enumerate(table):
            _flatten(tables, name, row, row.get("id") or _place(row) or f"{name}.{number}", {})
    _excerpts(story, tables)
    return tables


def _place(row: dict[str, Any]) -> str:
    """What tells a row without an id from the others of its table, whichever documents are in the file."""
    if {"doc", "start", "end"} <= row.keys():
        return f"{row['doc']}:{row['start']}-{row['end']}"
    return f"{row['doc']}.{row['field']}.{row['rank']}" if {"doc", "field", "rank"} <= row.keys() else ""


def _flatten(tables: FlatTables, table: str, row: dict[str, Any], key: str, parent: FlatRow) -> None:
    flat: FlatRow = {"id": key, **parent}
    for column, value in row.items():
        child = CHILDREN.get((table, column))
        if child is not None:
            items = value.items() if isinstance(value, dict) else enumerate(value)
            inherited: FlatRow = {f"{SINGULAR[table]}_id": key}
            if "doc" in row:
                inherited["doc"] = row["doc"]
            for number, (label, item) in enumerate(items):
                cells = (
                    item
                    if isinstance(item, dict)
                    else {"name": label, "value": item}
                    if isinstance(value, dict)
                    else {"value": item}
                )
                _flatten(tables, child, cells, f"{key}.{number}", inherited)
        elif isinstance(value, dict):
            flat.update({f"{column}_{k}": v for k, v in value.items()})
        elif column != "id":
            flat[column] = value
    tables[table].append(flat)


def _excerpts(story: Story, tables: FlatTables) -> None:
    text = {d.id: d.text for d in story.documents}
    for table in tables.values():
        for row in table:
            doc, start, end = row.get("doc"), row.get("start"), row.get("end")
            if isinstance(doc, str) and isinstance(start, int) and isinstance(end, int):
                row["excerpt"] = text[doc][start:end]


def findings_table(story: Story) -> list[FlatRow]:
    """A row for every piece of evidence of every finding, in rank order: what a spreadsheet is opened for.

    ``id`` is the finding's id followed by ``.`` and the evidence's number from 0, so rows sort and join; ``rank`` counts
    findings from 1; ``start`` and ``end`` are code points into the document.
    """
    who = bylines(story)
    return [
        {
            "id": f"{f.id}.{number}", "finding_id": f.id, "rank": rank, "code": f.code, "kind": CATALOGUE[f.code].title,
            "finding": f.text, "confidence": f.confidence, "letter": who[e.span.doc].letter, "article": who[e.span.doc].name,
            "file": story.document(e.span.doc).file, "words": story.text(e.span), "says": e.says, "doc": e.span.doc,
            "start": e.span.start, "end": e.span.end,
        }
        for rank, f in enumerate(story.findings, 1)
        for number, e in enumerate(f.evidence)
    ]  # fmt: skip


FINDINGS_COLUMNS = (
    "id", "finding_id", "rank", "code", "kind", "finding", "confidence", "letter", "article", "file", "words", "says", "doc",
    "start", "end",
)  # fmt: skip


READABLE: dict[str, tuple[tuple[str, ...], Callable[[Story], list[FlatRow]]]] = {
    TABLE: (FINDINGS_COLUMNS, findings_table),
    "pairs": (PAIR_COLUMNS, pairs_table),
    "reuse": (PASSAGE_COLUMNS, reuse_table),
}
"""Tables that a CSV file holds in a form for readers, with names and words in each row instead of ids."""


def to_csv(story: Story, table: str = TABLE) -> bytes:
    """One table as CSV (RFC 4180, UTF-8): one of :data:`READABLE`, or any flat table.

    ``findings`` has a row for every piece of evidence, ``reuse`` one for every passage.

    Cells that a spreadsheet would run as a formula get a leading apostrophe. Raises ``OutputError`` for a table that
    does not exist, naming those that do.
    """
    if table in READABLE:
        columns, make = READABLE[table]
        return csv_table(columns, make(story))
    tables = flat_tables(story)
    if table not in tables:
        raise OutputError(table, "no such table", f"There are {', '.join(sorted({*tables, *READABLE}))}.")
    rows = tables[table]
    columns = tuple(dict.fromkeys(c for row in rows for c in row)) or ("id",)
    return csv_table(columns, rows)


def to_jsonl(story: Story) -> bytes:
    """All flat tables as JSON Lines: one row a line, its table's name in the column ``table``."""
    return jsonl_lines(flat_tables(story))


def jsonl_lines(tables: FlatTables) -> bytes:
    """The rows of these tables as JSON Lines."""
    lines = (
        msgspec.json.encode({"table": name, **{k: printable(v) if isinstance(v, str) else v for k, v in row.items()}})
        for name, rows in tables.items()
        for row in rows
    )
    return b"".join(line + b"\n" for line in lines)


def csv_table(columns: tuple[str, ...], rows: list[FlatRow]) -> bytes:
    """The rows as CSV below their header."""
    out = io.StringIO()
    csv.writer(out).writerow(columns)
    return out.getvalue().encode() + csv_lines(columns, rows)


def csv_lines(columns: tuple[str, ...], rows: list[FlatRow]) -> bytes:
    """The rows as CSV, without a header."""
    out = io.StringIO()
    csv.writer(out).writerows([_cell(row.get(c)) for c in columns] for row in rows)
    return out.getvalue().encode()


def _cell(value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if text.lstrip()[:1] in ("=", "+", "-", "@") or text[:1] in ("\t", "\r", "\n") else text
