"""How far sentences hold up a headline: its content words, part by part, found again in a body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retold.compare.wording import folded, is_content, keyed, keys_of
from retold.lang.cues import HEADLINE_LABELS
from retold.lang.labels_headlines import LIGHT, PART_MARKS
from retold.lang.persons import ANY_PERSON, FEMALE_PERSON, MALE_PERSON
from retold.model.marks import Sentence, Token
from retold.model.span import Span

HYPHENS = frozenset("-‐‑–")
NAME_WEIGHT = 0.5
"""Names recur in every sentence of a story, so that finding them again says less than finding a verb."""
LIGHT_WEIGHT = 0.25
"""Words by which headlines fill, judge or label."""
ALONE = 3
_STRANGERS = FEMALE_PERSON | MALE_PERSON | ANY_PERSON
"""What headlines call somebody whom their bodies name (``homeowner``, ``woman``)."""
WITHOUT_VERB = 0.7
"""What sentences count that hold a part's words without any of its verbs, where the body has such a verb elsewhere."""
SENSE = 0.7
"""What it counts to find only another word of the same sense."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A content word of a headline: where it stands, by what it is found again, how much it says."""

    token: Token
    keys: frozenset[str]
    weight: float

    def found(self, keys: frozenset[str]) -> float:
        """What it counts (0 to the unit's weight) that a sentence with these keys stands in the body."""
        common = self.keys & keys
        if not common:
            return 0.0
        return self.weight if any(not k.startswith("sense:") for k in common) else SENSE * self.weight


@dataclass(frozen=True, slots=True)
class Holding:
    """How a body holds one part of a headline.

    ``share`` is the weight (0-1) that the best sentence, or two neighbours, hold (less where they lack the verb), ``held`` the share that any
    sentences hold, ``missing`` the units found nowhere, ``best`` the indices of the best sentences.
    """

    units: tuple[Unit, ...]
    share: float
    held: float
    missing: tuple[Unit, ...]
    best: tuple[int, ...]


def units_of(tokens: Sequence[Token], names: frozenset[str]) -> list[Unit]:
    """The content words of a headline; ``names`` are folded words that are names in this story."""
    return [Unit(t, keys, _weight(t, names)) for t, keys in keyed(tokens)]


def _weight(token: Token, names: frozenset[str]) -> float:
    """How much a word says: names recur, words of headline language tell no happening."""
    word = folded(token.text)
    return LIGHT_WEIGHT if word in LIGHT or token.lemma.casefold() in _STRANGERS else NAME_WEIGHT if word in names else 1.0


def unlabelled(tokens: Sequence[Token]) -> Sequence[Token]:
    """A headline without the outlet's label before its colon ("BREAKING NEWS:", "Watch:")."""
    colon = next((i for i, t in enumerate(tokens) if t.text == ":"), 0)
    label = 0 < colon <= ALONE and all(folded(t.text) in HEADLINE_LABELS | {"news"} for t in tokens[:colon])
    return tokens[colon + 1 :] if label else tokens


def parts_of(tokens: Sequence[Token]) -> list[list[Token]]:
    """A headline cut at the marks that join one happening to another (``after``, ``as``, ``;`` …).

    A part with fewer than three content words goes with its neighbour: it could not be judged alone.
    """
    parts: list[list[Token]] = [[]]
    for i, t in enumerate(tokens):
        inside_word = t.text in HYPHENS and i > 0 and tokens[i - 1].end == t.start
        if t.text.casefold() in PART_MARKS and parts[-1] and not inside_word:
            parts.append([])
        parts[-1].append(t)
    out: list[list[Token]] = []
    for part in parts:
        small = sum(map(is_content, part)) < ALONE
        if out and (small or sum(map(is_content, out[-1])) < ALONE):
            out[-1] = out[-1] + part
        else:
            out.append(part)
    return [p for p in out if any(map(is_content, p))]


def holding(units: Sequence[Unit], bodies: Sequence[frozenset[str]]) -> Holding:
    """How sentences, given as sets of keys, hold the units. Cost: units times sentences."""
    total = sum(u.weight for u in units) or 1.0
    hits = [{i: f for i, u in enumerate(units) if (f := u.found(keys))} for keys in bodies]
    anywhere: dict[int, float] = {}
    for here in hits:
        for i, f in here.items():
            anywhere[i] = max(f, anywhere.get(i, 0.0))
    verbs = {i for i in anywhere if units[i].token.pos == "VERB"}
    best: tuple[float, tuple[int, ...]] = (0.0, ())
    for n, here in enumerate(hits):
        near = hits[n + 1] if n + 1 < len(hits) else {}
        for window, found in (((n,), here.keys()), ((n, n + 1), here.keys() | near.keys())):
            share = sum(max(here.get(i, 0.0), near.get(i, 0.0) if len(window) > 1 else 0.0) for i in found) / total
            if verbs and not verbs & found:
                share *= WITHOUT_VERB
            if share > best[0]:
                best = (share, window)
    missing = tuple(u for i, u in enumerate(units) if i not in anywhere)
    return Holding(tuple(units), best[0], sum(anywhere.values()) / total, missing, best[1])


def sentence_keys(sentences: Iterable[Sentence]) -> list[frozenset[str]]:
    """The keys of each sentence."""
    return [keys_of(s.tokens) for s in sentences]


def runs(units: Sequence[Unit], tokens: Sequence[Token], doc: str) -> tuple[Span, ...]:
    """The units as spans, neighbours (with only function words between) joined."""
    place = {t: i for i, t in enumerate(tokens)}
    out: list[Span] = []
    last = -2
    for u in units:
        i = place[u.token]
        low, high = _compound(tokens, i)
        between = tokens[last + 1 : low] if last >= 0 else ()
        if out and (low <= last or (not any(is_content(t) for t in between) and len(between) < 3)):
            out[-1] = Span(doc, out[-1].start, tokens[high].end)
        else:
            out.append(Span(doc, tokens[low].start, tokens[high].end))
        last = high
    return tuple(out)


def _compound(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """The first and last word of what hyphens write as one word with a word."""
    low = high = i
    while high + 2 < len(tokens) and tokens[high + 1].text in HYPHENS and tokens[high].end == tokens[high + 1].start:
        if tokens[high + 1].end != tokens[high + 2].start:
            break
        high += 2
    while low > 1 and tokens[low - 1].text in HYPHENS and tokens[low - 2].end == tokens[low - 1].start:
        if tokens[low - 1].end != tokens[low].start:
            break
        low -= 2
    return low, high
