"""Whatever is shared and credited, relations and lineage keep the story's promises."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from retold.align.passages import add_passages
from retold.align.quotes import match_quotes
from retold.model.document import Region, Role
from retold.model.invariants import check
from retold.model.marks import Attribution, Credit, CreditKind, Form
from retold.model.span import Span
from retold.model.story import Story
from retold.model.when import When
from retold.testing import document, story
from retold.trace.lineage import trace_lineage
from retold.trace.relations import relate_passages

SENTENCES = [
    "the ferry was late again because the lower slip had rotten timber under every plank",
    "“we closed it because the timber was rotten from end to end,” the harbour master said",
    "Tidewater Press Agency reports: nobody had asked for a survey before the storms came in",
    "(TPA) 🚢 the mayor did not respond to a request for comment\u00a0on any of the letters sent",
    "",
]
NAMES = [
    "Tidewater Press Agency",
    "TPA",
    "Bay Post",
    "baypost.example",
    "unnamed reports",
    "letter",
    "pilots' letter",
    "Twitter",
    "!",
]
OUTLETS = [None, "Bay Post", "Dock News", "Tidewater Press Agency"]


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Articles of shared sentences with credits and attributions at any place, of any kind."""
    docs = []
    for n in range(draw(st.integers(0, 4))):
        lines = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
        day = draw(st.sampled_from([None, "2031-05-01", "2031-05-02"]))
        url = draw(st.sampled_from([None, "https://baypost.example/wires/ap/x", "https://docknews.example/wire/y"]))
        outlet = draw(st.sampled_from(OUTLETS))
        docs.append(
            document("\n".join([f"H{n}", *lines]), f"{n}.txt", outlet=outlet, url=url, published=When(day) if day else None)
        )
    made = story(*docs)
    roles = st.sampled_from([Role.BODY, Role.BODY, Role.BYLINE, Role.LEGAL, Role.CAPTION, Role.BLOCKQUOTE, Role.CREDIT])
    regions = tuple(Region(span=r.span, role=draw(roles)) for r in made.regions)
    cited, spoken = [], []
    for n, r in enumerate(regions):
        start = draw(st.integers(r.span.start, r.span.end - 1))
        span = Span(r.span.doc, start, draw(st.integers(start + 1, r.span.end)))
        scope = draw(st.sampled_from([None, Span(r.span.doc, start, len(made.document(r.span.doc).text))]))
        kind = draw(st.sampled_from(list(CreditKind)))
        said = Attribution(
            id=f"x{n}",
            form=draw(st.sampled_from(list(Form))),
            content=(span,),
            speaker=draw(st.sampled_from([None, "Ada Brook"])),
        )
        spoken.append(said)
        cited.append(
            Credit(id=f"c{n}", span=span, credited=draw(st.sampled_from(NAMES)), kind=kind, scope=scope, attribution=said.id)
        )
    return replace(made, regions=regions, credits=tuple(cited), attributions=tuple(spoken))


@settings(max_examples=150, deadline=None)
@given(stories())
def test_promises_hold(made: Story) -> None:
    traced = trace_lineage(relate_passages(match_quotes(add_passages(made))))
    check(traced)
    docs = {d.id for d in traced.documents}
    assert {n.doc for n in traced.lineage.nodes if n.seen} == docs
    for e in traced.lineage.edges:
        assert e.source != e.target
    used = {n for e in traced.lineage.edges for n in (e.source, e.target)}
    assert all(n.seen or n.id in used for n in traced.lineage.nodes)
    assert trace_lineage(relate_passages(match_quotes(add_passages(made)))) == traced
