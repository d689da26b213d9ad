"""How many independent origins stand behind each claim.

Every mention is followed as far as the texts let one: to the speaker or document it is attributed to, to the outlet it
is credited to, through a copied passage to whoever had it before. Mentions that arrive at the same place are one origin.
What nobody is credited with stays ``unattributed`` and is never counted as a confirmation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from retold.lang.events_keys import shared_keys
from retold.model.claims import Claim, ClaimOrigin, Mention, OriginKind
from retold.model.document import display_names
from retold.model.marks import CreditKind
from retold.model.span import Span, overlap
from retold.model.story import Story
from retold.trace.origin_names import OriginName, same_origin, tidy

_SAME = 0.8
"""Share of content words above which two credited mentions are one statement retold."""
_NEAR = 0.6
"""Share of content words (of the longer mention) above which a mention without a credit counts as the same wording."""


def trace_origins(story: Story) -> Story:
    """Fill ``origins`` of every claim. Linear in mentions, passages and quotations; quadratic within one claim's distinct origins."""
    tracer = _Tracer(story)
    return replace(story, claims=tuple(replace(c, origins=tracer.origins(c)) for c in story.claims))


class _Tracer:
    """What the tables say about who stands behind a stretch of text."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.names = display_names(story.documents)
        self.attributions = {a.id: a for a in story.attributions}
        self.credits = {c.id: c for c in story.credits}
        self.nodes = {tidy(n.name): n for n in story.lineage.nodes}
        self.quoted: dict[str, str] = {m.attribution: q.id for q in story.quote_matches for m in q.members}
        self.passages: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for p in story.passages:
            self.passages[p.a.doc].append((p.a, p.id))
            self.passages[p.b.doc].append((p.b, p.id))

    def origins(self, claim: Claim) -> tuple[ClaimOrigin, ...]:
        """The claim's origins: named ones first, those with more mentions first."""
        ends = [self._end(m) for m in claim.mentions]
        joined = _Joined(len(ends))
        self._join_named(ends, joined)
        self._join_quoted(claim.mentions, joined)
        self._join_worded(claim.mentions, ends, joined)
        self._adopt(claim.mentions, ends, joined)
        groups = joined.groups()
        return tuple(sorted((self._origin(claim, ends, g) for g in groups), key=lambda o: (-len(o.mentions), o.mentions)))

    def _end(self, mention: Mention) -> OriginName | None:
        """Where the words of one mention point, or ``None`` where they name nobody."""
        a = self.attributions.get(mention.attribution or "")
        if a is not None and (a.speaker or a.source):
            words = a.speaker or self.story.text(a.source or a.content[0])
            return OriginName.of(words, OriginKind.UNSEEN)
        c = self.credits.get(mention.credit or "")
        if c is not None:
            own = c.kind is CreditKind.OWN_OUTLET
            return OriginName.of(c.credited, OriginKind.OWN_REPORTING if own else OriginKind.UNSEEN)
        return None

    def _join_named(self, ends: list[OriginName | None], joined: _Joined) -> None:
        distinct: list[tuple[OriginName, int]] = []
        for i, end in enumerate(ends):
            if end is None:
                continue
            for other, j in distinct:
                if same_origin(end, other):
                    joined.join(i, j)
                    break
            else:
                distinct.append((end, i))

    def _join_quoted(self, mentions: Iterable[Mention], joined: _Joined) -> None:
        """The same quotation is one statement, under whatever description its speaker goes."""
        first: dict[str, int] = {}
        for i, m in enumerate(mentions):
            quote = self.quoted.get(m.attribution or "")
            if quote is not None:
                joined.join(i, first.setdefault(quote, i))

    def _join_worded(self, mentions: tuple[Mention, ...], ends: list[OriginName | None], joined: _Joined) -> None:
        """One statement in the same words is one statement, whether its speaker goes by name or by the document."""
        texts = [self.story.text(m.span) for m in mentions]
        named = [i for i, e in enumerate(ends) if e is not None]
        heads: list[int] = []
        for i in named:
            alike = next((j for j in heads if shared_keys(texts[i], texts[j]) >= _SAME), None)
            if alike is None:
                heads.append(i)
            else:
                joined.join(alike, i)

    def _adopt(self, mentions: tuple[Mention, ...], ends: list[OriginName | None], joined: _Joined) -> None:
        """Mentions that credit nobody go where their shared passage, their wording or their own article leads; else together."""
        named = [i for i, e in enumerate(ends) if e is not None]
        bare = [i for i, e in enumerate(ends) if e is None]
        passages = [self._passages_at(m.span) for m in mentions]
        texts = [self.story.text(m.span) for m in mentions]
        heads: list[int] = []
        for i in bare:
            twin = next((j for j in heads if shared_keys(texts[i], texts[j]) >= _NEAR or passages[i] & passages[j]), None)
            if twin is None:
                heads.append(i)
            else:
                joined.join(twin, i)
        alone: dict[int, int] = {}
        for i in bare:
            leader = self._leader(i, mentions, named, passages)
            if leader is not None:
                joined.join(leader, i)
        led = {joined.root(i) for i in named}
        for i in heads:
            if joined.root(i) not in led:
                joined.join(alone.setdefault(0, i), i)

    def _leader(self, i: int, mentions: tuple[Mention, ...], named: list[int], passages: list[set[str]]) -> int | None:
        for j in named:
            if passages[i] & passages[j]:
                return j
        words = self.story.text(mentions[i].span)
        best = max(((shared_keys(words, self.story.text(mentions[j].span)), -j) for j in named), default=(0.0, 0))
        if best[0] >= _NEAR:
            return -best[1]
        return next((j for j in named if mentions[j].span.doc == mentions[i].span.doc), None)

    def _passages_at(self, span: Span) -> set[str]:
        return {name for place, name in self.passages.get(span.doc, ()) if 2 * overlap(place, span) >= len(span)}

    def _origin(self, claim: Claim, ends: list[OriginName | None], group: list[int]) -> ClaimOrigin:
        named = [e for i in group if (e := ends[i]) is not None]
        if not named:
            steps = tuple(f"{self._name(claim, i)} credits nobody" for i in group)
            return ClaimOrigin(name="unattributed", kind=OriginKind.UNATTRIBUTED, mentions=tuple(group), steps=steps)
        best = max(named, key=lambda e: (e.proper, len(e.words)))
        node = self.nodes.get(tidy(best.name))
        kind = OriginKind.SEEN if node is not None and node.seen else best.kind
        steps = tuple(
            f"{self._name(claim, i)} names {e.name}"
            if (e := ends[i]) is not None
            else f"{self._name(claim, i)} names nobody here and follows {best.name}"
            for i in group
        )
        return ClaimOrigin(name=best.name, kind=kind, mentions=tuple(group), node=node.id if node else None, steps=steps)

    def _name(self, claim: Claim, i: int) -> str:
        return self.names[claim.mentions[i].span.doc]


class _Joined:
    """Disjoint sets of mention numbers."""

    def __init__(self, count: int) -> None:
        self._up = list(range(count))

    def root(self, i: int) -> int:
        """The representative of ``i``'s set."""
        while self._up[i] != i:
            self._up[i] = self._up[self._up[i]]
            i = self._up[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Make the sets of ``i`` and ``j`` one."""
        a, b = sorted((self.root(i), self.root(j)))
        self._up[b] = a

    def groups(self) -> list[list[int]]:
        """All sets, each sorted, by first member."""
        out: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self._up)):
            out[self.root(i)].append(i)
        return list(out.values())
