"""Story to contract rows: the one place where nouns become columns. JSON, CSV and every other table start here."""

from __future__ import annotations

from collections.abc import Iterable

from retold import __version__
from retold.model.claims import Claim, Conflict, TimelineEntry
from retold.model.document import Region
from retold.model.lineage import Lineage, Sign
from retold.model.links import DocumentPair, Edit, Passage
from retold.model.marks import Attribution, Credit
from retold.model.sources import SourceCheck
from retold.model.span import Span
from retold.model.story import Story
from retold.model.voices import Voice
from retold.report import contract as c


def place(span: Span) -> c.Place:
    """A span with its document."""
    return c.Place(doc=span.doc, start=span.start, end=span.end)


def within(span: Span) -> c.Range:
    """A span whose document the row already names."""
    return c.Range(start=span.start, end=span.end)


def _maybe(span: Span | None) -> c.Range | None:
    return None if span is None else within(span)


def _places(spans: Iterable[Span]) -> list[c.Place]:
    return [place(s) for s in spans]


def _told(entry: TimelineEntry) -> list[c.ToldRow]:
    return [c.ToldRow(doc=span.doc, start=span.start, end=span.end, source=source or None) for span, source in entry.vouched]


def _ranges(spans: Iterable[Span]) -> list[c.Range]:
    return [within(s) for s in spans]


def _at(span: Span) -> dict[str, object]:
    return {"doc": span.doc, "start": span.start, "end": span.end}


def _region(region: Region) -> c.RegionRow:
    place = region.source
    source = (
        c.SourceRow(start=place.start, start_offset=place.start_offset, end=place.end, end_offset=place.end_offset)
        if place
        else None
    )
    return c.RegionRow(
        doc=region.span.doc, start=region.span.start, end=region.span.end, role=region.role, rule=region.rule, source=source
    )


def _documents(story: Story) -> list[c.DocumentRow]:
    return [
        c.DocumentRow(
            id=d.id, file=d.file, text=d.text, title=d.title, outlet=d.outlet, author=d.author, authors=list(d.authors),
            url=d.url, published=d.published.edtf if d.published else None, updated=d.updated.edtf if d.updated else None,
            section=d.section, wire=d.wire, kind=d.kind, language=d.language, sha256=d.origin.sha256,
            media_type=d.origin.media_type, uri=d.origin.uri,
            fetched=d.origin.fetched.edtf if d.origin.fetched else None, known_from=d.known_from,
        )
        for d in story.documents
    ]  # fmt: skip


def _attribution(a: Attribution) -> c.AttributionRow:
    return c.AttributionRow(
        id=a.id, doc=a.doc, form=a.form, content=_ranges(a.content), cue=_maybe(a.cue), source=_maybe(a.source),
        speaker=a.speaker, certainty=a.certainty,
    )  # fmt: skip


def _credit(x: Credit) -> c.CreditRow:
    return c.CreditRow(
        doc=x.span.doc, start=x.span.start, end=x.span.end, id=x.id, credited=x.credited, kind=x.kind,
        scope=_maybe(x.scope), attribution=x.attribution, href=x.href,
    )  # fmt: skip


def _edits(edits: Iterable[Edit]) -> list[c.EditRow]:
    return [c.EditRow(kind=e.kind, a_start=e.a_start, a_end=e.a_end, b_start=e.b_start, b_end=e.b_end) for e in edits]


def _passage(p: Passage) -> c.PassageRow:
    return c.PassageRow(
        id=p.id,
        a=place(p.a),
        b=place(p.b),
        words=p.words,
        score=p.score,
        relation=p.relation,
        direction=p.direction,
        edits=_edits(p.edits),
    )


def _pair(p: DocumentPair) -> c.PairRow:
    return c.PairRow(
        id=p.id, a=p.a, b=p.b, words=p.words, a_share=p.a_share, b_share=p.b_share, relation=p.relation, direction=p.direction
    )


def _claim(x: Claim) -> c.ClaimRow:
    mentions = [
        c.MentionRow(
            doc=m.span.doc, start=m.span.start, end=m.span.end, stance=m.stance, value=m.value, source=m.source,
            attribution=m.attribution, credit=m.credit,
        )
        for m in x.mentions
    ]  # fmt: skip
    origins = [
        c.OriginRow(
            name=o.name,
            kind=o.kind,
            node=o.node,
            mentions=list(o.mentions),
            steps=[s.says for s in o.steps],
            step_kinds=[s.kind for s in o.steps if s.kind is not None],
        )
        for o in x.origins
    ]
    return c.ClaimRow(id=x.id, text=x.text, kind=x.kind, tells=x.tells, asks=x.asks, mentions=mentions, origins=origins)


def _conflict(k: Conflict) -> c.ConflictRow:
    members = [c.ConflictMemberRow(doc=m.span.doc, start=m.span.start, end=m.span.end, value=m.value) for m in k.members]
    return c.ConflictRow(id=k.id, claim=k.claim, kind=k.kind, strength=k.strength, text=k.text, members=members)


