from dataclasses import replace

import pytest

from retold.align.passages import add_passages
from retold.model.document import Document, Role
from retold.model.lineage import Edge, EdgeKind, Lineage, Node, NodeKind
from retold.model.marks import Credit, CreditKind
from retold.model.span import Span
from retold.model.story import Story
from retold.testing import document, find, story
from retold.trace.credits import SourceNames, domain_label, name_words, same_source
from retold.trace.graph import Graph
from retold.trace.lineage import trace_lineage
from retold.trace.relations import relate_passages

TEXT = (
    "The harbour master of Quillport closed the lower ferry slip at dawn because of rotten timber under the planks.\n"
    "Nobody on the council had asked for a survey before the autumn storms tore away half of the eastern railing."
)
MARK = "Copyright 2031 Tidewater Press Agency. All rights reserved."


def credit(doc: Document, words: str, name: str, kind: CreditKind = CreditKind.OUTLET) -> Credit:
    span = find(doc, words)
    return Credit(id=f"c{doc.id}{span.start}{name}", span=span, credited=name, kind=kind)


def traced(docs: list[Document], *cited: Credit) -> Story:
    made = story(*docs)
    regions = tuple(replace(r, role=Role.LEGAL if made.text(r.span) == MARK else r.role) for r in made.regions)
    return trace_lineage(relate_passages(add_passages(replace(made, regions=regions, credits=cited))))


def edges(made: Story) -> set[tuple[str, str, str]]:
    name = {n.id: n.name for n in made.lineage.nodes}
    return {(name[e.source], name[e.target], e.kind.value) for e in made.lineage.edges}


def test_every_document_is_a_node_even_alone() -> None:
    made = traced([document("Head\n\nText", "1.txt", outlet="Bay Post")])
    assert [(n.name, n.seen) for n in made.lineage.nodes] == [("Bay Post", True)]
    assert trace_lineage(Story()).lineage.nodes == ()


def test_the_lost_original_behind_two_copies() -> None:
    docs = [
        document(f"Head\n\n{TEXT}\n{MARK}", "1.txt", outlet="Bay Post"),
        document(f"Kopf\n\n{TEXT}", "2.txt", outlet="Dock News"),
    ]
    made = traced(docs, credit(docs[0], MARK, "Tidewater Press Agency", CreditKind.WIRE))
    origin = "Tidewater Press Agency original"
    assert edges(made) == {(origin, "Bay Post", "copied"), (origin, "Dock News", "copied")}
    assert all(e.evidence for e in made.lineage.edges)


def test_what_the_copied_text_credits_belongs_to_the_original() -> None:
    body = TEXT + "\nThe Anderby Gazette reported the closure first on Sunday evening."
    docs = [
        document(f"Head\n\n{body}\n{MARK}", "1.txt", outlet="Bay Post"),
        document(f"Kopf\n\n{body}", "2.txt", outlet="Dock News"),
    ]
    made = traced(
        docs,
        credit(docs[0], MARK, "Tidewater Press Agency", CreditKind.WIRE),
        *(credit(d, "The Anderby Gazette", "The Anderby Gazette") for d in docs),
    )
    assert ("The Anderby Gazette", "Tidewater Press Agency original", "credited") in edges(made)
    assert not any(a == "The Anderby Gazette" and b in {"Bay Post", "Dock News"} for a, b, _ in edges(made))


def test_credited_outlets_and_documents() -> None:
    a = document("Head\n\nThe Anderby Gazette reports a leak. The letter of the pilots says so.", "1.txt", outlet="Bay Post")
    made = traced(
        [a],
        credit(a, "The Anderby Gazette", "The Anderby Gazette"),
        credit(a, "The letter", "pilots' letter", CreditKind.DOCUMENT),
    )
    assert edges(made) == {("The Anderby Gazette", "Bay Post", "credited"), ("pilots' letter", "Bay Post", "quoted_document")}


def test_forms_of_one_name_are_one_node() -> None:
    a = document("Head\n\nThe Anderby Gazette reports a leak.", "1.txt", outlet="Bay Post")
    b = document("Head\n\nAnderbygazette.com reports a leak. TheAG notes more.", "2.txt", outlet="Dock News")
    made = traced(
        [a, b],
        credit(a, "The Anderby Gazette", "The Anderby Gazette"),
        credit(b, "Anderbygazette.com", "Anderbygazette.com"),
        credit(b, "TheAG", "TheAG"),
    )
    assert [n.name for n in made.lineage.nodes if not n.seen] == ["The Anderby Gazette"]


