"""Wordings of the harmed, in sentences that the parser reads so that a hyphen is somebody."""

from __future__ import annotations

import pytest

from retold.compare.label_mentions import wordings
from retold.model.marks import Sentence, Token
from retold.model.span import Span

Row = tuple[str, str, str, str, int]


def sentence(*rows: Row) -> Sentence:
    """A sentence of these words (text, part of speech, tag, relation, head), a space between any two."""
    tokens, at = [], 0
    for text, pos, tag, dep, head in rows:
        tokens.append(
            Token(start=at, end=at + len(text), text=text, lemma=_LEMMAS.get(text, text), pos=pos, tag=tag, dep=dep, head=head)
        )
        at += len(text) + 1
    return Sentence(span=Span("d", 0, at - 1), tokens=tuple(tokens))


_LEMMAS = {"killed": "kill", "injured": "injure", "sailors": "sailor"}


@pytest.mark.parametrize("hyphen", ["-", "‐", "‑"])
def test_a_hyphen_at_the_end_is_nobody(hyphen: str) -> None:
    told = sentence(
        ("Storms", "NOUN", "NNS", "nsubj", 1),
        ("killed", "VERB", "VBD", "ROOT", 1),
        (hyphen, "NOUN", "NN", "dobj", 1),
    )
    assert [w for w in wordings(told) if w.kind == "the dead"] == []


@pytest.mark.parametrize(("verb", "kind"), [("killed", "the dead"), ("injured", "the injured")])
@pytest.mark.parametrize(("who", "rows"), [("sailors", 1), ("-", 0)])
def test_only_what_has_letters_is_harmed(verb: str, kind: str, who: str, rows: int) -> None:
    told = sentence(
        (who, "NOUN", "NNS", "nsubjpass", 2),
        ("were", "AUX", "VBD", "auxpass", 2),
        (verb, "VERB", "VBN", "ROOT", 2),
        ("there", "ADV", "RB", "advmod", 2),
    )
    assert len([w for w in wordings(told) if w.kind == kind]) == rows
