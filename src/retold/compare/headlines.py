"""Headline and body: whether an article's own running text holds up what its headline and decks say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from retold.compare.headline_sources import SaidInHeadlines
from retold.compare.prose import Places, excerpt, joined, matches_title, prose_sentences, roles
from retold.compare.support import (
    LIGHT_WEIGHT,
    NAME_WEIGHT,
    Holding,
    Unit,
    holding,
    parts_of,
    runs,
    sentence_keys,
    units_of,
    unlabelled,
)
from retold.compare.wording import folded, is_content, keyed, stem, word_keys
from retold.lang.labels_headlines import DISTANCE, PART_MARKS, PROSPECTS, SHOWING
from retold.model.claims import HeadlineCheck, Support
from retold.model.document import Region, Role, display_names
from retold.model.finding import Evidence, Finding
from retold.model.marks import Certainty, Sentence, Token
from retold.model.span import Span
from retold.model.story import Story
from retold.model.view import fold
from retold.model.words import folded_words

HELD = 0.45
"""A part of a headline counts as held where neighbouring sentences hold this share of its weight …"""
WELL = 0.6
"""Where neighbouring sentences hold this share, one noun that stands nowhere is another name for what they tell."""
NEARLY = 0.75
"""… or, where it has no verb, where the body as a whole holds this share; and if of its words that are no names"""
MISSED = 0.34
"""less than this share stands nowhere."""
TOUCHED = 0.4
"""Below this share a part is not held at all."""
ECHO = 0.6
"""A sentence at the top that has this share of the headline may only be the headline again."""
DISTANT = 0.75
"""A headline is flat where the body is not if the body has its verb at a distance in this share of the places."""
MAIN = frozenset({"ROOT", "dobj", "attr", "acomp", "xcomp"})
BRIEF = 6
"""In a text of fewer sentences the first is no repeat of the headline: it is the report."""
TOP = 2
GIVEN = "meta"
"""Where a title is from that the user gave beside the file."""
NOT_WHOLE = "no sentence holds all of it"
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Body:
    """One document's running text, made ready: sentences, their keys, which are anchored, and what is hedged."""

    sentences: Sequence[Sentence]
    keys: Sequence[frozenset[str]]
    anchored: frozenset[int]
    scopes: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Head:
    """A headline or deck and its words."""

    region: Region
    tokens: Sequence[Token]


def check_headlines(story: Story) -> Story:
    """Fill ``headlines``: one check for every headline and every deck, with findings F601 and F602.

    The verdict is ``no`` where the body holds no part of it (or there is no body), ``partly`` where it holds some parts
    or holds them only hedged while the headline is flat, else ``yes``.
    """
    bodies = _bodies(story)
    names, spelt = _name_words(story), _spelt_out(story)
    role = roles(story)
    inside = Places(s.span for s in story.sentences)
    by_span = {s.span: s for s in story.sentences}
    shown = display_names(story.documents)
    heads: dict[str, list[Head]] = defaultdict(list)
    for region in sorted(story.regions, key=lambda r: r.span):
        if region.role is Role.DECK or (region.role is Role.HEADLINE and not _is_lead(region.span, story)):
            tokens = unlabelled(
                [t for s in inside.within(region.span) for t in by_span[s].tokens if role.get(s) == region.role]
            )
            mere = [t for t in tokens if is_content(t)]
            # Without tokens it was not read as English; a mere name, a byline say, tells nothing that could be held.
            if tokens and not (mere and all(folded(t.text) in names[region.span.doc] for t in mere)):
                heads[region.span.doc].append(Head(region, tokens))
    said = SaidInHeadlines(story)
    checks: list[HeadlineCheck] = []
    findings: list[Finding] = []
    for doc, rows in heads.items():
        body = bodies[doc]
        echo = frozenset[int]().union(
            *(_echoes(holding(units_of(h.tokens, names[doc]), body.keys), body, spelt[doc]) for h in rows)
        )
        for head in rows:
            check, why = _check(head, names[doc], body, echo, said)
            checks.append(check)
            if check.supported != Support.YES and check.evidence and _is_head(story, head.region):
                findings.append(_finding(story, check, head.region.role, why, shown))
    return replace(story, headlines=(*story.headlines, *checks), findings=(*story.findings, *findings))


def _is_head(story: Story, region: Region) -> bool:
    """Whether a headline is what the title that came with the file says, and no caption or stamp that stands first; decks are."""
    document = story.document(region.span.doc)
    given = document.known_from.get("title") == GIVEN
    return region.role is Role.DECK or not given or matches_title(document, story.text(region.span))


def _is_lead(headline: Span, story: Story) -> bool:
    """Whether what was taken for a headline is the first sentence: the title that came with the file is another one."""
    document = story.document(headline.doc)
    text = story.text(headline).rstrip()
    if document.title is None or document.known_from.get("title") != GIVEN or not text.rstrip("\"'”’").endswith("."):
        return False
    return folded_words(document.title) != folded_words(text)


