"""The contract as JSON: written from a story, and read back into one."""

from __future__ import annotations

import msgspec

from retold.model import claims as mc
from retold.model import lineage as ml
from retold.model import links as mk
from retold.model import marks as mm
from retold.model import sources as ms
from retold.model import voices as mv
from retold.model.document import Document, Kind, Link, Origin, Region, Role, SourceRange
from retold.model.errors import ContractError
from retold.model.finding import Evidence, Finding
from retold.model.invariants import check
from retold.model.metadata import MetaField, MetaSource, MetaValue
from retold.model.outlet import Outlet
from retold.model.span import Span
from retold.model.story import Problem, Story
from retold.model.when import When
from retold.report import contract as c
from retold.report.rows import to_contract


def dumps(story: Story, *, indent: int = 1) -> bytes:
    """The story as UTF-8 JSON following the contract; ``indent`` spaces a level, 0 for one line."""
    data = msgspec.json.encode(to_contract(story))
    return (msgspec.json.format(data, indent=indent) if indent else data) + b"\n"


def loads(data: bytes | str) -> Story:
    """The story in a JSON file of the contract; raises ``ContractError`` where the file does not follow it.

    Blocks and tokens are working material and do not come back; everything else does.
    """
    try:
        rows = msgspec.json.decode(data, type=c.Contract)
        return check(_story(rows))
    except (msgspec.DecodeError, ValueError) as error:
        raise ContractError("JSON", str(error)) from error


def _span(row: c.Place) -> Span:
    return Span(row.doc, row.start, row.end)


def _within(doc: str, row: c.Range) -> Span:
    return Span(doc, row.start, row.end)


def _maybe(doc: str, row: c.Range | None) -> Span | None:
    return None if row is None else _within(doc, row)


def _source(row: c.SourceRow | None) -> SourceRange | None:
    return SourceRange(row.start, row.start_offset, row.end, row.end_offset) if row else None


def _document(d: c.DocumentRow) -> Document:
    return Document(
        id=d.id, file=d.file, text=d.text, origin=Origin(uri=d.uri, media_type=d.media_type, sha256=d.sha256, fetched=When(d.fetched) if d.fetched else None), title=d.title,
        outlet=d.outlet, author=d.author, authors=tuple(d.authors), url=d.url, published=When(d.published) if d.published else None,
        updated=When(d.updated) if d.updated else None, section=d.section, wire=d.wire, kind=Kind(d.kind), language=d.language,
        known_from=d.known_from,
    )  # fmt: skip


def _meta(v: c.MetaRow) -> MetaValue:
    return MetaValue(
        doc=v.doc, field=MetaField(v.field), value=v.value, normalised=v.normalised, source=MetaSource(v.source), where=v.where,
        span=_maybe(v.doc, v.span), rank=v.rank, chosen=v.chosen,
    )  # fmt: skip


def _attribution(a: c.AttributionRow) -> mm.Attribution:
    return mm.Attribution(
        id=a.id, form=mm.Form(a.form), content=tuple(_within(a.doc, r) for r in a.content), cue=_maybe(a.doc, a.cue),
        source=_maybe(a.doc, a.source), speaker=a.speaker, certainty=mm.Certainty(a.certainty),
    )  # fmt: skip


def _credit(x: c.CreditRow) -> mm.Credit:
    return mm.Credit(
        id=x.id, span=_span(x), credited=x.credited, kind=mm.CreditKind(x.kind), scope=_maybe(x.doc, x.scope),
        attribution=x.attribution, href=x.href,
    )  # fmt: skip


def _edits(rows: list[c.EditRow]) -> tuple[mk.Edit, ...]:
    return tuple(
        mk.Edit(kind=mk.EditKind(e.kind), a_start=e.a_start, a_end=e.a_end, b_start=e.b_start, b_end=e.b_end) for e in rows
    )


