"""The JSON contract, version 1: one row type per table, and nothing that is not in the file.

These types exist at the edge only; inside retold the nouns of :mod:`retold.model` travel. The published JSON Schema
is generated from here (``python -m retold.report.contract > docs/schema/story-1.0.schema.json``) and pinned by a test. Offsets are Unicode code points, half-open, into ``documents[].text``.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import msgspec

SCHEMA_VERSION = "1.0"


class Row(msgspec.Struct, kw_only=True):
    """Base of all rows: unknown columns of later versions are ignored, not refused."""


class Range(Row):
    """Characters of the row's own document."""

    start: int
    end: int


class Place(Row):
    """Characters of a named document."""

    doc: str
    start: int
    end: int


class DocumentRow(Row):
    id: str
    file: str
    text: str
    title: str | None
    outlet: str | None
    author: str | None
    authors: list[str]
    url: str | None
    published: str | None
    updated: str | None
    section: str | None
    wire: str | None
    kind: str
    language: str | None
    sha256: str
    media_type: str
    uri: str
    fetched: str | None
    known_from: dict[str, str]


class SourceRow(Row):
    """From one place in a text node of the page to another, half-open; XPaths and offsets in code points."""

    start: str
    start_offset: int
    end: str
    end_offset: int


class RegionRow(Place):
    role: str
    rule: str
    source: SourceRow | None


class LinkRow(Place):
    href: str


class MetaRow(Row):
    doc: str
    field: str
    value: str
    normalised: str
    source: str
    where: str
    span: Range | None
    rank: int
    chosen: bool


class NameRow(Place):
    kind: str
    canonical: str


class DateRow(Place):
    kind: str
    value: str | None
    anchored: bool


class NumberRow(Place):
    value: str
    low: float
    high: float
    bound: str
    unit: str | None


class HedgeRow(Place):
    certainty: str
    scope: Range


class AttributionRow(Row):
    id: str
    doc: str
    form: str
    content: list[Range]
    cue: Range | None
    source: Range | None
    speaker: str | None
    certainty: str


class CreditRow(Place):
    id: str
    credited: str
    kind: str
    scope: Range | None
    attribution: str | None
    href: str | None


class EditRow(Row):
    kind: str
    a_start: int
    a_end: int
    b_start: int
    b_end: int


class PassageRow(Row):
    id: str
    a: Place
    b: Place
    words: int
    score: float
    relation: str
    direction: str
    edits: list[EditRow]


class PairRow(Row):
    id: str
    a: str
    b: str
    words: int
    a_share: float
    b_share: float
    relation: str
    direction: str


class QuoteMemberRow(Place):
    attribution: str
    part: int


class QuoteMatchRow(Row):
    id: str
    speaker: str | None
    members: list[QuoteMemberRow]
    difference: str


class MentionRow(Place):
    stance: str
    value: str | None
    source: str | None
    attribution: str | None
    credit: str | None


class OriginRow(Row):
    name: str
    kind: str
    node: str | None
    mentions: list[int]
    steps: list[str]
    step_kinds: list[str] = msgspec.field(default_factory=list)


class ClaimRow(Row):
    id: str
    text: str
    kind: str
    tells: str
    asks: str | None
    mentions: list[MentionRow]
    origins: list[OriginRow]


class ConflictMemberRow(Place):
    value: str | None


class ConflictRow(Row):
    id: str
    claim: str | None
    kind: str
    strength: str
    text: str
    members: list[ConflictMemberRow]


class HeadlineRow(Place):
    supported: str
    evidence: list[Range]
    missing: list[Range]


class LabelRow(Row):
    id: str
    referent: str
    words: list[Place]


class ToldRow(Place):
    # files written before sources were told are still read
    source: str | None = None


class TimelineRow(Row):
    id: str
    when: str
    what: str
    mentions: list[ToldRow]
    conflicts: list[str]


class StatementRow(Place):
    form: str
    attribution: str
    through: str | None


class VoiceRow(Row):
    id: str
    name: str
    kind: str
    statements: list[StatementRow]
    silent: list[Place]


class SourceDocumentRow(Row):
    doc: str
    called: list[str]
    credits: list[str]


class SourceCheckRow(Place):
    id: str
    attribution: str | None
    source: str
    verdict: str
    members: list[Place]
    edits: list[EditRow]
    marks: list[Range]
    silent: bool
    note: str


class NodeRow(Row):
    id: str
    doc: str | None
    name: str
    seen: bool
    kind: str = "document"
    maker: str | None = None


class SignRow(Row):
    kind: str
    strength: float
    weight: float
    places: list[Place]


class EdgeRow(Row, rename={"source": "from", "target": "to"}):
    source: str
    target: str
    kind: str
    confidence: float
    why: str
    evidence: list[Place]
    signs: list[SignRow] = msgspec.field(default_factory=list)


class LineageRow(Row):
    nodes: list[NodeRow]
    edges: list[EdgeRow]


class EvidenceRow(Place):
    says: str


class FindingRow(Row):
    id: str
    code: str
    text: str
    values: dict[str, str]
    confidence: float
    evidence: list[EvidenceRow]


class ProblemRow(Row):
    file: str
    code: str
    reason: str
    hint: str
    fatal: bool


class OutletRow(Row):
    name: str
    kind: str
    aliases: list[str]
    domains: list[str]


class RunRow(Row):
    """What was run: the stages in order, the inputs' problems, what was not done, and the outlets that the user named."""

    stages: list[str]
    problems: list[ProblemRow]
    notes: list[str]
    outlets: list[OutletRow] = msgspec.field(default_factory=list)  # files written before there were any are still read


class Contract(Row):
    """The whole file."""

    schema_version: str
    retold_version: str
    run: RunRow
    documents: list[DocumentRow]
    regions: list[RegionRow]
    links: list[LinkRow]
    metadata: list[MetaRow]
    sentences: list[Place]
    names: list[NameRow]
    dates: list[DateRow]
    numbers: list[NumberRow]
    hedges: list[HedgeRow]
    attributions: list[AttributionRow]
    credits: list[CreditRow]
    passages: list[PassageRow]
    quote_matches: list[QuoteMatchRow]
    claims: list[ClaimRow]
    conflicts: list[ConflictRow]
    headlines: list[HeadlineRow]
    labels: list[LabelRow]
    timeline: list[TimelineRow]
    lineage: LineageRow
    findings: list[FindingRow]
    # files written before there were these tables are still read
    pairs: list[PairRow] = msgspec.field(default_factory=list)
    voices: list[VoiceRow] = msgspec.field(default_factory=list)
    sources: list[SourceDocumentRow] = msgspec.field(default_factory=list)
    source_checks: list[SourceCheckRow] = msgspec.field(default_factory=list)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the contract."""
    schema = msgspec.json.schema(Contract)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"retold story {SCHEMA_VERSION}", **schema}


def schema_file() -> str:
    """The published JSON Schema as it stands in ``docs/schema``: stable, two spaces a level."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_file())
