"""A made-up story with every table filled, written by hand: five articles about a closed bridge in a town that is none."""

from __future__ import annotations

from dataclasses import replace
from string import Formatter

from retold.model.claims import (
    Claim,
    ClaimKind,
    ClaimOrigin,
    Conflict,
    ConflictKind,
    ConflictMember,
    HeadlineCheck,
    LabelSet,
    Mention,
    OriginKind,
    OriginStep,
    Stance,
    StepKind,
    Strength,
    Support,
    TimelineEntry,
)  # fmt: skip
from retold.model.codes import CATALOGUE
from retold.model.document import Document, Link, Region, Role
from retold.model.finding import Evidence, Finding
from retold.model.lineage import Edge, EdgeKind, Lineage, Node
from retold.model.links import (
    Difference,
    Direction,
    DocumentPair,
    Edit,
    EditKind,
    PairRelation,
    Passage,
    QuoteMatch,
    QuoteMember,
    Relation,
)
from retold.model.marks import (
    Attribution,
    Bound,
    Certainty,
    Credit,
    CreditKind,
    DateMark,
    Form,
    Hedge,
    Name,
    NameKind,
    NumberMark,
    Sentence,
    TimeKind,
)  # fmt: skip
from retold.model.metadata import MetaField, MetaSource, MetaValue
from retold.model.outlet import Outlet
from retold.model.sources import SourceCheck, SourceDocument, Verdict
from retold.model.span import Span
from retold.model.story import Problem, Story
from retold.model.voices import Statement, Voice, VoiceKind
from retold.model.when import When
from retold.pipeline import COMPARE_STAGES
from retold.testing import document, find, line_blocks

SHARED = (
    "Engineers closed the Harl bridge on Tuesday after divers found a crack in the second pier. At least three barges were "
    "held upstream, and the ferry at Oster was told to stay in port until Friday."
)
QUOTE = "“We closed it within the hour, and we would close it again 🌉,” Mara Lindt, the harbour master, said."

A = document(
    f"""Harl bridge shut as crack is found
Three barges held; mayor was warned in May

By OSTER WIRE STAFF
{SHARED}
{QUOTE}
The mayor had been warned in May, according to a letter from the pilots’ guild.
Sign up for the morning mail
© 2031 Oster Wire""",
    "01-harl-herald.txt", outlet="Harl Herald", published=When("2031-06-11"), title="Harl bridge shut as crack is found",
    known_from={"outlet": "meta", "published": "text"},
)  # fmt: skip
B = document(
    f"""Mayor ignored warnings over crumbling bridge
{SHARED}
“We closed it within the hour,” Lindt told Oster Wire.
The bridge had allegedly been rotting for years.
Share this
I drive over it daily. Shame! – Reader77""",
    "02-delta-post.txt", outlet="The Delta Post", published=When("2031-06-11"), title="Mayor ignored warnings over crumbling bridge",
    url="https://delta.example/bridge",
)  # fmt: skip
C = document(
    """Crack closes bridge for two weeks
The Harl bridge was closed on Monday, the Delta Post reported. Two barges are waiting.
Harbour master Mara Lindt said it was closed within an hour.
The pilots’ guild wrote to the mayor in May. “We see cracks, and nobody comes to look,” its letter says.""",
    "03-canal-news.txt", outlet="Canal News", published=When("2031-06-12"), title="Crack closes bridge for two weeks",
)  # fmt: skip
D = document(
    """Pilots: we warned them
“We see cracks and nobody comes,” the pilots’ guild wrote to the mayor in May.
The mayor’s office denied that a letter had reached it.
The span has stood since 1931.""",
    "04-ferryman.txt", outlet="The Ferryman & Sons", published=When("2031-06-12"), title="Pilots: we warned them",
)  # fmt: skip
E = document(
    "Potato fair opens in Nessel\nThe fair has 40 stands this year.", "05-nessel.txt", title="Potato fair opens in Nessel"
)

F = document(
    "The pilots’ guild of Oster\nWe see cracks, and nobody comes to look. We ask the mayor to send somebody before the ice comes.",
    "pilots-letter.txt",
)

