"""Whose words each article gives: people, documents and outlets across the set, how often, in what form, and through whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from retold.compare.prose import Places, excerpt, joined, prose_sentences
from retold.compare.requests import silences
from retold.compare.stray import strays
from retold.lang.actors_sources import PRONOUNS, shown_source
from retold.lang.cues import SPEECH
from retold.lang.voices import ARTICLES, NAME_LINKS, NO_VOICES, TOLD_BY
from retold.model.document import display_names
from retold.model.finding import Evidence, Finding
from retold.model.ids import stable_id
from retold.model.lineage import TAKEN
from retold.model.marks import OUTLET_KINDS, TEXT_KINDS, Attribution, Credit, Form, Token
from retold.model.span import Span
from retold.model.story import Story
from retold.model.voices import Statement, Voice, VoiceKind
from retold.model.words import folded_words

LEAST = 3
"""Statements from which an article that has no second voice is said to rest on one."""
LONGEST = 8
"""Words of a description shown; a longer one is cut."""
TWO = 2
"""Words of a name without middle names."""
A_TERM = 2
"""Words in quotation marks that may be but a term."""
NAMED_ALONE = 4
"""People told by name of those whom only one article quotes."""

_ASIDE = re.compile(r",| [(\[]| \*")
"""Where a name ends and something about it, or its handle, begins."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement with the name and kind of the voice as its own article has them."""

    name: str
    kind: VoiceKind
    statement: Statement

    @property
    def key(self) -> Key:
        """The name's folded words without an article, by which the same voice is known again."""
        return key_of(self.name)


def key_of(name: str) -> Key:
    """A name's folded words without an article or a possessive ending."""
    words = tuple(w.removesuffix("'s") for w in folded_words(name))
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def collect_voices(story: Story) -> Story:
    """Fill ``voices``, with findings F806 (an article of one voice) and F807 (whom only one article quotes).

    Counted are attributions in running text: all quotations, and statements in other words whose cue is a verb of saying.
    A shorter name is a longer one's where it fits just one of the set. Nothing is scored.
    """
    quiet = silences(prose_sentences(story), story)
    untold = Places({x.span for x in quiet})
    heard = [h for h in Hearing(story).voices() if untold.at(h.statement.span) is None]
    called = _called(heard)
    rows: dict[Key, list[Heard]] = defaultdict(list)
    for h in heard:
        rows[called[h.key]].append(h)
    silent: dict[Key, dict[Span, str]] = defaultdict(dict)
    for x in quiet:
        key = key_of(x.who)
        silent[called.get(key) or _fitting(key, rows) or key].setdefault(x.span, x.who)
    voices = [_voice(key, rows.get(key, ()), silent.get(key, {})) for key in {**rows, **silent}]
    voices.sort(key=lambda v: (-len(v.docs), -len(v.statements), v.name.casefold(), v.id))
    apart = strays(story)
    names = {d: name for d, name in display_names(story.documents).items() if d not in apart}
    findings = [*_one_voice(voices, names), *_heard_once(voices, names, _told_inside(story), story)]
    return replace(story, voices=(*story.voices, *voices), findings=(*story.findings, *findings))


