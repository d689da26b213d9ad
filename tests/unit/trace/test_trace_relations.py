from dataclasses import replace

import pytest

from retold.align.passages import add_passages
from retold.model.document import Document, Role
from retold.model.links import Direction, Relation
from retold.model.marks import Credit, CreditKind
from retold.model.span import Span
from retold.model.story import Story
from retold.model.when import When
from retold.testing import document, find, story
from retold.trace.relations import relate_passages

TEXT = (
    "The harbour master of Quillport closed the lower ferry slip at dawn because of rotten timber under the planks.\n"
    "Nobody on the council had asked for a survey before the autumn storms tore away half of the eastern railing."
)


def credit(doc: Document, words: str, name: str, kind: CreditKind = CreditKind.WIRE, scope: Span | None = None) -> Credit:
    span = find(doc, words)
    return Credit(id=f"c{doc.id}{span.start}", span=span, credited=name, kind=kind, scope=scope)


def related(docs: list[Document], *cited: Credit, roles: dict[str, Role] | None = None) -> Story:
    made = story(*docs)
    regions = tuple(replace(r, role=(roles or {}).get(made.text(r.span), r.role)) for r in made.regions)
    return relate_passages(add_passages(replace(made, regions=regions, credits=cited)))


def only(made: Story) -> tuple[Relation, Direction]:
    assert len({(p.relation, p.direction) for p in made.passages}) == 1
    return made.passages[0].relation, made.passages[0].direction


def test_two_copies_with_the_mark_of_one_agency() -> None:
    mark = "Copyright 2031 Tidewater Press Agency. All rights reserved."
    docs = [document(f"Head {n}\n\n{TEXT}\n{mark}", f"{n}.txt") for n in (1, 2)]
    made = related(docs, *(credit(d, mark, "Tidewater Press Agency") for d in docs), roles={mark: Role.LEGAL})
    assert only(made) == (Relation.SHARED_ORIGIN, Direction.UNKNOWN)


def test_the_mark_of_one_copy_is_enough_for_the_other() -> None:
    mark = "Copyright 2031 Tidewater Press Agency. All rights reserved."
    docs = [document(f"Head one\n\n{TEXT}\n{mark}", "1.txt"), document(f"Kopf two\n\n{TEXT}", "2.txt")]
    assert (
        only(related(docs, credit(docs[0], mark, "Tidewater Press Agency"), roles={mark: Role.LEGAL}))[0]
        is Relation.SHARED_ORIGIN
    )


def test_the_mark_of_one_copy_tells_of_all_that_share_enough_with_it() -> None:
    mark = "Copyright 2031 Tidewater Press Agency. All rights reserved."
    docs = [document(f"Head one\n\n{TEXT}\n{mark}", "1.txt"), document(f"Kopf two\n\n{TEXT}", "2.txt")]
    docs.append(document(f"Titel three\n\n{TEXT.replace('dawn', 'noon')}", "3.txt"))
    made = related(docs, credit(docs[0], mark, "Tidewater Press Agency"), roles={mark: Role.LEGAL})
    of_marked = [p for p in made.passages if docs[0].id in {p.a.doc, p.b.doc}]
    assert {d for p in of_marked for d in (p.a.doc, p.b.doc)} == {d.id for d in docs}
    assert {p.relation for p in of_marked} == {Relation.SHARED_ORIGIN}


def test_a_hand_over_to_the_name_in_the_other_byline() -> None:
    byline = "Jo Marsh, THNS"
    a = document(f"Head one\n\n{byline}\nThe Harbour News Service reported it first.\n{TEXT}", "1.txt")
    b = document(f"Kopf two\n\nOwn words first.\nTheharbournews.com reports: {TEXT}", "2.txt")
    handed = credit(
        b, "Theharbournews.com reports", "Theharbournews.com", CreditKind.OUTLET, Span(b.id, find(b, TEXT).start, len(b.text))
    )
    made = related(
        [a, b],
        credit(a, "THNS", "The Harbour News Service"),
        credit(b, "Theharbournews.com", "The Harbour News", CreditKind.OUTLET, handed.scope),
        roles={byline: Role.BYLINE},
    )
    assert only(made) == (Relation.SHARED_ORIGIN, Direction.UNKNOWN)


