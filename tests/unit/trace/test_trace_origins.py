from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from retold.model.claims import Claim, ClaimKind, Mention, OriginKind, Stance
from retold.model.lineage import Edge, EdgeKind, Lineage, Node
from retold.model.marks import Attribution, Credit, CreditKind, Form, Name, NameKind, Sentence, Token
from retold.model.span import Span
from retold.model.story import Story
from retold.testing import find, story
from retold.trace.origin_described import Described
from retold.trace.origin_joins import Ties, Told, join_mentions
from retold.trace.origin_names import OriginName, same_origin
from retold.trace.origin_relays import Relays
from retold.trace.origins import trace_origins

TEXTS = (
    "Head\n\nEleven people were hurt, the Norhaven clinic said.",
    "Head\n\nThe clinic says that eleven persons suffered burns.",
    "Head\n\nA ferry sank off Ulm with eleven sailors on board.",
)


def one_claim(wires: dict[int, str], speakers: dict[int, str]) -> Story:
    s = story(*TEXTS)
    spans = [Span(d.id, d.text.index("\n\n") + 2, len(d.text)) for d in s.documents]
    attributions = tuple(
        Attribution(id=f"a{i}", form=Form.INDIRECT, content=(spans[i],), speaker=name) for i, name in speakers.items()
    )
    marks = tuple(Credit(id=f"r{i}", span=spans[i], credited=name, kind=CreditKind.WIRE) for i, name in wires.items())
    mentions = tuple(
        Mention(
            span=span,
            stance=Stance.ATTRIBUTED if i in speakers or i in wires else Stance.ASSERTS,
            attribution=f"a{i}" if i in speakers else None,
            credit=f"r{i}" if i in wires else None,
        )
        for i, span in enumerate(spans)
    )
    claim = Claim(id="c1", text="Eleven were hurt.", kind=ClaimKind.NUMBER, mentions=mentions)
    return trace_origins(replace(s, claims=(claim,), attributions=attributions, credits=marks))


def test_one_speaker_under_two_names_is_one_origin() -> None:
    (claim,) = one_claim({}, {0: "Ann Lee", 1: "Dr. Lee"}).claims
    assert sorted(o.mentions for o in claim.origins) == [(0, 1), (2,)]
    assert {o.kind for o in claim.origins} == {OriginKind.UNSEEN, OriginKind.UNATTRIBUTED}


def test_every_mention_has_one_origin_and_steps() -> None:
    (claim,) = one_claim({0: "Reuters"}, {1: "Ann Lee"}).claims
    assert sorted(i for o in claim.origins for i in o.mentions) == [0, 1, 2]
    assert all(len(o.steps) == len(o.mentions) for o in claim.origins)


def test_nobody_credited_is_one_unattributed_origin() -> None:
    (claim,) = one_claim({}, {}).claims
    assert [(o.name, o.kind) for o in claim.origins] == [("unattributed", OriginKind.UNATTRIBUTED)]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("the letter", "a letter written by the union", True),
        ("Ann Lee", "police chief Ann Lee", True),
        ("Norhaven Harbour Authority", "NHA", True),
        ("officials", "fire officials", False),
        ("Ann Lee", "Ann Moor", False),
        ("he", "he", True),
        ("Norland authorities", "Norland officials", True),
        ("officials", "authorities", False),
        ("Norhaven Times-News", "Norhaven Times News", True),
        ("a filing", "its filings", True),
        ("the ferry line's statement", "the pilots' statement", False),
        ("Analysts at Ulm Bank", "Ulm’s own analysts", True),
        ("Harbour Pilots Union", "Harbour Workers Union", False),
    ],
)
def test_descriptions_of_one_source(a: str, b: str, same: bool) -> None:  # noqa: FBT001 - parametrised
    assert same_origin(OriginName.of(a, OriginKind.UNSEEN), OriginName.of(b, OriginKind.UNSEEN)) is same


