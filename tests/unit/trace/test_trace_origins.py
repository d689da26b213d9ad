from __future__ import annotations

from dataclasses import replace

import pytest

from retold.model.claims import Claim, ClaimKind, Mention, OriginKind, Stance
from retold.model.lineage import Edge, EdgeKind, Lineage, Node
from retold.model.marks import Attribution, Credit, CreditKind, Form, Name, NameKind
from retold.model.span import Span
from retold.model.story import Story
from retold.testing import find, story
from retold.trace.origin_joins import Ties, Told, join_mentions
from retold.trace.origin_names import OriginName, same_origin
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