ROLES = {
    A.id: "headline deck byline body body body promo legal",
    B.id: "headline body body body share comment",
    C.id: "headline body body body",
    D.id: "headline body body body",
    E.id: "headline body",
    F.id: "body body",
}


def _regions(doc: Document) -> tuple[Region, ...]:
    roles = (Role(r) for r in ROLES[doc.id].split())
    return tuple(Region(span=b.span, role=r, rule="by hand") for b, r in zip(line_blocks(doc), roles, strict=True))


def _at(doc: Document, words: str, nth: int = 0) -> Span:
    return find(doc, words, nth)


def _attributions() -> tuple[Attribution, ...]:
    def one(key: str, doc: Document, words: str, form: Form, cue: str, source: str, speaker: str | None) -> Attribution:  # noqa: PLR0917 - a table row
        return Attribution(
            id=key, form=form, content=(_at(doc, words),), cue=_at(doc, cue), source=_at(doc, source), speaker=speaker
        )

    direct = Form.DIRECT
    return (
        one(
            "q1",
            A,
            "“We closed it within the hour, and we would close it again 🌉,”",
            direct,
            "said",
            "Mara Lindt",
            "Mara Lindt",
        ),
        one("q2", B, "“We closed it within the hour,”", direct, "told", "Lindt", "Mara Lindt"),
        one("q3", C, "it was closed within an hour", Form.INDIRECT, "said", "Harbour master Mara Lindt", "Mara Lindt"),
        one("q4", C, "“We see cracks, and nobody comes to look,”", direct, "says", "its letter", "pilots’ guild"),
        one("q5", D, "“We see cracks and nobody comes,”", direct, "wrote", "the pilots’ guild", None),
    )


def _claims() -> tuple[Claim, ...]:
    def m(doc: Document, words: str, stance: Stance, value: str | None = None, source: str | None = None) -> Mention:
        return Mention(span=_at(doc, words), stance=stance, value=value, source=source)

    asserts, attributed = Stance.ASSERTS, Stance.ATTRIBUTED
    closed = (
        m(A, "closed the Harl bridge on Tuesday", asserts, "2031-06-10"),
        m(B, "closed the Harl bridge on Tuesday", asserts, "2031-06-10"),
        m(C, "was closed on Monday, the Delta Post reported", attributed, "2031-06-09", "the Delta Post"),
    )
    barges = (
        m(A, "At least three barges", asserts, ">=3 barges"),
        m(B, "At least three barges", asserts, ">=3 barges"),
        m(C, "Two barges", asserts, "2 barges"),
    )
    warned = (
        m(A, "The mayor had been warned in May", attributed, "2031-05", "a letter from the pilots’ guild"),
        m(C, "wrote to the mayor in May", asserts, "2031-05"),
        m(D, "wrote to the mayor in May", asserts, "2031-05"),
        m(D, "denied that a letter had reached it", Stance.DENIED, None, "The mayor’s office"),
    )
    old = (m(D, "has stood since 1931", asserts, "1931"),)
    rotting = (m(B, "had allegedly been rotting for years", Stance.HEDGED, None),)
    copied = OriginStep(kind=StepKind.TAKEN, says="copied")
    wire = ClaimOrigin(name="Oster Wire", kind=OriginKind.UNSEEN, mentions=(0, 1), node="n-wire", steps=(copied, copied))
    guild = ClaimOrigin(name="pilots’ guild", kind=OriginKind.UNSEEN, mentions=(0, 1, 2), node="n-letter")
    nobody = ClaimOrigin(name="Ferryman", kind=OriginKind.OWN_REPORTING, mentions=(0,))
    return (
        Claim(id="c1", text="When the bridge was closed", kind=ClaimKind.DATE, mentions=closed,
              origins=(replace(wire, mentions=(0, 1, 2)),)),
        Claim(id="c2", text="How many barges were held", kind=ClaimKind.NUMBER, mentions=barges,
              origins=(wire, ClaimOrigin(name="Canal News", kind=OriginKind.UNATTRIBUTED, mentions=(2,)))),
        Claim(id="c3", text="The mayor was warned", kind=ClaimKind.EVENT, mentions=warned,
              origins=(guild, ClaimOrigin(name="mayor’s office", kind=OriginKind.UNSEEN, mentions=(3,)))),
        Claim(id="c4", text="How old the bridge is", kind=ClaimKind.DATE, mentions=old, origins=(nobody,)),
        Claim(id="c5", text="The bridge was rotting", kind=ClaimKind.STATUS, mentions=rotting),
    )  # fmt: skip