def test_flat_mentions_come_down_to_the_text_both_articles_took() -> None:
    s = one_claim({}, {})
    first, second, _ = s.documents
    nodes = (*(Node(id=d.id, name=d.file, doc=d.id) for d in s.documents), Node(id="n0", name="Norhaven News Agency original"))
    edges = tuple(
        Edge(source="n0", target=d.id, kind=EdgeKind.COPIED, confidence=0.9, evidence=(Span(d.id, 0, 4),))
        for d in (first, second)
    )
    (claim,) = trace_origins(replace(s, lineage=Lineage(nodes=nodes, edges=edges))).claims
    assert {(o.name, o.kind, o.mentions) for o in claim.origins} == {
        ("Norhaven News Agency original", OriginKind.UNSEEN, (0, 1)),
        ("unattributed", OriginKind.UNATTRIBUTED, (2,)),
    }


def test_each_newsroom_asks_for_itself() -> None:
    told = [
        Told(
            doc=d,
            text="The ferry line did not immediately respond to a request for comment",
            end=None,
            quote=None,
            passages=frozenset(),
        )
        for d in ("d1", "d2")
    ]
    assert join_mentions(told, Ties()).groups() == [[0], [1]]


def test_reports_are_nobody() -> None:
    assert OriginName.of("some media reports", OriginKind.UNSEEN).nobody
    assert not OriginName.of("Norhaven Echo reports", OriginKind.UNSEEN).nobody


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("The Harbour Safety Board met in Selda.", "Harbour Safety Board"),
        ("The Harbour Safety Board and the Harbour Pilots Union met.", "The town's harbour agency"),
        ("The Northern Grain Union met in Selda.", "The town's harbour agency"),
    ],
)
def test_a_description_is_the_one_body_named_before_that_shares_a_word(named: str, meant: str) -> None:
    s = story(f"Head\n\n{named} The town's harbour agency said the pier is closed.")
    (doc,) = s.documents
    names = ("Harbour Safety Board", "Harbour Pilots Union", "Northern Grain Union")
    marks = tuple(Name(span=find(doc, n), kind=NameKind.ORG, canonical=n) for n in names if n in doc.text)
    content = find(doc, "the pier is closed")
    said = Attribution(id="a", form=Form.INDIRECT, content=(content,), source=find(doc, "The town's harbour agency"))
    mention = Mention(span=content, stance=Stance.ATTRIBUTED, attribution="a")
    claim = Claim(id="c", text="The pier is closed.", kind=ClaimKind.STATUS, mentions=(mention,))
    (claim,) = trace_origins(replace(s, claims=(claim,), attributions=(said,), names=marks)).claims
    assert [o.name for o in claim.origins] == [meant]


def named(name: str, **marks: Any) -> OriginName:
    return replace(OriginName.of(name, OriginKind.UNSEEN), **marks)


def told(doc: str, text: str, end: OriginName | None = None, **fields: Any) -> Told:
    return Told(doc=doc, text=text, end=end, quote=None, passages=frozenset(), **fields)


FLAT = told("d2", "Eleven sailors were hurt")


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        # What is told of a document comes from the document, whoever passed it on.
        (told("d1", "a letter", named("pilots open letter", text=True)),
         told("d2", "the pilots sent an open letter", named("Norhaven Echo", outlet=True)), True),
        # An outlet, and the outlet with whom it cites.
        (told("d1", "a ship was seized", named("Norhaven Echo", outlet=True)),
         told("d2", "they took a boat", named("Norland officials"), via=named("the Norhaven Echo", outlet=True)), True),
        # Reports without an outlet are those of the only outlet named, but not of a person.
        (told("d1", "a ship was seized", named("Norhaven Echo", outlet=True)), told("d2", "they took it", named("outlets in Norland")), True),
        (told("d1", "a ship was seized", named("Ann Lee")), told("d2", "they took it", named("outlets in Norland")), False),
        # The union is the one union that is named.
        (told("d1", "a strike", named("Harbour Pilots Union")), told("d2", "no pilot works", named("the union")), True),
        (told("d1", "a strike", named("Harbour Board")), told("d2", "no pilot works", named("the union")), False),
        # Two people in much the same words are still two.
        (told("d1", "the ferry sank in the fog", named("Ann Lee")), told("d2", "the ferry sank in the fog", named("Tom Quill")), False),
        (told("d1", "the ferry sank in the fog", named("Ann Lee")), told("d2", "the ferry sank in the fog", named("a sailor")), True),
        # Flat telling follows a text that its article credits elsewhere, unless it gives another value.
        (told("d1", "eleven were hurt", named("Norhaven Echo", outlet=True)), replace(FLAT, follows=(named("Norhaven Echo"),)), True),
        (told("d1", "eleven were hurt", named("Norhaven Echo", outlet=True)), FLAT, False),
        (told("d1", "ten were hurt", named("Norhaven Echo", outlet=True), value="10"),
         replace(FLAT, follows=(named("Norhaven Echo"),), value="11"), False),
    ],
)  # fmt: skip
def test_what_is_one_origin(first: Told, second: Told, joined: bool) -> None:  # noqa: FBT001 - parametrised
    assert (len(join_mentions([first, second], Ties()).groups()) == 1) is joined


