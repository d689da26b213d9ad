from __future__ import annotations

from dataclasses import replace

from retold.compare.lineage import report_lineage
from retold.model.finding import Finding
from retold.model.lineage import SURE, Edge, EdgeKind, Lineage, Node, Sign, SignKind
from retold.model.links import Passage, Relation
from retold.model.marks import Credit, CreditKind
from retold.model.span import Span
from retold.model.story import Story
from retold.testing import document, find, story

RUN = " ".join(f"word{i}" for i in range(60)) + "."


def three(*outlets: str | None, body: str = RUN) -> Story:
    docs = (
        document(f"Head {i}\n\n{body} Own{i} sentence about a goat that was saved.", f"{i}.txt", outlet=o)
        for i, o in enumerate(outlets)
    )
    return story(*docs)


def passage(s: Story, a: int, b: int, words: int = 60, relation: Relation = Relation.COPY) -> Passage:
    one, other = s.documents[a], s.documents[b]
    run = RUN[:-1]
    return Passage(id=f"p{a}{b}", a=find(one, run), b=find(other, run), words=words, score=1.0, relation=relation)


def graph(s: Story, lost: str, *takers: int, kind: EdgeKind = EdgeKind.COPIED) -> Lineage:
    nodes = (*(Node(id=d.id, name=d.file, doc=d.id) for d in s.documents), Node(id="lost", name=lost))
    docs = [s.documents[i].id for i in takers]
    edges = (Edge(source="lost", target=d, kind=kind, confidence=0.8, evidence=(Span(d, 0, 4),)) for d in docs)
    return Lineage(nodes=nodes, edges=tuple(edges))


def told(s: Story, code: str) -> list[Finding]:
    return [f for f in report_lineage(s).findings if f.code == code]


def test_a_lost_original_behind_two() -> None:
    s = three("Post", "Echo", "Bote")
    s = replace(s, passages=(passage(s, 0, 1, relation=Relation.SHARED_ORIGIN),), lineage=graph(s, "Ulm Wire", 0, 1))
    (f,) = told(s, "F101")
    assert all(w in f.text for w in ("Post", "Echo", "60", "Ulm Wire"))
    assert "Bote" not in f.text
    assert {e.span.doc for e in f.evidence} == {d.id for d in s.documents[:2]}
    assert not told(s, "F103")


def test_one_took_from_another() -> None:
    s = three("Post", "Echo")
    a, b = (d.id for d in s.documents)
    edge = Edge(source=b, target=a, kind=EdgeKind.REWRITTEN, confidence=0.7, evidence=(Span(a, 0, 4),), why="links to it")
    nodes = tuple(Node(id=d.id, name=d.file, doc=d.id) for d in s.documents)
    s = replace(s, passages=(passage(s, 0, 1),), lineage=Lineage(nodes=nodes, edges=(edge,)))
    (f,) = told(s, "F102")
    assert f.text.startswith("Post has 60 words")
    assert "links to it" in {e.says for e in f.evidence}


def test_what_is_only_perhaps_taken_is_not_said_to_be() -> None:
    s = three("Post", "Echo")
    a, b = (d.id for d in s.documents)
    edge = Edge(source=b, target=a, kind=EdgeKind.COPIED, confidence=SURE - 0.01, evidence=(Span(a, 0, 4),))
    nodes = tuple(Node(id=d.id, name=d.file, doc=d.id) for d in s.documents)
    s = replace(s, passages=(passage(s, 0, 1),), lineage=Lineage(nodes=nodes, edges=(edge,)))
    assert not told(s, "F102")
    assert len(told(s, "F103")) == 1


def test_each_sign_says_what_its_words_show() -> None:
    s = three("Post", "Echo")
    a, b = (d.id for d in s.documents)
    own, word = find(s.documents[0], "goat"), find(s.documents[1], "word3")
    signs = (
        Sign(kind=SignKind.CREDIT, taker=a, giver=b, spans=(own,), weight=3.0),
        Sign(kind=SignKind.WORDS_DROPPED, taker=a, giver=b, spans=(word,), weight=0.3),
        Sign(kind=SignKind.ORPHAN, taker=a, giver=b, spans=(word,), weight=-0.3),
    )
    edge = Edge(source=b, target=a, kind=EdgeKind.COPIED, confidence=0.9, evidence=(own,), why="x", signs=signs)
    nodes = tuple(Node(id=d.id, name=d.file, doc=d.id) for d in s.documents)
    s = replace(s, passages=(passage(s, 0, 1),), lineage=Lineage(nodes=nodes, edges=(edge,)))
    (f,) = told(s, "F102")
    assert {e.span: e.says for e in f.evidence}[own] == "names the other's outlet"
    assert word not in {e.span for e in f.evidence}