@pytest.mark.parametrize("published", ["2031-05-02", "2031-04-29"])
def test_a_copy_that_names_the_outlet_it_copies(published: str) -> None:
    # A page dated anew is met more often than a credit to what does not exist yet.
    a = document(f"Head one\n\n{TEXT}", "1.txt", outlet="Quillport Echo", published=When("2031-05-01"))
    b = document(
        f"Kopf two\n\nThe Quillport Echo reported on the slip.\n{TEXT}", "2.txt", outlet="Bay Post", published=When(published)
    )
    made = related([a, b], credit(b, "The Quillport Echo", "The Quillport Echo", CreditKind.OUTLET))
    assert only(made) == (Relation.COPY, Direction.A_TO_B)


def test_likeness_and_time_alone_give_no_direction() -> None:
    a = document(f"Head one\n\n{TEXT}", "1.txt", outlet="Quillport Echo", published=When("2031-05-01"))
    b = document(f"Kopf two\n\n{TEXT}", "2.txt", outlet="Bay Post", published=When("2031-05-02"))
    assert only(related([a, b])) == (Relation.COPY, Direction.UNKNOWN)


def test_edited_throughout_is_a_rewrite() -> None:
    words = TEXT.split()
    edited = " ".join("zzz" if k % 5 == 4 else w for k, w in enumerate(words))
    made = related([document(f"Head\n\n{TEXT}", "1.txt"), document(f"Kopf\n\n{edited}", "2.txt")])
    assert {p.relation for p in made.passages} <= {Relation.REWRITE, Relation.UNKNOWN}


def test_a_shared_quotation() -> None:
    quote = f"“{TEXT.splitlines()[0]}”"
    made = related([document(f"Head\n\nAda Brook said: {quote}", "1.txt"), document(f"Kopf\n\n{quote} That is all.", "2.txt")])
    assert only(made) == (Relation.SHARED_QUOTE, Direction.UNKNOWN)


def test_a_photographers_agency_says_nothing_about_the_words() -> None:
    line = "(Lee Sand/Tidewater Press Agency)"
    docs = [document(f"Head one\n\n{line}\n{TEXT}", "1.txt"), document(f"Kopf two\n\n{TEXT}", "2.txt")]
    made = related(docs, credit(docs[0], "Tidewater Press Agency", "Tidewater Press Agency"), roles={line: Role.CREDIT})
    assert only(made)[0] is Relation.COPY


def test_short_and_uncredited_stays_unknown() -> None:
    first = TEXT.splitlines()[0]
    assert only(related([document(f"Head\n\n{first}", "1.txt"), document(f"Kopf\n\n{first}", "2.txt")])) == (
        Relation.UNKNOWN,
        Direction.UNKNOWN,
    )


def test_no_regions_no_passages() -> None:
    docs = (document("x", "1.txt"), document("y", "2.txt"))
    assert relate_passages(Story(documents=docs)).passages == ()


def test_an_address_of_an_unnamed_agency_agrees_with_a_named_one() -> None:
    mark = "Copyright 2031 Tidewater Press Agency. All rights reserved."
    first = TEXT.splitlines()[0]
    docs = [
        document(f"Head one\n\n{first}\n{mark}", "1.txt"),
        document(f"Kopf two\n\n{first}", "2.txt", url="https://baypost.example/news/wire/slip-shut"),
    ]
    assert (
        only(related(docs, credit(docs[0], mark, "Tidewater Press Agency"), roles={mark: Role.LEGAL}))[0]
        is Relation.SHARED_ORIGIN
    )


def test_a_quotation_after_a_colon_is_no_hand_over() -> None:
    quoted = f"“{TEXT.splitlines()[0]}”"
    a = document(
        f"Head one\n\nThe Anderby Gazette writes: {quoted} and more of it, at length.\n{TEXT.splitlines()[1]}", "1.txt"
    )
    b = document(f"Kopf two\n\n{TEXT}", "2.txt", outlet="Bay Post")
    made = related([a, b], credit(a, "The Anderby Gazette writes", "The Anderby Gazette", CreditKind.OUTLET))
    assert Relation.SHARED_ORIGIN not in {p.relation for p in made.passages}


@pytest.mark.parametrize(
    ("outlets", "relation"), [(("Bay Post", "Bay Post"), Relation.BOILERPLATE), (("Bay Post", "Echo"), Relation.BOILERPLATE)]
)
def test_lines_that_end_articles_on_other_things(outlets: tuple[str, str], relation: Relation) -> None:
    ending = "Read the paper every morning for all that happens between the lower slip and the old mole."
    own = [" ".join(f"{word}{n}" for n in range(120)) for word in ("alpha", "omega")]
    docs = [document(f"Head {o}\n\n{o}.\n{ending}", f"{n}.txt", outlet=outlets[n]) for n, o in enumerate(own)]
    assert only(related(docs))[0] is relation
