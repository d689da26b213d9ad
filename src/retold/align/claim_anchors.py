"""Words by which two clauses may be seen to tell one thing: each with the words that it governs or hangs on.

An event is known again by its head word and its participants (the "same head lemma, same arguments" of cross-document event
coreference: Cybulska and Vossen 2014 on ECB+). Here every content word of a clause is tried as head, so that what is
counted, dated or named is known again as what happened is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.align.claim_frames import Frames
from retold.align.claim_slots import Values
from retold.align.claim_units import Unit, counted, is_plain, roles_of
from retold.align.claim_words import token_keys
from retold.lang import events
from retold.lang.months import UNITS
from retold.model.document import TITLE_ROLES, Role
from retold.model.marks import Token
from retold.model.span import Span
from retold.model.story import Story

_HEADS = frozenset({"VERB", "NOUN", "PROPN"})
_ARGUMENTS = frozenset(
    {
        *("nsubj", "nsubjpass", "dobj", "pobj", "attr", "dative", "oprd", "agent"),
        *("poss", "compound", "nmod", "npadvmod", "amod", "nummod"),
    }
)
_BELOW = frozenset({"xcomp", "pcomp", "acomp"})
_LINKS = frozenset({"prep", "agent"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OWNED = frozenset({"nsubj", "nsubjpass", "poss"})
_JOINED = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp"})
_NOUN_CLAUSE = frozenset({"relcl", "acl"})
_PREDICATES = frozenset({"attr", "acomp"})
_NAMES = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "LAW"})
"""Labels of names; dates and amounts are none."""
_DEEP = 3
"""Steps down the tree over which a word is still about the head."""
_REACH = 15
"""Words to either side of a head that are its own."""
_FRAMES = events.REPORTING | events.LIGHT


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word's use: its key, the keys ``around`` it, the shortest clause that holds it, and ``at`` which code point it begins.

    ``name`` are the keys of the name that it is part of; ``frame`` says that it only tells who says something.
    """

    key: str
    around: frozenset[str]
    name: frozenset[str]
    unit: Unit
    at: int
    frame: bool


def anchors_of(story: Story, units: Sequence[Unit]) -> list[Anchor]:
    """The anchors of all parsed sentences, in order, one for each content word. Linear in the text.

    Where no clause of ``units`` holds a word, what the verb above it governs stands for a clause; in headlines, what itself governs.
    """
    role_of, values, frames = roles_of(story), Values(story), Frames(story)
    clauses: dict[int, list[Unit]] = defaultdict(list)
    for u in sorted((u for u in units if not is_plain(u)), key=lambda u: (len(u.span), u.span)):
        clauses[u.sentence].append(u)
    found: list[Anchor] = []
    for number, sentence in enumerate(story.sentences):
        tree = _Tree(sentence.tokens, frames.words(sentence))
        role = role_of(sentence.span)
        for i in tree.heads():
            at, key, around = sentence.tokens[i], tree.keys[i], tree.around(i)
            unit = next((u for u in clauses[number] if u.span.start <= at.start and at.end <= u.span.end), None)
            if unit is None and (role in TITLE_ROLES or tree.tells(i)):
                unit = _unit(story, (number, role), tree, i, values)
            if key is not None and unit is not None and around:
                found.append(Anchor(key, around, tree.name(i), unit, at.start, i in tree.frame))
    return found


def _unit(story: Story, place: tuple[int, Role], tree: _Tree, head: int, values: Values) -> Unit:
    number, role = place
    tokens = tree.tokens
    first, last = tree.words(head)
    span = Span(story.sentences[number].span.doc, tokens[first].start, tokens[last].end)
    return Unit(
        span=span,
        sentence=number,
        role=role,
        keys=frozenset(k for k in tree.keys[first : last + 1] if k is not None),
        lent=frozenset(),
        event=tree.keys[head],
        verb=tokens[head].lemma,
        negated=any(tokens[i].dep == "neg" for i in tree.children[head]),
        whole=False,
        words=" ".join(story.text(span).casefold().split()),
        counted=counted(values, span),
        subject=None,
        complete=False,
        context=tree.context,
    )


