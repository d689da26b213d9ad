"""Cue words with their source and the content their grammar gives them, one sentence at a time.

The rules read the dependency tree: a cue verb's subject is the source, its clause, infinitive or object the content
(the frames of :mod:`retold.lang.cues`); "according to" and "as X put it" give their whole clause to their noun phrase.
Quotation marks are not looked at here: :mod:`retold.annotate.direct` does that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retold.annotate.tree import Tree
from retold.lang.cues import BELIEF, INFINITIVE, NOUNS, OBJECT, PREDICATIVE, PREPOSITION_CUES, SPEECH

Stretch = tuple[int, int]
"""First and last token, both included."""

_UP = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"})
_LOOSE = frozenset({"object", "preposition", "predicate"})
"""Frames that tell what is spoken of rather than what is said: only with a source, and only where it happens."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LEMMAS = {"hop": "hope"}
"""Where spaCy's lemmatizer errs on a cue verb."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence, in tokens: the head word, the words of the cue, its source, what it introduces."""

    head: int
    lemma: str
    words: Stretch
    source: Stretch | None
    content: tuple[Stretch, ...]
    frame: str


def find_cues(tree: Tree) -> Iterator[Cue]:
    """All cues of a sentence that grammar gives a content, in order of their heads."""
    for i, token in enumerate(tree.tokens):
        cue = None
        if token.pos in {"VERB", "AUX"}:
            cue = _verb_cue(tree, i, lemma(tree, i))
        elif token.lemma == "accord" or token.text.lower() == "according":
            cue = _according_to(tree, i)
        elif token.pos == "NOUN" and token.lemma in NOUNS:
            cue = _noun_cue(tree, i)
        if token.text.lower() == "according" and cue is None:
            cue = _according_to(tree, i)
        if cue is not None:
            yield cue


def lemma(tree: Tree, i: int) -> str:
    """The dictionary form of a verb."""
    token = tree.tokens[i]
    return _LEMMAS.get(token.lemma, token.lemma)


def _verb_cue(tree: Tree, i: int, verb: str) -> Cue | None:
    found = _content(tree, i, verb)
    if found is None:
        return None
    frame, content = found
    words = cue_words(tree, i)
    source = source_of(tree, i)
    if source is None and frame == "clause" and tree.tokens[i].tag in _FINITE:
        source = _names_before(tree, words[0])
    if frame in _LOOSE and (source is None or unsaid(tree, i)):
        return None
    if source is not None:
        source = _outside(source, (words, *content))
    return Cue(i, verb, words, source, content, frame)


def _names_before(tree: Tree, first: int) -> Stretch | None:
    """The proper name directly before a cue whose subject the parser missed."""
    k = first
    while k > 0 and tree.tokens[k - 1].pos == "PROPN":
        k -= 1
    return (k, first - 1) if k < first else None


def unsaid(tree: Tree, i: int) -> bool:
    """Whether a verb only names a saying that is to come or does not happen ("set to reveal", "has not commented")."""
    return tree.child(i, "neg") is not None or (tree.tokens[i].tag == "VB" and _has_to(tree, i))


def _content(tree: Tree, i: int, verb: str) -> tuple[str, tuple[Stretch, ...]] | None:
    if (verb in SPEECH or verb in BELIEF) and (clause := _clause(tree, i)):
        return "clause", clause
    if verb in INFINITIVE and (x := tree.child(i, "xcomp")) is not None and x > i and _has_to(tree, x):
        return "infinitive", (tree.edges[x],)
    for p in tree.kids(i, "prep", "prt"):
        if p > i and tree.tokens[p].lemma in PREPOSITION_CUES.get(verb, ()) and tree.child(p, "pobj", "pcomp") is not None:
            return "preposition", (_after(tree, p),)
    predicate = _predicate(tree, i) if verb in PREDICATIVE else None
    if predicate is not None:
        return "predicate", (predicate,)
    if verb in OBJECT and (o := tree.child(i, "dobj")) is not None and o > i and tree.tokens[o].pos != "PRON":
        return "object", (tree.edges[o],)
    return None


