"""How many independent origins stand behind each claim.

Every mention is followed as far as the texts let one: to the speaker or document it is attributed to, to the outlet it
is credited to, through a copied passage to whoever had it before. Mentions that arrive at the same place are one origin.
What nobody is credited with stays ``unattributed`` and is never counted as a confirmation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from retold.model.claims import Claim, ClaimOrigin, Mention, OriginKind, OriginStep, StepKind
from retold.model.document import display_names
from retold.model.lineage import SURE, TAKEN, Node
from retold.model.span import Span, overlap
from retold.model.story import Story
from retold.trace.origin_described import Described
from retold.trace.origin_ends import Ends
from retold.trace.origin_joins import Joined, Ties, Told, join_mentions
from retold.trace.origin_names import OriginName, tidy

_BY = {
    StepKind.BESIDE: ", as elsewhere in it",
    StepKind.SAME_WORDS: ", in the same words as",
    StepKind.TELLS_OF: ", of which it tells",
    StepKind.CREDITED_ELSEWHERE: ", which it credits elsewhere",
    StepKind.JOINED: "",
}
"""How the step of a mention that names nobody goes on."""


def trace_origins(story: Story) -> Story:
    """Fill ``origins`` of every claim. Near-linear in mentions; quadratic only within one claim's distinct wordings."""
    tracer = _Tracer(story)
    return replace(story, claims=tuple(replace(c, origins=tracer.origins(c)) for c in story.claims))


