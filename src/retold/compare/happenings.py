"""What is said to have happened at a time: the clause around a time expression."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retold.compare.wording import is_content, stem
from retold.model.marks import Sentence, Token
from retold.model.span import Span

LONGEST = 24
"""Words of a mention; a longer clause is cut down to its verb and its time."""
SAME_VERB = 0.45
VERBAL = frozenset({"VERB", "AUX"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "agent", "prt", "pobj", "oprd", "acomp"})


@dataclass(frozen=True, slots=True)
class Happening:
    """A time in an article, the clause that goes with it and the sentence of both.

    ``stems`` are the clause's content words without the time's own.
    """

    when: str
    place: Span
    mark: Span
    sentence: Span
    stems: frozenset[str]
    verb: str = ""


def happening(sentence: Sentence, mark: Span, when: str) -> Happening:
    """The happening that a time expression dates: its verb with subject and object, as short as it can be."""
    tokens = sentence.tokens
    timed = [i for i, t in enumerate(tokens) if t.start < mark.end and mark.start < t.end]
    if not timed:
        return Happening(when, mark, mark, sentence.span, frozenset())
    verb = _verb(tokens, timed[0])
    clause = _clause(tokens, verb) if verb is not None else [tokens[timed[0]].head]
    low, high = min([*clause, *timed]), max([*clause, *timed])
    if high - low >= LONGEST:
        near = [verb if verb is not None else timed[0], *timed]
        low, high = min(near), max(near)
    if high - low >= LONGEST:
        low, high = timed[0], timed[-1]
    place = Span(mark.doc, min(tokens[low].start, mark.start), max(tokens[high].end, mark.end))
    words = {*clause, *range(low, high + 1)} - set(timed)
    stems = frozenset(stem(tokens[i].lemma) for i in words if is_content(tokens[i]))
    main = stem(tokens[verb].lemma) if verb is not None and is_content(tokens[verb]) else ""
    return Happening(when, place, mark, sentence.span, stems, main)


def _verb(tokens: Sequence[Token], start: int) -> int | None:
    """The nearest verb above a word in the sentence's tree."""
    i = start
    for _ in range(len(tokens)):
        if tokens[i].pos in VERBAL and i != start:
            return i
        if tokens[i].head == i:
            return i if tokens[i].pos in VERBAL else None
        i = tokens[i].head
    return None


def _clause(tokens: Sequence[Token], verb: int) -> list[int]:
    """The verb with its arguments: subject and object with the words directly on them."""
    heads = {i for i, t in enumerate(tokens) if t.head == verb and t.dep in ARGUMENTS}
    heads |= {i for i, t in enumerate(tokens) if t.dep == "pobj" and tokens[t.head].head == verb}
    direct = {i for i, t in enumerate(tokens) if t.head in heads and t.dep in {"compound", "amod", "det", "nummod", "poss"}}
    return sorted({verb} | heads | direct)


def alike(a: Happening, b: Happening) -> float:
    """How much the words of two happenings agree (0-1): shared over those of the shorter.

    One shared word is enough where it is the verb of both, or all that one of them has.
    """
    shared, shorter = len(a.stems & b.stems), min(len(a.stems), len(b.stems))
    if shared >= 2 or (shared == 1 and shorter == 1):
        return shared / shorter
    return SAME_VERB if a.verb and a.verb == b.verb else 0.0