def _predicate(tree: Tree, i: int) -> Stretch | None:
    """The object of a verb together with what is said of it."""
    said = [c for c in tree.kids(i, "oprd", "ccomp", "xcomp", "prep") if c > i and _says_of(tree, c)]
    if not said:
        return None
    first = min([tree.edges[said[0]][0], *(tree.edges[o][0] for o in tree.kids(i, "dobj") if o > i)])
    return first, tree.edges[said[-1]][1]


def _says_of(tree: Tree, c: int) -> bool:
    token = tree.tokens[c]
    return token.dep != "prep" or token.lemma in {"as", "of", "for", "to"}


def _has_to(tree: Tree, i: int) -> bool:
    return any(tree.tokens[c].tag == "TO" for c in tree.children[i])


def _after(tree: Tree, p: int) -> Stretch:
    first, last = tree.edges[p]
    return (p + 1, last) if p == first and last > p else (first, last)


def _clause(tree: Tree, i: int) -> tuple[Stretch, ...]:
    """The clause a verb introduces: its complement, or the sentence it interrupts."""
    for c in tree.kids(i, "ccomp"):
        first, last = tree.edges[c]
        if first > i:
            return ((first, _to_clause_end(tree, i, c, last)),)
        if last < i:
            return ((first, last),)
        if first < i < last:  # the verb stands inside what it introduces
            return tuple(s for s in ((first, _left(tree, i) - 1), (i + 1, last)) if s[0] <= s[1])
    token = tree.tokens[i]
    if token.dep == "parataxis" and token.head != i:
        return _around(tree, token.head, tree.edges[i])
    return ()


def _to_clause_end(tree: Tree, i: int, c: int, last: int) -> int:
    """Where a clause after its cue ends: with adverbial clauses hung on the cue, before a further participle cue or "while"."""
    cut = last
    for d in tree.children[c]:
        token = tree.tokens[d]
        first = tree.edges[d][0]
        if (
            token.dep == "advcl"
            and first > c
            and tree.tokens[first - 1].text == ","
            and ((token.tag == "VBG" and first == d and lemma(tree, d) in SPEECH) or tree.tokens[first].text.lower() == "while")
        ):
            cut = min(cut, first - 2)
    for d in tree.kids(c, "conj"):
        token = tree.tokens[d]
        if (
            token.tag == tree.tokens[i].tag
            and tree.child(d, "nsubj", "nsubjpass") is None
            and lemma(tree, d) in SPEECH | PREDICATIVE
        ):
            first = tree.edges[d][0]
            cut = min(cut, first - 2 if first > 0 and tree.tokens[first - 1].dep == "cc" else first - 1)
    if cut < last:
        return max(c, cut)
    for d in tree.children[i]:
        token = tree.tokens[d]
        first, end = tree.edges[d]
        if (
            first == last + 1
            and token.dep == "advcl"
            and token.tag != "VBG"
            and tree.tokens[first].text.lower() in {"because", "if", "unless", "until", "after", "before", "since", "when"}
        ):
            last = end
    return last


def _left(tree: Tree, i: int) -> int:
    subject = tree.child(i, "nsubj", "nsubjpass")
    return min(i, tree.edges[subject][0]) if subject is not None else i


def _around(tree: Tree, head: int, hole: Stretch) -> tuple[Stretch, ...]:
    """The clause of ``head`` without the stretch ``hole``."""
    first, last = tree.edges[head]
    return tuple(
        t
        for s in ((first, min(last, hole[0] - 1)), (max(first, hole[1] + 1), last))
        if s[0] <= s[1] and (t := tree.trimmed(*s))
    )


def _according_to(tree: Tree, i: int) -> Cue | None:
    to = next((c for c in (i + 1, *tree.children[i]) if c < len(tree.tokens) and tree.tokens[c].text.lower() == "to"), None)
    if to is None:
        return None
    noun = tree.child(to, "pobj")
    if noun is None:
        noun = tree.child(i, "pobj")
    if noun is None:
        return None
    source = tree.edges[noun]
    hole = (i, source[1])
    head = tree.tokens[i].head
    if head == i:
        content = tuple(
            t
            for s in ((0, i - 1), (source[1] + 1, len(tree.tokens) - 1))
            if s[0] <= s[1] and (t := tree.trimmed(*s)) is not None
        )
    else:
        content = _around(tree, head, hole)
    if not content:
        return None
    return Cue(i, "according", (i, to), source, content, "according")