def _conflicts() -> tuple[Conflict, ...]:
    def member(doc: Document, words: str, value: str | None) -> ConflictMember:
        return ConflictMember(span=_at(doc, words), value=value)

    return (
        Conflict(
            id="k1", claim="c1", kind=ConflictKind.DATE, strength=Strength.CONTRADICTION, text="The bridge closed on Tuesday or on Monday",
            members=(member(A, "closed the Harl bridge on Tuesday", "2031-06-10"), member(B, "closed the Harl bridge on Tuesday", "2031-06-10"),
                     member(C, "was closed on Monday, the Delta Post reported", "2031-06-09")),
        ),
        Conflict(
            id="k2", claim="c2", kind=ConflictKind.NUMBER, strength=Strength.TENSION, text="At least three barges, or two",
            members=(member(A, "At least three barges", ">=3 barges"), member(C, "Two barges", "2 barges")),
        ),
    )  # fmt: skip


def _lineage() -> Lineage:
    nodes = (
        *(Node(id=f"n-{d.id}", name=d.outlet or d.file, doc=d.id) for d in (A, B, C, D, E)),
        Node(id="n-wire", name="Oster Wire"),
        Node(id="n-letter", name="letter of the pilots’ guild to the mayor"),
    )

    def edge(source: str, target: Document, kind: EdgeKind, confidence: float, words: str, why: str) -> Edge:  # noqa: PLR0917 - a table row
        return Edge(
            source=source, target=f"n-{target.id}", kind=kind, confidence=confidence, evidence=(_at(target, words),), why=why
        )

    return Lineage(
        nodes=nodes,
        edges=(
            edge("n-wire", A, EdgeKind.COPIED, 0.9, SHARED, "the byline names Oster Wire"),
            edge("n-wire", B, EdgeKind.COPIED, 0.8, SHARED, "shares 42 words with A"),
            edge("n-wire", B, EdgeKind.CREDITED, 0.9, "told Oster Wire", "credited by name"),
            edge(f"n-{B.id}", C, EdgeKind.CREDITED, 0.9, "the Delta Post reported", "credited by name"),
            edge("n-letter", A, EdgeKind.CREDITED, 0.7, "a letter from the pilots’ guild", "credited by name"),
            edge("n-letter", C, EdgeKind.QUOTED_DOCUMENT, 0.9, "“We see cracks, and nobody comes to look,”", "quoted"),
            edge("n-letter", D, EdgeKind.QUOTED_DOCUMENT, 0.5, "“We see cracks and nobody comes,”", "quoted"),
        ),
    )


def _checks() -> tuple[SourceCheck, ...]:
    """Two printings of a sentence of the guild's letter: as it stands there, and in other words."""
    there = _at(F, "We see cracks, and nobody comes to look")
    faithful, altered = "“We see cracks, and nobody comes to look,”", "“We see cracks and nobody comes,”"
    put = Edit(
        kind=EditKind.DELETE,
        a_start=_at(F, "to look").start,
        a_end=there.end,
        b_start=_at(D, altered).end,
        b_end=_at(D, altered).end,
    )
    return (
        SourceCheck(id="s1", span=_at(C, faithful), attribution="q4", source=F.id, verdict=Verdict.FAITHFUL, members=(there,)),
        SourceCheck(
            id="s2", span=_at(D, altered), attribution="q5", source=F.id, verdict=Verdict.TRUNCATED, members=(there,), edits=(put,),
            marks=(_at(D, "cracks"),), silent=True, note="the end of the sentence (2 words) left out, without a mark",
        ),
    )  # fmt: skip