class Hearing:
    """The marks of a story by place, and who speaks in each attribution."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._sentences = {s.span: s for found in prose_sentences(story).values() for s in found}
        self._prose = Places(self._sentences)
        self._by_attribution: dict[str, list[Credit]] = defaultdict(list)
        self._outlets: dict[str, list[Credit]] = defaultdict(list)
        own = _own_makers(story)
        for c in story.credits:
            if c.attribution is not None:
                self._by_attribution[c.attribution].append(c)
            if c.kind in OUTLET_KINDS and c.scope is not None and not set(folded_words(c.credited)) & own[c.span.doc]:
                self._outlets[c.span.doc].append(c)

    def voices(self) -> list[Heard]:
        """Every statement of the running text whose speaker has a name or a description."""
        found = (self._heard(a) for a in sorted(self._story.attributions, key=lambda a: a.content))
        return [h for h in found if h is not None]

    def _heard(self, a: Attribution) -> Heard | None:
        sentence = self._prose.at(a.content[0])
        if a.source is None or sentence is None or not self._speaks(a, sentence):
            return None
        name, kind = self._who(a, sentence)
        if not key_of(name) or key_of(name)[-1] in PRONOUNS | NO_VOICES:
            return None
        through = None if kind is VoiceKind.OUTLET else self._through(a)
        return Heard(name, kind, Statement(span=a.content[0], form=a.form, attribution=a.id, through=through))

    def _speaks(self, a: Attribution, sentence: Span) -> bool:
        """Whether the words are a statement: quoted, or told with a verb of saying."""
        if a.form is Form.DIRECT or a.cue is None:
            return True
        cue = a.cue
        lemmas = {t.lemma.casefold() for t in self._within(self._prose.at(cue) or sentence, cue)}
        return bool(lemmas & (SPEECH | TOLD_BY))

    def _within(self, sentence: Span, part: Span) -> list[Token]:
        return [t for t in self._sentences[sentence].tokens if part.start <= t.start < part.end]

    def _who(self, a: Attribution, sentence: Span) -> tuple[str, VoiceKind]:
        """The name (or the description) and what it is the name of."""
        assert a.source is not None  # noqa: S101 - the caller asked
        words = self._story.text(a.source)
        person = a.speaker is not None and bool(set(folded_words(a.speaker)) & set(folded_words(words)))
        given = self._by_attribution[a.id]
        for kinds, kind in ((TEXT_KINDS, VoiceKind.DOCUMENT), (OUTLET_KINDS, VoiceKind.OUTLET)):
            named = next((c for c in given if c.kind in kinds), None)
            about = named is not None and _shares(words, named.credited)
            if named is not None and about and not (person and not _shares(a.speaker or "", named.credited)):
                return named.credited, kind
        if a.speaker is not None:
            return _ASIDE.split(a.speaker)[0], VoiceKind.NAMED
        told = " ".join(_ASIDE.split(shown_source(words))[0].split()[:LONGEST])
        inside = self._within(self._prose.at(a.source) or sentence, a.source)
        proper = any(t.pos == "PROPN" for t in inside)
        return told, VoiceKind.NAMED if proper else VoiceKind.UNNAMED

    def _through(self, a: Attribution) -> str | None:
        """The outlet on whose credit a statement rests from its first words."""
        for c in self._outlets[a.doc]:
            if c.scope is not None and c.scope.contains(a.content[0]):
                return c.credited
        return None


def _own_makers(story: Story) -> dict[str, set[str]]:
    """For each document the words of what made it: its outlet, its wire, and originals that it copies."""
    own: dict[str, set[str]] = defaultdict(set)
    for d in story.documents:
        own[d.id].update(w for name in (d.outlet, d.wire) if name for w in folded_words(name.replace(".", " ")))
    nodes = {n.id: n for n in story.lineage.nodes}
    for e in story.lineage.edges:
        taker = nodes[e.target].doc
        if e.kind in TAKEN and taker is not None and not nodes[e.source].seen:
            own[taker].update(folded_words(nodes[e.source].name))
    return defaultdict(set, {doc: words - NO_VOICES - ARTICLES for doc, words in own.items()})


def _shares(a: str, b: str) -> bool:
    return bool((set(folded_words(a)) - ARTICLES) & (set(folded_words(b)) - ARTICLES))


def _called(heard: Iterable[Heard]) -> dict[Key, Key]:
    """For every name its fullest form in the set; one that fits several longer names stays by itself."""
    kinds: dict[Key, VoiceKind] = {}
    for h in heard:
        kinds.setdefault(h.key, h.kind)
    out: dict[Key, Key] = {}
    for key in sorted(kinds, key=lambda k: (-len(k), k)):
        fits = _fits if kinds[key] is VoiceKind.NAMED else _ends
        longer = {out[k] for k in out if kinds[k] is kinds[key] is not VoiceKind.UNNAMED and fits(key, k)}
        out[key] = longer.pop() if len(longer) == 1 else key
    return out


def _fits(short: Key, long: Key) -> bool:
    """Whether a name is a shorter form: its words at one end of the longer one, or its first and last one at both."""
    if len(short) >= len(long):
        return False
    both = len(short) == TWO and (short[0], short[-1]) == (long[0], long[-1])
    return _ends(short, long) or both or (len(short) > 1 and long[: len(short)] == short)


def _ends(short: Key, long: Key) -> bool:
    return len(short) < len(long) and long[-len(short) :] == short


def _fitting(key: Key, rows: Mapping[Key, Sequence[Heard]]) -> Key | None:
    """The one voice that a silent one's name belongs to."""
    found = [k for k, said in rows.items() if said[0].kind is VoiceKind.NAMED and (_fits(k, key) or _fits(key, k))]
    return found[0] if len(found) == 1 else None


