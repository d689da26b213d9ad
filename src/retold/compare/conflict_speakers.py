"""One quotation that different articles give to different people."""

from __future__ import annotations

from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.prose import in_quotes
from retold.compare.quotes import QUOTES, rival_speakers
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.links import Difference
from retold.model.marks import NameKind
from retold.model.story import Story
from retold.model.view import fold


def speaker_conflicts(story: Story, names: dict[str, str]) -> list[Conflict]:
    """A contradiction (attribution) for every quotation of which articles name different speakers in full beside it.

    Its finding (F302) comes with the other findings about quotations.
    """
    attributions = {a.id: a for a in story.attributions}
    people = {fold(n.canonical).text for n in story.names if n.kind is NameKind.PERSON}
    out: list[Conflict] = []
    for match in story.quote_matches:
        if match.difference is Difference.SPEAKER and (rivals := rival_speakers(story, match, attributions, people)):
            sides = [Side(m.span, f"words of {who}") for who, members in rivals.items() for m in members]
            longest = max((m for members in rivals.values() for m in members), key=lambda m: (len(m.span), m.span))
            text = f"{in_quotes(story.text(longest.span).strip(QUOTES))}: {by_value(sides, names)}."
            out.append(conflict(None, ConflictKind.ATTRIBUTION, Strength.CONTRADICTION, sides, text))
    return out
