"""Marks written as TimeML writes them, for the score on TempEval-3."""

from __future__ import annotations

from types import ModuleType

import pytest
from loaded_scripts import loaded

from retold.model.marks import DateMark, TimeKind
from retold.model.span import Span


@pytest.fixture(scope="module")
def timeml() -> ModuleType:
    return loaded("bench/quality/timeml.py")


@pytest.mark.parametrize(
    ("words", "kind", "value", "written"),
    [
        ("last week", TimeKind.DATE, "2018-07-23/2018-07-29", [("DATE", "2018-W30")]),
        ("the weekend", TimeKind.DATE, "2018-07-28/2018-07-29", [("DATE", "2018-W30-WE")]),
        ("third-quarter", TimeKind.DATE, "2018-07/2018-09", [("DATE", "2018-Q3")]),
        ("last summer", TimeKind.DATE, "2018-06~/2018-08~", [("DATE", "2018-SU")]),
        ("the 1990s", TimeKind.DATE, "1990/1999", [("DATE", "199")]),
        ("June 20 to July 3", TimeKind.DATE, "2018-06-20/2018-07-03", [("DATE", "2018-06-20"), ("DATE", "2018-07-03")]),
        ("Monday night", TimeKind.DATE, "2018-07-30", [("TIME", "2018-07-30TNI")]),
        ("recently", TimeKind.DATE, None, [("DATE", "PAST_REF")]),
        ("about two years", TimeKind.DURATION, "~P2Y", [("DURATION", "P2Y")]),
        ("every day", TimeKind.SET, "P1D", [("SET", "P1D")]),
        ("Mondays", TimeKind.SET, None, [("SET", "XXXX-WXX-1")]),
        ("two to three weeks", TimeKind.DURATION, "P2W/P3W", [("DURATION", "P2W")]),
        ("about a decade", TimeKind.DURATION, "~P10Y", [("DURATION", "P1E")]),
        ("for centuries", TimeKind.DURATION, "PXY", [("DURATION", "PXC")]),
        ("a while", TimeKind.DURATION, None, [("DURATION", "PXX")]),
        ("A day earlier", TimeKind.DATE, None, [("DURATION", "P1D")]),
        ("weeks later", TimeKind.DATE, None, [("DURATION", "PXW")]),
        ("years ago", TimeKind.DATE, None, [("DATE", "PAST_REF")]),
        ("the next morning", TimeKind.DATE, "2018-07-30?", [("TIME", "2018-07-30TMO")]),
        ("9 a.m. EST", TimeKind.TIME, "2018-07-30T09:00-05:00", [("TIME", "2018-07-30T09:00")]),
    ],
)
def test_forms(timeml: ModuleType, words: str, kind: TimeKind, value: str | None, written: list[tuple[str, str]]) -> None:
    mark = DateMark(span=Span("d", 0, len(words)), kind=kind, value=value)
    assert [(k, v) for _, _, k, v in timeml.timexes(mark, words)] == written