def test_an_outlet_of_the_set_that_shares_text_is_the_source() -> None:
    a = document(f"Head\n\n{TEXT}", "1.txt", outlet="Quillport Echo")
    b = document(f"Kopf\n\nThe Quillport Echo reported it.\n{TEXT}", "2.txt", outlet="Bay Post")
    made = traced([a, b], credit(b, "The Quillport Echo", "The Quillport Echo"))
    assert edges(made) == {("Quillport Echo", "Bay Post", "copied")}


def test_an_outlet_does_not_take_from_itself() -> None:
    a = document("Head\n\nA spokesman told the Bay Post so.", "1.txt", outlet="Bay Post")
    assert traced([a], credit(a, "the Bay Post", "The Bay Post")).lineage.edges == ()


def test_documents_quoted_under_several_names_are_one_when_one_name_holds_the_other() -> None:
    a = document("Head\n\nThe letter says no.", "1.txt")
    b = document("Head\n\nA pilots' letter says no.", "2.txt")
    made = traced(
        [a, b],
        credit(a, "The letter", "letter", CreditKind.DOCUMENT),
        credit(b, "pilots' letter", "pilots' letter", CreditKind.DOCUMENT),
    )
    assert [n.name for n in made.lineage.nodes if not n.seen] == ["pilots' letter"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The pilots' letter of 3 May 2031 says no.", "pilots' letter (3 May 2031)"),
        ("The pilots' letter (pdf) sent on 3 May 2031 says no.", "pilots' letter (3 May 2031)"),
        ("The pilots' letter says no. On 3 May 2031 nothing happened.", "pilots' letter"),
    ],
)
def test_the_day_of_a_document_is_part_of_its_name(text: str, name: str) -> None:
    from retold.model.marks import DateMark, TimeKind

    doc = document(f"Head\n\n{text}", "1.txt")
    mark = DateMark(span=find(doc, "3 May 2031"), kind=TimeKind.DATE, value="2031-05-03")
    made = replace(story(doc), credits=(credit(doc, "pilots' letter", "pilots' letter", CreditKind.DOCUMENT),), dates=(mark,))
    assert [n.name for n in trace_lineage(made).lineage.nodes if not n.seen] == [name]


def test_unnamed_reports_of_two_documents_are_two() -> None:
    docs = [document("Head\n\nReports say so.", f"{n}.txt") for n in (1, 2)]
    made = traced(docs, *(credit(d, "Reports", "unnamed reports") for d in docs))
    assert len([n for n in made.lineage.nodes if not n.seen]) == 2


def test_mutual_credits_close_no_circle() -> None:
    a = document(f"Head\n\nThe Bay Post reported it.\n{TEXT}", "1.txt", outlet="Quillport Echo")
    b = document(f"Kopf\n\nThe Quillport Echo reported it.\n{TEXT}", "2.txt", outlet="Bay Post")
    made = traced([a, b], credit(a, "The Bay Post", "The Bay Post"), credit(b, "The Quillport Echo", "The Quillport Echo"))
    assert len(made.lineage.edges) == 1


def test_a_graph_never_closes_a_circle_and_keeps_the_surer_edge() -> None:
    from retold.model.lineage import Edge
    from retold.model.span import Span

    graph = Graph()
    ids = [graph.unseen(k, k, NodeKind.OUTLET) for k in "abc"]
    for n, (x, y) in enumerate([(0, 1), (1, 2), (2, 0), (0, 0)]):
        graph.edge(
            Edge(source=ids[x], target=ids[y], kind=EdgeKind.COPIED, confidence=0.9 - n / 10, evidence=(Span("d", 0, 1),))
        )
    assert {(e.source, e.target) for e in graph.finished().edges} == {(ids[0], ids[1]), (ids[1], ids[2])}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("The Anderby Gazette", ("anderby", "gazette")),
        ("https://www.anderbygazette.co.uk/news/1", ("anderbygazette",)),
        ("AP", ("associated", "press")),
        ("Tidewater news agency", ("tidewater",)),
        ("New Anderby Daily News", ("new", "anderby", "daily", "news")),
        ("", ()),
    ],
)
def test_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


def test_initials_stand_for_a_name_only_where_one_is_spelled_out() -> None:
    names = SourceNames(["THNS", "The Harbour News Service of Quillport", "Harbour Nautical Society", "HNS"])
    assert names.key("HNS") != names.key("The Harbour News Service of Quillport")
    assert SourceNames(["HNF", "The Harbour News Foundation"]).related("HNF", "The Harbour News Foundation")
    assert not SourceNames(["HNF", "Other"]).related("HNF", "Other")


