"""The promises every story keeps, checked: spans stay in their documents, regions never overlap, references resolve."""

from __future__ import annotations

from collections.abc import Iterator

from retold.model.errors import ModelError, SpanError
from retold.model.span import Span, first_overlap
from retold.model.story import Story


def spans_of(story: Story) -> Iterator[Span]:
    """Every span of every table of a story."""
    yield from (r.span for r in story.regions)
    yield from (b.span for b in story.blocks)
    yield from (x.span for x in story.links)
    yield from (v.span for v in story.metadata if v.span)
    yield from (s.span for s in story.sentences)
    for table in (story.names, story.dates, story.numbers, story.hedges, story.credits, story.headlines):
        yield from (x.span for x in table)
    yield from (h.scope for h in story.hedges)
    yield from (c.scope for c in story.credits if c.scope)
    for a in story.attributions:
        yield from (s for s in (*a.content, a.cue, a.source) if s)
    for p in story.passages:
        yield from (p.a, p.b)
    yield from (m.span for q in story.quote_matches for m in q.members)
    yield from (m.span for c in story.claims for m in c.mentions)
    yield from (m.span for k in story.conflicts for m in k.members)
    yield from (s for h in story.headlines for s in (*h.evidence, *h.missing))
    yield from (s for x in story.labels for s in x.words)
    yield from (s for t in story.timeline for s in t.mentions)
    yield from (s for v in story.voices for s in (*(x.span for x in v.statements), *v.silent))
    yield from (s for k in story.source_checks for s in (k.span, *k.members, *k.marks))
    yield from (s for e in story.lineage.edges for s in e.evidence)
    yield from (s for e in story.lineage.edges for sign in e.signs for s in sign.spans)
    yield from (e.span for f in story.findings for e in f.evidence)


def check(story: Story) -> Story:
    """Return the story unchanged, or raise ``SpanError``/``ModelError`` naming the first broken promise."""
    ids = [d.id for d in story.documents]
    if len(set(ids)) != len(ids):
        raise ModelError("documents", "two documents with one id")
    length = {d.id: len(d.text) for d in story.documents}
    for span in spans_of(story):
        if span.end > length.get(span.doc, -1):
            raise SpanError(span.doc, f"characters {span.start}-{span.end} are not in the document")
    _check_metadata(story, set(length))
    for pair in story.pairs:
        if not {pair.a, pair.b} <= length.keys():
            raise ModelError(pair.id, "a pair of documents that are not both in the story")
    if clash := first_overlap(r.span for r in story.regions):
        raise ModelError("regions", f"{clash[0]} and {clash[1]} overlap")
    _check_references(story)
    _check_sources(story)
    return story


def _check_sources(story: Story) -> None:
    held = [s.doc for s in story.sources]
    order = [d.id for d in story.documents]
    if len(set(held)) < len(held) or order[len(order) - len(held) :] != held:
        raise ModelError("sources", "sources are the last documents of a story, in their order")
    said = {a.id for a in story.attributions}
    for check in story.source_checks:
        if check.source not in held or check.span.doc in held:
            raise ModelError(check.id, "a quotation of an article is checked against a source")
        if check.attribution is not None and check.attribution not in said:
            raise ModelError(check.id, f"no attribution {check.attribution}")


def _check_metadata(story: Story, documents: set[str]) -> None:
    chosen: set[tuple[str, str]] = set()
    for value in story.metadata:
        if value.doc not in documents or (value.span and value.span.doc != value.doc):
            raise ModelError("metadata", f"{value.field} of {value.doc} is about another document or none")
        if value.chosen and (value.doc, value.field) in chosen:
            raise ModelError("metadata", f"two values of {value.field} are chosen for {value.doc}")
        if value.chosen:
            chosen.add((value.doc, value.field))


def _check_references(story: Story) -> None:
    parts = {(a.id, i) for a in story.attributions for i in range(len(a.content))}
    for q in story.quote_matches:
        for m in q.members:
            if (m.attribution, m.part) not in parts:
                raise ModelError(q.id, f"no content part {m.part} of {m.attribution}")
    nodes = {n.id for n in story.lineage.nodes}
    for c in story.claims:
        for o in c.origins:
            if not all(0 <= i < len(c.mentions) for i in o.mentions) or (o.node is not None and o.node not in nodes):
                raise ModelError(c.id, f"origin {o.name} points at a mention or node that does not exist")
    claims = {c.id for c in story.claims}
    for k in story.conflicts:
        if k.claim is not None and k.claim not in claims:
            raise ModelError(k.id, f"no claim {k.claim}")
    _check_views(story)


def _check_views(story: Story) -> None:
    conflicts, attributions = {k.id for k in story.conflicts}, {a.id for a in story.attributions}
    for t in story.timeline:
        if not conflicts.issuperset(t.conflicts):
            raise ModelError(t.id, "a conflict that does not exist")
    for v in story.voices:
        if not attributions.issuperset(s.attribution for s in v.statements):
            raise ModelError(v.id, "a statement without its attribution")
