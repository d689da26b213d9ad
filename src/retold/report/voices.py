"""Whose words each article gives, as a table: one row a voice, one cell an article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from retold.model.marks import Form
from retold.model.story import Story
from retold.model.voices import Voice, VoiceKind
from retold.report.bylines import Byline, bylines
from retold.report.cites import anchor
from retold.report.plain import one_line

SHOWN = 16
"""Voices shown; those of fewest articles and statements are counted only."""

KINDS: dict[VoiceKind, str] = {
    VoiceKind.NAMED: "",
    VoiceKind.UNNAMED: "no name given",
    VoiceKind.DOCUMENT: "a text",
    VoiceKind.OUTLET: "an outlet",
}


@dataclass(frozen=True, slots=True)
class VoiceCell:
    """How often an article gives the voice's words, in words; ``href`` leads to the first place; empty where it does not."""

    by: Byline
    told: str
    href: str


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """A voice with one cell for every article; ``kind`` says what it is where that is no person or body with a name."""

    id: str
    name: str
    kind: str
    through: str
    cells: tuple[VoiceCell, ...]

    @property
    def groups(self) -> list[tuple[str, list[VoiceCell]]]:
        """The articles that give its words equally often, those that most do first."""
        rows: dict[str, list[VoiceCell]] = {}
        for c in self.cells:
            if c.told:
                rows.setdefault(c.told, []).append(c)
        return sorted(rows.items(), key=lambda r: -len(r[1]))


@dataclass(frozen=True, slots=True)
class VoiceTable:
    """The voices of most articles and statements, and how many are left out."""

    rows: tuple[VoiceLine, ...]
    more: int


def voices(story: Story) -> VoiceTable | None:
    """The table; ``None`` where nobody is quoted."""
    if not story.voices:
        return None
    shown = story.voices[:SHOWN]
    who = bylines(story)
    return VoiceTable(tuple(_line(v, story, who) for v in shown), len(story.voices) - len(shown))


def _line(voice: Voice, story: Story, who: dict[str, Byline]) -> VoiceLine:
    through = dict.fromkeys(s.through for s in voice.statements if s.through is not None)
    every = all(s.through is not None for s in voice.statements)
    cells = tuple(_cell(voice, d.id, who[d.id]) for d in story.articles)
    by_way = ", ".join(one_line(t) for t in through) if every else ""
    return VoiceLine(voice.id, one_line(voice.name), KINDS[voice.kind], by_way, cells)


def _cell(voice: Voice, doc: str, by: Byline) -> VoiceCell:
    said = [s for s in voice.statements if s.span.doc == doc]
    silent = [s for s in voice.silent if s.doc == doc]
    forms = Counter("told" if s.form is Form.INDIRECT else "quoted" for s in said)
    told = [f"{n} {how}" for how in ("quoted", "told") if (n := forms[how])] + (["no answer"] if silent else [])
    places = [*(s.span for s in said), *silent]
    return VoiceCell(by, ", ".join(told), anchor(places[0]) if places else "")
