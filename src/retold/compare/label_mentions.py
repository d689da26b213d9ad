"""Wordings that may name the same referent: noun phrases and verbs of the label classes, with what tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from retold.compare.wording import countries, folded, is_content, stem
from retold.lang.actors import CLASS_OF
from retold.lang.labels import CLASSES, HARMED, KILLED, NOT_PEOPLE, PHRASAL, UNDONE, LabelClass
from retold.model.marks import Sentence, Token
from retold.model.span import Span

LONGEST = 6
"""Words of a wording; longer ones are cut down to their head."""
BEFORE = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "advmod", "quantmod", "case", "npadvmod"})
HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording in one article: its class, its head's stem, and by stem the words that tell its referent (possibly none)."""

    kind: str
    place: Span
    head: str
    anchors: Mapping[str, str]
    text: str
    verb: bool = False


def wordings(sentence: Sentence) -> Iterator[Wording]:
    """The wordings of a sentence, in order. Linear in its words."""
    tree = _Tree(sentence)
    for i, t in enumerate(tree.tokens):
        lemma = t.lemma.casefold()
        if t.pos in {"NOUN", "PROPN"} and t.dep != "compound":
            for kind in _BY_NOUN.get(lemma, ()):
                if kind.plural and not t.tag.endswith("S"):
                    continue
                yield tree.wording(kind.name, (tree.left(i), i), i, tree.noun_anchors(i, kind))
            for kind in () if lemma in _BY_NOUN else _BY_VERB.get(lemma, ()):
                if kind.apart == "none":  # a verb in a headline's capitals, taken for a name
                    yield tree.wording(kind.name, (i, i), i, {})
        elif t.pos == "VERB":
            for kind in () if tree.asks_for_comment(i) else tree.acts(i, lemma):
                yield tree.wording(kind.name, tree.verb_phrase(i), i, tree.verb_anchors(i, kind))
            if lemma in HARMED | KILLED and not tree.negated(i):
                yield from tree.harmed(i, "the injured" if lemma in HARMED else "the dead")