def test_a_body_and_who_speaks_for_it_are_one_origin() -> None:
    s = story("Head\n\nUlm Ferries president Ann Lee and the pilots' lawyer, Tom Quill, met.")
    mentions = [
        told("d1", "it sails", named("Ulm Ferries")),
        told("d2", "it leaves", named("Ann Lee")),
        told("d3", "it stays", named("Tom Quill")),
    ]
    assert join_mentions(mentions, Ties(), Described(s)).groups() == [[0, 1], [2]]


def tied(confidence: float) -> list[tuple[str, OriginKind, tuple[int, ...]]]:
    s = one_claim({}, {})
    first, second, _ = s.documents
    nodes = tuple(Node(id=d.id, name=d.file, doc=d.id) for d in s.documents)
    edge = Edge(
        source=first.id, target=second.id, kind=EdgeKind.COPIED, confidence=confidence, evidence=(Span(second.id, 0, 4),)
    )
    (claim,) = trace_origins(replace(s, lineage=Lineage(nodes=nodes, edges=(edge,)))).claims
    return [(o.name, o.kind, o.mentions) for o in claim.origins]


def test_an_unsure_edge_makes_no_origin() -> None:
    assert tied(0.55) == [("unattributed", OriginKind.UNATTRIBUTED, (0, 1, 2))]
    assert ("A", OriginKind.SEEN, (0, 1)) in tied(0.8)


def test_what_perhaps_comes_from_a_text_others_took_is_no_second_origin() -> None:
    flat = [told(d, t) for d, t in (("d1", "A ferry sank"), ("d2", "Eleven were hurt"), ("d3", "Fog lay over Ulm"))]
    sure = {"d1": frozenset({"n"}), "d2": frozenset({"n"})}
    assert join_mentions(flat, Ties(sure)).groups() == [[0, 1], [2]]
    assert join_mentions(flat, Ties(sure, {"d3": frozenset({"n"})})).groups() == [[0, 1, 2]]


def credited(text: str, source: str, content: str, credit: tuple[str, str, CreditKind]) -> tuple[str, tuple[str, ...]]:
    """Name and steps of the origin of ``content``, said by ``source`` and standing in a sentence with a credit."""
    s = story(f"Head\n\n{text}")
    (doc,) = s.documents
    words, name, kind = credit
    said = Attribution(id="a", form=Form.INDIRECT, content=(find(doc, content),), source=find(doc, source))
    mark = Credit(id="c", span=find(doc, words), credited=name, kind=kind, attribution="a")
    mention = Mention(span=find(doc, content), stance=Stance.ATTRIBUTED, attribution="a", credit="c")
    claim = Claim(id="k", text=content, kind=ClaimKind.STATUS, mentions=(mention,))
    (claim,) = trace_origins(replace(s, claims=(claim,), attributions=(said,), credits=(mark,))).claims
    (origin,) = claim.origins
    return origin.name, tuple(s.says for s in origin.steps)


def test_who_speaks_in_a_letter_comes_down_to_the_letter() -> None:
    letter = ("says in the pilots' open letter", "pilots open letter", CreditKind.DOCUMENT)
    name, steps = credited(
        "Their lawyer says in the pilots' open letter that the pier is closed.", "Their lawyer", "the pier is closed", letter
    )
    assert name == "pilots open letter"
    assert steps == ("A names Their lawyer, in pilots open letter",)


