"""Where two wordings of the same quotation part, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retold.model.view import fold

_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one wording: ``same`` as the other, ``only`` in this one, or a ``gap`` where the other has more."""

    kind: str
    text: str


def word_diff(base: str, other: str) -> tuple[Run, ...]:
    """``other`` in runs, read against ``base``; glyphs of quotes, dashes and spaces are no difference.

    Very long texts (over 20,000 characters) are given as one run without comparison.
    """
    from rapidfuzz.distance import Indel

    if max(len(base), len(other)) > _LIMIT:
        return (Run("same", other),)
    ours = [(m.start(), m.end()) for m in _WORD.finditer(other)]
    theirs = [_key(m[0]) for m in _WORD.finditer(base)]
    keys = [_key(other[a:b]) for a, b in ours]
    runs: list[Run] = []
    at = 0
    for op in Indel.opcodes(theirs, keys):
        if op.tag == "delete":
            runs.append(Run("gap", ""))
            continue
        end = ours[op.dest_end][0] if op.dest_end < len(ours) else len(other)
        runs.append(Run("same" if op.tag == "equal" else "only", other[at:end]))
        at = end
    if at < len(other):
        runs.append(Run("same", other[at:]))
    kept = [r for n, r in enumerate(runs) if r.kind != "gap" or not _replaced(runs, n)]
    return tuple(_joined(kept)) if kept else (Run("same", other),)


def equal_words(base: str, other: str) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of equal words as start and end in ``base``, start and end in ``other``; glyphs are no difference, as above."""
    from rapidfuzz.distance import Indel

    theirs, ours = ([(m.start(), m.end()) for m in _WORD.finditer(t)] for t in (base, other))
    keys = [_key(base[a:b]) for a, b in theirs], [_key(other[a:b]) for a, b in ours]
    for op in Indel.opcodes(*keys):
        if op.tag == "equal":
            first, last = theirs[op.src_start], theirs[op.src_end - 1]
            yield first[0], last[1], ours[op.dest_start][0], ours[op.dest_end - 1][1]


def _joined(runs: list[Run]) -> list[Run]:
    """Runs with the white space after words of one's own given to both: it is nobody's own."""
    out: list[Run] = []
    split = (part for r in runs for part in ((Run("only", r.text.rstrip()), _space(r.text)) if r.kind == "only" else (r,)))
    for r in split:
        if r.kind != "gap" and not r.text:
            continue
        if out and out[-1].kind == r.kind == "same":
            out[-1] = Run("same", out[-1].text + r.text)
        else:
            out.append(r)
    return out


def _replaced(runs: list[Run], n: int) -> bool:
    """Whether other words stand where these are missing, so that the gap says nothing more."""
    return any(r.kind == "only" for r in runs[max(0, n - 1) : n + 2])


def _space(text: str) -> Run:
    return Run("same", text[len(text.rstrip()) :])


def _key(word: str) -> str:
    return fold(word, keep_case=True).text
