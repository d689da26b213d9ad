from __future__ import annotations

from dataclasses import replace

import pytest

from retold import annotate_text
from retold.align.claim_clauses import LONGEST
from retold.align.claim_groups import group
from retold.align.claim_mentions import Marks, mention
from retold.align.claim_text import claim_text
from retold.align.claim_units import units_of
from retold.align.claims import group_claims
from retold.annotate.sentences import add_sentences
from retold.lang.events_keys import class_key, shared_keys
from retold.model.claims import ClaimKind, Stance
from retold.model.ids import stable_id
from retold.model.marks import Attribution, Form
from retold.model.span import Span
from retold.model.story import Story
from retold.pipeline import ANNOTATE
from retold.testing import find, story

A = """Ferry hits pier in Norhaven

A ferry crashed into the old pier in Norhaven on Monday, harbour police said.
Eleven passengers were injured, according to the Norhaven clinic.
The mayor promised a new lighthouse."""
B = """Eleven hurt as ferry collides with pier

The ferry collided with a pier in Norhaven early on Monday.
The clinic in Norhaven said that eleven passengers had been hurt.
A bakery opened nearby."""


def claims_of(*texts: str) -> Story:
    return group_claims(add_sentences(story(*texts)))


def test_same_event_in_other_words_is_one_claim() -> None:
    s = claims_of(A, B)
    together = [{s.text(m.span) for m in c.mentions} for c in s.claims]
    assert any(any("crashed" in t for t in c) and any("collided" in t for t in c) for c in together)
    assert any(any("injured" in t for t in c) and any("been hurt" in t for t in c) for c in together)


def test_unrelated_sentences_are_not_joined() -> None:
    for c in claims_of(A, B).claims:
        texts = " ".join(claims_of(A, B).text(m.span) for m in c.mentions)
        assert not ("lighthouse" in texts and "bakery" in texts)


def test_singles_are_kept_for_headlines_only() -> None:
    s = claims_of(
        "Dragon seen over Ulm\n\nThe council met to discuss parking fees.",
        "Bees return\n\nA violin was sold in the market hall.",
    )
    assert {s.text(m.span) for c in s.claims for m in c.mentions} <= {"Dragon seen over Ulm", "Bees return"}


def test_a_claim_keeps_the_pronoun_that_its_verb_is_written_to() -> None:
    assert claim_text("that’s the oldest bell in Norhaven") == "That’s the oldest bell in Norhaven."
    assert claim_text("that the bell was stolen") == "The bell was stolen."
    assert claim_text("that led nine towns to close") == "That led nine towns to close."
    assert claim_text("as a result, the pier closed") == "As a result, the pier closed."


@pytest.mark.parametrize(
    ("source", "cue", "content", "act"),
    [
        ("The verger", "accused", "them of stealing the “bell”", True),
        ("A pilot", "blamed", "the mayor for the “leak”", True),
        ("The bishop", "urged", "the council to “open the gate”", True),
        ("The verger", "said", "the bell was “gone”", False),
        ("A pilot", "told", "reporters that the pier was “closed”", False),
    ],
)
def test_what_is_done_to_somebody_is_not_cut_from_who_does_it(source: str, cue: str, content: str, act: bool) -> None:  # noqa: FBT001 - parametrised
    text = f"{source} {cue} {content}"
    s = annotate_text(f"Bell\n\n{text} on Monday morning.")
    doc = s.documents[0]
    row = Attribution(id="a1", form=Form.MIXED, content=(find(doc, content),), cue=find(doc, cue), source=find(doc, source))
    marks = {name: replace(s, attributions=(replace(row, speaker=name),), credits=(), hedges=()) for name in (None, "Ann Lee")}
    found = {name: mention(s, find(doc, text), Marks.of(told)) for name, told in marks.items()}
    assert {s.text(m.span) for m in found.values()} == {text if act else content}
    assert found["Ann Lee"].attribution == "a1"
    assert found[None].attribution == (None if act else "a1")


def test_no_documents_no_claims() -> None:
    assert group_claims(Story()).claims == ()


def test_same_input_same_ids() -> None:
    assert claims_of(A, B).claims == claims_of(A, B).claims


def test_mention_without_the_frame_of_its_attribution() -> None:
    s = add_sentences(story(A, B))
    doc = s.documents[0]
    words = find(doc, "A ferry crashed into the old pier in Norhaven on Monday")
    said = Attribution(
        id=stable_id("a", words),
        form=Form.INDIRECT,
        content=(words,),
        source=find(doc, "harbour police"),
        speaker="Norhaven harbour police",
    )
    s = group_claims(Story(documents=s.documents, regions=s.regions, sentences=s.sentences, attributions=(said,)))
    mention = next(m for c in s.claims for m in c.mentions if m.span.overlaps(words))
    assert mention.stance is Stance.ATTRIBUTED
    assert mention.source == "harbour police"
    assert mention.span == words


def test_units_stay_short() -> None:
    s = add_sentences(story("Head\n\nThe harbour " + "and the quay " * 200 + "burned down completely on Friday."))
    assert all(len(s.text(u.span).split()) <= LONGEST for u in units_of(s))


def test_average_link_does_not_chain() -> None:
    chain = {(i, i + 1): 0.5 for i in range(20)}
    assert max(len(g) for g in group(21, chain)) <= 3


def test_cliques_join() -> None:
    pairs = {(i, j): 0.6 for i in range(4) for j in range(i + 1, 4)}
    assert group(5, pairs) == [[0, 1, 2, 3], [4]]


def test_claim_text_is_a_sentence_of_the_article() -> None:
    assert claim_text("but  the ferry\nsank,") == "The ferry sank."
    assert claim_text("“…") != ""


def test_keys() -> None:
    assert class_key("collided") == class_key("crash")
    assert class_key("police") != class_key("policy")
    assert class_key("Chinese".lower()) == class_key("beijing")
    assert shared_keys("The ferry crashed into the pier", "ferry collides with pier") == 1.0
    assert shared_keys("one", "one") == 0.0


def test_quoted_words_within_what_somebody_refuses_to_do_are_not_vouched_for_by_them() -> None:
    text = "Guards wait\n\nPolice refused to answer guards “trapped inside” the old hall on Friday.\n"
    s = annotate_text(text)
    start = text.index("trapped inside")
    over = Marks.of(s).over(Span(s.documents[0].id, start, start + len("trapped inside")))
    assert [s.text(a.source) for a in s.attributions if a.source is not None] == ["Police"]
    assert not [p for p in over if isinstance(p.what, Attribution)]


def test_what_somebody_expects_or_wants_is_a_statement_and_what_happened_an_event() -> None:
    texts = [
        f"Guild {i}\n\nThe guild said it would sue the lighthouse keeper.\nThe guild said the lighthouse burned."
        for i in range(2)
    ]
    s = story(*texts)
    for stage in ANNOTATE:
        s = stage.run(s)
    s = group_claims(s)
    kinds = {s.text(c.mentions[0].span): c.kind for c in s.claims}
    assert {k for t, k in kinds.items() if "sue" in t} == {ClaimKind.STATEMENT}
    assert {k for t, k in kinds.items() if "burned" in t} == {ClaimKind.EVENT}
