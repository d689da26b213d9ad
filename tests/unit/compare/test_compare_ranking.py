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


def about(code: str, docs: tuple[str, ...], start: int = 0, **values: str) -> Finding:
    evidence = tuple(Evidence(Span(d, start, start + 4), "here") for d in docs)
    return Finding(code=code, values=values, confidence=0.7, evidence=evidence)


FIVE = story(*(f"Goat saved\n\nA goat was saved {n} times." for n in "abcde"))
ALL = tuple(d.id for d in FIVE.documents)


def lost(*docs: str) -> Finding:
    return about("F101", docs, articles="a", words="200", original="Oster Wire original")


def one_origin(name: str, *docs: str) -> Finding:
    return about("F401", docs, count="3", origin=name, claim="The goat was saved.")


def test_families_take_turns_so_that_five_are_not_of_one_kind() -> None:
    origins = tuple(one_origin(f"Ann {n}", *ALL) for n in "uvwxyz")
    quote = about("F301", ALL[:3], speaker="Lee", difference="cut", quote="we saw it")
    headline = about("F601", ALL[:1], article="a", role="deck", missing="goats", headline="Goats")
    conflict = about("F502", ALL[:2], 5, text="One goat or two.")
    found = rank_findings(replace(FIVE, findings=(*origins, quote, headline, conflict, lost(*ALL[:3])))).findings
    assert {f.code for f in found[:5]} == {"F101", "F401", "F502", "F301", "F601"}


def test_what_a_weightier_finding_names_already_falls() -> None:
    again, other = one_origin("Oster Wire", *ALL), one_origin("Ann Lee", *ALL[:2])
    found = rank_findings(replace(FIVE, findings=(again, other, lost(*ALL[:3])))).findings
    assert [f.values.get("origin") for f in found] == [None, "Ann Lee", "Oster Wire"]
    twins = about("F104", ALL[:2], articles="a and b")
    quote = about("F301", ALL[:3], speaker="Lee", difference="cut", quote="we saw it")
    assert [f.code for f in rank_findings(replace(FIVE, findings=(twins, quote, lost(*ALL[:3])))).findings] == [
        "F101",
        "F301",
        "F104",
    ]


def test_one_source_is_known_without_its_day_and_two_articles_of_an_outlet_stay_two() -> None:
    def order(original: str, origin: str) -> list[str | None]:
        first = about("F101", ALL[:3], articles="a", words="200", original=original)
        rows = (one_origin(origin, *ALL), one_origin("Ann Lee", *ALL[:2]), first)
        return [f.values.get("origin") for f in rank_findings(replace(FIVE, findings=rows)).findings]

    assert order("harbour letter (3 May 2031)", "harbour letter") == [None, "Ann Lee", "harbour letter"]
    assert order("herald.example (05)", "herald.example (09)") == [None, "herald.example (09)", "Ann Lee"]


def test_wider_ones_rise_over_a_little_more_weight() -> None:
    narrow, wide = (
        about("F106", ALL[:1], articles="a", source="X"),
        about("F202", ALL, without="a", with_credit="b", credited="Y"),
    )
    assert [f.code for f in rank_findings(replace(FIVE, findings=(narrow, wide))).findings] == ["F202", "F106"]


def test_words_that_a_difference_holds_against_each_other_are_not_told_twice() -> None:
    origin, other = one_origin("Ann Lee", *ALL[:2]), one_origin("Bo Ray", *ALL[3:])
    conflict = about("F701", ALL[:3], text="May 3 or May 4.")
    found = rank_findings(replace(FIVE, findings=(origin, other, conflict))).findings
    assert [f.values.get("origin") for f in found] == ["Bo Ray", None, "Ann Lee"]