def _bodies(story: Story) -> dict[str, Body]:
    """The running texts; a sentence is anchored where it says when, how many, or (for most of it) who says so."""
    marks = Places([*(d.span for d in story.dates), *(n.span for n in story.numbers)])
    said = Places(s for a in story.attributions if a.source is not None for s in a.content)
    scopes: dict[str, list[Span]] = defaultdict(list)
    for h in story.hedges:
        if h.certainty in {Certainty.HEDGED, Certainty.CONDITIONAL}:
            scopes[h.scope.doc].append(h.scope.hull(h.span))
    out = {}
    for doc, sentences in prose_sentences(story).items():
        anchored = frozenset(i for i, s in enumerate(sentences) if marks.within(s.span) or _mostly(s.span, said))
        out[doc] = Body(sentences, sentence_keys(sentences), anchored, scopes[doc])
    return out


def _mostly(sentence: Span, said: Places) -> bool:
    """Whether statements of somebody named fill half of a sentence or reach into it from before."""
    if said.at(sentence) is not None:
        return True
    return any(2 * (min(s.end, sentence.end) - s.start) >= len(sentence) for s in said.within(sentence))


def _name_words(story: Story) -> dict[str, frozenset[str]]:
    """The folded words of all names of each document."""
    out: dict[str, set[str]] = defaultdict(set)
    for n in story.names:
        out[n.span.doc] |= {w.strip(".,'\"") for w in fold(story.text(n.span)).text.split()}
    return defaultdict(frozenset, {k: frozenset(v) for k, v in out.items()})


def _spelt_out(story: Story) -> dict[str, dict[str, frozenset[str]]]:
    """For each document's names of one word, the keys of the words of their fullest form (an acronym's long form)."""
    out: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for n in story.names:
        short = story.text(n.span)
        if " " not in short and " " in n.canonical:
            keys = (word_keys(w, w.lower()) for w in n.canonical.split())
            out[n.span.doc][fold(short).text] = frozenset[str]().union(*keys)
    return out


def _check(
    head: Head, names: frozenset[str], body: Body, echo: frozenset[int], said: SaidInHeadlines
) -> tuple[HeadlineCheck, str]:
    """The check of one headline, and in words what is not held where no words are missing.

    ``echo``: sentences that only repeat a headline or deck of the document, and so carry none of them.
    """
    span, tokens = head.region.span, head.tokens
    if not body.sentences:
        return HeadlineCheck(span=span, supported=Support.NO), ""
    keys = [frozenset[str]() if i in echo else k for i, k in enumerate(body.keys)]
    split = parts_of(tokens)
    parts = [holding(units_of(p, names), keys) for p in split]
    verdict = _verdict(tokens, parts, body, echo)
    best = sorted({i for p in parts if _is_held(p) for i in p.best})
    misfit = said.misfit(span, tokens, body.sentences, best) if verdict is Support.YES else None
    if misfit is not None:
        found = tuple(sorted({*misfit.evidence, *_evidence(parts, body)}))
        return HeadlineCheck(span=span, supported=Support.PARTLY, evidence=found), misfit.why
    distant = verdict is Support.PARTLY and all(map(_is_held, parts))
    missing = () if verdict is Support.YES or distant else _missing(split, parts, span.doc)
    evidence = _evidence(parts, body)
    if distant:
        evidence = tuple(sorted(tuple(dict.fromkeys((*_drifting(tokens, body), *evidence)))[:SHOWN]))
    check = HeadlineCheck(span=span, supported=verdict, evidence=evidence, missing=missing)
    return check, "" if missing else "it tells as fact what the body tells with “reportedly”, “may” or the like"


def _missing(split: Sequence[Sequence[Token]], parts: Sequence[Holding], doc: str) -> tuple[Span, ...]:
    """The parts that are not held, whole where little of them is; where all are held, the words that stand nowhere."""
    out: list[Span] = []
    for tokens, part in zip(split, parts, strict=True):
        if _is_held(part):
            continue
        if part.share < HELD:
            first = next(
                (t for t in tokens if t.text[0].isalnum() and t.text.casefold() not in PART_MARKS), part.units[0].token
            )
            out.append(Span(doc, min(first.start, part.units[0].token.start), part.units[-1].token.end))
        else:
            out += runs(_weighty(part.missing), tokens, doc)
    every = [t for tokens in split for t in tokens]
    return tuple(out) or runs(_weighty([u for p in parts for u in p.missing]), every, doc)


