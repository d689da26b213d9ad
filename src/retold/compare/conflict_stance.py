"""One claim told flatly here and denied or credited there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from retold.compare.conflict_pairs import Pairs
from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.conflict_slots import Slots
from retold.compare.prose import in_quotes
from retold.compare.tellings import Voice
from retold.lang.actors_sources import UNNAMED, shown_source
from retold.lang.events import REPORTING, SAYING
from retold.lang.events_keys import class_key, content_keys, held_keys, longest_run, shared_keys
from retold.lang.hedges import DENIALS
from retold.lang.tellings import NEGATIONS, WHEN
from retold.model.claims import Claim, Conflict, ConflictKind, Mention, Stance, Strength
from retold.model.marks import Form
from retold.model.story import Story

_ALIKE = 0.5
"""Content words that a told and a denied mention must share."""
_RUN = 3
"""Words in a row that both must have to be the same wording."""
_HELD = 0.8
_TRIED = 12
"""Mentions of each side that are held against each other."""
_SAME_WORDING = 0.6
"""Content words that a credited and an uncredited mention must share to be the same wording."""

_TELLING = 4
"""Content words of a flat mention for which somebody would be credited."""

_MUCH = 3
"""Content words besides names, one of them a figure, that two mentions share to be of one act whatever their verbs."""
_FIGURE = re.compile(r"\d[\d,.]+")

_DENYING = frozenset(class_key(w) for w in DENIALS)

_CAPITALISED = re.compile(r"[A-Z][\w&-]+(?: [A-Z][\w&-]+)*")
_NAME = re.compile(r"\b[A-Z]\w*")
_SHORTEST = 4
"""Letters of a name that are no chance part of an outlet's."""

_Pair = tuple[Mention, Mention]
_Fit = Callable[[Mention, Mention], bool]


def _any(_one: Mention, _other: Mention) -> bool:
    return True


def stance_conflicts(pairs: Pairs, claim: Claim, names: dict[str, str]) -> list[Conflict]:
    """Polarity (told and denied) and attribution (credited and credited to nobody): each at most once."""
    story, slots, voices = pairs.tellings.story, pairs.slots, pairs.tellings.voices
    by = {s: [m for m in claim.mentions if m.stance is s and voices.states(m)] for s in Stance}
    by[Stance.DENIED] = [m for m in by[Stance.DENIED] if not _rejects(pairs, m)]
    flat = [m for m in by[Stance.ASSERTS] if voices.own(m)]
    denied, told = by[Stance.DENIED], by[Stance.ATTRIBUTED]
    likes = _Likes(story, slots)
    found: list[tuple[ConflictKind, Strength, _Pair, list[Side]]] = []
    pair = likes.closest([m for m in (*flat, *told) if not voices.denies(m)], denied, _ALIKE, fit=partial(_opposed, story))
    if pair is not None and likes.beyond_names(pair):
        sides = [*likes.sides(pair, [*flat, *told], "told"), *likes.sides(pair, denied, "denied")]
        found.append((ConflictKind.POLARITY, Strength.CONTRADICTION, pair, sides))
    if (credit := _credits(pairs, claim, likes, flat, told)) is not None:
        found.append((ConflictKind.ATTRIBUTION, Strength.TENSION, *credit))
    return [
        conflict(claim.id, kind, strength, sides, f"{in_quotes(story.text(pair[0].span))}: {by_value(sides, names)}.")
        for kind, strength, pair, sides in found
    ]


def _credits(
    pairs: Pairs, claim: Claim, likes: _Likes, flat: Sequence[Mention], told: Sequence[Mention]
) -> tuple[_Pair, list[Side]] | None:
    """The likeliest pair of a credited mention and one whose article credits nobody, and all that are as like them."""
    story = pairs.tellings.story

    def creditor(mention: Mention) -> str:
        return pairs.tellings.speakers.get(mention.attribution or "") or shown_source(mention.source or "")

    credited = [m for m in told if m.source and m.source != UNNAMED and m.attribution and not _label(m.source)]
    credited = [m for m in credited if not _presupposed(pairs, m)]
    credited = [m for m in credited if len(content_keys(story.text(m.span))) >= _TELLING]
    named = frozenset(k for m in credited for k in content_keys(creditor(m)))
    silent = [m for m in _silent(story, flat, claim.mentions) if pairs.tellings.happened(m.span)]
    silent = [m for m in silent if not _said(pairs, m) and not _presupposed(pairs, m) and not _quotes(story, m)]
    silent = [m for m in silent if not named & content_keys(pairs.slots.around(m.span))]
    houses = [house for c in credited for house in _houses(story, creditor(c))]
    silent = [m for m in silent if not any(_is_by(story, m, house) for house in houses)]
    pair = likes.closest(silent, credited, _SAME_WORDING, run=_RUN, fit=partial(_one_act, pairs))
    if pair is None:
        return None
    sides = likes.sides(pair, silent, "credited to nobody", run=_RUN)
    return pair, sides + [s for m in credited for s in likes.sides(pair, [m], f"credited to {creditor(m)}", run=_RUN)]


