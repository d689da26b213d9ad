"""One claim told flatly here and hedged, denied or credited there."""

from __future__ import annotations

from collections.abc import Sequence

from retold.compare.conflict_sides import Side, conflict
from retold.lang.events_keys import shared_keys
from retold.model.claims import Claim, Conflict, ConflictKind, Mention, Stance, Strength
from retold.model.story import Story

_ALIKE = 0.5
"""Content words that a flat and a hedged mention must share."""
_SAME_WORDING = 0.7
"""Content words that a credited and an uncredited mention must share to be the same wording."""


def stance_conflicts(story: Story, claim: Claim, names: dict[str, str]) -> list[Conflict]:
    """Polarity (told and denied), certainty (fact and hedged), attribution (credited and credited to nobody): each at most once."""
    by = {s: [m for m in claim.mentions if m.stance is s] for s in Stance}
    flat, hedged, denied, told = by[Stance.ASSERTS], by[Stance.HEDGED], by[Stance.DENIED], by[Stance.ATTRIBUTED]
    out: list[Conflict] = []
    if pair := _closest(story, [*flat, *told], denied, _ALIKE):
        text = f"{_told(story, pair[0])} is told in {names[pair[0].span.doc]} and denied in {names[pair[1].span.doc]}."
        sides = [*_sides([*flat, *told], "told"), *_sides(denied, "denied")]
        out.append(conflict(claim.id, ConflictKind.POLARITY, Strength.CONTRADICTION, sides, text))
    if pair := _closest(story, flat, hedged, _ALIKE):
        text = f"{_told(story, pair[0])} is a flat fact in {names[pair[0].span.doc]} and hedged in {names[pair[1].span.doc]}."
        sides = [*_sides(flat, "told as fact"), *_sides(hedged, "hedged")]
        out.append(conflict(claim.id, ConflictKind.CERTAINTY, Strength.TENSION, sides, text))
    credited = [m for m in told if m.source]
    silent = _silent(flat, claim.mentions)
    if pair := _closest(story, silent, credited, _SAME_WORDING):
        who = " ".join((pair[1].source or "").split())
        here, there = names[pair[0].span.doc], names[pair[1].span.doc]
        text = f"{_told(story, pair[0])} is credited to {who} in {there} and to nobody in {here}."
        sides = [
            *_sides(silent, "credited to nobody"),
            *(Side(m.span, f"credited to {' '.join((m.source or '').split())}") for m in credited),
        ]
        out.append(conflict(claim.id, ConflictKind.ATTRIBUTION, Strength.TENSION, sides, text))
    return out


def _silent(flat: Sequence[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """Flat mentions in articles that credit nobody with the claim anywhere."""
    crediting = {m.span.doc for m in mentions if m.stance is not Stance.ASSERTS}
    return [m for m in flat if m.span.doc not in crediting]


def _closest(story: Story, some: Sequence[Mention], others: Sequence[Mention], least: float) -> tuple[Mention, Mention] | None:
    """The pair with most words in common, if those are at least ``least`` of the longer."""
    pairs = [(shared_keys(story.text(a.span), story.text(b.span)), a, b) for a in some[:12] for b in others[:12]]
    best = max(pairs, key=lambda p: p[0], default=None)
    return (best[1], best[2]) if best is not None and best[0] >= least else None


def _sides(mentions: Sequence[Mention], value: str) -> list[Side]:
    return [Side(m.span, value) for m in mentions]


def _told(story: Story, mention: Mention) -> str:
    words = " ".join(story.text(mention.span).split()).strip(' ,.;:“”"')
    return f"“{words}”"
