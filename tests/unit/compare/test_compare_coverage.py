from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from retold.compare.coverage import compare_coverage
from retold.compare.stray import Common
from retold.model.claims import Claim, ClaimKind, Mention, Stance
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


def test_the_two_sides_of_one_silence(annotated: Annotate) -> None:
    s = annotated(f"Ferry\n\n{FERRY} The union and the mayor's office did not immediately respond to a request for comment.")
    (f,) = (f for f in compare_coverage(s).findings if f.code == "F803")
    assert "The union (A); the mayor's office (A)" in f.text
    assert len(f.evidence) == 1


BRIDGE = "The old bridge of Lindau will stay closed until spring."
TELLERS = (
    f"Ferry\n\n{FERRY} {BRIDGE}",
    f"Ferry\n\n{MORE} The captain had been warned. {BRIDGE}",
    f"Ferry\n\n{BRIDGE} {FERRY}",
)


def told(s: Story, text: str = BRIDGE) -> Story:
    places = [x.span for x in s.sentences if s.text(x.span) in {BRIDGE, text}]
    mentions = tuple(Mention(span=p, stance=Stance.ASSERTS) for p in places)
    return replace(s, claims=(Claim(id="c", text=text, kind=ClaimKind.STATUS, mentions=mentions),))


def test_what_all_but_one_tell(annotated: Annotate) -> None:
    s = told(annotated(*TELLERS, f"Ferry\n\n{FERRY} {MORE}"))
    (f,) = (f for f in compare_coverage(s).findings if f.code == "F805")
    assert f.text == f"All articles but D tell this: {BRIDGE}"
    assert {e.span.doc for e in f.evidence} == {d.id for d in s.documents[:3]}


def test_what_the_last_one_tells_in_other_words_is_no_gap(annotated: Annotate) -> None:
    other = "Until spring the closed Lindau bridge is a detour for everybody."
    assert "F805" not in codes(told(annotated(*TELLERS, f"Ferry\n\n{FERRY} {MORE} {other}")))
    assert "F805" not in codes(told(annotated(*TELLERS)))


def test_an_article_about_something_else_lacks_nothing(annotated: Annotate) -> None:
    assert "F805" not in codes(told(annotated(*TELLERS, "Budget\n\n" + OTHER.replace("next spring", "later"))))


def test_a_sentence_that_points_back_is_not_told_alone(annotated: Annotate) -> None:
    s = told(annotated(*TELLERS, f"Ferry\n\n{FERRY} {MORE}"))
    assert "F805" not in codes(replace(s, claims=(replace(s.claims[0], text="It will stay closed until spring."),)))


def test_another_subject_shows_its_headline_and_counts_words(annotated: Annotate) -> None:
    s = compare_coverage(annotated(f"Ferry\n\n{FERRY} {MORE}", f"Ferry\n\n{MORE} {FERRY}", f"Budget\n\n{OTHER}"))
    (f,) = (f for f in s.findings if f.code == "F804")
    assert "0 of the" in f.text
    assert s.text(f.evidence[0].span) == "Budget"


def test_the_same_event_in_other_words_is_nothing_else(annotated: Annotate) -> None:
    own = """Harbour officials of Ulm spoke for the first time about the loss of the Anna. Insurance papers, rusting pumps and a
missing log were shown to reporters. Nobody could explain why she had left her berth before dawn.""".replace("\n", " ")
    assert "F804" not in codes(annotated(f"Ferry\n\n{FERRY} {MORE}", f"Ferry\n\n{MORE} {FERRY}", f"Anna of Ulm\n\n{own}"))


def test_a_short_article_is_held_against_what_it_could_have() -> None:
    assert Common(have=8, all=76, own=200).less_than(0.25)
    assert not Common(have=8, all=76, own=30).less_than(0.25)
    assert Common(have=0, all=76, own=30).less_than(0.25)
