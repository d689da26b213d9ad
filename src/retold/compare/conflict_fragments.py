"""Words in quotation marks with nobody named for them, which other articles have in somebody's statement."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.conflict_voice import Voices
from retold.compare.prose import in_title_case
from retold.lang.actors import STOP
from retold.lang.events import SAYING
from retold.lang.tellings import AVOIDED, PERFORMED
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.document import PROSE_ROLES, TITLE_ROLES
from retold.model.marks import Attribution, Form, Sentence, Token
from retold.model.span import Span
from retold.model.story import Story

_QUOTED = re.compile('[“"]([^“”"\\n]{4,90})[”"]')
_WORD = re.compile(r"[^\W_]+")
_BACK = re.compile(
    r"\b(?:th[eo]se|his|her|their) (?:words|remarks|lines)\b|\bth(?:at|e|is) (?:phrase|line|remark|expression|slogan)\b",
    re.IGNORECASE,
)
_FEWEST, _MOST = 2, 12
"""Words of a fragment."""
_MORE = 4
"""Words that a statement has besides a fragment of it; else it may be the same fragment, and the name a guess."""
_RELAYED = 2
"""Words before a fragment among which a verb of saying makes it somebody else's: ``for him to say that all is well``."""
_ROLES = PROSE_ROLES | TITLE_ROLES


@dataclass(frozen=True, slots=True)
class _Statement:
    part: Span
    words: tuple[str, ...]
    speaker: str


def fragment_conflicts(story: Story, voices: Voices, names: dict[str, str]) -> list[Conflict]:
    """A tension (attribution) for every such fragment of 2 to 12 words; titles of works, in capitals, are none.

    Nor is a noun phrase of at most two words besides small ones, or one that any article uses without quotation marks too (``abuse of power``).
    Neither is a fragment that its article gives to its speaker elsewhere, or whose speaker stands in its sentence or the one before. What one sang, or read out, is no statement of one's own.
    """
    index, sentences = _statements(story), _sentences(story)
    given = {(a.doc, a.speaker, w) for a in story.attributions if a.speaker for w in _pairs(story, a)}
    rows: dict[tuple[str, ...], tuple[list[Span], list[_Statement]]] = {}
    for span, words in _fragments(story, sentences):
        said = [s for s in index.get(words[:_FEWEST], ()) if s.part.doc != span.doc and _holds(s, words)]
        said = [s for s in said if not _named(story, sentences[span.doc], span, s.speaker)]
        pairs = [words[i : i + _FEWEST] for i in range(len(words) - 1)]
        said = [s for s in said if not all((span.doc, s.speaker, pair) in given for pair in pairs)]
        said = [] if _taken_up(story, sentences[span.doc], span) else said
        few = sum(w not in STOP for w in words) <= _FEWEST
        term = bool(said) and _nominal(sentences[span.doc], span) and (few or _elsewhere_plain(story, voices, words))
        if said and not term:
            here, there = rows.setdefault(words, ([], []))
            here.append(span)
            there += [s for s in said if s not in there]
    return [_conflict(story, here, there, names) for here, there in rows.values()]


