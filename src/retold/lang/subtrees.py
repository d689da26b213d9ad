"""The words below a word in a parsed sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from retold.model.marks import Token


def subtree(
    tokens: Sequence[Token], tops: Iterable[int], loose: Collection[str] = frozenset(), without: Collection[int] = frozenset()
) -> list[int]:
    """The numbers of ``tops`` and of all words below them, however deep, in order.

    Words that hang on by one of the ``loose`` relations, and those ``without`` which it is asked for, are left out with what is below
    them. Linear in the words of the sentence.
    """
    children: dict[int, list[int]] = {}
    for i, t in enumerate(tokens):
        if t.head != i and t.dep not in loose and i not in without:
            children.setdefault(t.head, []).append(i)
    found: set[int] = set()
    todo = list(tops)
    while todo:
        at = todo.pop()
        if at not in found:
            found.add(at)
            todo += children.get(at, ())
    return sorted(found)