def _finding(code: str, confidence: float, evidence: tuple[Evidence, ...], **values: str) -> Finding:
    """A finding; what the catalogue's sentence wants beyond ``values`` is filled with the field's name."""
    wanted = {name for _, name, _, _ in Formatter().parse(CATALOGUE[code].sentence) if name}
    return Finding(
        code=code, values={name: values.get(name, name) for name in wanted}, confidence=confidence, evidence=evidence
    )


def _findings() -> tuple[Finding, ...]:
    def says(doc: Document, words: str, point: str = "") -> Evidence:
        return Evidence(_at(doc, words), point)

    both = "Harl Herald and The Delta Post"
    shared = tuple(says(d, SHARED, "the shared run") for d in (A, B))
    return (
        _finding("F101", 0.9, (*shared, says(A, "OSTER WIRE STAFF", "the byline"), says(B, "told Oster Wire", "the credit")),
                 articles=both, words="42", original="Oster Wire"),
        _finding("F501", 0.8, (says(A, "closed the Harl bridge on Tuesday", "Tuesday"), says(C, "closed on Monday", "Monday")),
                 text="The bridge was closed on Tuesday (A, B) or on Monday (C)."),
        _finding("F601", 0.7, (says(B, "Mayor ignored warnings", "nothing below says so"),),
                 role="headline", article="The Delta Post", missing="ignored"),
        _finding("F301", 0.9, (says(A, "and we would close it again 🌉", "only here"), says(B, "“We closed it within the hour,”", "ends here")),
                 speaker="Mara Lindt", difference="cut", articles=both, quote="We closed it within the hour"),
        _finding("F802", 0.4, (says(A, "Harl bridge"), says(D, "span")), referent="the bridge", words="bridge, span"),
        _finding("F804", 0.9, (says(E, "Potato fair opens in Nessel", "its headline"),), article="05-nessel"),
    )  # fmt: skip


