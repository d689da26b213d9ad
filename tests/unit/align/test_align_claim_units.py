from __future__ import annotations

from collections import Counter

import pytest

from retold.align.claim_units import is_plain, units_of
from retold.align.claims import group_claims
from retold.align.passages import add_passages
from retold.annotate.sentences import add_sentences
from retold.lang import synonyms
from retold.lang.events_keys import class_key
from retold.model.story import Story
from retold.testing import story


def parsed(*texts: str) -> Story:
    return add_sentences(story(*texts))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organisers", "organizers"),
        ("travelled", "traveled"),
        ("theatre", "theaters"),
        ("area", "zone"),
        ("risky", "dangerous"),
        ("performance", "perform"),
    ],
)
def test_spellings_and_words_for_one_thing_have_one_key(one: str, other: str) -> None:
    assert class_key(one) == class_key(other)


@pytest.mark.parametrize("words", [("advise", "advice", "advised"), ("exist", "existence"), ("organise", "organize")])
def test_words_whose_endings_have_two_spellings_keep_their_key(words: tuple[str, ...]) -> None:
    assert len({class_key(w) for w in words}) == 1


def test_a_word_stands_in_one_row() -> None:
    tables = (synonyms._QUALITIES, synonyms._THINGS, synonyms._DOING, synonyms._DERIVED)
    words = Counter(w for t in tables for line in t.strip().splitlines() for w in line.split(":")[1].split())
    assert [w for w, n in words.items() if n > 1] == []


LAMP = """The lamp of Norhaven

The keeper Ole Brandt sat by the harbour and spoke to visitors of the old lamp at length. It has not been seen again. Nobody in town knows why."""
OIL = """Oil in the bay

Divers searched the bay. It has not been seen again."""


def test_a_sentence_with_hardly_a_word_of_its_own_is_one_claim_where_it_was_copied() -> None:
    shared = parsed(LAMP, LAMP.replace("The lamp of Norhaven", "Lamp"))
    claims = group_claims(add_passages(shared)).claims
    assert any({shared.text(m.span) for m in c.mentions} == {"It has not been seen again"} for c in claims)


def test_the_same_few_words_of_two_writers_are_two_things() -> None:
    claims = group_claims(add_passages(parsed(LAMP, OIL))).claims
    assert not any(len({m.span.doc for m in c.mentions}) > 1 for c in claims)


def test_a_sentence_in_which_no_verb_was_found_is_a_unit_and_a_signature_is_none() -> None:
    s = parsed(
        "Norhaven\n\nThe splendid @millerjo & I amicably unmoored over Easter.\n— Jo Miller (@millerjo) February 5, 2031"
    )
    texts = [s.text(u.span) for u in units_of(s) if not is_plain(u)]
    assert any("unmoored" in t for t in texts)
    assert not any("2031" in t for t in texts)