def _one_act(pairs: Pairs, silent: Mention, credited: Mention) -> bool:
    """Whether two mentions tell one act, the first in its article's own voice; words in common may be of two (``a clause``, ``a meeting``).

    So do mentions that share a figure and more besides names, whatever their verbs.
    """
    own, theirs = _verbs(pairs, silent), _verbs(pairs, credited)
    if own is None or theirs is None:
        return True
    around = pairs.tellings.over(silent.span)
    others = {i for t in around if t.voice is not Voice.FLAT or t.planned for i in t.verbs}
    ahead = {i for t in pairs.tellings.over(credited.span) if t.planned for i in t.verbs}
    done = {k for i, k in own.items() if i not in others} & {k for i, k in theirs.items() if i not in ahead}
    still = {own[i] for t in around if t.planned for i in t.verbs if i in own} & {theirs[i] for i in ahead if i in theirs}
    if done or still:
        return True
    one, other = (content_keys(_NAME.sub(" ", pairs.tellings.story.text(m.span))) for m in (silent, credited))
    shared = one & other
    return len(shared) >= _MUCH and any(_FIGURE.fullmatch(k) for k in shared)


def _verbs(pairs: Pairs, mention: Mention) -> dict[int, str] | None:
    """The keys of the verbs of a mention by their number in its sentence; nothing for what was not parsed."""
    sentence = pairs.tellings.voices.sentence(mention.span)
    if sentence is None:
        return None
    inside = ((i, t) for i, t in enumerate(sentence.tokens) if mention.span.start <= t.start < mention.span.end)
    return {i: class_key(t.lemma) for i, t in inside if t.pos == "VERB"}


def _opposed(story: Story, told: Mention, denied: Mention) -> bool:
    """Whether what is told is not already the denial: ``I never spoke to them`` and ``denied that he spoke to them`` are one."""
    return not _negated(story.text(told.span)) or _negated(story.text(denied.span))


def _rejects(pairs: Pairs, mention: Mention) -> bool:
    """Whether a mention tells that something was turned down (``rejected the plan``) or not said (``did not allege``), which is no denial of it."""
    said = next((a for a in pairs.tellings.story.attributions if a.id == mention.attribution), None)
    if said is None or said.cue is None:
        return False
    return not {class_key(w) for w in pairs.tellings.story.text(said.cue).lower().split()} & _DENYING


def _houses(story: Story, creditor: str) -> list[str]:
    """Who is credited, and the names in what any article says they are: ``Ann Lee, Acme's head of optics``."""
    described = [story.text(a.source) for a in story.attributions if a.source is not None and a.speaker == creditor]
    names = [n for text in described for n in _CAPITALISED.findall(text) if len(n) >= _SHORTEST]
    return list(dict.fromkeys([creditor, *names]))


def _is_by(story: Story, mention: Mention, creditor: str) -> bool:
    """Whether an article is published by who is credited elsewhere: a company's own blog credits nobody with its news."""
    outlet = "".join(c for c in (story.document(mention.span.doc).outlet or "").casefold() if c.isalnum())
    name = "".join(c for c in creditor.casefold().removeprefix("the ") if c.isalnum())
    return bool(name) and name in outlet


def _label(source: str) -> bool:
    """Whether a source is a label in capitals (``FAST FACTS``) and nobody."""
    return source.isupper() and " " in source