class _Tracer:
    """What the tables say about who stands behind a stretch of text."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.names = display_names(story.documents)
        self.quoted = {m.attribution: q.id for q in story.quote_matches for m in q.members}
        self.nodes = {n.id: n for n in story.lineage.nodes}
        self.named_nodes = {tidy(n.name): n for n in story.lineage.nodes}
        self.ties = self._ties()
        self.passages = _Passages(story)
        self.described = Described(story)
        self.ends = Ends(story, self.described)

    def origins(self, claim: Claim) -> tuple[ClaimOrigin, ...]:
        """The claim's origins, those with most mentions first."""
        told = [self._told(m) for m in claim.mentions]
        joined = join_mentions(told, self.ties, self.described)
        origins = [self._origin(told, g, joined) for g in joined.groups()]
        return tuple(sorted(origins, key=lambda o: (-len(o.mentions), o.mentions)))

    def _ties(self) -> Ties:
        """For every document the lineage nodes its text comes from, its own among them, and those it comes from only perhaps."""
        nodes = self.story.lineage.nodes
        own = {n.id: n.doc for n in nodes if n.doc is not None}
        sure: dict[str, set[str]] = {doc: {node} for node, doc in own.items()}
        perhaps: dict[str, set[str]] = {doc: set() for doc in own.values()}
        for e in self.story.lineage.edges:
            if e.kind in TAKEN and e.target in own:
                (sure if e.confidence >= SURE else perhaps)[own[e.target]].add(e.source)
        called = {n.id: OriginName.of(n.maker or n.name, OriginKind.UNSEEN) for n in nodes if not n.seen}
        return Ties({d: frozenset(x) for d, x in sure.items()}, {d: frozenset(x) for d, x in perhaps.items()}, called)

    def _told(self, mention: Mention) -> Told:
        end = self.ends.end(mention)
        return Told(
            doc=mention.span.doc,
            text=self.story.text(mention.span),
            end=None if end is None else end.name,
            quote=self.quoted.get(mention.attribution or ""),
            passages=self.passages.at(mention.span),
            via=None if end is None else end.via,
            follows=self.ends.follows(mention),
            value=mention.value,
        )

    def _origin(self, told: Sequence[Told], group: list[int], joined: Joined) -> ClaimOrigin:
        named = [e for i in group if (e := told[i].end) is not None]
        if not named:
            return self._unnamed(told, group)
        best = max(named, key=_rank)
        node = self.named_nodes.get(tidy(best.name))
        steps = tuple(self._step(told, i, joined, best) for i in group)
        kind = OriginKind.SEEN if node is not None and node.seen else best.kind
        return ClaimOrigin(name=best.name, kind=kind, mentions=tuple(group), node=node.id if node else None, steps=steps)

    def _step(self, told: Sequence[Told], i: int, joined: Joined, best: OriginName) -> OriginStep:
        """How one mention leads to its origin, from the article to the far end."""
        who, t = self.names[told[i].doc], told[i]
        if t.end is None:
            leader, kind = joined.why.get(i, (None, StepKind.JOINED))
            by = f" {self.names[told[leader].doc]}" if leader is not None and kind is StepKind.SAME_WORDS else ""
            return OriginStep(kind=kind, says=f"{who} names nobody here and follows {best.name}{_BY[kind]}{by}")
        kind, chain = StepKind.NAMED, t.end.name
        if t.via is not None and t.via.outlet:
            kind, chain = StepKind.CITED, f"{t.via.name}, which cites {chain}"
        elif t.via is not None:
            speaker, text = (t.end, t.via) if t.via.text else (t.via, t.end)
            kind = StepKind.IN_DOCUMENT
            chain = text.name if speaker.name == text.name else f"{speaker.name}, in {text.name}"
        same = "" if tidy(best.name) == tidy(t.end.name) else f"; the same origin as {best.name}"
        return OriginStep(kind=kind, says=f"{who} names {chain}{same}")

    def _unnamed(self, told: Sequence[Told], group: list[int]) -> ClaimOrigin:
        """What names nobody: the text it was taken from where several articles took it from one, else unattributed."""
        docs = list(dict.fromkeys(told[i].doc for i in group))
        if all(told[i].formula for i in group):
            name = self.names[docs[0]]
            steps = tuple(
                OriginStep(kind=StepKind.OWN_REQUEST, says=f"{self.names[told[i].doc]} says who gave no answer") for i in group
            )
            return ClaimOrigin(name=f"{name}, own request", kind=OriginKind.OWN_REPORTING, mentions=tuple(group), steps=steps)
        node = self._common(docs)
        if node is None:
            steps = tuple(OriginStep(kind=StepKind.NOBODY, says=f"{self.names[told[i].doc]} credits nobody") for i in group)
            return ClaimOrigin(name="unattributed", kind=OriginKind.UNATTRIBUTED, mentions=tuple(group), steps=steps)
        kind = OriginKind.SEEN if node.seen else OriginKind.UNSEEN
        name = self.names[node.doc] if node.doc is not None else node.name
        steps = tuple(self._comes(told[i].doc, node, name) for i in group)
        return ClaimOrigin(name=name, kind=kind, mentions=tuple(group), node=node.id, steps=steps)

    def _comes(self, doc: str, node: Node, name: str) -> OriginStep:
        who = f"{self.names[doc]} credits nobody"
        if node.doc == doc:
            return OriginStep(kind=StepKind.TAKEN, says=f"{who}; others take its text")
        if node.id in self.ties.parents.get(doc, ()):
            return OriginStep(kind=StepKind.TAKEN, says=f"{who}; its text comes from {name}")
        return OriginStep(kind=StepKind.PERHAPS_TAKEN, says=f"{who}; its text perhaps comes from {name}")

    def _common(self, docs: Sequence[str]) -> Node | None:
        """The one text that at least two articles, and all of these at least perhaps, took theirs from."""
        if len(docs) < 2:
            return None
        empty: frozenset[str] = frozenset()
        sure = [self.ties.parents.get(d, empty) for d in docs]
        shared = frozenset.intersection(*(s | self.ties.perhaps.get(d, empty) for d, s in zip(docs, sure, strict=True)))
        shared = frozenset(n for n in shared if sum(n in s for s in sure) > 1)
        return self.nodes[min(shared)] if shared else None


def _rank(end: OriginName) -> tuple[bool, bool, bool, int, int]:
    """Of several names the farthest and fullest: a named document, then who has a name, then who is no outlet."""
    return (end.text and len(end.words) > 1, not (end.described or end.vague), not end.outlet, end.proper, len(end.words))


class _Passages:
    """Shared passages by place."""

    def __init__(self, story: Story) -> None:
        rows: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for p in story.passages:
            rows[p.a.doc].append((p.a, p.id))
            rows[p.b.doc].append((p.b, p.id))
        self._rows = {doc: sorted(row) for doc, row in rows.items()}
        self._starts = {doc: [s.start for s, _ in row] for doc, row in self._rows.items()}
        self._longest = {doc: max(len(s) for s, _ in row) for doc, row in self._rows.items()}

    def at(self, span: Span) -> frozenset[str]:
        """Ids of the passages that hold at least half of ``span``."""
        row, starts = self._rows.get(span.doc, []), self._starts.get(span.doc, [])
        low = bisect_left(starts, span.start - self._longest.get(span.doc, 0))
        near = row[low : bisect_right(starts, span.end)]
        return frozenset(name for place, name in near if 2 * overlap(place, span) >= len(span))