def _passage(p: c.PassageRow) -> mk.Passage:
    return mk.Passage(
        id=p.id, a=_span(p.a), b=_span(p.b), words=p.words, score=p.score, edits=_edits(p.edits), relation=mk.Relation(p.relation),
        direction=mk.Direction(p.direction),
    )  # fmt: skip


def _pair(p: c.PairRow) -> mk.DocumentPair:
    return mk.DocumentPair(
        id=p.id, a=p.a, b=p.b, words=p.words, a_share=p.a_share, b_share=p.b_share, relation=mk.PairRelation(p.relation),
        direction=mk.Direction(p.direction),
    )  # fmt: skip


def _quote_match(q: c.QuoteMatchRow) -> mk.QuoteMatch:
    members = tuple(mk.QuoteMember(attribution=m.attribution, part=m.part, span=_span(m)) for m in q.members)
    return mk.QuoteMatch(id=q.id, speaker=q.speaker, members=members, difference=mk.Difference(q.difference))


def _claim(x: c.ClaimRow) -> mc.Claim:
    mentions = tuple(
        mc.Mention(
            span=_span(m),
            stance=mc.Stance(m.stance),
            value=m.value,
            source=m.source,
            attribution=m.attribution,
            credit=m.credit,
        )
        for m in x.mentions
    )
    origins = tuple(
        mc.ClaimOrigin(name=o.name, kind=mc.OriginKind(o.kind), mentions=tuple(o.mentions), node=o.node, steps=_steps(o))
        for o in x.origins
    )
    return mc.Claim(
        id=x.id,
        text=x.text,
        kind=mc.ClaimKind(x.kind),
        tells=mc.Tells(x.tells),
        asks=x.asks,
        mentions=mentions,
        origins=origins,
    )


def _steps(o: c.OriginRow) -> tuple[mc.OriginStep, ...]:
    kinds: list[mc.StepKind | None] = [mc.StepKind(k) for k in o.step_kinds] or [None for _ in o.steps]
    return tuple(mc.OriginStep(kind=k, says=s) for k, s in zip(kinds, o.steps, strict=True))


def _conflict(k: c.ConflictRow) -> mc.Conflict:
    members = tuple(mc.ConflictMember(span=_span(m), value=m.value) for m in k.members)
    return mc.Conflict(
        id=k.id, claim=k.claim, kind=mc.ConflictKind(k.kind), strength=mc.Strength(k.strength), members=members, text=k.text
    )


def _voice(v: c.VoiceRow) -> mv.Voice:
    statements = tuple(
        mv.Statement(span=_span(s), form=mm.Form(s.form), attribution=s.attribution, through=s.through) for s in v.statements
    )
    silent = tuple(_span(s) for s in v.silent)
    return mv.Voice(id=v.id, name=v.name, kind=mv.VoiceKind(v.kind), statements=statements, silent=silent)


def _check(k: c.SourceCheckRow) -> ms.SourceCheck:
    return ms.SourceCheck(
        id=k.id, span=_span(k), attribution=k.attribution, source=k.source, verdict=ms.Verdict(k.verdict),
        members=tuple(_span(m) for m in k.members), edits=_edits(k.edits), marks=tuple(_within(k.doc, m) for m in k.marks),
        silent=k.silent, note=k.note,
    )  # fmt: skip


def _lineage(x: c.LineageRow) -> ml.Lineage:
    nodes = tuple(ml.Node(id=n.id, name=n.name, doc=n.doc, kind=ml.NodeKind(n.kind), maker=n.maker) for n in x.nodes)
    docs = {n.id: n.doc for n in nodes}
    edges = tuple(
        ml.Edge(
            source=e.source, target=e.target, kind=ml.EdgeKind(e.kind), confidence=e.confidence, why=e.why,
            evidence=tuple(_span(s) for s in e.evidence), signs=tuple(_sign(s, docs.get(e.source), docs.get(e.target)) for s in e.signs),
        )
        for e in x.edges
    )  # fmt: skip
    return ml.Lineage(nodes=nodes, edges=edges)


