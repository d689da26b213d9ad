"""What an article calls its documents: "cease-and-desist letter" for what it later only calls "the letter"."""

from __future__ import annotations

from collections import defaultdict

from retold.annotate.tree import Tree
from retold.lang.documents import COMPOUND, DOCUMENTS, RECORDINGS, RELEASES

_BEFORE = frozenset({"compound", "amod", "nmod", "punct", "npadvmod", "cc", "conj"})
_LOOSE = frozenset({"JJ", "JJS", "VBN", "VBG"})


def is_document(tree: Tree, i: int) -> bool:
    """Whether a token is a noun for a text, a recording or a release."""
    token = tree.tokens[i]
    return token.pos in {"NOUN", "PROPN"} and (
        token.lemma in DOCUMENTS | RELEASES | RECORDINGS or token.text.lower() in DOCUMENTS
    )


def fullest_names(trees: list[Tree]) -> dict[str, str]:
    """For every document noun (lemma) the fullest way in which the article describes it."""
    forms: dict[str, dict[str, int]] = defaultdict(dict)
    for tree in trees:
        for i, token in enumerate(tree.tokens):
            if is_document(tree, i):
                phrase = described(tree, i)
                forms[token.lemma][phrase] = forms[token.lemma].get(phrase, 0) + 1
    return {noun: max(counts, key=lambda p: (min(len(p.split()), 3), counts[p], p)) for noun, counts in forms.items()}


def described(tree: Tree, i: int) -> str:
    """The noun with the words before it that tell which kind it is, without articles and passing adjectives."""
    first = i
    while first > 0 and (tree.tokens[first - 1].text == "-" or tree.tokens[first - 1].dep in _BEFORE):
        token = tree.tokens[first - 1]
        if token.text != "-" and (not token.text[:1].isalnum() or _passing(tree, first - 1, i)):
            break
        first -= 1
    while first < i and not tree.tokens[first].text[:1].isalnum():
        first += 1
    return " ".join(tree.as_written(first, i).split())


def _passing(tree: Tree, k: int, noun: int) -> bool:
    token = tree.tokens[k]
    return token.tag in _LOOSE and k + 1 == noun and "-" not in token.text and token.lemma not in COMPOUND


def name_of(tree: Tree, i: int, fullest: dict[str, str]) -> str:
    """A document's name: its own words, or the article's fullest ones where it is only "the letter"."""
    own = described(tree, i)
    definite = any(tree.tokens[c].text.lower() in {"the", "that", "this"} for c in tree.kids(i, "det"))
    bare = len(own.split()) == 1 and (definite or tree.tokens[i].text[:1].isupper())
    return fullest.get(tree.tokens[i].lemma, own) if bare else own
