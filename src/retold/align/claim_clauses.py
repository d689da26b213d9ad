"""The clauses of one parsed sentence, whole ones and the smaller ones inside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from retold.align.claim_words import token_keys
from retold.lang import events
from retold.lang.openers import JOINING
from retold.model.marks import Token

LONGEST = 60
"""Words of a clause; the contract allows no mention over 80."""
FEWEST_KEYS = 2
"""Content words with which a clause can stand for itself."""
GAP = 12
"""Words of another clause that a clause may hold inside itself."""

_WHOLE = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "csubj"})
_SMALL = frozenset({"acl", "relcl", "pcomp", "advcl", "xcomp", "ccomp", "conj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "attr", "acomp", "oprd", "prep", "dative", "conj", "neg"})
_NEEDED = frozenset({"ccomp", "xcomp", "oprd", "attr", "acomp", "dobj"})
_TOLD = frozenset({"ccomp", "xcomp", "dobj", "nsubjpass", "oprd", "attr", "acomp", "prep", "agent"})
"""What hangs on a verb of saying that tells something itself: ``described the calls``, ``reported on the fire``."""
_NOUN_CLAUSE = frozenset({"relcl", "acl"})
_NOUN_PARTS = frozenset({"compound", "amod", "nummod", "poss", "det", "nmod"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "xcomp", "nsubjpass"})
_TRAILING = frozenset({"CCONJ", "ADP", "SCONJ", "PART", "DET"})
_EDGES = frozenset(" ,;:–—-.\"'“”‘’()[]…")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``first`` to ``last`` (both included) around the verb ``head``.

    ``keys`` are those of its own words; ``lent`` those of the noun or subject it hangs on; ``event`` the key of its
    happening; ``whole`` whether it has a subject of its own (or heads the sentence); ``subject`` first and last word of the
    subject it takes from the clause it is joined to; ``complete`` whether its words read as a sentence of their own.
    """

    first: int
    last: int
    head: int
    keys: frozenset[str]
    lent: frozenset[str]
    event: str | None
    negated: bool
    whole: bool
    subject: tuple[int, int] | None
    complete: bool