def _sign(s: c.SignRow, giver: str | None, taker: str | None) -> ml.Sign:
    spans = tuple(_span(p) for p in s.places)
    return ml.Sign(
        kind=ml.SignKind(s.kind), taker=taker or "", giver=giver or "", spans=spans, strength=s.strength, weight=s.weight
    )


def _finding(f: c.FindingRow) -> Finding:
    evidence = tuple(Evidence(_span(e), e.says) for e in f.evidence)
    return Finding(code=f.code, values=f.values, confidence=f.confidence, evidence=evidence)


def _outlet(o: c.OutletRow) -> Outlet:
    return Outlet(o.name, mm.CreditKind(o.kind), tuple(o.aliases), tuple(o.domains))


def _story(x: c.Contract) -> Story:
    return Story(
        documents=tuple(_document(d) for d in x.documents),
        regions=tuple(Region(span=_span(r), role=Role(r.role), rule=r.rule, source=_source(r.source)) for r in x.regions),
        links=tuple(Link(span=_span(r), href=r.href) for r in x.links),
        metadata=tuple(_meta(v) for v in x.metadata),
        sentences=tuple(mm.Sentence(span=_span(s)) for s in x.sentences),
        names=tuple(mm.Name(span=_span(n), kind=mm.NameKind(n.kind), canonical=n.canonical) for n in x.names),
        dates=tuple(mm.DateMark(span=_span(d), kind=mm.TimeKind(d.kind), value=d.value, anchored=d.anchored) for d in x.dates),
        numbers=tuple(
            mm.NumberMark(span=_span(n), low=n.low, high=n.high, bound=mm.Bound(n.bound), unit=n.unit, rendered=n.value)
            for n in x.numbers
        ),
        hedges=tuple(
            mm.Hedge(span=_span(h), scope=_within(h.doc, h.scope), certainty=mm.Certainty(h.certainty)) for h in x.hedges
        ),
        attributions=tuple(_attribution(a) for a in x.attributions),
        credits=tuple(_credit(r) for r in x.credits),
        passages=tuple(_passage(p) for p in x.passages),
        pairs=tuple(_pair(p) for p in x.pairs),
        quote_matches=tuple(_quote_match(q) for q in x.quote_matches),
        claims=tuple(_claim(r) for r in x.claims),
        conflicts=tuple(_conflict(k) for k in x.conflicts),
        headlines=tuple(
            mc.HeadlineCheck(
                span=_span(h), supported=mc.Support(h.supported), evidence=tuple(_within(h.doc, r) for r in h.evidence),
                missing=tuple(_within(h.doc, r) for r in h.missing),
            )
            for h in x.headlines
        ),
        labels=tuple(mc.LabelSet(id=r.id, referent=r.referent, words=tuple(_span(s) for s in r.words)) for r in x.labels),
        timeline=tuple(
            mc.TimelineEntry(
                id=t.id, when=t.when, what=t.what, mentions=tuple(_span(s) for s in t.mentions), conflicts=tuple(t.conflicts),
                sources=tuple(s.source or "" for s in t.mentions),
            )
            for t in x.timeline
        ),
        voices=tuple(_voice(v) for v in x.voices),
        sources=tuple(ms.SourceDocument(doc=s.doc, called=tuple(s.called), credits=tuple(s.credits)) for s in x.sources),
        source_checks=tuple(_check(k) for k in x.source_checks),
        lineage=_lineage(x.lineage),
        findings=tuple(_finding(f) for f in x.findings),
        problems=tuple(Problem(file=p.file, code=p.code, reason=p.reason, hint=p.hint, fatal=p.fatal) for p in x.run.problems),
        notes=tuple(x.run.notes),
        stages=tuple(x.run.stages),
        outlets=tuple(_outlet(o) for o in x.run.outlets),
    )  # fmt: skip
