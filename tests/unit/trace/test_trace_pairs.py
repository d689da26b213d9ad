"""What the passages of two documents come to: containment both ways, kind and direction."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retold.align.passages import add_passages
from retold.model.document import Document
from retold.model.errors import ModelError, SpanError
from retold.model.links import Direction, DocumentPair, PairRelation, Relation
from retold.model.marks import Credit, CreditKind
from retold.model.story import Story
from retold.testing import document, find, story
from retold.trace.pairs import relate_pairs
from retold.trace.relations import relate_passages

TEXT = (
    "The harbour master of Quillport closed the lower ferry slip at dawn because of rotten timber under the planks.\n"
    "Nobody on the council had asked for a survey before the autumn storms tore away half of the eastern railing."
)
OTHER = "\n".join(
    f"Paragraph {n} speaks of lamps, of kites and of a choir number {n} that nobody else in town has heard of yet, "
    f"and it goes on about bread of sort {n} until the baker closes."
    for n in ("one", "two", "three", "four", "five")
)
CREDIT = "The Quillport Courier reported it."


def paired(*docs: Document, cited: tuple[Credit, ...] = ()) -> Story:
    return relate_pairs(relate_passages(add_passages(replace(story(*docs), credits=cited))))


def courier(doc: Document) -> Credit:
    return Credit(id=f"c{doc.id}", span=find(doc, CREDIT), credited="Quillport Courier", kind=CreditKind.OUTLET)


def taken(source: str, taker: str) -> DocumentPair:
    a = document(f"Slip shut\n{source}", "a.txt", outlet="Quillport Courier")
    b = document(f"Ferries stop\n{taker}\n{CREDIT}", "b.txt", outlet="Delta Post")
    [pair] = paired(a, b, cited=(courier(b),)).pairs
    assert (pair.a, pair.b) == (a.id, b.id)
    return pair


def test_a_whole_text_is_a_copy_and_contained_both_ways() -> None:
    pair = taken(TEXT, TEXT)
    assert (pair.relation, pair.direction) == (PairRelation.COPY, Direction.A_TO_B)
    assert pair.words == len(TEXT.split())
    assert pair.a_share == 1.0
    assert pair.b_share == pytest.approx(pair.words / (pair.words + len(CREDIT.split())), abs=1e-4)


def test_a_small_part_of_the_source_is_an_excerpt_even_where_it_is_most_of_the_taker() -> None:
    pair = taken(f"{TEXT}\n{OTHER}", TEXT)
    assert pair.relation is PairRelation.EXCERPT
    assert pair.a_share < 1 / 3 < 0.8 < pair.b_share


def test_many_changed_words_make_it_a_rewriting_and_are_not_contained() -> None:
    changed = (
        "The old harbour master of Quillport shut the lower ferry slip at noon because of soft timber under the planks.\n"
        "Nobody on the board had asked for a check before the winter storms tore away half of the western railing."
    )
    pair = taken(TEXT, changed)
    assert pair.relation is PairRelation.REWRITE
    assert 0.5 < pair.a_share < 0.9


def test_nothing_but_a_quotation_in_common() -> None:
    quote = "“We shall mend the lower slip when the timber is dry, and not one day before that,” she said."
    docs = [document(f"Head {n}\n{n.capitalize()} of them.\n{quote}", f"{n}.txt") for n in ("one", "two")]
    [pair] = paired(*docs).pairs
    assert (pair.relation, pair.direction) == (PairRelation.SHARED_QUOTE, Direction.UNKNOWN)
    assert pair.a_share > 0.5


def test_text_of_a_third_is_a_shared_origin() -> None:
    docs = [document(f"Head {n}\n{TEXT}", f"{n}.txt") for n in ("one", "two")]
    made = add_passages(story(*docs))
    made = relate_pairs(replace(made, passages=tuple(replace(p, relation=Relation.SHARED_ORIGIN) for p in made.passages)))
    assert [p.relation for p in made.pairs] == [PairRelation.SHARED_ORIGIN]


def test_long_text_without_a_credit_is_a_copy_without_a_direction() -> None:
    docs = [document(f"Head {n}\n{TEXT}", f"{n}.txt") for n in ("one", "two")]
    [pair] = paired(*docs).pairs
    assert (pair.relation, pair.direction) == (PairRelation.COPY, Direction.UNKNOWN)


def test_passages_with_two_directions_give_none() -> None:
    first, second = TEXT.split("\n")
    docs = [document(f"Head one\n{first}\n{OTHER}\n{second}", "1.txt"), document(f"Kopf two\n{second}\nOwn.\n{first}", "2.txt")]
    made = add_passages(story(*docs))
    ways = (Direction.A_TO_B, Direction.B_TO_A)
    assert len(made.passages) == 2
    passages = tuple(replace(p, relation=Relation.COPY, direction=w) for p, w in zip(made.passages, ways, strict=True))
    [pair] = relate_pairs(replace(made, passages=passages)).pairs
    assert pair.direction is Direction.UNKNOWN


def test_a_word_under_two_passages_counts_once() -> None:
    made = add_passages(story(document(f"Head one\n{TEXT}", "1.txt"), document(f"Kopf two\n{TEXT}\n{OTHER}\n{TEXT}", "2.txt")))
    assert len(made.passages) > 1
    [pair] = relate_pairs(made).pairs
    assert pair.words == len(TEXT.split())
    assert pair.a_share == 1.0


def test_documents_without_anything_in_common_are_no_pair() -> None:
    assert paired(document(f"Head\n{TEXT}", "1.txt"), document(f"Kopf\n{OTHER}", "2.txt")).pairs == ()


def test_a_pair_is_two_documents_with_shares_of_0_to_1() -> None:
    with pytest.raises(SpanError):
        DocumentPair(id="r", a="d", b="d", words=1, a_share=0.1, b_share=0.1)
    with pytest.raises(ModelError):
        DocumentPair(id="r", a="d", b="e", words=1, a_share=1.1, b_share=0.1)