class Parse:
    """A sentence's dependency tree with what clause finding asks of it; linear in the sentence for each level of nesting."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.keys = token_keys(tokens)
        self.children: list[list[int]] = [[] for _ in tokens]
        for i, t in enumerate(tokens):
            if t.head != i:
                self.children[t.head].append(i)

    def clauses(self) -> Iterator[Clause]:
        """Whole clauses, then the smaller ones inside them; frames such as ``she said`` are none."""
        whole = self._rich(self.whole_heads)
        for head, members in self._members(whole).items():
            if not self._is_frame(head, members) and not self._is_bare(head, members):
                yield self._clause(head, members, whole=True)
        small = {i for i, t in enumerate(self.tokens) if t.dep in _SMALL and t.pos == "VERB"} - whole
        for head, members in self._members(whole | small).items():
            if head in small and sum(self.keys[i] is not None for i in members) >= FEWEST_KEYS:
                yield self._clause(head, members, whole=False)

    @cached_property
    def whole_heads(self) -> set[int]:
        """Roots and verbs with a subject of their own, or coordinated with another verb."""
        subjects = {t.head for t in self.tokens if t.dep in _SUBJECTS}
        return {
            i
            for i, t in enumerate(self.tokens)
            if t.head == i or (t.dep in _WHOLE and t.pos in {"VERB", "AUX"} and (i in subjects or t.dep == "conj"))
        }

    def _rich(self, heads: set[int]) -> set[int]:
        """Heads whose clause has enough content; the words of the others fall to the clause above."""
        members = self._members(heads)
        return {
            h
            for h in heads
            if self.tokens[h].head == h
            or self._frames(h)
            or sum(self.keys[i] is not None for i in members.get(h, ())) >= FEWEST_KEYS
        }

    def _members(self, heads: set[int]) -> dict[int, list[int]]:
        """For every head the words whose nearest head above it is."""
        owner: list[int | None] = [None] * len(self.tokens)
        for i in range(len(self.tokens)):
            path = []
            while owner[i] is None and i not in heads and self.tokens[i].head != i:
                path.append(i)
                i = self.tokens[i].head  # noqa: PLW2901 - climbing the tree
            top = i if owner[i] is None else owner[i]
            for j in (*path, i):
                owner[j] = top
        out: dict[int, list[int]] = {}
        for i, h in enumerate(owner):
            out.setdefault(i if h is None else h, []).append(i)
        return out

    def _clause(self, head: int, members: list[int], *, whole: bool) -> Clause:
        first, last = self._hull(members, head)
        own = frozenset(k for i in members if first <= i <= last and (k := self.keys[i]) is not None)
        noun = self._noun(head)
        if noun and noun[0] < first and first - noun[-1] <= _NEAR and last - noun[0] < LONGEST:
            first = noun[0]
        lent = frozenset(k for i in (noun or self._shared_subject(head)) if (k := self.keys[i]) is not None)
        negated = any(self.tokens[i].dep == "neg" for i in self.children[head])
        subject = self._subject_words(head, first)
        complete = self._complete(head, first, last, borrowed=subject is not None)
        return Clause(first, last, head, own, lent - own, self._event(head), negated, whole, subject, complete)

    def _complete(self, head: int, first: int, last: int, *, borrowed: bool) -> bool:
        """Whether the words hold a subject and a finite verb, and the complement of the verb they end in."""
        tokens, below = self.tokens, self.children[head]
        subject = borrowed or any(
            tokens[i].dep in _SUBJECTS and i >= first and not tokens[i].tag.startswith("W") for i in below
        )
        finite = any(tokens[i].tag in _FINITE for i in (head, *below)) and tokens[head].dep not in _NOUN_CLAUSE
        cut = tokens[last].pos in {"VERB", "AUX"} and any(
            i > last and tokens[i].dep in _COMPLEMENTS for i in self.children[last]
        )
        short = any(i > last and tokens[i].dep in _NEEDED for i in below)
        joined = any((tokens[i].tag == "WRB" or tokens[i].dep == "mark") and first <= i < head for i in below)
        return subject and finite and not (cut or short or joined)

    def _is_frame(self, head: int, members: list[int]) -> bool:
        """Whether a clause only says who says the clause below it."""
        told = any(self.tokens[i].dep in _TOLD for i in self.children[head])
        few = sum(self.keys[i] is not None for i in members) < FEWEST_KEYS
        return self._frames(head) or (self.tokens[head].lemma in events.REPORTING and (few or not told))

    def _is_bare(self, head: int, members: list[int]) -> bool:
        """Whether a clause has a subject and a verb and hardly a word more (``the bank estimates``)."""
        bare = not any(self.tokens[i].dep in _TOLD or self.tokens[i].dep == "neg" for i in self.children[head])
        return bare and sum(self.keys[i] is not None for i in members) <= FEWEST_KEYS

    def _frames(self, head: int) -> bool:
        """Whether a verb of saying has a clause below it."""
        below = any(self.tokens[i].dep in {"ccomp", "parataxis"} for i in self.children[head])
        return below and self.tokens[head].lemma in events.REPORTING

    def _hull(self, members: list[int], head: int) -> tuple[int, int]:
        """First and last word around the verb, without opening conjunctions, edge punctuation and dangling particles."""
        at = members.index(head) if head in members else 0
        low = high = at
        while low > 0 and members[low] - members[low - 1] <= GAP:
            low -= 1
        while high + 1 < len(members) and members[high + 1] - members[high] <= GAP:
            high += 1
        first, last = members[low], members[high]
        if last - first >= LONGEST:
            first = max(first, head - LONGEST // 2)
            last = min(last, first + LONGEST - 1)
        tokens = self.tokens
        while first < last and (self._opens(first) or set(tokens[first].text) <= _EDGES):
            first += 1
        while last > first and (
            set(tokens[last].text) <= _EDGES or (tokens[last].pos in _TRAILING and tokens[last].dep != "prt")
        ):
            last -= 1
        return first, last

    def _opens(self, i: int) -> bool:
        """Whether a word only joins its clause to another (``that stretch`` is no ``that``)."""
        return self.tokens[i].text.lower() in JOINING and self.tokens[i].dep not in {
            "det",
            "nsubj",
            "nsubjpass",
            "dobj",
            "prep",
        }

    def _noun(self, head: int) -> list[int]:
        """The noun that a clause such as ``who were …`` or ``written by …`` hangs on, with its modifiers, in order."""
        t = self.tokens[head]
        if t.dep not in _NOUN_CLAUSE:
            return []
        return sorted([t.head, *(i for i in self.children[t.head] if i < t.head and self.tokens[i].dep in _NOUN_PARTS)])

    def _shared_subject(self, head: int) -> list[int]:
        """The subject that a clause without one takes from the clause it hangs on."""
        if any(self.tokens[i].dep in _SUBJECTS for i in self.children[head]):
            return []
        return [
            i
            for i in self.children[self.tokens[head].head]
            if self.tokens[i].dep in _SUBJECTS and self.tokens[head].head != head
        ]

    def _subject_words(self, head: int, first: int) -> tuple[int, int] | None:
        """The words of a shared subject that is no pronoun, where they stand before the clause."""
        shared = self._shared_subject(head)
        if len(shared) != 1 or self.tokens[head].dep != "conj" or self.tokens[shared[0]].pos == "PRON":
            return None
        top = shared[0]
        words = [top, *(i for i in self.children[top] if i < top and self.tokens[i].dep in _NOUN_PARTS)]
        return (min(words), top) if top < first and top - min(words) == len(words) - 1 else None

    def _event(self, head: int) -> str | None:
        """The key of the happening: the verb's, or that of what a light verb governs (``wrote a letter``: letter)."""
        if self.keys[head] is not None:
            return self.keys[head]
        return next(
            (k for i in self.children[head] if self.tokens[i].dep in _OBJECTS and (k := self.keys[i]) is not None), None
        )


_NEAR = 3
"""Words that may stand between a noun and the clause that hangs on it."""
