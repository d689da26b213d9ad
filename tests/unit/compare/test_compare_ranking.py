from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from retold.compare.ranking import rank_findings
from retold.model.finding import Evidence, Finding
from retold.model.span import Span
from retold.testing import story

S = story("Goat saved\n\nA goat was saved.", "Goat lives\n\nThe goat lives.")
A, B = (d.id for d in S.documents)


def only(what: str, confidence: float = 0.5) -> Finding:
    evidence = (Evidence(Span(A, 0, 4), "here"),)
    return Finding(code="F801", values={"article": "a", "what": what}, confidence=confidence, evidence=evidence)


def same(*docs: str) -> Finding:
    evidence = tuple(Evidence(Span(d, 0, 4), "here") for d in docs)
    return Finding(code="F104", values={"articles": " ".join(docs)}, confidence=0.9, evidence=evidence)


FINDINGS = (same(A), same(A, B), only("x"), only("y", 0.9), only("z"))


def test_the_order_does_not_depend_on_the_order() -> None:
    orders = {tuple(f.id for f in rank_findings(replace(S, findings=p)).findings) for p in permutations(FINDINGS)}
    assert len(orders) == 1


def test_weighty_kinds_first_and_wider_ones_before() -> None:
    ranked = rank_findings(replace(S, findings=FINDINGS)).findings
    assert ranked[0] == same(A, B)
    assert next(f.values["what"] for f in ranked if f.code == "F801") == "y"


def test_each_finding_once() -> None:
    assert len(rank_findings(replace(S, findings=(only("x"), only("x")))).findings) == 1


def test_kinds_take_turns() -> None:
    many = tuple(replace(same(A), values={"articles": str(i)}) for i in range(9))
    codes = [f.code for f in rank_findings(replace(S, findings=(*many, only("x")))).findings]
    assert codes.index("F801") < len(many)