def _noun_cue(tree: Tree, i: int) -> Cue | None:
    """For "the claim that …": content the clause, source whoever owns or makes the claim."""
    clause = next((c for c in tree.kids(i, "acl", "ccomp") if _finite_that(tree, c)), None)
    if clause is None:
        return None
    owner = tree.child(i, "poss")
    source = tree.edges[owner] if owner is not None else None
    if (
        source is None
        and (by := next((p for p in tree.kids(i, "prep") if tree.tokens[p].lemma in {"by", "from"}), None)) is not None
    ):
        noun = tree.child(by, "pobj")
        source = tree.edges[noun] if noun is not None else None
    if source is None:
        return None
    content = (tree.edges[clause],)
    source = _outside(source, ((i, i), *content))
    return Cue(i, tree.tokens[i].lemma, (i, i), source, content, "noun")


def _finite_that(tree: Tree, c: int) -> bool:
    return tree.tokens[tree.edges[c][0]].text.lower() == "that"


def cue_words(tree: Tree, i: int) -> Stretch:
    """The verb with the auxiliaries, negation and adverbs that stand directly before it and its particle after it."""
    first = last = i
    kids = set(tree.kids(i, "aux", "auxpass", "neg", "advmod"))
    while first - 1 in kids:
        first -= 1
    for c in tree.kids(i, "prt"):
        if c == last + 1:
            last = c
    return first, last


def source_of(tree: Tree, i: int) -> Stretch | None:
    """The noun phrase, with its appositions, of whoever says or thinks: subject, agent, or the subject of the verb above."""
    for _ in range(6):
        found = _own_source(tree, i)
        if found is not None:
            return found
        token = tree.tokens[i]
        if token.dep in {"acl", "relcl"} and token.head < i and token.head != i:
            if token.tag == "VBN":
                return None
            first = tree.edges[token.head][0]
            return tree.trimmed(first, max(first, _left_edge(tree, i) - 1))
        if token.dep not in _UP or token.head == i or (token.dep in {"advcl", "ccomp"} and token.tag in _FINITE):
            return None
        i = token.head
    return None


def _left_edge(tree: Tree, i: int) -> int:
    return tree.edges[i][0]


def _own_source(tree: Tree, i: int) -> Stretch | None:
    agent = tree.child(i, "agent")
    if agent is not None and (noun := tree.child(agent, "pobj")) is not None:
        return tree.edges[noun]
    if tree.child(i, "nsubjpass") is not None:
        return None
    subject = tree.child(i, "nsubj")
    if subject is None or tree.tokens[subject].tag == "EX":
        return None
    first, last = tree.edges[subject]
    return tree.trimmed(first, with_apposition(tree, last) if subject > i else last)


def with_apposition(tree: Tree, last: int) -> int:
    """Last token of ", president of the union," after a name, where the parser hung it elsewhere."""
    n = last + 1
    if (
        n + 1 >= len(tree.tokens)
        or tree.tokens[n].text != ","
        or tree.tokens[n + 1].pos not in {"NOUN", "DET", "ADJ", "PROPN", "NUM"}
    ):
        return last
    for k in range(n + 1, min(len(tree.tokens), n + 16)):
        token = tree.tokens[k]
        if token.text in {",", ".", ";", "--", "—", "–"}:
            return k - 1 if any(t.pos == "NOUN" for t in tree.tokens[n + 1 : k]) else last
        if token.pos in {"VERB", "AUX", "PRON", "SCONJ"}:
            return last
    return last


def _outside(source: Stretch, taken: tuple[Stretch, ...]) -> Stretch | None:
    """``source`` without the words that belong to the cue or the content."""
    first, last = source
    for a, b in taken:
        if a <= first and last <= b:
            return None
        if a <= last and b >= first:
            if first < a:
                last = a - 1
            else:
                first = b + 1
    return (first, last) if first <= last else None