def _weighty(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units that tell something; all where none does."""
    return [u for u in units if u.weight > LIGHT_WEIGHT] or units


def _verdict(tokens: Sequence[Token], parts: Sequence[Holding], body: Body, echo: frozenset[int]) -> Support:
    held = [_is_held(p) for p in parts]
    missing = frozenset(k for p in parts for u in p.missing for k in u.keys)
    if all(p.share < TOUCHED for p in parts) or _only_repeated(missing, body, echo):
        return Support.NO
    if not all(held) or _drifting(tokens, body):
        return Support.PARTLY
    return Support.YES


def _is_held(part: Holding) -> bool:
    words = sum(u.weight for u in part.units if u.weight == 1.0)
    missed = sum(u.weight for u in part.missing if u.weight == 1.0)
    scattered = part.held >= NEARLY and not any(u.token.pos == "VERB" for u in part.units)
    lacking = [u for u in part.missing if u.weight == 1.0]
    # One noun or adjective more or less is how something is named; a verb or a number is what is told.
    naming = len(lacking) == 1 and lacking[0].token.pos not in {"VERB", "NUM"} and part.share >= WELL
    return (part.share >= HELD or scattered) and (naming or missed <= MISSED * words)


def _only_repeated(missing: frozenset[str], body: Body, echo: frozenset[int]) -> bool:
    """Whether what a mere repeat of the headline turns on (at most two steps from its main verb) stands nowhere else."""
    for i in echo:
        tokens = body.sentences[i].tokens
        for t, keys in keyed(tokens):
            parent = tokens[t.head]
            near = t.dep in MAIN or (t.dep == "pobj" and parent.dep == "prep" and tokens[parent.head].dep == "ROOT")
            if near and missing & keys:
                return True
    return False


def _echoes(whole: Holding, body: Body, spelt: Mapping[str, frozenset[str]]) -> frozenset[int]:
    """Sentences at the top that say the headline again, add less than it has, and name no time, number or source.

    Spelling out a name that the headline shortens (``spelt``) adds nothing.
    """
    if len(body.sentences) < BRIEF:
        return frozenset()
    total = sum(u.weight for u in whole.units) or 1.0
    said = frozenset(k for u in whole.units for k in u.keys | spelt.get(fold(u.token.text).text, frozenset()))
    out = set()
    for i in range(min(TOP, len(body.sentences))):
        got = sum(u.weight for u in whole.units if u.keys & body.keys[i])
        words = keyed(body.sentences[i].tokens)
        added = sum(NAME_WEIGHT if t.pos == "PROPN" else 1.0 for t, keys in words if not said & keys)
        if got / total >= ECHO and added <= total and i not in body.anchored:
            out.add(i)
    return frozenset(out)


def _drifting(tokens: Sequence[Token], body: Body) -> tuple[Span, ...]:
    """The sentences that say at a distance what the headline says flatly: wherever the body has the headline's first verb, or none.

    What is a verb is settled by the body: in a headline's capitals a tagger takes verbs for names.
    """
    if any(folded(t.text) in DISTANCE for t in tokens):
        return ()
    told: dict[str, list[tuple[Sentence, int]]] = defaultdict(list)
    for s in body.sentences:
        for k, t in enumerate(s.tokens):
            if t.pos == "VERB":
                told[stem(t.lemma)].append((s, k))
    shown = frozenset(stem(w) for w in SHOWING)
    main = next((v for t in tokens if is_content(t) and (v := stem(t.lemma)) in told and v not in shown), None)
    if main is None:
        return ()
    far = [s.span for s, k in told[main] if _at_a_distance(s, k, body.scopes)]
    return tuple(dict.fromkeys(far)) if len(far) >= DISTANT * len(told[main]) else ()


def _at_a_distance(sentence: Sentence, word: int, scopes: Sequence[Span]) -> bool:
    """Whether a verb stands in a hedged clause or under a prospect."""
    t = sentence.tokens[word]
    place = Span(sentence.span.doc, t.start, t.end)
    return any(s.contains(place) for s in scopes) or _under_prospect(sentence.tokens, word)


def _under_prospect(tokens: Sequence[Token], word: int) -> bool:
    """Whether a verb above a word makes a prospect or a suspicion of it."""
    for _ in range(4):
        above = tokens[word].head
        if above == word:
            return False
        if tokens[above].lemma.casefold() in PROSPECTS:
            return True
        word = above
    return False


def _evidence(parts: Sequence[Holding], body: Body) -> tuple[Span, ...]:
    best = sorted({i for p in parts for i in p.best[:2]})
    return tuple(body.sentences[i].span for i in best[:SHOWN])


def _finding(story: Story, check: HeadlineCheck, role: Role, why: str, names: dict[str, str]) -> Finding:
    """F601 or F602 in words."""
    whole = [story.text(s) for s in check.missing] == [story.text(check.span)]
    words = why or (NOT_WHOLE if whole else joined([f"“{story.text(s)}”" for s in check.missing][:SHOWN]))
    values = {
        "role": role.value,
        "article": names[check.span.doc],
        "headline": excerpt(story.text(check.span)),
        "missing": words,
    }
    evidence = (
        Evidence(check.span, f"the {role.value}"),
        *(Evidence(s, "the nearest in the body") for s in check.evidence),
    )
    code = "F601" if check.supported == Support.NO else "F602"
    return Finding(code=code, values=values, confidence=0.6, evidence=evidence)
