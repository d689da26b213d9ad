from __future__ import annotations

from retold.align.claim_alike import FEATURES, alike, features, load, probability
from retold.align.claim_anchors import Anchor, anchors_of
from retold.align.claim_pairs import weigh
from retold.align.claim_repeats import one_a_sentence, without_repeats
from retold.align.claim_units import Unit, units_of
from retold.align.claims import group_claims
from retold.annotate.sentences import add_sentences
from retold.model.story import Story
from retold.testing import story

GUILD = """Norhaven guild goes to court

The harbour guild of Norhaven is preparing to sue the town over the closed lighthouse.
The bakers met on Tuesday."""
COUNCIL = """Council calm

Asked about the lighthouse, the council said the guild had only threatened to sue the town of Norhaven.
A heron nested on the quay."""


def parsed(*texts: str) -> Story:
    return add_sentences(story(*texts))


def together(s: Story) -> list[set[str]]:
    return [{s.text(m.span) for m in c.mentions} for c in group_claims(s).claims]


def uses(s: Story, key: str) -> list[Anchor]:
    return [a for a in anchors_of(s, units_of(s)) if a.key == key]


def test_one_word_with_the_same_participants_is_one_claim_whatever_else_the_sentences_say() -> None:
    claims = together(parsed(GUILD, COUNCIL))
    assert any(any("preparing to sue" in t for t in c) and any("threatened to sue" in t for t in c) for c in claims)
    assert not any(any("bakers" in t for t in c) and len(c) > 1 for c in claims)


def test_a_word_knows_its_participants_across_infinitives_and_prepositions() -> None:
    [a, b] = uses(parsed(GUILD, COUNCIL), "sue")
    assert {"guild", "town"} <= a.around & b.around
    assert "sue" not in a.around
    s = parsed(GUILD, COUNCIL)
    assert s.document(a.unit.span.doc).text[a.at : a.at + 3] == "sue"


def test_the_same_word_of_other_people_is_less_likely_the_same_thing() -> None:
    s = parsed(GUILD, COUNCIL, "Elsewhere\n\nIn Ulm a violinist has long wanted to sue a circus over a dragon.")
    weights = weigh(units_of(s))
    found = {("circu" in a.around, "lighthous" in a.around): a for a in uses(s, "sue")}
    mine, ours, other = found[False, True], found[False, False], found[True, False]
    assert probability(mine, ours, weights) > probability(mine, other, weights)
    assert probability(mine, ours, weights) == probability(ours, mine, weights)


def test_years_and_weeks_make_no_participants() -> None:
    [a] = uses(parsed("Fees\n\nLast year the fees doubled in Norhaven."), "doubl")
    assert "year" not in a.around
    assert "fee" in a.around


def test_a_name_that_nothing_is_told_of_stands_for_no_claim() -> None:
    s = parsed(
        "One\n\nSouth Norhaven Mayor Ada Lindqvist\n\nThe pier burned.",
        "Two\n\nSouth Norhaven Mayor Ada Lindqvist\n\nBees came.",
    )
    assert not any("Mayor Ada" in t for c in together(s) for t in c)


def test_the_weights_that_ship_are_those_of_the_features() -> None:
    assert len(load()) == len(FEATURES)
    assert load()[FEATURES.index("sentence")] > 0
    s = parsed(GUILD, COUNCIL)
    [a, b] = uses(s, "sue")
    values = features(a, b, weigh(units_of(s)))
    assert len(values) == len(FEATURES)
    assert 0 < values[FEATURES.index("held")] <= 1


def test_nothing_to_compare_makes_no_groups() -> None:
    assert alike([], weigh([])) == []
    lone = parsed("A\n\nThe guild may sue the town.")
    assert alike(anchors_of(lone, units_of(lone)), weigh(units_of(lone))) == []


def test_a_group_that_mostly_repeats_a_larger_one_is_taken_into_it_with_what_it_adds() -> None:
    s = parsed(*(f"T{i}\n\nThe old pier burned in Norhaven on Monday number {i}." for i in range(4)))
    units = [u for u in units_of(s) if u.whole and "burned" in s.text(u.span)]
    large: list[Unit] = units[:3]
    small: list[Unit] = [units[1], units[2], units[3]]
    assert without_repeats([large, small]) == [units]
    assert without_repeats([units[:2], units[2:]]) == [units[:2], units[2:]]


def test_the_order_of_the_articles_does_not_change_what_is_joined() -> None:
    def found(*texts: str) -> set[frozenset[str]]:
        return {frozenset(c) for c in together(parsed(*texts))}

    assert found(GUILD, COUNCIL) == found(COUNCIL, GUILD)


def test_a_claim_has_one_mention_in_a_sentence_the_one_that_says_most() -> None:
    s = parsed("Bell\n\nThe guild is preparing to sue the town of Norhaven over the bell.")
    units = [u for u in units_of(s) if "sue" in s.text(u.span)]
    assert len(units) > 1
    [left] = one_a_sentence(units)
    assert len(left.keys) == max(len(u.keys) for u in units)
