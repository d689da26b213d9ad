"""How far a cue commits its source: "said" asserts, "alleged" hedges, "denied" and "did not say" deny, "if she says" is conditional."""

from __future__ import annotations

from retold.annotate.cues import lemma
from retold.annotate.tree import Tree
from retold.lang.cues import CONDITIONAL_MARKS, CONDITIONAL_MODALS, DENIED, HEDGED
from retold.model.marks import Certainty


def commitment(tree: Tree, i: int) -> Certainty:
    """The certainty of what the cue word ``i`` introduces, from the word and what stands on it."""
    word = lemma(tree, i)
    negated = tree.child(i, "neg") is not None
    if word in DENIED:
        return Certainty.HEDGED if negated else Certainty.DENIED
    if negated:
        return Certainty.DENIED
    if _conditional(tree, i):
        return Certainty.CONDITIONAL
    return Certainty.HEDGED if word in HEDGED else Certainty.ASSERTED


def _conditional(tree: Tree, i: int) -> bool:
    for c in tree.children[i]:
        token = tree.tokens[c]
        text = token.text.lower()
        if token.dep == "aux" and text in CONDITIONAL_MODALS:
            return True
        if token.dep in {"mark", "advmod"} and text in CONDITIONAL_MARKS:
            return True
    return False