def test_a_statement_is_the_speakers() -> None:
    statement = ("said in a statement", "Ann Lee statement", CreditKind.PRESS_RELEASE)
    assert (
        credited("Ann Lee said in a statement the pier is closed.", "Ann Lee", "the pier is closed", statement)[0] == "Ann Lee"
    )


def test_the_outlet_that_reports_says_so_and_not_what_stands_before_it() -> None:
    text = "The mayor’s anger at Norland came after the Echo reported the pier is closed."
    assert (
        credited(
            text, "The mayor’s anger at Norland", "the pier is closed", ("Echo reported", "Norhaven Echo", CreditKind.OUTLET)
        )[0]
        == "Norhaven Echo"
    )


@pytest.mark.parametrize(
    ("text", "source", "meant"),
    [
        ("Pilot Ann Lee met the pilot Tom Quill. The pilot said the pier is closed.", "The pilot", "The pilot"),
        ("Harbour pilot Ann Lee met Tom Quill. The harbour pilot said the pier is closed.", "The harbour pilot", "Ann Lee"),
        ("Tom Quill, the pilot of the ferry, met Ann Lee. The pilot said the pier is closed.", "The pilot", "Tom Quill"),
        ("Ann Lee, the pilot said in anger, is gone. The pilot said the pier is closed.", "The pilot", "The pilot"),
        ("FERRY FACTS: the pier is closed.", "FERRY FACTS", "unattributed"),
    ],
)
def test_a_description_is_the_person_it_is_put_to(text: str, source: str, meant: str) -> None:
    s = story(f"Head\n\n{text}")
    (doc,) = s.documents
    people = tuple(Name(span=find(doc, n), kind=NameKind.PERSON, canonical=n) for n in ("Ann Lee", "Tom Quill") if n in text)
    said = Attribution(
        id="a", form=Form.INDIRECT, content=(find(doc, "the pier is closed"),), source=find(doc, source, text.count(source) - 1)
    )
    mention = Mention(span=said.content[0], stance=Stance.ATTRIBUTED, attribution="a")
    claim = Claim(id="c", text="The pier is closed.", kind=ClaimKind.STATUS, mentions=(mention,))
    (claim,) = trace_origins(replace(s, claims=(claim,), attributions=(said,), names=people)).claims
    assert [o.name for o in claim.origins] == [meant]


def parsed(*words: tuple[str, str, str, str, int]) -> tuple[Story, Sentence]:
    """A story of one sentence, from word, lemma, tag, dependency and head of each."""
    s = story("Head\n\n" + " ".join(w for w, *_ in words))
    (doc,) = s.documents
    tokens, at = [], 6
    for word, lemma, tag, dep, head in words:
        tokens.append(
            Token(start=at, end=at + len(word), text=word, lemma=lemma, pos="X", tag=tag, dep=dep, head=head, entity="")
        )
        at += len(word) + 1
    sentence = Sentence(span=Span(doc.id, 6, len(doc.text)), tokens=tuple(tokens))
    return replace(s, sentences=(sentence,)), sentence


@pytest.mark.parametrize(("source", "cited"), [("officials", "Norland officials"), ("sources", None)])
def test_an_outlet_that_cites_somebody_by_name_passes_it_on(source: str, cited: str | None) -> None:
    s, sentence = parsed(
        ("Citing", "cite", "VBG", "advcl", 4), ("Norland", "Norland", "NNP", "compound", 2), (source, source, "NNS", "dobj", 0),
        ("Echo", "Echo", "NNP", "nsubj", 4), ("reports", "report", "VBZ", "ROOT", 4), ("piers", "pier", "NNS", "nsubj", 6),
        ("closed", "close", "VBD", "ccomp", 4),
    )  # fmt: skip
    (doc,) = s.documents
    credit = Credit(id="c", span=find(doc, "Echo reports"), credited="Norhaven Echo", kind=CreditKind.OUTLET)
    assert Relays(s).whom(credit, find(doc, "piers closed")) == cited
    bare = replace(credit, span=find(doc, "Echo"))
    assert Relays(s).whom(bare, sentence.span) is None
