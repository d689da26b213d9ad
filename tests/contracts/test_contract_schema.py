from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bridge_story import bridge
from retold.report.contract import SCHEMA_VERSION, json_schema, schema_file
from retold.report.json import dumps, loads

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / f"story-{SCHEMA_VERSION}.schema.json"


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(dumps(bridge()))
    return data


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(PUBLISHED.read_text("utf8")))


def test_the_published_schema_is_the_one_the_rows_make() -> None:
    hint = "python -m retold.report.contract > docs/schema/story-1.0.schema.json, and raise SCHEMA_VERSION if a reader breaks"
    assert PUBLISHED.read_text("utf8") == schema_file(), hint


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_a_story_with_every_table_filled_follows_the_schema(written: dict[str, Any], validator: Draft202012Validator) -> None:
    empty = [name for name, table in written.items() if not table]
    assert empty == []
    assert list(validator.iter_errors(written)) == []


def test_every_row_carries_the_columns_it_must(written: dict[str, Any], validator: Draft202012Validator) -> None:
    for table, rows in written.items():
        if not isinstance(rows, list):
            continue
        for column in list(rows[0]):
            value = rows[0].pop(column)
            assert list(validator.iter_errors(written)), f"{table}.{column} may be left out"
            rows[0][column] = value


def test_the_columns_the_design_promises_are_there(written: dict[str, Any]) -> None:
    promised = {
        "documents": "id file text title outlet published language sha256",
        "regions": "doc start end role",
        "links": "doc start end href",
        "attributions": "id doc form content cue source speaker certainty",
        "credits": "id doc start end credited kind attribution href",
        "passages": "id a b words score relation direction",
        "quote_matches": "id speaker members difference",
        "claims": "id text kind mentions origins",
        "conflicts": "id claim kind strength members",
        "headlines": "doc start end supported evidence",
        "labels": "id referent words",
        "timeline": "id when what mentions",
        "findings": "id code text confidence evidence",
    }
    for table, columns in promised.items():
        assert set(columns.split()) <= written[table][0].keys(), table
    assert {"id", "doc", "name", "seen"} <= written["lineage"]["nodes"][0].keys()
    assert {"from", "to", "kind", "confidence", "evidence"} <= written["lineage"]["edges"][0].keys()


def test_columns_of_a_later_version_are_passed_over(written: dict[str, Any]) -> None:
    later = {**written, "weather": "fine", "documents": [{**d, "mood": "calm"} for d in written["documents"]]}
    assert loads(json.dumps(later)) == bridge()