def _nominal(row: list[Sentence], span: Span) -> bool:
    """Whether a fragment is a noun phrase, with or without a preposition, or an adjective."""
    tokens = next((s.tokens for s in _near(row, span)[-1:]), ())
    inside = [i for i, t in enumerate(tokens) if span.start <= t.start < span.end and t.pos != "PUNCT"]
    top = next((tokens[i] for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)
    return top is not None and top.pos in {"NOUN", "PROPN", "ADJ", "ADP"}


def _elsewhere_plain(story: Story, voices: Voices, words: Sequence[str]) -> bool:
    """Whether some article has the words outside quotation marks."""
    row = re.compile(r"\b" + r"[\W_]+".join(map(re.escape, words)) + r"\b", re.IGNORECASE)
    found = (Span(d.id, m.start(), m.end()) for d in story.documents for m in row.finditer(d.text))
    return any(not voices.quoted(place) for place in found)


def _statements(story: Story) -> dict[tuple[str, ...], list[_Statement]]:
    out: dict[tuple[str, ...], list[_Statement]] = defaultdict(list)
    for a in story.attributions:
        sung = a.cue is not None and not PERFORMED.isdisjoint(story.text(a.cue).lower().split())
        if a.form is Form.DIRECT and a.speaker is not None and a.source is not None and not sung:
            for part in a.content:
                words = _words(story.text(part))
                found = _Statement(part, words, a.speaker)
                for pair in dict.fromkeys(words[i : i + _FEWEST] for i in range(len(words) - 1)):
                    out[pair].append(found)
    return out


def _pairs(story: Story, attribution: Attribution) -> set[tuple[str, ...]]:
    """The pairs of neighbouring words that an attribution gives to a source."""
    rows = [_words(story.text(part)) for part in attribution.content]
    return {row[i : i + _FEWEST] for row in rows for i in range(len(row) - 1)}


def _words(text: str) -> tuple[str, ...]:
    return tuple(w.lower() for w in _WORD.findall(text))


def _fragments(story: Story, sentences: dict[str, list[Sentence]]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    said: dict[str, list[Attribution]] = defaultdict(list)
    for a in story.attributions:
        said[a.doc].append(a)
    for region in story.regions:
        if region.role not in _ROLES:
            continue
        for m in _QUOTED.finditer(story.text(region.span)):
            span = Span(region.span.doc, region.span.start + m.start(), region.span.start + m.end())
            words = _words(m[1])
            tokens = [t for s in _near(sentences[span.doc], span) for t in s.tokens]
            over = (a for a in said[span.doc] if any(c.overlaps(span) for c in a.content))
            if (
                " " in m[1].strip()
                and _FEWEST <= len(words) <= _MOST
                and not in_title_case(m[1])
                and not any(_says(a, tokens) for a in over)
            ):
                yield span, words


def _says(attribution: Attribution, tokens: Sequence[Token]) -> bool:
    """Whether an attribution gives words to somebody; what one ``refused to`` do are not one's words."""
    if attribution.cue is None:
        return True
    return not any(t.lemma in AVOIDED for t in tokens if attribution.cue.start <= t.start < attribution.cue.end)


def _holds(statement: _Statement, words: tuple[str, ...]) -> bool:
    n = len(words)
    long = len(statement.words) >= n + _MORE
    at = [i for i in range(len(statement.words) - n + 1) if statement.words[i : i + n] == words] if long else []
    return any(SAYING.isdisjoint(statement.words[max(0, i - _RELAYED) : i]) for i in at)


def _named(story: Story, row: list[Sentence], span: Span, speaker: str) -> bool:
    """Whether the speaker's last name stands in the sentence of a fragment or in the one before."""
    near = " ".join(story.text(s.span) for s in _near(row, span))
    return speaker.rsplit(maxsplit=1)[-1].lower() in near.lower()


def _taken_up(story: Story, row: list[Sentence], span: Span) -> bool:
    """Whether the next sentence says more of the words (``he first used those words in``): whose they are may stand there."""
    i = bisect_right(row, span.start, key=lambda s: s.span.start)
    return i < len(row) and _BACK.search(story.text(row[i].span)) is not None


def _near(row: list[Sentence], span: Span) -> list[Sentence]:
    i = bisect_right(row, span.start, key=lambda s: s.span.start) - 1
    return row[max(0, i - 1) : i + 1]


def _sentences(story: Story) -> dict[str, list[Sentence]]:
    out: dict[str, list[Sentence]] = defaultdict(list)
    for s in sorted(story.sentences, key=lambda s: s.span):
        out[s.span.doc].append(s)
    return out


def _conflict(story: Story, here: list[Span], there: list[_Statement], names: dict[str, str]) -> Conflict:
    sides = [*(Side(s, "credited to nobody") for s in here), *(Side(s.part, f"words of {s.speaker}") for s in there)]
    words = story.text(here[0]).strip('“”"')
    text = f"“{words}” in quotation marks: {by_value(sides, names)}."
    return conflict(None, ConflictKind.ATTRIBUTION, Strength.TENSION, sides, text)
