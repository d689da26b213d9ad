"""What one article tells and another says nobody could confirm: ``there is no evidence that``, ``refused to confirm the report``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retold.compare.conflict_pairs import Pairs
from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.tellings import Telling, Voice, key
from retold.lang import hedges
from retold.lang.tellings import AVOIDED, CONFIRMING, PROOF
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.marks import Sentence, Token
from retold.model.span import Span

_ALIKE = 0.28
"""Content that a telling and what is not confirmed share."""
_FEWEST = 2
_MOST = 6
"""Articles that are listed as telling it."""
_STEPS = 8
_BEFORE = 2
"""Sentences in which stands what a doubt points at."""
_TOLD = {Voice.FLAT: "told as fact", Voice.CREDITED: "stated by its source"}


@dataclass(frozen=True, slots=True)
class _Doubt:
    """The words of a doubt and the keys of what it is about; none where it only points at a report."""

    span: Span
    sentence: Sentence
    keys: frozenset[str]


def unconfirmed_conflicts(pairs: Pairs, names: dict[str, str]) -> list[Conflict]:
    """A tension (certainty) for every telling of which another article says that it is not confirmed or that nothing shows it.

    A doubt that only points at a report is about what its article credited just before, where another article tells that flatly.
    """
    groups: dict[frozenset[Span], tuple[list[Telling], list[_Doubt]]] = {}
    doubts = [d for s in sorted({t.sentence for t in pairs.tellings.all}, key=lambda s: s.span) for d in _doubts(s)]
    for d in doubts:
        told = _told(pairs, d) if len(d.keys) >= _FEWEST else _pointed(pairs, d)
        told = [t for t in told if not any(x.span.overlaps(t.span) for x in doubts)]
        if any(t.voice is Voice.FLAT for t in told):
            groups.setdefault(frozenset(t.span for t in told), (told, []))[1].append(d)
    out: list[Conflict] = []
    for told, row in groups.values():
        sides = [*(Side(t.span, _TOLD[t.voice]) for t in told), *(Side(d.span, "not confirmed") for d in row)]
        words = " ".join(pairs.tellings.story.text(row[0].span).split())
        text = f"{pairs.told(told)}: {by_value(sides, names)} (“{words}”)."
        out.append(conflict(None, ConflictKind.CERTAINTY, Strength.TENSION, sides, text))
    return out


def _doubts(sentence: Sentence) -> Iterator[_Doubt]:
    tokens = sentence.tokens
    for i, t in enumerate(tokens):
        below = [j for j, c in enumerate(tokens) if c.head == i and j != i]
        if t.lemma in CONFIRMING and t.pos == "VERB" and _withheld(tokens, i, below):
            what = [j for j in below if tokens[j].dep in {"dobj", "ccomp", "nsubjpass"}]
        elif t.lemma in PROOF and t.pos == "NOUN" and any(tokens[j].text.lower() == "no" for j in below):
            what = [j for j in below if tokens[j].dep in {"acl", "relcl", "ccomp"} or tokens[j].text.lower() in {"of", "that"}]
        else:
            continue
        if what:
            words = sorted({j for w in what for j in _subtree(tokens, w)})
            keys = frozenset(k for j in words if (k := key(tokens[j])) is not None)
            keys = frozenset() if _points(tokens, what) else keys
            first, last = min(i, *words), max(i, *words)
            yield _Doubt(Span(sentence.span.doc, tokens[first].start, tokens[last].end), sentence, keys)


def _points(tokens: tuple[Token, ...], what: list[int]) -> bool:
    """Whether what is not confirmed is a report or claim that does not say here what it says."""
    return all(
        tokens[w].lemma in hedges.CLAIMED
        and not any(c.head == w and c.dep in {"acl", "relcl", "ccomp", "prep"} for c in tokens)
        for w in what
    )


def _withheld(tokens: tuple[Token, ...], i: int, below: list[int]) -> bool:
    """Whether a verb of confirming is denied, or stands under ``refused to``, ``unable to``."""
    over = tokens[tokens[i].head].lemma if tokens[i].dep in {"xcomp", "ccomp"} else ""
    return any(tokens[j].dep == "neg" for j in below) or over in AVOIDED or over == "unable"


def _subtree(tokens: tuple[Token, ...], top: int) -> set[int]:
    out = {top}
    for _ in range(_STEPS):
        out |= {j for j, c in enumerate(tokens) if c.head in out and c.dep != "punct"}
    return out


def _told(pairs: Pairs, d: _Doubt) -> list[Telling]:
    """The likest telling of every other article."""
    best: dict[str, tuple[float, Telling]] = {}
    for t in pairs.tellings.all:
        shared = (t.keys & d.keys) if t.act in d.keys else frozenset()
        alike = pairs.tellings.overlap(t.keys, d.keys) if len(shared) >= _FEWEST else 0.0
        if _tells(pairs, d, t) and alike >= _ALIKE and alike > best.get(t.doc, (0.0, t))[0]:
            best[t.doc] = (alike, t)
    return [t for _, t in sorted(best.values(), key=lambda r: (-r[0], r[1].span))][:_MOST]


def _pointed(pairs: Pairs, d: _Doubt) -> list[Telling]:
    """What other articles tell of what the article of a doubt credited in the two sentences before, or in its own: what most know."""
    spans = sorted({t.sentence.span for t in pairs.tellings.all if t.doc == d.span.doc and t.span.end <= d.span.start})[
        -_BEFORE:
    ]
    said = [t for t in pairs.tellings.all if t.sentence.span in spans and t.voice in {Voice.CREDITED, Voice.HEDGED}]
    known = max(said, key=lambda t: (len(pairs.like(t)), t.span), default=None)
    first: dict[str, Telling] = {}
    for _, a, b in pairs.found:
        for x, t in ((a, b), (b, a)):
            if x is known and _tells(pairs, d, t):
                first.setdefault(t.doc, t)
    return list(first.values())[:_MOST]


def _tells(pairs: Pairs, d: _Doubt, t: Telling) -> bool:
    stated = t.voice in _TOLD and not (t.negated or t.planned or t.habit)
    return stated and t.doc != d.span.doc and not pairs.slots.far(t.span, d.span)
