"""Verbs and nouns for the two ends of one scale: what rose did not fall, what began did not end in the same happening.

One noun may take both in one story (``shares rose before the bell``, ``shares fell at noon``): two happenings. Victories and defeats, sales
and purchases are no opposites: they are one happening told from two sides.

Source: compiled by the retold project from general knowledge of English. Licence: Apache-2.0.
"""

from __future__ import annotations

from collections.abc import Iterable

from retold.lang.events_keys import class_key

_PAIRS = """
rise increase climb surge soar gain jump grow rebound | fall drop tumble plunge slump sink slide dip decrease reduce cut shrink lower
begin start open | end finish conclude halt cease
shut close | reopen resume
lose | restore regain re-establish reestablish recover
"""

_SIDE: dict[str, tuple[int, int]] = {
    class_key(word): (row, side)
    for row, line in enumerate(_PAIRS.strip().splitlines())
    for side, words in enumerate(line.split("|"))
    for word in words.split()
}
"""Key of a word -> which pair it belongs to, and which side of it."""


def sides(keys: Iterable[str]) -> frozenset[tuple[int, int]]:
    """The sides on which some words stand, given by their keys."""
    return frozenset(_SIDE[k] for k in keys if k in _SIDE)


def opposed(a: frozenset[tuple[int, int]], b: frozenset[tuple[int, int]]) -> bool:
    """Whether two uses tell opposite things: each stands on one side of a pair, and neither on both."""
    return any((row, 1 - side) in b and (row, side) not in b and (row, 1 - side) not in a for row, side in a)
