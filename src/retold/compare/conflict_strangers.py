"""Whether two values are of different people or acts: her rating and his, Ohio's delegates and all, the cut and the rate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from retold.compare.conflict_pairs import Pairs
from retold.compare.telling_clauses import Clauses
from retold.compare.tellings import key
from retold.lang.events_keys import class_key
from retold.lang.subtrees import subtree
from retold.lang.tellings import INTENDED
from retold.model.document import Role
from retold.model.marks import Sentence
from retold.model.span import Span

_NOBODY = frozenset({"PRON", "DET"})
_VERBS = frozenset({"VERB", "AUX"})
_HE = ("he", "she")
_HERS = (frozenset({"his"}), frozenset({"her"}))


def strangers(pairs: Pairs, a: Span, b: Span) -> bool:
    """Whether the clauses of two values say that they are of different people: other subjects, other owners.

    An owner that only one names must stand in the other's sentence, unless that has a pronoun for it; one that is a pronoun here and
    missing there is another's where not both say who acts. Clauses that the parse does not show are no strangers.
    """
    s, t = _place(pairs, a), _place(pairs, b)
    if s is None or t is None:
        return False
    x, y = s.doers(), t.doers()
    if any(s.pronoun() == one and t.pronoun() == other for one, other in (_HE, _HE[::-1])):
        return True
    alike = s.passive() == t.passive()
    return (alike and bool(x) and bool(y) and not x & y) or _other_owners(s, t)


def other_acts(pairs: Pairs, a: Span, b: Span) -> bool:
    """Whether the clauses of two values tell different acts (``cut to 20``, ``is now 35``), or the one only what is planned."""
    s, t = _place(pairs, a), _place(pairs, b)
    return s is not None and t is not None and (s.planned() != t.planned() or not s.acts() & t.acts())


def by_verbs(pairs: Pairs, a: Span, b: Span) -> bool:
    """Whether one of two values says how long somebody did something, and it is not known to be the one of the other (``he spent three years``)."""
    s, t = _place(pairs, a), _place(pairs, b)
    if s is None or t is None:
        return False
    return (s.verbal() or t.verbal()) and not s.doers() & t.doers()


@dataclass(frozen=True, slots=True)
class _Place:
    """A value in its clause: ``head`` is the verb, ``inside`` are the words of the value."""

    clauses: Clauses
    head: int
    inside: tuple[int, ...]

    def doers(self) -> frozenset[str]:
        """The keys of the subject."""
        return self.keys(self.clauses.subject(self.head))

    def passive(self) -> bool:
        """Whether the subject is what it was done to."""
        return any(t.head == self.head and t.dep in {"nsubjpass", "auxpass"} for t in self.clauses.tokens)

    def pronoun(self) -> str:
        """The subject where it is a pronoun, in lower case."""
        tokens = self.clauses.tokens
        found = (t.text.lower() for t in tokens if t.head == self.head and t.dep in {"nsubj", "nsubjpass"} and t.pos == "PRON")
        return next(found, "")

    def acts(self) -> frozenset[str]:
        """The keys of the verb and of those that hang on it."""
        tokens = self.clauses.tokens
        return frozenset(class_key(tokens[v].lemma) for v in self.clauses.chain(self.head) if tokens[v].pos in _VERBS)

    def planned(self) -> bool:
        """Whether what the clause tells lies ahead."""
        tokens = self.clauses.tokens
        intended = {tokens[v].lemma for v in self.clauses.chain(self.head)} & INTENDED
        return bool(intended) or self.clauses.future(self.head, Role.BODY)

    def verbal(self) -> bool:
        """Whether the value hangs on the verb, and on no noun for what it is of (``a week of protests``)."""
        tokens = self.clauses.tokens
        top = next((i for i in self.inside if tokens[i].head not in self.inside or tokens[i].head == i), self.inside[0])
        if any(t.head == top and t.text.lower() == "of" for t in tokens):
            return False
        over = tokens[tokens[top].head]
        return over.pos in _VERBS or (over.dep == "prep" and tokens[over.head].pos in _VERBS)

    def owners(self) -> list[int]:
        """Whoever stands before ``'s``, or as ``his``, on the nouns between the value and its verb."""
        tokens = self.clauses.tokens
        path = set(self.inside)
        at = next((i for i in self.inside if tokens[i].head not in path), None)
        while at is not None and tokens[at].head != at and tokens[tokens[at].head].pos not in _VERBS:
            at = tokens[at].head
            path.add(at)
        return [i for i, t in enumerate(tokens) if t.dep == "poss" and t.head in path]

    def named(self) -> frozenset[str]:
        """The keys of owners that are named."""
        tokens = self.clauses.tokens
        return self.keys(subtree(tokens, [i for i in self.owners() if tokens[i].pos not in _NOBODY]))

    def pronouns(self) -> frozenset[str]:
        """Owners that are pronouns."""
        tokens = self.clauses.tokens
        return frozenset(tokens[i].text.lower() for i in self.owners() if tokens[i].pos in _NOBODY)

    def keys(self, some: Iterable[int]) -> frozenset[str]:
        """The keys of some words of the sentence."""
        return frozenset(k for i in some if (k := key(self.clauses.tokens[i])) is not None)

    def all(self) -> frozenset[str]:
        """The keys of all words of the sentence."""
        return self.keys(range(len(self.clauses.tokens)))


def _place(pairs: Pairs, value: Span) -> _Place | None:
    sentence: Sentence | None = pairs.tellings.voices.sentence(value)
    if sentence is None:
        return None
    inside = tuple(i for i, t in enumerate(sentence.tokens) if value.start <= t.start < value.end)
    clauses = pairs.tellings.clauses(sentence)
    head = clauses.over(inside[0]) if inside else None
    return _Place(clauses, head, inside) if head is not None else None


def _other_owners(s: _Place, t: _Place) -> bool:
    mine, theirs = s.named(), t.named()
    if any(s.pronouns() == one and t.pronouns() == other for one, other in (_HERS, _HERS[::-1])):
        return True
    if mine and theirs:
        return not mine & theirs
    if not mine and not theirs:
        return bool(s.pronouns()) != bool(t.pronouns()) and not (s.doers() and t.doers())
    alone, other = (s, t) if mine else (t, s)
    return not other.pronouns() and not alone.named() & other.all()
