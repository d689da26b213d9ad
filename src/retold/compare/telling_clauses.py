"""The clauses of one parsed sentence: verbs with subjects, objects and what stands over them."""

from __future__ import annotations

from collections.abc import Sequence

from retold.lang import events, hedges
from retold.lang.subtrees import subtree
from retold.lang.tellings import ASKED, AVOIDANCE, AVOIDED, CHARGES, ONLY_THAT, PROOFS, SUSPICIONS
from retold.model.document import TITLE_ROLES, Role
from retold.model.marks import Token

_REACH = 8
"""Words between a suspicion and what is suspected."""
LONGEST = 40
"""Words of a clause that are shown."""
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "pcomp", "parataxis", "csubj", "dep"})
BESIDE = frozenset({"advcl", "relcl"})
"""Clauses that stand beside what is hedged: of ``it may sink, which cost millions`` the cost is certain."""
_LOOSE = frozenset({"relcl", "acl", "punct", "appos", "advcl", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUN_PARTS = frozenset({"compound", "amod", "nummod", "poss", "nmod", "case", "det"})


class Clauses:
    """The clauses of one parsed sentence."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.children: list[list[int]] = [[] for _ in tokens]
        for i, t in enumerate(tokens):
            if t.head != i:
                self.children[t.head].append(i)
        self.heads = [
            i
            for i, t in enumerate(tokens)
            if (t.pos == "VERB" or (t.pos == "AUX" and t.lemma == "be")) and t.dep in _CLAUSES and not self._modal_frame(i)
        ]
        self._heads = frozenset(self.heads)
        self._owner = {i: self._top(i) for i in range(len(tokens))}

    def _modal_frame(self, i: int) -> bool:
        """Whether a verb of saying only frames the clause below it."""
        return self.tokens[i].lemma in events.REPORTING and any(self.tokens[c].dep == "ccomp" for c in self.children[i])

    def _top(self, i: int) -> int | None:
        while i not in self._heads:
            if self.tokens[i].head == i:
                return None
            i = self.tokens[i].head
        return i

    def over(self, word: int) -> int | None:
        """The verb of the clause in which a word stands."""
        return self._owner[word]

    def words(self, head: int) -> tuple[int, ...]:
        """The words of a clause, without clauses inside it, near its verb; of a clause on a noun also that noun."""
        own = [i for i, h in self._owner.items() if h == head]
        t = self.tokens[head]
        if t.dep in {"relcl", "acl"}:
            own += self._noun(t.head)
        own += [i for i in self.subject(head) if abs(i - head) < LONGEST]
        own = sorted(set(own))
        while own and own[-1] - own[0] >= LONGEST:
            own = own[1:] if head - own[0] > own[-1] - head else own[:-1]
        return tuple(own)

    def _noun(self, i: int) -> list[int]:
        return [i, *(c for c in self.children[i] if self.tokens[c].dep in _NOUN_PARTS)]

    def chain(self, head: int) -> list[int]:
        """The verb and the infinitives and participles that hang on it (``is considering suing``); after ``be`` what something is."""
        out, i = [head], head
        if self.tokens[head].lemma == "be":
            return [head, *(c for c in self.children[head] if self.tokens[c].dep in {"attr", "acomp"})][:2]
        while True:
            below = [c for c in self.children[i] if self.tokens[c].dep == "xcomp" and self.tokens[c].pos == "VERB"]
            if not below:
                return out
            i = below[0]
            out.append(i)

    def particle(self, verb: int) -> str:
        """The particle of a phrasal verb (``set up``), or nothing."""
        return next((self.tokens[c].text.lower() for c in self.children[verb] if self.tokens[c].dep == "prt"), "")

    def subject(self, head: int) -> tuple[int, ...]:
        """The words of the subject, its own or the one that it shares with the clause above; none where it is a pronoun."""
        i = head
        for _ in range(4):
            found = [c for c in self.children[i] if self.tokens[c].dep in _SUBJECTS] or self._listed(i)
            if found:
                top = found[0]
                t = self.tokens[top]
                if t.tag in {"WDT", "WP"} and self.tokens[i].dep == "relcl":
                    top = self.tokens[i].head
                return () if self.tokens[top].pos in {"PRON", "DET"} else self._phrase(top)
            if self.tokens[i].dep == "acl":
                return self._phrase(self.tokens[i].head)
            if self.tokens[i].dep not in {"conj", "advcl", "xcomp"} or self.tokens[i].head == i:
                return ()
            i = self.tokens[i].head
        return ()

    def _listed(self, verb: int) -> list[int]:
        """The subject that the parse took for the next of a list: ``accused them of theft and the guests | were asked to go``."""
        below = [c for c in self.children[verb] if self.tokens[c].dep in {"aux", "auxpass"}]
        first = min([verb, *below])
        last = first - 1
        if (
            self.tokens[verb].dep != "conj"
            or self.tokens[first].tag not in _FINITE
            or last < 1
            or self.tokens[last].dep != "conj"
        ):
            return []
        phrase = self._noun(last)
        before = self.tokens[min(phrase) - 1] if min(phrase) else self.tokens[0]
        fits = self.tokens[last].pos in {"NOUN", "PROPN"} and before.dep == "cc" and self.tokens[last].head < min(phrase)
        return [last] if fits else []

    def object(self, head: int) -> tuple[int, ...]:
        """The words of the object of the last verb of the chain; of ``by`` in the passive nothing."""
        last = self.chain(head)[-1]
        found = [c for c in self.children[last] if self.tokens[c].dep in {"dobj", "attr", "oprd"}]
        return self._phrase(found[0]) if found else ()

    def _phrase(self, top: int) -> tuple[int, ...]:
        return tuple(subtree(self.tokens, [top], _LOOSE))

    def negated(self, head: int) -> bool:
        """Whether the act is told not to be done: ``not``, ``never``, ``nor``, ``refused to``, ``their refusal to``, ``without asking``."""
        chain = self.chain(head)
        told = [any(self._no(c) for c in self.children[v]) or self._nor(v) for v in chain]
        avoided = [self.tokens[v].lemma in AVOIDED or self._yet_to(v) for v in chain[:-1]] + [self._refused(head)]
        return (sum(told) + sum(avoided) + self._against(head)) % 2 == 1

    def _against(self, head: int) -> bool:
        """Whether a clause hangs on ``against`` or ``without``: ``advice against leaving``."""
        t = self.tokens[head]
        return t.dep == "pcomp" and self.tokens[t.head].lemma in {"against", "without"}

    def _refused(self, head: int) -> bool:
        """Whether a clause hangs on a noun for what was not done: ``their refusal to answer``."""
        t = self.tokens[head]
        return t.dep == "acl" and t.tag == "VB" and self.tokens[t.head].lemma in AVOIDANCE

    def _nor(self, verb: int) -> bool:
        """Whether ``nor`` stands before a verb's auxiliary and subject: ``nor have I ever seen it``."""
        first = min((c for c in self.children[verb] if self.tokens[c].dep == "aux"), default=0)
        return first > 0 and self.tokens[first - 1].text.lower() in {"nor", "neither"}

    def _yet_to(self, verb: int) -> bool:
        """Whether what hangs on ``had yet to`` was not done."""
        below = {self.tokens[c].text.lower() for c in self.children[verb]}
        return self.tokens[verb].lemma in {"have", "be"} and "yet" in below

    def _suspected(self, head: int) -> bool:
        """Whether ``suspicions … that`` stand before a verb, wherever the parse hung its clause; without ``that`` right before its subject."""
        that = next(
            (c for c in self.children[head] if self.tokens[c].text.lower() == "that" and self.tokens[c].dep == "mark"), None
        )
        if that is None:
            first = min(self.subject(head), default=0) - 1
            relative = self.tokens[head].dep == "relcl" and self.tokens[head].head == first
            return first >= 0 and not relative and self.tokens[first].pos == "NOUN" and self.tokens[first].lemma in SUSPICIONS
        return any(self._charge(i) for i in range(max(0, that - _REACH), that))

    def _charge(self, i: int) -> bool:
        return self.tokens[i].pos == "NOUN" and self.tokens[i].lemma in CHARGES

    def beside(self, head: int) -> list[int]:
        """The words of the clause around this one that only stands beside another (``it seemed so, as she says that …``), or none."""
        i = self.tokens[head].head
        while self.tokens[i].head != i and self.tokens[i].dep not in BESIDE:
            i = self.tokens[i].head
        return subtree(self.tokens, [i]) if self.tokens[i].dep in BESIDE else []

    def charged(self, head: int) -> bool:
        """Whether a clause hangs on a charge or a suspicion: ``suspicions that``, ``accused of``, ``allegations of``."""
        if self._suspected(head):
            return True
        i = head
        for _ in range(6):
            t = self.tokens[i]
            if t.head == i:
                return False
            if t.dep not in {"acl", "pcomp", "ccomp", "xcomp", "prep", "conj", "oprd"}:
                return False
            i = t.head
            if self.tokens[i].lemma in CHARGES and not (t.dep == "prep" and self.tokens[i].lemma in ONLY_THAT):
                return True
        return False

    def finite(self, head: int) -> bool:
        """Whether a clause states something: a finite verb, or in a headline a bare participle with a subject."""
        t = self.tokens[head]
        tags = {self.tokens[i].tag for i in (head, *self.children[head])}
        stated = bool(tags & _FINITE) or (t.dep == "conj" and bool(self.subject(head)))
        return stated or (self._bare(head) and not any(x.tag in _FINITE for x in self.tokens))

    def _bare(self, head: int) -> bool:
        """Whether the parse took the verb of ``A comet crossed the sky`` for a participle on what would be no sentence."""
        t = self.tokens[head]
        by = any(self.tokens[c].dep == "agent" for c in self.children[head])
        return t.dep == "acl" and t.tag in {"VBN", "VBD"} and self.tokens[t.head].dep == "ROOT" and not by

    def believed(self, who: Sequence[int]) -> bool:
        """Whether what a noun names is only believed: ``ships believed to be from China``."""
        below = (c for i in who for c in self.children[i])
        return any(
            self.tokens[c].dep == "acl"
            and self.tokens[c].lemma in hedges.BELIEVED - hedges.NOT_HEDGED
            and self.tokens[c].tag == "VBN"
            for c in below
        )

    def _no(self, i: int) -> bool:
        """Whether a word below a verb denies: ``not``, or a subject or object with ``no``."""
        t = self.tokens[i]
        if t.dep == "neg" or t.text.lower() in {"nobody", "none", "nothing"}:
            return True
        return t.dep in {"nsubj", "nsubjpass", "dobj", "attr"} and any(
            self.tokens[c].text.lower() in {"no", "neither"} for c in self.children[i]
        )

    def asks(self, head: int) -> bool:
        """Whether a clause is a question, a condition or an order, or hangs on proof that is missing."""
        if self._unproven(head) or self.tokens[-1].text == "?":
            return True
        below = self.children[head]
        return any(self.tokens[c].text.lower() in ASKED or self.tokens[c].text == "?" for c in below)

    def _unproven(self, head: int) -> bool:
        """Whether a clause hangs on proof that is missing: ``without evidence that``, ``no sign that``."""
        over = self.tokens[head].head
        before = min(self.subject(head), default=0) - 1
        if before >= 0 and self.tokens[before].lemma in PROOFS:
            over = before
        elif self.tokens[head].dep not in {"acl", "ccomp"} or self.tokens[over].lemma not in PROOFS:
            return False
        missing = any(self.tokens[c].text.lower() in {"no", "little", "any"} for c in self.children[over])
        return missing or self.tokens[self.tokens[over].head].lemma == "without"

    def habitual(self, head: int, role: Role) -> bool:
        """Whether an act is told as done by habit: the simple present of running text (headlines have it for what happened)."""
        t = self.tokens[head]
        helped = any(self.tokens[c].dep in {"aux", "auxpass"} for c in self.children[head])
        return t.tag in {"VBZ", "VBP"} and not helped and role not in TITLE_ROLES and t.lemma in events.CLASS_OF

    def future(self, head: int, role: Role) -> bool:
        """Whether the act lies ahead."""
        below = {self.tokens[c].text.lower() for c in self.children[head]}
        return bool(below & {"will", "would", "shall", "’ll", "'ll"}) or (
            role in TITLE_ROLES and self.tokens[head].tag == "VB" and "to" in below
        )