def _voice(v: Voice) -> c.VoiceRow:
    statements = [
        c.StatementRow(
            doc=s.span.doc, start=s.span.start, end=s.span.end, form=s.form, attribution=s.attribution, through=s.through
        )
        for s in v.statements
    ]
    return c.VoiceRow(id=v.id, name=v.name, kind=v.kind, statements=statements, silent=_places(v.silent))


def _check(k: SourceCheck) -> c.SourceCheckRow:
    return c.SourceCheckRow(
        doc=k.span.doc, start=k.span.start, end=k.span.end, id=k.id, attribution=k.attribution, source=k.source,
        verdict=k.verdict, members=_places(k.members), edits=_edits(k.edits), marks=_ranges(k.marks), silent=k.silent, note=k.note,
    )  # fmt: skip


def _lineage(x: Lineage) -> c.LineageRow:
    return c.LineageRow(
        nodes=[c.NodeRow(id=n.id, doc=n.doc, name=n.name, seen=n.seen, kind=n.kind, maker=n.maker) for n in x.nodes],
        edges=[
            c.EdgeRow(
                source=e.source, target=e.target, kind=e.kind, confidence=e.confidence, why=e.why, evidence=_places(e.evidence),
                signs=[_sign(s) for s in e.signs],
            )
            for e in x.edges
        ],
    )  # fmt: skip


def _sign(s: Sign) -> c.SignRow:
    return c.SignRow(kind=s.kind, strength=s.strength, weight=s.weight, places=_places(s.spans))


def to_contract(story: Story) -> c.Contract:
    """The story as rows of the contract."""
    return c.Contract(
        schema_version=c.SCHEMA_VERSION,
        retold_version=__version__,
        run=c.RunRow(
            stages=list(story.stages),
            problems=[
                c.ProblemRow(file=p.file, code=p.code, reason=p.reason, hint=p.hint, fatal=p.fatal) for p in story.problems
            ],
            notes=list(story.notes),
            outlets=[
                c.OutletRow(name=o.name, kind=o.kind, aliases=list(o.aliases), domains=list(o.domains)) for o in story.outlets
            ],
        ),
        documents=_documents(story),
        regions=[_region(r) for r in story.regions],
        links=[c.LinkRow(doc=x.span.doc, start=x.span.start, end=x.span.end, href=x.href) for x in story.links],
        metadata=[
            c.MetaRow(
                doc=v.doc, field=v.field, value=v.value, normalised=v.normalised, source=v.source, where=v.where, span=_maybe(v.span),
                rank=v.rank, chosen=v.chosen,
            )
            for v in story.metadata
        ],
        sentences=_places(s.span for s in story.sentences),
        names=[c.NameRow(doc=n.span.doc, start=n.span.start, end=n.span.end, kind=n.kind, canonical=n.canonical) for n in story.names],
        dates=[
            c.DateRow(doc=d.span.doc, start=d.span.start, end=d.span.end, kind=d.kind, value=d.value, anchored=d.anchored)
            for d in story.dates
        ],
        numbers=[
            c.NumberRow(
                doc=n.span.doc, start=n.span.start, end=n.span.end, value=n.rendered, low=n.low, high=n.high, bound=n.bound, unit=n.unit
            )
            for n in story.numbers
        ],
        hedges=[
            c.HedgeRow(doc=h.span.doc, start=h.span.start, end=h.span.end, certainty=h.certainty, scope=within(h.scope))
            for h in story.hedges
        ],
        attributions=[_attribution(a) for a in story.attributions],
        credits=[_credit(x) for x in story.credits],
        passages=[_passage(p) for p in story.passages],
        pairs=[_pair(p) for p in story.pairs],
        quote_matches=[
            c.QuoteMatchRow(
                id=q.id,
                speaker=q.speaker,
                members=[
                    c.QuoteMemberRow(doc=m.span.doc, start=m.span.start, end=m.span.end, attribution=m.attribution, part=m.part)
                    for m in q.members
                ],
                difference=q.difference,
            )
            for q in story.quote_matches
        ],
        claims=[_claim(x) for x in story.claims],
        conflicts=[_conflict(k) for k in story.conflicts],
        headlines=[
            c.HeadlineRow(
                doc=h.span.doc, start=h.span.start, end=h.span.end, supported=h.supported, evidence=_ranges(h.evidence), missing=_ranges(h.missing)
            )
            for h in story.headlines
        ],
        labels=[c.LabelRow(id=x.id, referent=x.referent, words=_places(x.words)) for x in story.labels],
        timeline=[c.TimelineRow(id=t.id, when=t.when, what=t.what, mentions=_told(t), conflicts=list(t.conflicts)) for t in story.timeline],
        voices=[_voice(v) for v in story.voices],
        sources=[c.SourceDocumentRow(doc=s.doc, called=list(s.called), credits=list(s.credits)) for s in story.sources],
        source_checks=[_check(k) for k in story.source_checks],
        lineage=_lineage(story.lineage),
        findings=[
            c.FindingRow(
                id=f.id, code=f.code, text=f.text, values=f.values, confidence=f.confidence,
                evidence=[c.EvidenceRow(doc=e.span.doc, start=e.span.start, end=e.span.end, says=e.says) for e in f.evidence],
            )
            for f in story.findings
        ],
    )  # fmt: skip
