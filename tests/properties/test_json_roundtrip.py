from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bridge_story import bridge
from retold.model.claims import (
    Claim,
    ClaimKind,
    ClaimOrigin,
    Conflict,
    ConflictKind,
    ConflictMember,
    Mention,
    OriginKind,
    OriginStep,
    Stance,
    StepKind,
    Strength,
)
from retold.model.document import Kind, Region, Role
from retold.model.finding import Evidence, Finding
from retold.model.ids import stable_id
from retold.model.lineage import Edge, EdgeKind, Lineage, Node, NodeKind
from retold.model.links import Passage
from retold.model.marks import Attribution, Certainty, CreditKind, Form
from retold.model.metadata import MetaField, MetaSource, MetaValue
from retold.model.outlet import Outlet
from retold.model.span import Span
from retold.model.story import Problem, Story
from retold.report.json import dumps, loads
from retold.testing import document

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60)
SURE = st.floats(0, 1)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Stories of one to three documents whose tables point wherever they may."""
    texts = draw(st.lists(TEXTS, min_size=1, max_size=3))
    docs = tuple(
        document(
            t,
            f"{i}.txt",
            title=draw(st.none() | TEXTS),
            authors=tuple(draw(st.lists(TEXTS, max_size=2))),
            kind=draw(st.sampled_from(Kind)),
        )
        for i, t in enumerate(texts)
    )

    def span() -> Span:
        doc = draw(st.sampled_from(docs))
        start = draw(st.integers(0, len(doc.text) - 1))
        return Span(doc.id, start, draw(st.integers(start + 1, len(doc.text))))

    attributions = []
    for i in range(draw(st.integers(0, 2))):
        content = span()
        attributions.append(
            Attribution(
                id=f"q{i}", form=draw(st.sampled_from(Form)), content=(content,), cue=draw(st.none() | st.just(content)),
                speaker=draw(st.none() | TEXTS), certainty=draw(st.sampled_from(Certainty)),
            )
        )  # fmt: skip
    mentions = tuple(
        Mention(
            span=span(), stance=draw(st.sampled_from(Stance)), value=draw(st.none() | TEXTS), source=draw(st.none() | TEXTS)
        )
        for _ in range(draw(st.integers(1, 3)))
    )
    step = OriginStep(kind=draw(st.none() | st.sampled_from(StepKind)), says=draw(TEXTS))
    origin = ClaimOrigin(name=draw(TEXTS), kind=draw(st.sampled_from(OriginKind)), mentions=(0,), steps=(step,))
    claim = Claim(id="c1", text=draw(TEXTS), kind=draw(st.sampled_from(ClaimKind)), mentions=mentions, origins=(origin,))
    conflict = Conflict(
        id="k1", claim=draw(st.none() | st.just("c1")), kind=draw(st.sampled_from(ConflictKind)), text=draw(TEXTS),
        strength=draw(st.sampled_from(Strength)), members=(ConflictMember(span=span(), value=draw(st.none() | TEXTS)),),
    )  # fmt: skip
    nodes = (
        *(Node(id=f"n{d.id}", name=d.file, doc=d.id) for d in docs),
        Node(id="lost", name=draw(TEXTS), kind=draw(st.sampled_from(NodeKind)), maker=draw(st.none() | TEXTS)),
    )
    edge = Edge(
        source="lost", target=f"n{docs[0].id}", kind=draw(st.sampled_from(EdgeKind)), confidence=draw(SURE), evidence=(span(),),
        why=draw(TEXTS),
    )  # fmt: skip
    finding = Finding(
        code="F502",
        values={"text": draw(TEXTS)},
        confidence=draw(SURE),
        evidence=(Evidence(span(), draw(st.text(max_size=5))),),
    )
    passages = (
        (Passage(id="p1", a=Span(docs[0].id, 0, 1), b=Span(docs[1].id, 0, 1), words=1, score=draw(SURE)),)
        if len(docs) > 1
        else ()
    )
    return Story(
        documents=docs,
        regions=tuple(Region(span=Span(d.id, 0, len(d.text)), role=draw(st.sampled_from(Role))) for d in docs),
        metadata=tuple(
            MetaValue(
                doc=docs[0].id,
                field=draw(st.sampled_from(MetaField)),
                value=draw(TEXTS),
                normalised=draw(TEXTS),
                where=draw(TEXTS),
                source=draw(st.sampled_from(MetaSource)),
                span=draw(st.none() | st.just(Span(docs[0].id, 0, 1))),
                rank=1,
            )
            for _ in range(draw(st.integers(0, 2)))
        ),
        attributions=tuple(attributions),
        passages=passages,
        claims=(claim,),
        conflicts=(conflict,),
        lineage=Lineage(nodes=nodes, edges=(edge,)),
        findings=(finding,),
        problems=(Problem(file=draw(TEXTS), code="R001", reason=draw(TEXTS), hint="", fatal=draw(st.booleans())),),
        notes=(draw(TEXTS),),
        stages=("regions",),
        outlets=tuple(
            Outlet(draw(TEXTS), draw(st.sampled_from(CreditKind)), tuple(draw(st.lists(TEXTS, max_size=2))), ())
            for _ in range(draw(st.integers(0, 2)))
        ),
    )


@settings(max_examples=60, deadline=None)
@given(stories())
def test_json_brings_every_story_back(story: Story) -> None:
    assert loads(dumps(story)) == story


@settings(max_examples=20, deadline=None)
@given(stories())
def test_writing_is_stable(story: Story) -> None:
    once = dumps(story, indent=0)
    assert dumps(loads(once), indent=0) == once


def test_the_story_with_every_table_comes_back() -> None:
    story = bridge()
    assert loads(dumps(story)) == story


def test_a_file_written_before_there_were_outlets_is_still_read() -> None:
    rows = json.loads(dumps(bridge()))
    assert rows["run"].pop("outlets")
    assert loads(json.dumps(rows)) == replace(bridge(), outlets=())


def test_what_is_lost_would_be_seen() -> None:
    story = bridge()
    other = replace(story, labels=(replace(story.labels[0], id=stable_id("l", "other")),))
    assert loads(dumps(other)) != story