class _Tree:
    """A parsed sentence from which the words around one are read."""

    def __init__(self, tokens: tuple[Token, ...], frame: frozenset[int]) -> None:
        self.tokens = tokens
        self.frame = frame
        self.keys = token_keys(tokens)
        self.context = frozenset(k for k in self.keys if k is not None)
        self.children: dict[int, list[int]] = defaultdict(list)
        for i, t in enumerate(tokens):
            if t.head != i:
                self.children[t.head].append(i)

    def heads(self) -> Iterator[int]:
        """Nouns, names and the verbs that tell more than that something was said, done or is."""
        for i, t in enumerate(self.tokens):
            if self.keys[i] is not None and t.pos in _HEADS and not (t.pos == "VERB" and t.lemma in _FRAMES):
                yield i

    def around(self, head: int) -> frozenset[str]:
        """Keys of what a word governs, of its subject, and of what it hangs on where it is a noun; ``year`` and the like say too little."""
        places = [*self._down(head, 0), *self._subject(head), *self._said_to_be(head)]
        token = self.tokens[head]
        if token.dep in _NOUN_CLAUSE:
            places.append(token.head)
        elif token.pos != "VERB":
            above = self.tokens[token.head]
            if above.pos == "VERB":
                places.append(token.head)
            elif token.dep == "pobj":
                places.append(above.head)
        told = (i for i in places if self.tokens[i].lemma not in UNITS)
        return frozenset(k for i in told if (k := self.keys[i]) is not None and k != self.keys[head])

    def _said_to_be(self, head: int) -> Iterator[int]:
        """What a noun is said to be: ``the guard is armed`` and ``the guard, who is armed,`` tell what ``the armed guard`` does."""
        token = self.tokens[head]
        linked = [i for i in self.children[head] if self.tokens[i].dep in _NOUN_CLAUSE]
        if token.dep in _SUBJECTS:
            linked.append(token.head)
        for i in linked:
            if self.tokens[i].lemma == "be":
                yield from (k for k in self.children[i] if self.tokens[k].dep in _PREDICATES)

    def name(self, head: int) -> frozenset[str]:
        """Keys of the words of the name that a word is part of."""
        if self.tokens[head].entity[2:] not in _NAMES:
            return frozenset()
        first = last = head
        while first > 0 and self.tokens[first].entity.startswith("I-"):
            first -= 1
        while last + 1 < len(self.tokens) and self.tokens[last + 1].entity.startswith("I-"):
            last += 1
        return frozenset(k for k in self.keys[first : last + 1] if k is not None)

    def tells(self, head: int) -> bool:
        """Whether a word is a verb or stands below one."""
        return self.tokens[self._verb(head)].pos == "VERB"

    def _verb(self, head: int) -> int:
        """The nearest verb at or above a word; the word itself where there is none."""
        at = head
        while self.tokens[at].pos != "VERB" and self.tokens[at].head != at:
            at = self.tokens[at].head
        return at if self.tokens[at].pos == "VERB" else head

    def words(self, head: int) -> tuple[int, int]:
        """First and last word of a head with what it or the verb above it governs, at most some thirty words."""
        verb = self._verb(head)
        places = [head, verb, *self._down(head, 0), *self._down(verb, 0)]
        first, last = min(places), max(places)
        return (first, last) if last - first <= 2 * _REACH else (max(first, head - _REACH), min(last, head + _REACH))

    def _down(self, head: int, depth: int) -> Iterator[int]:
        for i in self.children[head]:
            dep = self.tokens[i].dep
            if dep in _ARGUMENTS or (depth and dep == "conj") or dep in _BELOW:
                yield i
            elif dep not in _LINKS:
                continue
            if depth < _DEEP:
                yield from self._down(i, depth + 1)

    def _subject(self, head: int) -> Iterator[int]:
        """The subject that a verb without one takes from the verb above it."""
        if any(self.tokens[i].dep in _OWNED for i in self.children[head]):
            return
        at = head
        for _ in range(_DEEP):
            if self.tokens[at].dep not in _JOINED:
                return
            at = self.tokens[at].head
            found = [i for i in self.children[at] if self.tokens[i].dep in _SUBJECTS]
            if found:
                yield from found
                return
