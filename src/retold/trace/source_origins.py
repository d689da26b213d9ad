"""Origins of claims that are a source document in hand: under whatever name articles credit it, it is one."""

from __future__ import annotations

from dataclasses import replace

from retold.model.claims import Claim, ClaimOrigin, OriginKind
from retold.model.naming import source_names
from retold.model.story import Story
from retold.trace.origin_names import tidy


def resolve_origins(story: Story) -> Story:
    """Point origins at the source documents that they are, by node or by a name that articles call it; same ones are joined."""
    if not story.sources:
        return story
    nodes = {tidy(name): s.node for s in story.sources for name in s.called}
    names = source_names(story)
    titles = {s.node: names[s.doc] for s in story.sources}
    return replace(story, claims=tuple(_resolved(c, nodes, titles) for c in story.claims))


def _resolved(claim: Claim, nodes: dict[str, str], titles: dict[str, str]) -> Claim:
    out: list[ClaimOrigin] = []
    at: dict[str, int] = {}
    for o in claim.origins:
        node = o.node if o.node in titles else nodes.get(tidy(o.name))
        if node is None:
            out.append(o)
            continue
        here = replace(o, name=titles[node], kind=OriginKind.SEEN, node=node)
        if node in at:
            out[at[node]] = _joined(out[at[node]], here)
        else:
            at[node] = len(out)
            out.append(here)
    if not at:
        return claim
    return replace(claim, origins=tuple(sorted(out, key=lambda o: (-len(o.mentions), o.mentions))))


def _joined(one: ClaimOrigin, other: ClaimOrigin) -> ClaimOrigin:
    rows = sorted(zip((*one.mentions, *other.mentions), (*one.steps, *other.steps), strict=True), key=lambda row: row[0])
    return replace(one, mentions=tuple(m for m, _ in rows), steps=tuple(s for _, s in rows))
