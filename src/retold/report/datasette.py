"""What Datasette shows of a story's database: each table in a line, how rows are called, and questions to start with."""

from __future__ import annotations

from typing import Any

TABLES: dict[str, dict[str, Any]] = {
    "documents": {
        "description": "The articles, and the source documents in hand.",
        "label_column": "file",
        "facets": ["outlet"],
    },
    "findings": {
        "description": "What an editor should see; the query first_findings has them in rank order.",
        "label_column": "text",
        "facets": ["code"],
    },
    "finding_evidence": {"description": "The words that each finding points at."},
    "claims": {"description": "Things told of the event by more than one article.", "label_column": "text", "facets": ["kind"]},
    "claim_mentions": {"description": "Where each article tells a claim, how firmly, by whose word.", "facets": ["stance"]},
    "claim_origins": {"description": "The independent origins behind each claim.", "label_column": "name", "facets": ["kind"]},
    "conflicts": {
        "description": "Places where accounts cannot all stand, or differ in a way an editor wants to see.",
        "label_column": "text",
        "facets": ["kind", "strength"],
    },
    "passages": {"description": "Stretches of text that two documents share.", "facets": ["relation", "direction"]},
    "lineage_nodes": {
        "description": "Texts in the set, and originals that are not.",
        "label_column": "name",
        "facets": ["seen"],
    },
    "lineage_edges": {"description": "Who took what from whom, from the source to the one that took it.", "facets": ["kind"]},
    "attributions": {
        "description": "Statements with their source and cue.",
        "label_column": "speaker",
        "facets": ["form", "certainty"],
    },
    "credits": {
        "description": "Where an article names another outlet, wire, document or post.",
        "facets": ["kind", "credited"],
    },
    "quote_matches": {"description": "One quotation in several articles, and what differs.", "facets": ["difference"]},
    "headlines": {"description": "Whether the body carries what headline and deck say.", "facets": ["supported"]},
    "timeline": {"description": "Dated happenings.", "label_column": "what", "sort": "when"},
}
"""Tables a reader starts with; the others describe themselves by their names."""

QUERIES: dict[str, dict[str, str]] = {
    "first_findings": {
        "title": "What to look at first",
        "sql": "select findings.id, findings.code, findings.text, findings.confidence, count(distinct finding_evidence.doc) as articles "
        "from findings join finding_evidence on finding_evidence.finding_id = findings.id group by findings.id "
        "order by findings.rowid",
    },
    "one_origin": {
        "title": "Told by several articles, from one origin",
        "sql": "select claims.id, claims.text, count(distinct claim_mentions.doc) as articles, (select name from claim_origins where "
        "claim_origins.claim_id = claims.id) as origin from claims join claim_mentions on claim_mentions.claim_id = claims.id where "
        "(select count(*) from claim_origins where claim_origins.claim_id = claims.id) = 1 group by claims.id having articles > 1 "
        "order by articles desc",
    },
    "credited_to_nobody": {
        "title": "Claims that nobody is credited with",
        "sql": "select claims.id, claims.text from claims join claim_origins on claim_origins.claim_id = claims.id group by claims.id "
        "having min(claim_origins.kind = 'unattributed') = 1",
    },
    "hedged_and_flat": {
        "title": "Hedged in one article, told as fact in another",
        "sql": "select claims.text, documents.file, claim_mentions.stance, claim_mentions.excerpt from claim_mentions join claims on "
        "claims.id = claim_mentions.claim_id join documents on documents.id = claim_mentions.doc where claim_id in (select claim_id from "
        "claim_mentions where stance = 'hedged') and claim_id in (select claim_id from claim_mentions where stance = 'asserts') "
        "order by claims.id",
    },
    "who_took_from_whom": {
        "title": "Who took from whom",
        "sql": "select source.name as source, taker.name as taker, lineage_edges.kind, lineage_edges.confidence, lineage_edges.why from "
        "lineage_edges join lineage_nodes source on source.id = lineage_edges.[from] join lineage_nodes taker on taker.id = "
        "lineage_edges.[to] order by lineage_edges.confidence desc",
    },
    "words_in_context": {
        "title": "A finding's words in context",
        "sql": "select findings.text, documents.file, substr(documents.text, max(1, start - 199), 200) as before, excerpt, "
        "substr(documents.text, end + 1, 200) as after from finding_evidence join findings on findings.id = finding_id join documents on "
        "documents.id = doc where finding_id = :finding_id",
    },
}
"""Questions that come with the database, by name."""