class _Tree:
    """A sentence with the words below each word."""

    def __init__(self, sentence: Sentence) -> None:
        self.doc = sentence.span.doc
        self.tokens = sentence.tokens
        self._below: dict[int, list[int]] = {}
        for i, t in enumerate(self.tokens):
            if t.head != i:
                self._below.setdefault(t.head, []).append(i)

    def below(self, word: int, *deps: str) -> list[int]:
        """The words directly below a word, with one of these relations."""
        return [c for c in self._below.get(word, ()) if self.tokens[c].dep in deps]

    def negated(self, verb: int) -> bool:
        """Whether a verb is negated."""
        return bool(self.below(verb, "neg"))

    def acts(self, verb: int, lemma: str) -> list[LabelClass]:
        """The classes a verb counts for, by its negation and its particles."""
        if self.negated(verb):
            return _BY_UNDONE.get(lemma, [])
        return [*_BY_VERB.get(lemma, []), *(k for k, after in _PHRASAL.get(lemma, []) if self.followed(verb, after))]

    def followed(self, verb: int, after: frozenset[str]) -> bool:
        """Whether a verb has one of these particles or prepositions below it."""
        return any(self.tokens[c].text.casefold() in after for c in self.below(verb, "prt", "prep", "advmod", "xcomp", "ccomp"))

    def asks_for_comment(self, verb: int) -> bool:
        """Whether a verb speaks of a request for comment, which is told elsewhere."""
        return any(t.lemma.casefold() in {"comment", "request"} for t in self.tokens[verb : verb + LONGEST])

    def wording(self, kind: str, words: tuple[int, int], head: int, anchors: Mapping[str, str]) -> Wording:
        """The words as a wording; cut down to the head where they are too many."""
        low, high = words if words[1] - words[0] < LONGEST else (head, head)
        place = Span(self.doc, self.tokens[low].start, self.tokens[high].end)
        content = [folded(t.text) for t in self.tokens[low : high + 1] if is_content(t) or t.pos == "NUM"]
        text = " ".join(content) or folded(self.tokens[head].text)
        return Wording(kind, place, stem(self.tokens[head].lemma), anchors, text, verb=self.tokens[head].pos == "VERB")

    def left(self, head: int) -> int:
        """The first of the modifiers that stand directly before a noun; no sign but a hyphen is passed."""
        low = head
        while low > 0:
            t = self.tokens[low - 1]
            hyphen = t.text in HYPHENS and t.end == self.tokens[low].start
            if not hyphen and (t.dep not in BEFORE or not any(c.isalnum() for c in t.text) or not low - 1 <= t.head <= head):
                break
            low -= 1
        return min(low + 1, head) if self.tokens[low].text in HYPHENS else low

    def verb_phrase(self, verb: int) -> tuple[int, int]:
        """A verb with its negation, particle and object; without object, with what its first preposition leads to."""
        near = [c for c in self.below(verb, "prt", "dobj", "xcomp") if 0 < c - verb < LONGEST]
        if all(self.tokens[c].dep == "prt" or self.tokens[c].pos == "PRON" for c in near):
            after = max([verb, *near]) + 1
            preps = [c for c in self.below(verb, "prep") if c == after]
            goals = [g for c in preps for g in self.below(c, "pobj", "pcomp")]
            goals += [o for g in goals for o in self.below(g, "dobj")]
            near += [g for g in goals if g - verb < LONGEST]
        negations = [c - self._clings(c) for c in self.below(verb, "neg") if verb - c <= 2]
        return min([verb, *negations]), max([verb, *near])

    def _clings(self, word: int) -> bool:
        """Whether a word is the end of the one before it in print (``didn't``)."""
        return word > 0 and self.tokens[word - 1].end == self.tokens[word].start

    def noun_anchors(self, head: int, kind: LabelClass) -> dict[str, str]:
        """What tells this referent: names before the noun, or the thing or actor that the act is of."""
        if kind.apart == "name":
            near = [
                i for i in range(self.left(head), head) if self.tokens[i].pos == "PROPN" or self.tokens[i].dep == "compound"
            ]
        elif kind.apart == "none":
            near = []
        else:
            near = self.below(head, "compound", "poss", "amod")
            near += [g for c in self.below(head, "prep") for g in self.below(c, "pobj")]
        return self._stems(near)

    def verb_anchors(self, verb: int, kind: LabelClass) -> dict[str, str]:
        """The object or the subject of a verb, as its class wants; joined verbs share the subject of the first."""
        if kind.apart == "object":
            found = self.below(verb, "dobj", "nsubjpass")
        elif kind.apart == "subject":
            found = self.below(verb, "nsubj", "nsubjpass")
            if not found and self.tokens[verb].dep in {"conj", "xcomp"}:
                found = self.below(self.tokens[verb].head, "nsubj", "nsubjpass")
        else:
            found = []
        return self._stems([*found, *(g for c in found for g in self.below(c, "compound", "amod"))])

    def _stems(self, words: Sequence[int]) -> dict[str, str]:
        near = [self.tokens[i] for i in words if self.tokens[i].pos in {"NOUN", "PROPN"} or self.tokens[i].text[0].isupper()]
        return {_name_stem(t): t.text for t in near if is_content(t)}

    def harmed(self, verb: int, kind: str) -> Iterator[Wording]:
        """The people in the role of the one harmed."""
        found = self.below(verb, "dobj", "nsubjpass")
        if self.tokens[verb].dep == "acl" and self.tokens[verb].tag == "VBN":
            found.append(self.tokens[verb].head)
        if not self.below(verb, "dobj", "aux") and self.tokens[verb].tag in {"VBN", "VBD"}:
            found += self.below(verb, "nsubj")
        for c in found:
            t = self.tokens[c]
            nobody = self.tokens[self.left(c)].text.casefold() in {"no", "nobody", "none"}
            # A tagger calls the hyphen of a name a noun.
            named = t.pos in {"NOUN", "NUM", "PROPN"} and any(s.isalnum() for s in t.text)
            if named and t.tag != "PRP" and not nobody and t.lemma.casefold() not in NOT_PEOPLE:
                yield self.wording(kind, (self.left(c), c), c, {})


def _name_stem(token: Token) -> str:
    country = countries().get(folded(token.text)) if token.text[:1].isupper() else None
    return f"country:{country}" if country else stem(CLASS_OF.get(token.lemma.casefold(), token.text))


def _by_word(words: Iterable[tuple[LabelClass, frozenset[str]]]) -> dict[str, list[LabelClass]]:
    out: dict[str, list[LabelClass]] = {}
    for kind, entries in words:
        for word in sorted(entries):
            out.setdefault(word, []).append(kind)
    return out


_BY_NOUN = _by_word((k, k.nouns) for k in CLASSES)
_BY_VERB = _by_word((k, k.verbs) for k in CLASSES)
_BY_UNDONE = _by_word((k, UNDONE.get(k.name, frozenset())) for k in CLASSES)
_PHRASAL: dict[str, list[tuple[LabelClass, frozenset[str]]]] = {
    verb: [(k, PHRASAL[k.name][verb]) for k in CLASSES if verb in PHRASAL.get(k.name, {})]
    for verb in sorted({v for verbs in PHRASAL.values() for v in verbs})
}
