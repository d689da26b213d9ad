"""Quoted words inside a sentence that no cue's content has taken: whose they are, where a verb of saying governs them.

"The group issued a “travel advisory”" gives its words to the group; quotation marks around titles of works and
nicknames ("the film “X”", "John “Jack” Doe") stay unattributed, for nothing tells who speaks.
"""

from __future__ import annotations

from collections.abc import Iterator

from retold.annotate.cues import Cue, Stretch, cue_words, lemma, source_of, unsaid
from retold.annotate.direct import Paragraph, Place
from retold.annotate.quotations import Quotation
from retold.annotate.tree import Tree
from retold.lang.cues import OBJECT, PREDICATIVE, QUOTED_OBJECT, SPEECH

LONGEST = 14
"""Words of the phrase around a quoted fragment that still count as content; of longer phrases the fragment alone does."""

_GOVERNING = (SPEECH | OBJECT | PREDICATIVE | QUOTED_OBJECT) - {"be", "read", "show", "find"}


def fragments(par: Paragraph, taken: list[tuple[int, int]]) -> Iterator[tuple[Place, Cue]]:
    """Cues for the paragraph's quotations outside ``taken`` (sorted offsets of content), each with its verb's place."""
    k = 0
    for q in par.quotations:
        while k < len(taken) and taken[k][1] <= q.start:
            k += 1
        if k < len(taken) and taken[k][0] < q.end:
            continue
        found = _governed(par, q)
        if found is not None:
            yield found


def _governed(par: Paragraph, q: Quotation) -> tuple[Place, Cue] | None:
    inside = par.between(q.inner_start, q.inner_end)
    if not inside:
        return None
    s, first = inside[0]
    tree = par.trees[s]
    below = first
    for step, up in enumerate(tree.ancestors(first)):
        token = tree.tokens[up]
        if token.pos == "VERB" and not q.start <= token.start < q.end:
            break
        below = up
        if step > 8:
            return None
    else:
        return None
    if lemma(tree, up) not in _GOVERNING or tree.tokens[below].dep in {"nsubj", "nsubjpass", "advcl", "relcl"} or below < up:
        return None
    source = source_of(tree, up)
    if source is None or unsaid(tree, up) or par.quoted(tree.tokens[up].start) or _is_name(par, q):
        return None
    last = max(i for t, i in inside if t == s)
    content = _phrase(tree, below, first, last)
    return (s, up), Cue(up, lemma(tree, up), cue_words(tree, up), source, (content,), "fragment")


def _phrase(tree: Tree, below: int, first: int, last: int) -> Stretch:
    low, high = tree.edges[below]
    low, high = min(low, first), max(high, last)
    return (low, high) if high - low < LONGEST else (first, last)


def _is_name(par: Paragraph, q: Quotation) -> bool:
    """Whether quoted words are a title: every word of weight begins with a capital."""
    words = [w for w in par.text[q.inner_start : q.inner_end].split() if len(w) > 3]
    return bool(words) and all(w[0].isupper() or not w[0].isalpha() for w in words)