def test_a_credit_alone_is_no_copy() -> None:
    s = three("Post", "Echo")
    a, b = (d.id for d in s.documents)
    edge = Edge(source=b, target=a, kind=EdgeKind.CREDITED, confidence=0.7, evidence=(Span(a, 0, 4),))
    nodes = tuple(Node(id=d.id, name=d.file, doc=d.id) for d in s.documents)
    s = replace(s, lineage=Lineage(nodes=nodes, edges=(edge,)))
    assert told(s, "F105")[0].text.startswith("Post credits Echo")
    assert not told(s, "F102")


def test_nothing_settles_the_direction() -> None:
    s = three("Post", "Echo", "Bote")
    s = replace(s, passages=(passage(s, 0, 1), passage(s, 1, 2, words=50)))
    (f,) = told(s, "F103")
    assert "Post, Echo and Bote" in f.text
    assert "up to 60" in f.text


def test_few_words_or_boilerplate_are_no_finding() -> None:
    s = three("Post", "Echo")
    assert not report_lineage(replace(s, passages=(passage(s, 0, 1, words=12),))).findings
    assert not report_lineage(replace(s, passages=(passage(s, 0, 1, relation=Relation.BOILERPLATE),))).findings


def test_the_same_text() -> None:
    s = story(document(f"Head\n\n{RUN}", "a.txt", outlet="Post"), document(f"Kopf\n\n{RUN}", "b.txt", outlet="Echo"))
    s = replace(s, passages=(passage(s, 0, 1),))
    (f,) = told(s, "F104")
    assert f.text == "Post and Echo have the same text."
    assert not told(s, "F103")


def test_one_letter_behind_three() -> None:
    s = three("Post", "Echo", "Bote")
    s = replace(s, lineage=graph(s, "letter", 0, 1, 2, kind=EdgeKind.QUOTED_DOCUMENT))
    (f,) = told(s, "F201")
    assert "Post, Echo and Bote" in f.text
    assert "letter" in f.text


def test_several_credit_one_outlet() -> None:
    s = three("Post", "Echo", "Bote")
    s = replace(s, lineage=graph(s, "Ulm Wire", 0, 2, kind=EdgeKind.CREDITED))
    (f,) = told(s, "F106")
    assert f.values == {"articles": "Post and Bote", "source": "Ulm Wire"}


def credited(s: Story, doc: int) -> Story:
    d = s.documents[doc]
    credit = Credit(id="c", span=find(d, "Own"), credited="Ulm Wire", kind=CreditKind.WIRE, scope=Span(d.id, 0, len(d.text)))
    return replace(s, credits=(credit,), passages=(passage(s, 0, 1),))


def test_a_credit_dropped() -> None:
    (f,) = told(credited(three("Post", "Echo"), 0), "F202")
    assert f.values == {"without": "Echo", "with_credit": "Post", "credited": "Ulm Wire"}


def test_nobody_drops_a_credit_to_himself_or_one_he_gives_elsewhere() -> None:
    assert not told(credited(three("Post", "Ulm Wire"), 0), "F202")
    s = three("Post", "Echo", body=f"{RUN} Seen on ULM WIRE.")
    assert not told(credited(s, 0), "F202")


def test_words_under_two_passages_count_once() -> None:
    s = three("Post", "Echo")
    twice = replace(passage(s, 0, 1), id="again")
    (f,) = told(replace(s, passages=(passage(s, 0, 1), twice)), "F103")
    assert f.values["words"] == "60"


def test_a_longer_text_is_not_the_same() -> None:
    longer = f"Kopf\n\n{RUN} {'More words of another reporter stand here. ' * 3}"
    s = story(document(f"Head\n\n{RUN}", "a.txt", outlet="Post"), document(longer, "b.txt", outlet="Echo"))
    assert not told(replace(s, passages=(passage(s, 0, 1),)), "F104")
