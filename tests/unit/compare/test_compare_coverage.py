from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from retold.compare.coverage import compare_coverage
from retold.model.document import Role
from retold.model.story import Story

Annotate = Callable[..., Story]

FERRY = "The ferry Anna sank off the harbour of Ulm on Monday and divers searched the cold water for its captain."
MORE = "The captain of the ferry was found on a beach by divers, the harbour office of Ulm said in the evening."
ONLY = "A baker, Tom Quill of Lindau, had sold 300 rolls to the ferry captain for a wedding of two engineers in Bregenz."
OTHER = """Parliament passed a budget after a debate about taxes, pensions and roads. The finance minister praised the vote,
while opposition leaders called the figures dishonest and promised amendments next spring. Economists expect growth to slow,
unemployment to rise slightly and inflation to stay near three percent through autumn.""".replace("\n", " ")


def codes(s: Story) -> list[str]:
    return [f.code for f in compare_coverage(s).findings]


def test_what_only_one_article_has(annotated: Annotate) -> None:
    s = compare_coverage(annotated(f"Ferry\n\n{FERRY}\n{MORE}\n{ONLY}", f"Ferry\n\n{MORE}\n{FERRY}"))
    (f,) = (f for f in s.findings if f.code == "F801")
    assert "Tom Quill" in f.text
    assert s.text(f.evidence[0].span) == ONLY


def test_one_article_alone_has_nothing_only_here(annotated: Annotate) -> None:
    assert "F801" not in codes(annotated(f"Ferry\n\n{FERRY}\n{ONLY}"))


def test_another_subject_among_three(annotated: Annotate) -> None:
    s = compare_coverage(annotated(f"Ferry\n\n{FERRY} {MORE}", f"Ferry\n\n{MORE} {FERRY}", f"Budget\n\n{OTHER}"))
    (f,) = (f for f in s.findings if f.code == "F804")
    assert f.evidence[0].span.doc == s.documents[2].id
    assert not [x for x in s.findings if x.code == "F801" and x.evidence[0].span.doc == s.documents[2].id]


def test_no_running_text(annotated: Annotate) -> None:
    s = annotated(f"Ferry\n\n{FERRY}", "Ferry\n\nSubscribe now for the harbour letter.")
    promo = tuple(replace(r, role=Role.PROMO) if "Subscribe" in s.text(r.span) else r for r in s.regions)
    assert "F901" in codes(replace(s, regions=promo))
    assert "F901" not in codes(s)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The Ulm harbour office did not immediately respond to a request for comment.", "The Ulm harbour office"),
        ("A spokesman for the mayor declined to comment.", "A spokesman for the mayor"),
        ("The captain could not be reached on Tuesday.", "The captain"),
        ("The shipyard did not return phone calls seeking comment.", "The shipyard"),
        ("The owners were not available for comment.", "The owners"),
    ],
)
def test_who_gave_no_answer(annotated: Annotate, sentence: str, who: str) -> None:
    s = compare_coverage(annotated(f"Ferry\n\n{FERRY} {sentence}"))
    (f,) = (f for f in s.findings if f.code == "F803")
    assert who.lower() in f.text.lower()
    assert s.text(f.evidence[0].span) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The guards did not respond to calls of the drowning crew.",
        "Police refused to respond to two emergency calls.",
        "The captain answered every question about the wreck.",
        "He declined an offer of 20 euros.",
    ],
)
def test_other_refusals_are_no_lack_of_comment(annotated: Annotate, sentence: str) -> None:
    assert "F803" not in codes(annotated(f"Ferry\n\n{FERRY} {sentence}"))