def _voice(key: Key, heard: Sequence[Heard], silent: Mapping[Span, str]) -> Voice:
    name = next((h.name for h in heard if h.key == key), None) or next(iter(silent.values()))
    kind = heard[0].kind if heard else VoiceKind.NAMED if any(w[:1].isupper() for w in name.split()[1:]) else VoiceKind.UNNAMED
    statements = tuple(h.statement for h in sorted(heard, key=lambda h: (h.statement.span, h.statement.attribution)))
    made = stable_id("v", *key, *(s.attribution for s in statements), *silent)
    return Voice(id=made, name=name, kind=kind, statements=statements, silent=tuple(sorted(silent)))


def is_full_name(voice: Voice) -> bool:
    """Whether a voice has a name of several words, and no description, for a name."""
    words = [w for w in voice.name.split() if w.casefold() not in NAME_LINKS]
    plain = not voice.name.isupper() and not any(w[:1].islower() or w.endswith(("'s", "’s")) for w in words)
    return voice.kind is VoiceKind.NAMED and len(words) > 1 and plain


def _one_voice(voices: Iterable[Voice], names: Mapping[str, str]) -> list[Finding]:
    """F806: articles in which nobody speaks but one."""
    by_doc: dict[str, list[Voice]] = defaultdict(list)
    for v in voices:
        for doc in v.docs:
            if doc in names:
                by_doc[doc].append(v)
    findings = []
    for doc, found in by_doc.items():
        said = [s for s in found[0].statements if s.span.doc == doc]
        if len(found) == 1 and len(said) >= LEAST:
            values = {"article": names[doc], "voice": found[0].name, "count": str(len(said))}
            evidence = tuple(Evidence(s.span, found[0].name) for s in said)
            findings.append(Finding(code="F806", values=values, confidence=0.7, evidence=evidence))
    return findings


def _told_inside(story: Story) -> frozenset[str]:
    """Ids of attributions whose source stands inside somebody's quotation: whom the article does not quote but a speaker speaks of."""
    quoted = Places({p for a in story.attributions if a.form is Form.DIRECT for p in a.content})
    return frozenset(a.id for a in story.attributions if a.source is not None and quoted.at(a.source) is not None)


def _heard_once(voices: Iterable[Voice], names: Mapping[str, str], inside: Collection[str], story: Story) -> list[Finding]:
    """F807: people whose words in quotation marks stand in one article alone."""
    if len(names) < 2:
        return []
    alone: dict[str, list[tuple[Voice, Statement]]] = defaultdict(list)
    for v in voices:
        printed = [
            s
            for s in v.statements
            if s.form is not Form.INDIRECT and s.attribution not in inside and len(folded_words(story.text(s.span))) > A_TERM
        ]
        quoted = max(printed, key=lambda s: len(s.span), default=None)
        if is_full_name(v) and len(v.docs) == 1 and v.docs[0] in names and quoted is not None:
            alone[v.docs[0]].append((v, quoted))
    findings = []
    for doc, found in alone.items():
        told = [excerpt(v.name, LONGEST) for v, _ in found]
        who = joined(told if len(told) <= NAMED_ALONE else [*told[: NAMED_ALONE - 1], f"{len(told) - NAMED_ALONE + 1} more"])
        evidence = tuple(Evidence(s.span, v.name) for v, s in found)
        findings.append(Finding(code="F807", values={"article": names[doc], "who": who}, confidence=0.7, evidence=evidence))
    return findings
