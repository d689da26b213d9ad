"""Claims about how many people met a fate: every count that articles give of the event itself, whatever else the sentence says.

A count belongs to the event where its article tells it at its top, or where its sentence shares the words of the articles' tops. Left
out are counts of other happenings (sentences that date themselves long before or name only places that no top names, counts many
times smaller or greater than the tops') and counts of a part (``two children``, ``four of whom``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.align.claim_tops import Tops
from retold.lang.events import ENDING
from retold.lang.events_keys import class_key, content_keys
from retold.lang.events_tolls import EVERYBODY, PARTLY, PARTS, QUESTIONS
from retold.lang.numbers import FATES
from retold.model.document import Role
from retold.model.marks import NumberMark, Sentence, Token
from retold.model.span import Span
from retold.model.story import Story

_SHARED = 3
"""Content words besides the fate that a sentence further down must share with the tops."""
_APART = 3.0
"""Counts further from every count of the headlines and leads than this factor are counts of another happening."""
_LISTED = 10.0
"""The same for counts that fall as well as grow: lists of the missing are struck out and filled up again."""
_REACH = 60
"""Characters between a count and its fate beyond which the mention is the count alone."""
_AFTER = 40
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Toll:
    """A count with the words for its fate; ``first`` where a headline, deck or first sentence gives it."""

    span: Span
    value: str
    fate: str
    low: float
    first: bool


def tolls(story: Story) -> list[list[Toll]]:
    """Counts by fate where at least two documents give one and they are not all the same; each document's values once."""
    rows: dict[str, dict[tuple[str, str], Toll]] = defaultdict(dict)
    for t in _candidates(story, Tops(story)):
        rows[t.fate].setdefault((t.span.doc, t.value), t)
    kept = [_of_the_event(list(row.values())) for row in rows.values()]
    return [row for row in kept if len({t.span.doc for t in row}) >= 2 and len({t.value for t in row}) >= 2]


def question(row: Sequence[Toll]) -> str:
    """What the counts answer, as the claim's text."""
    return QUESTIONS[row[0].fate]


def _of_the_event(row: list[Toll]) -> list[Toll]:
    """Without counts of another size than those of headlines and leads; nothing where those give none.

    Where two articles' counts are of one size, a third's of another is of another happening, even at its top.
    """
    far = _LISTED if row[0].fate in ENDING else _APART
    near = {t: {u.span.doc for u in row if max(t.low, u.low) <= far * min(t.low, u.low)} for t in row}
    alone = max((len(docs) for docs in near.values()), default=0) == 1
    anchors = [t.low for t in row if t.first and (alone or len(near[t]) > 1)]
    return [t for t in row if any(max(t.low, a) <= far * min(t.low, a) for a in anchors)]


def _candidates(story: Story, tops: Tops) -> Iterator[Toll]:
    for n in story.numbers:
        if n.unit not in QUESTIONS or n.low < 1:
            continue
        sentence = tops.sentence(n.span)
        if sentence is None or tops.elsewhen(sentence) or _partial(story, sentence, n, tops):
            continue
        first = tops.is_first(sentence)
        if first or (not tops.elsewhere(sentence) and (tops.is_top(sentence) or _shares(story, sentence, n, tops))):
            yield Toll(_with_fate(sentence, n), n.rendered, n.unit, n.low, first)


def _shares(story: Story, sentence: Sentence, number: NumberMark, tops: Tops) -> bool:
    own = {class_key(number.unit or ""), "people"}
    return len((content_keys(story.text(sentence.span)) & tops.keys) - own) >= _SHARED


def _partial(story: Story, sentence: Sentence, number: NumberMark, tops: Tops) -> bool:
    """Whether the count is of some of the people, or of these and others (``two passengers and the driver``)."""
    text = story.document(number.span.doc).text
    after = text[number.span.end : number.span.end + _AFTER].lower().split()
    if " ".join(after[:2]) in PARTS or any(w.strip(".,;:") in PARTLY for w in after[:_NEAR]):
        return True
    inside = [i for i, t in enumerate(sentence.tokens) if number.span.start <= t.start < number.span.end]
    before = inside[0] - 1 if inside else -1
    if before >= 0 and sentence.tokens[before].text.lower() in {"further", "additional"}:
        return True
    tokens = sentence.tokens
    if any(tokens[i].lemma in PARTLY or tokens[i].text.lower() in PARTLY for i in inside):
        return True
    if tops.role(sentence.span) is not Role.HEADLINE and any(_narrows(tokens[i]) for i in inside):
        return True
    return any(t.dep == "conj" and t.head in inside and t.pos == "NOUN" and not _fate(t) for t in tokens)


def _narrows(token: Token) -> bool:
    """Whether a word of a count says which people: ``Chinese tourists``, ``children``."""
    low = token.text.lower()
    narrowing = token.pos in {"NOUN", "PROPN", "ADJ"} and not low.isdigit()
    return narrowing and not {low, token.lemma, low.removesuffix("s")} & EVERYBODY and not _fate(token)


def _fate(token: Token) -> bool:
    return token.lemma in FATES or token.text.lower() in FATES


def _with_fate(sentence: Sentence, number: NumberMark) -> Span:
    """The count with the nearest word for its fate."""
    words = [t for t in sentence.tokens if FATES.get(t.lemma, FATES.get(t.text.lower())) == number.unit]
    spans = [number.span.hull(Span(number.span.doc, t.start, t.end)) for t in words]
    best = min(spans, key=lambda s: (len(s), s), default=number.span)
    return best if len(best) - len(number.span) <= _REACH else number.span
