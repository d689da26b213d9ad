"""What only one article has, who gave no answer, and which article is about something else or about nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from retold.compare.conflict_voice import Voices
from retold.compare.one_text import Tellings
from retold.compare.prose import Places, excerpt, prose_sentences, roles
from retold.compare.requests import unanswered
from retold.compare.stray import LEAST_WORDS, about_something_else
from retold.compare.wording import is_content, keyed, keys_of, stem
from retold.lang.actors_sources import POINTING, PRONOUNS
from retold.model.claims import Claim
from retold.model.document import PROSE_ROLES, STORY_ROLES, Role, display_names
from retold.model.finding import Evidence, Finding
from retold.model.links import Relation
from retold.model.marks import Form, Sentence, Token
from retold.model.span import Span
from retold.model.story import Story

ONLY_HERE = 3
"""Passages told for one article: the most substantial."""
NOVEL = 0.5
"""A paragraph is only here where this share of its content words stands in no other article …"""
SUBSTANCE = 8.0
"""… and these weigh at least this much (a word 1, a name or number 2)."""
RELATED = 2
"""Words of a paragraph that other articles must have too, or it belongs to another story."""
ENDS = frozenset({".", "!", "?", "…"})
CLOSERS = frozenset("\"'”’)")
ENOUGH = 4
"""Articles from which it says something that all but one tell the same."""
MISSED = 2
"""Statements told of that one article lacks."""
HAS = 0.5
"""An article that has this share of a statement's words in two neighbouring sentences may tell it in its own way."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The running text of the set: sentences by document, stems by document, and in how many documents a stem stands."""

    prose: dict[str, list[Sentence]]
    stems: dict[str, frozenset[str]]
    spread: Counter[str]
    names: dict[str, str]


def compare_coverage(story: Story) -> Story:
    """Add the findings F801 (only here), F803 (did not answer), F804 (about something else), F805 (all but one tell it) and F901 (no text)."""
    texts = _texts(story)
    apart = about_something_else(story)
    findings = [
        *_no_text(story, texts),
        *(f for _, f in sorted(apart.items())),
        *_only_here(story, texts, frozenset(apart)),
        *_all_but_one(story, texts, frozenset(apart)),
        *unanswered(texts.prose, story, texts.names),
    ]
    return replace(story, findings=(*story.findings, *findings))


def _texts(story: Story) -> Texts:
    prose = prose_sentences(story)
    stems = {
        doc: frozenset(s for x in sentences for t in x.tokens if is_content(t) for s in _stems(t))
        for doc, sentences in prose.items()
    }
    return Texts(prose, stems, Counter(s for found in stems.values() for s in found), display_names(story.documents))


def _stems(token: Token) -> set[str]:
    return {stem(token.text), stem(token.lemma)}


def _no_text(story: Story, texts: Texts) -> list[Finding]:
    """F901: no running text, or less than the headline has."""
    findings = []
    told = {r.span.doc for r in story.regions if r.role in PROSE_ROLES}
    for d in story.documents:
        if d.id in told:
            continue
        shown = [r.span for r in story.regions if r.span.doc == d.id and r.role == Role.HEADLINE][:1]
        shown = shown or [r.span for r in story.regions if r.span.doc == d.id][:1]
        evidence = tuple(Evidence(s, "all there is besides furniture") for s in shown)
        if evidence:
            findings.append(Finding(code="F901", values={"article": texts.names[d.id]}, confidence=0.9, evidence=evidence))
    return findings


def _only_here(story: Story, texts: Texts, apart: frozenset[str]) -> list[Finding]:
    """F801: the paragraphs of each article that have the most of what no other article has."""
    if sum(1 for found in texts.stems.values() if found) < 2:
        return []
    shared = Places(s for p in story.passages if p.relation != Relation.BOILERPLATE for s in (p.a, p.b))
    told = Places(m.span for c in story.claims if len({m.span.doc for m in c.mentions}) > 1 for m in c.mentions)
    by_span = {s.span: s for found in texts.prose.values() for s in found}
    inside = Places(by_span)
    scored: dict[str, list[tuple[float, Span, Sentence]]] = {}
    for region in story.regions:
        if region.role not in PROSE_ROLES or region.span.doc in apart or shared.at(region.span) or shared.within(region.span):
            continue
        own = [by_span[s] for s in inside.within(region.span) if not told.within(s) and not told.at(s)]
        weights = [(_novelty(s, texts), s) for s in own]
        total = sum(w for (w, _), _ in weights)
        words = sum(n for (_, n), _ in weights)
        if own and total >= SUBSTANCE and total >= NOVEL * words and _is_told(own, texts):
            best = max(weights, key=lambda w: (_reads_alone(story.text(w[1].span)), w[0][0], -w[1].span.start))[1]
            scored.setdefault(region.span.doc, []).append((total, region.span, best))
    return [_only(doc, place, best, texts, story) for doc, found in scored.items() for _, place, best in _most(found)]