def _presupposed(pairs: Pairs, mention: Mention) -> bool:
    """Whether a clause only says when (``since he took office``): what it tells is taken as known, and no one is credited with it."""
    sentence = pairs.tellings.voices.sentence(mention.span)
    tokens = sentence.tokens if sentence is not None else ()
    inside = [i for i, t in enumerate(tokens) if mention.span.start <= t.start < mention.span.end and t.dep != "punct"]
    tops = [i for i in inside if (tokens[i].head not in inside or tokens[i].head == i) and tokens[i].pos in {"VERB", "AUX"}]
    timed = [t.head for t in tokens if t.dep in {"mark", "advmod"} and t.text.lower() in WHEN]
    return bool(tops) and all(tokens[i].dep == "advcl" and i in timed for i in tops)


def _said(pairs: Pairs, mention: Mention) -> bool:
    """Whether a clause hangs on a verb of saying with a subject (``he said there was momentum``): somebody is credited, whoever."""
    sentence = pairs.tellings.voices.sentence(mention.span)
    tokens = sentence.tokens if sentence is not None else ()
    inside = [i for i, t in enumerate(tokens) if mention.span.start <= t.start < mention.span.end]
    over = {tokens[i].head for i in inside if tokens[i].dep == "ccomp" and tokens[tokens[i].head].lemma in REPORTING}
    return any(t.dep == "nsubj" and t.head in over for t in tokens)


def _quotes(story: Story, mention: Mention) -> bool:
    """Whether a clause holds somebody's words, with their speaker: ``the president called her “a patriot”``."""
    said = (a for a in story.attributions if a.form is not Form.INDIRECT and a.source is not None)
    return any(mention.span.overlaps(part) for a in said for part in a.content)


def _frame(text: str) -> bool:
    """Whether words end in a verb of saying, and only name who said something."""
    return text.rsplit(maxsplit=1)[-1].lower().strip(".,:") in SAYING


def _negated(text: str) -> bool:
    words = text.lower().replace("’", "'").split()
    return any(w in NEGATIONS or w.endswith("n't") for w in words)


def _silent(story: Story, flat: Sequence[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """Flat mentions of some length in articles that credit nobody with the claim anywhere."""
    crediting = {m.span.doc for m in mentions if m.stance is not Stance.ASSERTS}
    told = ((m, story.text(m.span)) for m in flat if m.span.doc not in crediting)
    return [m for m, text in told if len(content_keys(text)) >= _TELLING and not _frame(text)]


class _Likes:
    """Which mentions of a claim are like enough to be held against each other."""

    def __init__(self, story: Story, slots: Slots) -> None:
        self._story = story
        self._slots = slots

    def closest(
        self, some: Sequence[Mention], others: Sequence[Mention], least: float, *, run: int = 0, fit: _Fit = _any
    ) -> _Pair | None:
        """The likeliest pair that is ``fit``, if it shares at least ``least`` and ``run`` words in a row."""
        text = self._story.text
        pairs = [
            (self._likeness(a, b), a, b)
            for a in some[:_TRIED]
            for b in others[:_TRIED]
            if longest_run(text(a.span), text(b.span)) >= run
            and self._slots.agree(a.span, b.span)
            and fit(a, b)
            and (run == 0 or _negated(text(a.span)) == _negated(text(b.span)))
        ]
        best = max(pairs, key=lambda p: (p[0], p[1].span.doc != p[2].span.doc), default=None)
        return (best[1], best[2]) if best is not None and best[0] >= least else None

    def beyond_names(self, pair: _Pair) -> bool:
        """Whether two mentions share more than names: one man's hint and his refusal are two things."""
        one, other = (content_keys(_NAME.sub(" ", self._story.text(m.span))) for m in pair)
        return bool(one & other)

    def sides(self, pair: _Pair, mentions: Sequence[Mention], value: str, *, run: int = 0) -> list[Side]:
        """The mentions that are one of the pair or as like one of them as a side must be; with ``run``, in the same wording."""
        least = _SAME_WORDING if run else _ALIKE
        return [Side(m.span, value) for m in mentions if m in pair or self._like(pair, m, least, run)]

    def _like(self, pair: _Pair, mention: Mention, least: float, run: int) -> bool:
        text = self._story.text
        if not all(self._slots.agree(mention.span, p.span) for p in pair):
            return False
        return any(self._likeness(mention, p) >= least and longest_run(text(mention.span), text(p.span)) >= run for p in pair)

    def _likeness(self, a: Mention, b: Mention) -> float:
        """Shared content of two mentions, 0-1: over the longer, or most of that over the shorter where one says more besides."""
        x, y = self._story.text(a.span), self._story.text(b.span)
        return max(shared_keys(x, y), _HELD * held_keys(x, y))
