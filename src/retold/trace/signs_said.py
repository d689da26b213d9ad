"""Signs that a text was taken, read off what it says of itself: whom it names, links and credits, and when it came out."""

from __future__ import annotations

from collections.abc import Iterator

from retold.model.lineage import Sign, SignKind
from retold.model.span import Span
from retold.trace.layout import covered
from retold.trace.named_outlets import Named
from retold.trace.pair_sides import Side

SHOWN = 3


def said_signs(side: Side, named: Named) -> Iterator[Sign]:
    """All signs in what the taker says and in the times of both that it took what it shares."""
    taker, giver = side.taker, side.giver
    spans = named.credits(taker, giver)
    inside = [s for s in spans if covered(side.taken, s.start, s.end) * 2 > len(s)]
    # Words that both have and that name the one's outlet speak of it in the third person.
    theirs = giver.text
    inside = [s for s in inside if taker.text[s.start : s.end].casefold() in theirs.casefold()]
    outside = [s for s in spans if s not in inside]
    if inside:
        yield _sign(side, SignKind.SELF_REFERENCE, inside)
    signed = [s for s in outside if named.is_mark(s)]
    if signed:
        yield _sign(side, SignKind.MARK, signed)
    elif outside:
        yield _sign(side, SignKind.CREDIT, outside)
    if links := named.links(taker, giver):
        yield _sign(side, SignKind.LINK, links)
    if taker.published is not None and giver.published is not None and taker.published.after(giver.published):
        yield _sign(side, SignKind.LATER, [])


def _sign(side: Side, kind: SignKind, spans: list[Span]) -> Sign:
    return Sign(kind=kind, taker=side.taker.id, giver=side.giver.id, spans=tuple(spans[:SHOWN]))
