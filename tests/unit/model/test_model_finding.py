from __future__ import annotations

import string

import pytest

from retold.model.codes import CATALOGUE
from retold.model.errors import EvidenceError, UnknownCode
from retold.model.finding import Evidence, Finding
from retold.model.span import Span

HERE = (Evidence(Span("d", 0, 4), "here"),)
VALUES = {"article": "The Ulm Post", "what": "a goat was saved"}


def test_the_catalogue_speaks() -> None:
    f = Finding(code="F801", values=VALUES, confidence=0.5, evidence=HERE)
    assert "The Ulm Post" in f.text
    assert "a goat was saved" in f.text


def test_no_evidence_no_finding() -> None:
    with pytest.raises(EvidenceError):
        Finding(code="F801", values=VALUES, confidence=0.5, evidence=())


@pytest.mark.parametrize("confidence", [-0.1, 1.01, float("nan")])
def test_confidence_is_a_share(confidence: float) -> None:
    with pytest.raises(EvidenceError):
        Finding(code="F801", values=VALUES, confidence=confidence, evidence=HERE)


def test_unknown_codes_and_missing_values_are_refused() -> None:
    with pytest.raises(UnknownCode):
        Finding(code="F999", values=VALUES, confidence=0.5, evidence=HERE)
    with pytest.raises(KeyError):
        Finding(code="F801", values={"article": "x"}, confidence=0.5, evidence=HERE)


def test_an_id_is_stable_and_tells_findings_apart() -> None:
    one = Finding(code="F801", values=VALUES, confidence=0.5, evidence=HERE)
    same = Finding(code="F801", values=dict(reversed(VALUES.items())), confidence=0.9, evidence=HERE)
    other = Finding(code="F801", values=VALUES, confidence=0.5, evidence=(Evidence(Span("d", 1, 4), "here"),))
    assert one.id == same.id
    assert one.id != other.id


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_rows_are_whole(code: str) -> None:
    row = CATALOGUE[code]
    assert row.code == code
    assert row.title
    assert row.explanation.endswith(".")
    assert [name for _, name, _, _ in string.Formatter().parse(row.sentence) if name]
