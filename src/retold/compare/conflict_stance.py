"""One claim told flatly here and hedged, denied or credited there."""

from __future__ import annotations

from collections.abc import Sequence

from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.conflict_slots import Slots
from retold.compare.conflict_voice import Voices
from retold.lang.actors_sources import UNNAMED, shown_source
from retold.lang.events_keys import held_keys, longest_run, shared_keys
from retold.model.claims import Claim, Conflict, ConflictKind, Mention, Stance, Strength
from retold.model.story import Story

_ALIKE = 0.5
"""Content words that a flat and a hedged mention must share."""
_RUN = 4
"""Words in a row that both must have to be the same wording."""
_HELD = 0.8
_TRIED = 12
"""Mentions of each side that are held against each other."""
_SAME_WORDING = 0.7
"""Content words that a credited and an uncredited mention must share to be the same wording."""


def stance_conflicts(story: Story, claim: Claim, voices: Voices, slots: Slots, names: dict[str, str]) -> list[Conflict]:
    """Polarity (told and denied), certainty (fact and hedged), attribution (credited and credited to nobody): each at most once."""
    by = {s: [m for m in claim.mentions if m.stance is s and voices.states(m)] for s in Stance}
    flat = [m for m in by[Stance.ASSERTS] if voices.own(m)]
    hedged, denied, told = by[Stance.HEDGED], by[Stance.DENIED], by[Stance.ATTRIBUTED]
    out: list[Conflict] = []
    if pair := _closest(story, [m for m in (*flat, *told) if not voices.denies(m)], denied, _ALIKE):
        sides = [*_sides(story, pair, [*flat, *told], "told"), *_sides(story, pair, denied, "denied")]
        out.append(
            conflict(
                claim.id,
                ConflictKind.POLARITY,
                Strength.CONTRADICTION,
                sides,
                f"{_told(story, pair[0])}: {by_value(sides, names)}.",
            )
        )
    if pair := _closest(story, flat, hedged, _ALIKE):
        sides = [*_sides(story, pair, flat, "told as fact"), *_sides(story, pair, hedged, "hedged")]
        out.append(
            conflict(
                claim.id, ConflictKind.CERTAINTY, Strength.TENSION, sides, f"{_told(story, pair[0])}: {by_value(sides, names)}."
            )
        )
    credited = [m for m in told if m.source and m.source != UNNAMED and m.attribution]
    silent = _silent(flat, claim.mentions)
    if pair := _closest(story, silent, credited, _SAME_WORDING, run=_RUN):
        near = [m for m in credited if _like(story, pair, m) and slots.agree(m.span, pair[1].span)]
        sides = [
            *(s for s in _sides(story, pair, silent, "credited to nobody") if slots.agree(s.span, pair[1].span)),
            *(Side(m.span, f"credited to {shown_source(m.source or '')}") for m in near),
        ]
        out.append(
            conflict(
                claim.id,
                ConflictKind.ATTRIBUTION,
                Strength.TENSION,
                sides,
                f"{_told(story, pair[0])}: {by_value(sides, names)}.",
            )
        )
    return out


def _silent(flat: Sequence[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """Flat mentions in articles that credit nobody with the claim anywhere."""
    crediting = {m.span.doc for m in mentions if m.stance is not Stance.ASSERTS}
    return [m for m in flat if m.span.doc not in crediting]


def _closest(
    story: Story, some: Sequence[Mention], others: Sequence[Mention], least: float, *, run: int = 0
) -> tuple[Mention, Mention] | None:
    """The likeliest pair, if it shares at least ``least`` and ``run`` words in a row."""
    pairs = [
        (_likeness(story, a, b), a, b)
        for a in some[:_TRIED]
        for b in others[:_TRIED]
        if longest_run(story.text(a.span), story.text(b.span)) >= run
    ]
    best = max(pairs, key=lambda p: (p[0], p[1].span.doc != p[2].span.doc), default=None)
    return (best[1], best[2]) if best is not None and best[0] >= least else None


def _likeness(story: Story, a: Mention, b: Mention) -> float:
    """Shared content of two mentions, 0-1: over the longer, or most of that over the shorter where one says more besides."""
    x, y = story.text(a.span), story.text(b.span)
    return max(shared_keys(x, y), _HELD * held_keys(x, y))


def _like(story: Story, pair: tuple[Mention, Mention], mention: Mention) -> bool:
    """Whether a mention is one of the pair or as like one of them as a side must be."""
    return mention in pair or any(_likeness(story, mention, p) >= _ALIKE for p in pair)


def _sides(story: Story, pair: tuple[Mention, Mention], mentions: Sequence[Mention], value: str) -> list[Side]:
    return [Side(m.span, value) for m in mentions if _like(story, pair, m)]


def _told(story: Story, mention: Mention) -> str:
    words = " ".join(story.text(mention.span).split()).strip(' ,.;:“”"')
    return f"“{words}”"
