from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from retold.compare.questions import ask_questions
from retold.model.claims import (
    Claim,
    ClaimKind,
    ClaimOrigin,
    Conflict,
    ConflictKind,
    ConflictMember,
    Mention,
    OriginKind,
    Stance,
    Strength,
)
from retold.model.finding import Finding
from retold.model.lineage import Edge, EdgeKind, Lineage, Node, NodeKind
from retold.model.marks import Attribution, Form
from retold.model.span import Span
from retold.model.story import Story
from retold.model.voices import Statement, Voice, VoiceKind
from retold.testing import find

Annotate = Callable[..., Story]

ONE = "Ulm Ferries accused over ferry\n\nThe ferry Anna sank on Monday. About 40 people were aboard the ferry. A letter says that it rusted."
TWO = "Ulm Ferries denies blame\n\nThe ferry Anna sank on Tuesday. About 40 people were aboard the ferry. A letter says that it rusted."


@pytest.fixture
def ferry(annotated: Annotate) -> Story:
    return annotated(ONE, TWO)


def asked(s: Story, code: str) -> list[Finding]:
    return [f for f in ask_questions(s).findings if f.code == code]


def both(s: Story, words: str) -> tuple[Span, Span]:
    return find(s.documents[0], words), find(s.documents[1], words)


def told(s: Story, words: str, origin: ClaimOrigin, kind: ClaimKind = ClaimKind.STATUS, value: str | None = None) -> Claim:
    mentions = tuple(Mention(span=p, stance=Stance.ATTRIBUTED, value=value) for p in both(s, words))
    return Claim(id=f"c{words}", text=f"{words}.", kind=kind, mentions=mentions, origins=(origin,))


def node(s: Story, name: str, kind: EdgeKind, docs: int = 2, what: NodeKind = NodeKind.DOCUMENT) -> Story:
    nodes = (Node(id="x", name=name, kind=what), *(Node(id=d.id, name=d.id, doc=d.id) for d in s.documents))
    places = both(s, "A letter says")[:docs]
    edges = tuple(Edge(source="x", target=p.doc, kind=kind, confidence=0.8, evidence=(p,)) for p in places)
    return replace(s, lineage=Lineage(nodes=nodes, edges=edges))


@pytest.mark.parametrize(
    ("name", "kind", "says"),
    [
        ("anglers' letter", EdgeKind.QUOTED_DOCUMENT, "the anglers' letter, which A and B quote or credit"),
        ("The Oster Wire original", EdgeKind.COPIED, "the Oster Wire original, which A and B copy or rework"),
        ("Oster Post", EdgeKind.CREDITED, "what Oster Post reported, which A and B credit"),
    ],
)
def test_what_is_named_and_not_there(ferry: Story, name: str, kind: EdgeKind, says: str) -> None:
    (f,) = asked(node(ferry, name, kind), "F001")
    assert says in f.text
    assert ferry.text(f.evidence[0].span) == "A letter says"


def test_what_nobody_can_look_for_is_not_asked_for(ferry: Story) -> None:
    some = NodeKind.SOME_DOCUMENT
    assert not asked(node(ferry, "a statement", EdgeKind.QUOTED_DOCUMENT, docs=1, what=some), "F001")
    (f,) = asked(node(ferry, "a statement", EdgeKind.QUOTED_DOCUMENT, what=some), "F001")
    assert "Not in the set: a statement, which A and B" in f.text
    assert not asked(node(ferry, "unnamed reports", EdgeKind.CREDITED, what=NodeKind.REPORTS), "F001")
    assert asked(node(ferry, "A Night at Sea", EdgeKind.QUOTED_DOCUMENT, docs=1), "F001")
    assert not asked(node(ferry, "Ann Lee on Twitter", EdgeKind.QUOTED_DOCUMENT, docs=1), "F001")
    assert asked(node(ferry, "Ann Lee on Twitter", EdgeKind.QUOTED_DOCUMENT), "F001")


def voice(s: Story, *through: str | None, name: str = "Ann Lee") -> Story:
    places = both(s, "it rusted")
    said = tuple(Statement(span=p, form=Form.DIRECT, attribution="q", through=t) for p, t in zip(places, through, strict=False))
    return replace(s, voices=(Voice(id="v", name=name, kind=VoiceKind.NAMED, statements=said),))


def test_people_quoted_through_others_only(ferry: Story) -> None:
    (f,) = asked(voice(ferry, "Oster Post", "Oster Post"), "F002")
    assert "The words of Ann Lee in A and B come by way of Oster Post" in f.text
    assert not asked(voice(ferry, "Oster Post", None), "F002")
    assert not asked(voice(ferry, "Oster Post", name="a neighbour"), "F002")


