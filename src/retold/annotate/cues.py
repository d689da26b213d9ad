"""What grammar tells about a cue verb: its dictionary form, the words around it that belong to it, and its source.

Cues are found by the tagger; the rules that add to it, and the credits, ask here who the subject is.
"""

from __future__ import annotations

from dataclasses import dataclass

from retold.annotate.tree import Tree

Stretch = tuple[int, int]
"""First and last token, both included."""

_UP = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"})
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


def lemma(tree: Tree, i: int) -> str:
    """The dictionary form of a verb."""
    token = tree.tokens[i]
    return _LEMMAS.get(token.lemma, token.lemma)


def unsaid(tree: Tree, i: int) -> bool:
    """Whether a verb only names a saying that is to come or does not happen ("set to reveal", "has not commented")."""
    return tree.child(i, "neg") is not None or (tree.tokens[i].tag == "VB" and _has_to(tree, i))


def _has_to(tree: Tree, i: int) -> bool:
    return any(tree.tokens[c].tag == "TO" for c in tree.children[i])


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