def _all_but_one(story: Story, texts: Texts, apart: frozenset[str]) -> list[Finding]:
    """F805: statements of all articles but one, in more than one text, whose sentences do not have the words either; the longest told for each."""
    twice = {e.span.doc for f in story.findings if f.code in {"F901", "F902", "F903", "F905"} for e in f.evidence}
    live = [d for d in texts.names if len(texts.stems[d]) >= LEAST_WORDS and d not in apart | twice]
    if len(live) < ENOUGH:
        return []
    voices, texts_of = Voices(story), Tellings(story)
    direct = {a.id for a in story.attributions if a.form is Form.DIRECT}
    said = _said(story)
    told: dict[str, list[Claim]] = {}
    for claim in story.claims:
        tellers = {m.span.doc for m in claim.mentions} & set(live)
        lacking = [d for d in live if d not in tellers]
        whole = [m for m in claim.mentions if voices.states(m) and m.attribution not in direct]
        if len(lacking) == 1 and texts_of.of(claim) > 1 and 2 * len(whole) > len(claim.mentions) and _reads_alone(claim.text):
            words = [_words_of(m.span, said) for m in claim.mentions]
            if not any(_has(w, [keys_of(x.tokens) for x in said[lacking[0]]]) for w in words if w):
                told.setdefault(lacking[0], []).append(claim)
    findings = []
    for doc, claims in told.items():
        for claim in sorted(claims, key=lambda c: (c.tells.rank, -len(c.mentions), c.id))[:MISSED]:
            evidence = tuple(Evidence(m.span, texts.names[m.span.doc]) for m in claim.mentions)
            values = {"article": texts.names[doc], "claim": claim.text}
            findings.append(Finding(code="F805", values=values, confidence=0.6, evidence=evidence))
    return findings


def _said(story: Story) -> dict[str, list[Sentence]]:
    """The sentences of each document, headlines and decks included."""
    role = roles(story)
    out: dict[str, list[Sentence]] = {d.id: [] for d in story.documents}
    for s in story.sentences:
        if role.get(s.span) in STORY_ROLES:
            out[s.span.doc].append(s)
    return out


def _reads_alone(text: str) -> bool:
    """Whether a sentence can be read without the one before: it is no half of a quotation and does not begin with what points back."""
    first = text.split(maxsplit=1)[0].strip("“\"'…").casefold().split("'")[0].split("’")[0] if text.strip() else ""
    whole = text.count("“") == text.count("”") and text.count('"') % 2 == 0
    return whole and bool(first) and first not in PRONOUNS | POINTING


def _words_of(place: Span, said: dict[str, list[Sentence]]) -> list[frozenset[str]]:
    """For each content word of a mention the keys by which it is found again."""
    tokens = (t for s in said[place.doc] for t in s.tokens if place.start <= t.start < place.end)
    return [keys for _, keys in keyed(tokens)]


def _has(words: list[frozenset[str]], sentences: Sequence[frozenset[str]]) -> bool:
    """Whether a sentence, with the next one, has a large part of the words."""
    pairs = zip(sentences, [*sentences[1:], frozenset[str]()], strict=True)
    return any(sum(bool(w & (a | b)) for w in words) >= HAS * len(words) for a, b in pairs)


def _is_told(sentences: Sequence[Sentence], texts: Texts) -> bool:
    """Whether a paragraph is running text of this story: whole sentences, with words that other articles have too."""
    tokens = [t for s in sentences for t in s.tokens]
    related = {s for t in tokens if is_content(t) for s in _stems(t) if texts.spread[s] > 1}
    last = next((t.text for t in reversed(tokens) if t.text not in CLOSERS), "")
    return len(related) >= RELATED and last in ENDS and any(t.pos in {"VERB", "AUX"} for t in tokens)


def _most(found: list[tuple[float, Span, Sentence]]) -> Sequence[tuple[float, Span, Sentence]]:
    return sorted(found, key=lambda f: (-f[0], f[1]))[:ONLY_HERE]


def _novelty(sentence: Sentence, texts: Texts) -> tuple[float, float]:
    """The weight of the content words that stand in one document only, and of all content words."""
    novel = total = 0.0
    for t in sentence.tokens:
        if not is_content(t):
            continue
        weight = 2.0 if t.pos in {"PROPN", "NUM"} else 1.0
        total += weight
        if all(texts.spread[s] <= 1 for s in _stems(t)):
            novel += weight
    return novel, total


def _only(doc: str, place: Span, best: Sentence, texts: Texts, story: Story) -> Finding:
    values = {"article": texts.names[doc], "what": excerpt(story.text(best.span))}
    return Finding(code="F801", values=values, confidence=0.6, evidence=(Evidence(place, "in no other article"),))
