"""What stories are called."""

from __future__ import annotations

import numpy as np

from retold.archive.naming import Rarity, named
from retold.archive.shingle import SLOT_BITS

RARE = Rarity(np.ones(1 << SLOT_BITS, dtype=np.int64), 1000)

TITLES = [
    "Ferry Linnet runs aground off Port Selda",
    "OPINION: The Linnet and Port Selda",
    "Selda ferries: what is known",
    "Port Selda ferry Linnet aground, passengers safe",
    "Passengers safe after ferry runs aground at Port Selda",
    "Linnet",
]


def test_a_story_is_named_by_a_title_that_says_what_the_others_say() -> None:
    title, keywords = named(TITLES, RARE)
    assert title in {TITLES[0], TITLES[3], TITLES[4]}
    assert "Port Selda" in keywords.split(", "), "two words that stand together are one name"
    assert "ferries" not in keywords, "another form of a word is no other keyword"
    assert "known" not in keywords, "what one title says is none"


def test_labels_and_short_titles_stand_back() -> None:
    assert named(["OPINION: Linnet aground again", "The ferry Linnet has gone aground again, owners say"], RARE)[0].startswith(
        "The"
    )
    assert named(["Linnet aground", "The ferry Linnet has gone aground"], RARE)[0].startswith("The")


def test_scripts_without_spaces_and_garbled_titles_take_no_keyword_away() -> None:
    _, keywords = named(["Linnet aground 渡船", "Linnet aground â€œoffâ€\x9d Selda cliffÃ", "Linnet aground cliffÃ"], RARE)
    assert "Linnet" in keywords
    assert "Ã" not in keywords


def test_titles_without_a_shared_word_give_those_of_the_one_chosen() -> None:
    title, keywords = named(["The ferry has run aground", "Selda waits for its boat"], RARE)
    assert keywords
    assert all(w.casefold() in title.casefold() for k in keywords.split(", ") for w in k.split())
    assert named(["", ""], RARE) == ("", "")
