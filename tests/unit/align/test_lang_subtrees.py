"""The words below a word."""

from __future__ import annotations

from retold import annotate_text
from retold.lang.subtrees import subtree


def test_all_words_below_some_however_deep() -> None:
    (sentence,) = annotate_text(
        "Head\n\nThe owner of the ferry of the town by the sea, who was asleep, saw the old pier."
    ).sentences[1:]
    tokens = sentence.tokens
    owner = next(i for i, t in enumerate(tokens) if t.text == "owner")
    pier = next(i for i, t in enumerate(tokens) if t.text == "pier")

    def words(found: list[int]) -> str:
        return " ".join(tokens[i].text for i in found)

    assert words(subtree(tokens, [owner], {"relcl", "punct"})) == "The owner of the ferry of the town by the sea"
    assert "asleep" in words(subtree(tokens, [owner]))
    assert words(subtree(tokens, [pier, owner], {"relcl", "punct", "prep"})) == "The owner the old pier"
    assert words(subtree(tokens, [pier], without={pier - 1})) == "the pier"
    assert subtree(tokens, []) == []
