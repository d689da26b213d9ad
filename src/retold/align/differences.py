"""What differs between two printings of one quotation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from retold.align.speakers import differ
from retold.align.utterances import STEM, Utterance
from retold.lang.actors import STOP
from retold.lang.contractions import in_full
from retold.model.links import Difference
from retold.model.span import Span

ALIKE = 0.75  # of the shorter one's words must stand in the other, in order
CORE = 0.65  # of the words between the first and the last shared one
LEAST_EDITED = 5  # words; shorter quotations are the same only word for word
LEAST_SHARED = 2  # words of content that edited quotations have in common
MEMBERS_COMPARED = 24  # of one quotation; beyond, pairs repeat what others show
FOLLOWING = 8  # quoted sentences looked ahead for the other half of a split quotation


@dataclass(frozen=True, slots=True)
class SameQuote:
    """Two rows of words that are one quotation: ``changed``: words differ inside; ``cut``: one lacks a beginning or end."""

    changed: bool
    cut: bool

    @property
    def exact(self) -> bool:
        """Whether the words are the same."""
        return not (self.changed or self.cut)


def compare(a: Sequence[str], b: Sequence[str]) -> SameQuote | None:
    """How two quotations relate; ``None`` where they are not the same quotation.

    One may be the beginning, middle or end of the other word for word; or three quarters of the shorter one's words,
    five at least, stand in the other in order, and more than half of those that are no function words: speakers repeat
    their turns of phrase.
    """
    from rapidfuzz.distance import LCSseq

    a, b = in_full(a), in_full(b)
    if a == b:
        return SameQuote(changed=False, cut=False)
    ops = [op for op in LCSseq.opcodes(a, b) if op.tag != "equal"]
    equal = [op for op in LCSseq.opcodes(a, b) if op.tag == "equal"]
    shorter = min(len(a), len(b))
    common = sum(op.src_end - op.src_start for op in equal)
    if not equal or common < ALIKE * shorter:
        return None
    if place_in(a, b) is not None or place_in(b, a) is not None:
        return SameQuote(changed=False, cut=True)
    core = max(equal[-1].src_end - equal[0].src_start, equal[-1].dest_end - equal[0].dest_start)
    if shorter < LEAST_EDITED or common < CORE * core or not _tell_the_same(a, b):
        return None
    inside = [op for op in ops if not _at_edge(op.src_start, op.src_end, op.dest_start, op.dest_end, len(a), len(b))]
    return SameQuote(changed=bool(inside), cut=len(inside) < len(ops))


def _tell_the_same(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the one with fewer words of content has more than half of them in common with the other, inflected or not."""
    fewer, more = sorted(({w[:STEM] for w in words if not _is_function_word(w)} for words in (a, b)), key=len)
    shared = len(fewer & more)
    return shared >= LEAST_SHARED and 2 * shared > len(fewer)


def _is_function_word(word: str) -> bool:
    stem = word.removesuffix("n't").split("'")[0]
    return stem in STOP or word.endswith(("self", "selves"))


def _at_edge(a: int, a_end: int, b: int, b_end: int, length_a: int, length_b: int) -> bool:  # noqa: PLR0913, PLR0917 - an opcode and its frame
    """Whether words are only missing, on one side, before the first or behind the last shared word."""
    one_sided = a == a_end or b == b_end
    return one_sided and ((a == 0 and b == 0) or (a_end == length_a and b_end == length_b))


def place_in(long: Sequence[str], short: Sequence[str]) -> int | None:
    """Where ``short`` stands in ``long`` word for word, first place from 0; ``None`` where it does not."""
    words = tuple(short)
    for k in range(len(long) - len(words) + 1):
        if long[k] == words[0] and tuple(long[k : k + len(words)]) == words:
            return k
    return None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The quoted sentences around each one, by the number of the quotation (group) they belong to.

    ``hosts`` are the sentences that hold several quotations which other documents print apart.

    ``following(u)`` and ``preceding(u)`` give the numbers of the next and last sentences of the same document, nearest
    first; ``touches(u, 1)`` and ``touches(u, -1)`` whether the next one is of the same attribution; ``beside(u)`` those of the sentences
    before and behind in the same content part; ``documents(number)`` the documents that have a quotation.
    """

    following: Callable[[Utterance], Sequence[int]]
    preceding: Callable[[Utterance], Sequence[int]]
    touches: Callable[[Utterance, int], bool]
    beside: Callable[[Utterance], Sequence[int]]
    documents: Callable[[int], frozenset[str]]
    hosts: frozenset[Span]


def _is_split(u: Utterance, v: Utterance, near: Neighbours) -> bool:
    """Whether one stands right beside a sentence that in the other is some quoted words away."""
    for mine, other in ((u, v), (v, u)):
        for step, around in ((1, near.following), (-1, near.preceding)):
            here, there = around(mine), around(other)
            if near.touches(mine, step) and here and here[0] in there[1:] and here[0] != there[0]:
                return True
    return False


def _is_broken(group: Sequence[Utterance]) -> bool:
    """Whether one member gives in several parts, around a cue, what another gives in one."""
    parts: dict[str, list[Utterance]] = {}
    for u in group:
        parts.setdefault(u.attribution.id, []).append(u)
    whole = {u.words for u in group}
    for pieces in parts.values():
        words = tuple(w for u in sorted(pieces, key=lambda u: u.span) for w in u.words)
        if len(pieces) > 1 and words in whole:
            return True
    return False


def _leaves_out(u: Utterance, v: Utterance, near: Neighbours) -> bool:
    """Whether the quotation of ``u`` goes on, or begins earlier, with words that the document of ``v`` does not quote."""
    return v.place == 0 and v.last and any(v.doc not in near.documents(n) for n in near.beside(u))


def difference(group: Sequence[Utterance], people: dict[str, str], near: Neighbours, *, paraphrased: bool) -> Difference:
    """The first difference that applies to any two members, in the order of ``Difference``; glyphs are none."""
    # Different printings first: what stands beyond the bound is printed like something before it.
    firsts = {(u.words, u.written, u.attribution.speaker): u for u in reversed(group)}
    ordered = list(dict.fromkeys((*firsts.values(), *group)))
    pairs = [(u, v) for u, v in combinations(ordered[:MEMBERS_COMPARED], 2) if u.doc != v.doc]
    whole = [(u, v) for u, v in pairs if min(len(u.words), len(v.words)) >= LEAST_EDITED]
    if any(differ(u.attribution, v.attribution, people) for u, v in whole):
        return Difference.SPEAKER
    same = [(u, v, compare(u.words, v.words)) for u, v in pairs]
    if any(s is not None and s.changed for _, _, s in same):
        return Difference.WORDING
    if _is_broken(group):
        return Difference.SPLIT
    if any(s is not None and s.cut and not near.hosts & {u.span, v.span} for u, v, s in same):
        return Difference.TRUNCATED
    if paraphrased:
        return Difference.PARTIAL_PARAPHRASE
    if any(_is_split(u, v, near) for u, v in pairs) or any(u.span in near.hosts for u in group):
        return Difference.SPLIT
    if any(_leaves_out(u, v, near) or _leaves_out(v, u, near) for u, v in pairs):
        return Difference.TRUNCATED
    if any(s is not None and s.exact and u.written != v.written for u, v, s in same):
        return Difference.PUNCTUATION
    return Difference.NONE
