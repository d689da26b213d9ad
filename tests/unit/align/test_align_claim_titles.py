from __future__ import annotations

from retold.align.claim_text import claim_text, excerpt, sentence_text
from retold.align.claims import group_claims
from retold.annotate.attributions import add_attributions
from retold.annotate.hedges import add_hedges
from retold.annotate.sentences import add_sentences
from retold.annotate.tagger import add_tagged
from retold.lang.actors_sources import UNNAMED, shown_source, source_words
from retold.testing import story


def test_a_claim_is_told_by_words_that_read_as_a_sentence() -> None:
    s = add_hedges(
        add_sentences(
            story(
                "Fire\n\nThe old mill in Norhaven, which burned to the ground on Sunday night, belonged to the town.",
                "Blaze\n\nThe old mill in Norhaven burned to the ground on Sunday night.",
            )
        )
    )
    texts = {c.text for c in group_claims(add_attributions(add_tagged(s))).claims}
    assert "The old mill in Norhaven burned to the ground on Sunday night." in texts
    assert not any(
        t.startswith(("Which", "The old mill in Norhaven, which burned to the ground on Sunday night.")) for t in texts
    )


def test_no_two_claims_have_one_text() -> None:
    text = "Crash\n\nThe bus that hit the wall in Norhaven on Monday was new, and the bus that hit the wall in Norhaven burned."
    claims = group_claims(add_attributions(add_tagged(add_hedges(add_sentences(story(text, text)))))).claims
    assert len({c.text for c in claims}) == len(claims)


def test_excerpts_and_brackets() -> None:
    assert excerpt(" flying over\nthe bay.") == "… flying over the bay …"
    assert claim_text("it flew 700 km (about 430 miles") == "It flew 700 km."
    assert sentence_text("After a week, they left") == "After a week, they left."


def test_pronouns_are_no_sources() -> None:
    assert source_words("He", "Odile Brandt") == "Odile Brandt"
    assert source_words("they ", None) == UNNAMED
    assert source_words("The harbour office", "x") == "The harbour office"
    assert shown_source("The fire brigade, which has 70\nofficers there") == "The fire brigade"
    assert shown_source("data source CoinTable and") == "data source CoinTable"