def bridge() -> Story:
    """The story; a new object each time."""
    docs = (A, B, C, D, E, F)
    ends = _at(A, SHARED).end, _at(B, SHARED).end
    edit = Edit(kind=EditKind.REPLACE, a_start=ends[0] - 1, a_end=ends[0], b_start=ends[1] - 1, b_end=ends[1])
    passages = (
        Passage(id="p1", a=_at(A, SHARED), b=_at(B, SHARED), words=42, score=1.0, edits=(edit,), relation=Relation.SHARED_ORIGIN),
        Passage(id="p2", a=_at(A, "We closed it within the hour"), b=_at(B, "We closed it within the hour"), words=6, score=1.0,
                relation=Relation.SHARED_QUOTE, direction=Direction.UNKNOWN),
    )  # fmt: skip
    attributions = _attributions()
    part = {a.id: a.content[0] for a in attributions}

    def match(key: str, speaker: str | None, difference: Difference, *ids: str) -> QuoteMatch:
        members = tuple(QuoteMember(attribution=i, part=0, span=part[i]) for i in ids)
        return QuoteMatch(id=key, speaker=speaker, members=members, difference=difference)

    return Story(
        documents=docs,
        regions=tuple(r for d in docs for r in _regions(d)),
        links=(Link(span=_at(B, "Oster Wire"), href="javascript:alert(1)"),),
        metadata=(
            MetaValue(doc=A.id, field=MetaField.AUTHOR, value="By OSTER WIRE STAFF", normalised="OSTER WIRE STAFF", source=MetaSource.TEXT,
                      where="byline", span=_at(A, "By OSTER WIRE STAFF"), rank=1, chosen=True),
            MetaValue(doc=A.id, field=MetaField.PUBLISHED, value="soon", source=MetaSource.META, where="date", rank=1),
        ),
        sentences=(Sentence(span=_at(A, SHARED)),),
        names=tuple(Name(span=_at(d, "Lindt"), kind=NameKind.PERSON, canonical="Mara Lindt") for d in (A, B, C)),
        dates=(DateMark(span=_at(A, "Tuesday"), kind=TimeKind.DATE, value="2031-06-10", anchored=True),),
        numbers=(NumberMark(span=_at(A, "At least three"), low=3, high=3, bound=Bound.AT_LEAST, unit="barge", rendered=">=3 barges"),),
        hedges=(Hedge(span=_at(B, "allegedly"), scope=_at(B, "The bridge had allegedly been rotting for years"), certainty=Certainty.HEDGED),),
        attributions=attributions,
        credits=(
            Credit(id="r1", span=_at(B, "Oster Wire"), credited="Oster Wire", kind=CreditKind.WIRE, attribution="q2"),
            Credit(id="r2", span=_at(C, "the Delta Post"), credited="Delta Post", kind=CreditKind.OUTLET,
                   scope=_at(C, "The Harl bridge was closed on Monday")),
            Credit(id="r3", span=_at(C, "its letter"), credited="letter", kind=CreditKind.DOCUMENT, attribution="q4"),
        ),
        passages=passages,
        pairs=(
            DocumentPair(id="r1", a=A.id, b=B.id, words=48, a_share=0.61, b_share=0.8, relation=PairRelation.SHARED_ORIGIN),
        ),
        quote_matches=(
            match("m1", "Mara Lindt", Difference.TRUNCATED, "q1", "q2"),
            match("m2", "pilots’ guild", Difference.TRUNCATED, "q4", "q5"),
        ),
        sources=(SourceDocument(doc=F.id, called=("letter",), credits=("r3",)),),
        source_checks=_checks(),
        claims=_claims(),
        conflicts=_conflicts(),
        headlines=(
            HeadlineCheck(span=_at(A, "Harl bridge shut as crack is found"), supported=Support.YES, evidence=(_at(A, "closed the Harl bridge"),)),
            HeadlineCheck(span=_at(B, "Mayor ignored warnings over crumbling bridge"), supported=Support.NO, missing=(_at(B, "ignored warnings"),)),
            HeadlineCheck(span=_at(C, "Crack closes bridge for two weeks"), supported=Support.PARTLY, evidence=(_at(C, "was closed"),),
                          missing=(_at(C, "for two weeks"),)),
        ),
        labels=(LabelSet(id="l1", referent="the bridge", words=(_at(A, "Harl bridge"), _at(B, "crumbling bridge"), _at(D, "The span"))),),
        timeline=(
            TimelineEntry(id="t1", when="2031-05", what="The pilots’ guild writes to the mayor", mentions=(_at(A, "warned in May"), _at(D, "in May"))),
            TimelineEntry(id="t2", when="2031-06-10?", what="The bridge is closed", mentions=(_at(A, "on Tuesday"), _at(B, "on Tuesday")),
                          conflicts=(_conflicts()[0].id,)),
        ),
        voices=(
            Voice(id="v1", name="Mara Lindt", kind=VoiceKind.NAMED, statements=(
                Statement(span=_at(B, "“We closed it within the hour,”"), form=Form.DIRECT, attribution="q2", through="Oster Wire"),
                Statement(span=_at(C, "it was closed within an hour"), form=Form.INDIRECT, attribution="q3"),
            )),
            Voice(id="v2", name="letter", kind=VoiceKind.DOCUMENT, statements=(
                Statement(span=_at(C, "“We see cracks, and nobody comes to look,”"), form=Form.DIRECT, attribution="q4"),
            ), silent=(_at(D, "in May"),)),
        ),
        lineage=_lineage(),
        findings=_findings(),
        problems=(Problem(file="06.pdf", code="R007", reason="a PDF, which retold does not read yet", hint="Export it as text.", fatal=True),),
        notes=("Passages of fewer than eight words were not looked for.",),
        stages=tuple(s.name for s in COMPARE_STAGES),
        outlets=(Outlet("The Oster Eye", CreditKind.BROADCAST, ("OE",), ("oster-eye.example",)),),
    )  # fmt: skip
