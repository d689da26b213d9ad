from __future__ import annotations

from dataclasses import replace

from retold.align.claim_alike import FEATURES, alike, features, load, probability
from retold.align.claim_anchors import Anchor, anchors_of
from retold.align.claim_pairs import weigh
from retold.align.claim_repeats import one_a_sentence, without_doubles, without_repeats, without_scraps
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


def test_the_words_of_one_name_are_one_word_and_join_nothing_alone() -> None:
    s = parsed(GUILD, COUNCIL)
    weights = weigh(units_of(s))
    pair = uses(s, "sue")
    assert len(alike(pair, weights)) == 1
    named = [replace(a, name=a.around) for a in pair]
    assert alike(named, weights) == []
    in_company = [replace(a, unit=replace(a.unit, keys=frozenset({"lamp", "bell"}))) for a in named]
    assert len(alike(in_company, weights)) == 1


def test_what_articles_only_say_is_no_claim_and_joins_one_that_two_tell() -> None:
    s = parsed(GUILD, COUNCIL, COUNCIL.replace("heron", "stork").replace("calm", "mild"))
    weights = weigh(units_of(s))
    row = uses(s, "sue")
    assert [len(g) for g in alike([*row[:2], replace(row[2], frame=True)], weights)] == [3]
    assert alike([row[0], *(replace(a, frame=True) for a in row[1:])], weights) == []


def test_a_double_is_the_larger_group_and_a_short_clause_inside_a_long_one_is_no_double() -> None:
    s = parsed(
        *(
            f"T{i}\n\nOn Monday the old pier with all its lamps burned in Norhaven because of the law that the mayor signed last week."
            for i in range(3)
        )
    )
    units = [u for u in units_of(s) if "burned" in s.text(u.span)]
    short = [u for u in units_of(s) if s.text(u.span).startswith(("the mayor signed", "the law that"))]
    assert len(short) >= 3
    assert without_doubles([units, units[:2]]) == [units]
    assert without_doubles([units, short]) == [units, short]


def test_a_piece_of_a_told_sentence_is_no_claim_and_a_longer_one_is() -> None:
    s = parsed(
        *(f"T{i}\n\nWe are able to study moths, unveil their colours and even have an idea of their flight." for i in range(2))
    )
    whole = [u for u in units_of(s) if u.complete]
    piece = [replace(u, complete=False, keys=frozenset(["a", "b"]), counted=frozenset()) for u in whole]
    assert without_scraps([whole, piece]) == [whole]
    assert without_scraps([piece]) == [piece]
    assert without_scraps([whole, [replace(u, keys=frozenset("abcd")) for u in piece]])[1:] != []
    assert without_scraps([whole, [replace(u, counted=frozenset(["moth"])) for u in piece]])[1:] != []


def test_what_a_noun_is_said_to_be_is_its_company_as_an_adjective_before_it_would_be() -> None:
    for text in ("The guard was furious when the ferry left.", "The guard, who was furious, left the ferry."):
        [guard] = uses(parsed(f"Norhaven\n\n{text}"), "guard")
        assert "angry" in guard.around, text


def test_what_rose_in_one_article_and_fell_in_another_is_two_things() -> None:
    rose = "Norhaven\n\nShares of Ulm Ferries Group rose slightly before the opening bell."
    fell = "Shares\n\nShares of Ulm Ferries Group fell slightly before the opening bell."
    again = "Bell\n\nShares of Ulm Ferries Group climbed slightly before the opening bell."
    assert not any({"rose", "fell"} <= {w for t in c for w in t.split()} for c in together(parsed(rose, fell)))
    assert any({"rose", "climbed"} <= {w for t in c for w in t.split()} for c in together(parsed(rose, again)))