def test_one_origin_that_puts_its_own_case(ferry: Story) -> None:
    letter = ClaimOrigin(name="anglers' letter", kind=OriginKind.UNSEEN, mentions=(0, 1))
    claims = (told(ferry, "it rusted", letter), told(ferry, "The ferry Anna sank", letter))
    (f,) = asked(replace(ferry, claims=claims), "F003")
    assert "2 claims told by several articles come down to one origin" in f.text
    assert "a letter puts its author's case" in f.text
    survey = replace(letter, name="harbour survey")
    assert not asked(replace(ferry, claims=tuple(replace(c, origins=(survey,)) for c in claims)), "F003")
    assert not asked(replace(ferry, claims=tuple(replace(c, origins=(letter, survey)) for c in claims)), "F003")


def test_one_origin_that_the_headlines_are_about(ferry: Story) -> None:
    firm = ClaimOrigin(name="Ulm Ferries", kind=OriginKind.UNSEEN, mentions=(0, 1))
    claims = (told(ferry, "it rusted", firm), told(ferry, "The ferry Anna sank", firm))
    (f,) = asked(replace(ferry, claims=claims), "F003")
    assert "named in 2 headlines" in f.text


def dated(s: Story, kind: ConflictKind = ConflictKind.DATE) -> Story:
    one, two = find(s.documents[0], "sank on Monday"), find(s.documents[1], "sank on Tuesday")
    members = (ConflictMember(span=one, value="Monday"), ConflictMember(span=two, value="Tuesday"))
    row = Conflict(id="k", claim=None, kind=kind, strength=Strength.CONTRADICTION, members=members, text="When it sank.")
    return replace(s, conflicts=(row,))


def test_a_difference_that_nobody_explains(ferry: Story, annotated: Annotate) -> None:
    (f,) = asked(dated(ferry), "F004")
    assert "When it sank" in f.text
    assert len(f.evidence) == 2
    assert not asked(dated(ferry, ConflictKind.ATTRIBUTION), "F004")
    explained = annotated(ONE, TWO.replace("sank on Tuesday.", "sank on Tuesday, contrary to first reports."))
    assert not asked(dated(explained), "F004")


def test_a_side_that_gave_no_answer_and_is_quoted_nowhere(ferry: Story) -> None:
    place = find(ferry.documents[0], "The ferry Anna sank on Monday.")
    silent = Voice(id="v", name="the harbour office", kind=VoiceKind.UNNAMED, silent=(place,))
    (f,) = asked(replace(ferry, voices=(silent,)), "F005")
    assert f.text == "A tells of no answer from the harbour office, and no article has their words."
    heard = replace(silent, statements=(Statement(span=place, form=Form.DIRECT, attribution="q"),))
    assert not asked(replace(ferry, voices=(heard,)), "F005")


def test_who_is_quoted_through_their_head_is_heard(ferry: Story) -> None:
    text = ferry.documents[0].text + "\nNo ferry was late, Harl Harbour Office Director Ana Brod said."
    doc = replace(ferry.documents[0], text=text)
    words = find(doc, "No ferry was late")
    said = Attribution(id="s", form=Form.INDIRECT, content=(words,), source=find(doc, "Harl Harbour Office Director Ana Brod"))
    told_by = Statement(span=words, form=Form.INDIRECT, attribution="s")
    brod = Voice(id="b", name="Ana Brod", kind=VoiceKind.NAMED, statements=(told_by,))
    quiet = [
        Voice(id=name, name=name, kind=VoiceKind.UNNAMED, silent=(find(doc, "The ferry Anna sank on Monday."),))
        for name in ("the harbour office", "the port office")
    ]
    story = replace(ferry, documents=(doc, *ferry.documents[1:]), attributions=(said,), voices=(brod, *quiet))
    (f,) = asked(story, "F005")
    assert "the port office" in f.text


def test_a_figure_that_nobody_vouches_for(ferry: Story) -> None:
    nobody = ClaimOrigin(name="unattributed", kind=OriginKind.UNATTRIBUTED, mentions=(0, 1))
    bare = told(ferry, "About 40 people were aboard", nobody, ClaimKind.NUMBER, "~40 people")
    (f,) = asked(replace(ferry, claims=(bare,)), "F006")
    assert "in A and B" in f.text
    counted = told(ferry, "About 40 people were aboard", nobody, ClaimKind.NUMBER, "40 people")
    assert not asked(replace(ferry, claims=(counted,)), "F006")


def test_nothing_asked_of_an_empty_story() -> None:
    assert ask_questions(Story()).findings == ()