def test_domains() -> None:
    assert domain_label("Anderbygazette.com") == "anderbygazette"
    assert domain_label("news.anderby.co.uk/x") == "anderby"
    assert domain_label("Anderby Gazette") is None
    assert same_source(SourceNames([]), "The Anderby Gazette", "anderbygazette.com", None)


def test_bare_statements_of_two_articles_are_two() -> None:
    docs = [
        document(f"Head {i}\n\nA statement says {w}.", f"{i}.txt", outlet=o)
        for i, (w, o) in enumerate([("so", "Bay Post"), ("no", "Dock News")])
    ]
    cited = [replace(credit(d, "A statement", "statement", CreditKind.PRESS_RELEASE), attribution=f"a{d.id}") for d in docs]
    made = traced(docs, *cited)
    nodes = [n for n in made.lineage.nodes if not n.seen]
    assert [n.name for n in nodes] == ["a statement"] * 2
    assert not [n for n in nodes if len(made.lineage.reached(n.id)) > 1]


def test_polls_of_nobody_are_no_source() -> None:
    doc = document("Head\n\nAccording to polls, yes.", "1.txt", outlet="Bay Post")
    assert edges(traced([doc], credit(doc, "polls", "polls", CreditKind.DOCUMENT))) == set()


def test_a_few_words_shared_with_one_marked_copy_are_not_traced_to_its_source() -> None:
    own = " ".join(f"Own sentence number {i} of a long report about the regatta." for i in range(30))
    docs = [
        document(f"Head\n\n{TEXT}\n{MARK}", "1.txt", outlet="Bay Post"),
        document(f"Kopf\n\n{TEXT.splitlines()[0]}\n{own}", "2.txt", outlet="Dock News"),
    ]
    made = traced(docs, credit(docs[0], MARK, "Tidewater Press Agency", CreditKind.WIRE))
    assert edges(made) == {("Tidewater Press Agency original", "Bay Post", "copied")}


def test_a_few_words_of_a_text_that_went_round_are_perhaps_taken_from_it() -> None:
    own = " ".join(f"Own sentence number {i} of a long report about the regatta." for i in range(30))
    docs = [
        document(f"Head\n\n{TEXT}\n{MARK}", "1.txt", outlet="Bay Post"),
        document(f"Haupt\n\n{TEXT}\n{MARK}", "2.txt", outlet="Quay Mail"),
        document(f"Kopf\n\n{TEXT}\n{own}", "3.txt", outlet="Dock News"),
    ]
    made = traced(docs, *(credit(d, MARK, "Tidewater Press Agency", CreditKind.WIRE) for d in docs[:2]))
    sure = {e.target: e.confidence for e in made.lineage.edges}
    of = {n.doc: sure.get(n.id) for n in made.lineage.nodes if n.doc}
    assert of[docs[2].id] is not None
    assert (of[docs[2].id] or 1) < 0.6 < (of[docs[0].id] or 0)


def test_what_an_original_quotes_is_behind_those_that_have_its_text_only() -> None:
    nodes = (*(Node(id=n, name=n, doc=n) for n in "ab"), Node(id="lost", name="lost"), Node(id="letter", name="letter"))
    ties = (("letter", "lost", EdgeKind.QUOTED_DOCUMENT), ("lost", "a", EdgeKind.COPIED), ("lost", "b", EdgeKind.CREDITED))
    made = tuple(Edge(source=s, target=t, kind=k, confidence=0.8, evidence=(Span("a", 0, 1),)) for s, t, k in ties)
    graph = Lineage(nodes=nodes, edges=made)
    assert graph.reached("letter") == {"a"}
    assert graph.reached("lost") == {"a", "b"}


def test_another_story_of_the_same_agency_is_another_original() -> None:
    other = "A regatta off Nether Sound was called off on Friday after the committee boat lost her anchor in the swell."
    docs = [
        document(f"Head\n\n{TEXT}\n{MARK}", "1.txt", outlet="Bay Post"),
        document(f"Kopf\n\n{TEXT}\n{MARK}", "2.txt", outlet="Dock News"),
        document(f"Haupt\n\n{other}\n{MARK}", "3.txt", outlet="Quay Mail"),
    ]
    story = traced(docs, *(credit(d, MARK, "Tidewater Press Agency", CreditKind.WIRE) for d in docs))
    made = edges(story)
    assert {s for s, t, _ in made if t != "Quay Mail"} == {"Tidewater Press Agency original"}
    assert [s for s, t, _ in made if t == "Quay Mail"] == ["another Tidewater Press Agency original"]
    assert [(n.kind, n.maker) for n in story.lineage.nodes if not n.seen] == [(NodeKind.ORIGINAL, "Tidewater Press Agency")] * 2
