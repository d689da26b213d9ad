"""A made-up story of as many articles as one asks for, every one telling the same flood in one of three ways."""

from __future__ import annotations

from dataclasses import replace

from retold.model.claims import (
    Claim,
    ClaimKind,
    ClaimOrigin,
    Conflict,
    ConflictKind,
    ConflictMember,
    LabelSet,
    Mention,
    OriginKind,
    Stance,
    Strength,
)  # fmt: skip
from retold.model.document import Document
from retold.model.finding import Evidence, Finding
from retold.model.lineage import Edge, EdgeKind, Lineage, Node
from retold.model.links import Passage, Relation
from retold.model.marks import Form
from retold.model.story import Story
from retold.model.voices import Statement, Voice, VoiceKind
from retold.testing import document, find
from retold.testing import story as story_of

WAYS = (
    ("Four barges sank", "The dyke broke on Monday", Stance.ASSERTS),
    ("Five barges sank", "The dyke broke on Monday", Stance.ASSERTS),
    ("Five barges allegedly sank", "The dyke broke on Tuesday", Stance.HEDGED),
)
SHARED = "The water stood two metres high in the lower town, and the night train to Ebbing stopped at the embankment."


def last_words(number: int) -> str:
    """Words that only one article has, at its end."""
    return f"Report number {number} ends here."


def article(number: int) -> Document:
    """One article of the crowd."""
    barges, dyke, _ = WAYS[number % len(WAYS)]
    filler = "\n".join(f"Paragraph {n} of report {number} tells of sandbags and of boats." for n in range(4))
    text = f"Flood in Ebbing\n{dyke}.\n{SHARED}\n{barges} near the lock.\n“We saw it coming,” said Ana Holm.\n{filler}\n{last_words(number)}"
    return document(text, f"{number:03d}.txt", outlet=f"Ebbing Paper {number}")


def crowd(articles: int) -> Story:
    """The story: two claims with a conflict each, a voice, labels, a star of lineage and a finding for every article."""
    docs = tuple(article(n) for n in range(articles))
    ways = [WAYS[n % len(WAYS)] for n in range(articles)]

    def claim(key: str, text: str, kind: ClaimKind, part: int) -> Claim:
        mentions = tuple(
            Mention(span=find(d, way[part]), stance=way[2], value=way[part].split()[0 if part == 0 else -1])
            for d, way in zip(docs, ways, strict=True)
        )
        origin = ClaimOrigin(name="", kind=OriginKind.UNATTRIBUTED, mentions=tuple(range(articles)))
        return Claim(id=key, text=text, kind=kind, mentions=mentions, origins=(origin,))

    claims = (
        claim("c1", "How many barges sank", ClaimKind.NUMBER, 0),
        claim("c2", "When the dyke broke", ClaimKind.DATE, 1),
        Claim(id="c3", text="What stopped the train", kind=ClaimKind.CAUSE,
              mentions=(Mention(span=find(docs[-1], "stopped at the embankment"), stance=Stance.ASSERTS),)),
    )  # fmt: skip
    told = [m for m in claims[0].mentions if m.span.doc in {d.id for d in docs[:2]}]
    conflict = Conflict(
        id="k1", claim="c1", kind=ConflictKind.NUMBER, strength=Strength.CONTRADICTION, text="Four barges, or five",
        members=tuple(ConflictMember(span=m.span, value=m.value) for m in told),
    )  # fmt: skip
    nodes = tuple(Node(id=f"n{n}", name=d.outlet or "", doc=d.id) for n, d in enumerate(docs))
    edges = tuple(
        Edge(source="n0", target=f"n{n}", kind=EdgeKind.COPIED, confidence=0.9, evidence=(find(d, SHARED),), why="")
        for n, d in enumerate(docs)
        if n
    )
    passages = tuple(
        Passage(id=f"p{n}", a=find(docs[0], SHARED), b=find(d, SHARED), words=20, score=1.0, relation=Relation.COPY)
        for n, d in enumerate(docs)
        if n
    )
    findings = tuple(
        Finding(
            code="F502", values={"text": f"Report {n} ends."}, confidence=0.5, evidence=(Evidence(find(d, last_words(n)), ""),)
        )
        for n, d in enumerate(docs)
    )
    said = tuple(
        Statement(span=find(d, "“We saw it coming,”"), attribution=f"q{n}", form=Form.DIRECT) for n, d in enumerate(docs)
    )
    return replace(
        story_of(*docs), claims=claims, conflicts=(conflict,), lineage=Lineage(nodes=nodes, edges=edges), passages=passages,
        voices=(Voice(id="v1", name="Ana Holm", kind=VoiceKind.NAMED, statements=said),), findings=findings,
        labels=(LabelSet(id="l1", referent="the flood", words=tuple(find(d, w) for d, w in zip(docs, (w[0] for w in ways), strict=True))),),
    )  # fmt: skip
